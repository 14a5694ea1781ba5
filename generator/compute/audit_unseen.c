/* Values that nothing in their row shows or reckons with: whoever reads the table never learns
 * of them. */
#include "base/memory.h"
#include "compute/audit_rules.h"
#include "compute/row_cells.h"
#include "compute/row_comparison.h"

#include <stdlib.h>

/* The rows that indicators have. */
enum rank { RANK_INDICATOR, RANK_SUB_INDICATOR, RANK_PART, RANKS };
static const enum row_kind rank_rows[RANKS] = {ROW_INDICATOR, ROW_SUB_INDICATOR, ROW_PART};

/* A leaf of the header tree, once for each of its periods. */
struct leaf {
    const struct column_spec *spec;
    const char *period; /* or NULL */
};

struct unseen {
    struct audit *audit;
    struct leaf *leaves;
    size_t leaf_count, leaf_capacity;
    uint32_t *first_keys; /* by kind: where its periods begin among the keys */
    size_t keys;          /* kinds with their periods */
    bool *seen;           /* by rank and key */
    const struct value **found; /* by rank and key: the first unseen value … */
    const struct indicator **owners;
    size_t *counts; /* … and how many there are */
};

/* Keys. */

static void number_keys(struct unseen *unseen)
{
    const struct report *report = unseen->audit->report;
    unseen->first_keys = memory_new(report->kind_count * sizeof *unseen->first_keys);
    for (unsigned i = 0; i < report->kind_count; i++) {
        unseen->first_keys[i] = (uint32_t)unseen->keys;
        unseen->keys += report->kinds[i].period_count ? report->kinds[i].period_count : 1u;
    }
    unseen->seen = memory_new(RANKS * unseen->keys * sizeof *unseen->seen);
    unseen->found = memory_new(RANKS * unseen->keys * sizeof *unseen->found);
    unseen->owners = memory_new(RANKS * unseen->keys * sizeof *unseen->owners);
    unseen->counts = memory_new(RANKS * unseen->keys * sizeof *unseen->counts);
}

static size_t key_of(const struct unseen *unseen, enum rank rank, unsigned kind,
                     uint16_t period)
{
    return rank * unseen->keys + unseen->first_keys[kind] +
           (period == PERIOD_NONE ? 0 : period);
}

/* Seeing. */

/* A value of the kind is seen in rows of the rank; of a calculated kind, all that it is made
 * of, and what the report gives of it itself. */
static void see(struct unseen *unseen, enum rank rank, unsigned kind, uint16_t period)
{
    struct audit *audit = unseen->audit;
    const struct calculation_spec *calculation =
        value_calculation(audit->report, audit->layout, kind);
    if (!calculation) {
        unseen->seen[key_of(unseen, rank, kind, period)] = true;
        return;
    }
    struct row_values values = {.report = audit->report, .layout = audit->layout};
    unsigned operand;
    uint16_t own;
    for (unsigned i = 0; i < calculation->of_count; i++)
        if (!value_operand(&values, kind, period, calculation->of[i], &operand, &own))
            see(unseen, rank, operand, own);
    const struct kind *periods = value_kind_periods(audit->report, audit->layout, kind);
    int stated = report_find_kind(audit->report, calculation->kind);
    if (stated < 0 || !periods)
        return;
    int same = period == PERIOD_NONE ? -1
                                     : kind_find_period(&audit->report->kinds[stated],
                                                        periods->periods[period]);
    unseen->seen[key_of(unseen, rank, (unsigned)stated,
                        same < 0 ? PERIOD_NONE : (uint16_t)same)] = true;
}

static void see_kind(struct unseen *unseen, enum rank rank, const char *name,
                     const struct period_ref *ref, const char *column)
{
    struct audit *audit = unseen->audit;
    int kind = value_kind_find(audit->report, audit->layout, name);
    const struct kind *periods =
        kind < 0 ? NULL : value_kind_periods(audit->report, audit->layout, (unsigned)kind);
    uint16_t period;
    if (periods && !field_period_of(periods, ref, column, &period))
        see(unseen, rank, (unsigned)kind, period);
}

static void see_comparison(struct unseen *unseen, enum rank rank, const char *id)
{
    const struct audit *audit = unseen->audit;
    const struct comparison_spec *spec = id ? layout_find_comparison(audit->layout, id) : NULL;
    struct comparison_operands operands;
    if (!spec || resolve_operands(audit->report, audit->layout, spec, &operands))
        return;
    see(unseen, rank, operands.of, operands.of_period);
    see(unseen, rank, operands.with, operands.with_period);
}

static void see_text(struct unseen *unseen, enum rank rank, const struct rich_text *text,
                     const char *period)
{
    for (uint32_t i = 0; text && i < text->count; i++) {
        if (text->runs[i].kind != RUN_FIELD)
            continue;
        const struct field *field = text->runs[i].field;
        if (field->kind == FIELD_VALUE)
            see_kind(unseen, rank, field->value_kind, &field->period, period);
        see_comparison(unseen, rank, field->comparison);
    }
}

static void see_rules(struct unseen *unseen, enum rank rank, const struct style_rule *rule,
                      const char *period)
{
    static const struct period_ref own = {PERIOD_OF_COLUMN, NULL};
    for (; rule; rule = rule->next) {
        see_comparison(unseen, rank, rule->comparison);
        if (rule->kind)
            see_kind(unseen, rank, rule->kind, &own, period);
    }
}

/* Columns. */

static void add_leaf(struct unseen *unseen, const struct column_spec *spec,
                     const char *period)
{
    unseen->leaves = memory_grow(unseen->leaves, unseen->leaf_count,
                                 &unseen->leaf_capacity, sizeof *unseen->leaves);
    unseen->leaves[unseen->leaf_count++] = (struct leaf){spec, period};
}

static void list_leaves(struct unseen *unseen, const struct column_spec *spec)
{
    const struct audit *audit = unseen->audit;
    for (; spec; spec = spec->next) {
        if (spec->first) {
            list_leaves(unseen, spec->first);
            continue;
        }
        if (!spec->for_each) {
            add_leaf(unseen, spec, NULL);
            continue;
        }
        int kind = value_kind_find(audit->report, audit->layout, spec->for_each);
        const struct kind *periods =
            kind < 0 ? NULL
                     : value_kind_periods(audit->report, audit->layout, (unsigned)kind);
        for (unsigned i = 0; periods && i < periods->period_count; i++)
            add_leaf(unseen, spec, periods->periods[i]);
    }
}

static void see_cell(struct unseen *unseen, enum rank rank, const struct leaf *leaf,
                     const struct cell_spec *cell)
{
    see_rules(unseen, rank, leaf->spec->rules, leaf->period);
    if (!cell)
        return;
    see_text(unseen, rank, cell->text, leaf->period);
    see_comparison(unseen, rank, cell->bar);
}

/* The cells of a row, as row_cells_make makes them: one over several columns hides theirs,
 * and one that runs down is the indicator's alone. */
static void see_row(struct unseen *unseen, enum rank rank)
{
    for (size_t i = 0; i < unseen->leaf_count;) {
        const struct leaf *leaf = &unseen->leaves[i];
        bool runs_down = leaf->spec->merge == MERGE_INDICATOR;
        const struct cell_spec *cell = column_cell(leaf->spec, rank_rows[rank]);
        if (!runs_down || rank == RANK_INDICATOR)
            see_cell(unseen, rank, leaf, cell);
        unsigned span = cell && !runs_down ? cell->span : 1;
        size_t end = i + 1;
        while (end < unseen->leaf_count && (!span || end < i + span) &&
               unseen->leaves[end].spec->merge != MERGE_INDICATOR)
            end++;
        i = end;
    }
}

/* Rows that sum up show values of the indicators. */
static void see_summed(struct unseen *unseen)
{
    const struct layout_spec *layout = unseen->audit->layout;
    const struct row_spec *rows[] = {&layout->group_rows[0], &layout->group_rows[1],
                                     &layout->group_rows[2], &layout->group_rows[3],
                                     &layout->carried_forward, &layout->brought_forward};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (const struct cell_spec *cell = rows[i]->cells; cell; cell = cell->next)
            see_text(unseen, RANK_INDICATOR, cell->text, NULL);
    for (const struct total_spec *total = layout->totals; total; total = total->next)
        for (const struct cell_spec *cell = total->row.cells; cell; cell = cell->next)
            see_text(unseen, RANK_INDICATOR, cell->text, NULL);
    for (size_t i = 0; i < unseen->leaf_count; i++) {
        const struct cell_spec *cell = unseen->leaves[i].spec->cells;
        for (; cell; cell = cell->next)
            if (cell->rows == ROWS_GROUP || cell->rows == ROWS_TOTAL)
                see_text(unseen, RANK_INDICATOR, cell->text, unseen->leaves[i].period);
    }
}

static void see_all(struct unseen *unseen)
{
    static const struct period_ref base = {PERIOD_BASE, NULL};
    const struct layout_spec *layout = unseen->audit->layout;
    const struct row_spec *rows[RANKS] = {&layout->indicator_row, &layout->sub_indicator_row,
                                          &layout->part_row};
    list_leaves(unseen, layout->columns);
    for (unsigned rank = 0; rank < RANKS; rank++) {
        see_row(unseen, (enum rank)rank);
        see_rules(unseen, (enum rank)rank, rows[rank]->rules, NULL);
    }
    see_summed(unseen);
    see_comparison(unseen, RANK_INDICATOR, layout->ranking.comparison);
    if (layout->ranking.kind)
        see_kind(unseen, RANK_INDICATOR, layout->ranking.kind, &base, NULL);
}

/* Looking for what is not seen. */

/* An indicator may have comparisons otherwise than the layout. */
static bool is_compared(const struct unseen *unseen, const struct indicator *indicator,
                        const struct value *value)
{
    const struct audit *audit = unseen->audit;
    const struct comparison_spec *spec = audit->layout->comparisons;
    struct comparison_operands operands;
    for (; indicator->comparisons && spec; spec = spec->next) {
        struct comparison_spec own = comparison_for(spec, indicator);
        if (resolve_operands(audit->report, audit->layout, &own, &operands))
            continue;
        if ((operands.of == value->kind && operands.of_period == value->period) ||
            (operands.with == value->kind && operands.with_period == value->period))
            return true;
    }
    return false;
}

/* Whether the layout shows the kind and period in rows of some rank. */
static bool seen_elsewhere(const struct unseen *unseen, const struct value *value)
{
    for (unsigned rank = 0; rank < RANKS; rank++)
        if (unseen->seen[key_of(unseen, (enum rank)rank, value->kind, value->period)])
            return true;
    return false;
}

static void look_at(struct unseen *unseen, const struct indicator *indicator, enum rank rank)
{
    struct value_walk walk;
    const struct value *value = value_first(&walk, indicator->values);
    for (; value; value = value_next(&walk)) {
        size_t key = key_of(unseen, rank, value->kind, value->period);
        if (unseen->seen[key] || value->in_name || value->type == VALUE_MISSING ||
            is_compared(unseen, indicator, value))
            continue;
        if (!unseen->counts[key]++) {
            unseen->found[key] = audit_value(unseen->audit, indicator, value->kind,
                                             value->period);
            unseen->owners[key] = indicator;
        }
    }
}

static void look_at_list(struct unseen *unseen, const struct indicator *indicator,
                         enum rank rank)
{
    for (; indicator; indicator = indicator->next) {
        look_at(unseen, indicator, rank);
        look_at_list(unseen, indicator->first, RANK_SUB_INDICATOR);
        look_at_list(unseen, indicator->parts, RANK_PART);
    }
}

static void look_at_groups(struct unseen *unseen, const struct group *group)
{
    for (; group; group = group->next) {
        look_at_groups(unseen, group->first);
        look_at_list(unseen, group->indicators, RANK_INDICATOR);
    }
}

/* One finding for all values of a kind and period in rows of a rank, at the first of them. */
static void tell(struct unseen *unseen, size_t key)
{
    struct audit *audit = unseen->audit;
    const struct value *value = unseen->found[key];
    struct audit_finding finding = {
        .code = DIAG_VALUE_UNSEEN, .at = value->at, .indicator = unseen->owners[key]};
    audit->indicator = finding.indicator;
    finding.detail.row = audit_row(audit);
    for (unsigned i = 0; i < value->figure_count; i++)
        audit_add_operand(audit, &finding, finding.indicator, value->kind, value->period,
                          &value->figures[i], false);
    const char *name = audit_kind_name(audit, value->kind, value->period);
    size_t others = unseen->counts[key] - 1;
    if (others)
        audit_tell(audit, &finding,
                   ngettext("%s: no cell of the layout shows %s, nor that of %zu more row",
                            "%s: no cell of the layout shows %s, nor those of %zu more rows",
                            others),
                   finding.detail.row, name, others);
    else
        audit_tell(audit, &finding, _("%s: no cell of the layout shows %s"),
                   finding.detail.row, name);
}

void audit_unseen(struct audit *audit)
{
    struct unseen unseen = {.audit = audit};
    number_keys(&unseen);
    see_all(&unseen);
    look_at_list(&unseen, audit->table->indicators, RANK_INDICATOR);
    look_at_groups(&unseen, audit->table->groups);
    for (size_t key = 0; key < RANKS * unseen.keys; key++)
        if (unseen.counts[key] &&
            (!audit->other_layout || seen_elsewhere(&unseen, unseen.found[key])))
            tell(&unseen, key);
    audit->indicator = NULL;
    free(unseen.leaves);
    free(unseen.first_keys);
    free(unseen.seen);
    free(unseen.found);
    free(unseen.owners);
    free(unseen.counts);
}
