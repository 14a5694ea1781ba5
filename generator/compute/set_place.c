/* Places in the other appendices of a set. */
#include "base/buffer.h"
#include "compute/set_check.h"

const char *set_place_text(struct set_check *check, size_t member, uint32_t at)
{
    const struct source *source = check->members[member].report->source;
    struct position position = {0, 1, 1};
    struct buffer text = {0};
    source_advance(source, &position, at);
    buffer_format(&text, "%s:%u:%u", source->name, position.line, position.column);
    const char *kept = arena_string(check->scratch, text.bytes, text.length);
    buffer_free(&text);
    return kept;
}
