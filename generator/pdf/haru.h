/* libharu's document, as this program uses it: the objects that every document has, built
 * and serialised by libharu, and written by the object writer. */
#ifndef PHULUC_PDF_HARU_H
#define PHULUC_PDF_HARU_H

#include "pdf/object_writer.h"

#include <hpdf.h>
#include <stdint.h>

struct haru;

/* Returns NULL where libharu fails. The caller frees it. */
struct haru *haru_new(void);
void haru_free(struct haru *haru);

HPDF_Doc haru_document(struct haru *haru);

/* A new dictionary with an id of its own, or one to be added to another object. Never NULL
 * (libharu's memory comes from base/memory.h). */
HPDF_Dict haru_indirect(struct haru *haru);
HPDF_Dict haru_dictionary(struct haru *haru);
HPDF_Array haru_array(struct haru *haru);

uint32_t haru_id(HPDF_Dict dictionary);

/* The first id that libharu has not given out. When the object writer has begun there,
 * libharu must get no more indirect objects. */
uint32_t haru_next_id(const struct haru *haru);

/* Stands for the object of that id, which the object writer writes: to be added to a
 * dictionary or an array, where it becomes "id 0 R". */
void *haru_reference(struct haru *haru, uint32_t id);

/* A text string, to be added to another object. */
HPDF_Binary haru_text(struct haru *haru, const char *utf8);
void haru_add_text(struct haru *haru, HPDF_Dict dictionary, const char *key,
                   const char *utf8);

/* Adds what libharu has no exact type for, as it shall stand in the file. */
void haru_add_raw(HPDF_Dict dictionary, const char *text, size_t size);

/* Puts every indirect object. Returns 0, or libharu's error number. */
unsigned long haru_put_all(struct haru *haru, struct object_writer *writer);

#endif
