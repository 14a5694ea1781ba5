/* All that one appendix is made from: report, layout, profile and face, read and checked.
 */
#include "command/documents.h"

#include "base/buffer.h"
#include "command/data_folder.h"
#include "read/layout_reader.h"
#include "read/report_reader.h"
#include "read/xml_library.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int library_open(struct library *library, struct diagnostics *diagnostics)
{
    *library = (struct library){.folder = data_folder()};
    if (xml_library_begin()) {
        diagnose(diagnostics, DIAG_INTERNAL, place_of_file("phuluc"),
                 _("libxml2 cannot be set up"));
        return -1;
    }
    char *report = join_path(library->folder, "input", "report", ".xsd");
    char *layout = join_path(library->folder, "layouts", "layout", ".xsd");
    library->report_schema = schema_load(report, diagnostics);
    library->layout_schema = schema_load(layout, diagnostics);
    free(report);
    free(layout);
    return library->report_schema && library->layout_schema ? 0 : -1;
}

void library_close(struct library *library)
{
    schema_free(library->report_schema);
    schema_free(library->layout_schema);
    xml_library_end();
    free(library->folder);
}

static bool is_path(const char *name)
{
    size_t size = strlen(name);
    return strchr(name, '/') || (size > 4 && !strcmp(name + size - 4, ".xml"));
}

static int is_document(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && is_path(entry->d_name);
}

/* Whether the file begins with that root element. Layouts and profiles share a folder. */
static bool has_root(const char *folder, const char *sub, const char *name,
                     const char *root)
{
    char start[4096];
    char *path = join_path(folder, sub, name, "");
    FILE *file = fopen(path, "r");
    size_t size = file ? fread(start, 1, sizeof start - 1, file) : 0;
    start[size] = '\0';
    if (file)
        fclose(file);
    free(path);
    struct buffer tag = {0};
    buffer_format(&tag, "<%s ", root);
    bool found = strstr(start, buffer_string(&tag)) != NULL;
    buffer_free(&tag);
    return found;
}

/* "phu-luc-1, phu-luc-2": what there is to choose from. */
static void list_names(struct buffer *names, const char *folder, const char *sub,
                       const char *root)
{
    char *path = join_path(folder, sub, "", "");
    struct dirent **entries;
    int count = scandir(path, &entries, is_document, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (has_root(folder, sub, name, root))
            buffer_format(names, "%s%.*s", names->length ? ", " : "",
                          (int)(strlen(name) - 4), name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    free(path);
}

/* What is looked for, and who asked for it. */
struct wanted {
    const char *sub;  /* folder: layouts or fonts */
    const char *what; /* for messages: the XML element's name */
    const char *name;
    struct place place;
};

/* Finds and reads the file of a layout, profile or face. */
static int load(struct loaded *loaded, const struct library *library,
                const struct wanted *wanted, const struct options *options,
                struct diagnostics *diagnostics)
{
    loaded->path = is_path(wanted->name)
                       ? copy_text(wanted->name)
                       : join_path(library->folder, wanted->sub, wanted->name, ".xml");
    if (access(loaded->path, F_OK) == 0)
        return input_read(&loaded->input, loaded->path, options->limit, NULL, diagnostics);
    struct buffer names = {0};
    list_names(&names, library->folder, wanted->sub, wanted->what);
    diagnose(diagnostics, DIAG_LAYOUT_MISSING, wanted->place,
             _("there is no %s '%s' (%s does not exist); in %s/%s there are: %s"),
             wanted->what, wanted->name, loaded->path, library->folder, wanted->sub,
             buffer_string(&names));
    buffer_free(&names);
    return -1;
}

/* The command line, or the root element that names what is asked for. */
static struct place place_of_option(const struct input *input, bool from_option)
{
    return from_option ? place_of_file("phuluc")
                       : place_in(&input->source, input->elements[0]);
}

static int open_layout(struct documents *documents, const struct library *library,
                       const struct options *options, struct diagnostics *diagnostics)
{
    const struct report *report = documents->report;
    struct wanted wanted = {"layouts", "layout",
                            options->layout ? options->layout : report->layout,
                            place_of_option(&documents->report_input, options->layout)};
    if (load(&documents->layout_file, library, &wanted, options, diagnostics))
        return -1;
    documents->layout =
        layout_read(&documents->layout_file.input, library->layout_schema, diagnostics);
    return documents->layout ? 0 : -1;
}

struct layout_spec *library_read_layout(const struct library *library, const char *name,
                                        const struct options *options, struct loaded *file,
                                        struct diagnostics *diagnostics)
{
    struct wanted wanted = {"layouts", "layout", name, place_of_file("phuluc")};
    *file = (struct loaded){0};
    if (load(file, library, &wanted, options, diagnostics))
        return NULL;
    return layout_read(&file->input, library->layout_schema, diagnostics);
}

static int open_profile(struct documents *documents, const struct library *library,
                        const struct options *options, struct diagnostics *diagnostics)
{
    const struct report *report = documents->report;
    struct wanted wanted = {"layouts", "profile", options->profile,
                            place_of_option(&documents->report_input, options->profile)};
    if (!wanted.name)
        wanted.name = report->profile;
    if (!wanted.name) {
        wanted.name = documents->layout->profile;
        wanted.place = place_of_option(&documents->layout_file.input, false);
    }
    if (load(&documents->profile_file, library, &wanted, options, diagnostics))
        return -1;
    documents->profile =
        profile_read(&documents->profile_file.input, library->layout_schema, diagnostics);
    return documents->profile ? 0 : -1;
}

static int open_face(struct documents *documents, const struct library *library,
                     const struct options *options, struct diagnostics *diagnostics)
{
    const struct profile *profile = documents->profile;
    struct wanted wanted = {"fonts", "face", options->face ? options->face : profile->face,
                            place_of_option(&documents->profile_file.input, options->face)};
    if (load(&documents->face_file, library, &wanted, options, diagnostics))
        return -1;
    documents->face =
        face_read(&documents->face_file.input, library->layout_schema, diagnostics);
    return documents->face ? 0 : -1;
}

int documents_open(struct documents *documents, const struct library *library,
                   const char *report, const struct options *options,
                   struct diagnostics *diagnostics)
{
    *documents = (struct documents){0};
    if (input_read(&documents->report_input, report, options->limit, options->encoding,
                   diagnostics))
        return -1;
    documents->report =
        report_read(&documents->report_input, library->report_schema, diagnostics);
    if (!documents->report || open_layout(documents, library, options, diagnostics) ||
        open_profile(documents, library, options, diagnostics))
        return -1;
    return open_face(documents, library, options, diagnostics);
}

void loaded_free(struct loaded *loaded)
{
    input_free(&loaded->input);
    free(loaded->path);
}

void documents_close(struct documents *documents)
{
    report_free(documents->report);
    layout_free(documents->layout);
    profile_free(documents->profile);
    face_free(documents->face);
    input_free(&documents->report_input);
    loaded_free(&documents->layout_file);
    loaded_free(&documents->profile_file);
    loaded_free(&documents->face_file);
}

void documents_digest(const struct documents *documents, struct digest *digest)
{
    const struct input *inputs[] = {&documents->report_input, &documents->layout_file.input,
                                    &documents->profile_file.input,
                                    &documents->face_file.input};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        digest_add(digest, inputs[i]->sha256, sizeof inputs[i]->sha256);
}
