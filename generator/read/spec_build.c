/* What the readers of layouts, profiles and faces share. */
#include "read/spec_build.h"

#include <stdlib.h>

void spec_begin(struct spec_build *build, const struct input *input,
                struct diagnostics *diagnostics)
{
    build->arena = arena_new(4096);
    build->source = &input->source;
    build->diagnostics = diagnostics;
    build->reader.context = build;
    build->reader.text = text_reader_new(build->arena);
}

void spec_end(struct spec_build *build)
{
    text_reader_free(build->reader.text);
    free(build->references);
}

void spec_length(struct spec_build *build, const struct xml_element *element,
                 const char *name, length *out)
{
    struct token token = attribute_token(element, name);
    if (!token.text || length_parse(out, token.text, token.size) == 0 || element->faulted)
        return;
    diagnose(build->diagnostics, DIAG_LAYOUT_VALUE, spec_place(build, element->at),
             _("element '%s', attribute '%s': '%.*s' is no length up to 10 m; write it as "
               "12mm, 1.2cm or 11.5pt"),
             element->name, name, token_shown(token), token.text);
}

uint8_t spec_style(const struct xml_element *element)
{
    static const char *const styles[] = {"regular", "bold", "italic", "bold-italic", NULL};
    return (uint8_t)attribute_choice(element, "style", styles, 0);
}

enum verdict spec_verdict(const struct xml_element *element)
{
    static const char *const words[] = {"not-assessable", "not-met", "met", "exceeded",
                                        NULL};
    return (enum verdict)attribute_choice(element, "verdict", words, VERDICT_NONE);
}

bool spec_begin_text(struct spec_build *build, const struct xml_element *element,
                     const struct rich_text **where)
{
    build->text = where;
    text_begin(build->reader.text, element->at);
    return true;
}

void spec_close_text(struct element_reader *reader)
{
    struct spec_build *build = reader->context;
    *build->text = text_finish(reader->text);
}

/* The wanted root is the first that may stand in the document. */
static bool open_unwanted(struct element_reader *reader, const struct xml_element *element)
{
    struct spec_build *build = reader->context;
    const char *wanted = reader->frames[0].scope->children[0]->name;
    diagnose(build->diagnostics, DIAG_LAYOUT_VALUE, spec_place(build, element->at),
             _("the document is a '%s', a '%s' was expected: name another file"),
             element->name, wanted);
    return false;
}

int spec_run(struct spec_build *build, const struct element_rule *rule,
             const struct input *input, const struct schema *schema)
{
    static const struct element_rule unwanted[] = {
        {.name = "layout", .open = open_unwanted},
        {.name = "profile", .open = open_unwanted},
        {.name = "face", .open = open_unwanted}};
    const struct element_rule *const roots[] = {rule, &unwanted[0], &unwanted[1],
                                                &unwanted[2], NULL};
    const struct element_rule document = {.children = roots};
    enum xml_result result = element_reader_run(&build->reader, &document, input, schema,
                                                false, build->diagnostics);
    return result == XML_VALID ? 0 : -1;
}
