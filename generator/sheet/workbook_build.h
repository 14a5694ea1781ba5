/* A workbook that is being read: what the parts of its reader share. */
#ifndef PHULUC_SHEET_WORKBOOK_BUILD_H
#define PHULUC_SHEET_WORKBOOK_BUILD_H

#include "sheet/grid.h"
#include "sheet/package.h"
#include "sheet/part_parser.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    SHARED_STRINGS = 1000000, /* the most that are kept */
    CELL_STYLES = 65536,
    NUMBER_FORMATS = 10000
};

/* What a number format makes of a number. */
enum format_class { FORMAT_NUMBER, FORMAT_PERCENT, FORMAT_DATE };

struct workbook_build {
    struct grid *grid;
    struct package *package;
    struct diagnostics *diagnostics;
    struct buffer part; /* the one being read */

    char *workbook, *sheet, *strings, *styles; /* names of parts, in the grid's arena */
    const char *sheet_id;                      /* of the relationship */

    struct buffer string_text;
    size_t *string_ends; /* in string_text */
    size_t string_count, string_capacity;
    uint8_t *style_classes; /* enum format_class, by the index of a cell's style */
    size_t style_count, style_capacity;
};

/* workbook_parse.c: reads a part and streams it. Returns 0; 1 where there is none of that name; or -1 after
 * telling that it is damaged or too large (S01, S02). */
int workbook_parse(struct workbook_build *build, const char *part,
                   const struct part_handlers *handlers);
void workbook_tell_damaged(const struct workbook_build *build, const char *part);

/* workbook_parts.c: finds the parts to read. Returns 0, or -1 after telling why. */
int workbook_find_parts(struct workbook_build *build);

/* workbook_strings.c */
int workbook_read_strings(struct workbook_build *build);

/* The shared string of that index, or NULL. */
const char *workbook_string(const struct workbook_build *build, size_t index, size_t *size);

/* workbook_styles.c */
int workbook_read_styles(struct workbook_build *build);
enum format_class workbook_style_class(const struct workbook_build *build, size_t style);

/* What a code such as 0.0% or dd/mm/yyyy makes of a number. */
enum format_class number_format_class(const char *code, size_t size);

/* workbook_cells.c */
int workbook_read_cells(struct workbook_build *build);

/* stored_number.c: reads a number as a workbook stores it, "12.800000000000001" or "1E-3",
 * rounded to the 15 digits that Excel shows, times ten to the power of `shift`. Returns -1
 * where it is none, or too large. */
int stored_number_read(struct decimal *out, const char *text, size_t size, int shift);

#endif
