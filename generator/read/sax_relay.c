/* Hands the events of a parser on to a thread that calls other handlers with them.
 *
 * Events are gathered in batches, a ring of them: `taken` <= `put`, counts that only grow;
 * batch n is n % BATCHES. The thread owns those from `taken` to before `put`, the caller's
 * the others, so only the counts need the lock. */
#include "read/sax_relay.h"

#include "base/helper_thread.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    BATCHES = 4,
    BATCH_BYTES = 65536
};

enum event_kind { EVENT_START_TAG, EVENT_TEXT, EVENT_END_TAG };

/* Behind it stands what it points to. */
struct event {
    size_t size; /* with what stands behind it */
    enum event_kind kind;
    struct start_tag tag; /* of an end tag the names */
    const xmlChar *text;
    int text_size;
};

struct batch {
    char *bytes;
    size_t used, capacity;
};

struct sax_relay {
    const xmlSAXHandler *handlers;
    void *context;
    struct batch batches[BATCHES];
    size_t put, taken;
    bool ending;
    struct helper_thread thread; /* its lock: of put, taken and ending */
};

/* The thread. */

static void replay_event(const struct sax_relay *relay, const struct event *event)
{
    const xmlSAXHandler *handlers = relay->handlers;
    const struct start_tag *tag = &event->tag;
    switch (event->kind) {
    case EVENT_START_TAG:
        handlers->startElementNs(relay->context, tag->name, tag->prefix,
                                 tag->namespace_name, tag->namespace_count, tag->namespaces,
                                 tag->attribute_count, tag->defaulted_count,
                                 tag->attributes);
        break;
    case EVENT_TEXT:
        handlers->characters(relay->context, event->text, event->text_size);
        break;
    case EVENT_END_TAG:
        handlers->endElementNs(relay->context, tag->name, tag->prefix, tag->namespace_name);
        break;
    }
}

static void replay(const struct sax_relay *relay, const struct batch *batch)
{
    const struct event *event;
    for (size_t at = 0; at < batch->used; at += event->size) {
        event = (const void *)(batch->bytes + at);
        replay_event(relay, event);
    }
}

static void *run(void *context)
{
    struct sax_relay *relay = context;
    helper_thread_lock(&relay->thread);
    for (;;) {
        while (relay->taken == relay->put && !relay->ending)
            helper_thread_wait(&relay->thread);
        if (relay->taken == relay->put)
            break;
        helper_thread_unlock(&relay->thread);
        replay(relay, &relay->batches[relay->taken % BATCHES]);
        helper_thread_lock(&relay->thread);
        relay->taken++;
        helper_thread_wake(&relay->thread);
    }
    helper_thread_unlock(&relay->thread);
    return NULL;
}

/* The caller's side. */

struct sax_relay *sax_relay_new(const xmlSAXHandler *handlers, void *context)
{
    struct sax_relay *relay = memory_new(sizeof *relay);
    relay->handlers = handlers;
    relay->context = context;
    if (helper_thread_start(&relay->thread, run, relay) == 0)
        return relay;
    free(relay);
    return NULL;
}

static struct batch *batch_being_filled(struct sax_relay *relay)
{
    return &relay->batches[relay->put % BATCHES];
}

/* Hands the batch over, and waits for room for the next one. */
static void put_batch(struct sax_relay *relay)
{
    helper_thread_lock(&relay->thread);
    relay->put++;
    helper_thread_wake(&relay->thread);
    while (relay->put - relay->taken == BATCHES)
        helper_thread_wait(&relay->thread);
    helper_thread_unlock(&relay->thread);
    batch_being_filled(relay)->used = 0;
}

void sax_relay_end(struct sax_relay *relay)
{
    put_batch(relay);
    helper_thread_lock(&relay->thread);
    relay->ending = true;
    helper_thread_wake(&relay->thread);
    helper_thread_unlock(&relay->thread);
    helper_thread_join(&relay->thread);
    for (size_t i = 0; i < BATCHES; i++)
        free(relay->batches[i].bytes);
    free(relay);
}

/* A new event with so many bytes behind it, which stay where they are. */
static struct event *add_event(struct sax_relay *relay, enum event_kind kind, size_t bytes)
{
    enum { ALIGNMENT = _Alignof(struct event) };
    size_t size = (sizeof(struct event) + bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct batch *batch = batch_being_filled(relay);
    if (batch->used && batch->capacity - batch->used < size) {
        put_batch(relay);
        batch = batch_being_filled(relay);
    }
    if (batch->capacity < size) { /* it is empty */
        batch->capacity = size > BATCH_BYTES ? size : BATCH_BYTES;
        batch->bytes = memory_resize(batch->bytes, batch->capacity);
    }
    struct event *event = (void *)(batch->bytes + batch->used);
    batch->used += size;
    event->size = size;
    event->kind = kind;
    return event;
}

static size_t value_size(const xmlChar *const *attribute)
{
    return (size_t)(attribute[4] - attribute[3]);
}

void sax_relay_start_tag(struct sax_relay *relay, const struct start_tag *tag)
{
    size_t namespaces = (size_t)tag->namespace_count * 2;
    size_t parts = (size_t)tag->attribute_count * ATTRIBUTE_PARTS;
    size_t bytes = (namespaces + parts) * sizeof *tag->attributes;
    for (size_t i = 0; i < parts; i += ATTRIBUTE_PARTS)
        bytes += value_size(tag->attributes + i);
    struct event *event = add_event(relay, EVENT_START_TAG, bytes);
    event->tag = *tag;
    event->tag.namespaces = (void *)(event + 1);
    event->tag.attributes = event->tag.namespaces + namespaces;
    if (namespaces)
        memcpy(event->tag.namespaces, tag->namespaces,
               namespaces * sizeof *tag->namespaces);
    if (parts)
        memcpy(event->tag.attributes, tag->attributes, parts * sizeof *tag->attributes);
    xmlChar *value = (void *)(event->tag.attributes + parts);
    for (size_t i = 0; i < parts; i += ATTRIBUTE_PARTS) {
        const xmlChar **attribute = event->tag.attributes + i;
        size_t size = value_size(attribute);
        attribute[3] = memcpy(value, attribute[3], size);
        attribute[4] = value += size;
    }
}

void sax_relay_text(struct sax_relay *relay, const char *text, size_t size)
{
    struct event *event = add_event(relay, EVENT_TEXT, size);
    event->text = memcpy(event + 1, text, size);
    event->text_size = (int)size;
}

void sax_relay_end_tag(struct sax_relay *relay, const xmlChar *name,
                       const xmlChar *namespace_name)
{
    struct event *event = add_event(relay, EVENT_END_TAG, 0);
    event->tag = (struct start_tag){.name = name, .namespace_name = namespace_name};
}
