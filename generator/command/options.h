/* What the command line asks for. */
#ifndef PHULUC_COMMAND_OPTIONS_H
#define PHULUC_COMMAND_OPTIONS_H

#include "base/diagnostic.h"
#include "compute/audit.h"
#include "compute/parent_document.h"
#include "pdf/part.h"

#include <stdbool.h>
#include <stddef.h>

/* The subcommands; command_table.c has a row for each. */
enum command {
    COMMAND_NONE,
    COMMAND_RENDER,
    COMMAND_CHECK,
    COMMAND_NEW,
    COMMAND_EXPORT,
    COMMAND_UPDATE,
    COMMAND_IMPORT,
    COMMAND_DIFF,
    COMMAND_ATTACH,
    COMMAND_BATCH,
    COMMAND_WATCH,
    COMMAND_EXTRACT,
    COMMAND_VERIFY
};

enum { LAST_YEAR = 9997 }; /* so that the years after it have four figures too */

struct option_row; /* command/option_table.h */

/* An option as it was given, in the order of the command line. */
struct given_option {
    const struct option_row *row;
    const char *argument; /* or NULL */
};

enum { GIVEN_OPTIONS = 256 }; /* that a command line may have */

struct options {
    enum command command; /* COMMAND_NONE: only help or version are asked for */
    bool help, version;
    const char
        *output; /* NULL: beside the input, of a new report standard output, as "-" */
    const char *layout;   /* name or path, or NULL: the report's */
    const char *profile;  /* likewise, or NULL: the report's, else the layout's */
    const char *face;     /* likewise, or NULL: the profile's */
    const char *source;   /* the report that a PDF is said to be made from, or NULL: inside */
    const char *encoding; /* of the report, of the CSV that is taken in; or
                             NULL: as the file tells */
    const char *language; /* "vi", "en", or NULL: the locale's */
    size_t limit;         /* bytes of an input file */
    long long source_date; /* that of SOURCE_DATE_EPOCH, or NO_SOURCE_DATE */
    unsigned year;        /* of a new report's first period, or 0: this year */
    char separator;       /* of the CSV that export writes: ';' or ',', or '\0': ';' */
    enum pdf_part part;   /* of PDF/A */
    bool signature_field; /* an empty one, on the first page */
    unsigned threads;     /* 1, 2, or 0: as many as there are processors for */
    struct known_document known; /* of the document that the reports are attached to */
    bool set; /* the reports belong to one document */
    bool strict;
    bool dump_layout;
    bool no_tags;
    enum diagnostic_form messages;
    bool json;           /* results as JSON lines */
    struct audit_choice audit;
    /* Of batch and watch: */
    unsigned jobs;         /* worker processes, or 0: one for each processor */
    unsigned time_limit;   /* seconds for one report */
    size_t memory_limit;   /* bytes of a worker, or 0: none */
    bool quiet;            /* nothing is told but what fails */
    bool plan;             /* commands are printed instead of run */
    bool prune;            /* PDFs without a report are removed */
    bool replace;          /* PDFs that phuluc did not make are replaced too */
    struct given_option given[GIVEN_OPTIONS];
    unsigned given_count;
    char *const *inputs; /* reports, a layout, spreadsheets; ends with NULL */
    int input_count;
};

/* Returns 0, or -1 after telling on standard error what is wrong (exit status 2). */
int options_parse(struct options *options, int argc, char **argv);

/* Whether a second thread may help. */
bool options_want_thread(const struct options *options);

#endif
