/* Changes values in the text of a report. */
#include "sheet/report_edit.h"

#include "base/memory.h"
#include "base/number_text.h"
#include "sheet/start_tag.h"
#include "sheet/xml_text.h"

#include <stdlib.h>
#include <string.h>

struct report_edit {
    size_t at, end;     /* of the source's text */
    size_t start, size; /* of edits->text */
    size_t sequence;    /* keeps the order of those that begin at one place */
};

void report_edits_free(struct report_edits *edits)
{
    free(edits->edits);
    buffer_free(&edits->text);
}

static struct report_edit *begin_edit(struct report_edits *edits, size_t at, size_t end)
{
    edits->edits =
        memory_grow(edits->edits, edits->count, &edits->capacity, sizeof *edits->edits);
    struct report_edit *edit = &edits->edits[edits->count];
    *edit = (struct report_edit){at, end, edits->text.length, 0, edits->count};
    edits->count++;
    return edit;
}

static void end_edit(struct report_edits *edits, struct report_edit *edit)
{
    edit->size = edits->text.length - edit->start;
}

/* Attributes */

/* How the report's attributes write numbers. */
struct writing {
    enum notation notation;
    bool group;       /* 1.664.183: only where the number before was written so */
    bool percent;     /* the unit stands behind the number, as it did */
    const char *dash; /* of a range in value= */
};

static void put_plain(struct buffer *out, struct decimal number,
                      const struct writing *writing)
{
    static const struct number_format grouped = {.decimals = DECIMALS_AS_GIVEN,
                                                 .group = true};
    if (writing->group)
        decimal_print(out, number, &grouped);
    else
        number_print(out, number, writing->notation == NOTATION_VI ? ',' : '.');
}

static void put_number(struct buffer *out, const char *name, struct decimal number,
                       const struct writing *writing)
{
    buffer_format(out, "%s=\"", name);
    put_plain(out, number, writing);
    buffer_text(out, writing->percent ? "%\"" : "\"");
}

static void put_unit(struct buffer *out, const char *unit)
{
    buffer_text(out, " unit=\"");
    xml_put(out, unit);
    buffer_byte(out, '"');
}

/* value="12.8", min="14" max="18" or missing="true" */
static void put_content(struct buffer *out, const struct new_value *new,
                        const struct writing *writing)
{
    if (new->type == NEW_MISSING) {
        buffer_text(out, "missing=\"true\"");
    } else if (new->range) {
        put_number(out, "min", new->number, writing);
        buffer_byte(out, ' ');
        put_number(out, "max", new->high, writing);
    } else {
        put_number(out, "value", new->number, writing);
    }
}

static bool is_content(const struct source *source, const struct tag_attribute *attribute)
{
    return attribute_is(source, attribute, "value") ||
           attribute_is(source, attribute, "min") ||
           attribute_is(source, attribute, "max") ||
           attribute_is(source, attribute, "missing");
}

static bool has_text(const struct source *source, const struct tag_attribute *attribute,
                     const char *text)
{
    size_t size = strlen(text);
    for (size_t at = attribute->value; at + size <= attribute->value_end; at++)
        if (!memcmp(source->text + at, text, size))
            return true;
    return false;
}

/* A new value is written as the one was that it takes the place of. */
static struct writing writing_of(const struct report *report, const struct start_tag *tag,
                                 const struct new_value *new)
{
    struct writing writing = {.notation = report->notation, .dash = "-"};
    if (report->notation != NOTATION_VI)
        return writing;
    for (unsigned i = 0; i < tag->count; i++) {
        const struct tag_attribute *attribute = &tag->attributes[i];
        if (!is_content(report->source, attribute))
            continue;
        writing.group = writing.group || has_text(report->source, attribute, ".");
        writing.percent =
            !new->unit && (writing.percent || has_text(report->source, attribute, "%"));
        if (has_text(report->source, attribute, "–"))
            writing.dash = "–";
    }
    return writing;
}

struct rewriting {
    struct buffer *out;
    const struct source *source;
    const struct start_tag *tag;
    const struct new_value *new;
    struct writing writing;
    bool in_place; /* the tag has the very attributes that are needed */
    bool written;  /* the content has been written */
    bool unit;     /* the unit has been written, or needs not be */
};

static void copy(struct rewriting *rewriting, size_t start, size_t end)
{
    buffer_put(rewriting->out, rewriting->source->text + start, end - start);
}

/* A value instead of a value, or a range instead of a range, changes what stands between
 * the quotes only. In Vietnamese notation value= takes both. */
static bool fits_in_place(const struct rewriting *rewriting)
{
    const struct start_tag *tag = rewriting->tag;
    const struct source *source = rewriting->source;
    bool vietnamese = rewriting->writing.notation == NOTATION_VI;
    if (rewriting->new->type != NEW_FIGURE)
        return false;
    if (start_tag_find(tag, source, "value"))
        return vietnamese || !rewriting->new->range;
    return rewriting->new->range && start_tag_find(tag, source, "min") &&
           start_tag_find(tag, source, "max");
}

/* Where the percent sign of an attribute begins, with the space before it. */
static size_t percent_start(const struct source *source,
                            const struct tag_attribute *attribute)
{
    size_t at = attribute->value_end;
    while (at > attribute->value &&
           !(source->text[at - 1] >= '0' && source->text[at - 1] <= '9'))
        at--;
    return at;
}

static void rewrite_in_place(struct rewriting *rewriting,
                             const struct tag_attribute *attribute)
{
    const struct new_value *new = rewriting->new;
    const struct writing *writing = &rewriting->writing;
    bool high = attribute_is(rewriting->source, attribute, "max");
    bool both = new->range &&attribute_is(rewriting->source, attribute, "value");
    copy(rewriting, attribute->start, attribute->value);
    if (attribute_is(rewriting->source, attribute, "missing")) {
        copy(rewriting, attribute->value, attribute->end);
        return;
    }
    put_plain(rewriting->out, high ? new->high : new->number, writing);
    if (both) {
        buffer_text(rewriting->out, writing->dash);
        put_plain(rewriting->out, new->high, writing);
    }
    if (writing->percent && has_text(rewriting->source, attribute, "%"))
        copy(rewriting, percent_start(rewriting->source, attribute), attribute->value_end);
    copy(rewriting, attribute->value_end, attribute->end);
}

static void rewrite_attribute(struct rewriting *rewriting,
                              const struct tag_attribute *attribute)
{
    const struct new_value *new = rewriting->new;
    bool unit = attribute_is(rewriting->source, attribute, "unit");
    if (is_content(rewriting->source, attribute)) {
        if (rewriting->in_place) {
            rewrite_in_place(rewriting, attribute);
        } else if (!rewriting->written && new->type != NEW_TEXT) {
            copy(rewriting, attribute->start, attribute->name);
            put_content(rewriting->out, new, &rewriting->writing);
            rewriting->written = true;
        }
    } else if (unit && new->unit) {
        copy(rewriting, attribute->start, attribute->value);
        xml_put(rewriting->out, new->unit);
        copy(rewriting, attribute->value_end, attribute->end);
        rewriting->unit = true;
    } else if (!unit || new->type != NEW_TEXT) {
        copy(rewriting, attribute->start, attribute->end);
    }
}

static void rewrite_attributes(struct rewriting *rewriting)
{
    const struct start_tag *tag = rewriting->tag;
    const struct new_value *new = rewriting->new;
    copy(rewriting, tag->start, tag->name_end);
    for (unsigned i = 0; i < tag->count; i++)
        rewrite_attribute(rewriting, &tag->attributes[i]);
    if (!rewriting->written && new->type != NEW_TEXT) {
        buffer_byte(rewriting->out, ' ');
        put_content(rewriting->out, new, &rewriting->writing);
    }
    if (!rewriting->unit && new->type == NEW_FIGURE && new->unit)
        put_unit(rewriting->out, new->unit);
}

void edit_value(struct report_edits *edits, const struct report *report,
                const struct value *value, const struct new_value *new)
{
    const struct source *source = report->source;
    struct start_tag tag;
    start_tag_read(&tag, source, value->at);
    struct report_edit *edit = begin_edit(edits, value->at, element_end(source, value->at));
    struct rewriting rewriting = {.out = &edits->text,
                                  .source = source,
                                  .tag = &tag,
                                  .new = new,
                                  .writing = writing_of(report, &tag, new)};
    rewriting.in_place = rewriting.written = fits_in_place(&rewriting);
    rewrite_attributes(&rewriting);
    size_t last = tag.count ? tag.attributes[tag.count - 1].end : tag.name_end;
    if (new->type == NEW_TEXT) {
        buffer_byte(&edits->text, '>');
        xml_put(&edits->text, new->text);
        buffer_text(&edits->text, "</");
        buffer_put(&edits->text, source->text + tag.start + 1,
                   tag.name_end - tag.start - 1);
        buffer_byte(&edits->text, '>');
    } else if (value->type == VALUE_TEXT) {
        buffer_text(&edits->text, "/>");
    } else {
        copy(&rewriting, last, edit->end);
    }
    end_edit(edits, edit);
}

/* New elements */

static size_t line_start(const struct source *source, size_t at)
{
    while (at && source->text[at - 1] != '\n')
        at--;
    return at;
}

/* The line end and the white space before the element at `at`, where it begins its line. */
static void put_indent(struct buffer *out, const struct source *source, size_t at)
{
    size_t start = line_start(source, at);
    for (size_t i = start; i < at; i++)
        if (source->text[i] != ' ' && source->text[i] != '\t')
            return;
    if (!start)
        return;
    bool return_too = start > 1 && source->text[start - 2] == '\r';
    buffer_text(out, return_too ? "\r\n" : "\n");
    buffer_put(out, source->text + start, at - start);
}

/* The element behind which values are added. */
static size_t last_element(const struct indicator *indicator)
{
    size_t at = indicator->lead_agency ? indicator->lead_agency->at : indicator->name->at;
    struct value_walk walk;
    const struct value *value = value_first(&walk, indicator->values);
    for (; value; value = value_next(&walk))
        if (!value->in_name && value->at > at)
            at = value->at;
    return at;
}

/* With the prefix that the indicator's element has. */
static void put_name(struct buffer *out, const struct report *report,
                     const struct indicator *indicator, const char *name)
{
    int size;
    const char *element = source_element_name(report->source, indicator->at, &size);
    const char *colon = memchr(element, ':', (size_t)size);
    if (colon)
        buffer_put(out, element, (size_t)(colon - element) + 1);
    buffer_text(out, name);
}

void edit_new_value(struct report_edits *edits, const struct report *report,
                    const struct indicator *indicator, uint16_t kind, uint16_t period,
                    const struct new_value *new)
{
    const struct kind *of = &report->kinds[kind];
    const char *name = kind < KIND_BUILT_IN ? of->name : "value";
    size_t last = last_element(indicator), at = element_end(report->source, last);
    struct report_edit *edit = begin_edit(edits, at, at);
    struct buffer *out = &edits->text;
    put_indent(out, report->source, last);
    buffer_byte(out, '<');
    put_name(out, report, indicator, name);
    if (kind >= KIND_BUILT_IN)
        buffer_format(out, " kind=\"%s\"", of->name);
    if (period != PERIOD_NONE)
        buffer_format(out, " period=\"%s\"", of->periods[period]);
    if (new->type == NEW_TEXT) {
        buffer_byte(out, '>');
        xml_put(out, new->text);
        buffer_text(out, "</");
        put_name(out, report, indicator, name);
        buffer_byte(out, '>');
    } else {
        buffer_byte(out, ' ');
        put_content(out, new, &(struct writing){.notation = report->notation});
        if (new->type == NEW_FIGURE && new->unit)
            put_unit(out, new->unit);
        buffer_text(out, "/>");
    }
    end_edit(edits, edit);
}

static int compare_edits(const void *left, const void *right)
{
    const struct report_edit *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->sequence > b->sequence) - (a->sequence < b->sequence);
}

void report_edits_apply(struct report_edits *edits, const struct source *source,
                        const char *bytes, size_t size, struct buffer *out)
{
    size_t before = (size_t)(source->text - bytes), at = 0;
    if (edits->count)
        qsort(edits->edits, edits->count, sizeof *edits->edits, compare_edits);
    for (size_t i = 0; i < edits->count; i++) {
        const struct report_edit *edit = &edits->edits[i];
        buffer_put(out, bytes + at, before + edit->at - at);
        buffer_put(out, edits->text.bytes + edit->start, edit->size);
        at = before + edit->end;
    }
    buffer_put(out, bytes + at, size - at);
}
