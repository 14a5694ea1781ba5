/* The options that change the bytes of a PDF, as it records them. */
#include "command/recorded_options.h"

#include "base/buffer.h"
#include "base/date.h"
#include "command/part_name.h"
#include "command/source_date.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum form {
    FORM_NAME, /* of a layout, profile or face: recorded without folder and ".xml" */
    FORM_TEXT,
    FORM_FLAG,
    FORM_PART,
    FORM_DAY,    /* of the parent document */
    FORM_SECONDS /* told wherever it is set: whether the report has one of its own is not known
                 of a report that is only looked at */
};

static const struct row {
    const char *name;
    enum form form;
    size_t member; /* of struct options */
} rows[] = {{"layout", FORM_NAME, offsetof(struct options, layout)},
            {"profile", FORM_NAME, offsetof(struct options, profile)},
            {"face", FORM_NAME, offsetof(struct options, face)},
            {"encoding", FORM_TEXT, offsetof(struct options, encoding)},
            {"pdfa", FORM_PART, offsetof(struct options, part)},
            {"signature-field", FORM_FLAG, offsetof(struct options, signature_field)},
            {"no-tags", FORM_FLAG, offsetof(struct options, no_tags)},
            {"source-date", FORM_SECONDS, offsetof(struct options, source_date)},
            {"number", FORM_TEXT, offsetof(struct options, known.number)},
            {"date", FORM_DAY, offsetof(struct options, known.date)}};
enum { ROWS = sizeof rows / sizeof *rows };

static const char given[] = "yes";

static void put_day(struct buffer *out, const struct date *date)
{
    if (date->day)
        buffer_format(out, "%04u-%02u-%02u", date->year, date->month, date->day);
}

/* What is recorded of the option; nothing where it is not given. */
static void put_value(struct buffer *out, const struct row *row, const void *member)
{
    const char *text = NULL;
    switch (row->form) {
    case FORM_NAME:
    case FORM_TEXT:
        text = *(const char *const *)member;
        break;
    case FORM_FLAG:
        text = *(const bool *)member ? given : NULL;
        break;
    case FORM_PART:
        text = pdf_part_name(*(const enum pdf_part *)member);
        break;
    case FORM_DAY:
        put_day(out, member);
        break;
    case FORM_SECONDS:
        if (*(const long long *)member != NO_SOURCE_DATE)
            buffer_format(out, "%lld", *(const long long *)member);
        break;
    }
    if (text && row->form == FORM_NAME)
        put_part_name(out, text);
    else if (text)
        buffer_text(out, text);
}

void recorded_options_add(struct provenance *provenance, const struct options *options)
{
    struct buffer value = {0};
    for (size_t i = 0; i < ROWS; i++) {
        buffer_clear(&value);
        put_value(&value, &rows[i], (const char *)options + rows[i].member);
        if (value.length)
            provenance_add(provenance, PROVENANCE_OPTION, rows[i].name,
                           buffer_string(&value));
    }
    buffer_free(&value);
}

static bool set_seconds(long long *date, const char *text)
{
    char *end;
    *date = NO_SOURCE_DATE;
    if (!text)
        return true;
    errno = 0;
    *date = strtoll(text, &end, 10);
    return !errno && end != text && !*end;
}

static bool set_day(struct date *date, const char *text)
{
    *date = (struct date){0};
    return !text || date_parse(date, text) == 0;
}

/* `text` is NULL where the option is not recorded. Returns whether it can be set. */
static bool set_value(const struct row *row, void *member, const char *text)
{
    switch (row->form) {
    case FORM_NAME:
    case FORM_TEXT:
        *(const char **)member = text;
        return true;
    case FORM_FLAG:
        *(bool *)member = text != NULL;
        return !text || !strcmp(text, given);
    case FORM_PART:
        return text && pdf_part_named(text, member);
    case FORM_DAY:
        return set_day(member, text);
    case FORM_SECONDS:
        return set_seconds(member, text);
    }
    return false;
}

static bool is_known(const char *name)
{
    for (size_t i = 0; i < ROWS; i++)
        if (!strcmp(rows[i].name, name))
            return true;
    return false;
}

const char *recorded_options_set(struct options *options,
                                 const struct provenance *provenance)
{
    for (size_t i = 0; i < ROWS; i++)
        if (!set_value(&rows[i], (char *)options + rows[i].member,
                       provenance_option(provenance, rows[i].name)))
            return rows[i].name;
    size_t index = 0;
    const struct provenance_part *part;
    while ((part = provenance_next(provenance, PROVENANCE_OPTION, &index)) != NULL)
        if (!is_known(part->name))
            return part->name;
    return NULL;
}
