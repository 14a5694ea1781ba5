/* How a PDF compares with the one that is made now from the same. */
#include "command/verify_verdict.h"

#include <string.h>

static size_t first_difference(const struct buffer *left, const struct buffer *right)
{
    size_t at = 0;
    while (at < left->length && at < right->length && left->bytes[at] == right->bytes[at])
        at++;
    return at;
}

struct verify_verdict verify_judge(const struct made_pdf *pdf, const struct buffer *made_now)
{
    size_t first = first_difference(&pdf->bytes, made_now);
    enum verify_outcome outcome = VERIFY_DIFFERENT;
    if (first == made_now->length)
        outcome = pdf->bytes.length == first ? VERIFY_IDENTICAL : VERIFY_EXTENDED;
    return (struct verify_verdict){outcome, first};
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

size_t verify_parts(const struct provenance *recorded, const struct provenance *now,
                    void *context,
                    void (*differs)(void *context, const struct provenance_part *recorded,
                                    const struct provenance_part *now))
{
    size_t differences = 0;
    for (size_t i = 0; i < recorded->count; i++) {
        const struct provenance_part *part = &recorded->parts[i];
        const struct provenance_part *other = counterpart(now, recorded, part);
        if (other && !strcmp(other->value, part->value))
            continue;
        differs(context, part, other);
        differences++;
    }
    for (size_t i = 0; i < now->count; i++)
        if (!counterpart(recorded, now, &now->parts[i])) {
            differs(context, NULL, &now->parts[i]);
            differences++;
        }
    return differences;
}
