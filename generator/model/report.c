/* The report: looking things up in it. */
#include "model/report.h"

#include <string.h>

int report_find_kind(const struct report *report, const char *name)
{
    for (int i = 0; i < report->kind_count; i++)
        if (!strcmp(report->kinds[i].name, name))
            return i;
    return -1;
}

int kind_find_period(const struct kind *kind, const char *period)
{
    for (int i = 0; i < kind->period_count; i++)
        if (!strcmp(kind->periods[i], period))
            return i;
    return -1;
}

int kind_find_named_period(const struct kind *kind, const char *name)
{
    for (const struct named_period *named = kind->named; named; named = named->next)
        if (!strcmp(named->name, name))
            return named->period;
    return kind_find_period(kind, name);
}

uint16_t note_number(const struct note *note)
{
    return note->number <= UINT16_MAX ? (uint16_t)note->number : 0;
}
