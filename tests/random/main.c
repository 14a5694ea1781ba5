/* Random tables: reads random documents, lays them out, checks every page.
 *   tables FOLDER COUNT [SEED]     COUNT tables from SEED on, 1 unless said otherwise
 *   tables --write FOLDER COUNT [SEED]     only writes their documents, for other tests
 * What fails stays in FOLDER: SEED.xml, SEED.layout.xml, SEED.profile.xml. */
#include "check.h"
#include "generate.h"
#include "layout/pages.h"
#include "read/layout_reader.h"
#include "read/report_reader.h"
#include "read/xml_library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FAILURES = 20, MOST_REFUSED = 15 /* per cent */ };

/* The documents of a table, in the order in which they are written and read. */
enum { LAYOUT, PROFILE, REPORT, DOCUMENTS };

struct schemas {
    struct schema *report, *layout;
};

struct table_documents {
    struct buffer paths[DOCUMENTS];
    struct input inputs[DOCUMENTS];
    struct report *report;
    struct layout_spec *layout;
    struct profile *profile;
};

struct totals {
    unsigned long tables, refused, failed, pages, cells;
};

/* Made-up type: widths from 0.25 to 0.85 em, bold ones wider. */
static unsigned advance(void *context, unsigned style, uint32_t character)
{
    (void)context;
    if (character == ' ' || character == 0xA0)
        return 250;
    return 250 + (character * 2654435761u >> 16) % 550 + (style & STYLE_BOLD ? 50 : 0);
}

static const struct type_metrics metrics = {.advance = advance,
                                            .units_per_em = 1000,
                                            .ascent = 891,
                                            .descent = 216,
                                            .digit_height = 660};

static bool covers(void *context, unsigned style, uint32_t character)
{
    (void)context;
    (void)style;
    (void)character;
    return true;
}

/* Documents. */

static int write_file(const char *path, const struct buffer *xml)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return -1;
    size_t written = fwrite(xml->bytes, 1, xml->length, file);
    return fclose(file) || written != xml->length ? -1 : 0;
}

static int write_documents(struct table_documents *documents, const char *folder,
                           uint64_t seed)
{
    static const struct {
        const char *suffix;
        void (*write)(struct plan *plan, struct buffer *xml);
    } kinds[DOCUMENTS] = {{".layout.xml", write_layout},
                          {".profile.xml", write_profile},
                          {".xml", write_report}};
    struct plan plan = plan_make(seed);
    struct buffer xml = {0};
    int result = 0;
    for (unsigned i = 0; i < DOCUMENTS && !result; i++) {
        buffer_clear(&xml);
        buffer_format(&documents->paths[i], "%s/%llu%s", folder, (unsigned long long)seed,
                      kinds[i].suffix);
        kinds[i].write(&plan, &xml);
        result = write_file(buffer_string(&documents->paths[i]), &xml);
    }
    buffer_free(&xml);
    return result;
}

static int read_documents(struct table_documents *documents, const struct schemas *schemas,
                          struct diagnostics *diagnostics)
{
    struct input *inputs = documents->inputs;
    for (unsigned i = 0; i < DOCUMENTS; i++)
        if (input_read(&inputs[i], buffer_string(&documents->paths[i]), INPUT_DEFAULT_LIMIT,
                       NULL, diagnostics))
            return -1;
    documents->layout = layout_read(&inputs[LAYOUT], schemas->layout, diagnostics);
    documents->profile = profile_read(&inputs[PROFILE], schemas->layout, diagnostics);
    documents->report = report_read(&inputs[REPORT], schemas->report, false, diagnostics);
    return documents->layout && documents->profile && documents->report ? 0 : -1;
}

static void free_documents(struct table_documents *documents, bool keep)
{
    layout_free(documents->layout);
    profile_free(documents->profile);
    report_free(documents->report);
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        input_free(&documents->inputs[i]);
        if (!keep)
            remove(buffer_string(&documents->paths[i]));
        buffer_free(&documents->paths[i]);
    }
}

/* Tables. */

/* Lays the table out under the check. Returns 0, or -1 where the layout refused it. */
static int lay_out(const struct table_documents *documents, struct totals *totals,
                   char *failure, size_t size, struct diagnostics *diagnostics)
{
    const struct layout_spec *layouts[] = {documents->layout};
    struct appendix *appendix =
        appendix_new(documents->report, layouts, documents->profile, diagnostics);
    if (!appendix)
        return -1;
    struct row_source *rows =
        row_source_new(documents->report, documents->report->tables, documents->layout);
    struct charset *announced = charset_new();
    appendix_characters(appendix, announced, covers, NULL, diagnostics);
    struct check check = check_new(appendix, rows, announced, &metrics);
    struct page_sink sink = {check_page, &check};
    int result = lay_out_pages(appendix, &metrics, &sink, diagnostics);
    if (!result)
        check_end(&check);
    snprintf(failure, size, "%s", check.failure);
    totals->pages += check.pages;
    totals->cells += check.cell_count;
    check_free(&check);
    charset_free(announced);
    row_source_free(rows);
    appendix_free(appendix);
    return result;
}

/* Whether nothing was told but that the page is too small for the columns or the header. */
static bool only_too_small(struct diagnostics *diagnostics, char *failure, size_t size)
{
    char *text = NULL;
    size_t text_size = 0;
    FILE *stream = open_memstream(&text, &text_size);
    if (!stream)
        return false;
    diagnostics_print(diagnostics, stream);
    fclose(stream);
    const char *error = strstr(text, "error[");
    bool too_small =
        error && (!strncmp(error, "error[L02]", 10) || !strncmp(error, "error[L07]", 10));
    if (!too_small)
        snprintf(failure, size, "%s", error ? error : "the layout stopped");
    free(text);
    return too_small;
}

static void try_table(uint64_t seed, const char *folder, const struct schemas *schemas,
                      struct totals *totals)
{
    char failure[512] = "";
    struct table_documents documents = {0};
    struct diagnostics *diagnostics = diagnostics_new(4);
    int result = write_documents(&documents, folder, seed);
    if (!result)
        result = read_documents(&documents, schemas, diagnostics);
    if (!result)
        result = lay_out(&documents, totals, failure, sizeof failure, diagnostics);
    totals->tables++;
    if (result && !failure[0])
        totals->refused += only_too_small(diagnostics, failure, sizeof failure);
    if (failure[0]) {
        printf("not ok random table of seed %llu: %s (see %s)\n", (unsigned long long)seed,
               failure, buffer_string(&documents.paths[REPORT]));
        totals->failed++;
    }
    diagnostics_free(diagnostics);
    free_documents(&documents, failure[0] != '\0');
}

static int try_tables(const char *folder, unsigned long count, uint64_t seed)
{
    struct diagnostics *diagnostics = diagnostics_new(4);
    struct schemas schemas = {
        schema_new(PHULUC_DATA_DIR "/input/report.xsd"),
        schema_new(PHULUC_DATA_DIR "/layouts/layout.xsd")};
    diagnostics_print(diagnostics, stderr);
    struct totals totals = {0};
    while (schemas.report && schemas.layout && totals.tables < count &&
           totals.failed < MOST_FAILURES)
        try_table(seed + totals.tables, folder, &schemas, &totals);
    bool failed = totals.failed || totals.tables < count ||
                  totals.refused * 100 > totals.tables * MOST_REFUSED;
    printf("%sok %lu random tables, %lu cells on %lu pages; %lu more fit no page\n",
           failed ? "not " : "", totals.tables - totals.refused, totals.cells, totals.pages,
           totals.refused);
    schema_free(schemas.report);
    schema_free(schemas.layout);
    diagnostics_free(diagnostics);
    return failed;
}

static int write_tables(const char *folder, unsigned long count, uint64_t seed)
{
    int result = 0;
    for (unsigned long i = 0; i < count && !result; i++) {
        struct table_documents documents = {0};
        result = write_documents(&documents, folder, seed + i);
        free_documents(&documents, true);
    }
    return result ? 1 : 0;
}

int main(int count, char **arguments)
{
    bool write = count > 1 && !strcmp(arguments[1], "--write");
    arguments += write;
    count -= write;
    if (count < 3 || xml_library_begin()) {
        fputs("usage: tables [--write] FOLDER COUNT [SEED]\n", stderr);
        return 2;
    }
    unsigned long tables = strtoul(arguments[2], NULL, 10);
    uint64_t seed = count > 3 ? strtoull(arguments[3], NULL, 10) : 1;
    int (*run)(const char *, unsigned long, uint64_t) = write ? write_tables : try_tables;
    int result = run(arguments[1], tables, seed);
    xml_library_end();
    return result;
}
