/* The terms of a comparison, in which layouts and reports say what is compared and how. */
#ifndef PHULUC_MODEL_COMPARISON_TERMS_H
#define PHULUC_MODEL_COMPARISON_TERMS_H

/* What a comparison comes to, whatever words the layout has for it. */
enum verdict { VERDICT_NONE, VERDICT_NOT_MET, VERDICT_MET, VERDICT_EXCEEDED };

/* What is computed of a result and its base. */
enum comparison_form {
    COMPARE_PERCENT,    /* result / base × 100 */
    COMPARE_GROWTH,     /* that less 100 */
    COMPARE_DIFFERENCE, /* result − base, in the unit of the result */
    COMPARE_POINTS,     /* the same between percentages only, in điểm phần trăm */
    COMPARE_SHARE       /* as percent, the base being a total */
};

/* Whether a comparison gives a number, or why none. */
enum comparison_state {
    COMPARISON_COMPUTED,
    COMPARISON_NO_RESULT,     /* nothing is given, or left blank */
    COMPARISON_TEXT_RESULT,   /* a text without a figure */
    COMPARISON_NO_BASE,
    COMPARISON_TEXT_BASE,
    COMPARISON_NO_PERIOD,     /* the kind has no such period */
    COMPARISON_NO_TOTAL,      /* of a share: nothing to add up, or units that do not agree */
    COMPARISON_NO_PART,       /* the result lacks a part that the base has */
    COMPARISON_RANGE,         /* the result is a range */
    COMPARISON_UNITS,         /* the units do not agree */
    COMPARISON_NOT_RATIOS,    /* percentage points, but not between percentages */
    COMPARISON_ZERO_BASE,     /* percent of nothing */
    COMPARISON_NEGATIVE_BASE, /* percent of a negative figure, which says nothing */
    COMPARISON_STATES
};

/* What a share is of. */
enum share_total { TOTAL_OF_TABLE, TOTAL_OF_GROUP, TOTAL_OF_INDICATOR };

/* Which results are good ones. */
enum direction {
    DIRECTION_NONE, /* says nothing: the next one that does decides, in the end higher */
    DIRECTION_HIGHER,
    DIRECTION_LOWER,
    DIRECTION_EQUAL
};

/* What a figure to be reached asks for. */
enum bound {
    BOUND_NONE, /* says nothing: by the direction at least, at most, or exactly */
    BOUND_AT_LEAST,
    BOUND_ABOVE, /* "trên": the figure itself is not enough */
    BOUND_AT_MOST,
    BOUND_BELOW, /* "dưới": the same downwards */
    BOUND_EXACTLY
};

/* Which end of a range the number is computed with. */
enum range_end {
    RANGE_BY_DIRECTION, /* the lower one; where lower is better, the upper one */
    RANGE_LOWER,
    RANGE_UPPER,
    RANGE_BOTH /* two numbers */
};

/* Which period of a kind a field or a comparison means. */
enum period_choice {
    PERIOD_OF_COLUMN, /* the column's own, in a for-each column; else the base period */
    PERIOD_BASE,
    PERIOD_SAME,     /* in comparisons: the one with the same name as the result's */
    PERIOD_PREVIOUS, /* in comparisons: the one before that; else the one before the base */
    PERIOD_FIRST,
    PERIOD_LAST,
    PERIOD_NAMED /* by a name that the kind gives to one of its periods, or by the period */
};

struct period_ref {
    enum period_choice choice;
    const char *name; /* of PERIOD_NAMED */
};

#endif
