/* A layout, profile or face that is being read: what their readers share. */
#ifndef PHULUC_READ_SPEC_BUILD_H
#define PHULUC_READ_SPEC_BUILD_H

#include "base/diagnostic.h"
#include "model/layout_spec.h"
#include "read/attributes.h"
#include "read/element_reader.h"
#include "read/text_reader.h"

#include <stdint.h>

/* First in the structure that each of the readers has as its context. */
struct spec_build {
    struct arena *arena;
    const struct source *source;
    struct diagnostics *diagnostics;
    struct element_reader reader;
    const struct rich_text **text;   /* where the text that is being read belongs */
    const struct field **references; /* the fields that name a comparison */
    size_t reference_count, reference_capacity;
};

/* Begins and ends a reading. `build` is zeros before. */
void spec_begin(struct spec_build *build, const struct input *input,
                struct diagnostics *diagnostics);
void spec_end(struct spec_build *build);

static inline struct place spec_place(const struct spec_build *build, uint32_t at)
{
    return place_in(build->source, at);
}

/* Reads a length; leaves `*out` where the attribute is absent or no length (L06). */
void spec_length(struct spec_build *build, const struct xml_element *element,
                 const char *name, length *out);

uint8_t spec_style(const struct xml_element *element); /* style= as STYLE_* */

enum verdict spec_verdict(const struct xml_element *element); /* verdict= */

/* Begins the text of an element; spec_close_text puts it `where` it belongs. Returns true.
 */
bool spec_begin_text(struct spec_build *build, const struct xml_element *element,
                     const struct rich_text **where);
void spec_close_text(struct element_reader *reader);

/* Streams a document whose root is to be `rule`; tells where it is another of the three
 * (L06). Returns 0 where the document is valid, else -1. */
int spec_run(struct spec_build *build, const struct element_rule *rule,
             const struct input *input, const struct schema *schema);

/* template_reader.c: what may stand in the texts of the several places. */
extern const struct element_rule *const plain_children[];
extern const struct element_rule *const header_children[];
extern const struct element_rule *const cell_children[];
extern const struct element_rule *const row_cell_children[];
extern const struct element_rule *const label_children[];
extern const struct element_rule *const reference_children[];
extern const struct element_rule *const page_number_children[];
extern const struct element_rule *const computed_mark_children[];

#endif
