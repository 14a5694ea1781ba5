/* The schema's faults in our own words. libxml2 gives its messages in one form only,
 *   Element '{urn:…}x', attribute 'y': what is wrong with it
 * so the names and values are taken out of that. */
#include "read/schema_fault.h"

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "read/fault.h"

#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

struct part {
    const char *text;
    int size;
};

/* A message taken apart; `rest` is what stands behind "element …: ". */
struct parts {
    struct part element, attribute; /* the attribute's size is 0 where there is none */
    const char *rest;
};

/* What stands between the first `open` and the last `close` behind it. */
static struct part between(const char *text, const char *open, const char *close)
{
    const char *start = strstr(text, open);
    if (!start)
        return (struct part){"", 0};
    start += strlen(open);
    const char *end = NULL, *next = strstr(start, close);
    for (; next; next = strstr(next + 1, close))
        end = next;
    return end ? (struct part){start, (int)(end - start)} : (struct part){"", 0};
}

/* So much of a value as a message bears. */
static struct part shown(struct part value)
{
    enum { SHOWN_BYTES = 80 };
    if (value.size <= SHOWN_BYTES)
        return value;
    value.size = SHOWN_BYTES;
    while (value.size && ((unsigned char)value.text[value.size] & 0xC0) == 0x80)
        value.size--;
    return value;
}

static struct parts take_apart(const char *text)
{
    static const char element[] = "element '", attribute[] = "', attribute '";
    struct parts parts = {.rest = text};
    const char *colon = strstr(text, "': ");
    if (strncmp(text, element, sizeof element - 1) != 0 || !colon)
        return parts;
    const char *name = text + sizeof element - 1;
    const char *second = strstr(name, attribute);
    const char *end = second && second < colon ? second : colon;
    parts.element = (struct part){name, (int)(end - name)};
    if (end == second) {
        name = second + sizeof attribute - 1;
        parts.attribute = (struct part){name, (int)(colon - name)};
    }
    parts.rest = colon + 3;
    return parts;
}

/* "element 'x', attribute 'y'" */
static void put_place(struct buffer *out, const struct parts *parts)
{
    if (parts->attribute.size)
        buffer_format(out, _("element '%.*s', attribute '%.*s'"), parts->element.size,
                      parts->element.text, parts->attribute.size, parts->attribute.text);
    else
        buffer_format(out, _("element '%.*s'"), parts->element.size, parts->element.text);
    buffer_text(out, ": ");
}

/* What a value of a type of the schemas looks like, or NULL. */
static const char *type_example(struct part type)
{
    static const struct {
        const char *type, *example;
    } examples[] = {
        {"number", N_("a number with a point and without grouping, such as 75.5")},
        {"appendixNumber", N_("a whole number from 1 on")},
        {"xs:positiveInteger", N_("a whole number from 1 on")},
        {"xs:NCName", N_("a name: letters, digits, '-', '_' and '.', no spaces, beginning "
                         "with a letter")},
        {"xs:boolean", N_("true or false")},
        {"xs:integer", N_("a whole number")},
        {"period",
         N_("a period: a year of four digits, perhaps with -Q1 or the like behind it")},
        {"periods", N_("periods with spaces between them: years of four digits, perhaps "
                       "with -Q1 or the "
                       "like behind them")},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (type.size == (int)strlen(examples[i].type) &&
            !memcmp(type.text, examples[i].type, (size_t)type.size))
            return _(examples[i].example);
    return NULL;
}

/* Of a value that is so long that libxml2 has cut off what is wrong with it; `marker` stands
 * before the value. */
static int put_cut(struct buffer *out, const char *rest, const char *marker)
{
    const char *start = strstr(rest, marker);
    if (!start)
        return 0;
    start += strlen(marker);
    struct part value = shown((struct part){start, (int)strlen(start)});
    buffer_format(out, _("'%.*s …' is far too long; shorten it"), value.size, value.text);
    return 1;
}

static int put_bad_value(struct buffer *out, const char *rest)
{
    static const char marker[] = "' is not a valid value of";
    const char *behind = strstr(rest, marker);
    if (!behind)
        return put_cut(out, rest, "'");
    struct part value = shown(between(rest, "'", marker));
    struct part type = between(behind + 1, "'", "'");
    const char *example = type_example(type);
    if (example)
        buffer_format(out, _("'%.*s' is no valid value; write %s"), value.size, value.text,
                      example);
    else
        buffer_format(out, _("'%.*s' is no valid value of the type '%.*s'"), value.size,
                      value.text, type.size, type.text);
    return 1;
}

/* A pattern says little to people; those of lengths and periods are known by a part. */
static int put_pattern(struct buffer *out, const char *rest)
{
    struct part value = shown(between(rest, "The value '", "' is not accepted"));
    struct part pattern = between(rest, "by the pattern '", "'");
    if (!pattern.size)
        return put_cut(out, rest, "The value '");
    const char *example = NULL;
    if (strstr(pattern.text, "[0-9.,]"))
        example = _("a number such as 75.5 (or 75,5 where <report> says notation=\"vi\"), "
                    "and its unit in 'unit'");
    else if (!strncmp(pattern.text, "auto|", 5))
        example = _("a length such as 12mm, 1.5cm or 11pt, or the word auto");
    else if (strstr(pattern.text, "(mm|cm|pt)"))
        example = _("a length such as 12mm, 1.5cm or 11pt");
    else if (strstr(pattern.text, "?pt"))
        example = _("a size below 60pt, such as 11.5pt");
    else if (strstr(pattern.text, "[0-9]{4}"))
        example =
            _("a period: a year of four digits, perhaps with -Q1 or the like behind it");
    if (example)
        buffer_format(out, _("'%.*s' is no valid value; write %s"), value.size, value.text,
                      example);
    else
        buffer_format(out, _("'%.*s' does not have the form %.*s"), value.size, value.text,
                      pattern.size, pattern.text);
    return 1;
}

static int put_limit(struct buffer *out, const char *rest, const char *format)
{
    struct part value = shown(between(rest, "The value '", "' "));
    struct part limit = between(rest, "('", "')");
    if (!limit.size)
        return 0;
    buffer_format(out, format, value.size, value.text, limit.size, limit.text);
    return 1;
}

static int put_choice(struct buffer *out, const char *rest)
{
    struct part value = shown(between(rest, "The value '", "' is not an element"));
    struct part set = between(rest, "{", "}");
    if (!set.size)
        return 0;
    buffer_format(out, _("'%.*s' is no valid value; write one of %.*s"), value.size,
                  value.text, set.size, set.text);
    return 1;
}

/* "Expected is one of ( a, b )": the names, or "". */
static struct part expected_names(const char *rest)
{
    return between(rest, "( ", " )");
}

static void put_content(struct buffer *out, const char *rest)
{
    struct part names = expected_names(rest);
    if (!strncmp(rest, "Missing child", 13))
        buffer_format(out, _("something is missing in it; add: %.*s"), names.size,
                      names.text);
    else if (names.size)
        buffer_format(out,
                      _("it is not expected here; here may stand: %.*s; correct its name, "
                        "move or remove it"),
                      names.size, names.text);
    else
        buffer_text(out, _("it is not expected here; move or remove it"));
}

/* Puts the fault in words of ours; 0 where there are none for it. */
static int put_fault(struct buffer *out, int code, const struct parts *parts)
{
    const char *rest = parts->rest;
    struct part name = between(rest, "The attribute '", "' is");
    switch (code) {
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
        return put_bad_value(out, rest);
    case XML_SCHEMAV_CVC_PATTERN_VALID:
        return put_pattern(out, rest);
    case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
        return put_limit(out, rest, _("'%.*s' is too great; at most %.*s"));
    case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
        return put_limit(out, rest, _("'%.*s' is too small; at least %.*s"));
    case XML_SCHEMAV_CVC_TOTALDIGITS_VALID:
        return put_limit(out, rest, _("'%.*s' has too many digits; at most %.*s"));
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
        return put_choice(out, rest);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        buffer_format(out, _("the attribute '%.*s' is missing; add %.*s=\"…\""), name.size,
                      name.text, name.size, name.text);
        return 1;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
        buffer_text(out,
                    _("there is no such attribute of this element; correct its name or "
                      "remove it"));
        return 1;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        buffer_text(out, _("it holds text of its own, where only elements may stand; put "
                           "the text into one of them"));
        return 1;
    case XML_SCHEMAV_ELEMENT_CONTENT:
        put_content(out, rest);
        return 1;
    default:
        return 0;
    }
}

char *schema_fault_text(int code, const char *message)
{
    char *text = fault_text(message);
    struct parts parts = take_apart(text);
    struct buffer out = {0};
    put_place(&out, &parts);
    if (!parts.element.size || !put_fault(&out, code, &parts)) {
        buffer_free(&out);
        return text;
    }
    free(text);
    buffer_string(&out);
    return out.bytes;
}
