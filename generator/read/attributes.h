/* Attributes, read as what they mean. */
#ifndef PHULUC_READ_ATTRIBUTES_H
#define PHULUC_READ_ATTRIBUTES_H

#include "base/arena.h"
#include "read/xml_stream.h"

#include <stdbool.h>
#include <stddef.h>

/* An attribute's value, or part of it, without the white space around it; not terminated.
 */
struct token {
    const char *text; /* NULL: there is no such attribute */
    size_t size;
};

struct token attribute_token(const struct xml_element *element, const char *name);

/* The next word of a list of words; moves `*list` behind it. Its text is NULL at the end.
 */
struct token token_next(struct token *list);

/* How many bytes of it a message shows: printf's "%.*s". */
int token_shown(struct token token);

bool token_is(struct token token, const char *word);

/* The token with inner white space folded to single spaces: itself where it already is so,
 * else a copy in the arena. */
struct token token_normal(struct arena *arena, struct token token);

/* Normalised and copied; NULL where the attribute is absent or empty. */
const char *attribute_string(struct arena *arena, const struct xml_element *element,
                             const char *name);

/* False where the attribute is absent. */
bool attribute_true(const struct xml_element *element, const char *name);

/* A whole number up to `limit`. Returns 0, -1 where the attribute is no such number; leaves
 * `*number` as it is where it is absent. */
int attribute_unsigned(const struct xml_element *element, const char *name, unsigned limit,
                       unsigned *number);

/* The number of the word in `words`, which end in NULL; `otherwise` where the attribute is
 * absent or none of them. */
int attribute_choice(const struct xml_element *element, const char *name,
                     const char *const *words, int otherwise);

#endif
