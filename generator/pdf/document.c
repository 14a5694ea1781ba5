/* Writes the PDF: pages as they finish, then all that they share. */
#include "pdf/document.h"

#include "base/memory.h"
#include "pdf/attachment.h"
#include "pdf/catalog.h"
#include "pdf/content.h"
#include "pdf/font_objects.h"
#include "pdf/metadata.h"
#include "pdf/notation.h"
#include "pdf/outline.h"
#include "pdf/output_intent.h"
#include "pdf/page_tree.h"
#include "pdf/signature_field.h"
#include "pdf/structure.h"

#include <hb.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>

enum { ID_BYTES = 16 };

struct pdf_document {
    struct output_file *file;
    struct diagnostics *diagnostics;
    const struct pdf_info *info;
    struct haru *haru;
    struct object_writer *writer;
    struct page_tree *pages;
    struct outline *outline;
    struct structure *structure; /* NULL: the document is not tagged */
    struct signature_field field; /* its id is 0: there is none */
    struct subset *subsets[STYLE_FACES]; /* NULL: the style is not used */
    HPDF_Dict resources;
    unsigned char digest[DIGEST_BYTES]; /* of all that changes the bytes */
    struct buffer content; /* of the page being written */
};

void pdf_provenance(struct provenance *provenance)
{
    provenance_add(provenance, PROVENANCE_LIBRARY, "libharu", HPDF_GetVersion());
    provenance_add(provenance, PROVENANCE_LIBRARY, "harfbuzz", hb_version_string());
    provenance_add(provenance, PROVENANCE_LIBRARY, "libdeflate", LIBDEFLATE_VERSION_STRING);
}

static void tell_fault(struct pdf_document *document, const char *what)
{
    diagnose(document->diagnostics, DIAG_INTERNAL,
             place_of_file(output_name(document->file)),
             _("the PDF cannot be made: %s; please report this"), what);
}

static void tell_libharu_fault(struct pdf_document *document, unsigned long error)
{
    char what[64];
    snprintf(what, sizeof what, _("libharu fails with error 0x%04lX"), error);
    tell_fault(document, what);
}

static int make_subsets(struct pdf_document *document, struct family *family,
                        const struct charset *charset)
{
    for (unsigned style = 0; style < STYLE_FACES; style++) {
        if (charset_next(charset, style, 0) == CHARSET_LIMIT)
            continue;
        document->subsets[style] = subset_new(family, style, charset);
        if (!document->subsets[style]) {
            tell_fault(document, _("HarfBuzz cannot make a subset of a font"));
            return -1;
        }
    }
    return 0;
}

/* Makes the fonts' dictionaries, so that they have their ids of libharu's. */
static void make_fonts(struct pdf_document *document, struct font_objects *fonts)
{
    HPDF_Dict names = haru_dictionary(document->haru);
    document->resources = haru_indirect(document->haru);
    HPDF_Dict_Add(document->resources, "Font", names);
    for (unsigned style = 0; style < STYLE_FACES; style++) {
        if (!document->subsets[style])
            continue;
        char name[] = {'F', (char)('0' + style), '\0'};
        fonts[style] = font_objects_new(document->haru);
        HPDF_Dict_Add(names, name, fonts[style].font);
    }
}

static void put_fonts(struct pdf_document *document, const struct font_objects *fonts,
                      const struct family *family)
{
    for (unsigned style = 0; style < STYLE_FACES; style++)
        if (document->subsets[style])
            font_objects_fill(&fonts[style], document->haru, document->writer,
                              document->subsets[style], family, style,
                              document->info->part == PDF_A1);
}

/* What the file says of itself, and what PDF/A asks to be in it. */
static void put_description(struct pdf_document *document)
{
    const struct pdf_info *info = document->info;
    uint32_t xmp = object_writer_reserve(document->writer, 1);
    metadata_add_information(document->haru, info);
    metadata_put_xmp(document->writer, xmp, info);
    HPDF_Dict_Add(haru_document(document->haru)->catalog, "Metadata",
                  haru_reference(document->haru, xmp));
    catalog_describe(document->haru, info);
    if (info->part != PDF_NO_PART)
        output_intent_put(document->haru, document->writer, info->color_profile);
    if (info->source)
        attachment_put(document->haru, document->writer, info->source, info->date);
}

/* Gives every object of libharu's its id, begins the file behind them, and writes what the
 * pages need and what does not depend on them. */
static int begin(struct pdf_document *document, const struct family *family)
{
    struct font_objects fonts[STYLE_FACES];
    make_fonts(document, fonts);
    document->writer = object_writer_new(
        document->file, document->info->part == PDF_A1 ? OBJECTS_PLAIN : OBJECTS_PACKED,
        haru_next_id(document->haru));
    if (!document->writer) {
        tell_fault(document, _("libdeflate cannot be used"));
        return -1;
    }
    put_fonts(document, fonts, family);
    put_description(document);
    return object_writer_failed(document->writer) ? -1 : 0;
}

struct pdf_document *pdf_new(struct output_file *file, struct family *family,
                             const struct charset *charset, const struct pdf_info *info,
                             struct diagnostics *diagnostics)
{
    struct pdf_document *document = memory_new(sizeof *document);
    document->file = file;
    document->diagnostics = diagnostics;
    document->pages = page_tree_new();
    document->outline = outline_new();
    document->info = info;
    provenance_digest(info->provenance, document->digest);
    document->structure = info->tagged ? structure_new() : NULL;
    document->haru = haru_new();
    if (!document->haru) {
        tell_fault(document, _("libharu cannot be used"));
        goto out;
    }
    if (make_subsets(document, family, charset) != 0)
        goto out;
    if (begin(document, family) != 0)
        goto out;
    if (info->thread)
        object_writer_allow_thread(document->writer);
    return document;
out:
    pdf_free(document);
    return NULL;
}

void pdf_free(struct pdf_document *document)
{
    if (!document)
        return;
    for (unsigned style = 0; style < STYLE_FACES; style++)
        subset_free(document->subsets[style]);
    outline_free(document->outline);
    structure_free(document->structure);
    page_tree_free(document->pages);
    object_writer_free(document->writer);
    haru_free(document->haru);
    buffer_free(&document->content);
    free(document);
}

static int draw(struct pdf_document *document, const struct page *page)
{
    struct content_fonts fonts;
    struct missing_character missing;
    for (unsigned style = 0; style < STYLE_FACES; style++)
        fonts.subsets[style] = document->subsets[style];
    buffer_clear(&document->content);
    if (content_draw(&document->content, page, &fonts, document->structure, &missing) == 0)
        return 0;
    char what[128];
    snprintf(what, sizeof what,
             _("U+%04X on page %u is not in the subset of the font of style %u"),
             (unsigned)missing.character, page->number, missing.style);
    tell_fault(document, what);
    return -1;
}

static void add_bookmarks(struct pdf_document *document, const struct page *page,
                          uint32_t page_id)
{
    for (size_t i = 0; i < page->block_count; i++) {
        const struct block *block = &page->blocks[i];
        if (block->bookmark && !block->artifact && !block->continued)
            outline_add(document->outline, block->bookmark, block->bookmark_level, page_id,
                        page->height - block->top);
    }
}

/* What concerns the first page alone. */
static void begin_pages(struct pdf_document *document, const struct page *page,
                        uint32_t page_id)
{
    const struct pdf_rectangle *area = document->info->signature_area;
    catalog_open_at(document->haru, page_id, page->height);
    if (!area)
        return;
    uint32_t field_id = object_writer_reserve(document->writer, 1);
    document->field = (struct signature_field){area, field_id, page_id, page->height};
    page_tree_annotate_first(document->pages, field_id);
}

int pdf_page(void *context, const struct page *page)
{
    struct pdf_document *document = context;
    if (draw(document, page) != 0)
        return -1;
    uint32_t page_id = object_writer_reserve(document->writer, 1);
    uint32_t contents_id = object_writer_reserve(document->writer, 1);
    object_writer_put_stream(document->writer, contents_id, "", document->content.bytes,
                             document->content.length);
    page_tree_add(document->pages, page_id, contents_id, page->width, page->height);
    add_bookmarks(document, page, page_id);
    if (page->number == 1)
        begin_pages(document, page, page_id);
    return object_writer_failed(document->writer) ? -1 : 0;
}

static void put_outline(struct pdf_document *document)
{
    uint32_t root_id = outline_put(document->outline, document->writer);
    if (root_id)
        catalog_add_outline(document->haru, root_id);
}

/* The structure tree, and the signature field, which has its place in it. */
static void put_structure(struct pdf_document *document)
{
    struct structure *structure = document->structure;
    uint32_t field_id = document->field.id;
    uint32_t key = structure ? structure_field_key(structure) : 0;
    if (field_id)
        signature_field_put(&document->field, structure ? &key : NULL, document->haru,
                            document->writer);
    if (!structure)
        return;
    enum structure_types types =
        document->info->part == PDF_A1 ? STRUCTURE_TYPES_1_4 : STRUCTURE_TYPES_1_7;
    uint32_t root_id = structure_put(structure, types, field_id, document->pages,
                                     document->writer);
    catalog_add_structure(document->haru, root_id);
}

static void put_hexadecimal_string(struct buffer *out, const unsigned char *bytes,
                                   unsigned count)
{
    buffer_byte(out, '<');
    for (unsigned i = 0; i < count; i++)
        put_hexadecimal(out, bytes[i], 2);
    buffer_byte(out, '>');
}

static void put_trailer(struct buffer *out, const struct pdf_document *document)
{
    HPDF_Doc haru = haru_document(document->haru);
    buffer_text(out, "/Root ");
    put_reference(out, haru_id(haru->catalog));
    buffer_text(out, "/Info ");
    put_reference(out, haru_id(haru->info));
    buffer_text(out, "/ID[");
    put_hexadecimal_string(out, document->digest, ID_BYTES);
    put_hexadecimal_string(out, document->digest, ID_BYTES);
    buffer_text(out, "]/" PROVENANCE_TRAILER_KEY);
    put_hexadecimal_string(out, document->digest, DIGEST_BYTES);
}

/* Writes the cross-references, and checks that no object is missing. */
static int end(struct pdf_document *document)
{
    struct buffer trailer = {0};
    uint32_t never_put;
    put_trailer(&trailer, document);
    int result = object_writer_end(document->writer, &trailer, &never_put);
    buffer_free(&trailer);
    if (never_put) {
        char what[64];
        snprintf(what, sizeof what, _("object %u was never written"), (unsigned)never_put);
        tell_fault(document, what);
    }
    return result;
}

int pdf_finish(struct pdf_document *document)
{
    page_tree_put(document->pages, document->haru, document->writer,
                  haru_id(document->resources), document->structure != NULL);
    put_structure(document);
    put_outline(document);
    unsigned long error = haru_put_all(document->haru, document->writer);
    if (error) {
        tell_libharu_fault(document, error);
        return -1;
    }
    return end(document);
}
