/* Why a PDF is made anew, besides its report. */
#include "command/batch_causes.h"

#include "base/diagnostic.h"

#include <string.h>

static const struct provenance_part *find_part(const struct provenance *provenance,
                                               const struct provenance_part *like)
{
    const struct provenance_part *part;
    for (size_t index = 0;
         (part = provenance_next(provenance, like->kind, &index)) != NULL;)
        if (!strcmp(part->name, like->name))
            return part;
    return NULL;
}

/* Files are known by digests, which tell nobody anything. */
static const char *file_word(enum provenance_kind kind)
{
    switch (kind) {
    case PROVENANCE_LAYOUT:
        return _("layout");
    case PROVENANCE_PROFILE:
        return _("presentation rules");
    case PROVENANCE_FACE:
        return _("type family");
    case PROVENANCE_FONT:
        return _("font");
    case PROVENANCE_COLOUR:
        return _("colour profile");
    default:
        return NULL;
    }
}

static void put_part(struct buffer *out, const struct provenance_part *part,
                     const char *before, const char *after)
{
    const char *word = file_word(part->kind);
    if (out->length)
        buffer_text(out, "; ");
    if (word)
        buffer_format(out, "%s %s", word, part->name);
    else
        buffer_format(out, "%s%s %s → %s", part->kind == PROVENANCE_OPTION ? "--" : "",
                      part->name, before ? before : _("(nothing)"),
                      after ? after : _("(nothing)"));
}

/* Of what is no more only options are told: for other things there is something new. */
void batch_causes(struct buffer *out, const struct provenance *before,
                  const struct provenance *after)
{
    for (size_t i = 0; i < after->count; i++) {
        const struct provenance_part *part = &after->parts[i], *old = find_part(before, part);
        if (part->kind != PROVENANCE_REPORT && (!old || strcmp(old->value, part->value) != 0))
            put_part(out, part, old ? old->value : NULL, part->value);
    }
    for (size_t i = 0; i < before->count; i++) {
        const struct provenance_part *part = &before->parts[i];
        if (part->kind == PROVENANCE_OPTION && !find_part(after, part))
            put_part(out, part, part->value, NULL);
    }
}
