/* Layouts, profiles and faces: how an appendix shall look, as read from layouts/ and fonts/.
 *
 * Everything lives in the arena of the structure it hangs on. Lengths are in 1/1000 pt. An
 * `at` is the byte offset of the element's "<" in the `source` of the structure. */
#ifndef PHULUC_MODEL_LAYOUT_SPEC_H
#define PHULUC_MODEL_LAYOUT_SPEC_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/length.h"
#include "base/source.h"
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

/* Which period of a kind a field or a comparison means. */
enum period_choice {
    PERIOD_OF_COLUMN, /* the column's own, in a for-each column; else the base period */
    PERIOD_BASE,
    PERIOD_SAME, /* in comparisons: the one with the same name as the result's */
    PERIOD_FIRST,
    PERIOD_LAST
};

enum field_kind {
    /* of the row */
    FIELD_NUMBER,
    FIELD_NAME,
    FIELD_TITLE,
    FIELD_LEAD_AGENCY,
    FIELD_VALUE,
    FIELD_COMPARISON,
    FIELD_VERDICT,
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
    const char *value_kind;   /* name of a kind of value: VALUE, PERIOD, BASIS, KIND_TITLE;
                                 NULL in PERIOD: the column's own */
    const char *comparison;   /* id: COMPARISON, VERDICT */
    struct number_format format;
    bool hide_unit;
    uint32_t at;
};

enum comparison_form { COMPARE_PERCENT, COMPARE_DIFFERENCE };

struct comparison_spec {
    struct comparison_spec *next;
    const char *id;
    enum comparison_form form;
    const char *of, *with; /* names of kinds */
    enum period_choice of_period, with_period;
    const struct rich_text *met, *exceeded, *not_met, *not_assessable; /* or NULL */
    uint32_t at;
};

enum row_kinds { ROWS_ALL, ROWS_INDICATOR, ROWS_SUB_INDICATOR };

struct cell_spec {
    struct cell_spec *next;
    enum row_kinds rows;
    unsigned span; /* of group rows: columns covered; 0: the rest */
    enum align align;
    const struct rich_text *text;
};

/* A node of the header tree: a column, or a group of columns with a header of its own. */
struct column_spec {
    struct column_spec *next;  /* sibling */
    struct column_spec *first; /* children of a column-group, else NULL */
    const char *id;
    const struct rich_text *header;
    const struct rich_text *index; /* in the row of column numbers, or NULL: its number */
    const char *for_each; /* kind whose periods each get a column, or NULL */
    length width;         /* or 0: as wide as its content wants, or a share of the rest */
    bool auto_width;
    uint32_t share;       /* in 1/1000 */
    enum align align;
    enum vertical_align vertical;
    bool merge_equal; /* consecutive equal cells become one */
    bool repeat;      /* … which repeats its text on each page it goes on to */
    struct cell_spec *cells;
    uint32_t at;
};

struct group_row_spec {
    bool used;
    uint8_t style; /* STYLE_* */
    struct cell_spec *cells;
    uint32_t at;
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
    struct comparison_spec *comparisons;
    struct column_spec *columns;
    struct group_row_spec group_rows[GROUP_LEVELS]; /* by level, from the outermost */
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
    struct line_spec text; /* before and after the table, paragraph by paragraph */
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

/* The comparison's specification, or NULL. */
const struct comparison_spec *layout_find_comparison(const struct layout_spec *layout,
                                                     const char *id);

#endif
