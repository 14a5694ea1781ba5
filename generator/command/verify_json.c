/* What verify has found, as a JSON object on standard output. */
#include "command/verify_json.h"

#include "base/memory.h"
#include "base/visible_text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

/* Every member is always there: null does not apply. */
static void put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value))
        memory_exhausted();
}

static void put_text(json_t *object, const char *key, const char *text)
{
    put(object, key, text ? json_string(text) : json_null());
}

static void put_count(json_t *object, const char *key, size_t count)
{
    put(object, key, json_integer((json_int_t)count));
}

/* A name of a file that is no UTF-8 is none in JSON: it is shown as messages show it. */
static void put_name(json_t *object, const char *pdf_name)
{
    struct buffer visible = {0};
    json_t *name = json_string(pdf_name);
    if (!name)
        visible_text_put(&visible, pdf_name);
    put(object, "pdf", name ? name : json_string(buffer_string(&visible)));
    buffer_free(&visible);
}

static void add_part(void *context, const struct provenance_part *recorded,
                     const struct provenance_part *now)
{
    const struct provenance_part *part = recorded ? recorded : now;
    json_t *array = context, *object = json_object();
    put_text(object, "part", provenance_word(part->kind));
    put_text(object, "name", part->name);
    put_text(object, "recorded", recorded ? recorded->value : NULL);
    put_text(object, "now", now ? now->value : NULL);
    if (json_array_append_new(array, object))
        memory_exhausted();
}

static json_t *new_object(const char *outcome, const char *pdf_name, const char *message)
{
    json_t *object = json_object();
    put_text(object, "outcome", outcome);
    put_name(object, pdf_name);
    put_text(object, "message", message);
    return object;
}

static void print(json_t *object)
{
    char *line = json_dumps(object, JSON_COMPACT);
    if (!line)
        memory_exhausted();
    puts(line);
    free(line);
    json_decref(object);
}

void verify_json(const char *pdf_name, const struct made_pdf *pdf, const struct buffer *bytes,
                 const struct provenance *now, const struct verify_verdict *verdict)
{
    static const char *const names[] = {[VERIFY_IDENTICAL] = "identical",
                                        [VERIFY_EXTENDED] = "extended",
                                        [VERIFY_DIFFERENT] = "different"};
    json_t *object = new_object(names[verdict->outcome], pdf_name, NULL), *parts = json_array();
    put_count(object, "bytes", pdf->bytes.length);
    put_count(object, "bytes-made", bytes->length);
    put(object, "first-difference",
        verdict->outcome == VERIFY_IDENTICAL ? json_null()
                                             : json_integer((json_int_t)verdict->first));
    put(object, "record-intact", json_boolean(pdf->recorded));
    verify_parts(&pdf->provenance, now, parts, add_part);
    put(object, "parts", parts);
    print(object);
}

void verify_json_failed(const char *pdf_name, const char *message)
{
    static const char *const keys[] = {"bytes", "bytes-made", "first-difference",
                                       "record-intact", "parts"};
    json_t *object = new_object("failed", pdf_name, message);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        put(object, keys[i], json_null());
    print(object);
}
