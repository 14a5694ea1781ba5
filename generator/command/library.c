/* What several appendices share: the data folder, the schemas, and what was read from it. */
#include "command/library.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "command/data_folder.h"
#include "read/layout_reader.h"
#include "read/root_element.h"
#include "read/xml_library.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The folder of each kind, and its root element, which messages name too. */
static const struct {
    const char *folder, *root;
    const char *missing; /* takes the name, the path, the folders and what is there */
} kinds[] = {
    [DOCUMENT_LAYOUT] = {"layouts", "layout",
                         N_("there is no layout '%s' (%s does not exist); in %s/%s there "
                            "are: %s")},
    [DOCUMENT_PROFILE] = {"layouts", "profile",
                          N_("there is no profile '%s' (%s does not exist); in %s/%s there "
                             "are: %s")},
    [DOCUMENT_FACE] = {"fonts", "face",
                       N_("there is no face '%s' (%s does not exist); in %s/%s there are: "
                          "%s")}};

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

static void loaded_free(struct loaded *loaded)
{
    family_free(loaded->family);
    layout_free(loaded->layout);
    profile_free(loaded->profile);
    face_free(loaded->face);
    input_free(&loaded->input);
    free(loaded->path);
    free(loaded);
}

void library_close(struct library *library)
{
    while (library->loaded) {
        struct loaded *loaded = library->loaded;
        library->loaded = loaded->next;
        loaded_free(loaded);
    }
    color_profile_free(library->color_profile);
    schema_free(library->report_schema);
    schema_free(library->layout_schema);
    xml_library_end();
    free(library->folder);
}

bool is_document_path(const char *name)
{
    size_t size = strlen(name);
    return strchr(name, '/') || (size > 4 && !strcmp(name + size - 4, ".xml"));
}

static int is_document(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && is_document_path(entry->d_name);
}

bool document_has_root(const char *path, enum document_kind kind)
{
    char root[ROOT_ELEMENT_BYTES];
    root_element_find(path, root);
    return !strcmp(root, kinds[kind].root);
}

/* "phu-luc-1, phu-luc-2": what there is to choose from. */
static void list_names(struct buffer *names, const char *folder, enum document_kind kind)
{
    const char *sub = kinds[kind].folder;
    char *path = join_path(folder, sub, "", "");
    struct dirent **entries;
    int count = scandir(path, &entries, is_document, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char *file = join_path(folder, sub, name, "");
        if (document_has_root(file, kind))
            buffer_format(names, "%s%.*s", names->length ? ", " : "",
                          (int)(strlen(name) - 4), name);
        free(file);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    free(path);
}

char *library_path(const struct library *library, const struct wanted *wanted)
{
    if (is_document_path(wanted->name))
        return copy_text(wanted->name);
    return join_path(library->folder, kinds[wanted->kind].folder, wanted->name, ".xml");
}

static void tell_missing(const struct library *library, const char *path,
                         const struct wanted *wanted, struct diagnostics *diagnostics)
{
    struct buffer names = {0};
    list_names(&names, library->folder, wanted->kind);
    diagnose(diagnostics, DIAG_LAYOUT_MISSING, wanted->place,
             _(kinds[wanted->kind].missing), wanted->name, path, library->folder,
             kinds[wanted->kind].folder, buffer_string(&names));
    buffer_free(&names);
}

static void read_document(struct loaded *loaded, const struct schema *schema,
                          struct diagnostics *diagnostics)
{
    switch (loaded->kind) {
    case DOCUMENT_LAYOUT:
        loaded->layout = layout_read(&loaded->input, schema, diagnostics);
        break;
    case DOCUMENT_PROFILE:
        loaded->profile = profile_read(&loaded->input, schema, diagnostics);
        break;
    case DOCUMENT_FACE:
        loaded->face = face_read(&loaded->input, schema, diagnostics);
        break;
    }
}

/* What has failed is read again, to be told again of the next report that asks for it. */
static struct loaded *find_loaded(const struct library *library, const char *path,
                                  enum document_kind kind)
{
    for (struct loaded *loaded = library->loaded; loaded; loaded = loaded->next)
        if (loaded->kind == kind && !strcmp(loaded->path, path) &&
            (loaded->layout || loaded->profile || loaded->face))
            return loaded;
    return NULL;
}

struct loaded *library_load(struct library *library, char *path,
                            const struct wanted *wanted, size_t limit,
                            struct diagnostics *diagnostics)
{
    struct loaded *found = find_loaded(library, path, wanted->kind);
    if (found) {
        free(path);
        return found;
    }
    struct loaded *loaded = memory_new(sizeof *loaded);
    *loaded = (struct loaded){library->loaded, wanted->kind, .path = path};
    library->loaded = loaded;
    if (access(path, F_OK) != 0)
        tell_missing(library, path, wanted, diagnostics);
    else if (input_read(&loaded->input, path, limit, NULL, diagnostics) == 0)
        read_document(loaded, library->layout_schema, diagnostics);
    return loaded;
}

const struct layout_spec *library_layout(struct library *library, const char *name,
                                         size_t limit, struct diagnostics *diagnostics)
{
    struct wanted wanted = {DOCUMENT_LAYOUT, name, place_of_file("phuluc")};
    char *path = library_path(library, &wanted);
    return library_load(library, path, &wanted, limit, diagnostics)->layout;
}

struct family *library_family(struct loaded *face, struct diagnostics *diagnostics)
{
    if (!face->family)
        face->family = family_open(face->face, diagnostics);
    return face->family;
}

const struct color_profile *library_color_profile(struct library *library,
                                                  struct diagnostics *diagnostics)
{
    if (library->color_profile)
        return library->color_profile;
    char *own = join_path(library->folder, "color", "sRGB", ".icc");
    const char *paths[] = {own, "/usr/share/color/icc/sRGB.icc", NULL};
    library->color_profile = color_profile_read(paths, diagnostics);
    free(own);
    return library->color_profile;
}
