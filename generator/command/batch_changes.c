/* What has changed in an appendix that is made anew. */
#include "command/batch_changes.h"

#include "archive/made_pdf.h"
#include "base/file_bytes.h"
#include "base/json_members.h"
#include "base/output_file.h"
#include "command/change_json.h"
#include "command/change_text.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COPY_DIGITS = 16 }; /* of the digest, in the name of a copy */

static const char copy_ending[] = ".report.xml";

/* ".NAME.pdf.0123456789abcdef.report.xml" beside the PDF. */
char *report_copy_path(const char *pdf, const unsigned char digest[DIGEST_BYTES])
{
    char text[DIGEST_TEXT_BYTES];
    struct buffer path = {0};
    const char *slash = strrchr(pdf, '/'), *name = slash ? slash + 1 : pdf;
    digest_text(digest, text);
    buffer_format(&path, "%.*s.%s.%.*s%s", (int)(name - pdf), pdf, name, COPY_DIGITS, text,
                  copy_ending);
    buffer_byte(&path, '\0');
    return path.bytes;
}

bool is_report_copy(const char *name)
{
    size_t size = strlen(name), end = sizeof copy_ending - 1;
    if (*name != '.' || size < end + COPY_DIGITS + 5 ||
        strcmp(name + size - end, copy_ending) != 0)
        return false;
    const char *digits = name + size - end - COPY_DIGITS;
    return strspn(digits, "0123456789abcdef") == COPY_DIGITS &&
           !strncmp(digits - 5, ".pdf.", 5);
}

/* Takes it from inside the PDF, where it is as it was put there. */
static void take_source(struct older_pdf *older, struct made_pdf *made)
{
    older->provenance = made->provenance;
    made->provenance = (struct provenance){0};
    older->has_report = made->has_source && made->source_recorded;
    if (!older->has_report)
        return;
    older->report = made->source;
    made->source = (struct buffer){0};
}

void older_pdf_read(struct older_pdf *older, const char *pdf,
                    const unsigned char digest[DIGEST_BYTES], size_t limit)
{
    struct diagnostics *dropped = diagnostics_new(1);
    struct made_pdf made;
    *older = (struct older_pdf){0};
    if (!made_pdf_open(&made, pdf, limit, dropped))
        take_source(older, &made);
    made_pdf_close(&made);
    if (!older->has_report) {
        char *copy = report_copy_path(pdf, digest);
        older->has_report =
            access(copy, R_OK) == 0 && !file_read(&older->report, copy, limit, dropped);
        free(copy);
    }
    diagnostics_free(dropped);
}

void older_pdf_close(struct older_pdf *older)
{
    provenance_free(&older->provenance);
    buffer_free(&older->report);
}

int report_copy_keep(const char *pdf, const unsigned char digest[DIGEST_BYTES],
                     const struct input *report, struct diagnostics *diagnostics)
{
    char *path = report_copy_path(pdf, digest);
    struct output_file *file = output_open(path, diagnostics);
    int result = file ? output_write(file, report->bytes, report->size) : -1;
    if (!result)
        result = output_commit(file);
    else if (file)
        output_discard(file);
    free(path);
    return result;
}

void report_copy_remove(const char *pdf, const unsigned char digest[DIGEST_BYTES])
{
    char *path = report_copy_path(pdf, digest);
    unlink(path);
    free(path);
}

/* Comparing */

static void put_lines(struct buffer *out, const struct report_diff *diff)
{
    for (const struct change *change = diff->first; change; change = change->next) {
        change_text(out, change);
        buffer_byte(out, '\n');
    }
}

static void put_array(struct buffer *out, const struct report_diff *diff)
{
    json_t *array = json_array();
    for (const struct change *change = diff->first; change; change = change->next)
        json_element_add(array, change_json(change));
    char *text = json_line_take(array);
    buffer_text(out, text);
    free(text);
}

int older_report_compare(struct buffer *out, struct older_pdf *older,
                         const struct documents *newer, struct library *library,
                         const struct options *options)
{
    struct diagnostics *dropped = diagnostics_new(1);
    struct documents documents;
    struct options own = *options;
    if (older->provenance.count)
        own.encoding = provenance_option(&older->provenance, "encoding");
    int result = documents_take_tables(&documents, library, newer->report_input.source.name,
                                       &older->report, &own, dropped);
    if (!result) {
        struct diff_side sides[] = {{documents.report, documents.table_layouts},
                                    {newer->report, newer->table_layouts}};
        struct report_diff diff;
        report_diff_make(&diff, &sides[0], &sides[1]);
        (options->json ? put_array : put_lines)(out, &diff);
        report_diff_free(&diff);
    }
    documents_close(&documents);
    diagnostics_free(dropped);
    return result;
}
