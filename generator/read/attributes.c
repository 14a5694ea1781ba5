/* Attributes, read as what they mean. */
#include "read/attributes.h"

#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static struct token trim(const char *text, size_t size)
{
    while (size && is_space(*text)) {
        text++;
        size--;
    }
    while (size && is_space(text[size - 1]))
        size--;
    return (struct token){text, size};
}

struct token attribute_token(const struct xml_element *element, const char *name)
{
    const struct xml_attribute *attribute = xml_find_attribute(element, name);
    return attribute ? trim(attribute->value, attribute->size) : (struct token){NULL, 0};
}

struct token token_next(struct token *list)
{
    struct token rest = trim(list->text, list->size);
    if (!rest.size)
        return (struct token){NULL, 0};
    struct token word = {rest.text, 0};
    while (word.size < rest.size && !is_space(word.text[word.size]))
        word.size++;
    *list = (struct token){word.text + word.size, rest.size - word.size};
    return word;
}

int token_shown(struct token token)
{
    enum { LIMIT = 60 };
    if (token.size <= LIMIT)
        return (int)token.size;
    int size = LIMIT;
    while (size && ((unsigned char)token.text[size] & 0xC0) == 0x80)
        size--;
    return size;
}

bool token_is(struct token token, const char *word)
{
    return token.text && strlen(word) == token.size &&
           !memcmp(word, token.text, token.size);
}

static bool needs_folding(struct token token)
{
    for (size_t i = 0; i < token.size; i++)
        if (is_space(token.text[i]) && (token.text[i] != ' ' || token.text[i + 1] == ' '))
            return true;
    return false;
}

static struct token fold(struct arena *arena, struct token token)
{
    char *folded = arena_alloc(arena, token.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < token.size; i++)
        if (!is_space(token.text[i]))
            folded[size++] = token.text[i];
        else if (folded[size - 1] != ' ')
            folded[size++] = ' ';
    return (struct token){folded, size};
}

struct token token_normal(struct arena *arena, struct token token)
{
    if (!token.text)
        return token;
    return needs_folding(token) ? fold(arena, token) : token;
}

const char *attribute_string(struct arena *arena, const struct xml_element *element,
                             const char *name)
{
    struct token token = attribute_token(element, name);
    if (!token.size)
        return NULL;
    token = token_normal(arena, token);
    return arena_string(arena, token.text, token.size);
}

bool attribute_true(const struct xml_element *element, const char *name)
{
    struct token token = attribute_token(element, name);
    return token_is(token, "true") || token_is(token, "1");
}

int attribute_unsigned(const struct xml_element *element, const char *name, unsigned limit,
                       unsigned *number)
{
    struct token token = attribute_token(element, name);
    if (!token.text)
        return 0;
    if (token.size && *token.text == '+')
        token = (struct token){token.text + 1, token.size - 1};
    if (!token.size)
        return -1;
    unsigned long long sum = 0;
    for (size_t i = 0; i < token.size; i++) {
        if (token.text[i] < '0' || token.text[i] > '9')
            return -1;
        sum = sum * 10 + (unsigned)(token.text[i] - '0');
        if (sum > limit)
            return -1;
    }
    *number = (unsigned)sum;
    return 0;
}

int attribute_choice(const struct xml_element *element, const char *name,
                     const char *const *words, int otherwise)
{
    struct token token = attribute_token(element, name);
    for (int i = 0; words[i]; i++)
        if (token_is(token, words[i]))
            return i;
    return otherwise;
}
