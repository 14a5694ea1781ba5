/* Acceptances in the report that no finding needed. */
#include "compute/audit_rules.h"

/* One of a rule that is off may be needed when it is on. */
static void check(struct audit *audit, const struct acceptance *acceptance)
{
    for (; acceptance; acceptance = acceptance->next) {
        if (audit->used[acceptance->number] || !audit_tells(audit, acceptance->code))
            continue;
        struct audit_finding finding = {.code = DIAG_ACCEPTED_NOTHING,
                                        .at = acceptance->at,
                                        .indicator = audit->indicator};
        audit_tell(audit, &finding,
                   _("%s is accepted here, but nothing of that was found: remove it, or "
                     "put it where it belongs"),
                   diagnostic_code_name(acceptance->code));
    }
}

static void check_indicators(struct audit *audit, const struct indicator *indicator)
{
    for (; indicator; indicator = indicator->next) {
        audit->indicator = indicator;
        check(audit, indicator->accepted);
        check_indicators(audit, indicator->first);
        check_indicators(audit, indicator->parts);
    }
}

static void check_groups(struct audit *audit, const struct group *group)
{
    for (; group; group = group->next) {
        check_groups(audit, group->first);
        check_indicators(audit, group->indicators);
    }
}

void audit_acceptances(struct audit *audit)
{
    const struct report_table *table = audit->report->tables;
    if (!audit->report->acceptance_count)
        return;
    for (; table; table = table->next) {
        check_indicators(audit, table->indicators);
        check_groups(audit, table->groups);
    }
    audit->indicator = NULL;
    check(audit, audit->report->accepted);
}
