/* What ends a report: the closing mark and the signatures. */
#include "read/report_build.h"

static bool open_closing_mark(struct element_reader *reader,
                              const struct xml_element *element)
{
    struct report_build *build = reader->context;
    (void)element;
    build->report->closing_mark = true;
    return true;
}

/* That there are too many is the schema's to tell. */
static bool open_signature(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    (void)element;
    if (build->report->signature_count == SIGNATURE_LIMIT)
        return false;
    build->report->signature_count++;
    return true;
}

static bool open_signature_part(struct element_reader *reader,
                                const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct report *report = build->report;
    struct signature *signature = &report->signatures[report->signature_count - 1];
    return build_begin_text(build, element, &signature->parts[reader->meaning]);
}

const struct element_rule closing_mark_rule = {.name = "closing-mark",
                                               .open = open_closing_mark};

static const struct element_rule title_rule = {.name = "title",
                                               .open = open_signature_part,
                                               .close = text_close,
                                               .children = text_children,
                                               .mixed = true,
                                               .meaning = SIGNATURE_TITLE};
static const struct element_rule manner_rule = {.name = "manner",
                                                .open = open_signature_part,
                                                .close = text_close,
                                                .children = text_children,
                                                .mixed = true,
                                                .meaning = SIGNATURE_MANNER};
static const struct element_rule name_rule = {.name = "name",
                                              .open = open_signature_part,
                                              .close = text_close,
                                              .children = text_children,
                                              .mixed = true,
                                              .meaning = SIGNATURE_NAME};
static const struct element_rule *const signature_children[] = {&title_rule, &manner_rule,
                                                                &name_rule, NULL};
static const struct element_rule signature_rule = {
    .name = "signature", .open = open_signature, .children = signature_children};
static const struct element_rule *const signatures_children[] = {&signature_rule, NULL};
const struct element_rule signatures_rule = {.name = "signatures",
                                             .children = signatures_children};
