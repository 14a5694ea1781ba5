/* Lays tables of many rows out and proves what that takes: as much memory as for fewer
 * rows, an allocation a page or group rather than a row, and one pass over the rows, or two
 * for auto columns. rows FOLDER     where the reports are written that it reads */
#include "base/buffer.h"
#include "compute/appendix.h"
#include "counted.h"
#include "layout/pages.h"
#include "read/layout_reader.h"
#include "read/report_reader.h"
#include "read/xml_library.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    HIGH_WORDS = 2000,
    GROUP_ROWS = 20,
    PEAK_SLACK = 1024,      /* bytes; what allocations are rounded up to may differ */
    ROWS_PER_ALLOCATION = 3 /* at least: pages take some for their number, group rows for
                               their bookmark */
};

static const unsigned sizes[] = {25000, 50000, 100000};
enum { SIZES = sizeof sizes / sizeof *sizes };

static const char profile_path[] = PHULUC_DATA_DIR "/layouts/nd30.xml";

static unsigned advance(void *context, unsigned style, uint32_t character)
{
    (void)context;
    return 400 + character % 300 + (style & STYLE_BOLD ? 50 : 0);
}

static const struct type_metrics metrics = {.advance = advance,
                                            .units_per_em = 1000,
                                            .ascent = 891,
                                            .descent = 216,
                                            .digit_height = 660};

/* Documents. */

static void write_layout(struct buffer *xml, bool auto_column)
{
    buffer_format(xml,
                  "<layout xmlns=\"urn:phuluc:layout:1\" profile=\"nd30\">"
                  "<page orientation=\"landscape\"/><table><columns>"
                  "<column id=\"so\" width=\"%s\"><header>STT</header>"
                  "<cell><number/></cell></column>"
                  "<column id=\"ten\" share=\"1\"><header>Chỉ tiêu</header>"
                  "<cell><name/></cell></column>"
                  "<column id=\"chu-tri\" width=\"40mm\" merge=\"equal\" repeat=\"true\">"
                  "<header>Cơ quan chủ trì</header><cell><lead-agency/></cell></column>"
                  "<column id=\"ket-qua\" width=\"30mm\" merge=\"equal\">"
                  "<header>Kết quả</header><cell><value kind=\"result\"/></cell></column>"
                  "</columns><group-row level=\"1\" style=\"bold\">"
                  "<cell span=\"rest\"><title/></cell></group-row></table></layout>\n",
                  auto_column ? "auto" : "20mm");
}

static void write_name(struct buffer *xml, unsigned row, bool high)
{
    unsigned words = high ? HIGH_WORDS : 3 + row * 7 % 23;
    buffer_text(xml, "<name>");
    for (unsigned i = 0; i < words; i++)
        buffer_text(xml, i % 3 ? "được giải " : "Hồ sơ ");
    buffer_text(xml, "</name>");
}

/* So many rows stand beside one merged cell: the more rows there are, so that whatever it
 * would keep for each page is seen. 10,000 of 25,000. */
static unsigned span_rows(unsigned rows)
{
    return rows / 5 * 2;
}

/* The first group has the rows beside one merged cell; in the others neighbours differ but
 * now and then. The row in the middle is higher than a page. */
static void write_report(struct buffer *xml, unsigned rows)
{
    buffer_text(xml, "<report xmlns=\"urn:phuluc:report:1\" layout=\"hang\"><appendix/>"
                     "<group><title>Nhóm</title>\n");
    for (unsigned row = 0; row < rows; row++) {
        unsigned agency = row < span_rows(rows) ? 0 : 1 + row / 3 % 7;
        if (row >= span_rows(rows) && row % GROUP_ROWS == 0)
            buffer_text(xml, "</group><group><title>Nhóm</title>\n");
        buffer_format(xml, "<indicator id=\"i%u\" number=\"%u\">", row, row + 1);
        write_name(xml, row, row == rows / 2);
        buffer_format(xml,
                      "<lead-agency>Sở thứ %u</lead-agency><result value=\"%u\"/>"
                      "</indicator>\n",
                      agency, row * 5 % 11 / 4);
    }
    buffer_text(xml, "</group></report>\n");
}

/* Writes the document, empties the buffer, and reads the file. `path` lives on. */
static int pass_through(struct buffer *xml, const char *path, struct input *input,
                        struct diagnostics *diagnostics)
{
    FILE *file = fopen(path, "w");
    bool written = file && fwrite(xml->bytes, 1, xml->length, file) == xml->length;
    buffer_free(xml);
    if ((file && fclose(file)) || !written)
        return -1;
    return input_read(input, path, INPUT_DEFAULT_LIMIT, NULL, diagnostics);
}

/* Layouts. */

struct schemas {
    struct schema *report, *layout;
};

struct result {
    struct counts counts;
    unsigned long pages;
};

static int count_page(void *context, const struct page *page)
{
    (void)page;
    ++*(unsigned long *)context;
    return 0;
}

static int lay_out(const struct report *report, const struct layout_spec *layout,
                   const struct profile *profile, struct result *result,
                   struct diagnostics *diagnostics)
{
    if (!report || !layout || !profile)
        return -1;
    struct appendix *appendix = appendix_new(report, &layout, profile, diagnostics);
    if (!appendix)
        return -1;
    struct page_sink sink = {count_page, &result->pages};
    counting_begin();
    int status = lay_out_pages(appendix, &metrics, &sink, diagnostics);
    result->counts = counting_end();
    appendix_free(appendix);
    return status;
}

static int try_rows(const char *folder, const struct schemas *schemas, unsigned rows,
                    bool auto_column, struct result *result)
{
    enum { LAYOUT, PROFILE, REPORT, INPUTS };
    struct diagnostics *diagnostics = diagnostics_new(10);
    struct input inputs[INPUTS] = {0};
    struct buffer xml = {0}, layout_path = {0}, report_path = {0};
    buffer_format(&layout_path, "%s/rows.layout.xml", folder);
    buffer_format(&report_path, "%s/rows.xml", folder);
    write_layout(&xml, auto_column);
    int status =
        pass_through(&xml, buffer_string(&layout_path), &inputs[LAYOUT], diagnostics);
    write_report(&xml, rows);
    status |= pass_through(&xml, buffer_string(&report_path), &inputs[REPORT], diagnostics);
    status |=
        input_read(&inputs[PROFILE], profile_path, INPUT_DEFAULT_LIMIT, NULL, diagnostics);
    if (!status) {
        struct layout_spec *layout =
            layout_read(&inputs[LAYOUT], schemas->layout, diagnostics);
        struct profile *profile =
            profile_read(&inputs[PROFILE], schemas->layout, diagnostics);
        struct report *report =
            report_read(&inputs[REPORT], schemas->report, false, diagnostics);
        status = lay_out(report, layout, profile, result, diagnostics);
        report_free(report);
        profile_free(profile);
        layout_free(layout);
    }
    diagnostics_print(diagnostics, stderr);
    for (unsigned i = 0; i < INPUTS; i++)
        input_free(&inputs[i]);
    buffer_free(&layout_path);
    buffer_free(&report_path);
    diagnostics_free(diagnostics);
    return status;
}

/* Claims. */

static int claim(bool holds, const char *what)
{
    printf("%sok scale: %s\n", holds ? "" : "not ", what);
    return holds ? 0 : 1;
}

/* Calls of row_source_next in one pass: group rows and the end count as well. */
static unsigned long calls_of_pass(unsigned rows)
{
    return rows + 1 + (rows - span_rows(rows) + GROUP_ROWS - 1) / GROUP_ROWS + 1;
}

static int try_sizes(const char *folder, const struct schemas *schemas, bool auto_column)
{
    struct result results[SIZES] = {0};
    bool constant = true, few = true, passes = true, all = true;
    for (unsigned i = 0; i < SIZES; i++) {
        struct counts *counts = &results[i].counts;
        all = all && !try_rows(folder, schemas, sizes[i], auto_column, &results[i]);
        constant = constant && counts->peak <= results[0].counts.peak + PEAK_SLACK;
        few = few &&
              (counts->allocations - results[0].counts.allocations) * ROWS_PER_ALLOCATION <=
                  sizes[i] - sizes[0];
        passes = passes && counts->rows == calls_of_pass(sizes[i]) * (auto_column ? 2 : 1);
        printf("# %u rows%s: %lu pages, peak %td bytes, %lu allocations, %lu rows made\n",
               sizes[i], auto_column ? ", an auto column" : "", results[i].pages,
               counts->peak, counts->allocations, counts->rows);
    }
    return claim(all && constant,
                 "layouts of 25,000 to 100,000 rows take the same memory") |
           claim(all && few, "they allocate less than once in three rows") |
           claim(all && passes, auto_column ? "rows are made twice for an auto column"
                                            : "rows are made once");
}

int main(int count, char **arguments)
{
    if (count != 2 || xml_library_begin()) {
        fputs("usage: rows FOLDER\n", stderr);
        return 2;
    }
    struct diagnostics *diagnostics = diagnostics_new(10);
    struct schemas schemas = {
        schema_new(PHULUC_DATA_DIR "/input/report.xsd"),
        schema_new(PHULUC_DATA_DIR "/layouts/layout.xsd")};
    diagnostics_print(diagnostics, stderr);
    int result = 1;
    if (schemas.report && schemas.layout)
        result = try_sizes(arguments[1], &schemas, true) |
                 try_sizes(arguments[1], &schemas, false);
    schema_free(schemas.report);
    schema_free(schemas.layout);
    diagnostics_free(diagnostics);
    xml_library_end();
    return result;
}
