/* Finds the parts of a workbook: its first sheet that is shown, strings and styles. */
#include "sheet/workbook_build.h"

#include <string.h>

enum { PART_NAME = 400 };

struct relations {
    struct workbook_build *build;
    const char *from; /* the part that they belong to, or "": the package */
};

static char *keep(struct workbook_build *build, const struct part_attribute *attribute)
{
    return arena_string(build->grid->arena, attribute->value, attribute->size);
}

/* The name of the part that a target means: "/xl/styles.xml", or "styles.xml" beside the
 * part that it belongs to. Steps upwards and outside references find no part. */
static char *resolve(const struct relations *relations, const struct part_attribute *target)
{
    struct workbook_build *build = relations->build;
    if (target->size > PART_NAME)
        return NULL;
    if (target->size && target->value[0] == '/')
        return arena_string(build->grid->arena, target->value + 1, target->size - 1);
    const char *slash = strrchr(relations->from, '/');
    size_t folder = slash ? (size_t)(slash - relations->from) + 1 : 0;
    struct buffer path = {0};
    buffer_put(&path, relations->from, folder);
    buffer_put(&path, target->value, target->size);
    char *name = arena_string(build->grid->arena, path.bytes, path.length);
    buffer_free(&path);
    return name;
}

/* Types are URIs that differ between the editions of the standard; their ends do not. */
static bool ends_with(const struct part_attribute *attribute, const char *ending)
{
    size_t size = strlen(ending);
    return attribute->size >= size &&
           !memcmp(attribute->value + attribute->size - size, ending, size);
}

static bool take_relation(void *context, const struct part_element *element)
{
    struct relations *relations = context;
    struct workbook_build *build = relations->build;
    const struct part_attribute *type = part_find(element, "Type");
    const struct part_attribute *target = part_find(element, "Target");
    const struct part_attribute *id = part_find(element, "Id");
    if (strcmp(element->name, "Relationship") != 0 || !type || !target ||
        part_attribute_is(part_find(element, "TargetMode"), "External"))
        return true;
    if (ends_with(type, "/officeDocument") && !*relations->from)
        build->workbook = resolve(relations, target);
    else if (ends_with(type, "/sharedStrings"))
        build->strings = resolve(relations, target);
    else if (ends_with(type, "/styles"))
        build->styles = resolve(relations, target);
    else if (build->sheet_id && part_attribute_is(id, build->sheet_id))
        build->sheet = resolve(relations, target);
    return true;
}

static bool pass_end(void *context, const char *name, const char *text, size_t size)
{
    (void)context, (void)name, (void)text, (void)size;
    return true;
}

/* "xl/_rels/workbook.xml.rels" of "xl/workbook.xml" */
static int read_relations(struct workbook_build *build, const char *from)
{
    const char *slash = strrchr(from, '/');
    int folder = slash ? (int)(slash - from) + 1 : 0;
    struct relations relations = {build, from};
    struct part_handlers handlers = {take_relation, pass_end, &relations};
    struct buffer name = {0};
    buffer_format(&name, "%.*s_rels/%s.rels", folder, from, from + folder);
    int result = workbook_parse(build, buffer_string(&name), &handlers);
    if (result == 1)
        workbook_tell_damaged(build, buffer_string(&name));
    buffer_free(&name);
    return result ? -1 : 0;
}

static bool take_sheet(void *context, const struct part_element *element)
{
    struct workbook_build *build = context;
    const struct part_attribute *name = part_find(element, "name");
    const struct part_attribute *id = part_find(element, "id");
    const struct part_attribute *state = part_find(element, "state");
    if (strcmp(element->name, "sheet") != 0 || build->sheet_id || !name || !id ||
        (state && !part_attribute_is(state, "visible")))
        return true;
    build->grid->sheet = keep(build, name);
    build->sheet_id = keep(build, id);
    return true;
}

int workbook_find_parts(struct workbook_build *build)
{
    struct part_handlers sheets = {take_sheet, pass_end, build};
    if (read_relations(build, ""))
        return -1;
    int result = build->workbook ? workbook_parse(build, build->workbook, &sheets) : 1;
    if (result == 1 || (result == 0 && !build->sheet_id)) {
        workbook_tell_damaged(build, build->workbook ? build->workbook : "xl/workbook.xml");
        return -1;
    }
    if (result || read_relations(build, build->workbook))
        return -1;
    if (build->sheet)
        return 0;
    workbook_tell_damaged(build, build->workbook);
    return -1;
}
