/* All that one appendix is made from: report, layouts, profile and face, read and checked.
 */
#include "command/documents.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "command/data_folder.h"
#include "read/report_needs.h"
#include "read/report_reader.h"

#include <stdlib.h>
#include <string.h>

/* The command line, or the root element that names what is asked for. */
static struct place place_of_option(const struct input *input, bool from_option)
{
    return from_option ? place_of_file("phuluc")
                       : place_in(&input->source, input->elements[0]);
}

/* A layout that a report names may lie beside it: NAME.xml, where that is a layout, and not
 * another report or this one. */
static char *layout_path(const struct library *library, const struct wanted *wanted,
                         const char *report)
{
    struct buffer beside = {0};
    const char *slash = strrchr(report, '/');
    if (slash)
        buffer_put(&beside, report, (size_t)(slash + 1 - report));
    buffer_format(&beside, "%s.xml", wanted->name);
    bool found = !is_document_path(wanted->name) &&
                 document_has_root(buffer_string(&beside), DOCUMENT_LAYOUT);
    char *path =
        found ? copy_text(buffer_string(&beside)) : library_path(library, wanted);
    buffer_free(&beside);
    return path;
}

/* The layout of the file, which is told of once however many tables ask for it; NULL after
 * telling why not. The path becomes the library's. */
static const struct layout_spec *need_layout(struct documents *documents,
                                             struct library *library, char *path,
                                             const struct wanted *wanted, size_t limit,
                                             struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < documents->layout_count; i++)
        if (!strcmp(documents->layouts[i]->path, path)) {
            free(path);
            return documents->layouts[i]->layout;
        }
    struct loaded *layout = library_load(library, path, wanted, limit, diagnostics);
    documents->layouts[documents->layout_count++] = layout;
    return layout->layout;
}

/* --layout stands for the report's own layout, and so for that of tables that name none. */
static int open_layouts(struct documents *documents, struct library *library,
                        const struct report_needs *needs, const struct options *options,
                        struct diagnostics *diagnostics)
{
    const struct input *input = &documents->report_input;
    size_t count = needs->table_count;
    int result = 0;
    documents->table_layouts = memory_new(count * sizeof *documents->table_layouts);
    documents->layouts = memory_new(count * sizeof(struct loaded *));
    for (size_t i = 0; i < count; i++) {
        const struct table_need *table = &needs->tables[i];
        bool option = !table->layout && options->layout;
        struct wanted wanted = {DOCUMENT_LAYOUT, table->layout,
                                place_in(&input->source, table->at)};
        if (!wanted.name) {
            wanted.name = option ? options->layout : needs->layout;
            wanted.place = place_of_option(input, option);
        }
        char *path = option ? library_path(library, &wanted)
                            : layout_path(library, &wanted, input->source.name);
        documents->table_layouts[i] =
            need_layout(documents, library, path, &wanted, options->limit, diagnostics);
        if (!documents->table_layouts[i])
            result = -1;
    }
    return result;
}

static int open_profile(struct documents *documents, struct library *library,
                        const char *needed, const struct options *options,
                        struct diagnostics *diagnostics)
{
    struct wanted wanted = {DOCUMENT_PROFILE, options->profile,
                            place_of_option(&documents->report_input, options->profile)};
    if (!wanted.name)
        wanted.name = needed;
    if (!wanted.name) {
        wanted.name = documents->table_layouts[0]->profile;
        wanted.place = place_of_option(&documents->layouts[0]->input, false);
    }
    documents->profile_file = library_load(library, library_path(library, &wanted), &wanted,
                                           options->limit, diagnostics);
    documents->profile = documents->profile_file->profile;
    return documents->profile ? 0 : -1;
}

static int open_face(struct documents *documents, struct library *library,
                     const struct options *options, struct diagnostics *diagnostics)
{
    const char *name = options->face ? options->face : documents->profile->face;
    struct wanted wanted = {DOCUMENT_FACE, name,
                            place_of_option(&documents->profile_file->input, options->face)};
    documents->face_file = library_load(library, library_path(library, &wanted), &wanted,
                                        options->limit, diagnostics);
    documents->face = documents->face_file->face;
    return documents->face ? 0 : -1;
}

/* PDF/A says what its colours mean. */
static int open_color_profile(struct documents *documents, struct library *library,
                              const struct options *options,
                              struct diagnostics *diagnostics)
{
    if (options->part == PDF_NO_PART)
        return 0;
    documents->color_profile = library_color_profile(library, diagnostics);
    return documents->color_profile ? 0 : -1;
}

static int open_needs(struct documents *documents, struct library *library,
                      const struct report_needs *needs, const struct options *options,
                      struct diagnostics *diagnostics)
{
    if (open_layouts(documents, library, needs, options, diagnostics) ||
        open_profile(documents, library, needs->profile, options, diagnostics))
        return -1;
    int result = open_face(documents, library, options, diagnostics);
    if (open_color_profile(documents, library, options, diagnostics))
        result = -1;
    return result;
}

/* What has been taken in. What goes into the PDF compressed is compressed first, and need not
 * be in memory as it was. What the command line knows of its document is filled in. */
static int read_report(struct documents *documents, const struct library *library,
                       const struct options *options, struct diagnostics *diagnostics)
{
    bool thread_allowed = options_want_thread(options);
    if (options->part == PDF_A3)
        input_pack(&documents->report_input, thread_allowed);
    documents->report = report_read(&documents->report_input, library->report_schema,
                                    thread_allowed, diagnostics);
    input_forget_elements(&documents->report_input);
    if (!documents->report)
        return -1;
    parent_document_fill(documents->report, &options->known, diagnostics);
    return 0;
}

/* The report itself. */
static int open_report(struct documents *documents, const struct library *library,
                       const char *report, const struct options *options,
                       struct diagnostics *diagnostics)
{
    *documents = (struct documents){0};
    if (input_read(&documents->report_input, report, options->limit, options->encoding,
                   diagnostics))
        return -1;
    return read_report(documents, library, options, diagnostics);
}

/* All that the report asks for. */
static int open_all(struct documents *documents, struct library *library,
                    const struct options *options, struct diagnostics *diagnostics)
{
    struct report_needs needs;
    report_needs_of(&needs, documents->report);
    int result = open_needs(documents, library, &needs, options, diagnostics);
    report_needs_free(&needs);
    return result;
}

int documents_open(struct documents *documents, struct library *library, const char *report,
                   const struct options *options, struct diagnostics *diagnostics)
{
    if (open_report(documents, library, report, options, diagnostics))
        return -1;
    return open_all(documents, library, options, diagnostics);
}

int documents_take(struct documents *documents, struct library *library, const char *name,
                   struct buffer *bytes, const struct options *options,
                   struct diagnostics *diagnostics)
{
    *documents = (struct documents){0};
    if (input_take(&documents->report_input, name, bytes, options->encoding, diagnostics) ||
        read_report(documents, library, options, diagnostics))
        return -1;
    return open_all(documents, library, options, diagnostics);
}

int documents_open_tables(struct documents *documents, struct library *library,
                          const char *report, const struct options *options,
                          struct diagnostics *diagnostics)
{
    if (open_report(documents, library, report, options, diagnostics))
        return -1;
    struct report_needs needs;
    report_needs_of(&needs, documents->report);
    int result = open_layouts(documents, library, &needs, options, diagnostics);
    report_needs_free(&needs);
    return result;
}

int documents_take_tables(struct documents *documents, struct library *library,
                          const char *name, struct buffer *bytes,
                          const struct options *options, struct diagnostics *diagnostics)
{
    *documents = (struct documents){0};
    if (input_take(&documents->report_input, name, bytes, options->encoding, diagnostics))
        return -1;
    documents->report =
        report_read(&documents->report_input, library->report_schema, false, diagnostics);
    if (!documents->report)
        return -1;
    struct report_needs needs;
    report_needs_of(&needs, documents->report);
    open_layouts(documents, library, &needs, options, diagnostics);
    report_needs_free(&needs);
    return 0;
}

int documents_look_up(struct documents *documents, struct library *library,
                      const char *report, const struct options *options,
                      struct diagnostics *diagnostics)
{
    *documents = (struct documents){0};
    if (input_read(&documents->report_input, report, options->limit, options->encoding,
                   diagnostics))
        return -1;
    struct report_needs needs;
    int result = report_needs_find(&needs, &documents->report_input, diagnostics);
    if (!result)
        result = open_needs(documents, library, &needs, options, diagnostics);
    report_needs_free(&needs);
    return result;
}

void documents_forget_report(struct documents *documents)
{
    report_free(documents->report);
    documents->report = NULL;
}

void documents_close(struct documents *documents)
{
    report_free(documents->report);
    free(documents->table_layouts);
    free(documents->layouts);
    input_free(&documents->report_input);
}
