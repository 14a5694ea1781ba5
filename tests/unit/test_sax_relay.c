/* The relay of a parser's events: the other handlers have all of them, in order, as they
 * were. */
#include "read/sax_relay.h"

#include "base/buffer.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ELEMENTS = 20000, LONG = 200000 /* bytes: more than a batch holds */ };

/* The handlers write down what they are told. */

static void put_name(struct buffer *out, const xmlChar *name)
{
    buffer_text(out, name ? (const char *)name : "-");
    buffer_byte(out, ' ');
}

static void start(void *context, const xmlChar *name, const xmlChar *prefix,
                  const xmlChar *namespace_name, int namespace_count,
                  const xmlChar **namespaces, int attribute_count, int defaulted_count,
                  const xmlChar **attributes)
{
    struct buffer *out = context;
    buffer_byte(out, '<');
    put_name(out, name);
    put_name(out, prefix);
    put_name(out, namespace_name);
    for (int i = 0; i < 2 * namespace_count; i++)
        put_name(out, namespaces[i]);
    for (int i = 0; i < 5 * attribute_count; i += 5) {
        put_name(out, attributes[i]);
        put_name(out, attributes[i + 1]);
        put_name(out, attributes[i + 2]);
        buffer_put(out, attributes[i + 3], (size_t)(attributes[i + 4] - attributes[i + 3]));
    }
    buffer_format(out, "%d>", defaulted_count);
}

static void characters(void *context, const xmlChar *text, int size)
{
    buffer_put(context, text, (size_t)size);
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix,
                const xmlChar *namespace_name)
{
    struct buffer *out = context;
    buffer_text(out, "</");
    put_name(out, name);
    put_name(out, prefix);
    put_name(out, namespace_name);
}

static const xmlSAXHandler handlers = {.initialized = XML_SAX2_MAGIC,
                                       .startElementNs = start,
                                       .endElementNs = end,
                                       .characters = characters};

/* The same events go to the relay and, at once, to the handlers; what they are made from is
 * overwritten behind them. */

static void tell_start(struct sax_relay *relay, struct buffer *direct, unsigned number)
{
    static const xmlChar *namespaces[] = {(const xmlChar *)"r", (const xmlChar *)"urn:r"};
    char value[32], *end_of_value = value;
    end_of_value += snprintf(value, sizeof value, "value %u", number);
    const xmlChar *attributes[10] = {(const xmlChar *)"first",
                                     NULL,
                                     NULL,
                                     (const xmlChar *)value,
                                     (const xmlChar *)end_of_value,
                                     (const xmlChar *)"second",
                                     (const xmlChar *)"r",
                                     (const xmlChar *)"urn:r",
                                     (const xmlChar *)value,
                                     (const xmlChar *)value /* it is empty */};
    struct start_tag tag = {.name = (const xmlChar *)"element",
                            .namespace_name = number % 3 ? NULL : (const xmlChar *)"urn:r",
                            .namespace_count = number % 5 == 0,
                            .attribute_count = (int)(number % 3),
                            .defaulted_count = (int)(number % 2),
                            .namespaces = namespaces,
                            .attributes = attributes};
    sax_relay_start_tag(relay, &tag);
    start(direct, tag.name, tag.prefix, tag.namespace_name, tag.namespace_count,
          tag.namespaces, tag.attribute_count, tag.defaulted_count, tag.attributes);
    memset(value, 'x', sizeof value);
}

static void tell_text(struct sax_relay *relay, struct buffer *direct, char *text,
                      size_t size)
{
    memset(text, 'a' + (int)(size % 26), size);
    sax_relay_text(relay, text, size);
    buffer_put(direct, text, size);
    memset(text, 'X', size);
}

static void test_events_in_order(void **state)
{
    (void)state;
    static char text[LONG];
    struct buffer direct = {0}, relayed = {0};
    struct sax_relay *relay = sax_relay_new(&handlers, &relayed);
    assert_non_null(relay);
    for (unsigned i = 0; i < ELEMENTS; i++) {
        tell_start(relay, &direct, i);
        tell_text(relay, &direct, text, i % 4000 == 0 ? LONG - i : i % 50 + 1);
        sax_relay_end_tag(relay, (const xmlChar *)"element", (const xmlChar *)"urn:r");
        end(&direct, (const xmlChar *)"element", NULL, (const xmlChar *)"urn:r");
    }
    sax_relay_end(relay);
    assert_int_equal(relayed.length, direct.length);
    assert_memory_equal(relayed.bytes, direct.bytes, direct.length);
    buffer_free(&direct);
    buffer_free(&relayed);
}

static void test_no_event(void **state)
{
    (void)state;
    struct buffer relayed = {0};
    struct sax_relay *relay = sax_relay_new(&handlers, &relayed);
    assert_non_null(relay);
    sax_relay_end(relay);
    assert_int_equal(relayed.length, 0);
    buffer_free(&relayed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_events_in_order),
        cmocka_unit_test(test_no_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
