/* A type family: four font files, read by HarfBuzz. */
#include "pdf/family.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "pdf/family_private.h"
#include "pdf/font_file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Direct-mapped by the low bits of the character: all of Vietnamese has places of its own.
 */
enum { CACHE_ENTRIES = 1024 };

struct cached_glyph {
    uint32_t key; /* the character + 1; 0: empty */
    struct glyph glyph;
};

struct face {
    char *name; /* of the file */
    unsigned char sha256[DIGEST_BYTES];
    hb_face_t *face;
    hb_font_t *font;
    struct cached_glyph cache[CACHE_ENTRIES];
};

struct family {
    unsigned units_per_em;
    struct face faces[STYLE_FACES];
};

static struct place place_of_face(const struct face_spec *spec)
{
    return spec->source ? place_in(spec->source, spec->at) : place_of_file(spec->id);
}

static void put_path(struct buffer *path, const char *folder, const char *file)
{
    buffer_clear(path);
    buffer_format(path, "%s/%s", folder, file);
}

/* Makes `path` the first readable file of that name in the folders. Returns false where
 * there is none. */
static bool find_file(struct buffer *path, const struct face_spec *spec, unsigned style)
{
    for (unsigned i = 0; i < spec->folder_count; i++) {
        put_path(path, spec->folders[i], spec->files[style]);
        if (access(buffer_string(path), R_OK) == 0)
            return true;
    }
    return false;
}

static void list(struct buffer *out, const char *item)
{
    if (out->length)
        buffer_text(out, ", ");
    buffer_text(out, item);
}

static void tell_missing(const struct face_spec *spec, const char *files,
                         struct diagnostics *diagnostics)
{
    struct buffer folders = {0};
    for (unsigned i = 0; i < spec->folder_count; i++)
        list(&folders, spec->folders[i]);
    const char *searched = buffer_string(&folders);
    if (spec->package)
        diagnose(diagnostics, DIAG_FONT_MISSING, place_of_face(spec),
                 _("face \"%s\": no readable font file %s in %s; install it with: "
                   "apt-get install %s"),
                 spec->id, files, searched, spec->package);
    else
        diagnose(diagnostics, DIAG_FONT_MISSING, place_of_face(spec),
                 _("face \"%s\": no readable font file %s in %s; put it there, or name its "
                   "folder in the face"),
                 spec->id, files, searched);
    buffer_free(&folders);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

static const char *const no_font = N_("it is no font file; install its package again");

/* What is wrong with the face, or NULL. */
static const char *fault_of(const struct family *family, hb_face_t *face)
{
    if (!hb_face_get_glyph_count(face))
        return _(no_font);
    if (!has_table(face, HB_TAG('g', 'l', 'y', 'f')) ||
        !has_table(face, HB_TAG('h', 'h', 'e', 'a')) ||
        !has_table(face, HB_TAG('h', 'm', 't', 'x')) ||
        !has_table(face, HB_TAG('c', 'm', 'a', 'p')))
        return _("it is no TrueType font with outlines, widths and a character map; name "
                 "a .ttf file");
    if (family->units_per_em && hb_face_get_upem(face) != family->units_per_em)
        return _("it has other units per em than the first file of the face; name four "
                 "files of one family");
    return NULL;
}

/* What is wrong with the bytes of the file, or NULL: then the face is known by them. */
static const char *identify(struct face *face, hb_blob_t *file)
{
    unsigned size;
    const char *bytes = hb_blob_get_data(file, &size);
    switch (font_file_digest(bytes, size, face->sha256)) {
    case FONT_FILE_SOUND:
        return NULL;
    case FONT_FILE_DAMAGED:
        return _("it is damaged: a table does not have its checksum; install its package "
                 "again");
    case FONT_FILE_NO_FONT:
        break;
    }
    return _(no_font);
}

static char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    return strcpy(memory_new(strlen(name) + 1), name);
}

static int open_face(struct family *family, const struct face_spec *spec, unsigned style,
                     const char *path, struct diagnostics *diagnostics)
{
    memory_watch();
    hb_blob_t *file = hb_blob_create_from_file_or_fail(path);
    if (!file) {
        diagnose(diagnostics, DIAG_FONT_MISSING, place_of_face(spec),
                 _("face \"%s\": the font file \"%s\" cannot be read; check the file"),
                 spec->id, path);
        return -1;
    }
    struct face *face = &family->faces[style];
    face->name = file_name(path);
    face->face = hb_face_create(file, 0);
    const char *fault = identify(face, file);
    hb_blob_destroy(file);
    if (!fault)
        fault = fault_of(family, face->face);
    memory_watched();
    if (fault) {
        diagnose(diagnostics, DIAG_FONT_MISSING, place_of_face(spec),
                 _("face \"%s\": the font file \"%s\" cannot be used: %s"), spec->id, path,
                 fault);
        return -1;
    }
    face->font = hb_font_create(face->face);
    memory_watched();
    family->units_per_em = hb_face_get_upem(face->face);
    return 0;
}

struct family *family_open(const struct face_spec *spec, struct diagnostics *diagnostics)
{
    struct family *family = memory_new(sizeof *family);
    struct buffer path = {0}, missing = {0};
    bool broken = false;
    for (unsigned style = 0; style < STYLE_FACES; style++) {
        if (!find_file(&path, spec, style))
            list(&missing, spec->files[style]);
        else if (open_face(family, spec, style, buffer_string(&path), diagnostics) != 0)
            broken = true;
    }
    if (missing.length)
        tell_missing(spec, buffer_string(&missing), diagnostics);
    if (missing.length || broken) {
        family_free(family);
        family = NULL;
    }
    buffer_free(&path);
    buffer_free(&missing);
    return family;
}

void family_free(struct family *family)
{
    if (!family)
        return;
    for (unsigned style = 0; style < STYLE_FACES; style++) {
        hb_font_destroy(family->faces[style].font); /* NULL is allowed */
        hb_face_destroy(family->faces[style].face);
        free(family->faces[style].name);
    }
    free(family);
}

/* Keeps it in the entry too. */
static struct glyph look_up(hb_font_t *font, uint32_t character, struct cached_glyph *entry)
{
    hb_codepoint_t id = 0;
    memory_watch();
    hb_font_get_nominal_glyph(font, character, &id); /* leaves 0 where there is none */
    hb_position_t advance_width = hb_font_get_glyph_h_advance(font, id);
    memory_watched();
    entry->key = character + 1;
    entry->glyph = (struct glyph){(uint16_t)id, (uint16_t)advance_width};
    return entry->glyph;
}

struct glyph family_glyph(struct family *family, unsigned style, uint32_t character)
{
    struct face *face = &family->faces[style];
    struct cached_glyph *entry = &face->cache[character % CACHE_ENTRIES];
    return entry->key == character + 1 ? entry->glyph
                                       : look_up(face->font, character, entry);
}

static unsigned advance(void *context, unsigned style, uint32_t character)
{
    return family_glyph(context, style, character).advance;
}

static int digit_height(struct family *family)
{
    hb_glyph_extents_t extents;
    struct glyph zero = family_glyph(family, 0, '0');
    if (!hb_font_get_glyph_extents(family->faces[0].font, zero.id, &extents))
        return 0;
    return extents.y_bearing;
}

struct type_metrics family_metrics(struct family *family)
{
    hb_font_extents_t extents;
    memory_watch();
    hb_font_get_h_extents(family->faces[0].font, &extents);
    int digits = digit_height(family);
    memory_watched();
    return (struct type_metrics){.context = family,
                                 .advance = advance,
                                 .units_per_em = family->units_per_em,
                                 .ascent = extents.ascender,
                                 .descent = -extents.descender,
                                 .digit_height = digits};
}

bool family_covers(struct family *family, unsigned style, uint32_t character)
{
    return family_glyph(family, style, character).id != 0;
}

hb_face_t *family_face(const struct family *family, unsigned style)
{
    return family->faces[style].face;
}

hb_font_t *family_font(const struct family *family, unsigned style)
{
    return family->faces[style].font;
}

unsigned family_units_per_em(const struct family *family)
{
    return family->units_per_em;
}

void family_provenance(const struct family *family, struct provenance *provenance)
{
    for (unsigned style = 0; style < STYLE_FACES; style++)
        provenance_add_digest(provenance, PROVENANCE_FONT, family->faces[style].name,
                              family->faces[style].sha256);
}
