/* Prints what was told, sorted, in one of its forms. */
#include "base/diagnostic_message.h"
#include "base/visible_text.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* By place and code. Of one code at one place the findings of the audit, which have
 * details, stay in the order of reading, in which they are told. */
static int compare_messages(const void *left, const void *right)
{
    const struct diagnostic_message *a = left, *b = right;
    int names = strcmp(a->place.name, b->place.name);
    if (names)
        return names;
    if (a->place.offset != b->place.offset)
        return a->place.offset < b->place.offset ? -1 : 1;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    if (!a->detail != !b->detail)
        return a->detail ? -1 : 1;
    if (a->detail)
        return (a->number > b->number) - (a->number < b->number);
    return strcmp(a->text, b->text);
}

/* One line each: file:line:column: error[X06]: message */
static void print_lines(const struct diagnostic_message *messages, size_t count,
                        struct buffer *out)
{
    struct position position = {0, 1, 1};
    const struct source *source = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct diagnostic_message *message = &messages[i];
        message_next_place(message, &source, &position);
        visible_text_put(out, message->place.name);
        if (source)
            buffer_format(out, ":%u:%u", position.line, position.column);
        buffer_format(out, ": %s[%s]: ", _(severity_name(message->severity)),
                      diagnostic_code_name(message->code));
        visible_text_put(out, message->text);
        buffer_byte(out, '\n');
    }
}

void diagnostics_put_first(const struct diagnostics *diagnostics, struct buffer *out)
{
    const struct diagnostic_message *first = NULL;
    for (size_t i = 0; i < diagnostics->tally.count; i++) {
        const struct diagnostic_message *message = &diagnostics->messages[i];
        if (!first || message->severity > first->severity ||
            (message->severity == first->severity && compare_messages(message, first) < 0))
            first = message;
    }
    if (!first)
        return;
    print_lines(first, 1, out);
    out->length--; /* the end of the line */
}

static enum diagnostic_form form_for(const struct diagnostics *diagnostics, FILE *stream)
{
    if (diagnostics->form != FORM_AUTO)
        return diagnostics->form;
    return isatty(fileno(stream)) ? FORM_TABLE : FORM_LINES;
}

static void print_messages(struct diagnostics *diagnostics, FILE *stream,
                           struct buffer *out)
{
    switch (form_for(diagnostics, stream)) {
    case FORM_TABLE:
        message_table_print(diagnostics->messages, diagnostics->tally.count, stream, out);
        break;
    case FORM_JSON:
        message_json_print(diagnostics->messages, diagnostics->tally.count, out);
        break;
    case FORM_AUTO:
    case FORM_LINES:
        print_lines(diagnostics->messages, diagnostics->tally.count, out);
        break;
    }
    if (diagnostics->tally.left_out && diagnostics->form != FORM_JSON)
        buffer_format(out,
                      ngettext("phuluc: %zu more message is not shown\n",
                               "phuluc: %zu more messages are not shown\n",
                               diagnostics->tally.left_out),
                      diagnostics->tally.left_out);
}

/* There is nowhere to tell that a message could not be written. */
static void write_out(const struct buffer *out, FILE *stream)
{
    if (out->length)
        fwrite(out->bytes, 1, out->length, stream);
}

void diagnostics_print(struct diagnostics *diagnostics, FILE *stream)
{
    struct buffer *out = &diagnostics->scratch;
    if (diagnostics->tally.count)
        qsort(diagnostics->messages, diagnostics->tally.count,
              sizeof *diagnostics->messages, compare_messages);
    buffer_clear(out);
    print_messages(diagnostics, stream, out);
    write_out(out, stream);
    memset(diagnostics->tally.kept, 0, sizeof diagnostics->tally.kept);
    diagnostics->tally.left_out = 0;
    diagnostics->tally.count = 0;
    arena_rewind(diagnostics->texts);
}

void diagnostics_print_summary(struct diagnostics *diagnostics, int files, FILE *stream)
{
    struct buffer *out = &diagnostics->scratch;
    const size_t *told = diagnostics->tally.told;
    buffer_clear(out);
    if (diagnostics->form == FORM_JSON) {
        message_json_summary(files, told, out);
    } else {
        buffer_format(
            out, ngettext("%d file checked: ", "%d files checked: ", (unsigned long)files),
            files);
        buffer_format(out, _("errors %zu, warnings %zu, notes %zu\n"), told[SEVERITY_ERROR],
                      told[SEVERITY_WARNING], told[SEVERITY_NOTE]);
    }
    write_out(out, stream);
}
