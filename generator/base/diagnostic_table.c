/* Messages as a table for a person at a terminal: below the name of their file, aligned, long
 * ones broken to the terminal's width. */
#include "base/diagnostic_message.h"
#include "base/memory.h"
#include "base/visible_text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unilbrk.h>
#include <unistd.h>
#include <uniwidth.h>

enum { PLACE_SIZE = 24, LEAST_TEXT = 30, USUAL_WIDTH = 80, GAP = 2, CODE_COLUMNS = 3 };

struct table {
    struct buffer *out;
    bool coloured;
    int place_columns, severity_columns, text_columns;
};

static const char plain[] = "\033[0m", bold[] = "\033[1m";

/* NO_COLOR: no-color.org. */
static bool wants_colours(FILE *stream)
{
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(fileno(stream)) && (!none || !*none) &&
           (!terminal || strcmp(terminal, "dumb") != 0);
}

static int terminal_columns(FILE *stream)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    long asked = columns ? strtol(columns, NULL, 10) : 0;
    if (asked > 0 && asked < 10000)
        return (int)asked;
    if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return USUAL_WIDTH;
}

static int columns_of(const char *text)
{
    return u8_strwidth((const uint8_t *)text, "UTF-8");
}

static int greater(int left, int right)
{
    return left > right ? left : right;
}

static const char *colour_of(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        return "\033[36m";
    case SEVERITY_WARNING:
        return "\033[33m";
    case SEVERITY_ERROR:
        break;
    }
    return "\033[1;31m";
}

static void put_spaces(struct buffer *out, int count)
{
    for (int i = 0; i < count; i++)
        buffer_byte(out, ' ');
}

/* Also of text that comes from outside. */
static void put_coloured(struct table *table, const char *colour, const char *text)
{
    if (table->coloured)
        buffer_text(table->out, colour);
    visible_text_put(table->out, text);
    if (table->coloured)
        buffer_text(table->out, plain);
}

static int text_begins(const struct table *table)
{
    return table->place_columns + table->severity_columns + CODE_COLUMNS + 4 * GAP;
}

/* The text from where the cursor stands, its further lines below the first. */
static void put_text(struct table *table, const char *told)
{
    struct buffer visible = {0};
    visible_text_put(&visible, told);
    const char *text = buffer_string(&visible);
    size_t size = visible.length;
    char *breaks = memory_new(size);
    u8_width_linebreaks((const uint8_t *)text, size, table->text_columns, 0, 0, NULL,
                        "UTF-8", breaks);
    for (size_t i = 0; i < size; i++) {
        if (breaks[i] == UC_BREAK_POSSIBLE || breaks[i] == UC_BREAK_MANDATORY) {
            while (table->out->length && table->out->bytes[table->out->length - 1] == ' ')
                table->out->length--;
            buffer_byte(table->out, '\n');
            put_spaces(table->out, text_begins(table));
        }
        buffer_byte(table->out, text[i]);
    }
    free(breaks);
    buffer_free(&visible);
    buffer_byte(table->out, '\n');
}

static void format_place(char *place, const struct source *source,
                         const struct position *position)
{
    place[0] = '\0';
    if (source)
        snprintf(place, PLACE_SIZE, "%u:%u", position->line, position->column);
}

static void put_row(struct table *table, const struct diagnostic_message *message,
                    const char *place)
{
    const char *severity = _(severity_name(message->severity));
    put_spaces(table->out, GAP + table->place_columns - columns_of(place));
    buffer_text(table->out, place);
    put_spaces(table->out, GAP);
    put_coloured(table, colour_of(message->severity), severity);
    put_spaces(table->out, GAP + table->severity_columns - columns_of(severity));
    buffer_text(table->out, diagnostic_code_name(message->code));
    put_spaces(table->out, GAP);
    put_text(table, message->text);
}

static void measure(struct table *table, const struct diagnostic_message *messages,
                    size_t count)
{
    struct position position = {0, 1, 1};
    const struct source *source = NULL;
    char place[PLACE_SIZE];
    for (size_t i = 0; i < count; i++) {
        message_next_place(&messages[i], &source, &position);
        format_place(place, source, &position);
        table->place_columns = greater(table->place_columns, columns_of(place));
        table->severity_columns = greater(
            table->severity_columns, columns_of(_(severity_name(messages[i].severity))));
    }
}

void message_table_print(const struct diagnostic_message *messages, size_t count,
                         FILE *stream, struct buffer *out)
{
    struct table table = {.out = out, .coloured = wants_colours(stream)};
    struct position position = {0, 1, 1};
    const struct source *source = NULL;
    char place[PLACE_SIZE];
    measure(&table, messages, count);
    table.text_columns = greater(terminal_columns(stream) - text_begins(&table), LEAST_TEXT);
    for (size_t i = 0; i < count; i++) {
        if (!i || strcmp(messages[i].place.name, messages[i - 1].place.name) != 0) {
            put_coloured(&table, bold, messages[i].place.name);
            buffer_byte(out, '\n');
        }
        message_next_place(&messages[i], &source, &position);
        format_place(place, source, &position);
        put_row(&table, &messages[i], place);
    }
}
