/* Periods as layouts and indicators mean them. */
#include "read/period_reader.h"

static const struct {
    const char *word;
    enum period_choice choice;
} words[] = {{"base", PERIOD_BASE},   {"same", PERIOD_SAME}, {"previous", PERIOD_PREVIOUS},
             {"first", PERIOD_FIRST}, {"last", PERIOD_LAST}};

enum { WORDS = sizeof words / sizeof *words };

struct period_ref period_ref_read(struct arena *arena, const struct xml_element *element,
                                  const char *name, enum period_choice otherwise)
{
    struct token token = attribute_token(element, name);
    if (!token.size)
        return (struct period_ref){otherwise, NULL};
    for (unsigned i = 0; i < WORDS; i++)
        if (token_is(token, words[i].word))
            return (struct period_ref){words[i].choice, NULL};
    return (struct period_ref){PERIOD_NAMED, attribute_string(arena, element, name)};
}

bool period_is_word(struct token name)
{
    for (unsigned i = 0; i < WORDS; i++)
        if (token_is(name, words[i].word))
            return true;
    return false;
}
