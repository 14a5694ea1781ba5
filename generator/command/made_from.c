/* What an appendix is made from, before or without making it. */
#include "command/made_from.h"

#include "base/unicode.h"
#include "command/source_date.h"
#include "command/source_name.h"
#include "pdf/document.h"

#include <stdio.h>
#include <string.h>

/* Adds a part that is known by the name of its file, without folder and ".xml": so the name
 * is the same whether a name or a path led to the file. */
static void add_named(struct provenance *provenance, enum provenance_kind kind,
                      const char *path, const char *option, const unsigned char *sha256)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t size = strlen(name);
    if (size > 4 && !strcmp(name + size - 4, ".xml"))
        size -= 4;
    struct buffer copy = {0};
    buffer_put(&copy, name, size);
    if (option)
        provenance_add(provenance, kind, option, buffer_string(&copy));
    else
        provenance_add_digest(provenance, kind, buffer_string(&copy), sha256);
    buffer_free(&copy);
}

static void add_option(struct provenance *provenance, const char *option, const char *value)
{
    if (value)
        add_named(provenance, PROVENANCE_OPTION, value, option, NULL);
}

/* The date is told wherever it is set: whether the report has one of its own is not known of
 * a report that is only looked at. */
static void add_source_date(struct provenance *provenance, const struct options *options)
{
    char text[32];
    if (options->source_date == NO_SOURCE_DATE)
        return;
    snprintf(text, sizeof text, "%lld", options->source_date);
    provenance_add(provenance, PROVENANCE_OPTION, "source-date", text);
}

/* Told wherever they are given, as the date above is. */
static void add_known_document(struct provenance *provenance,
                               const struct known_document *known)
{
    char date[32];
    if (known->number)
        provenance_add(provenance, PROVENANCE_OPTION, "number", known->number);
    if (!known->date.day)
        return;
    snprintf(date, sizeof date, "%04u-%02u-%02u", known->date.year, known->date.month,
             known->date.day);
    provenance_add(provenance, PROVENANCE_OPTION, "date", date);
}

static void add_options(struct provenance *provenance, const struct options *options)
{
    add_option(provenance, "layout", options->layout);
    add_option(provenance, "profile", options->profile);
    add_option(provenance, "face", options->face);
    add_option(provenance, "encoding", options->encoding);
    provenance_add(provenance, PROVENANCE_OPTION, "pdfa", pdf_part_name(options->part));
    if (options->signature_field)
        provenance_add(provenance, PROVENANCE_OPTION, "signature-field", "yes");
    if (options->no_tags)
        provenance_add(provenance, PROVENANCE_OPTION, "no-tags", "yes");
    add_source_date(provenance, options);
    add_known_document(provenance, &options->known);
}

/* Where the report is inside the PDF, under its name, that changes the bytes too. */
static void add_report(struct provenance *provenance, const struct input *report,
                       const struct options *options)
{
    struct buffer name = {0};
    if (options->part == PDF_A3)
        put_source_name(&name, report->source.name);
    provenance_add_digest(provenance, PROVENANCE_REPORT,
                          name.length ? buffer_string(&name) : "report", report->sha256);
    buffer_free(&name);
}

static void add_loaded(struct provenance *provenance, enum provenance_kind kind,
                       const struct loaded *loaded)
{
    add_named(provenance, kind, loaded->path, NULL, loaded->input.sha256);
}

void made_from_documents(struct provenance *provenance, const struct documents *documents,
                         const struct family *family, const struct options *options)
{
    char unicode[UNICODE_VERSION_BYTES];
    unicode_version(unicode);
    provenance_add(provenance, PROVENANCE_PROGRAM, "phuluc", PHULUC_VERSION);
    provenance_add(provenance, PROVENANCE_LIBRARY, "libunistring", unicode);
    pdf_provenance(provenance);
    add_options(provenance, options);
    add_report(provenance, &documents->report_input, options);
    for (size_t i = 0; i < documents->layout_count; i++)
        add_loaded(provenance, PROVENANCE_LAYOUT, documents->layouts[i]);
    add_loaded(provenance, PROVENANCE_PROFILE, documents->profile_file);
    add_loaded(provenance, PROVENANCE_FACE, documents->face_file);
    family_provenance(family, provenance);
    if (documents->color_profile)
        color_profile_provenance(documents->color_profile, provenance);
}

int made_from_report(struct provenance *provenance, struct library *library,
                     const char *report, const struct options *options,
                     struct diagnostics *diagnostics)
{
    struct documents documents;
    struct family *family = NULL;
    *provenance = (struct provenance){0};
    if (!documents_look_up(&documents, library, report, options, diagnostics))
        family = library_family(documents.face_file, diagnostics);
    if (family)
        made_from_documents(provenance, &documents, family, options);
    documents_close(&documents);
    return family ? 0 : -1;
}
