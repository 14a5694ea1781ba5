/* The heading lines: what stands there otherwise than the rules have it, or is missing. */
#include "base/unicode.h"
#include "compute/appendix.h"
#include "compute/audit_rules.h"
#include "compute/flat_text.h"

#include <string.h>

/* A space, whether a line may end there or not; 0 where the text goes on otherwise. */
static size_t space_size(const char *text)
{
    static const size_t tied = sizeof NO_BREAK_SPACE - 1;
    if (*text == ' ')
        return 1;
    return strncmp(text, NO_BREAK_SPACE, tied) == 0 ? tied : 0;
}

/* Whether two texts are the same but for where lines may end in them. */
static bool same_words(const char *left, const char *right)
{
    while (*left || *right) {
        size_t a = space_size(left), b = space_size(right);
        if (!a != !b || (!a && *left != *right))
            return false;
        left += a ? a : 1;
        right += b ? b : 1;
    }
    return true;
}

static void check_line(struct audit *audit, const struct rich_text *own,
                       const struct rich_text *form)
{
    if (rich_text_empty(own) || !form)
        return;
    struct audit_finding finding = {.code = DIAG_TEXT_OWN, .at = own->at};
    const char *given = plain_text(own, audit->scratch);
    const char *expected = plain_text(form, audit->scratch);
    if (!same_words(given, expected))
        audit_tell(audit, &finding,
                   _("the report's own text '%s' is printed; the rules %s would have '%s'"),
                   given, audit->profile->id, expected);
}

void audit_heading(struct audit *audit)
{
    const struct report *report = audit->report;
    const struct profile *profile = audit->profile;
    const struct attached_to *document = report->attached_to;
    struct audit_finding title = {.code = DIAG_TITLE_MISSING, .at = report->at};
    struct audit_finding reference = {.code = DIAG_REFERENCE_MISSING, .at = report->at};
    check_line(audit, report->label, profile_label(report, profile, audit->scratch));
    if (document)
        check_line(audit, document->text,
                   profile_reference(report, profile, audit->scratch));
    if (profile->title.required && rich_text_empty(report->title))
        audit_tell(
            audit, &title,
            _("the appendix has no title, which the rules %s ask for; add <title>"),
            profile->id);
    if (profile->reference.required && !document)
        audit_tell(audit, &reference,
                   _("the appendix does not say which document it is attached to, which "
                     "the rules %s ask for; add <attached-to>"),
                   profile->id);
}
