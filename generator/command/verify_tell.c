/* What verify has found, told on standard output. */
#include "command/verify_tell.h"

#include "base/diagnostic.h"
#include "base/visible_text.h"

#include <stdio.h>

enum { DIGITS = 12 }; /* of a SHA-256 that are shown */

static void put_label(struct buffer *out, const struct provenance_part *part)
{
    switch (part->kind) {
    case PROVENANCE_PROGRAM:
        buffer_format(out, _("program %s"), part->name);
        break;
    case PROVENANCE_LIBRARY:
        buffer_format(out, _("library %s"), part->name);
        break;
    case PROVENANCE_OPTION:
        buffer_format(out, _("option %s"), part->name);
        break;
    case PROVENANCE_REPORT:
        buffer_format(out, _("source '%s'"), part->name);
        break;
    case PROVENANCE_LAYOUT:
        buffer_format(out, _("layout '%s'"), part->name);
        break;
    case PROVENANCE_PROFILE:
        buffer_format(out, _("profile '%s'"), part->name);
        break;
    case PROVENANCE_FACE:
        buffer_format(out, _("face '%s'"), part->name);
        break;
    case PROVENANCE_FONT:
        buffer_format(out, _("font '%s'"), part->name);
        break;
    case PROVENANCE_COLOUR:
        buffer_format(out, _("colour profile '%s'"), part->name);
        break;
    case PROVENANCE_KINDS:
        break;
    }
}

static void put_value(struct buffer *out, const struct provenance_part *part)
{
    if (!part)
        buffer_text(out, _("(nothing)"));
    else if (part->kind < PROVENANCE_REPORT)
        buffer_text(out, part->value);
    else
        buffer_format(out, "SHA-256 %.*s…", DIGITS, part->value);
}

static void tell_part(void *context, const struct provenance_part *recorded,
                      const struct provenance_part *now)
{
    (void)context;
    struct buffer label = {0}, before = {0}, after = {0};
    put_label(&label, recorded ? recorded : now);
    put_value(&before, recorded);
    put_value(&after, now);
    visible_text_print(stdout, _("  %s: recorded %s, now %s"), buffer_string(&label),
                       buffer_string(&before), buffer_string(&after));
    buffer_free(&label);
    buffer_free(&before);
    buffer_free(&after);
}

static void tell_difference(const char *name, const struct made_pdf *pdf,
                            const struct buffer *bytes, const struct provenance *now,
                            size_t first)
{
    visible_text_print(stdout, _("%s: different"), name);
    if (!pdf->recorded)
        fputs(_("  record: it was changed after the PDF was made\n"), stdout);
    if (verify_parts(&pdf->provenance, now, NULL, tell_part))
        return;
    printf(_("  bytes: changed after the PDF was made, first at byte %zu; there are %zu, and "
             "were %zu\n"),
           first, pdf->bytes.length, bytes->length);
}

void verify_tell(const char *name, const struct made_pdf *pdf, const struct buffer *bytes,
                 const struct provenance *now, const struct verify_verdict *verdict)
{
    switch (verdict->outcome) {
    case VERIFY_IDENTICAL:
        visible_text_print(stdout, _("%s: identical"), name);
        break;
    case VERIFY_EXTENDED:
        visible_text_print(stdout,
                           _("%s: identical up to byte %zu, then extended by %zu bytes"),
                           name, bytes->length, pdf->bytes.length - bytes->length);
        break;
    case VERIFY_DIFFERENT:
        tell_difference(name, pdf, bytes, now, verdict->first);
        break;
    }
}
