/* The objects of a PDF.
 *
 * Each function here that takes an object bears any object, also one that is missing or of
 * another type than it should be: files come from everywhere. Handles of objects live until
 * pdf_release or until the file is closed. */
#ifndef PHULUC_ARCHIVE_PDF_OBJECT_H
#define PHULUC_ARCHIVE_PDF_OBJECT_H

#include "base/buffer.h"

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/* Opened by pdf_file_open. */
struct pdf_file {
    const char *name;
    struct buffer bytes; /* qpdf reads from them as long as the file is open */
    qpdf_data qpdf;
    int pages;
};

/* A dictionary's or stream's value; null where there is none. */
qpdf_oh pdf_get(const struct pdf_file *file, qpdf_oh object, const char *key);
bool pdf_has(const struct pdf_file *file, qpdf_oh object, const char *key);

/* Whether it is a dictionary, or a stream, which has one. */
bool pdf_is_dictionary(const struct pdf_file *file, qpdf_oh object);

/* How many elements an array has, 0 for what is none; and one of them. */
int pdf_count(const struct pdf_file *file, qpdf_oh array);
qpdf_oh pdf_item(const struct pdf_file *file, qpdf_oh array, int index);

bool pdf_is_integer(const struct pdf_file *file, qpdf_oh object);
long long pdf_integer(const struct pdf_file *file, qpdf_oh object); /* 0 for what is none */

/* Whether it is that name, "/GoTo". */
bool pdf_is_name(const struct pdf_file *file, qpdf_oh object, const char *name);

/* Appends a string's bytes, or its text in UTF-8; nothing for what is none. */
void pdf_put_bytes(const struct pdf_file *file, qpdf_oh string, struct buffer *out);
void pdf_put_text(const struct pdf_file *file, qpdf_oh string, struct buffer *out);

/* Appends the keys of a dictionary, each with a NUL behind it. */
void pdf_put_keys(const struct pdf_file *file, qpdf_oh object, struct buffer *out);

/* The dictionary under that key, made where there is none. */
qpdf_oh pdf_make_dictionary(const struct pdf_file *file, qpdf_oh object, const char *key);

/* The array under that key, made where there is none. */
qpdf_oh pdf_make_array(const struct pdf_file *file, qpdf_oh object, const char *key);

/* An object of `from` with all that it refers to, as one of `to`; what stood within another
 * is not made an object of its own. Pages that have been added to `to` are those. */
qpdf_oh pdf_copy(const struct pdf_file *to, const struct pdf_file *from, qpdf_oh object);

/* One more than the greatest number of an object. */
int pdf_object_count(const struct pdf_file *file);

/* Lets all handles of the file go. */
void pdf_release(const struct pdf_file *file);

#endif
