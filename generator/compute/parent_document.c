/* The document that an appendix is attached to: what becomes known of it later. */
#include "compute/parent_document.h"

#include "base/buffer.h"

#include <string.h>

const char *parent_document_date(const struct attached_to *document, struct arena *arena)
{
    const unsigned parts[] = {document->day, document->month, document->year};
    struct buffer text = {0};
    if (!parts[0] && !parts[1] && !parts[2])
        return NULL;
    for (unsigned i = 0; i < 3; i++) {
        if (i)
            buffer_byte(&text, '/');
        if (parts[i])
            buffer_unsigned(&text, parts[i]);
        else
            buffer_text(&text, "…");
    }
    const char *kept = arena_string(arena, text.bytes, text.length);
    buffer_free(&text);
    return kept;
}

static void tell(const struct report *report, uint32_t at, struct diagnostics *diagnostics,
                 const char *text)
{
    diagnose(diagnostics, DIAG_DOCUMENT_KNOWN, place_in(report->source, at), "%s", text);
}

static void fill_number(const struct report *report, struct attached_to *document,
                        const char *number, struct diagnostics *diagnostics)
{
    if (!document->number)
        document->number = number;
    else if (strcmp(document->number, number) != 0)
        diagnose(diagnostics, DIAG_DOCUMENT_KNOWN, place_in(report->source, document->at),
                 _("the report gives the document the number '%s', --number says '%s'; the "
                   "report's stays: correct one of the two"),
                 document->number, number);
}

static bool agrees(unsigned given, unsigned known)
{
    return !given || given == known;
}

/* A date of which a part differs is another date: nothing of it is filled in. */
static void fill_date(const struct report *report, struct attached_to *document,
                      const struct date *date, struct diagnostics *diagnostics)
{
    if (agrees(document->day, date->day) && agrees(document->month, date->month) &&
        agrees(document->year, date->year)) {
        document->day = date->day;
        document->month = date->month;
        document->year = date->year;
        return;
    }
    diagnose(diagnostics, DIAG_DOCUMENT_KNOWN, place_in(report->source, document->at),
             _("the report dates the document %s, --date says %u/%u/%u; the report's date "
               "stays: correct one of the two"),
             parent_document_date(document, report->arena), date->day, date->month,
             date->year);
}

void parent_document_fill(struct report *report, const struct known_document *known,
                          struct diagnostics *diagnostics)
{
    if (!known->number && !known->date.day)
        return;
    if (!report->attached_to) {
        tell(report, report->at, diagnostics,
             _("the report names no document that it is attached to, so --number and --date "
               "fill nothing in; add <attached-to>"));
        return;
    }
    struct attached_to *document =
        arena_copy(report->arena, report->attached_to, sizeof *document);
    report->attached_to = document;
    if (document->text)
        tell(report, document->text->at, diagnostics,
             _("the report has the whole line about the document in <text>, where --number "
               "and --date fill nothing in; write <type>, <date> and <issuer> instead"));
    if (known->number)
        fill_number(report, document, known->number, diagnostics);
    if (known->date.day)
        fill_date(report, document, &known->date, diagnostics);
}
