/* A text that is being composed: what the files that compose texts share. */
#ifndef PHULUC_COMPUTE_COMPOSER_H
#define PHULUC_COMPUTE_COMPOSER_H

#include "compute/compose.h"

struct shown_comparison;

struct composer {
    const struct compose_context *context;
    struct arena *arena;
    struct run *runs;
    uint32_t count, capacity;
    uint32_t at;
    const struct field *comparison;       /* being printed, for what stands in its marks */
    const struct shown_comparison *shown; /* of it */
};

struct run *composer_run(struct composer *composer, enum run_kind kind, unsigned style);

/* Bytes, or a string or NULL; they must live as long as the composed text. */
void composer_text(struct composer *composer, unsigned style, const char *text,
                   size_t size);
void composer_string(struct composer *composer, unsigned style, const char *text);

/* Adds what was printed into the context's scratch buffer, and empties it. */
void composer_scratch(struct composer *composer, unsigned style);

/* A blank for filling in by hand, so many no-break spaces wide. */
void composer_blank(struct composer *composer, unsigned style, unsigned width);

void composer_figure(struct composer *composer, unsigned style, const struct figure *figure,
                     const struct number_format *format, bool hide_unit);

/* compose.c: what fields are filled with. */

/* The runs of a template or text, its fields filled in. */
void composer_runs(struct composer *composer, unsigned style, const struct rich_text *text);

/* A value as it is printed: its text, or its figures in the field's format. */
void composer_value(struct composer *composer, unsigned style, const struct field *field,
                    const struct value *value);

/* compose_comparison.c: the fields <comparison>, <computed> and <verdict>. */
void compose_comparison(struct composer *composer, unsigned style,
                        const struct field *field);
void compose_computed(struct composer *composer, unsigned style);
void compose_verdict(struct composer *composer, unsigned style, const struct field *field);

#endif
