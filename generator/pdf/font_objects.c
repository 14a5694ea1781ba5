/* The PDF objects of a font: a composite font whose codes are the subset's glyph ids. */
#include "pdf/font_objects.h"

#include "base/memory.h"
#include "pdf/family_private.h"
#include "pdf/notation.h"

#include <hb-ot.h>
#include <stdio.h>

/* PDF's units: 1/1000 em. */
enum { EM = 1000 };

/* Flags of a font descriptor (ISO 32000-1, table 123). */
enum { FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2, FLAG_ITALIC = 1 << 6 };

/* A CMap lists at most so many characters at once; arrays are kept far below PDF/A-1's
 * limit of 8,191. */
enum { CHARACTERS_A_LIST = 100, WIDTHS_A_RUN = 1000 };

struct font_objects font_objects_new(struct haru *haru)
{
    return (struct font_objects){haru_indirect(haru), haru_indirect(haru),
                                 haru_indirect(haru)};
}

static HPDF_INT32 scaled(int font_units, unsigned units_per_em)
{
    int doubled = 2 * EM * font_units;
    int half = font_units < 0 ? -(int)units_per_em : (int)units_per_em;
    return (doubled + half) / (2 * (int)units_per_em);
}

/* A number of `size` bytes at `offset` of a table, most significant byte first and signed;
 * 0 where the table is too short. */
static int32_t read_table(hb_face_t *face, hb_tag_t table, unsigned offset, unsigned size)
{
    hb_blob_t *blob = hb_face_reference_table(face, table);
    unsigned available;
    const char *bytes = hb_blob_get_data(blob, &available);
    uint32_t number = 0;
    if (available >= offset + size) {
        for (unsigned i = 0; i < size; i++)
            number = number << 8 | (unsigned char)bytes[offset + i];
        if (size < 4 && number >> (8 * size - 1))
            number |= UINT32_MAX << 8 * size;
    }
    hb_blob_destroy(blob);
    return (int32_t)number;
}

static void add_bounding_box(const struct font_objects *objects, struct haru *haru,
                             hb_face_t *face, unsigned units_per_em)
{
    enum { X_MIN_IN_HEAD = 36 };
    HPDF_Array box = haru_array(haru);
    for (unsigned i = 0; i < 4; i++) {
        int32_t edge =
            read_table(face, HB_TAG('h', 'e', 'a', 'd'), X_MIN_IN_HEAD + 2 * i, 2);
        HPDF_Array_AddNumber(box, scaled(edge, units_per_em));
    }
    HPDF_Dict_Add(objects->descriptor, "FontBBox", box);
}

static HPDF_INT32 flags_of(hb_face_t *face, unsigned style)
{
    enum { SERIF_STYLE_IN_PANOSE = 33, FIRST_SERIF = 2, LAST_SERIF = 10 };
    int32_t serif = read_table(face, HB_TAG('O', 'S', '/', '2'), SERIF_STYLE_IN_PANOSE, 1);
    HPDF_INT32 flags = FLAG_SYMBOLIC; /* its codes are no character set known to viewers */
    if (serif >= FIRST_SERIF && serif <= LAST_SERIF)
        flags |= FLAG_SERIF;
    if (style & STYLE_ITALIC)
        flags |= FLAG_ITALIC;
    return flags;
}

/* TrueType does not tell the width of stems; viewers want it for substitutes only. */
static HPDF_INT32 stem_width(hb_face_t *face)
{
    enum { WEIGHT_IN_OS2 = 4, REGULAR = 400, BASE = 50, STEP = 65 };
    int32_t weight = read_table(face, HB_TAG('O', 'S', '/', '2'), WEIGHT_IN_OS2, 2);
    if (weight <= 0)
        weight = REGULAR;
    return BASE + weight * weight / (STEP * STEP);
}

static void fill_descriptor(const struct font_objects *objects, struct haru *haru,
                            const struct subset *subset, const struct family *family,
                            unsigned style)
{
    enum { ITALIC_ANGLE_IN_POST = 4 };
    memory_watch(); /* for HarfBuzz, which says nothing */
    hb_face_t *face = family_face(family, style);
    hb_font_t *font = family_font(family, style);
    unsigned units = family_units_per_em(family);
    hb_font_extents_t extents;
    hb_position_t cap_height;
    hb_font_get_h_extents(font, &extents);
    hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT,
                                             &cap_height);
    int32_t angle =
        read_table(face, HB_TAG('p', 'o', 's', 't'), ITALIC_ANGLE_IN_POST, 4) / 65536;
    HPDF_Dict descriptor = objects->descriptor;
    HPDF_Dict_AddName(descriptor, "Type", "FontDescriptor");
    HPDF_Dict_AddName(descriptor, "FontName", subset->name);
    HPDF_Dict_AddNumber(descriptor, "Flags", flags_of(face, style));
    add_bounding_box(objects, haru, face, units);
    HPDF_Dict_AddNumber(descriptor, "ItalicAngle", angle);
    HPDF_Dict_AddNumber(descriptor, "Ascent", scaled(extents.ascender, units));
    HPDF_Dict_AddNumber(descriptor, "Descent", scaled(extents.descender, units));
    HPDF_Dict_AddNumber(descriptor, "CapHeight", scaled(cap_height, units));
    HPDF_Dict_AddNumber(descriptor, "StemV", stem_width(face));
    memory_watched();
}

/* Adds the widths, in runs of consecutive glyph ids. libharu's reals are single floats and
 * its numbers are whole, so they are written here, exact to 1/100 of a unit. */
static void add_widths(HPDF_Dict descendant, const struct subset *subset, unsigned units)
{
    struct buffer widths = {0};
    unsigned run = 0; /* widths in it */
    buffer_text(&widths, "/W[");
    for (size_t i = 0; i < subset->glyph_count; i++) {
        const struct subset_glyph *glyph = &subset->glyphs[i];
        if (run && glyph->id == glyph[-1].id + 1 && run < WIDTHS_A_RUN) {
            run++;
            buffer_byte(&widths, ' ');
        } else {
            if (run)
                buffer_byte(&widths, ']');
            run = 1;
            buffer_unsigned(&widths, glyph->id);
            buffer_byte(&widths, '[');
        }
        put_decimal(&widths, (int32_t)((glyph->advance * 100LL * EM + units / 2) / units),
                    2);
    }
    buffer_text(&widths, subset->glyph_count ? "]]\n" : "]\n");
    haru_add_raw(descendant, widths.bytes, widths.length);
    buffer_free(&widths);
}

static void fill_descendant(const struct font_objects *objects, struct haru *haru,
                            const struct subset *subset, unsigned units_per_em)
{
    HPDF_Dict descendant = objects->descendant, system = haru_dictionary(haru);
    haru_add_text(haru, system, "Registry", "Adobe");
    haru_add_text(haru, system, "Ordering", "Identity");
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_AddName(descendant, "Type", "Font");
    HPDF_Dict_AddName(descendant, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(descendant, "BaseFont", subset->name);
    HPDF_Dict_Add(descendant, "CIDSystemInfo", system);
    HPDF_Dict_Add(descendant, "FontDescriptor", objects->descriptor);
    HPDF_Dict_AddName(descendant, "CIDToGIDMap", "Identity");
    add_widths(descendant, subset, units_per_em);
}

static void put_character_list(struct buffer *map, const struct subset_glyph *glyphs,
                               size_t count)
{
    buffer_unsigned(map, count);
    buffer_text(map, " beginbfchar\n");
    for (size_t i = 0; i < count; i++) {
        unsigned char utf16[4];
        unsigned size = utf16_encode(utf16, glyphs[i].character);
        buffer_byte(map, '<');
        put_hexadecimal(map, glyphs[i].id, 4);
        buffer_text(map, "><");
        for (unsigned byte = 0; byte < size; byte++)
            put_hexadecimal(map, utf16[byte], 2);
        buffer_text(map, ">\n");
    }
    buffer_text(map, "endbfchar\n");
}

/* The CMap that leads from glyph ids back to characters. */
static void put_to_unicode(struct object_writer *writer, uint32_t id,
                           const struct subset *subset)
{
    struct buffer map = {0};
    buffer_text(&map, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < subset->glyph_count; i += CHARACTERS_A_LIST) {
        size_t left = subset->glyph_count - i;
        put_character_list(&map, subset->glyphs + i,
                           left < CHARACTERS_A_LIST ? left : CHARACTERS_A_LIST);
    }
    buffer_text(&map, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    object_writer_put_stream(writer, id, "", map.bytes, map.length);
    buffer_free(&map);
}

static void put_font_file(struct object_writer *writer, uint32_t id,
                          const struct subset *subset)
{
    char entries[32];
    snprintf(entries, sizeof entries, "/Length1 %zu", subset->file_size);
    object_writer_put_dense_stream(writer, id, entries, subset->file, subset->file_size);
}

/* CIDSet: one bit for each glyph that the font file has, from the highest of a byte. The
 * subset has no gaps. */
static void add_glyph_set(const struct font_objects *objects, struct haru *haru,
                          struct object_writer *writer, const struct subset *subset)
{
    struct buffer bits = {0};
    uint32_t id = object_writer_reserve(writer, 1);
    for (unsigned left = subset->file_glyph_count; left; left -= left < 8 ? left : 8)
        buffer_byte(&bits, (char)(unsigned char)(left < 8 ? 0xFF00 >> left : 0xFF));
    object_writer_put_stream(writer, id, "", bits.bytes, bits.length);
    HPDF_Dict_Add(objects->descriptor, "CIDSet", haru_reference(haru, id));
    buffer_free(&bits);
}

void font_objects_fill(const struct font_objects *objects, struct haru *haru,
                       struct object_writer *writer, const struct subset *subset,
                       const struct family *family, unsigned style, bool glyph_set)
{
    uint32_t file = object_writer_reserve(writer, 1);
    uint32_t to_unicode = object_writer_reserve(writer, 1);
    put_font_file(writer, file, subset);
    put_to_unicode(writer, to_unicode, subset);
    fill_descriptor(objects, haru, subset, family, style);
    HPDF_Dict_Add(objects->descriptor, "FontFile2", haru_reference(haru, file));
    if (glyph_set)
        add_glyph_set(objects, haru, writer, subset);
    fill_descendant(objects, haru, subset, family_units_per_em(family));
    HPDF_Array descendants = haru_array(haru);
    HPDF_Array_Add(descendants, objects->descendant);
    HPDF_Dict_AddName(objects->font, "Type", "Font");
    HPDF_Dict_AddName(objects->font, "Subtype", "Type0");
    HPDF_Dict_AddName(objects->font, "BaseFont", subset->name);
    HPDF_Dict_AddName(objects->font, "Encoding", "Identity-H");
    HPDF_Dict_Add(objects->font, "DescendantFonts", descendants);
    HPDF_Dict_Add(objects->font, "ToUnicode", haru_reference(haru, to_unicode));
}
