/* Texts of a report: what may stand in them, and their notes. */
#include "read/report_build.h"

bool build_begin_text(struct report_build *build, const struct xml_element *element,
                      const struct rich_text **where)
{
    build->text = where;
    build->figures.count = 0;
    build->reader.text = build->body;
    text_begin(build->body, element->at);
    return true;
}

static const struct rich_text *check_length(struct report_build *build,
                                            const struct rich_text *text)
{
    if (rich_text_too_long(text))
        diagnose(build->diagnostics, DIAG_TEXT_LONG, build_place(build, text->at),
                 _("this text is too long for one cell: at most %d bytes in %d pieces; "
                   "divide it among several rows"),
                 TEXT_BYTES, TEXT_RUNS);
    return text;
}

const struct rich_text *build_finish_text(struct report_build *build)
{
    const struct rich_text *text = text_finish(build->body);
    if (text_has_stray(build->body))
        diagnose(build->diagnostics, DIAG_XML_INVALID, build_place(build, text->at),
                 _("text stands beside paragraphs: put all of it into <p>, or remove the "
                   "<p>s"));
    return check_length(build, text);
}

void text_close(struct element_reader *reader)
{
    struct report_build *build = reader->context;
    *build->text = build_finish_text(build);
}

static bool open_gap(struct element_reader *reader, const struct xml_element *element)
{
    unsigned width = 6;
    attribute_unsigned(element, "width", 99, &width);
    text_gap(reader->text, width);
    return true;
}

static bool open_note(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    reader->text = build->note_body;
    text_begin(build->note_body, element->at);
    return true;
}

static void close_note(struct element_reader *reader)
{
    struct report_build *build = reader->context;
    struct note *note = arena_alloc(build->report->arena, sizeof *note);
    note->number = ++build->note_count;
    note->text = check_length(build, text_finish(build->note_body));
    *build->next_note = note;
    build->next_note = &note->next;
    reader->text = build->body;
    text_insert(build->body, (struct run){.kind = RUN_NOTE, .note = note});
}

static const struct element_rule gap_rule = {.name = "gap", .open = open_gap};
static const struct element_rule figure_rule = {.name = "figure",
                                                .open = figure_open_elsewhere};
static const struct element_rule figure_in_name_rule = {.name = "figure",
                                                        .open = figure_open_in_name};
static const struct element_rule figure_in_value_rule = {.name = "figure",
                                                         .open = figure_open_in_value};

static const struct element_rule *const note_children[] = {
    &break_rule, &bold_rule, &italic_rule, &gap_rule, &figure_rule, NULL};
static const struct element_rule note_rule = {.name = "note",
                                              .open = open_note,
                                              .close = close_note,
                                              .children = note_children,
                                              .mixed = true};

const struct element_rule *const text_children[] = {
    &break_rule, &bold_rule, &italic_rule, &paragraph_rule,
    &gap_rule,   &note_rule, &figure_rule, NULL};
const struct element_rule *const name_children[] = {
    &figure_in_name_rule, &break_rule, &bold_rule, &italic_rule,
    &paragraph_rule,      &gap_rule,   &note_rule, NULL};
const struct element_rule *const value_children[] = {
    &figure_in_value_rule, &break_rule, &bold_rule, &italic_rule,
    &paragraph_rule,       &gap_rule,   &note_rule, NULL};

const char *build_pooled(struct report_build *build, struct token token)
{
    token = token_normal(build->report->arena, token);
    return token.size ? string_pool_put(build->strings, token.text, token.size) : NULL;
}

const char *build_unit(struct report_build *build, const struct xml_element *element,
                       const char *otherwise)
{
    struct token unit = attribute_token(element, "unit");
    return unit.text ? build_pooled(build, unit) : otherwise;
}
