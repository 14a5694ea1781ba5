/* What is to be told to the user: collected, sorted, counted, printed. */
#include "base/diagnostic.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    char name[4];
    enum severity severity;
    enum exit_status status;
} codes[] = {
    [DIAG_FILE_UNREADABLE] = {"F01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_FILE_TOO_LARGE] = {"F02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_FILE_EMPTY] = {"F03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_ENCODING_UNKNOWN] = {"F04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_ENCODING_INVALID] = {"F05", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_CHARACTER_FORBIDDEN] = {"F06", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_SYNTAX] = {"X01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_DOCTYPE] = {"X02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_TAG_TOO_LONG] = {"X03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_ATTRIBUTES] = {"X04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_DEPTH] = {"X05", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_INVALID] = {"X06", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SCHEMA_BROKEN] = {"X07", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_KIND_UNKNOWN] = {"R01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_PERIOD_UNKNOWN] = {"R02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_VALUE_TWICE] = {"R03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_VALUE_TYPE] = {"R04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_RANGE_REVERSED] = {"R05", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_FIGURE_PLACE] = {"R06", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_NUMBER_BAD] = {"R07", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_BASE_PERIOD] = {"R08", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_KIND_TWICE] = {"R09", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_GROUP_DEPTH] = {"R10", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_DATE_BAD] = {"R11", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_TEXT_LONG] = {"R12", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_TABLES_MANY] = {"R13", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_MISSING] = {"L01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_WIDTH] = {"L02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_KIND] = {"L03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_PERIOD] = {"L04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_TOKEN_WIDE] = {"L05", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_LAYOUT_VALUE] = {"L06", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_PAGE] = {"L07", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_SHRUNK] = {"L08", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_FONT_MISSING] = {"T01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_GLYPH_MISSING] = {"T02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_STATED_DIFFERS] = {"A01", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_STATED_BLANK] = {"A02", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_TEXT_OWN] = {"A03", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_TITLE_MISSING] = {"A04", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_REFERENCE_MISSING] = {"A05", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_SUM_UNITS] = {"A06", SEVERITY_WARNING, EXIT_CLEAN},
    [DIAG_OUTPUT_FAILED] = {"O01", SEVERITY_ERROR, EXIT_OUTPUT},
    [DIAG_INTERNAL] = {"I01", SEVERITY_ERROR, EXIT_INTERNAL},
};

struct message {
    enum diagnostic_code code;
    struct place place;
    const char *text;
};

struct diagnostics {
    struct arena *texts;
    struct buffer scratch;
    struct message *messages;
    size_t count, capacity;
    size_t cap;
    size_t told[SEVERITY_ERROR + 1];
    size_t kept[SEVERITY_ERROR + 1]; /* since the last print, as the next one */
    size_t left_out;
    enum exit_status status;
};

struct diagnostics *diagnostics_new(size_t cap)
{
    struct diagnostics *diagnostics = memory_new(sizeof *diagnostics);
    diagnostics->texts = arena_new(1024);
    diagnostics->cap = cap;
    return diagnostics;
}

void diagnostics_free(struct diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    arena_free(diagnostics->texts);
    buffer_free(&diagnostics->scratch);
    free(diagnostics->messages);
    free(diagnostics);
}

void diagnose(struct diagnostics *diagnostics, enum diagnostic_code code,
              struct place place, const char *format, ...)
{
    enum severity severity = codes[code].severity;
    diagnostics->told[severity]++;
    if (severity == SEVERITY_ERROR && codes[code].status > diagnostics->status)
        diagnostics->status = codes[code].status;
    if (diagnostics->kept[severity] >= diagnostics->cap) {
        diagnostics->left_out++;
        return;
    }
    diagnostics->kept[severity]++;
    diagnostics->messages = memory_grow(diagnostics->messages, diagnostics->count,
                                        &diagnostics->capacity, sizeof(struct message));
    struct message *message = &diagnostics->messages[diagnostics->count++];
    struct buffer *text = &diagnostics->scratch;
    va_list arguments;
    va_start(arguments, format);
    buffer_clear(text);
    buffer_format_list(text, format, arguments);
    va_end(arguments);
    place.name = arena_string(diagnostics->texts, place.name, strlen(place.name));
    *message = (struct message){
        code, place, arena_string(diagnostics->texts, text->bytes, text->length)};
}

size_t diagnostics_count(const struct diagnostics *diagnostics, enum severity severity)
{
    return diagnostics->told[severity];
}

enum exit_status diagnostics_status(const struct diagnostics *diagnostics)
{
    return diagnostics->status;
}

static int compare_messages(const void *left, const void *right)
{
    const struct message *a = left, *b = right;
    int names = strcmp(a->place.name, b->place.name);
    if (names)
        return names;
    if (a->place.offset != b->place.offset)
        return a->place.offset < b->place.offset ? -1 : 1;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return strcmp(a->text, b->text);
}

static const char *severity_name(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        return _("note");
    case SEVERITY_WARNING:
        return _("warning");
    case SEVERITY_ERROR:
        break;
    }
    return _("error");
}

static void print_message(const struct message *message, struct position *position,
                          struct buffer *out)
{
    buffer_text(out, message->place.name);
    if (message->place.source) {
        source_advance(message->place.source, position, message->place.offset);
        buffer_format(out, ":%u:%u", position->line, position->column);
    }
    buffer_format(out, ": %s[%s]: %s\n", severity_name(codes[message->code].severity),
                  codes[message->code].name, message->text);
}

static void print_messages(const struct diagnostics *diagnostics, struct buffer *out)
{
    struct position position = {0, 1, 1};
    const struct source *source = NULL;
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct message *message = &diagnostics->messages[i];
        if (message->place.source != source) {
            source = message->place.source;
            position = (struct position){0, 1, 1};
        }
        print_message(message, &position, out);
    }
}

void diagnostics_print(struct diagnostics *diagnostics, FILE *stream)
{
    struct buffer *out = &diagnostics->scratch;
    if (diagnostics->count)
        qsort(diagnostics->messages, diagnostics->count, sizeof(struct message),
              compare_messages);
    buffer_clear(out);
    print_messages(diagnostics, out);
    if (diagnostics->left_out)
        buffer_format(out,
                      ngettext("phuluc: %zu more message is not shown\n",
                               "phuluc: %zu more messages are not shown\n",
                               diagnostics->left_out),
                      diagnostics->left_out);
    /* There is nowhere to tell that a message could not be written. */
    if (out->length)
        fwrite(out->bytes, 1, out->length, stream);
    memset(diagnostics->kept, 0, sizeof diagnostics->kept);
    diagnostics->left_out = 0;
    diagnostics->count = 0;
    arena_rewind(diagnostics->texts);
}
