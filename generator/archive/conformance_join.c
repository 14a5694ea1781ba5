/* What the whole may claim to conform to, and its metadata in step with that. */
#include "archive/conformance_join.h"

#include "archive/whole_metadata.h"
#include "base/digest.h"

#include <stdlib.h>
#include <string.h>

/* Where the colours of a part that claims PDF/A come from. */
struct colours {
    bool named;
    unsigned char digest[DIGEST_BYTES]; /* of the profile, or of what names it */
};

/* The output intent for PDF/A; null where there is none. */
static qpdf_oh output_intent(const struct pdf_file *file)
{
    qpdf_oh intents = pdf_get(file, qpdf_get_root(file->qpdf), "/OutputIntents");
    for (int i = 0; i < pdf_count(file, intents); i++) {
        qpdf_oh intent = pdf_item(file, intents, i);
        if (pdf_is_name(file, pdf_get(file, intent, "/S"), "/GTS_PDFA1"))
            return intent;
    }
    return qpdf_oh_new_null(file->qpdf);
}

static struct colours colours_of(const struct pdf_file *file)
{
    struct colours colours = {0};
    qpdf_oh intent = output_intent(file);
    qpdf_oh profile = pdf_get(file, intent, "/DestOutputProfile");
    unsigned char *bytes = NULL;
    size_t size = 0;
    if (!pdf_is_dictionary(file, intent))
        return colours;
    colours.named = true;
    if (qpdf_oh_is_stream(file->qpdf, profile) &&
        qpdf_oh_get_stream_data(file->qpdf, profile, qpdf_dl_generalized, NULL, &bytes,
                                &size) == QPDF_SUCCESS) {
        digest_bytes(bytes, size, colours.digest);
    } else {
        struct buffer name = {0};
        pdf_put_bytes(file, pdf_get(file, intent, "/OutputConditionIdentifier"), &name);
        digest_bytes(buffer_string(&name), name.length, colours.digest);
        buffer_free(&name);
    }
    free(bytes);
    return colours;
}

/* Takes the colours of an appendix for the whole where the parent names none: its pages
 * have device colours nowhere then. Returns false where both name others. */
static bool join_colours(const struct pdf_file *whole, const struct pdf_file *file)
{
    struct colours has = colours_of(whole), wants = colours_of(file);
    if (wants.named && !has.named)
        qpdf_oh_replace_key(
            whole->qpdf, qpdf_get_root(whole->qpdf), "/OutputIntents",
            pdf_copy(whole, file,
                     pdf_get(file, qpdf_get_root(file->qpdf), "/OutputIntents")));
    return !wants.named || !has.named ||
           memcmp(has.digest, wants.digest, DIGEST_BYTES) == 0;
}

static const char *weaker_level(char a, char b)
{
    static const char levels[] = "bua";
    const char *at_a = strchr(levels, a), *at_b = strchr(levels, b);
    return at_a < at_b ? at_a : at_b;
}

/* Whether one claim can hold for both: parts 2 and 3 differ in what may be embedded alone.
 */
static bool same_archive(int a, int b)
{
    return a && b && (a == b || (a > 1 && b > 1));
}

static void tell_none(const char *whole_name, const char *reason, const char *name,
                      struct diagnostics *diagnostics)
{
    struct buffer text = {0};
    buffer_format(&text, reason, name);
    diagnose(diagnostics, DIAG_JOINED_CLAIM, place_of_file(whole_name),
             _("the whole claims no PDF/A: %s"), buffer_string(&text));
    buffer_free(&text);
}

/* Joins the claim of an appendix. Returns NULL, or why there can be none, as a format for
 * its name. */
static const char *join_archive_claim(struct pdf_claims *claims, const struct part *parent,
                                      const struct part *part)
{
    const struct pdf_claims *own = &part->claims;
    if (!own->archive_part)
        return _("'%s' claims none");
    if (!same_archive(claims->archive_part, own->archive_part))
        return _(
            "'%s' claims another part of it, and PDF/A-1 does not go together with the "
            "later ones");
    if (!join_colours(&parent->file, &part->file))
        return _("the colours of '%s' are for another output (output intent) than those of "
                 "the parts before");
    if (own->archive_part > claims->archive_part)
        claims->archive_part = own->archive_part;
    claims->archive_level = *weaker_level(claims->archive_level, own->archive_level);
    return NULL;
}

/* PDF/A: the claim that holds for all parts. */
static void join_archive(struct pdf_claims *claims, const struct part *parts, size_t count,
                         const char *whole_name, struct diagnostics *diagnostics)
{
    *claims = (struct pdf_claims){.archive_part = parts->claims.archive_part,
                                  .archive_level = parts->claims.archive_level};
    const char *reason = claims->archive_part ? NULL : _("'%s' claims none");
    const struct part *part = parts;
    while (!reason && ++part < parts + count)
        reason = join_archive_claim(claims, parts, part);
    if (!reason)
        return;
    tell_none(whole_name, reason, part->file.name, diagnostics);
    claims->archive_part = 0;
    claims->archive_level = '\0';
}

static void tell_claims(const struct pdf_claims *claims, const char *whole_name,
                        struct diagnostics *diagnostics)
{
    struct buffer text = {0};
    pdf_claims_put(claims, &text);
    if (text.length)
        diagnose(diagnostics, DIAG_JOINED_CLAIM, place_of_file(whole_name),
                 _("the whole claims %s, as its parts do; whether they keep to it was not "
                   "checked"),
                 buffer_string(&text));
    buffer_free(&text);
}

static void tell_untagged(const struct part *parts, size_t count,
                          struct diagnostics *diagnostics)
{
    size_t tagged = 0;
    for (size_t i = 0; i < count; i++)
        tagged += parts[i].marked;
    for (size_t i = 0; i < count; i++)
        if (!parts[i].marked)
            diagnose(
                diagnostics, DIAG_JOINED_UNTAGGED, place_of_file(parts[i].file.name), "%s",
                tagged ? _("it has no tags, so a screen reader does not get its text in "
                           "order; the tags of the other parts are kept, but the whole "
                           "is no tagged PDF")
                       : _("it has no tags, so a screen reader does not get its text in "
                           "order"));
}

struct pdf_claims conformance_join(const struct part *parts, size_t count,
                                   const char *whole_name, struct diagnostics *diagnostics)
{
    struct pdf_claims claims;
    join_archive(&claims, parts, count, whole_name, diagnostics);
    claims.access_part = 1;
    for (size_t i = 0; i < count; i++)
        if (!parts[i].claims.access_part || !parts[i].marked)
            claims.access_part = 0;
    tell_claims(&claims, whole_name, diagnostics);
    tell_untagged(parts, count, diagnostics);
    whole_metadata_put(parts, &claims);
    return claims;
}
