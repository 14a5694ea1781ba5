/* What the number formats of a workbook make of numbers. */
#include "base/memory.h"
#include "sheet/workbook_build.h"

#include <stdlib.h>
#include <string.h>

enum { BUILT_IN_FORMATS = 164 }; /* further ones have higher numbers */

struct number_format_of {
    unsigned id;
    enum format_class class;
};

struct styles {
    struct workbook_build *build;
    struct number_format_of *formats;
    size_t count, capacity;
    bool in_cells; /* in cellXfs, which cells mean, and not in cellStyleXfs */
};

/* Behind what is quoted, escaped or in brackets at that place: it is shown as it is. */
static size_t skip_literal(const char *code, size_t at, size_t size)
{
    char close = code[at] == '"' ? '"' : ']';
    if (code[at] == '\\' || code[at] == '_' || code[at] == '*')
        return at + 2;
    if (code[at] != '"' && code[at] != '[')
        return at;
    while (++at < size && code[at] != close)
        ;
    return at + 1;
}

enum format_class number_format_class(const char *code, size_t size)
{
    if (size == strlen("General") && !memcmp(code, "General", size))
        return FORMAT_NUMBER;
    for (size_t at = 0; at < size;) {
        size_t next = skip_literal(code, at, size);
        if (next > at) {
            at = next;
            continue;
        }
        if (code[at] == '%')
            return FORMAT_PERCENT;
        if (strchr("dmyhsDMYHS", code[at]))
            return FORMAT_DATE;
        at++;
    }
    return FORMAT_NUMBER;
}

/* As ECMA-376 part 1, 18.8.30 numbers them. */
static enum format_class built_in_class(unsigned id)
{
    if (id == 9 || id == 10)
        return FORMAT_PERCENT;
    bool date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) ||
                (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    return date ? FORMAT_DATE : FORMAT_NUMBER;
}

static bool read_id(unsigned *id, const struct part_attribute *attribute)
{
    *id = 0;
    if (!attribute || attribute->size > 8)
        return false;
    for (size_t i = 0; i < attribute->size; i++)
        *id = *id * 10 + (unsigned)(attribute->value[i] - '0') % 10;
    return true;
}

static enum format_class find_class(const struct styles *styles, unsigned id)
{
    for (size_t i = 0; i < styles->count; i++)
        if (styles->formats[i].id == id)
            return styles->formats[i].class;
    return id < BUILT_IN_FORMATS ? built_in_class(id) : FORMAT_NUMBER;
}

static bool add_format(struct styles *styles, const struct part_element *element)
{
    unsigned id;
    const struct part_attribute *code = part_find(element, "formatCode");
    if (!code || !read_id(&id, part_find(element, "numFmtId")))
        return true;
    if (styles->count == NUMBER_FORMATS)
        return false;
    styles->formats = memory_grow(styles->formats, styles->count, &styles->capacity,
                                  sizeof *styles->formats);
    styles->formats[styles->count++] =
        (struct number_format_of){id, number_format_class(code->value, code->size)};
    return true;
}

static bool add_style(struct styles *styles, const struct part_element *element)
{
    struct workbook_build *build = styles->build;
    unsigned id;
    if (build->style_count == CELL_STYLES)
        return false;
    bool known = read_id(&id, part_find(element, "numFmtId"));
    build->style_classes =
        memory_grow(build->style_classes, build->style_count, &build->style_capacity,
                    sizeof *build->style_classes);
    build->style_classes[build->style_count++] =
        known ? (uint8_t)find_class(styles, id) : FORMAT_NUMBER;
    return true;
}

static bool start(void *context, const struct part_element *element)
{
    struct styles *styles = context;
    if (!strcmp(element->name, "numFmt"))
        return add_format(styles, element);
    if (!strcmp(element->name, "cellXfs"))
        styles->in_cells = true;
    else if (!strcmp(element->name, "xf") && styles->in_cells)
        return add_style(styles, element);
    return true;
}

static bool end(void *context, const char *name, const char *text, size_t size)
{
    struct styles *styles = context;
    (void)text, (void)size;
    if (!strcmp(name, "cellXfs"))
        styles->in_cells = false;
    return true;
}

int workbook_read_styles(struct workbook_build *build)
{
    struct styles styles = {.build = build};
    struct part_handlers handlers = {start, end, &styles};
    int result = build->styles ? workbook_parse(build, build->styles, &handlers) : 0;
    free(styles.formats);
    return result < 0 ? -1 : 0;
}

enum format_class workbook_style_class(const struct workbook_build *build, size_t style)
{
    return style < build->style_count ? (enum format_class)build->style_classes[style]
                                      : FORMAT_NUMBER;
}
