/* Figures: read from attributes, gathered while a text is read, placed when it is whole. */
#ifndef PHULUC_READ_FIGURE_READER_H
#define PHULUC_READ_FIGURE_READER_H

#include "model/report.h"
#include "read/text_reader.h"
#include "read/xml_stream.h"

#include <stddef.h>
#include <stdint.h>

struct report_build;

/* A figure of a text that is not whole yet. */
struct gathered_figure {
    struct figure figure;
    struct value *value; /* that it belongs to */
    uint16_t index;      /* in the value */
    uint32_t run;        /* in the text */
};

struct figure_list {
    struct gathered_figure *items;
    size_t count, capacity;
};

enum figure_found { FIGURE_NONE, FIGURE_FOUND, FIGURE_FAULTY };

/* Reads value=, or min= and max=. `figure` has its unit already, which a percent sign
 * replaces. FIGURE_FAULTY after telling what is wrong (R04, R05, R07), or where the schema
 * has told it. */
enum figure_found figure_read(struct report_build *build, const struct xml_element *element,
                              struct figure *figure);

/* Gives every gathered figure its place in the array of its value, and the text of `body`
 * the pointers to them. */
void figures_place(struct report_build *build);

#endif
