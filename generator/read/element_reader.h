/* Leads the events of a document to the functions that know the elements, by tables of what
 * may stand in what. */
#ifndef PHULUC_READ_ELEMENT_READER_H
#define PHULUC_READ_ELEMENT_READER_H

#include "read/text_reader.h"
#include "read/xml_stream.h"

#include <stdbool.h>

struct element_reader;

/* How an element is read. Elements that no rule allows where they stand are passed over
 * with all they hold; that they are wrong is the schema's to tell. */
struct element_rule {
    const char *name;
    /* Returns false where the element is to be passed over. NULL: nothing to do. */
    bool (*open)(struct element_reader *reader, const struct xml_element *element);
    void (*close)(struct element_reader *reader); /* or NULL */
    const struct element_rule *const *children;   /* ends in NULL; NULL: none */
    bool mixed;                                   /* its characters go to reader->text */
    bool inherits; /* it holds what the element around it may hold: <b>, <p> */
    int meaning;   /* for the open function: reader->meaning */
};

struct element_frame {
    const struct element_rule *rule;
    const struct element_rule *scope; /* whose children and characters these are */
};

struct element_reader {
    void *context;            /* what is being built */
    struct text_reader *text; /* of the text that is being read */
    int meaning;              /* of the rule whose open function is called */
    struct element_frame frames[INPUT_DEPTH + 1];
    size_t depth;
    size_t passed_over; /* open elements that are */
};

/* Streams the document through the rules; `root` is a rule that only has children, the
 * documents' roots. Returns what xml_stream returns. */
enum xml_result element_reader_run(struct element_reader *reader,
                                   const struct element_rule *root,
                                   const struct input *input, const struct schema *schema,
                                   bool thread_allowed, struct diagnostics *diagnostics);

/* <p>, <b>, <i> and <br>, for every text. */
extern const struct element_rule paragraph_rule, bold_rule, italic_rule, break_rule;

#endif
