/* The rules of the audit, and what they share. */
#ifndef PHULUC_COMPUTE_AUDIT_RULES_H
#define PHULUC_COMPUTE_AUDIT_RULES_H

#include "base/buffer.h"
#include "compute/audit.h"
#include "compute/interval_sum.h"
#include "compute/row_values.h"

/* What is being audited. */
struct audit {
    const struct report *report;
    const struct profile *profile;
    struct diagnostics *diagnostics;
    struct arena *scratch; /* rewound behind each call of a rule */
    uint32_t on;           /* the rules that are told */
    bool other_layout;     /* as in struct audit_choice */
    bool *used;            /* by the number of an acceptance: it has matched */
    struct share_totals *totals; /* of the table */
    const struct report_table *table;
    const struct layout_spec *layout; /* of the table */
    const struct group *group;        /* the innermost one around the indicator, or NULL */
    const struct indicator *siblings; /* the first of the indicator's own list */
    const struct indicator *indicator;
    const struct indicator *above; /* the one it is a sub-indicator or part of, or NULL */
    bool is_part;                  /* of the one above */
};

/* The rules, by what they are called for; what each tells stands above it. */

/* Each indicator: A01, A02, A08 of stated comparisons. */
void audit_stated(struct audit *audit);
/* Each indicator: A07, A08 of claims like "94,82% (440/464)" in its texts. */
void audit_claims(struct audit *audit);
/* The same in texts around a table, and in notes. */
void audit_table_claims(struct audit *audit);
void audit_note_claims(struct audit *audit);
/* Each indicator: A09, A10, A12: parts and totals. */
void audit_sums(struct audit *audit);
/* Each indicator: A11: what the report gives of a kind that the layout calculates. */
void audit_columns(struct audit *audit);
/* Each indicator: A13, A14: plans from year to year. */
void audit_series(struct audit *audit);
/* The report: A15: periods. */
void audit_periods(struct audit *audit);
/* Each indicator: A16. */
void audit_bounds(struct audit *audit);
/* The report: A17. */
void audit_spelling(struct audit *audit);
/* Each table: A18. */
void audit_unseen(struct audit *audit);
/* The report: A03-A05. */
void audit_heading(struct audit *audit);
/* The report, at last: A19. */
void audit_acceptances(struct audit *audit);

/* Which rules are on. */
static inline uint32_t audit_bit(enum diagnostic_code code)
{
    return UINT32_C(1) << (code - DIAG_STATED_DIFFERS);
}

static inline bool audit_tells(const struct audit *audit, enum diagnostic_code code)
{
    return (audit->on & audit_bit(code)) != 0;
}

/* audit_finding.c: telling what was found. */

/* A figure that a finding was computed from. */
struct audit_operand {
    const struct figure *figure;
    bool minus;            /* it was taken away */
    const char *id;        /* of its indicator, or NULL */
    const char *kind, *period; /* or NULL */
};

/* All zeros but what is known; audit_tell frees what was added. */
struct audit_finding {
    enum diagnostic_code code;
    uint32_t at;
    const struct indicator *indicator; /* whose acceptances count, or NULL */
    struct diagnostic_detail detail;   /* its id, operands and acceptance are filled in */
    struct audit_operand *operands;
    size_t count, capacity;
};

/* Tells it where its rule is on: as a warning or note, or as accepted. */
void audit_tell(struct audit *audit, struct audit_finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Frees what was added to a finding that there is none of. */
void audit_drop(struct audit_finding *finding);

/* Adds a figure of a value that it was computed from, the report's or a calculated one; of
 * no value: with kind AUDIT_NO_KIND. */
enum { AUDIT_NO_KIND = 0xFFFFFF };
void audit_add_operand(struct audit *audit, struct audit_finding *finding,
                       const struct indicator *indicator, unsigned kind, uint16_t period,
                       const struct figure *figure, bool minus);

/* The indicator's value in the scratch arena, or NULL. */
const struct value *audit_value(struct audit *audit, const struct indicator *indicator,
                                unsigned kind, uint16_t period);

/* Begins a sum in the table, whose figures become operands of the finding. */
struct audit_noting {
    struct audit *audit;
    struct audit_finding *finding;
};
void audit_sum_begin(struct audit_noting *noting, struct interval_sum *sum);

/* Texts for messages, all in the scratch arena. */

/* What the buffer holds; frees it. */
const char *audit_keep(struct audit *audit, struct buffer *text);

/* "I.6", or "I.2, Thành phố": how people name the row. */
const char *audit_row(struct audit *audit);

/* "target 2025", translated; of a kind of the report's own its title, else its name. */
const char *audit_kind_name(struct audit *audit, unsigned kind, uint16_t period);

/* "85-90%" */
const char *audit_printed(struct audit *audit, const struct figure *figure);

/* "9.100 + 3.200 - 50"; of many figures the first ones and the last. */
const char *audit_sum_text(struct audit *audit, const struct audit_finding *finding);

/* The number rounded to so many decimals, "21,3%". */
const char *audit_rounded(struct audit *audit, const mpq_t number, const char *unit,
                          unsigned places);

/* The beginning of a text in plain letters, as text_slug has them, without note marks. */
const char *audit_slug(struct audit *audit, const struct rich_text *text);

/* Whether the words (a slug) stand in the slug, as whole words. */
bool slug_has(const char *slug, const char *words);
bool slug_begins(const char *slug, const char *words);

#endif
