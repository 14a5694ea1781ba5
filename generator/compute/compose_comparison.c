/* Composes what the table shows of comparisons: numbers, marks, reasons and verdicts. */
#include "compute/comparison_shown.h"
#include "compute/comparison_text.h"
#include "compute/composer.h"

#include <string.h>

/* Numbers */

/* Each part on a line of its own; parts that all print the same are printed once. In another
 * form than the comparison's, as a difference in a column of percentages, a number is never
 * without its unit. */
static void add_computed(struct composer *composer, unsigned style,
                         const struct field *field, const struct comparison *comparison)
{
    struct buffer *scratch = composer->context->scratch;
    const char **texts =
        arena_alloc(composer->arena, comparison->part_count * sizeof *texts);
    bool same = true;
    for (unsigned i = 0; i < comparison->part_count; i++) {
        const struct comparison_part *part = &comparison->parts[i];
        print_comparison(scratch, part, &field->format,
                         field->hide_unit && part->form == comparison->form);
        texts[i] = arena_string(composer->arena, scratch->bytes, scratch->length);
        buffer_clear(scratch);
        same = same && !strcmp(texts[i], texts[0]);
    }
    for (unsigned i = 0; i < (same ? 1 : comparison->part_count); i++) {
        if (i)
            composer_run(composer, RUN_PARAGRAPH, style);
        composer_string(composer, style, texts[i]);
    }
}

/* Beside what is stated, with no fewer decimals than that: 94,83 beside 94,82. */
void compose_computed(struct composer *composer, unsigned style)
{
    const struct shown_comparison *shown = composer->shown;
    if (!shown)
        return;
    struct field field = *composer->comparison;
    for (unsigned i = 0; shown->stated && i < shown->stated->figure_count; i++)
        if (shown->stated->figures[i].number.scale > field.format.decimals)
            field.format.decimals = shown->stated->figures[i].number.scale;
    add_computed(composer, style, &field, &shown->comparison);
}

/* Comparisons */

static const struct rich_text *find_reason(const struct comparison_spec *spec,
                                           enum comparison_state state)
{
    const struct rich_text *otherwise = NULL;
    for (const struct reason_spec *reason = spec->reasons; reason; reason = reason->next) {
        if (reason->states & UINT32_C(1) << state)
            return reason->words;
        if (reason->states == COMPARISON_ALL_STATES && !otherwise)
            otherwise = reason->words;
    }
    return otherwise;
}

/* A heading of sub-indicators, say: there is nothing to compare or to judge. */
static bool has_no_values(const struct compose_context *context)
{
    return context->indicator && !context->indicator->values;
}

static void add_mark(struct composer *composer, unsigned style,
                     const struct rich_text *mark)
{
    if (mark)
        composer_runs(composer, style, mark);
}

/* Behind nothing, as a cell that the document left blank, it begins without its breaks. */
static void add_computed_mark(struct composer *composer, unsigned style,
                              const struct rich_text *mark, bool behind)
{
    struct rich_text text = *mark;
    while (!behind && text.count &&
           (text.runs->kind == RUN_BREAK || text.runs->kind == RUN_PARAGRAPH)) {
        text.runs++;
        text.count--;
    }
    composer_runs(composer, style, &text);
}

static void add_shown(struct composer *composer, unsigned style, const struct field *field,
                      const struct comparison_spec *spec)
{
    const struct shown_comparison *shown = composer->shown;
    if (shown->stated) {
        struct field as_stated = *field;
        as_stated.format.decimals = DECIMALS_AS_GIVEN;
        uint32_t before = composer->count;
        composer_value(composer, style, &as_stated, shown->stated);
        if (shown->instead)
            add_mark(composer, style, spec->stated_mark);
        if (shown->contradicts)
            add_computed_mark(composer, style, spec->computed_mark,
                              composer->count > before);
    } else if (shown->computed) {
        add_computed(composer, style, field, &shown->comparison);
    } else if (!has_no_values(composer->context)) {
        add_mark(composer, style, find_reason(spec, shown->comparison.state));
    }
}

void compose_comparison(struct composer *composer, unsigned style,
                        const struct field *field)
{
    const struct compose_context *context = composer->context;
    const struct comparison_spec *spec =
        layout_find_comparison(context->layout, field->comparison);
    if (!context->compares)
        return;
    struct shown_comparison shown =
        comparison_shown(&context->values, spec, composer->arena);
    composer->comparison = field;
    composer->shown = &shown;
    add_shown(composer, style, field, spec);
    composer->shown = NULL;
}

/* Verdicts */

void compose_verdict(struct composer *composer, unsigned style, const struct field *field)
{
    const struct compose_context *context = composer->context;
    if (!context->judges || has_no_values(context))
        return;
    const struct comparison_spec *spec =
        layout_find_comparison(context->layout, field->comparison);
    struct comparison_operands operands;
    struct comparison comparison =
        compare_row(&context->values, spec, &operands, composer->arena);
    const struct rich_text *words = verdict_words(spec, comparison.verdict);
    if (words)
        composer_runs(composer, style, words);
}
