/* Messages as JSON: an object in each line (README, "Messages for programs"). */
#include "base/diagnostic_message.h"
#include "base/json_members.h"

#include <stdlib.h>

/* Each key is always there, with null where it does not apply; new ones may be added, none
 * changes its meaning. */

static void put_count(json_t *object, const char *key, size_t count)
{
    json_member_put(object, key, json_integer((json_int_t)count));
}

static void put_place(json_t *object, const struct position *position)
{
    json_member_put(object, "line", position ? json_integer(position->line) : json_null());
    json_member_put(object, "column", position ? json_integer(position->column) : json_null());
}

static void put_line(struct buffer *out, json_t *object)
{
    char *line = json_line_take(object);
    buffer_text(out, line);
    buffer_byte(out, '\n');
    free(line);
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
    json_member_text(object, "id", operand->id);
    json_member_text(object, "kind", operand->kind);
    json_member_text(object, "period", operand->period);
    json_member_text(object, "part", operand->part);
    json_member_text(object, "value", operand->value);
    json_member_text(object, "high", operand->high);
    json_member_text(object, "unit", operand->unit);
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
        json_element_add(array, operand_object(&detail->operands[i], source, known));
    return array;
}

static void put_message(struct buffer *out, const struct diagnostic_message *message,
                        const struct position *position, struct known_positions *known)
{
    static const struct diagnostic_detail none;
    const struct diagnostic_detail *detail = message->detail ? message->detail : &none;
    json_t *object = json_object();
    json_member_text(object, "type", "message");
    json_member_text(object, "file", message->place.name);
    put_place(object, position);
    json_member_text(object, "severity", severity_name(message->severity));
    json_member_text(object, "code", diagnostic_code_name(message->code));
    json_member_text(object, "message", message->text);
    json_member_text(object, "id", detail->id);
    json_member_text(object, "row", detail->row);
    json_member_text(object, "stated", detail->stated);
    json_member_text(object, "computed", detail->computed);
    json_member_text(object, "arithmetic", detail->arithmetic);
    json_member_put(object, "operands", operand_array(detail, message->place.source, known));
    json_member_text(object, "accepted", detail->accepted);
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
    json_member_text(object, "type", "summary");
    put_count(object, "files", (size_t)files);
    put_count(object, "errors", told[SEVERITY_ERROR]);
    put_count(object, "warnings", told[SEVERITY_WARNING]);
    put_count(object, "notes", told[SEVERITY_NOTE]);
    put_line(out, object);
}
