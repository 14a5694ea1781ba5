/* The file inside the PDF: the source that it was made from. */
#include "pdf/attachment.h"

#include "pdf/notation.h"

#include <hpdf_doc.h>

/* "application/xml" as a name. */
static void put_media_type(struct buffer *out, const char *type)
{
    buffer_byte(out, '/');
    for (; *type; type++)
        if (*type == '/')
            buffer_text(out, "#2F");
        else
            buffer_byte(out, *type);
}

static void put_file(struct object_writer *writer, uint32_t id,
                     const struct pdf_attachment *attachment, const char *date)
{
    struct buffer entries = {0};
    buffer_text(&entries, "/Type/EmbeddedFile/Subtype");
    put_media_type(&entries, attachment->media_type);
    buffer_format(&entries, "/Params<</Size %zu", attachment->size);
    if (date) {
        buffer_text(&entries, "/ModDate(");
        put_date(&entries, date);
        buffer_byte(&entries, ')');
    }
    buffer_text(&entries, ">>");
    if (attachment->packed)
        object_writer_put_compressed(writer, id, buffer_string(&entries),
                                     attachment->packed->bytes, attachment->packed->length);
    else
        object_writer_put_stream(writer, id, buffer_string(&entries), attachment->bytes,
                                 attachment->size);
    buffer_free(&entries);
}

static void put_specification(struct object_writer *writer, uint32_t id, uint32_t file_id,
                              const struct pdf_attachment *attachment)
{
    struct buffer object = {0}, scratch = {0};
    buffer_text(&object, "<</Type/Filespec/AFRelationship/Source/F");
    put_text_string(&object, attachment->name, &scratch);
    buffer_text(&object, "/UF");
    put_text_string(&object, attachment->name, &scratch);
    buffer_text(&object, "/Desc");
    put_text_string(&object, attachment->description, &scratch);
    buffer_text(&object, "/EF<</F ");
    put_reference(&object, file_id);
    buffer_text(&object, "/UF ");
    put_reference(&object, file_id);
    buffer_text(&object, ">>>>");
    object_writer_put(writer, id, &object);
    buffer_free(&object);
    buffer_free(&scratch);
}

/* The catalog's name tree of files, which viewers list, and its files that belong to the
 * document as a whole. */
static void name_in_catalog(struct haru *haru, uint32_t specification_id, const char *name)
{
    HPDF_Dict catalog = haru_document(haru)->catalog;
    HPDF_Dict names = haru_dictionary(haru), files = haru_dictionary(haru);
    HPDF_Array pairs = haru_array(haru), associated = haru_array(haru);
    HPDF_Array_Add(pairs, haru_text(haru, name));
    HPDF_Array_Add(pairs, haru_reference(haru, specification_id));
    HPDF_Dict_Add(files, "Names", pairs);
    HPDF_Dict_Add(names, "EmbeddedFiles", files);
    HPDF_Dict_Add(catalog, "Names", names);
    HPDF_Array_Add(associated, haru_reference(haru, specification_id));
    HPDF_Dict_Add(catalog, "AF", associated);
}

void attachment_put(struct haru *haru, struct object_writer *writer,
                    const struct pdf_attachment *attachment, const char *date)
{
    uint32_t file_id = object_writer_reserve(writer, 1);
    uint32_t specification_id = object_writer_reserve(writer, 1);
    put_file(writer, file_id, attachment, date);
    put_specification(writer, specification_id, file_id, attachment);
    name_in_catalog(haru, specification_id, attachment->name);
}
