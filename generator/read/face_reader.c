/* Reads a face: the font files of a type family and where they lie. */
#include "base/buffer.h"
#include "base/memory.h"
#include "read/layout_reader.h"
#include "read/spec_build.h"

#include <stdlib.h>

struct face_build {
    struct spec_build spec; /* first */
    struct face_spec *face;
    const struct rich_text *content; /* of the element just read */
    const char **folders;
    size_t folder_capacity;
};

static bool open_face(struct element_reader *reader, const struct xml_element *element)
{
    struct face_build *build = reader->context;
    build->face->id = attribute_string(build->spec.arena, element, "id");
    build->face->at = element->at;
    return true;
}

static bool open_content(struct element_reader *reader, const struct xml_element *element)
{
    struct face_build *build = reader->context;
    return spec_begin_text(&build->spec, element, &build->content);
}

/* These elements hold plain text: one run, or none. */
static const char *content(struct element_reader *reader)
{
    struct face_build *build = reader->context;
    spec_close_text(reader);
    return build->content->count ? build->content->runs[0].utf8 : "";
}

static void close_package(struct element_reader *reader)
{
    struct face_build *build = reader->context;
    build->face->package = content(reader);
}

static void close_folder(struct element_reader *reader)
{
    struct face_build *build = reader->context;
    build->folders = memory_grow(build->folders, build->face->folder_count,
                                 &build->folder_capacity, sizeof *build->folders);
    build->folders[build->face->folder_count++] = content(reader);
}

static bool open_file(struct element_reader *reader, const struct xml_element *element)
{
    struct face_build *build = reader->context;
    build->face->files[reader->meaning] =
        attribute_string(build->spec.arena, element, "file");
    return true;
}

static const struct element_rule package_rule = {
    .name = "package", .open = open_content, .close = close_package, .mixed = true};
static const struct element_rule folder_rule = {
    .name = "folder", .open = open_content, .close = close_folder, .mixed = true};
static const struct element_rule file_rules[STYLE_FACES] = {
    {.name = "regular", .open = open_file, .meaning = 0},
    {.name = "bold", .open = open_file, .meaning = STYLE_BOLD},
    {.name = "italic", .open = open_file, .meaning = STYLE_ITALIC},
    {.name = "bold-italic", .open = open_file, .meaning = STYLE_BOLD | STYLE_ITALIC}};
static const struct element_rule *const face_children[] = {
    &package_rule,  &folder_rule, &file_rules[0], &file_rules[1], &file_rules[2],
    &file_rules[3], NULL};
static const struct element_rule face_rule = {
    .name = "face", .open = open_face, .children = face_children};

struct face_spec *face_read(const struct input *input, const struct schema *schema,
                            struct diagnostics *diagnostics)
{
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    struct face_build build = {.face = NULL};
    spec_begin(&build.spec, input, diagnostics);
    struct face_spec *face = arena_alloc(build.spec.arena, sizeof *face);
    face->arena = build.spec.arena;
    face->source = &input->source;
    build.face = face;
    spec_run(&build.spec, &face_rule, input, schema);
    face->folders =
        arena_copy(face->arena, build.folders, face->folder_count * sizeof *face->folders);
    free(build.folders);
    spec_end(&build.spec);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == errors)
        return face;
    face_free(face);
    return NULL;
}

void face_free(struct face_spec *face)
{
    if (face)
        arena_free(face->arena);
}
