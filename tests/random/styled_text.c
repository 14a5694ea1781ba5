/* Composed texts, and finding them again in the lines of pages. */
#include "check.h"

#include <string.h>

static void add_byte(struct styled_text *flat, char byte, unsigned style)
{
    buffer_byte(&flat->bytes, byte);
    buffer_byte(&flat->styles, (char)style);
}

/* Whether a line between breaks, or before the first or after the last, holds nothing. */
static bool has_blank_line(const struct styled_text *flat)
{
    bool blank = true;
    for (size_t i = 0; i < flat->bytes.length; i++) {
        char byte = flat->bytes.bytes[i];
        if (byte == '\n' && blank)
            return true;
        blank = byte == '\n' || (blank && byte == ' ');
    }
    return blank;
}

void styled_text_set(struct styled_text *flat, const struct rich_text *text, unsigned style)
{
    buffer_clear(&flat->bytes);
    buffer_clear(&flat->styles);
    for (uint32_t i = 0; i < text->count; i++) {
        const struct run *run = &text->runs[i];
        unsigned faces = (run->style | style) & (STYLE_FACES - 1);
        if (run->kind != RUN_TEXT)
            add_byte(flat, '\n', 0);
        for (uint32_t k = 0; run->kind == RUN_TEXT && k < run->size; k++)
            add_byte(flat, run->utf8[k], faces);
    }
    flat->blank_lines = has_blank_line(flat);
}

void styled_text_free(struct styled_text *flat)
{
    buffer_free(&flat->bytes);
    buffer_free(&flat->styles);
}

static size_t skip_space(const struct styled_text *flat, size_t at)
{
    while (at < flat->bytes.length &&
           (flat->bytes.bytes[at] == ' ' || flat->bytes.bytes[at] == '\n'))
        at++;
    return at;
}

static const char *read_item(struct reading *reading, const struct styled_text *flat,
                             const struct text_item *item, bool begins_line)
{
    uint32_t from = 0;
    if (begins_line) {
        reading->at = skip_space(flat, reading->at);
        while (from < item->bytes && item->utf8[from] == ' ')
            from++;
    }
    if (item->bytes == from)
        return NULL;
    if (item->bytes - from > flat->bytes.length - reading->at ||
        memcmp(flat->bytes.bytes + reading->at, item->utf8 + from, item->bytes - from) != 0)
        return "the text is not that of the cell";
    for (uint32_t i = from; i < item->bytes; i++)
        if (flat->styles.bytes[reading->at++] != (char)item->style)
            return "the style is not that of the cell";
    return NULL;
}

/* Raised marks lie a third of the type size higher: less than half a line, as type is not
 * set tighter than it is high. */
const char *read_block(struct reading *reading, const struct styled_text *flat,
                       const struct text_item *items, size_t count, length leading)
{
    reading->begun = false;
    for (size_t i = 0; i < count; i++) {
        bool begins_line = !reading->begun || items[i].y - reading->last > leading / 2;
        const char *wrong = read_item(reading, flat, &items[i], begins_line);
        if (wrong)
            return wrong;
        if (!reading->begun)
            reading->first = items[i].y;
        reading->last = items[i].y;
        reading->begun = true;
    }
    return NULL;
}

bool reading_complete(const struct reading *reading, const struct styled_text *flat)
{
    return skip_space(flat, reading->at) == flat->bytes.length;
}
