/* Leads the events of a document to the functions that know the elements. */
#include "read/element_reader.h"

#include <string.h>

static const struct element_rule *find_rule(const struct element_rule *scope,
                                            const char *name)
{
    const struct element_rule *const *children = scope->children;
    while (children && *children && strcmp((*children)->name, name) != 0)
        children++;
    return children ? *children : NULL;
}

static void start(void *context, const struct xml_element *element)
{
    struct element_reader *reader = context;
    const struct element_rule *scope = reader->frames[reader->depth].scope;
    const struct element_rule *rule = reader->passed_over || reader->depth == INPUT_DEPTH
                                          ? NULL
                                          : find_rule(scope, element->name);
    if (rule)
        reader->meaning = rule->meaning;
    if (!rule || (rule->open && !rule->open(reader, element))) {
        reader->passed_over++;
        return;
    }
    reader->frames[++reader->depth] =
        (struct element_frame){rule, rule->inherits ? scope : rule};
}

static void characters(void *context, const char *text, size_t size)
{
    struct element_reader *reader = context;
    if (!reader->passed_over && reader->frames[reader->depth].scope->mixed)
        text_characters(reader->text, text, size);
}

static void end(void *context)
{
    struct element_reader *reader = context;
    if (reader->passed_over) {
        reader->passed_over--;
        return;
    }
    const struct element_rule *rule = reader->frames[reader->depth--].rule;
    if (rule->close)
        rule->close(reader);
}

enum xml_result element_reader_run(struct element_reader *reader,
                                   const struct element_rule *root,
                                   const struct input *input, const struct schema *schema,
                                   bool thread_allowed, struct diagnostics *diagnostics)
{
    static const struct xml_builder builder = {start, characters, end};
    reader->depth = 0;
    reader->passed_over = 0;
    reader->frames[0] = (struct element_frame){root, root};
    return xml_stream(input, schema, thread_allowed, &builder, reader, diagnostics);
}

static bool open_paragraph(struct element_reader *reader, const struct xml_element *element)
{
    (void)element;
    text_begin_paragraph(reader->text);
    return true;
}

static void close_paragraph(struct element_reader *reader)
{
    text_end_paragraph(reader->text);
}

static bool open_style(struct element_reader *reader, const struct xml_element *element)
{
    (void)element;
    text_begin_style(reader->text, (uint8_t)reader->meaning);
    return true;
}

static void close_style(struct element_reader *reader)
{
    text_end_style(reader->text);
}

static bool open_break(struct element_reader *reader, const struct xml_element *element)
{
    (void)element;
    text_break(reader->text);
    return true;
}

const struct element_rule paragraph_rule = {
    .name = "p", .open = open_paragraph, .close = close_paragraph, .inherits = true};
const struct element_rule bold_rule = {.name = "b",
                                       .open = open_style,
                                       .close = close_style,
                                       .inherits = true,
                                       .meaning = STYLE_BOLD};
const struct element_rule italic_rule = {.name = "i",
                                         .open = open_style,
                                         .close = close_style,
                                         .inherits = true,
                                         .meaning = STYLE_ITALIC};
const struct element_rule break_rule = {.name = "br", .open = open_break};
