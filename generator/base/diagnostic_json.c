/* Messages as JSON: an object in each line (README, "Messages for programs"). */
#include "base/diagnostic_message.h"
#include "base/memory.h"
#include "base/unicode.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Each key is always there, with null where it does not apply; new ones may be added, none
 * changes its meaning. */

/* Takes the value over. */
static void put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value))
        memory_exhausted();
}

/* Names of files may be no UTF-8: each byte that is none becomes U+FFFD. */
static json_t *text_value(const char *text)
{
    size_t size = strlen(text), valid = utf8_valid_length(text, size);
    if (valid == size)
        return json_stringn(text, size);
    struct buffer mended = {0};
    for (; valid < size; valid = utf8_valid_length(text, size)) {
        buffer_put(&mended, text, valid);
        buffer_text(&mended, "\xEF\xBF\xBD");
        text += valid + 1;
        size -= valid + 1;
    }
    buffer_put(&mended, text, size);
    json_t *value = json_stringn(mended.bytes, mended.length);
    buffer_free(&mended);
    return value;
}

static void put_text(json_t *object, const char *key, const char *text)
{
    put(object, key, text ? text_value(text) : json_null());
}

static void put_count(json_t *object, const char *key, size_t count)
{
    put(object, key, json_integer((json_int_t)count));
}

static void put_place(json_t *object, const struct position *position)
{
    put(object, "line", position ? json_integer(position->line) : json_null());
    put(object, "column", position ? json_integer(position->column) : json_null());
}

static void put_line(struct buffer *out, json_t *object)
{
    char *line = json_dumps(object, JSON_COMPACT);
    if (!line)
        memory_exhausted();
    buffer_text(out, line);
    buffer_byte(out, '\n');
    free(line);
    json_decref(object);
}

/* Operands stand mostly beside their message, in the order of the source: so the search
 * begins with whichever known position is nearest before it. */
struct known_positions {
    struct position message, before, operand; /* the last ones */
};

static struct position find_position(const struct source *source,
                                     struct known_positions *known, size_t offset)
{
    const struct position *candidates[] = {&known->message, &known->before,
                                           &known->operand};
    struct position nearest = {0, 1, 1};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        if (candidates[i]->offset <= offset && candidates[i]->offset > nearest.offset)
            nearest = *candidates[i];
    source_advance(source, &nearest, offset);
    known->operand = nearest;
    return nearest;
}

static json_t *operand_object(const struct diagnostic_operand *operand,
                              const struct source *source, struct known_positions *known)
{
    json_t *object = json_object();
    put_text(object, "id", operand->id);
    put_text(object, "kind", operand->kind);
    put_text(object, "period", operand->period);
    put_text(object, "part", operand->part);
    put_text(object, "value", operand->value);
    put_text(object, "high", operand->high);
    put_text(object, "unit", operand->unit);
    struct position position;
    if (source)
        position = find_position(source, known, operand->offset);
    put_place(object, source ? &position : NULL);
    return object;
}

static json_t *operand_array(const struct diagnostic_detail *detail,
                             const struct source *source, struct known_positions *known)
{
    json_t *array = json_array();
    for (size_t i = 0; i < detail->operand_count; i++)
        if (json_array_append_new(array,
                                  operand_object(&detail->operands[i], source, known)))
            memory_exhausted();
    return array;
}

static void put_message(struct buffer *out, const struct diagnostic_message *message,
                        const struct position *position, struct known_positions *known)
{
    static const struct diagnostic_detail none;
    const struct diagnostic_detail *detail = message->detail ? message->detail : &none;
    json_t *object = json_object();
    put_text(object, "type", "message");
    put_text(object, "file", message->place.name);
    put_place(object, position);
    put_text(object, "severity", severity_name(message->severity));
    put_text(object, "code", diagnostic_code_name(message->code));
    put_text(object, "message", message->text);
    put_text(object, "id", detail->id);
    put_text(object, "row", detail->row);
    put_text(object, "stated", detail->stated);
    put_text(object, "computed", detail->computed);
    put_text(object, "arithmetic", detail->arithmetic);
    put(object, "operands", operand_array(detail, message->place.source, known));
    put_text(object, "accepted", detail->accepted);
    put_line(out, object);
}

void message_json_print(const struct diagnostic_message *messages, size_t count,
                        struct buffer *out)
{
    struct position position = {0, 1, 1};
    const struct source *source = NULL;
    struct known_positions known = {{0, 1, 1}, {0, 1, 1}, {0, 1, 1}};
    for (size_t i = 0; i < count; i++) {
        if (messages[i].place.source != source)
            known = (struct known_positions){{0, 1, 1}, {0, 1, 1}, {0, 1, 1}};
        message_next_place(&messages[i], &source, &position);
        known.before = known.message;
        known.message = position;
        put_message(out, &messages[i], source ? &position : NULL, &known);
    }
}

void message_json_summary(int files, const size_t *told, struct buffer *out)
{
    json_t *object = json_object();
    put_text(object, "type", "summary");
    put_count(object, "files", (size_t)files);
    put_count(object, "errors", told[SEVERITY_ERROR]);
    put_count(object, "warnings", told[SEVERITY_WARNING]);
    put_count(object, "notes", told[SEVERITY_NOTE]);
    put_line(out, object);
}
