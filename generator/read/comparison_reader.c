/* Reads the comparisons of a layout. */
#include "read/layout_build.h"
#include "read/period_reader.h"

static void read_how(struct comparison_spec *comparison, const struct xml_element *element)
{
    static const char *const totals[] = {"table", "group", "indicator", NULL};
    static const char *const directions[] = {"", "higher", "lower", "equal", NULL};
    static const char *const ranges[] = {"", "lower", "upper", "both", NULL};
    static const char *const lower_as[] = {"difference", "percent", NULL};
    static const char *const prints[] = {"computed", "stated", "both", NULL};
    comparison->total = (enum share_total)attribute_choice(element, "total", totals, 0);
    comparison->direction = (enum direction)attribute_choice(element, "direction",
                                                             directions, DIRECTION_HIGHER);
    comparison->range =
        (enum range_end)attribute_choice(element, "range", ranges, RANGE_BY_DIRECTION);
    comparison->keep_form = attribute_choice(element, "lower-as", lower_as, 0);
    comparison->print =
        (enum comparison_print)attribute_choice(element, "print", prints, PRINT_COMPUTED);
}

/* What a comparison compares must be named, but for a share, which has its total. */
static void check_operands(struct layout_build *build, const struct xml_element *element)
{
    const struct comparison_spec *comparison = build->comparison;
    bool share = comparison->form == COMPARE_SHARE;
    if (!share && !comparison->with)
        layout_tell(build, element,
                    _("element '%s' does not say what it compares with; add with=\"…\""),
                    element->name);
    if (share && (comparison->with || xml_find_attribute(element, "with-period")))
        layout_tell(build, element,
                    _("element '%s' is a share, which is of the total of its own kind; "
                      "leave out 'with' and 'with-period'"),
                    element->name);
    if (!share && xml_find_attribute(element, "total"))
        layout_tell(build, element,
                    _("element '%s' has 'total', but is no share; leave it out, or write "
                      "form=\"share\""),
                    element->name);
    if (comparison->of_period.choice == PERIOD_SAME)
        layout_tell(build, element,
                    _("element '%s' has of-period=\"same\", but that period is the one that "
                      "others are the same as; name another"),
                    element->name);
}

static bool open_comparison(struct element_reader *reader,
                            const struct xml_element *element)
{
    static const char *const forms[] = {"percent", "growth", "difference",
                                        "points",  "share",  NULL};
    struct layout_build *build = reader->context;
    struct arena *arena = build->spec.arena;
    struct comparison_spec *comparison = arena_alloc(arena, sizeof *comparison);
    comparison->id = attribute_string(arena, element, "id");
    comparison->form =
        (enum comparison_form)attribute_choice(element, "form", forms, COMPARE_PERCENT);
    comparison->of = attribute_string(arena, element, "of");
    if (!comparison->of)
        comparison->of = "result";
    comparison->with = attribute_string(arena, element, "with");
    comparison->of_period = period_ref_read(arena, element, "of-period", PERIOD_BASE);
    comparison->with_period = period_ref_read(arena, element, "with-period", PERIOD_BASE);
    comparison->at = element->at;
    read_how(comparison, element);
    *build->next_comparison = comparison;
    build->next_comparison = &comparison->next;
    build->comparison = comparison;
    check_operands(build, element);
    return true;
}

static void close_comparison(struct element_reader *reader)
{
    struct layout_build *build = reader->context;
    const struct comparison_spec *comparison = build->comparison;
    if (comparison->print == PRINT_BOTH && !comparison->computed_mark)
        diagnose(build->spec.diagnostics, DIAG_LAYOUT_VALUE,
                 spec_place(&build->spec, comparison->at),
                 _("the comparison '%s' prints both numbers, but does not say how the "
                   "computed one is marked; add <computed-mark>"),
                 comparison->id);
}

/* Words */

enum verdict_words { WORDS_MET, WORDS_EXCEEDED, WORDS_NOT_MET, WORDS_NOT_ASSESSABLE };

static bool open_verdict(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    struct comparison_spec *comparison = build->comparison;
    const struct rich_text **texts[] = {[WORDS_MET] = &comparison->met,
                                        [WORDS_EXCEEDED] = &comparison->exceeded,
                                        [WORDS_NOT_MET] = &comparison->not_met,
                                        [WORDS_NOT_ASSESSABLE] =
                                            &comparison->not_assessable};
    return spec_begin_text(&build->spec, element, texts[reader->meaning]);
}

/* The states that a reason is for, as bits; all where it names none. */
static uint32_t read_states(const struct xml_element *element)
{
    static const char *const words[COMPARISON_STATES] = {
        [COMPARISON_NO_RESULT] = "no-result",
        [COMPARISON_TEXT_RESULT] = "text-result",
        [COMPARISON_NO_BASE] = "no-base",
        [COMPARISON_TEXT_BASE] = "text-base",
        [COMPARISON_NO_PERIOD] = "no-period",
        [COMPARISON_NO_TOTAL] = "no-total",
        [COMPARISON_NO_PART] = "no-part",
        [COMPARISON_RANGE] = "range",
        [COMPARISON_UNITS] = "units",
        [COMPARISON_NOT_RATIOS] = "no-percentages",
        [COMPARISON_ZERO_BASE] = "zero-base",
        [COMPARISON_NEGATIVE_BASE] = "negative-base"};
    struct token list = attribute_token(element, "for");
    if (!list.text)
        return COMPARISON_ALL_STATES;
    uint32_t states = 0;
    for (struct token word; (word = token_next(&list)).text;)
        for (unsigned i = COMPARISON_COMPUTED + 1; i < COMPARISON_STATES; i++)
            if (token_is(word, words[i]))
                states |= UINT32_C(1) << i;
    return states;
}

static bool open_reason(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    struct reason_spec *reason = arena_alloc(build->spec.arena, sizeof *reason);
    reason->states = read_states(element);
    struct reason_spec **next = &build->comparison->reasons;
    while (*next)
        next = &(*next)->next;
    *next = reason;
    return spec_begin_text(&build->spec, element, &reason->words);
}

static bool open_stated_mark(struct element_reader *reader,
                             const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    return spec_begin_text(&build->spec, element, &build->comparison->stated_mark);
}

static bool open_computed_mark(struct element_reader *reader,
                               const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    return spec_begin_text(&build->spec, element, &build->comparison->computed_mark);
}

/* What may stand in what */

static const struct element_rule met_rule = {.name = "met",
                                             .open = open_verdict,
                                             .close = spec_close_text,
                                             .children = plain_children,
                                             .mixed = true,
                                             .meaning = WORDS_MET};
static const struct element_rule exceeded_rule = {.name = "exceeded",
                                                  .open = open_verdict,
                                                  .close = spec_close_text,
                                                  .children = plain_children,
                                                  .mixed = true,
                                                  .meaning = WORDS_EXCEEDED};
static const struct element_rule not_met_rule = {.name = "not-met",
                                                 .open = open_verdict,
                                                 .close = spec_close_text,
                                                 .children = plain_children,
                                                 .mixed = true,
                                                 .meaning = WORDS_NOT_MET};
static const struct element_rule not_assessable_rule = {.name = "not-assessable",
                                                        .open = open_verdict,
                                                        .close = spec_close_text,
                                                        .children = plain_children,
                                                        .mixed = true,
                                                        .meaning = WORDS_NOT_ASSESSABLE};
static const struct element_rule *const verdicts_children[] = {
    &met_rule, &exceeded_rule, &not_met_rule, &not_assessable_rule, NULL};
static const struct element_rule verdicts_rule = {.name = "verdicts",
                                                  .children = verdicts_children};
static const struct element_rule reason_rule = {.name = "reason",
                                                .open = open_reason,
                                                .close = spec_close_text,
                                                .children = plain_children,
                                                .mixed = true};
static const struct element_rule stated_mark_rule = {.name = "stated-mark",
                                                     .open = open_stated_mark,
                                                     .close = spec_close_text,
                                                     .children = plain_children,
                                                     .mixed = true};
static const struct element_rule computed_mark_rule = {.name = "computed-mark",
                                                       .open = open_computed_mark,
                                                       .close = spec_close_text,
                                                       .children = computed_mark_children,
                                                       .mixed = true};
static const struct element_rule *const comparison_children[] = {
    &verdicts_rule, &reason_rule, &stated_mark_rule, &computed_mark_rule, NULL};
static const struct element_rule comparison_rule = {.name = "comparison",
                                                    .open = open_comparison,
                                                    .close = close_comparison,
                                                    .children = comparison_children};
static const struct element_rule *const comparisons_children[] = {&comparison_rule, NULL};
const struct element_rule comparisons_rule = {.name = "comparisons",
                                              .children = comparisons_children};
