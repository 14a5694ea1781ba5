/* The strings that the cells of a workbook share. */
#include "base/memory.h"
#include "sheet/workbook_build.h"

#include <string.h>

struct strings {
    struct workbook_build *build;
    bool phonetic; /* in the reading aid of an East Asian text */
};

static bool start(void *context, const struct part_element *element)
{
    struct strings *strings = context;
    if (!strcmp(element->name, "rPh"))
        strings->phonetic = true;
    return true;
}

static bool end(void *context, const char *name, const char *text, size_t size)
{
    struct strings *strings = context;
    struct workbook_build *build = strings->build;
    if (!strcmp(name, "t") && !strings->phonetic) {
        buffer_put(&build->string_text, text, size);
    } else if (!strcmp(name, "rPh")) {
        strings->phonetic = false;
    } else if (!strcmp(name, "si")) {
        if (build->string_count == SHARED_STRINGS)
            return false;
        build->string_ends =
            memory_grow(build->string_ends, build->string_count, &build->string_capacity,
                        sizeof *build->string_ends);
        build->string_ends[build->string_count++] = build->string_text.length;
    }
    return true;
}

int workbook_read_strings(struct workbook_build *build)
{
    struct strings strings = {.build = build};
    struct part_handlers handlers = {start, end, &strings};
    return build->strings && workbook_parse(build, build->strings, &handlers) < 0 ? -1 : 0;
}

const char *workbook_string(const struct workbook_build *build, size_t index, size_t *size)
{
    if (index >= build->string_count)
        return NULL;
    size_t begin = index ? build->string_ends[index - 1] : 0;
    *size = build->string_ends[index] - begin;
    return *size ? build->string_text.bytes + begin : "";
}
