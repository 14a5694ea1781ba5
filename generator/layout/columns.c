/* Solves the widths of a table's columns. */
#include "layout/columns.h"

#include <stdint.h>

static double millimetres(int64_t value)
{
    return (double)value * 25.4 / 72000;
}

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
             millimetres(lack), millimetres(available), widest->id);
    return -1;
}

int solve_columns(const struct table_head *head, length left, length available,
                  length least, length *edges, const struct source *layout,
                  struct diagnostics *diagnostics)
{
    int64_t fixed = 0, shares = 0, sharing = 0;
    for (uint16_t i = 0; i < head->column_count; i++) {
        const struct column_spec *spec = head->columns[i].spec;
        fixed += spec->width;
        shares += spec->share;
        sharing += spec->width == 0;
    }
    int64_t rest = available - fixed;
    if (rest < sharing * least)
        return tell_lack(head, sharing * least - rest, available, layout, diagnostics);
    int64_t x = shares ? left : left + rest / 2;
    int64_t shared = 0; /* shares given so far: each edge is rounded once, not each width */
    int64_t fixed_so_far = 0;
    for (uint16_t i = 0; i < head->column_count; i++) {
        const struct column_spec *spec = head->columns[i].spec;
        edges[i] = (length)(x + fixed_so_far + (shares ? rest * shared / shares : 0));
        fixed_so_far += spec->width;
        shared += spec->share;
    }
    edges[head->column_count] = (length)(x + fixed_so_far + (shares ? rest : 0));
    return 0;
}
