/* Solves the widths of a table's columns. */
#include "layout/columns.h"

#include <stdint.h>

/* What columns of one kind ask for together. */
struct demand {
    int64_t least; /* of narrowest useful columns */
    int64_t min, max;
};

struct totals {
    int64_t fixed, shares;
    struct demand autos, sharing;
};

static struct totals add_up(const struct table_head *head,
                            const struct column_limits *limits, length least)
{
    struct totals totals = {0};
    for (uint16_t i = 0; i < head->column_count; i++) {
        const struct column_spec *spec = head->columns[i].spec;
        totals.fixed += spec->width;
        totals.shares += spec->share;
        if (spec->width)
            continue;
        struct demand *demand = spec->auto_width ? &totals.autos : &totals.sharing;
        demand->least += least;
        demand->min += limits ? limits[i].min : least;
        demand->max += limits ? limits[i].max : least;
    }
    return totals;
}

/* Messages. */

/* Tells that the columns need `lack` more than the page has. */
static int tell_lack(const struct table_head *head, int64_t lack, length available,
                     const struct source *layout, struct diagnostics *diagnostics)
{
    const struct table_column *widest = &head->columns[0];
    for (uint16_t i = 1; i < head->column_count; i++)
        if (head->columns[i].spec->width > widest->spec->width)
            widest = &head->columns[i];
    diagnose(diagnostics, DIAG_LAYOUT_WIDTH, place_in(layout, widest->spec->at),
             _("the columns are %.1f mm too wide for the text area of %.1f mm; make "
               "columns narrower, column '%s' first"),
             length_millimetres(lack), length_millimetres(available), widest->id);
    return -1;
}

/* Tells that the columns need `lack` more than the page has to leave all words whole. */
static void tell_narrowed(const struct table_head *head, const struct column_limits *limits,
                          int64_t lack, length available, const struct source *layout,
                          struct diagnostics *diagnostics)
{
    const struct table_column *widest = NULL;
    length most = 0;
    for (uint16_t i = 0; i < head->column_count; i++)
        if (head->columns[i].spec->auto_width && limits[i].min > most) {
            widest = &head->columns[i];
            most = limits[i].min;
        }
    diagnose(diagnostics, DIAG_LAYOUT_SHRUNK, place_in(layout, widest->spec->at),
             _("the columns are %.1f mm too wide for the text area of %.1f mm, even with "
               "each line ended wherever it may, so those with width=\"auto\" were "
               "narrowed; make the type smaller or leave columns out; the widest is "
               "column '%s'"),
             length_millimetres(lack), length_millimetres(available), widest->id);
}

/* Widths. */

/* So that sums of parts do not drift, a part is the difference of two of these. */
static int64_t part_up_to(int64_t whole, int64_t counted, int64_t total)
{
    return total ? whole * counted / total : 0;
}

/* How far all auto columns are widened: from the narrowest at which no word is broken
 * towards the widest line, or where words are broken from the narrowest useful column
 * towards the widest word. */
struct way {
    bool narrowed;
    int64_t gone, whole;
};

/* The columns with a share keep half of the room, if they want so much and the auto columns
 * do not need it for their words. */
static int64_t kept_for_shares(const struct totals *totals, int64_t room)
{
    int64_t kept = room / 2;
    if (kept > totals->sharing.max)
        kept = totals->sharing.max;
    if (kept > room - totals->autos.min)
        kept = room - totals->autos.min;
    return kept > totals->sharing.min ? kept : totals->sharing.min;
}

static struct way find_way(const struct totals *totals, int64_t room)
{
    int64_t least = totals->autos.least + totals->sharing.least;
    int64_t min = totals->autos.min + totals->sharing.min;
    if (min > room)
        return (struct way){true, room - least, min - least};
    int64_t spare = room - kept_for_shares(totals, room) - totals->autos.min;
    int64_t whole = totals->autos.max - totals->autos.min;
    return (struct way){false, spare < whole ? spare : whole, whole};
}

static void set_autos(const struct table_head *head, const struct column_limits *limits,
                      length least, const struct way *way, length *widths)
{
    int64_t asked = 0;
    for (uint16_t i = 0; i < head->column_count; i++) {
        if (!head->columns[i].spec->auto_width)
            continue;
        length from = way->narrowed ? least : limits[i].min;
        length to = way->narrowed ? limits[i].min : limits[i].max;
        int64_t before = part_up_to(way->gone, asked, way->whole);
        asked += to - from;
        widths[i] = from + (length)(part_up_to(way->gone, asked, way->whole) - before);
    }
}

static void set_shares(const struct table_head *head, const struct totals *totals,
                       int64_t rest, length *widths)
{
    int64_t shared = 0;
    for (uint16_t i = 0; i < head->column_count; i++) {
        int64_t before = part_up_to(rest, shared, totals->shares);
        shared += head->columns[i].spec->share;
        widths[i] += (length)(part_up_to(rest, shared, totals->shares) - before);
    }
}

static int64_t sum_widths(const struct table_head *head, const length *widths)
{
    int64_t sum = 0;
    for (uint16_t i = 0; i < head->column_count; i++)
        sum += widths[i];
    return sum;
}

int solve_columns(const struct table_head *head, const struct column_space *space,
                  const struct column_limits *limits, length *edges,
                  const struct source *layout, bool tell, struct diagnostics *diagnostics)
{
    struct totals totals = add_up(head, limits, space->least);
    int64_t room = space->available - totals.fixed;
    int64_t lack = totals.autos.least + totals.sharing.least - room;
    if (lack > 0)
        return tell_lack(head, lack, space->available, layout, diagnostics);
    struct way way = find_way(&totals, room);
    if (way.narrowed && tell)
        tell_narrowed(head, limits, way.whole - way.gone, space->available, layout,
                      diagnostics);

    length *widths = &edges[1]; /* until they are added up */
    for (uint16_t i = 0; i < head->column_count; i++)
        widths[i] = head->columns[i].spec->width;
    set_autos(head, limits, space->least, &way, widths);
    int64_t rest = space->available - sum_widths(head, widths);
    set_shares(head, &totals, rest, widths);
    edges[0] = space->left + (length)(totals.shares ? 0 : rest / 2);
    for (uint16_t i = 0; i < head->column_count; i++)
        edges[i + 1] = edges[i] + widths[i];
    return 0;
}
