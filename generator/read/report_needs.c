/* What a report asks for by name: its layouts and its profile. */
#include "read/report_needs.h"

#include "base/memory.h"
#include "read/attributes.h"
#include "read/xml_stream.h"

#include <stdlib.h>
#include <string.h>

static void add_table(struct report_needs *needs, const char *layout, uint32_t at)
{
    needs->tables = memory_grow(needs->tables, needs->table_count, &needs->capacity,
                                sizeof *needs->tables);
    needs->tables[needs->table_count++] = (struct table_need){layout, at};
}

void report_needs_of(struct report_needs *needs, const struct report *report)
{
    *needs = (struct report_needs){.layout = report->layout, .profile = report->profile};
    for (const struct report_table *table = report->tables; table; table = table->next)
        add_table(needs, table->layout, table->at);
}

/* The elements that are open, while the document is looked through. */
struct search {
    struct report_needs *needs;
    unsigned depth;
    bool report; /* that is what the root is */
};

static void start(void *context, const struct xml_element *element)
{
    struct search *search = context;
    struct report_needs *needs = search->needs;
    unsigned depth = search->depth++;
    if (depth == 0 && !strcmp(element->name, "report")) {
        search->report = true;
        needs->layout = attribute_string(needs->arena, element, "layout");
        needs->profile = attribute_string(needs->arena, element, "profile");
    }
    if (depth == 1 && !strcmp(element->name, "table"))
        add_table(needs, attribute_string(needs->arena, element, "layout"), element->at);
}

static void characters(void *context, const char *text, size_t size)
{
    (void)context;
    (void)text;
    (void)size;
}

static void end(void *context)
{
    struct search *search = context;
    search->depth--;
}

int report_needs_find(struct report_needs *needs, const struct input *input,
                      struct diagnostics *diagnostics)
{
    static const struct xml_builder builder = {start, characters, end};
    *needs = (struct report_needs){.arena = arena_new(1024)};
    struct search search = {.needs = needs};
    if (xml_stream(input, NULL, false, &builder, &search, diagnostics) != XML_VALID)
        return -1;
    if (!search.report || !needs->layout) {
        diagnose(diagnostics, DIAG_XML_INVALID, place_in(&input->source, 0),
                 _("this is no report that names its layout"));
        return -1;
    }
    if (!needs->table_count) /* its rows are those of a table */
        add_table(needs, NULL, input->elements[0]);
    return 0;
}

void report_needs_free(struct report_needs *needs)
{
    arena_free(needs->arena);
    free(needs->tables);
}
