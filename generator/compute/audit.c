/* The audit: goes through the report and calls the rules that are on. */
#include "compute/audit.h"

#include "base/memory.h"
#include "compute/audit_rules.h"
#include "compute/share_total.h"

#include <stdlib.h>
#include <string.h>

/* What a rule is called for. */
enum scope { EACH_INDICATOR, EACH_TABLE, WHOLE_REPORT };

static const struct rule {
    enum diagnostic_code code; /* its severity stands in base/diagnostic.c */
    bool on;                   /* unless report or command line say otherwise */
    enum scope scope;
    void (*run)(struct audit *audit); /* may find for several codes */
} rules[] = {
    {DIAG_STATED_DIFFERS, true, EACH_INDICATOR, audit_stated},
    {DIAG_STATED_BLANK, true, EACH_INDICATOR, audit_stated},
    {DIAG_TRUNCATED, true, EACH_INDICATOR, audit_stated},
    {DIAG_CLAIM_DIFFERS, true, EACH_INDICATOR, audit_claims},
    {DIAG_TRUNCATED, true, EACH_INDICATOR, audit_claims},
    {DIAG_CLAIM_DIFFERS, true, EACH_TABLE, audit_table_claims},
    {DIAG_TRUNCATED, true, EACH_TABLE, audit_table_claims},
    {DIAG_CLAIM_DIFFERS, true, WHOLE_REPORT, audit_note_claims},
    {DIAG_TRUNCATED, true, WHOLE_REPORT, audit_note_claims},
    {DIAG_PARTS_EXCEED, true, EACH_INDICATOR, audit_sums},
    {DIAG_TOTAL_DIFFERS, true, EACH_INDICATOR, audit_sums},
    {DIAG_SHARES, true, EACH_INDICATOR, audit_sums},
    {DIAG_COLUMN_DIFFERS, true, EACH_INDICATOR, audit_columns},
    {DIAG_PLAN_FALLS, true, EACH_INDICATOR, audit_series},
    {DIAG_PLAN_BELOW, true, EACH_INDICATOR, audit_series},
    {DIAG_PERIOD_TWICE, true, WHOLE_REPORT, audit_periods},
    {DIAG_ABOVE_WHOLE, true, EACH_INDICATOR, audit_bounds},
    {DIAG_SPELLING_MIXED, true, WHOLE_REPORT, audit_spelling},
    {DIAG_VALUE_UNSEEN, true, EACH_TABLE, audit_unseen},
    {DIAG_TEXT_OWN, false, WHOLE_REPORT, audit_heading}, /* it stands so on purpose */
    {DIAG_TITLE_MISSING, true, WHOLE_REPORT, audit_heading},
    {DIAG_REFERENCE_MISSING, true, WHOLE_REPORT, audit_heading},
    {DIAG_ACCEPTED_NOTHING, true, WHOLE_REPORT, audit_acceptances}, /* the last one */
};
enum { RULES = sizeof rules / sizeof *rules };

/* Choosing. */

/* The bits of the rules with that code, or of all; 0 where there is none. */
static uint32_t bits_named(const char *name, size_t size)
{
    bool all = size == 3 && !memcmp(name, "all", 3);
    enum diagnostic_code code = diagnostic_code_find(name, size);
    uint32_t bits = 0;
    for (size_t i = 0; i < RULES; i++)
        if (all || rules[i].code == code)
            bits |= audit_bit(rules[i].code);
    return bits;
}

int audit_choose(struct audit_choice *choice, const char *codes, bool on)
{
    for (;; codes++) {
        size_t size = strcspn(codes, ",");
        uint32_t bits = bits_named(codes, size);
        if (!bits)
            return -1;
        choice->on = on ? choice->on | bits : choice->on & ~bits;
        choice->off = on ? choice->off & ~bits : choice->off | bits;
        codes += size;
        if (!*codes)
            return 0;
    }
}

/* The command line is the last to say. */
static uint32_t rules_on(const struct report *report, const struct audit_choice *choice)
{
    uint32_t on = 0;
    for (size_t i = 0; i < RULES; i++)
        if (rules[i].on)
            on |= audit_bit(rules[i].code);
    for (const struct rule_choice *rule = report->rules; rule; rule = rule->next)
        on = rule->on ? on | audit_bit(rule->code) : on & ~audit_bit(rule->code);
    return (on | choice->on) & ~choice->off;
}

/* Going through the report. Rules of several codes stand together, and are called once. */
static void run_rules(struct audit *audit, enum scope scope)
{
    void (*last)(struct audit *) = NULL;
    for (size_t i = 0; i < RULES; i++) {
        const struct rule *rule = &rules[i];
        if (rule->scope != scope || rule->run == last || !audit_tells(audit, rule->code))
            continue;
        rule->run(audit);
        arena_rewind(audit->scratch);
        last = rule->run;
    }
}

static void audit_indicators(struct audit *audit, const struct indicator *first,
                             const struct indicator *above, bool are_parts)
{
    for (const struct indicator *indicator = first; indicator;
         indicator = indicator->next) {
        audit->siblings = first;
        audit->indicator = indicator;
        audit->above = above;
        audit->is_part = are_parts;
        run_rules(audit, EACH_INDICATOR);
        audit_indicators(audit, indicator->first, indicator, false);
        audit_indicators(audit, indicator->parts, indicator, true);
    }
}

static void audit_groups(struct audit *audit, const struct group *group)
{
    for (; group; group = group->next) {
        audit_groups(audit, group->first);
        audit->group = group;
        audit_indicators(audit, group->indicators, NULL, false);
    }
}

static void audit_tables(struct audit *audit, const struct layout_spec *const *layouts)
{
    const struct report_table *table = audit->report->tables;
    for (; table; table = table->next) {
        audit->table = table;
        audit->layout = *layouts++;
        audit->group = NULL;
        audit->totals = share_totals_new();
        run_rules(audit, EACH_TABLE);
        audit_indicators(audit, table->indicators, NULL, false);
        audit_groups(audit, table->groups);
        share_totals_free(audit->totals);
    }
    audit->totals = NULL;
    audit->table = NULL;
    audit->group = NULL;
    audit->indicator = NULL;
}

void audit_report(const struct report *report, const struct layout_spec *const *layouts,
                  const struct profile *profile, const struct audit_choice *choice,
                  struct diagnostics *diagnostics)
{
    struct audit audit = {.report = report,
                          .profile = profile,
                          .diagnostics = diagnostics,
                          .on = rules_on(report, choice),
                          .other_layout = choice->other_layout};
    if (!audit.on)
        return;
    audit.scratch = arena_new(4096);
    audit.used = memory_new(report->acceptance_count * sizeof *audit.used);
    audit_tables(&audit, layouts);
    run_rules(&audit, WHOLE_REPORT);
    free(audit.used);
    arena_free(audit.scratch);
}
