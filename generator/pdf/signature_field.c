/* A field for a digital signature on the first page, empty: nothing is printed there. */
#include "pdf/signature_field.h"

#include "pdf/notation.h"

#include <hpdf_doc.h>

/* Of annotations (ISO 32000-1, table 165); PDF/A wants it printed. */
enum { FLAG_PRINT = 1 << 2 };

/* Of forms (table 219): there is a field for signatures. */
enum { SIGNATURES_EXIST = 1 };

static const char name[] = "ChuKySo";
static const char description[] = "Chữ ký số của cơ quan ban hành"; /* for those who hear */

static void put_pair(struct buffer *out, length x, length y)
{
    put_decimal(out, hundredths(x), 2);
    buffer_byte(out, ' ');
    put_decimal(out, hundredths(y), 2);
}

/* What the field looks like while it is empty, as PDF/A wants it said: nothing. */
static void put_appearance(struct object_writer *writer, uint32_t id,
                           const struct pdf_rectangle *area)
{
    struct buffer entries = {0};
    buffer_text(&entries, "/Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 ");
    put_pair(&entries, area->right - area->left, area->bottom - area->top);
    buffer_byte(&entries, ']');
    object_writer_put_stream(writer, id, buffer_string(&entries), "", 0);
    buffer_free(&entries);
}

static void put_field(const struct signature_field *field, const uint32_t *key,
                      uint32_t appearance_id, struct object_writer *writer)
{
    const struct pdf_rectangle *area = field->area;
    struct buffer object = {0}, scratch = {0};
    buffer_text(&object, "<</Type/Annot/Subtype/Widget/FT/Sig/T");
    put_text_string(&object, name, &scratch);
    buffer_text(&object, "/TU");
    put_text_string(&object, description, &scratch);
    buffer_format(&object, "/F %d/P ", FLAG_PRINT);
    put_reference(&object, field->page_id);
    buffer_text(&object, "/Rect[");
    put_pair(&object, area->left, field->page_height - area->bottom);
    buffer_byte(&object, ' ');
    put_pair(&object, area->right, field->page_height - area->top);
    buffer_text(&object, "]/AP<</N ");
    put_reference(&object, appearance_id);
    buffer_text(&object, ">>");
    if (key) {
        buffer_text(&object, "/StructParent ");
        buffer_unsigned(&object, *key);
    }
    buffer_text(&object, ">>");
    object_writer_put(writer, field->id, &object);
    buffer_free(&object);
    buffer_free(&scratch);
}

static void add_form(struct haru *haru, uint32_t field_id)
{
    HPDF_Dict form = haru_dictionary(haru);
    HPDF_Array fields = haru_array(haru);
    HPDF_Array_Add(fields, haru_reference(haru, field_id));
    HPDF_Dict_Add(form, "Fields", fields);
    HPDF_Dict_AddNumber(form, "SigFlags", SIGNATURES_EXIST);
    HPDF_Dict_Add(haru_document(haru)->catalog, "AcroForm", form);
}

void signature_field_put(const struct signature_field *field, const uint32_t *key,
                         struct haru *haru, struct object_writer *writer)
{
    uint32_t appearance_id = object_writer_reserve(writer, 1);
    put_appearance(writer, appearance_id, field->area);
    put_field(field, key, appearance_id, writer);
    add_form(haru, field->id);
}
