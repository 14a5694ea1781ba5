/* How much room the pages of a table have. */
#include "layout/table_state.h"

/* With the sums brought forward below it. */
static length header_height(const struct table *table)
{
    return table_header_height(table->header) + (table->begun ? table->brought : 0);
}

length table_room(const struct table *table)
{
    length header = table->header_due ? header_height(table) : 0;
    length foot = table->ending ? 0 : table->carried;
    return table->area.bottom - page_cursor(table->builder) - header - foot;
}

length continued_height(const struct table *table)
{
    length lines = (length)table->continued.line_count * table->style.text.leading;
    return lines ? lines + table->style.padding.bottom : 0;
}

/* Of a page that the table goes on to. */
length body_height(const struct table *table)
{
    length foot = table->ending ? 0 : table->carried;
    return table->area.bottom - table->area.top - continued_height(table) -
           table_header_height(table->header) - table->brought - foot;
}

bool at_top(const struct table *table)
{
    return !table->has_rows && table_room(table) >= body_height(table);
}
