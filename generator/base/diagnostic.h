/* What is to be told to the user: collected, sorted, counted, printed. */
#ifndef PHULUC_BASE_DIAGNOSTIC_H
#define PHULUC_BASE_DIAGNOSTIC_H

#include "base/source.h"

#include <libintl.h>
#include <stdbool.h>
#include <stdio.h>

#define _(text) gettext(text)
#define N_(text) (text)

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* The codes are stable: a code that was once released keeps its meaning. Each is printed by
 * its name, F01 …; diagnostic.c has the table of names, severities and exit statuses. */
enum diagnostic_code {
    DIAG_FILE_UNREADABLE,     /* F01 */
    DIAG_FILE_TOO_LARGE,      /* F02 */
    DIAG_FILE_EMPTY,          /* F03 */
    DIAG_ENCODING_UNKNOWN,    /* F04 */
    DIAG_ENCODING_INVALID,    /* F05 */
    DIAG_CHARACTER_FORBIDDEN, /* F06 */
    DIAG_XML_SYNTAX,          /* X01 */
    DIAG_XML_DOCTYPE,         /* X02 */
    DIAG_XML_TAG_TOO_LONG,    /* X03 */
    DIAG_XML_ATTRIBUTES,      /* X04 */
    DIAG_XML_DEPTH,           /* X05 */
    DIAG_XML_INVALID,         /* X06 */
    DIAG_SCHEMA_BROKEN,       /* X07 */
    DIAG_KIND_UNKNOWN,        /* R01 */
    DIAG_PERIOD_UNKNOWN,      /* R02 */
    DIAG_VALUE_TWICE,         /* R03 */
    DIAG_VALUE_TYPE,          /* R04 */
    DIAG_RANGE_REVERSED,      /* R05 */
    DIAG_FIGURE_PLACE,        /* R06 */
    DIAG_NUMBER_BAD,          /* R07 */
    DIAG_BASE_PERIOD,         /* R08 */
    DIAG_KIND_TWICE,          /* R09 */
    DIAG_GROUP_DEPTH,         /* R10 */
    DIAG_DATE_BAD,            /* R11 */
    DIAG_TEXT_LONG,           /* R12 */
    DIAG_TABLES_MANY,         /* R13 */
    DIAG_NUMBER_TWO_WAYS,     /* R14, note */
    DIAG_SET_NUMBER_TWICE,    /* D01, warning */
    DIAG_SET_NUMBER_GAP,      /* D02, warning */
    DIAG_SET_NUMBER_NONE,     /* D03, warning */
    DIAG_SET_LABEL,           /* D04, warning */
    DIAG_SET_NUMERALS,        /* D05, warning */
    DIAG_SET_DOCUMENT,        /* D06, warning */
    DIAG_SET_FIGURE,          /* D07, warning */
    DIAG_DOCUMENT_KNOWN,      /* D08, warning */
    DIAG_LAYOUT_MISSING,      /* L01 */
    DIAG_LAYOUT_WIDTH,        /* L02 */
    DIAG_LAYOUT_KIND,         /* L03 */
    DIAG_LAYOUT_PERIOD,       /* L04 */
    DIAG_LAYOUT_TOKEN_WIDE,   /* L05, warning */
    DIAG_LAYOUT_VALUE,        /* L06 */
    DIAG_LAYOUT_PAGE,         /* L07 */
    DIAG_LAYOUT_SHRUNK,       /* L08, warning */
    DIAG_FONT_MISSING,        /* T01 */
    DIAG_GLYPH_MISSING,       /* T02 */
    DIAG_COLOR_PROFILE,       /* T03 */
    DIAG_STATED_DIFFERS,      /* A01, warning */
    DIAG_STATED_BLANK,        /* A02, warning */
    DIAG_TEXT_OWN,            /* A03, note */
    DIAG_TITLE_MISSING,       /* A04, note */
    DIAG_REFERENCE_MISSING,   /* A05, note */
    DIAG_SUM_UNITS,           /* A06, warning */
    DIAG_CLAIM_DIFFERS,       /* A07, warning */
    DIAG_TRUNCATED,           /* A08, warning */
    DIAG_PARTS_EXCEED,        /* A09, warning */
    DIAG_TOTAL_DIFFERS,       /* A10, warning */
    DIAG_COLUMN_DIFFERS,      /* A11, warning */
    DIAG_SHARES,              /* A12, warning */
    DIAG_PLAN_FALLS,          /* A13, warning */
    DIAG_PLAN_BELOW,          /* A14, warning */
    DIAG_PERIOD_TWICE,        /* A15, warning */
    DIAG_ABOVE_WHOLE,         /* A16, warning */
    DIAG_SPELLING_MIXED,      /* A17, note */
    DIAG_VALUE_UNSEEN,        /* A18, warning */
    DIAG_ACCEPTED_NOTHING,    /* A19, note */
    DIAG_COMPARISON_FIGURES,  /* C01, warning */
    DIAG_COMPARISON_NO_NUMBER, /* C02, note */
    DIAG_COMPARISON_PERIOD,   /* C03, warning */
    DIAG_COMPARISON_OWN,      /* C04, warning */
    DIAG_SHEET_DAMAGED,       /* S01 */
    DIAG_SHEET_LIMIT,         /* S02 */
    DIAG_SHEET_HEADER,        /* S03 */
    DIAG_SHEET_ID,            /* S04 */
    DIAG_SHEET_KEY,           /* S05 */
    DIAG_SHEET_TWICE,         /* S06 */
    DIAG_SHEET_NUMBER,        /* S07 */
    DIAG_SHEET_CELL,          /* S08 */
    DIAG_SHEET_READ_ONLY,     /* S09 */
    DIAG_SHEET_VALUE,         /* S10 */
    DIAG_SHEET_ENCODING,      /* S11 */
    DIAG_PDF_DAMAGED,         /* P01 */
    DIAG_PDF_PROTECTED,       /* P02 */
    DIAG_PDF_SIGNED,          /* P03 */
    DIAG_PDF_FORM,            /* P04 */
    DIAG_JOINED_CLAIM,        /* P05, note */
    DIAG_JOINED_UNTAGGED,     /* P06, note */
    DIAG_PDF_FOREIGN,         /* P07 */
    DIAG_PDF_NO_SOURCE,       /* P08 */
    DIAG_PDF_SOURCE_CHANGED,  /* P09 */
    DIAG_OUTPUT_FAILED,       /* O01 */
    DIAG_INTERNAL,            /* I01 */
    DIAG_CODES
};

/* Exit statuses; the worst of a run wins, in this order (README, "Exit status"). */
enum exit_status {
    EXIT_CLEAN = 0,
    EXIT_FINDINGS = 1,
    EXIT_USAGE = 2,
    EXIT_INVALID = 3,
    EXIT_OUTPUT = 4,
    EXIT_INTERNAL = 70
};

struct buffer;
struct diagnostics;

/* How messages are printed. */
enum diagnostic_form {
    FORM_AUTO,  /* FORM_TABLE on a terminal, else FORM_LINES */
    FORM_LINES, /* file:line:column: error[X06]: message */
    FORM_TABLE, /* aligned, below the name of their file; in colours on a terminal */
    FORM_JSON   /* an object in each line (README, "Messages for programs") */
};

/* Keeps the first `cap` messages of each severity until they are printed; the rest are
 * counted. The caller frees. */
struct diagnostics *diagnostics_new(size_t cap);
void diagnostics_free(struct diagnostics *diagnostics);

/* FORM_AUTO, where it is not called. */
void diagnostics_set_form(struct diagnostics *diagnostics, enum diagnostic_form form);

/* Where a message belongs. `source` may be NULL; with only `name`, the message is about the
 * file as a whole. The source must live until the messages are printed, the name need not.
 */
struct place {
    const struct source *source;
    const char *name;
    size_t offset;
};

static inline struct place place_in(const struct source *source, size_t offset)
{
    return (struct place){source, source->name, offset};
}

static inline struct place place_of_file(const char *name)
{
    return (struct place){NULL, name, 0};
}

/* Tells one problem. The format is the translated message, _("…"): what is wrong, with the
 * element and the bad value, what was expected, how to mend it. */
void diagnose(struct diagnostics *diagnostics, enum diagnostic_code code,
              struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A figure that a finding was computed from, as the report has it; what it has not is NULL.
 */
struct diagnostic_operand {
    const char *id; /* of its indicator */
    const char *kind, *period, *part;
    const char *value; /* "12.8"; of a range the lower bound */
    const char *high;  /* of a range the upper bound */
    const char *unit;
    size_t offset; /* where it stands, in the source of the message */
};

/* What a program wants to know of a finding besides its text; what does not apply is NULL.
 */
struct diagnostic_detail {
    const char *id;         /* of the indicator */
    const char *row;        /* "I.6" */
    const char *stated;     /* "25%" */
    const char *computed;   /* "21,3%" */
    const char *arithmetic; /* "12,8 : 60 × 100" */
    const struct diagnostic_operand *operands;
    size_t operand_count;
    const char *accepted; /* the reason: the finding is a note then, whatever its code */
};

/* The same with details, of which a copy is kept. */
void diagnose_detail(struct diagnostics *diagnostics, enum diagnostic_code code,
                     struct place place, const struct diagnostic_detail *detail,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));

/* "A01". */
const char *diagnostic_code_name(enum diagnostic_code code);

/* The code of that name; DIAG_CODES where there is none. */
enum diagnostic_code diagnostic_code_find(const char *name, size_t size);

size_t diagnostics_count(const struct diagnostics *diagnostics, enum severity severity);

/* How much has been told so far, and taking back what was told after that; there may be no
 * print in between. */
struct diagnostic_tally {
    size_t told[SEVERITY_ERROR + 1];
    size_t kept[SEVERITY_ERROR + 1]; /* since the last print, as the next ones */
    size_t left_out, count;
    enum exit_status status;
};
struct diagnostic_tally diagnostics_tally(const struct diagnostics *diagnostics);
void diagnostics_take_back(struct diagnostics *diagnostics,
                           const struct diagnostic_tally *before);

/* EXIT_CLEAN, or the worst status of the errors told. Warnings and notes do not count. */
enum exit_status diagnostics_status(const struct diagnostics *diagnostics);

/* Adds the first message of the worst severity that is kept, as a line without its end; where
 * there is none, nothing. */
void diagnostics_put_first(const struct diagnostics *diagnostics, struct buffer *out);

/* Prints what was told, sorted by file, place and code, and forgets it (the counts stay).
 */
void diagnostics_print(struct diagnostics *diagnostics, FILE *stream);

/* Prints how many messages of each severity there were in so many files. */
void diagnostics_print_summary(struct diagnostics *diagnostics, int files, FILE *stream);

#endif
