/* Appendices joined to the document that they are attached to, in one PDF. */
#include "archive/attach.h"

#include "archive/attachment_join.h"
#include "archive/conformance_join.h"
#include "archive/destinations.h"
#include "archive/form_join.h"
#include "archive/outline_join.h"
#include "archive/page_label_join.h"
#include "archive/structure_join.h"
#include "base/memory.h"

#include <stdlib.h>

static int open_parts(struct part *parts, char *const *names, size_t count, size_t limit,
                      struct diagnostics *diagnostics)
{
    int result = 0, pages = 0;
    for (size_t i = 0; i < count; i++) {
        if (part_open(&parts[i], names[i], limit, diagnostics))
            result = -1;
        parts[i].first_page = pages;
        pages += parts[i].file.pages;
    }
    return result;
}

/* What of a page may refer to other pages. */
static const char *const page_links[] = {"/Annots", "/AA", "/B"};

enum { PAGE_LINKS = sizeof page_links / sizeof *page_links };

/* Takes the links out of a page. */
static void take_links(const struct pdf_file *file, qpdf_oh page, qpdf_oh links[PAGE_LINKS])
{
    for (int i = 0; i < PAGE_LINKS; i++) {
        links[i] = pdf_get(file, page, page_links[i]);
        qpdf_oh_remove_key(file->qpdf, page, page_links[i]);
    }
}

static void put_links(const struct pdf_file *whole, qpdf_oh page,
                      const struct pdf_file *file, const qpdf_oh links[PAGE_LINKS])
{
    for (int i = 0; i < PAGE_LINKS; i++)
        if (!qpdf_oh_is_null(file->qpdf, links[i]))
            qpdf_oh_replace_key(whole->qpdf, page, page_links[i],
                                pdf_copy(whole, file, links[i]));
}

/* A page that is referred to before it has been added is lost: qpdf has null there until
 * then, and forgets nulls. So links are added when all pages have been. */
static void add_pages(const struct pdf_file *whole, const struct part *part)
{
    const struct pdf_file *file = &part->file;
    qpdf_oh(*links)[PAGE_LINKS] = memory_new(((size_t)file->pages + 1) * sizeof *links);
    for (int i = 0; i < file->pages; i++) {
        qpdf_oh page = qpdf_get_page_n(file->qpdf, (size_t)i);
        take_links(file, page, links[i]);
        qpdf_add_page(whole->qpdf, file->qpdf, page, QPDF_FALSE);
        qpdf_oh_release(file->qpdf, page);
    }
    for (int i = 0; i < file->pages; i++) {
        qpdf_oh page = qpdf_get_page_n(whole->qpdf, (size_t)(part->first_page + i));
        put_links(whole, page, file, links[i]);
        qpdf_oh_release(whole->qpdf, page);
    }
    free(links);
}

/* Pages come before all that refers to them: so what is copied later refers to these. */
static void join_pages(const struct part *parts, size_t count)
{
    const struct pdf_file *whole = &parts->file;
    struct structure_joining structure;
    bool all_marked = parts->marked;
    structure_begin(&structure, parts);
    for (size_t i = 1; i < count; i++) {
        destinations_resolve(&parts[i].file);
        structure_prepare(&structure, &parts[i]);
        add_pages(whole, &parts[i]);
        structure_add(&structure, &parts[i]);
        all_marked = all_marked && parts[i].marked;
    }
    structure_end(&structure, all_marked);
}

static void join(const struct part *parts, size_t count)
{
    join_pages(parts, count);
    page_labels_join(parts, count);
    outlines_join(parts, count);
    attachments_join(parts, count);
    forms_join(parts, count);
    layers_join(parts, count);
}

/* Whether qpdf found fault with any of the files meanwhile. */
static int check(struct part *parts, size_t count, struct diagnostics *diagnostics)
{
    int result = 0;
    for (size_t i = 0; i < count; i++)
        if (pdf_file_fault(&parts[i].file, diagnostics))
            result = -1;
    return result;
}

/* PDF/A-1 knows no object streams; it and PDF/A-2 want an end of line before "endstream".
 */
static void set_up_writer(const struct part *parts, size_t count,
                          const struct pdf_claims *claims)
{
    qpdf_data qpdf = parts->file.qpdf;
    qpdf_init_write_memory(qpdf);
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(qpdf, claims->archive_part == 1 ? qpdf_o_disable
                                                                : qpdf_o_generate);
    for (size_t i = 1; i < count; i++)
        qpdf_set_minimum_pdf_version(qpdf, qpdf_get_pdf_version(parts[i].file.qpdf));
}

static int write_whole(struct part *parts, size_t count, const struct pdf_claims *claims,
                       struct buffer *out, struct diagnostics *diagnostics)
{
    qpdf_data qpdf = parts->file.qpdf;
    set_up_writer(parts, count, claims);
    qpdf_write(qpdf);
    if (check(parts, count, diagnostics))
        return -1;
    buffer_put(out, qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
    return 0;
}

int attach_files(char *const *names, size_t count, const char *whole_name, size_t limit,
                 struct buffer *out, struct diagnostics *diagnostics)
{
    struct part *parts = memory_new(count * sizeof *parts);
    int result = open_parts(parts, names, count, limit, diagnostics);
    if (result == 0) {
        join(parts, count);
        struct pdf_claims claims = conformance_join(parts, count, whole_name, diagnostics);
        result = check(parts, count, diagnostics);
        if (result == 0)
            result = write_whole(parts, count, &claims, out, diagnostics);
    }
    /* the parent's qpdf refers to the streams of the others: it goes first */
    for (size_t i = 0; i < count; i++)
        part_close(&parts[i]);
    free(parts);
    return result;
}
