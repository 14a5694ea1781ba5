/* Messages that wait to be printed, and the forms that they are printed in. */
#ifndef PHULUC_BASE_DIAGNOSTIC_MESSAGE_H
#define PHULUC_BASE_DIAGNOSTIC_MESSAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic.h"

struct diagnostic_message {
    size_t number; /* in the order told, from 0 */
    enum diagnostic_code code;
    enum severity severity;
    struct place place;
    const char *text;
    const struct diagnostic_detail *detail; /* or NULL */
};

/* What was told and is not printed yet. */
struct diagnostics {
    struct arena *texts;
    struct buffer scratch;
    struct diagnostic_message *messages;
    size_t capacity;
    size_t cap;
    struct diagnostic_tally tally;
    enum diagnostic_form form;
};

/* In English, to be translated. */
const char *severity_name(enum severity severity);

/* Moves `*source` and `*position` on to the message's place; messages come sorted. Begin with
 * NULL. */
void message_next_place(const struct diagnostic_message *message,
                        const struct source **source, struct position *position);

/* Each adds the messages to `out`. The table is as wide as the stream's terminal, and
 * coloured where it is one. */
void message_table_print(const struct diagnostic_message *messages, size_t count,
                         FILE *stream, struct buffer *out);
void message_json_print(const struct diagnostic_message *messages, size_t count,
                        struct buffer *out);

/* `told` has the number of messages of each severity. */
void message_json_summary(int files, const size_t *told, struct buffer *out);

#endif
