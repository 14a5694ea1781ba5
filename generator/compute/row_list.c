/* The rows of a table in their order. */
#include "compute/row_list.h"

#include "base/memory.h"
#include "compute/ranking.h"

#include <stdlib.h>

struct lister {
    struct row_list *list;
    const struct layout_spec *layout;
    struct ranking *ranking; /* or NULL: the layout does not rank */
    /* So many there have been in the whole table: */
    uint32_t groups[GROUP_LEVELS], indicators, sub_indicators, parts;
};

static struct row_origin *add_origin(struct lister *lister, enum row_kind kind,
                                     unsigned level, uint32_t parent)
{
    struct row_list *list = lister->list;
    list->origins =
        memory_grow(list->origins, list->count, &list->capacity, sizeof *list->origins);
    struct row_origin *origin = &list->origins[list->count++];
    *origin = (struct row_origin){.kind = (uint8_t)kind,
                                  .level = (uint8_t)level,
                                  .parent = parent,
                                  .end = (uint32_t)list->count};
    return origin;
}

/* The row's number, from 1: in its parent, or through the table. */
static uint32_t count_row(const struct row_spec *spec, uint32_t within, uint32_t *through)
{
    ++*through;
    return spec->count_through ? *through : within;
}

/* The rows behind the row have been listed: it ends here. */
static void close_origin(struct lister *lister, uint32_t row)
{
    lister->list->origins[row].end = (uint32_t)lister->list->count;
}

static void list_parts(struct lister *lister, const struct indicator *indicator,
                       unsigned level, uint32_t parent)
{
    uint32_t within = 0;
    if (indicator->parts && lister->layout->of_which_row.used) {
        struct row_origin *heading = add_origin(lister, ROW_OF_WHICH, level, parent);
        heading->indicator = indicator;
        heading->keep_with_next = true;
    }
    for (const struct indicator *part = indicator->parts; part; part = part->next) {
        struct row_origin *origin = add_origin(lister, ROW_PART, level, parent);
        origin->indicator = part;
        origin->ordinal = count_row(&lister->layout->part_row, ++within, &lister->parts);
        origin->keep_with_next = part->next != NULL;
    }
}

/* Sub-indicators and parts stay with their indicator. */
static void list_indicator(struct lister *lister, const struct indicator *indicator,
                           enum row_kind kind, unsigned level, uint32_t parent,
                           uint32_t ordinal)
{
    uint32_t row = (uint32_t)lister->list->count, within = 0;
    struct row_origin *origin = add_origin(lister, kind, level, parent);
    origin->indicator = indicator;
    origin->ordinal = ordinal;
    for (const struct indicator *sub = indicator->first; sub; sub = sub->next)
        list_indicator(lister, sub, ROW_SUB_INDICATOR, level, row,
                       count_row(&lister->layout->sub_indicator_row, ++within,
                                 &lister->sub_indicators));
    list_parts(lister, indicator, level, row);
    close_origin(lister, row);
    for (uint32_t i = row; i + 1 < lister->list->count; i++)
        lister->list->origins[i].keep_with_next = true;
}

static void list_top_indicator(struct lister *lister, const struct indicator *indicator,
                               unsigned level, uint32_t parent, uint32_t within)
{
    list_indicator(lister, indicator, ROW_INDICATOR, level, parent,
                   count_row(&lister->layout->indicator_row, within, &lister->indicators));
}

static void list_sorted(struct lister *lister, const struct indicator *indicator,
                        unsigned level, uint32_t parent)
{
    for (; indicator; indicator = indicator->next)
        ranking_add(lister->ranking, indicator, 0);
    size_t count;
    const struct ranked *sorted = ranking_sort(lister->ranking, &count);
    for (size_t i = 0; i < count; i++)
        list_top_indicator(lister, sorted[i].indicator, level, parent, (uint32_t)i + 1);
}

static void list_indicators(struct lister *lister, const struct indicator *indicator,
                            unsigned level, uint32_t parent)
{
    if (lister->ranking && lister->layout->ranking.sort) {
        list_sorted(lister, indicator, level, parent);
        return;
    }
    for (uint32_t within = 1; indicator; indicator = indicator->next, within++)
        list_top_indicator(lister, indicator, level, parent, within);
}

/* Ranks the indicators of the rows from `first` to `end`. */
static void rank_rows(struct lister *lister, uint32_t first, uint32_t end)
{
    struct row_list *list = lister->list;
    for (uint32_t row = first; row < end; row++)
        if (list->origins[row].kind == ROW_INDICATOR)
            ranking_add(lister->ranking, list->origins[row].indicator, row);
    size_t count;
    const struct ranked *sorted = ranking_sort(lister->ranking, &count);
    for (size_t i = 0; i < count; i++)
        list->ranks[sorted[i].row] = sorted[i].rank;
}

/* Within a group are ranked its own indicators, not those of its subgroups. */
static void rank_groups(struct lister *lister)
{
    const struct row_list *list = lister->list;
    for (uint32_t row = 0; row < list->count;) {
        uint32_t parent = list->origins[row].parent, end = row;
        while (end < list->count && list->origins[end].kind == ROW_INDICATOR &&
               list->origins[end].parent == parent)
            end = list->origins[end].end;
        if (end > row)
            rank_rows(lister, row, end);
        row = end > row ? end : row + 1;
    }
}

static void rank(struct lister *lister)
{
    struct row_list *list = lister->list;
    list->ranks = memory_new((list->count + 2) * sizeof *list->ranks);
    if (lister->layout->ranking.within_group)
        rank_groups(lister);
    else
        rank_rows(lister, 0, (uint32_t)list->count);
}

/* Totals of the table (level 0) or of a group; the last row before one stays with it. */
static void list_totals(struct lister *lister, unsigned level, bool before, uint32_t parent)
{
    for (const struct total_spec *total = lister->layout->totals; total;
         total = total->next) {
        if (total->level != level || total->before != before)
            continue;
        if (lister->list->count && !before)
            lister->list->origins[lister->list->count - 1].keep_with_next = true;
        struct row_origin *origin = add_origin(lister, ROW_TOTAL, level, parent);
        origin->total = total;
        origin->keep_with_next = before;
    }
}

/* A heading stays with what it heads. */
static void list_groups(struct lister *lister, const struct group *group, unsigned level,
                        uint32_t parent)
{
    uint32_t within = 0;
    for (; group; group = group->next) {
        uint32_t row = (uint32_t)lister->list->count;
        struct row_origin *origin = add_origin(lister, ROW_GROUP, level, parent);
        origin->group = group;
        origin->keep_with_next = true;
        origin->ordinal = count_row(&lister->layout->group_rows[level - 1], ++within,
                                    &lister->groups[level - 1]);
        list_totals(lister, level, true, row);
        list_groups(lister, group->first, level + 1, row);
        list_indicators(lister, group->indicators, level, row);
        list_totals(lister, level, false, row);
        close_origin(lister, row);
    }
}

void row_list_make(struct row_list *list, const struct report *report,
                   const struct report_table *table, const struct layout_spec *layout)
{
    struct lister lister = {.list = list, .layout = layout};
    list->table = table;
    if (layout->ranking.used)
        lister.ranking = ranking_new(report, layout);
    list_totals(&lister, 0, true, ROW_NO_PARENT);
    list_indicators(&lister, table->indicators, 0, ROW_NO_PARENT);
    list_groups(&lister, table->groups, 1, ROW_NO_PARENT);
    list_totals(&lister, 0, false, ROW_NO_PARENT);
    if (list->count)
        list->origins[list->count - 1].keep_with_next = false;
    add_origin(&lister, ROW_CARRIED_FORWARD, 0, ROW_NO_PARENT);
    add_origin(&lister, ROW_BROUGHT_FORWARD, 0, ROW_NO_PARENT);
    list->count -= 2;
    if (lister.ranking)
        rank(&lister);
    ranking_free(lister.ranking);
}

void row_list_free(struct row_list *list)
{
    free(list->origins);
    free(list->ranks);
}

const struct row_spec *row_spec_of(const struct layout_spec *layout,
                                   const struct row_origin *origin)
{
    switch ((enum row_kind)origin->kind) {
    case ROW_GROUP:
        return &layout->group_rows[origin->level - 1];
    case ROW_INDICATOR:
        return &layout->indicator_row;
    case ROW_SUB_INDICATOR:
        return &layout->sub_indicator_row;
    case ROW_OF_WHICH:
        return &layout->of_which_row;
    case ROW_PART:
        return &layout->part_row;
    case ROW_TOTAL:
        return &origin->total->row;
    case ROW_CARRIED_FORWARD:
        return &layout->carried_forward;
    case ROW_BROUGHT_FORWARD:
        break;
    }
    return &layout->brought_forward;
}
