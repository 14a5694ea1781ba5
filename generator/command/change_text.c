/* Changes of a report as people read them, one line each. */
#include "command/change_text.h"

#include "base/diagnostic.h"
#include "base/visible_text.h"

#include <string.h>

/* Names */

static void put_value_name(struct buffer *out, const struct value_name *name,
                           const char *const built_in[KIND_BUILT_IN])
{
    if (name->built_in < KIND_BUILT_IN)
        buffer_text(out, _(built_in[name->built_in]));
    else
        buffer_text(out, name->title ? name->title : name->kind);
    if (name->period)
        buffer_format(out, " %s", name->period);
}

/* "Result 2022", where a name begins. */
static void put_first_name(struct buffer *out, const struct value_name *name)
{
    static const char *const built_in[] = {N_("Target"), N_("Plan"), N_("Result")};
    put_value_name(out, name, built_in);
}

static void put_name(struct buffer *out, const struct value_name *name)
{
    static const char *const built_in[] = {N_("target"), N_("plan"), N_("result")};
    put_value_name(out, name, built_in);
}

static const char *field_name(const char *field)
{
    static const struct {
        const char *field, *name;
    } names[] = {{"layout", N_("layout")},
                 {"profile", N_("presentation rules")},
                 {"number", N_("number")},
                 {"label", N_("first heading line")},
                 {"title", N_("title")},
                 {"type", N_("document type")},
                 {"document-number", N_("document number")},
                 {"symbol", N_("document symbol")},
                 {"date", N_("document date")},
                 {"issuer", N_("issuer of the document")},
                 {"text", N_("line naming the document")},
                 {"closing-mark", N_("mark at the end")},
                 {"signature-title", N_("title of a signature")},
                 {"signature-manner", N_("manner of signing")},
                 {"signature-name", N_("name of a signatory")},
                 {"periods", N_("periods")},
                 {"base", N_("period of comparisons")},
                 {"unit", N_("unit")},
                 {"basis", N_("basis")},
                 {"before", N_("text above the table")},
                 {"unit-line", N_("unit line")},
                 {"after", N_("text below the table")},
                 {"name", N_("name")},
                 {"lead-agency", N_("lead agency")}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i].field, field))
            return _(names[i].name);
    return field;
}

/* What is said before and after */

static void put_side(struct buffer *out, const struct change_side *side, bool quoted)
{
    if (!side->present)
        buffer_text(out, _("(nothing)"));
    else if (side->blank || !side->text)
        buffer_text(out, _("(blank)"));
    else
        buffer_format(out, quoted ? "“%s”" : "%s", side->text);
}

static void put_sides(struct buffer *out, const struct change *change, bool quoted)
{
    if (change->styled) {
        buffer_text(out, _("the same words in another type style, or on other lines"));
        return;
    }
    put_side(out, &change->before, quoted);
    buffer_text(out, " → ");
    put_side(out, &change->after, quoted);
}

static const char *or_none(const char *text)
{
    return text && *text ? text : _("(nothing)");
}

/* "compared with target 2025: 21,3% → 23,5%, Not met → Met" */
static void put_comparison(struct buffer *out, const struct comparison_change *comparison,
                           bool name_both)
{
    if (name_both) {
        put_name(out, &comparison->of);
        buffer_byte(out, ' ');
    }
    if (comparison->share) {
        buffer_text(out, _("share of the total"));
    } else {
        buffer_text(out, _("compared with"));
        buffer_byte(out, ' ');
        put_name(out, &comparison->with);
    }
    buffer_format(out, ": %s → %s", or_none(comparison->before),
                  or_none(comparison->after));
    if (comparison->verdict_before || comparison->verdict_after)
        buffer_format(out, ", %s → %s", or_none(comparison->verdict_before),
                      or_none(comparison->verdict_after));
}

static bool same_name(const struct value_name *left, const struct value_name *right)
{
    if (strcmp(left->kind, right->kind) != 0 || !left->period != !right->period)
        return false;
    return !left->period || !strcmp(left->period, right->period);
}

/* Comparisons of the changed value itself need not name it again. */
static void put_comparisons(struct buffer *out, const struct change *change)
{
    const struct comparison_change *comparison = change->comparisons;
    bool first = change->type == CHANGE_COMPARISON;
    for (; comparison; comparison = comparison->next, first = false) {
        if (!first)
            buffer_text(out, "; ");
        put_comparison(out, comparison,
                       first || !same_name(&comparison->of, &change->value));
    }
}

/* Lines */

/* What has changed: "I.6 ", "I.2, Thành phố – ", "Table 2: ", "target: ". */
static void put_subject(struct buffer *out, const struct change *change)
{
    switch (change->subject) {
    case SUBJECT_REPORT:
        break;
    case SUBJECT_KIND:
        put_first_name(out, &change->value);
        buffer_text(out, " – ");
        break;
    case SUBJECT_TABLE:
        buffer_format(out, _("table %u"), (unsigned)change->table);
        if (change->row)
            buffer_format(out, " “%s”", change->row);
        buffer_text(out, " – ");
        break;
    case SUBJECT_GROUP:
    case SUBJECT_INDICATOR:
        buffer_text(out, change->row);
        buffer_text(out, change->numbered ? " " : " – ");
        break;
    }
}

/* The name of a row that has come or gone, where its number alone has been said. */
static void put_row_name(struct buffer *out, const struct change *change)
{
    if (change->numbered && change->name)
        buffer_format(out, ": “%s”", change->name);
}

static void put_moved(struct buffer *out, const struct change *change)
{
    if (strcmp(change->before.text, change->after.text) != 0)
        buffer_format(out, _("moved; it was %s"), change->before.text);
    else
        buffer_text(out, _("moved"));
}

static void put_value(struct buffer *out, const struct change *change)
{
    bool figures = change->before.figure || change->after.figure;
    put_first_name(out, &change->value);
    if (change->part)
        buffer_format(out, " (%s)", change->part);
    buffer_text(out, ": ");
    put_sides(out, change, !figures);
    put_comparisons(out, change);
}

static void put_stated(struct buffer *out, const struct change *change)
{
    buffer_text(out, _("stated comparison with"));
    buffer_byte(out, ' ');
    put_name(out, &change->value);
    buffer_text(out, ": ");
    put_sides(out, change, !change->before.figure && !change->after.figure);
}

static void put_change(struct buffer *out, const struct change *change)
{
    put_subject(out, change);
    switch (change->type) {
    case CHANGE_ADDED:
        buffer_text(out, _("added"));
        put_row_name(out, change);
        break;
    case CHANGE_REMOVED:
        buffer_text(out, _("removed"));
        put_row_name(out, change);
        break;
    case CHANGE_MOVED:
        put_moved(out, change);
        break;
    case CHANGE_VALUE:
        put_value(out, change);
        break;
    case CHANGE_COMPARISON:
        put_comparisons(out, change);
        break;
    case CHANGE_STATED:
        put_stated(out, change);
        break;
    case CHANGE_FIELD:
        buffer_format(out, "%s: ", field_name(change->field));
        put_sides(out, change, true);
        break;
    }
}

void change_text(struct buffer *out, const struct change *change)
{
    struct buffer raw = {0};
    put_change(&raw, change);
    visible_text_put(out, buffer_string(&raw));
    buffer_free(&raw);
}
