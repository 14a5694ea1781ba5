/* What has changed from one report to another: figures with the comparisons that follow
 * from them, rows, texts. */
#ifndef PHULUC_COMPUTE_REPORT_DIFF_H
#define PHULUC_COMPUTE_REPORT_DIFF_H

#include "base/arena.h"
#include "model/layout_spec.h"
#include "model/report.h"

#include <stddef.h>

/* A report with the layouts of its tables, one for each; one that is NULL gives numbers only
 * where the report has them, and no comparisons. */
struct diff_side {
    const struct report *report;
    const struct layout_spec *const *layouts;
};

enum change_type {
    CHANGE_ADDED,
    CHANGE_REMOVED,
    CHANGE_MOVED,
    CHANGE_VALUE,      /* of an indicator */
    CHANGE_COMPARISON, /* of an indicator none of whose own values has changed */
    CHANGE_STATED,     /* a stated comparison of an indicator */
    CHANGE_FIELD       /* anything else that `field` names */
};

enum change_subject {
    SUBJECT_REPORT,
    SUBJECT_KIND,
    SUBJECT_TABLE,
    SUBJECT_GROUP,
    SUBJECT_INDICATOR
};

/* A value's kind and period, by their names. */
struct value_name {
    unsigned built_in; /* KIND_TARGET …, or KIND_BUILT_IN: a kind of the report's or layout's */
    const char *kind;  /* name */
    const char *title; /* of the kind, as plain text, or NULL */
    const char *period; /* or NULL */
};

/* What is said before or after. */
struct change_side {
    bool present; /* else there is no such value, field or row */
    bool blank;   /* a value that the document leaves blank */
    const char *text;            /* in one line; NULL where it is not present, or blank */
    const struct figure *figure; /* the one figure that it is, or NULL */
};

/* A computed comparison that comes out otherwise. */
struct comparison_change {
    struct comparison_change *next;
    const char *id; /* in the layout */
    bool share;     /* of a total: `with` is the same as `of` */
    struct value_name of, with;
    const char *before, *after;                 /* as printed, or NULL: nothing computed */
    const char *verdict_before, *verdict_after; /* in words, both NULL where it stays */
};

struct change {
    struct change *next;
    enum change_type type;
    enum change_subject subject;
    const char *id;   /* of an indicator, group or kind, or NULL */
    const char *row;  /* "I.6", "I.2, Thành phố"; of a table its title or NULL */
    bool numbered;    /* the row is known by its number; else `row` ends in its name */
    const char *name; /* of the indicator, group or kind, or NULL */
    uint32_t table;   /* from 1; of SUBJECT_TABLE, GROUP, INDICATOR */
    const char *field;       /* XML name of what has changed; of CHANGE_FIELD */
    struct value_name value; /* of CHANGE_VALUE, CHANGE_STATED */
    const char *part;        /* of the value, or NULL */
    bool styled;             /* of CHANGE_FIELD, CHANGE_VALUE: the same words, in other type styles
                                or lines */
    struct change_side before, after;      /* of CHANGE_MOVED: the rows' numbers */
    struct comparison_change *comparisons; /* that change with a value */
};

struct report_diff {
    struct arena *arena;
    struct change *first; /* the report's own, kinds, tables, rows in their order, rows
                             that are no more */
    size_t count;
};

/* Compares them. Both must outlive the result, which the caller frees with
 * report_diff_free. */
void report_diff_make(struct report_diff *diff, const struct diff_side *before,
                      const struct diff_side *after);
void report_diff_free(struct report_diff *diff);

#endif
