/* What has changed from one report to another. */
#include "compute/report_diff.h"

#include "base/memory.h"
#include "compute/diff_build.h"
#include "compute/diff_match.h"
#include "compute/parent_document.h"

#include <stdlib.h>
#include <string.h>

enum { BEFORE, AFTER, SIDES };

static const struct report *report_of(const struct diff_build *build, unsigned side)
{
    return build->sides[side]->report;
}

/* The report's own fields. */

static const char *print_number(struct diff_build *build, unsigned number)
{
    struct buffer text = {0};
    if (!number)
        return NULL;
    buffer_unsigned(&text, number);
    const char *kept = arena_string(build->diff->arena, text.bytes, text.length);
    buffer_free(&text);
    return kept;
}

static struct change field_of_report(const char *field)
{
    return (struct change){.subject = SUBJECT_REPORT, .field = field};
}

static void compare_documents(struct diff_build *build)
{
    static const struct attached_to none;
    const struct attached_to *documents[SIDES];
    for (unsigned side = 0; side < SIDES; side++) {
        documents[side] = report_of(build, side)->attached_to;
        if (!documents[side])
            documents[side] = &none;
    }
    const struct attached_to *before = documents[BEFORE], *after = documents[AFTER];
    diff_compare_texts(build, field_of_report("type"), before->type, after->type);
    diff_compare_strings(build, field_of_report("document-number"), before->number,
                         after->number);
    diff_compare_strings(build, field_of_report("symbol"), before->symbol, after->symbol);
    diff_compare_strings(build, field_of_report("date"), parent_document_date(before, build->diff->arena),
                         parent_document_date(after, build->diff->arena));
    diff_compare_texts(build, field_of_report("issuer"), before->issuer, after->issuer);
    diff_compare_texts(build, field_of_report("text"), before->text, after->text);
}

static void compare_signatures(struct diff_build *build)
{
    static const char *const fields[SIGNATURE_PARTS] = {"signature-title",
                                                        "signature-manner",
                                                        "signature-name"};
    for (unsigned i = 0; i < SIGNATURE_LIMIT; i++)
        for (unsigned part = 0; part < SIGNATURE_PARTS; part++)
            diff_compare_texts(build, field_of_report(fields[part]),
                               report_of(build, BEFORE)->signatures[i].parts[part],
                               report_of(build, AFTER)->signatures[i].parts[part]);
}

static void compare_reports(struct diff_build *build)
{
    const struct report *before = report_of(build, BEFORE), *after = report_of(build, AFTER);
    diff_compare_strings(build, field_of_report("layout"), before->layout, after->layout);
    diff_compare_strings(build, field_of_report("profile"), before->profile, after->profile);
    diff_compare_strings(build, field_of_report("number"),
                         print_number(build, before->number),
                         print_number(build, after->number));
    diff_compare_texts(build, field_of_report("label"), before->label, after->label);
    diff_compare_texts(build, field_of_report("title"), before->title, after->title);
    compare_documents(build);
    diff_compare_strings(build, field_of_report("closing-mark"),
                         before->closing_mark ? "./." : NULL,
                         after->closing_mark ? "./." : NULL);
    compare_signatures(build);
}

/* Kinds of value. */

static const char *print_periods(struct diff_build *build, const struct kind *kind)
{
    struct buffer text = {0};
    if (!kind->period_count)
        return NULL;
    for (unsigned i = 0; i < kind->period_count; i++)
        buffer_format(&text, "%s%s", i ? ", " : "", kind->periods[i]);
    const char *kept = arena_string(build->diff->arena, text.bytes, text.length);
    buffer_free(&text);
    return kept;
}

/* Of one period alone it goes without saying. */
static const char *base_period(const struct kind *kind)
{
    return kind->period_count > 1 && kind->base < kind->period_count ? kind->periods[kind->base] : NULL;
}

static struct change change_of_kind(struct diff_build *build, unsigned side, unsigned kind)
{
    struct change change = {.subject = SUBJECT_KIND};
    change.value = diff_value_name(build, report_of(build, side), kind, PERIOD_NONE);
    change.id = change.value.kind;
    change.name = change.value.title;
    return change;
}

static struct change with_field(struct change change, const char *field)
{
    change.field = field;
    return change;
}

static void compare_kinds(struct diff_build *build, unsigned before, unsigned after)
{
    const struct kind *old = &report_of(build, BEFORE)->kinds[before];
    const struct kind *new = &report_of(build, AFTER)->kinds[after];
    struct change change = change_of_kind(build, AFTER, after);
    diff_compare_strings(build, with_field(change, "periods"), print_periods(build, old),
                         print_periods(build, new));
    diff_compare_strings(build, with_field(change, "base"), base_period(old),
                         base_period(new));
    diff_compare_strings(build, with_field(change, "unit"), old->unit, new->unit);
    diff_compare_texts(build, with_field(change, "title"), old->title, new->title);
    diff_compare_texts(build, with_field(change, "basis"), old->basis, new->basis);
}

static void add_kind(struct diff_build *build, enum change_type type, unsigned side,
                     unsigned kind)
{
    struct change change = change_of_kind(build, side, kind);
    change.type = type;
    diff_add(build, change);
}

static void compare_all_kinds(struct diff_build *build)
{
    const struct report *before = report_of(build, BEFORE), *after = report_of(build, AFTER);
    for (unsigned i = 0; i < after->kind_count; i++) {
        int old = report_find_kind(before, after->kinds[i].name);
        if (old < 0)
            add_kind(build, CHANGE_ADDED, AFTER, i);
        else
            compare_kinds(build, (unsigned)old, i);
    }
    for (unsigned i = 0; i < before->kind_count; i++)
        if (report_find_kind(after, before->kinds[i].name) < 0)
            add_kind(build, CHANGE_REMOVED, BEFORE, i);
}

/* Tables. */

struct tables {
    const struct report_table **before, **after;
    uint32_t *pairs; /* for each of `after` the one of `before`, or ENTRY_NONE */
    bool *taken;     /* those of `before` */
};

static const struct report_table **list_tables(const struct report *report)
{
    const struct report_table **tables =
        memory_new((report->table_count + 1) * sizeof *tables);
    unsigned count = 0;
    for (const struct report_table *table = report->tables; table; table = table->next)
        tables[count++] = table;
    return tables;
}

/* The first table that is not taken: of the title, or where there is none to be, any. */
static void pair_table(const struct diff_build *build, struct tables *tables,
                       uint32_t index, const struct rich_text *title)
{
    for (uint32_t old = 0; old < report_of(build, BEFORE)->table_count; old++) {
        if (tables->taken[old])
            continue;
        if (title && text_compare(tables->before[old]->title, title) != TEXT_SAME)
            continue;
        tables->pairs[index] = old;
        tables->taken[old] = true;
        return;
    }
}

/* By their titles, where there are any; those left, in their order. */
static void pair_tables(const struct diff_build *build, struct tables *tables)
{
    unsigned after = report_of(build, AFTER)->table_count;
    for (uint32_t i = 0; i < after; i++) {
        tables->pairs[i] = ENTRY_NONE;
        if (tables->after[i]->title)
            pair_table(build, tables, i, tables->after[i]->title);
    }
    for (uint32_t i = 0; i < after; i++)
        if (tables->pairs[i] == ENTRY_NONE)
            pair_table(build, tables, i, NULL);
}

static struct change change_of_table(struct diff_build *build,
                                     const struct report_table *table, uint32_t index)
{
    return (struct change){.subject = SUBJECT_TABLE,
                           .row = text_as_printed(table->title, build->diff->arena),
                           .table = index + 1};
}

static void compare_table(struct diff_build *build, const struct tables *tables,
                          uint32_t index)
{
    const struct report_table *new = tables->after[index];
    struct change change = change_of_table(build, new, index);
    if (tables->pairs[index] == ENTRY_NONE) {
        change.type = CHANGE_ADDED;
        diff_add(build, change);
        return;
    }
    const struct report_table *old = tables->before[tables->pairs[index]];
    diff_compare_strings(build, with_field(change, "layout"), old->layout, new->layout);
    diff_compare_texts(build, with_field(change, "title"), old->title, new->title);
    diff_compare_texts(build, with_field(change, "before"), old->before, new->before);
    diff_compare_texts(build, with_field(change, "unit-line"), old->unit_line,
                       new->unit_line);
    diff_compare_texts(build, with_field(change, "after"), old->after, new->after);
}

static void compare_tables(struct diff_build *build, const struct tables *tables)
{
    unsigned before = report_of(build, BEFORE)->table_count;
    unsigned after = report_of(build, AFTER)->table_count;
    for (uint32_t i = 0; i < after; i++)
        compare_table(build, tables, i);
    for (uint32_t i = 0; i < before; i++)
        if (!tables->taken[i]) {
            struct change change = change_of_table(build, tables->before[i], i);
            change.type = CHANGE_REMOVED;
            diff_add(build, change);
        }
}

/* Rows. */

static struct change change_of_entry(struct diff_build *build, unsigned side,
                                     uint32_t number)
{
    const struct diff_entries *list = &build->entries[side];
    const struct diff_entry *entry = &list->entries[number];
    return (struct change){.subject = entry->group ? SUBJECT_GROUP : SUBJECT_INDICATOR,
                           .id = entry->id,
                           .row = diff_entry_row(list, number, build->diff->arena),
                           .numbered = diff_entry_numbered(list, number),
                           .name = diff_entry_name(list, number, build->diff->arena),
                           .table = entry->table + 1};
}

static void add_move(struct diff_build *build, struct change change, uint32_t before)
{
    change.type = CHANGE_MOVED;
    change.before = diff_side_of_string(
        diff_entry_row(&build->entries[BEFORE], before, build->diff->arena));
    change.after = diff_side_of_string(change.row);
    diff_add(build, change);
}

static void compare_groups(struct diff_build *build, const struct change *change,
                           const struct group *before, const struct group *after)
{
    diff_compare_strings(build, with_field(*change, "number"), before->number,
                         after->number);
    diff_compare_texts(build, with_field(*change, "title"), before->title, after->title);
}

static void compare_indicators(struct diff_build *build, const struct change *change,
                               const struct indicator *before,
                               const struct indicator *after)
{
    diff_compare_strings(build, with_field(*change, "number"), before->number,
                         after->number);
    diff_compare_texts(build, with_field(*change, "name"), before->name, after->name);
    diff_compare_texts(build, with_field(*change, "lead-agency"), before->lead_agency,
                       after->lead_agency);
}

static void compare_entry(struct diff_build *build, uint32_t number)
{
    const struct diff_entry *new = &build->entries[AFTER].entries[number];
    struct change change = change_of_entry(build, AFTER, number);
    if (new->pair == ENTRY_NONE) {
        change.type = CHANGE_ADDED;
        diff_add(build, change);
        return;
    }
    const struct diff_entry *old = &build->entries[BEFORE].entries[new->pair];
    if (new->moved)
        add_move(build, change, new->pair);
    if (new->group) {
        compare_groups(build, &change, old->group, new->group);
        return;
    }
    compare_indicators(build, &change, old->indicator, new->indicator);
    diff_values(build, &change, new->pair, number);
}

static void compare_entries(struct diff_build *build)
{
    for (uint32_t i = 0; i < build->entries[AFTER].count; i++)
        compare_entry(build, i);
    for (uint32_t i = 0; i < build->entries[BEFORE].count; i++)
        if (build->entries[BEFORE].entries[i].pair == ENTRY_NONE) {
            struct change change = change_of_entry(build, BEFORE, i);
            change.type = CHANGE_REMOVED;
            diff_add(build, change);
        }
}

void report_diff_make(struct report_diff *diff, const struct diff_side *before,
                      const struct diff_side *after)
{
    *diff = (struct report_diff){.arena = arena_new(4096)};
    struct diff_build build = {.diff = diff,
                               .end = &diff->first,
                               .sides = {before, after},
                               .scratch = arena_new(1024)};
    struct tables tables = {
        .before = list_tables(before->report),
        .after = list_tables(after->report),
        .pairs = memory_new((after->report->table_count + 1) * sizeof *tables.pairs),
        .taken = memory_new((before->report->table_count + 1) * sizeof *tables.taken)};
    for (unsigned side = 0; side < SIDES; side++)
        diff_entries_make(&build.entries[side], report_of(&build, side),
                          build.sides[side]->layouts, diff->arena);
    pair_tables(&build, &tables);
    diff_match(&build.entries[BEFORE], &build.entries[AFTER], tables.pairs);
    compare_reports(&build);
    compare_all_kinds(&build);
    compare_tables(&build, &tables);
    compare_entries(&build);
    for (unsigned side = 0; side < SIDES; side++)
        diff_entries_free(&build.entries[side]);
    free(tables.before);
    free(tables.after);
    free(tables.pairs);
    free(tables.taken);
    arena_free(build.scratch);
}

void report_diff_free(struct report_diff *diff)
{
    arena_free(diff->arena);
}
