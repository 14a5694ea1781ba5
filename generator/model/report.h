/* The report: indicators and what was aimed at, planned and reached, as read from the XML.
 *
 * Everything lives in the report's arena; strings are UTF-8 in NFC and end in NUL. An `at`
 * is the byte offset of the element's "<" in report->source. */
#ifndef PHULUC_MODEL_REPORT_H
#define PHULUC_MODEL_REPORT_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "model/comparison_terms.h"
#include "model/limits.h"
#include "model/rich_text.h"
#include "model/signature.h"
#include "model/value.h"

#include <stdbool.h>
#include <stdint.h>

/* Kinds of value: the three built-in ones stand first, in this order, in every report. */
enum { KIND_TARGET, KIND_PLAN, KIND_RESULT, KIND_BUILT_IN };

enum kind_type { KIND_ANY, KIND_NUMBER, KIND_TEXT }; /* what its values must be */

/* A name that a report gives to a period, for layouts to mean it by. */
struct named_period {
    const struct named_period *next;
    const char *name; /* "cung-ky" */
    uint16_t period;
};

/* Whether figures stand for themselves alone, or for all that rounds to them. */
enum exactness {
    EXACT_COUNTS,  /* those that are counted, by their unit, for themselves */
    EXACT_FIGURES, /* all for themselves */
    EXACT_NONE     /* none */
};

struct kind {
    const char *name;              /* "target", "so-tiep-nhan" */
    enum kind_type type;
    enum exactness exactness;
    const struct rich_text *title; /* or NULL */
    const struct rich_text *basis; /* the document the figures come from, or NULL */
    const char *unit;              /* of values that give none, or NULL */
    const char **periods;          /* in the order given; "2025", "2024-Q1" */
    uint16_t period_count;         /* 0: values of this kind have no period */
    uint16_t base;                 /* index of the period that comparisons mean, or
                                      PERIOD_NONE where several are and none was named */
    const struct named_period *named; /* or NULL */
    uint32_t at;
};

/* How an indicator is compared otherwise than the layout has it; what is not given is the
 * layout's. */
struct own_comparison {
    const struct own_comparison *next;
    const char *comparison; /* id in the layout, or NULL: all of them */
    bool has_form;
    enum comparison_form form;
    const char *of, *with;                    /* kinds, or NULL */
    struct period_ref of_period, with_period; /* PERIOD_OF_COLUMN: not given */
    enum range_end range;                     /* RANGE_BY_DIRECTION: not given */
    uint32_t at;
};

/* A finding of the audit that the report accepts, with the reason. */
struct acceptance {
    const struct acceptance *next; /* of the same indicator, or of the report */
    enum diagnostic_code code;
    const char *reason;
    unsigned number; /* among all of the report, from 0 */
    uint32_t at;
};

/* What the report itself says of a rule of the audit. */
struct rule_choice {
    const struct rule_choice *next;
    enum diagnostic_code code;
    bool on;
};

struct indicator {
    const struct indicator *next;  /* sibling */
    const struct indicator *first; /* its sub-indicators */
    const struct indicator *parts; /* "Trong đó": some of what it is made up of */
    const char *id;
    const char *number; /* "1", "1.1", "a", or NULL */
    const struct rich_text *name;
    const struct rich_text *lead_agency; /* or NULL */
    const struct value_list *values;
    const struct value_list *stated; /* what the document states as comparisons: kind and
                                        period are what the result is compared with */
    const struct own_comparison *comparisons;
    enum direction direction; /* its own, or that of the indicator it stands in */
    const struct acceptance *accepted;
    const struct decimal *maximum; /* that its values cannot be above, or NULL */
    bool complete;                 /* its sub-indicators are all of it */
    bool parts_complete;           /* its parts are */
    uint32_t at;
};

struct group {
    const struct group *next;  /* sibling */
    const struct group *first; /* subgroups, before the group's own indicators */
    const struct indicator *indicators;
    const char *id;     /* or NULL */
    const char *number; /* or NULL */
    const struct rich_text *title;
    uint32_t at;
};

/* A table with the texts that belong to it. */
struct report_table {
    const struct report_table *next;
    const char *layout;                     /* name of its own, or NULL: the report's */
    const struct rich_text *title;          /* "Biểu số 1. …", or NULL */
    const struct rich_text *before, *after; /* texts around the table, or NULL */
    const struct rich_text *unit_line;      /* "Đơn vị tính: …", or NULL */
    const struct indicator *indicators;     /* those of no group come first */
    const struct group *groups;
    uint32_t at; /* of its element; where the report has none, of its first part */
};

/* A note on a text: a mark where it stands, its text below the table. */
struct note {
    struct note *next; /* in document order */
    unsigned number;   /* from 1 */
    const struct rich_text *text;
};

/* The parent document; what is not known yet is 0 or NULL and left for filling in by hand.
 */
struct attached_to {
    const struct rich_text *type; /* "Báo cáo" */
    const char *number;           /* "123" */
    const char *symbol;           /* "-BC/TU", "/KH-UBND" */
    unsigned day, month, year;
    const struct rich_text *issuer; /* "Ban Thường vụ Thành ủy" */
    const struct rich_text *text;   /* the whole line as it shall stand, or NULL */
    uint32_t at;
};

/* How the attributes of the report's file write figures. */
enum notation {
    NOTATION_POINT, /* 1664183.5 */
    NOTATION_VI     /* 1.664.183,5; 12,8%; 14-18% */
};

struct report {
    struct arena *arena;
    struct unit_names units; /* of the values */
    const struct source *source;
    enum notation notation;
    const char *layout;            /* name of the layout of tables that name none */
    const char *profile;           /* name of the rules, or NULL: the layout's */
    unsigned number;               /* of the appendix, 0: it is the only one */
    const struct rich_text *label; /* as it shall stand, or NULL: the profile's form */
    const struct rich_text *title; /* or NULL */
    const struct attached_to *attached_to; /* or NULL */
    struct kind *kinds;
    uint16_t kind_count;               /* at least KIND_BUILT_IN */
    const struct report_table *tables; /* at least one */
    unsigned table_count;
    bool closing_mark;
    struct signature signatures[SIGNATURE_LIMIT];
    unsigned signature_count;
    const struct note *notes;
    const struct acceptance *accepted; /* that belong to no indicator */
    unsigned acceptance_count;         /* of all */
    const struct rule_choice *rules;   /* in document order */
    uint32_t at; /* of the appendix element */
};

/* The kind's index, or -1. */
int report_find_kind(const struct report *report, const char *name);

/* The number as the run that is the note's mark has it. */
uint16_t note_number(const struct note *note);

/* The period's index, or -1. */
int kind_find_period(const struct kind *kind, const char *period);

/* The index of the period that has the name, or is it; or -1. */
int kind_find_named_period(const struct kind *kind, const char *name);

#endif
