/* Layouts, profiles and faces: how an appendix shall look, as read from layouts/ and
 * fonts/.
 *
 * Everything lives in the arena of the structure it hangs on. Lengths are in 1/1000 pt. An
 * `at` is the byte offset of the element's "<" in the `source` of the structure. */
#ifndef PHULUC_MODEL_LAYOUT_SPEC_H
#define PHULUC_MODEL_LAYOUT_SPEC_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/length.h"
#include "base/source.h"
#include "model/comparison_terms.h"
#include "model/limits.h"
#include "model/rich_text.h"
#include "model/signature.h"

#include <stdbool.h>
#include <stdint.h>

/* ALIGN_DECIMAL: of cells only; the decimal commas of a column below each other. */
enum align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_JUSTIFY, ALIGN_DECIMAL };
enum vertical_align { VERTICAL_MIDDLE, VERTICAL_TOP };

/* What is done with a word too wide for its column. */
enum too_wide { TOO_WIDE_SHRINK, TOO_WIDE_BREAK };

enum field_kind {
    /* of the row */
    FIELD_NUMBER,
    FIELD_NAME,
    FIELD_TITLE,
    FIELD_LEAD_AGENCY,
    FIELD_VALUE,
    FIELD_COMPARISON,
    FIELD_COMPUTED, /* in computed-marks */
    FIELD_VERDICT,
    FIELD_RANK,
    FIELD_COUNT,
    /* of the report */
    FIELD_PERIOD,
    FIELD_BASIS,
    FIELD_KIND_TITLE,
    /* of the heading lines */
    FIELD_APPENDIX_NUMBER,
    FIELD_DOCUMENT_TYPE,
    FIELD_DOCUMENT_NUMBER,
    FIELD_DOCUMENT_SYMBOL,
    FIELD_DOCUMENT_DAY,
    FIELD_DOCUMENT_MONTH,
    FIELD_DOCUMENT_YEAR,
    FIELD_DOCUMENT_ISSUER,
    /* of the page */
    FIELD_PAGE,
    FIELD_PAGES
};

struct field {
    enum field_kind kind;
    const char *value_kind; /* name of a kind of value: VALUE, PERIOD, BASIS, KIND_TITLE;
                               NULL in PERIOD: the column's own */
    struct period_ref period; /* of that kind: VALUE, PERIOD */
    const char *comparison; /* id: COMPARISON, VERDICT; COUNT, or NULL: all indicators */
    enum verdict verdict;   /* COUNT: of those that are counted */
    struct number_format format;
    bool hide_unit;
    uint32_t at;
};

enum calculation_form { CALCULATE_SUM, CALCULATE_DIFFERENCE };

/* A kind of value that is calculated from others of the same row and period. */
struct calculation_spec {
    struct calculation_spec *next;
    const char *kind;
    enum calculation_form form;
    const char *const *of; /* names of kinds, the report's or calculated before */
    unsigned of_count;     /* at least 2 */
    uint32_t at;
};

enum ranking_order { RANK_DESCENDING, RANK_ASCENDING };

/* How indicators are ranked: by a kind or by a comparison, the other is NULL. */
struct ranking_spec {
    bool used;
    const char *kind, *comparison;
    enum ranking_order order;
    bool within_group; /* else all of the table together */
    bool sort;         /* the indicators of each group stand in this order */
    uint32_t at;
};

/* What is printed of a comparison. */
enum comparison_print {
    PRINT_COMPUTED, /* where nothing can be computed, what the report states */
    PRINT_STATED,   /* where nothing is stated, what is computed */
    PRINT_BOTH      /* what is stated, and behind it what contradicts it */
};

/* What is printed where nothing is computed and nothing stated. */
struct reason_spec {
    struct reason_spec *next;
    uint32_t states; /* for which, 1 << enum comparison_state; or COMPARISON_ALL_STATES */
    const struct rich_text *words;
};

enum { COMPARISON_ALL_STATES = 0 };

struct comparison_spec {
    struct comparison_spec *next;
    const char *id;
    enum comparison_form form;
    const char *of, *with; /* names of kinds; `with` NULL in a share */
    struct period_ref of_period, with_period;
    enum share_total total;
    enum direction direction; /* of indicators that have none of their own */
    enum range_end range;
    bool keep_form; /* in percent also where lower is better */
    enum comparison_print print;
    const struct rich_text *met, *exceeded, *not_met, *not_assessable; /* or NULL */
    struct reason_spec *reasons;
    const struct rich_text *stated_mark; /* behind what is stated instead, or NULL */
    const struct rich_text *computed_mark; /* of PRINT_BOTH, behind what is stated */
    uint32_t at;
};

/* The rows that a cell of a column is for. */
enum row_kinds {
    ROWS_ALL, /* that no other cell is for, but groups' */
    ROWS_INDICATOR,
    ROWS_SUB_INDICATOR,
    ROWS_PART,
    ROWS_GROUP,
    ROWS_TOTAL /* and what is carried and brought forward */
};

struct cell_spec {
    struct cell_spec *next;
    enum row_kinds rows;
    unsigned span; /* columns covered; 0: the rest */
    enum align align;
    const char *bar; /* id of a comparison that a bar shows, or NULL */
    const struct rich_text *text;
    uint32_t at;
};

/* A style that is added where a condition holds: a verdict, or a figure's being beyond a
 * bound. */
struct style_rule {
    struct style_rule *next;
    const char *comparison; /* id, or NULL */
    enum verdict verdict;
    const char *kind; /* or NULL; of the column's own period, else of the base period */
    bool has_below, has_above;
    struct decimal below, above;
    uint8_t style; /* STYLE_* */
    uint32_t at;
};

enum merge {
    MERGE_NONE,
    MERGE_EQUAL,    /* consecutive equal cells become one */
    MERGE_INDICATOR /* an indicator's cell runs down over its sub-indicators and parts */
};

/* A node of the header tree: a column, or a group of columns with a header of its own. */
struct column_spec {
    struct column_spec *next;  /* sibling */
    struct column_spec *first; /* children of a column-group, else NULL */
    const char *id;
    const struct rich_text *header;
    bool rotate; /* the header runs upward */
    const struct rich_text *index; /* in the row of column numbers, or NULL: its number */
    const char *for_each;          /* kind whose periods each get a column, or NULL */
    length width; /* or 0: as wide as its content wants, or a share of the rest */
    bool auto_width;
    uint32_t share; /* in 1/1000 */
    enum align align;
    enum vertical_align vertical;
    enum merge merge;
    bool repeat; /* … which repeats its text on each page it goes on to */
    struct cell_spec *cells;
    struct style_rule *rules;
    uint32_t at;
};

enum row_numbering {
    ROW_NUMBER_NONE,
    ROW_NUMBER_ROMAN,
    ROW_NUMBER_ARABIC,
    ROW_NUMBER_DECIMAL, /* the number of the row above it, a point, and its own */
    ROW_NUMBER_LETTER,  /* a, b, c, d, đ, e, g … */
    ROW_NUMBER_DASH,
    ROW_NUMBER_PLUS
};

/* Rows of one kind. */
struct row_spec {
    bool used;
    uint8_t style;                /* STYLE_* */
    bool whole;                   /* split only where no page can hold it */
    enum row_numbering numbering; /* of those that the report gives no number */
    bool count_through;           /* the table; else each group or indicator from 1 */
    struct cell_spec *cells;      /* that come first, from the left; NULL: none */
    struct style_rule *rules;
    uint32_t at;
};

enum total_form { TOTAL_SUM, TOTAL_AVERAGE };

/* A row that sums up the indicators of the table, or of each group of a level. */
struct total_spec {
    struct total_spec *next;
    struct row_spec row;
    unsigned level; /* of the groups, from 1; 0: the table */
    bool before;    /* the rows that it sums up, else after them */
    enum total_form form;
};

struct layout_spec {
    struct arena *arena;
    const struct source *source;
    const char *profile;
    bool landscape;
    const struct rich_text *page_number; /* or NULL: the profile's bare number */
    length table_size, table_leading;    /* or 0: the profile's */
    enum too_wide too_wide;
    bool column_numbers;                 /* the header ends in a row of them */
    const struct rich_text *continued;   /* above the table where it goes on, or NULL */
    enum align continued_align;
    struct calculation_spec *calculations;
    struct comparison_spec *comparisons;
    struct ranking_spec ranking;
    struct column_spec *columns;
    struct row_spec group_rows[GROUP_LEVELS]; /* by level, from the outermost */
    struct row_spec indicator_row, sub_indicator_row, of_which_row, part_row;
    struct total_spec *totals; /* in the order given */
    struct row_spec carried_forward, brought_forward;
};

struct margins {
    length top, bottom, left, right;
};

struct line_spec {
    length size, leading, before; /* type size, line pitch, space above */
    length indent;                /* of a paragraph's first line */
    uint8_t style;                /* STYLE_* */
    bool required;
    const struct rich_text *form; /* or NULL */
};

enum closing { CLOSING_NONE, CLOSING_HYPHENS, CLOSING_LINE };
enum numbering { NUMBERING_ARABIC, NUMBERING_ROMAN };

struct profile {
    struct arena *arena;
    const struct source *source;
    const char *id;
    const char *face;
    enum numbering numbering;
    length page_width, page_height; /* of the portrait page */
    bool mirrored; /* on even pages the left and right margins change places */
    struct margins portrait, landscape;
    length page_number_size;
    length page_number_center; /* from the top edge to the middle of the digits */
    bool page_number_on_first;
    struct line_spec label, title, reference;
    enum closing closing;
    struct line_spec closing_line;
    length closing_width, closing_thickness; /* of CLOSING_LINE */
    length table_size, table_leading, table_before, table_rule;
    struct margins padding; /* between a cell's rules and its text */
    struct line_spec text;  /* before and after the table, paragraph by paragraph */
    struct line_spec table_title;
    struct line_spec unit_line;
    struct line_spec closing_mark; /* its form is the mark, "./." */
    struct line_spec signatures[SIGNATURE_PARTS];
    struct line_spec notes; /* its form is the heading above them */
};

/* The files of one type family; order of `files` is the STYLE_* number. */
struct face_spec {
    struct arena *arena;
    const struct source *source;
    const char *id;
    const char *package; /* the Debian package that brings it, or NULL */
    const char **folders;
    unsigned folder_count;
    const char *files[STYLE_FACES];
    uint32_t at;
};

/* The calculation that makes values of the kind, or NULL: the report has them. */
const struct calculation_spec *layout_find_calculation(const struct layout_spec *layout,
                                                       const char *kind);

/* The comparison's specification, or NULL. */
const struct comparison_spec *layout_find_comparison(const struct layout_spec *layout,
                                                     const char *id);

#endif
