/* The document that the appendices of a set are attached to: it is one. */
#include "compute/flat_text.h"
#include "compute/parent_document.h"
#include "compute/set_check.h"

#include <string.h>

enum { DOCUMENT_FIELDS = 6 };

/* What an appendix says of the document; NULL is left blank. */
struct said {
    const char *fields[DOCUMENT_FIELDS];
};

enum { FIELD_LINE = DOCUMENT_FIELDS - 1 };

static const char *const names[DOCUMENT_FIELDS] = {
    N_("document type"), N_("document number"),        N_("document symbol"),
    N_("document date"), N_("issuer of the document"), N_("line naming the document")};

static const char *plain(struct set_check *check, const struct rich_text *text)
{
    return rich_text_empty(text) ? NULL : plain_text(text, check->scratch);
}

static struct said read_document(struct set_check *check,
                                 const struct attached_to *document)
{
    return (struct said){{plain(check, document->type), document->number, document->symbol,
                          parent_document_date(document, check->scratch),
                          plain(check, document->issuer), plain(check, document->text)}};
}

/* Whether the field counts: a line of its own stands for all that is blank beside it. */
static bool is_told(const struct said *here, const struct said *there, unsigned field)
{
    const char *left = here->fields[field], *right = there->fields[field];
    if (field == FIELD_LINE)
        return left && right;
    return (left || !here->fields[FIELD_LINE]) && (right || !there->fields[FIELD_LINE]);
}

static bool same(const char *left, const char *right)
{
    return left == right || (left && right && !strcmp(left, right));
}

static void compare(struct set_check *check, size_t member, size_t first)
{
    const struct attached_to *document = check->members[member].report->attached_to;
    const struct attached_to *other = check->members[first].report->attached_to;
    struct said here = read_document(check, document);
    struct said there = read_document(check, other);
    for (unsigned i = 0; i < DOCUMENT_FIELDS; i++) {
        const char *left = here.fields[i], *right = there.fields[i];
        if (!is_told(&here, &there, i) || same(left, right))
            continue;
        diagnose(check->diagnostics, DIAG_SET_DOCUMENT,
                 set_place(check, member, document->at),
                 _("%s: %s here, %s in %s; the appendices of a set belong to one document"),
                 _(names[i]), left ? left : _("(blank)"), right ? right : _("(blank)"),
                 set_place_text(check, first, other->at));
    }
}

void set_check_documents(struct set_check *check)
{
    size_t first = 0;
    while (first < check->count && !check->members[first].report->attached_to)
        first++;
    for (size_t i = 0; first < check->count && i < check->count; i++) {
        const struct report *report = check->members[i].report;
        const struct attached_to *other = check->members[first].report->attached_to;
        if (!report->attached_to)
            diagnose(check->diagnostics, DIAG_SET_DOCUMENT, set_place(check, i, report->at),
                     _("the appendix is attached to no document, that of %s is; add "
                       "<attached-to>"),
                     set_place_text(check, first, other->at));
        else if (i != first)
            compare(check, i, first);
    }
}
