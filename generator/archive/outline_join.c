/* Bookmarks: those of the parent stay, each appendix's stand below one of its own. */
#include "archive/outline_join.h"

#include "archive/pdf_visits.h"

enum { DEPTH_MOST = 32 };

/* The bookmarks of a part as they are copied. */
struct copying {
    const struct pdf_file *whole, *file;
    struct pdf_visits visits;
};

/* Hangs an item behind the last one below its parent; both get indirect. */
static void append_item(const struct pdf_file *whole, qpdf_oh parent, qpdf_oh item)
{
    qpdf_data qpdf = whole->qpdf;
    qpdf_oh last = pdf_get(whole, parent, "/Last");
    qpdf_oh_replace_key(qpdf, item, "/Parent", parent);
    if (pdf_is_dictionary(whole, last)) {
        qpdf_oh_replace_key(qpdf, item, "/Prev", last);
        qpdf_oh_replace_key(qpdf, last, "/Next", item);
    } else {
        qpdf_oh_replace_key(qpdf, parent, "/First", item);
    }
    qpdf_oh_replace_key(qpdf, parent, "/Last", item);
}

static qpdf_oh new_item(const struct pdf_file *whole)
{
    return qpdf_make_indirect_object(whole->qpdf, qpdf_oh_new_dictionary(whole->qpdf));
}

/* What an item shows and where it leads to; its links to other items are made anew. */
static qpdf_oh copy_item(const struct copying *copying, qpdf_oh from)
{
    static const char *const keys[] = {"/Title", "/Dest", "/A", "/C", "/F"};
    const struct pdf_file *whole = copying->whole;
    qpdf_oh item = new_item(whole);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (pdf_has(copying->file, from, keys[i]))
            qpdf_oh_replace_key(
                whole->qpdf, item, keys[i],
                pdf_copy(whole, copying->file, pdf_get(copying->file, from, keys[i])));
    return item;
}

/* Copies the items below `from` to stand below `to`. Returns how many of them are seen when
 * `to` is open. */
static int copy_below(struct copying *copying, qpdf_oh from, qpdf_oh to, int depth)
{
    int seen = 0;
    qpdf_oh item = pdf_get(copying->file, from, "/First");
    for (; depth < DEPTH_MOST && pdf_is_dictionary(copying->file, item) &&
           pdf_visit(&copying->visits, item);
         item = pdf_get(copying->file, item, "/Next")) {
        qpdf_oh copy = copy_item(copying, item);
        append_item(copying->whole, to, copy);
        bool open = pdf_integer(copying->file, pdf_get(copying->file, item, "/Count")) > 0;
        int below = copy_below(copying, item, copy, depth + 1);
        if (below)
            qpdf_oh_replace_key(
                copying->whole->qpdf, copy, "/Count",
                qpdf_oh_new_integer(copying->whole->qpdf, open ? below : -below));
        seen += 1 + (open ? below : 0);
    }
    return seen;
}

/* [page /Fit]: the whole of the appendix's first page. */
static qpdf_oh first_page_of(const struct pdf_file *whole, const struct part *part)
{
    qpdf_oh destination = qpdf_oh_new_array(whole->qpdf);
    qpdf_oh_append_item(whole->qpdf, destination,
                        qpdf_get_page_n(whole->qpdf, (size_t)part->first_page));
    qpdf_oh_append_item(whole->qpdf, destination, qpdf_oh_new_name(whole->qpdf, "/Fit"));
    return destination;
}

/* The appendix's bookmark, closed, with its own below. */
static void add_part(const struct pdf_file *whole, qpdf_oh outline, const struct part *part)
{
    struct copying copying = {whole, &part->file, pdf_visits_begin(&part->file)};
    qpdf_oh item = new_item(whole);
    qpdf_oh_replace_key(whole->qpdf, item, "/Title",
                        qpdf_oh_new_unicode_string(whole->qpdf, part->title));
    qpdf_oh_replace_key(whole->qpdf, item, "/Dest", first_page_of(whole, part));
    append_item(whole, outline, item);
    qpdf_oh own = pdf_get(&part->file, qpdf_get_root(part->file.qpdf), "/Outlines");
    int below = copy_below(&copying, own, item, 0);
    pdf_visits_end(&copying.visits);
    if (below)
        qpdf_oh_replace_key(whole->qpdf, item, "/Count",
                            qpdf_oh_new_integer(whole->qpdf, -below));
}

void outlines_join(const struct part *parts, size_t count)
{
    const struct pdf_file *whole = &parts->file;
    qpdf_oh root = qpdf_get_root(whole->qpdf);
    bool had_outline = pdf_has(whole, root, "/Outlines");
    qpdf_oh outline = pdf_make_dictionary(whole, root, "/Outlines");
    long long seen = pdf_integer(whole, pdf_get(whole, outline, "/Count"));
    for (size_t i = 1; i < count; i++)
        add_part(whole, outline, &parts[i]);
    qpdf_oh_replace_key(
        whole->qpdf, outline, "/Count",
        qpdf_oh_new_integer(whole->qpdf, (seen > 0 ? seen : 0) + (long long)count - 1));
    if (!had_outline)
        qpdf_oh_replace_key(whole->qpdf, outline, "/Type",
                            qpdf_oh_new_name(whole->qpdf, "/Outlines"));
    qpdf_oh mode = pdf_get(whole, root, "/PageMode");
    if (!qpdf_oh_is_name(whole->qpdf, mode) || pdf_is_name(whole, mode, "/UseNone"))
        qpdf_oh_replace_key(whole->qpdf, root, "/PageMode",
                            qpdf_oh_new_name(whole->qpdf, "/UseOutlines"));
}
