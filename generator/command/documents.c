/* All that one appendix is made from: report, layouts, profile and face, read and checked.
 */
#include "command/documents.h"

#include "base/buffer.h"
#include "base/memory.h"
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
    library->report_schema = schema_new(report);
    library->layout_schema = schema_new(layout);
    free(report);
    free(layout);
    return 0;
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

/* The first tag of a document, or NULL: what comments and the like hold is none. */
static const char *first_tag(const char *text)
{
    while (text && (text = strchr(text, '<')) != NULL) {
        if (text[1] == '?')
            text = strstr(text, "?>");
        else if (!strncmp(text, "<!--", 4))
            text = strstr(text + 4, "-->");
        else
            return text + 1;
    }
    return NULL;
}

/* Whether the file begins with that root element. Layouts and profiles share a folder, and
 * reports may. */
static bool has_root(const char *path, const char *root)
{
    char start[65536];
    FILE *file = fopen(path, "r");
    size_t size = file ? fread(start, 1, sizeof start - 1, file) : 0;
    start[size] = '\0';
    if (file)
        fclose(file);
    const char *tag = first_tag(start);
    size_t end = strlen(root);
    return tag && !strncmp(tag, root, end) && strchr(" \t\r\n/>", tag[end]);
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
        char *file = join_path(folder, sub, name, "");
        if (has_root(file, root))
            buffer_format(names, "%s%.*s", names->length ? ", " : "",
                          (int)(strlen(name) - 4), name);
        free(file);
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

static char *find_path(const struct library *library, const struct wanted *wanted)
{
    if (is_path(wanted->name))
        return copy_text(wanted->name);
    return join_path(library->folder, wanted->sub, wanted->name, ".xml");
}

/* Reads the file of a layout, profile or face, which becomes the owner of the path. */
static int load(struct loaded *loaded, char *path, const struct library *library,
                const struct wanted *wanted, const struct options *options,
                struct diagnostics *diagnostics)
{
    loaded->path = path;
    if (access(path, F_OK) == 0)
        return input_read(&loaded->input, path, options->limit, NULL, diagnostics);
    struct buffer names = {0};
    list_names(&names, library->folder, wanted->sub, wanted->what);
    diagnose(diagnostics, DIAG_LAYOUT_MISSING, wanted->place,
             _("there is no %s '%s' (%s does not exist); in %s/%s there are: %s"),
             wanted->what, wanted->name, path, library->folder, wanted->sub,
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
    bool found = !is_path(wanted->name) && has_root(buffer_string(&beside), wanted->what);
    char *path = found ? copy_text(buffer_string(&beside)) : find_path(library, wanted);
    buffer_free(&beside);
    return path;
}

/* The layout of the file, read where no table before has asked for it; NULL after telling
 * why not. The path becomes the documents'. */
static const struct layout_spec *need_layout(struct documents *documents, char *path,
                                             const struct library *library,
                                             const struct wanted *wanted,
                                             const struct options *options,
                                             struct diagnostics *diagnostics)
{
    struct loaded_layout **end = &documents->layouts;
    for (; *end; end = &(*end)->next)
        if (!strcmp((*end)->file.path, path)) {
            free(path);
            return (*end)->spec;
        }
    struct loaded_layout *layout = memory_new(sizeof *layout);
    *end = layout;
    if (!load(&layout->file, path, library, wanted, options, diagnostics))
        layout->spec =
            layout_read(&layout->file.input, library->layout_schema, diagnostics);
    return layout->spec;
}

/* --layout stands for the report's own layout, and so for that of tables that name none. */
static int open_layouts(struct documents *documents, const struct library *library,
                        const struct options *options, struct diagnostics *diagnostics)
{
    const struct report *report = documents->report;
    const struct input *input = &documents->report_input;
    int result = 0;
    documents->table_layouts =
        memory_new(report->table_count * sizeof *documents->table_layouts);
    const struct layout_spec **layout = documents->table_layouts;
    for (const struct report_table *table = report->tables; table; table = table->next) {
        bool option = !table->layout && options->layout;
        struct wanted wanted = {"layouts", "layout", table->layout,
                                place_in(&input->source, table->at)};
        if (!wanted.name) {
            wanted.name = option ? options->layout : report->layout;
            wanted.place = place_of_option(input, option);
        }
        char *path = option ? find_path(library, &wanted)
                            : layout_path(library, &wanted, input->source.name);
        *layout = need_layout(documents, path, library, &wanted, options, diagnostics);
        if (!*layout++)
            result = -1;
    }
    return result;
}

struct layout_spec *library_read_layout(const struct library *library, const char *name,
                                        const struct options *options, struct loaded *file,
                                        struct diagnostics *diagnostics)
{
    struct wanted wanted = {"layouts", "layout", name, place_of_file("phuluc")};
    *file = (struct loaded){0};
    if (load(file, find_path(library, &wanted), library, &wanted, options, diagnostics))
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
        wanted.name = documents->table_layouts[0]->profile;
        wanted.place = place_of_option(&documents->layouts->file.input, false);
    }
    if (load(&documents->profile_file, find_path(library, &wanted), library, &wanted,
             options, diagnostics))
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
    if (load(&documents->face_file, find_path(library, &wanted), library, &wanted, options,
             diagnostics))
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
    if (!documents->report || open_layouts(documents, library, options, diagnostics) ||
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
    free(documents->table_layouts);
    while (documents->layouts) {
        struct loaded_layout *layout = documents->layouts;
        documents->layouts = layout->next;
        layout_free(layout->spec);
        loaded_free(&layout->file);
        free(layout);
    }
    profile_free(documents->profile);
    face_free(documents->face);
    input_free(&documents->report_input);
    loaded_free(&documents->profile_file);
    loaded_free(&documents->face_file);
}

static void digest_input(struct digest *digest, const struct input *input)
{
    digest_add(digest, input->sha256, sizeof input->sha256);
}

void documents_digest(const struct documents *documents, struct digest *digest)
{
    digest_input(digest, &documents->report_input);
    const struct loaded_layout *layout = documents->layouts;
    for (; layout; layout = layout->next)
        digest_input(digest, &layout->file.input);
    digest_input(digest, &documents->profile_file.input);
    digest_input(digest, &documents->face_file.input);
}
