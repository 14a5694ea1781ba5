/* What verify has found, told on standard output. */
#include "command/verify_tell.h"

#include "base/diagnostic.h"

#include <stdio.h>
#include <string.h>

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

/* One of the two may be NULL: it is not there. */
static void tell_part(const struct provenance_part *recorded,
                      const struct provenance_part *now)
{
    struct buffer label = {0}, before = {0}, after = {0};
    put_label(&label, recorded ? recorded : now);
    put_value(&before, recorded);
    put_value(&after, now);
    printf(_("  %s: recorded %s, now %s\n"), buffer_string(&label), buffer_string(&before),
           buffer_string(&after));
    buffer_free(&label);
    buffer_free(&before);
    buffer_free(&after);
}

/* The part of that kind and name in the other list, and of as many of the same as stand before
 * it; or NULL. */
static const struct provenance_part *counterpart(const struct provenance *other,
                                                 const struct provenance *own,
                                                 const struct provenance_part *part)
{
    size_t skip = 0, index = 0;
    for (const struct provenance_part *at = own->parts; at < part; at++)
        skip += at->kind == part->kind && !strcmp(at->name, part->name);
    const struct provenance_part *found;
    while ((found = provenance_next(other, part->kind, &index)) != NULL)
        if (!strcmp(found->name, part->name) && skip-- == 0)
            return found;
    return NULL;
}

/* Tells each part that is not the same, and returns their number. */
static size_t tell_parts(const struct provenance *recorded, const struct provenance *now)
{
    size_t differences = 0;
    for (size_t i = 0; i < recorded->count; i++) {
        const struct provenance_part *part = &recorded->parts[i];
        const struct provenance_part *other = counterpart(now, recorded, part);
        if (other && !strcmp(other->value, part->value))
            continue;
        tell_part(part, other);
        differences++;
    }
    for (size_t i = 0; i < now->count; i++)
        if (!counterpart(recorded, now, &now->parts[i])) {
            tell_part(NULL, &now->parts[i]);
            differences++;
        }
    return differences;
}

static size_t first_difference(const struct buffer *left, const struct buffer *right)
{
    size_t at = 0;
    while (at < left->length && at < right->length && left->bytes[at] == right->bytes[at])
        at++;
    return at;
}

static void tell_difference(const char *name, const struct made_pdf *pdf,
                            const struct buffer *bytes, const struct provenance *now)
{
    printf(_("%s: different\n"), name);
    if (!pdf->recorded)
        fputs(_("  record: it was changed after the PDF was made\n"), stdout);
    if (tell_parts(&pdf->provenance, now))
        return;
    printf(_("  bytes: changed after the PDF was made, first at byte %zu; there are %zu, and "
             "were %zu\n"),
           first_difference(&pdf->bytes, bytes), pdf->bytes.length, bytes->length);
}

bool verify_tell(const char *name, const struct made_pdf *pdf, const struct buffer *bytes,
                 const struct provenance *now)
{
    size_t size = bytes->length;
    if (pdf->bytes.length < size || memcmp(pdf->bytes.bytes, bytes->bytes, size) != 0)
        tell_difference(name, pdf, bytes, now);
    else if (pdf->bytes.length == size)
        printf(_("%s: identical\n"), name);
    else
        printf(_("%s: identical up to byte %zu, then extended by %zu bytes\n"), name, size,
               pdf->bytes.length - size);
    return first_difference(&pdf->bytes, bytes) == size;
}
