/* A subset of one face: the glyphs of the characters that a document prints. */
#include "pdf/subset.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "pdf/family_private.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 100, TAG_LETTERS = 6 };

/* What a viewer needs of a font file whose glyphs are chosen by their ids. */
static bool is_needed(hb_tag_t table)
{
    return table == HB_TAG('g', 'l', 'y', 'f') || table == HB_TAG('l', 'o', 'c', 'a') ||
           table == HB_TAG('h', 'e', 'a', 'd') || table == HB_TAG('h', 'h', 'e', 'a') ||
           table == HB_TAG('h', 'm', 't', 'x') || table == HB_TAG('m', 'a', 'x', 'p');
}

static void drop_tables(hb_subset_input_t *input, hb_face_t *face)
{
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_tag_t tags[16];
    unsigned start = 0, count;
    do {
        count = sizeof tags / sizeof *tags;
        hb_face_get_table_tags(face, start, &count, tags);
        for (unsigned i = 0; i < count; i++)
            if (!is_needed(tags[i]))
                hb_set_add(dropped, tags[i]);
        start += count;
    } while (count == sizeof tags / sizeof *tags);
}

static hb_subset_plan_t *make_plan(hb_face_t *face, unsigned style,
                                   const struct charset *charset)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    drop_tables(input, face);
    hb_set_t *characters = hb_subset_input_unicode_set(input);
    uint32_t character = 0;
    while ((character = charset_next(charset, style, character)) != CHARSET_LIMIT)
        hb_set_add(characters, character++);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    hb_subset_input_destroy(input);
    return plan;
}

static void set_glyph_id(struct subset *subset, size_t *page_count, uint32_t character,
                         uint16_t id)
{
    uint16_t *page = &subset->page_of[character / CHARACTERS_A_PAGE];
    if (!*page) {
        *page = (uint16_t)(*page_count)++;
        subset->pages = memory_resize(subset->pages, *page_count * sizeof *subset->pages);
        memset(subset->pages[*page], 0, sizeof *subset->pages);
    }
    subset->pages[*page][character % CHARACTERS_A_PAGE] = id;
}

/* Enters each character and its glyph; characters that the face lacks stay out. */
static void map_characters(struct subset *subset, struct family *family, unsigned style,
                           const struct charset *charset, const hb_map_t *ids)
{
    size_t page_count = 1, capacity = 0;
    subset->pages = memory_new(sizeof *subset->pages);
    for (uint32_t character = 0;; character++) {
        character = charset_next(charset, style, character);
        if (character == CHARSET_LIMIT)
            return;
        struct glyph glyph = family_glyph(family, style, character);
        hb_codepoint_t id = hb_map_get(ids, glyph.id);
        if (!glyph.id || id == HB_MAP_VALUE_INVALID)
            continue;
        set_glyph_id(subset, &page_count, character, (uint16_t)id);
        subset->glyphs = memory_grow(subset->glyphs, subset->glyph_count, &capacity,
                                     sizeof *subset->glyphs);
        subset->glyphs[subset->glyph_count++] =
            (struct subset_glyph){(uint16_t)id, glyph.id, glyph.advance, character};
    }
}

static int compare_glyphs(const void *left, const void *right)
{
    const struct subset_glyph *a = left, *b = right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return a->character < b->character ? -1 : a->character > b->character;
}

static void sort_glyphs(struct subset *subset)
{
    if (!subset->glyph_count)
        return;
    struct subset_glyph *glyphs = subset->glyphs;
    qsort(glyphs, subset->glyph_count, sizeof *glyphs, compare_glyphs);
    size_t kept = 1;
    for (size_t i = 1; i < subset->glyph_count; i++)
        if (glyphs[i].source != glyphs[kept - 1].source)
            glyphs[kept++] = glyphs[i];
    subset->glyph_count = kept;
}

/* Six letters that tell this choice of glyphs from others, as PDF wants before the name. */
static void put_tag(struct buffer *name, const struct subset *subset)
{
    uint64_t hash = 0xCBF29CE484222325; /* FNV-1a */
    for (size_t i = 0; i < subset->glyph_count; i++) {
        hash = (hash ^ (subset->glyphs[i].source & 0xFF)) * 0x100000001B3;
        hash = (hash ^ subset->glyphs[i].source >> 8) * 0x100000001B3;
    }
    for (int i = 0; i < TAG_LETTERS; i++) {
        buffer_byte(name, (char)('A' + hash % 26));
        hash /= 26;
    }
}

static void put_postscript_name(struct buffer *name, hb_face_t *face)
{
    char text[NAME_BYTES] = "";
    unsigned size = sizeof text;
    memory_watch();
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
                        text);
    memory_watched();
    size_t before = name->length;
    for (const char *at = text; *at; at++)
        if ((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z') ||
            (*at >= 'a' && *at <= 'z') || *at == '-')
            buffer_byte(name, *at);
    if (name->length == before)
        buffer_text(name, "Unnamed");
}

static char *make_name(const struct subset *subset, hb_face_t *face)
{
    struct buffer name = {0};
    put_tag(&name, subset);
    buffer_byte(&name, '+');
    put_postscript_name(&name, face);
    buffer_byte(&name, '\0');
    return name.bytes;
}

struct subset *subset_new(struct family *family, unsigned style,
                          const struct charset *charset)
{
    memory_watch();
    hb_face_t *face = family_face(family, style);
    hb_subset_plan_t *plan = make_plan(face, style, charset);
    hb_face_t *chosen = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    memory_watched();
    struct subset *subset = NULL;
    if (chosen) {
        subset = memory_new(sizeof *subset);
        memory_watch();
        hb_blob_t *blob = hb_face_reference_blob(chosen);
        unsigned size;
        subset->file = hb_blob_get_data(blob, &size);
        memory_watched();
        subset->file_size = size;
        subset->file_glyph_count = hb_face_get_glyph_count(chosen);
        subset->blob = blob;
        map_characters(subset, family, style, charset,
                       hb_subset_plan_old_to_new_glyph_mapping(plan));
        sort_glyphs(subset);
        subset->name = make_name(subset, face);
    }
    hb_face_destroy(chosen);
    hb_subset_plan_destroy(plan);
    return subset;
}

void subset_free(struct subset *subset)
{
    if (!subset)
        return;
    hb_blob_destroy(subset->blob);
    free(subset->pages);
    free(subset->glyphs);
    free(subset->name);
    free(subset);
}
