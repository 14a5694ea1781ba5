/* libharu's document, as this program uses it. */
#include "pdf/haru.h"

#include "base/memory.h"
#include "pdf/notation.h"

#include <assert.h>
#include <hpdf_doc.h>
#include <stdlib.h>

enum { LARGEST_ID = 0x7FFFFF }; /* libharu keeps flags in the bits above */

/* What references point to; libharu reads no more of it than its id. */
struct stand_in {
    struct stand_in *next;
    HPDF_Null_Rec object;
};

struct haru {
    HPDF_Doc document;
    HPDF_Stream serialiser; /* writes to `text` */
    struct buffer text, scratch;
    struct stand_in *stand_ins;
};

static void *HPDF_STDCALL allocate(HPDF_UINT size)
{
    return memory_resize(NULL, size);
}

static void HPDF_STDCALL release(void *memory)
{
    free(memory);
}

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size)
{
    buffer_put(stream->attr, bytes, size);
    return HPDF_OK;
}

struct haru *haru_new(void)
{
    struct haru *haru = memory_new(sizeof *haru);
    haru->document = HPDF_NewEx(NULL, allocate, release, 0, NULL);
    if (haru->document)
        haru->serialiser =
            HPDF_CallbackWriter_New(haru->document->mmgr, take_bytes, &haru->text);
    if (haru->serialiser)
        return haru;
    haru_free(haru);
    return NULL;
}

void haru_free(struct haru *haru)
{
    if (!haru)
        return;
    if (haru->serialiser)
        HPDF_Stream_Free(haru->serialiser);
    HPDF_Free(haru->document); /* NULL is allowed */
    while (haru->stand_ins) {
        struct stand_in *next = haru->stand_ins->next;
        free(haru->stand_ins);
        haru->stand_ins = next;
    }
    buffer_free(&haru->text);
    buffer_free(&haru->scratch);
    free(haru);
}

HPDF_Doc haru_document(struct haru *haru)
{
    return haru->document;
}

HPDF_Dict haru_dictionary(struct haru *haru)
{
    return HPDF_Dict_New(haru->document->mmgr);
}

HPDF_Array haru_array(struct haru *haru)
{
    return HPDF_Array_New(haru->document->mmgr);
}

HPDF_Dict haru_indirect(struct haru *haru)
{
    HPDF_Dict dictionary = haru_dictionary(haru);
    HPDF_Xref_Add(haru->document->xref, dictionary);
    return dictionary;
}

static uint32_t id_of(const HPDF_Obj_Header *header)
{
    return header->obj_id & LARGEST_ID;
}

uint32_t haru_id(HPDF_Dict dictionary)
{
    return id_of(&dictionary->header);
}

uint32_t haru_next_id(const struct haru *haru)
{
    return haru->document->xref->entries->count; /* the first entry is that of id 0 */
}

void *haru_reference(struct haru *haru, uint32_t id)
{
    assert(id > 0 && id <= LARGEST_ID);
    struct stand_in *stand_in = memory_new(sizeof *stand_in);
    stand_in->object.header.obj_id = id | HPDF_OTYPE_INDIRECT;
    stand_in->object.header.obj_class = HPDF_OCLASS_NULL;
    stand_in->next = haru->stand_ins;
    haru->stand_ins = stand_in;
    return &stand_in->object;
}

HPDF_Binary haru_text(struct haru *haru, const char *utf8)
{
    struct buffer *bytes = &haru->scratch;
    buffer_clear(bytes);
    put_text_bytes(bytes, utf8);
    buffer_string(bytes); /* so that there are bytes of an empty text, too */
    return HPDF_Binary_New(haru->document->mmgr, (HPDF_BYTE *)bytes->bytes,
                           (HPDF_UINT)bytes->length);
}

void haru_add_text(struct haru *haru, HPDF_Dict dictionary, const char *key,
                   const char *utf8)
{
    HPDF_Dict_Add(dictionary, key, haru_text(haru, utf8));
}

static HPDF_STATUS write_raw(HPDF_Dict dictionary, HPDF_Stream stream)
{
    const struct buffer *text = dictionary->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text->bytes,
                             (HPDF_UINT)text->length);
}

static void free_raw(HPDF_Dict dictionary)
{
    buffer_free(dictionary->attr);
    free(dictionary->attr);
}

void haru_add_raw(HPDF_Dict dictionary, const char *text, size_t size)
{
    if (!dictionary->attr)
        dictionary->attr = memory_new(sizeof(struct buffer));
    buffer_put(dictionary->attr, text, size);
    dictionary->write_fn = write_raw;
    dictionary->free_fn = free_raw;
}

unsigned long haru_put_all(struct haru *haru, struct object_writer *writer)
{
    HPDF_Xref xref = haru->document->xref;
    for (HPDF_UINT i = 1; i < xref->entries->count; i++) {
        void *object = HPDF_Xref_GetEntry(xref, i)->obj;
        buffer_clear(&haru->text);
        HPDF_Obj_WriteValue(object, haru->serialiser, NULL);
        object_writer_put(writer, id_of(object), &haru->text);
    }
    return haru->document->error.error_no;
}
