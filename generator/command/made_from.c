/* What an appendix is made from, before or without making it. */
#include "command/made_from.h"

#include "base/unicode.h"
#include "command/part_name.h"
#include "command/recorded_options.h"
#include "command/source_name.h"
#include "pdf/document.h"

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
    struct buffer name = {0};
    put_part_name(&name, loaded->path);
    provenance_add_digest(provenance, kind, buffer_string(&name), loaded->input.sha256);
    buffer_free(&name);
}

void made_from_documents(struct provenance *provenance, const struct documents *documents,
                         const struct family *family, const struct options *options)
{
    char unicode[UNICODE_VERSION_BYTES];
    unicode_version(unicode);
    provenance_add(provenance, PROVENANCE_PROGRAM, "phuluc", PHULUC_VERSION);
    provenance_add(provenance, PROVENANCE_LIBRARY, "libunistring", unicode);
    pdf_provenance(provenance);
    recorded_options_add(provenance, options);
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
