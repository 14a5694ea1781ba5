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
    int64_t above; /* of fixed columns: what they have above the narrowest useful width */
    struct demand autos, sharing;
};

/* What a fixed column can give; one that was made narrower on purpose gives nothing. */
static length above_least(const struct column_spec *spec, length least)
{
    return spec->width > least ? spec->width - least : 0;
}

static struct totals add_up(const struct table_head *head,
                            const struct column_limits *limits, length least)
{
    struct totals totals = {0};
    for (uint16_t i = 0; i < head->column_count; i++) {
        const struct column_spec *spec = head->columns[i].spec;
        totals.fixed += spec->width;
        totals.shares += spec->share;
        totals.above += above_least(spec, least);
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

static const struct table_column *widest_fixed(const struct table_head *head)
{
    const struct table_column *widest = &head->columns[0];
    for (uint16_t i = 1; i < head->column_count; i++)
        if (head->columns[i].spec->width > widest->spec->width)
            widest = &head->columns[i];
    return widest;
}

/* Tells that the columns need `lack` more than the page has, however narrow they are. */
static int tell_lack(const struct table_head *head, int64_t lack, length available,
                     const struct source *layout, struct diagnostics *diagnostics)
{
    diagnose(diagnostics, DIAG_LAYOUT_WIDTH, place_in(layout, widest_fixed(head)->spec->at),
             _("the columns are %s mm too wide for the text area of %s mm, even with "
               "each as narrow as it may be; leave columns out or make the type smaller"),
             length_text(lack).mm, length_text(available).mm);
    return -1;
}

/* Tells that the fixed columns had to give `lack` to what the page has. */
static void tell_fixed_narrowed(const struct table_head *head, int64_t lack,
                                length available, const struct source *layout,
                                struct diagnostics *diagnostics)
{
    const struct table_column *widest = widest_fixed(head);
    diagnose(diagnostics, DIAG_LAYOUT_SHRUNK, place_in(layout, widest->spec->at),
             _("the columns are %s mm too wide for the text area of %s mm, so those of "
               "a fixed width were narrowed; make columns narrower, column '%s' first"),
             length_text(lack).mm, length_text(available).mm, widest->id);
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
             _("the columns are %s mm too wide for the text area of %s mm, even with "
               "each line ended wherever it may, so those with width=\"auto\" were "
               "narrowed; make the type smaller or leave columns out; the widest is "
               "column '%s'"),
             length_text(lack).mm, length_text(available).mm, widest->id);
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

/* Each gives of what it has above the narrowest useful width, in proportion to that. */
static void set_fixed(const struct table_head *head, const struct totals *totals,
                      length least, int64_t lack, length *widths)
{
    int64_t counted = 0;
    for (uint16_t i = 0; i < head->column_count; i++) {
        const struct column_spec *spec = head->columns[i].spec;
        int64_t before = part_up_to(lack, counted, totals->above);
        counted += above_least(spec, least);
        length given = (length)(part_up_to(lack, counted, totals->above) - before);
        widths[i] = spec->width - given;
    }
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

/* What a column with a share needs for the words of its header. */
static length word_width(const struct column_space *space, unsigned column)
{
    return space->words && space->words[column] > space->least ? space->words[column]
                                                               : space->least;
}

/* Whether there is room for the words of all headers of columns with a share. */
static bool words_fit(const struct table_head *head, const struct column_space *space,
                      int64_t rest)
{
    for (uint16_t i = 0; i < head->column_count; i++)
        if (head->columns[i].spec->share)
            rest -= word_width(space, i);
    return rest >= 0;
}

/* Columns whose part would be too narrow get the least, and the others share what is left
 * then. Each round but the last settles a column. */
static void set_shares(const struct table_head *head, const struct column_space *space,
                       int64_t shares, int64_t rest, length *widths)
{
    bool words = words_fit(head, space, rest);
    for (bool settled = true; settled;) {
        settled = false;
        for (uint16_t i = 0; i < head->column_count; i++) {
            uint32_t share = head->columns[i].spec->share;
            if (!share || widths[i])
                continue;
            length least = words ? word_width(space, i) : space->least;
            if (rest * share >= least * shares)
                continue;
            widths[i] = least;
            rest -= least;
            shares -= share;
            settled = true;
        }
    }
    int64_t shared = 0;
    for (uint16_t i = 0; i < head->column_count; i++) {
        if (widths[i])
            continue;
        int64_t before = part_up_to(rest, shared, shares);
        shared += head->columns[i].spec->share;
        widths[i] = (length)(part_up_to(rest, shared, shares) - before);
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
    if (lack > totals.above)
        return tell_lack(head, lack - totals.above, space->available, layout, diagnostics);
    if (lack < 0)
        lack = 0;
    struct way way = find_way(&totals, room + lack);
    if (lack && tell)
        tell_fixed_narrowed(head, lack, space->available, layout, diagnostics);
    else if (way.narrowed && tell)
        tell_narrowed(head, limits, way.whole - way.gone, space->available, layout,
                      diagnostics);

    length *widths = &edges[1]; /* until they are added up */
    set_fixed(head, &totals, space->least, lack, widths);
    set_autos(head, limits, space->least, &way, widths);
    int64_t rest = space->available - sum_widths(head, widths);
    set_shares(head, space, totals.shares, rest, widths);
    edges[0] = space->left + (length)(totals.shares ? 0 : rest / 2);
    for (uint16_t i = 0; i < head->column_count; i++)
        edges[i + 1] = edges[i] + widths[i];
    return 0;
}
