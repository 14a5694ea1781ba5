/* Periods as layouts and indicators mean them: base, previous, a name, or a period itself. */
#ifndef PHULUC_READ_PERIOD_READER_H
#define PHULUC_READ_PERIOD_READER_H

#include "model/comparison_terms.h"
#include "read/attributes.h"

/* The period that an attribute means; `otherwise` where it is absent. */
struct period_ref period_ref_read(struct arena *arena, const struct xml_element *element,
                                  const char *name, enum period_choice otherwise);

/* Whether it is a word that means a period by where it stands, so that none is named so. */
bool period_is_word(struct token name);

#endif
