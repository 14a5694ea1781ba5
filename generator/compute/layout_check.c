/* Checks that a report has what a layout asks of it. */
#include "compute/layout_check.h"

#include "base/memory.h"
#include "compute/row_comparison.h"

#include <stdlib.h>

struct checker {
    const struct report *report;
    const struct layout_spec *layout;
    struct diagnostics *diagnostics;
    int result;
    const struct column_spec **columns; /* from left to right, once for each period */
    unsigned column_count;
};

static struct place in_layout(const struct checker *checker, uint32_t at)
{
    return place_in(checker->layout->source, at);
}

static void tell_layout(struct checker *checker, uint32_t at, const char *message)
{
    diagnose(checker->diagnostics, DIAG_LAYOUT_VALUE, in_layout(checker, at), "%s",
             message);
    checker->result = -1;
}

/* The kind, or the one whose periods a calculated kind has; NULL after telling that there
 * is none of that name. */
static const struct kind *require_kind(struct checker *checker, const char *name,
                                       uint32_t at)
{
    int index = value_kind_find(checker->report, checker->layout, name);
    if (index >= 0)
        return value_kind_periods(checker->report, checker->layout, (unsigned)index);
    diagnose(checker->diagnostics, DIAG_LAYOUT_KIND, in_layout(checker, at),
             _("the layout prints values of the kind '%s', which the report '%s' does not "
               "declare; declare it there under <kinds>, or use another layout"),
             name, checker->report->source->name);
    checker->result = -1;
    return NULL;
}

static void require_base(struct checker *checker, const struct kind *kind)
{
    uint16_t period;
    if (!choose_base_period(kind, &period))
        return;
    diagnose(checker->diagnostics, DIAG_BASE_PERIOD,
             place_in(checker->report->source, kind->at),
             _("element '%s' declares several periods, and the layout '%s' needs to know "
               "which one is compared; add base=\"…\" with one of them"),
             kind->name, checker->layout->source->name);
    checker->result = -1;
}

/* Tells where a period that the layout means is not there. That there is none before, or none
 * of the same name, is no fault of the layout: it is told of the comparison (C03). */
static void require_period(struct checker *checker, const struct kind *kind,
                           const struct period_ref *period, uint32_t at)
{
    uint16_t index;
    if (period->choice == PERIOD_OF_COLUMN || period->choice == PERIOD_BASE)
        require_base(checker, kind);
    if (period->choice != PERIOD_NAMED || !choose_period(kind, period, &index))
        return;
    bool literal = period->name[0] >= '0' && period->name[0] <= '9';
    diagnose(checker->diagnostics, DIAG_BASE_PERIOD, in_layout(checker, at),
             literal ? _("the layout means the period '%s' of the kind '%s', which the "
                         "report '%s' does not declare; add it to the periods of the kind")
                     : _("the layout means a period by the name '%s', which no period of "
                         "the kind '%s' has in the report '%s'; add <named-period name=\"…\" "
                         "period=\"…\"/> to the kind under <kinds>"),
             period->name, kind->name, checker->report->source->name);
    checker->result = -1;
}

/* The comparison, or NULL after telling what it lacks. */
static const struct comparison_spec *require_comparison(struct checker *checker,
                                                        const char *id, uint32_t at)
{
    const struct comparison_spec *spec = layout_find_comparison(checker->layout, id);
    if (!spec) {
        diagnose(checker->diagnostics, DIAG_LAYOUT_VALUE, in_layout(checker, at),
                 _("the comparison '%s' is printed but not declared; declare it under "
                   "<comparisons>"),
                 id);
        checker->result = -1;
        return NULL;
    }
    const struct kind *of = require_kind(checker, spec->of, spec->at);
    const struct kind *with =
        spec->with ? require_kind(checker, spec->with, spec->at) : NULL;
    if (of)
        require_period(checker, of, &spec->of_period, spec->at);
    if (with)
        require_period(checker, with, &spec->with_period, spec->at);
    return spec;
}

static void check_comparison(struct checker *checker, const struct field *field)
{
    const struct comparison_spec *spec =
        require_comparison(checker, field->comparison, field->at);
    if (spec && spec->form == COMPARE_SHARE && field->kind != FIELD_COMPARISON)
        tell_layout(checker, field->at,
                    _("a share is of a total and not beside an aim: it has no verdict"));
    if (!spec || field->kind != FIELD_VERDICT ||
        (spec->met && spec->exceeded && spec->not_met))
        return;
    diagnose(checker->diagnostics, DIAG_LAYOUT_VALUE, in_layout(checker, field->at),
             _("the verdict of the comparison '%s' is printed, but that has no "
               "<verdicts>; add them with the words to print"),
             spec->id);
    checker->result = -1;
}

static void check_ranking(struct checker *checker)
{
    const struct ranking_spec *ranking = &checker->layout->ranking;
    const struct comparison_spec *spec =
        ranking->comparison
            ? require_comparison(checker, ranking->comparison, ranking->at)
            : NULL;
    if (spec && spec->form == COMPARE_SHARE)
        tell_layout(checker, ranking->at,
                    _("shares of one total rank as the values do: rank by 'kind' instead"));
    if (!ranking->kind)
        return;
    const struct kind *kind = require_kind(checker, ranking->kind, ranking->at);
    if (kind)
        require_base(checker, kind);
}

static void check_field(struct checker *checker, const struct field *field,
                        const char *for_each)
{
    if (field->kind == FIELD_PERIOD && !field->value_kind && !for_each) {
        diagnose(checker->diagnostics, DIAG_LAYOUT_VALUE, in_layout(checker, field->at),
                 _("this column stands for no period of its own: name the kind whose base "
                   "period is meant, <period kind=\"…\"/>, or add for-each=\"…\" to the "
                   "column"));
        checker->result = -1;
    }
    if (field->kind == FIELD_RANK && !checker->layout->ranking.used)
        tell_layout(checker, field->at,
                    _("<rank/> is printed, but nothing is ranked; add a <ranking>"));
    if (field->comparison) {
        check_comparison(checker, field);
        if (for_each)
            tell_layout(checker, field->at,
                        _("a comparison has one period, which this column with for-each "
                          "would print again and again; put it into a column of its own"));
        return;
    }
    if (!field->value_kind)
        return;
    if ((field->kind == FIELD_BASIS || field->kind == FIELD_KIND_TITLE) &&
        layout_find_calculation(checker->layout, field->value_kind)) {
        tell_layout(checker, field->at,
                    _("a calculated kind has no title and no basis; write the words here"));
        return;
    }
    const struct kind *kind = require_kind(checker, field->value_kind, field->at);
    bool own_period = field->period.choice == PERIOD_OF_COLUMN && for_each;
    if (kind && (field->kind == FIELD_PERIOD || (field->kind == FIELD_VALUE && !own_period)))
        require_period(checker, kind, &field->period, field->at);
}

static void check_text(struct checker *checker, const struct rich_text *text,
                       const char *for_each)
{
    for (uint32_t i = 0; text && i < text->count; i++)
        if (text->runs[i].kind == RUN_FIELD)
            check_field(checker, text->runs[i].field, for_each);
}

/* Whether the cell is for rows that cells of a column can run down over. */
static bool is_for_indicators(const struct cell_spec *cell)
{
    return cell->rows != ROWS_GROUP && cell->rows != ROWS_TOTAL;
}

/* A bar is a part of a whole: only a percentage is. */
static void check_bar(struct checker *checker, const struct cell_spec *cell)
{
    const struct comparison_spec *spec =
        cell->bar ? require_comparison(checker, cell->bar, cell->at) : NULL;
    if (!spec || spec->form == COMPARE_PERCENT || spec->form == COMPARE_SHARE)
        return;
    diagnose(checker->diagnostics, DIAG_LAYOUT_VALUE, in_layout(checker, cell->at),
             _("the bar of this cell shows the comparison '%s', which is no percentage; "
               "name one with form=\"percent\" or \"share\", or leave out 'bar'"),
             spec->id);
    checker->result = -1;
}

static void check_rules(struct checker *checker, const struct style_rule *rule,
                        const char *for_each)
{
    for (; rule; rule = rule->next) {
        if (rule->comparison)
            require_comparison(checker, rule->comparison, rule->at);
        if (!rule->kind)
            continue;
        const struct kind *kind = require_kind(checker, rule->kind, rule->at);
        if (kind && !for_each)
            require_base(checker, kind);
    }
}

/* A cell of a column that merges downwards cannot be as wide as several. */
static void check_span(struct checker *checker, const struct column_spec *column,
                       const struct cell_spec *cell)
{
    if (column->merge == MERGE_NONE || cell->span <= 1 || !is_for_indicators(cell))
        return;
    diagnose(checker->diagnostics, DIAG_LAYOUT_VALUE, in_layout(checker, cell->at),
             _("column '%s' merges cells below each other, but this cell covers %u "
               "columns; leave out 'merge' or 'span'"),
             column->id, cell->span);
    checker->result = -1;
}

static void check_column(struct checker *checker, const struct column_spec *column)
{
    if (column->for_each) {
        const struct kind *kind = require_kind(checker, column->for_each, column->at);
        if (kind && !kind->period_count) {
            diagnose(checker->diagnostics, DIAG_LAYOUT_PERIOD,
                     in_layout(checker, column->at),
                     _("column '%s' stands once for each period of '%s', but the report "
                       "'%s' declares none; add periods=\"…\" there under <kinds>"),
                     column->id, kind->name, checker->report->source->name);
            checker->result = -1;
        }
    }
    check_text(checker, column->header, column->for_each);
    for (const struct cell_spec *cell = column->cells; cell; cell = cell->next) {
        check_text(checker, cell->text, column->for_each);
        check_span(checker, column, cell);
        check_bar(checker, cell);
    }
    check_rules(checker, column->rules, column->for_each);
}

static void check_columns(struct checker *checker, const struct column_spec *columns)
{
    for (; columns; columns = columns->next) {
        check_column(checker, columns);
        check_columns(checker, columns->first);
    }
}

/* So many columns there will be of a column; without for-each one. */
static unsigned count_periods(const struct checker *checker,
                              const struct column_spec *column)
{
    int kind = column->for_each
                   ? value_kind_find(checker->report, checker->layout, column->for_each)
                   : -1;
    if (kind < 0)
        return 1;
    return value_kind_periods(checker->report, checker->layout, (unsigned)kind)
        ->period_count;
}

/* Lists the columns as they will be when those for each period have been repeated; with
 * `out` NULL it only counts them. */
static unsigned list_columns(const struct checker *checker,
                             const struct column_spec *columns,
                             const struct column_spec **out)
{
    unsigned count = 0;
    for (; columns; columns = columns->next) {
        if (columns->first) {
            count += list_columns(checker, columns->first, out ? out + count : NULL);
            continue;
        }
        for (unsigned times = count_periods(checker, columns); times; times--, count++)
            if (out)
                out[count] = columns;
    }
    return count;
}

/* Nor can a cell cover a column whose own cells merge downwards. */
static void check_covered(struct checker *checker, unsigned number,
                          const struct cell_spec *cell)
{
    for (unsigned i = number + 1; i < checker->column_count && i - number < cell->span;
         i++) {
        if (checker->columns[i]->merge == MERGE_NONE)
            continue;
        diagnose(checker->diagnostics, DIAG_LAYOUT_VALUE, in_layout(checker, cell->at),
                 _("this cell covers %u columns, but in column '%s', one of them, cells "
                   "below each other merge; leave out 'merge' there, or 'span'"),
                 cell->span, checker->columns[i]->id);
        checker->result = -1;
        return;
    }
}

/* Of a column for each period the last one reaches furthest. */
static void check_spans(struct checker *checker)
{
    for (unsigned i = 0; i + 1 < checker->column_count; i++) {
        const struct column_spec *column = checker->columns[i];
        if (column == checker->columns[i + 1] || column->merge != MERGE_NONE)
            continue;
        for (const struct cell_spec *cell = column->cells; cell; cell = cell->next)
            if (is_for_indicators(cell))
                check_covered(checker, i, cell);
    }
}

/* Whether a column has a cell for groups' rows, which need not be covered then. */
static bool has_group_cells(const struct column_spec *columns)
{
    for (; columns; columns = columns->next) {
        for (const struct cell_spec *cell = columns->cells; cell; cell = cell->next)
            if (cell->rows == ROWS_GROUP)
                return true;
        if (has_group_cells(columns->first))
            return true;
    }
    return false;
}

/* The columns that a row's own cells may cover: below an indicator not those whose cells
 * run down from it. */
static unsigned count_free_columns(const struct checker *checker,
                                   const struct row_spec *row)
{
    unsigned count = 0;
    for (unsigned i = 0; i < checker->column_count; i++)
        count += row != &checker->layout->of_which_row ||
                 checker->columns[i]->merge != MERGE_INDICATOR;
    return count;
}

/* The cells that a row puts first; `all` where the columns have none for such a row. */
static void check_row(struct checker *checker, const struct row_spec *row, bool all)
{
    unsigned columns = count_free_columns(checker, row), covered = 0;
    for (const struct cell_spec *cell = row->cells; cell; cell = cell->next) {
        check_text(checker, cell->text, NULL);
        if (!cell->span) /* the rest: whatever there is, but something */
            covered = covered < columns ? columns : covered + 1;
        covered += cell->span;
    }
    if (covered == columns || (covered < columns && !all))
        return;
    diagnose(checker->diagnostics, DIAG_LAYOUT_VALUE, in_layout(checker, row->at),
             _("the cells of this row cover %u of its columns, which are %u; "
               "write span=\"rest\" in its last cell"),
             covered, columns);
    checker->result = -1;
}

static void check_rows(struct checker *checker)
{
    const struct layout_spec *layout = checker->layout;
    bool all = !has_group_cells(layout->columns);
    for (unsigned level = 0; level < GROUP_LEVELS; level++)
        if (layout->group_rows[level].used)
            check_row(checker, &layout->group_rows[level], all);
    check_rules(checker, layout->indicator_row.rules, NULL);
    check_rules(checker, layout->sub_indicator_row.rules, NULL);
    check_row(checker, &layout->of_which_row, false);
    check_rules(checker, layout->part_row.rules, NULL);
    for (const struct total_spec *total = layout->totals; total; total = total->next)
        check_row(checker, &total->row, false);
    check_row(checker, &layout->carried_forward, false);
    check_row(checker, &layout->brought_forward, false);
}

static void check_groups(struct checker *checker, const struct group *group, unsigned level)
{
    for (; group; group = group->next) {
        if (!checker->layout->group_rows[level - 1].used) {
            diagnose(checker->diagnostics, DIAG_LAYOUT_VALUE,
                     place_in(checker->report->source, group->at),
                     _("this group stands at level %u, but the layout '%s' has no "
                       "<group-row level=\"%u\">; add one there"),
                     level, checker->layout->source->name, level);
            checker->result = -1;
            return;
        }
        if (level < GROUP_LEVELS)
            check_groups(checker, group->first, level + 1);
    }
}

static void check_calculations(struct checker *checker)
{
    for (const struct calculation_spec *calculation = checker->layout->calculations;
         calculation; calculation = calculation->next)
        for (unsigned i = 0; i < calculation->of_count; i++)
            if (!layout_find_calculation(checker->layout, calculation->of[i]))
                require_kind(checker, calculation->of[i], calculation->at);
}

int layout_check(const struct report *report, const struct layout_spec *layout,
                 struct diagnostics *diagnostics)
{
    struct checker checker = {
        .report = report, .layout = layout, .diagnostics = diagnostics};
    check_calculations(&checker);
    if (checker.result)
        return -1; /* what uses them cannot be looked at */
    checker.column_count = list_columns(&checker, layout->columns, NULL);
    if (checker.column_count > COLUMN_LIMIT) {
        diagnose(diagnostics, DIAG_LAYOUT_VALUE,
                 place_in(layout->source, layout->columns->at),
                 _("the table would have %u columns, more than %d; leave some out, or give "
                   "the kinds fewer periods"),
                 checker.column_count, COLUMN_LIMIT);
        return -1;
    }
    checker.columns = memory_new(checker.column_count * sizeof *checker.columns);
    list_columns(&checker, layout->columns, checker.columns);
    check_columns(&checker, layout->columns);
    check_spans(&checker);
    check_rows(&checker);
    check_ranking(&checker);
    free(checker.columns);
    return checker.result;
}

int layout_check_groups(const struct report *report, const struct report_table *table,
                        const struct layout_spec *layout, struct diagnostics *diagnostics)
{
    struct checker checker = {
        .report = report, .layout = layout, .diagnostics = diagnostics};
    check_groups(&checker, table->groups, 1);
    return checker.result;
}
