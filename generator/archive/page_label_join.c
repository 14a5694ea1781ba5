/* The labels of pages: each part keeps its own. */
#include "archive/page_label_join.h"

#include "archive/tree_entries.h"

static qpdf_oh plain_numbers(const struct pdf_file *file)
{
    qpdf_oh range = qpdf_oh_new_dictionary(file->qpdf);
    qpdf_oh_replace_key(file->qpdf, range, "/S", qpdf_oh_new_name(file->qpdf, "/D"));
    return range;
}

/* Adds the ranges of a part; a range that the part has not begins it with plain numbers. */
static void add_ranges(struct tree_entries *ranges, const struct pdf_file *whole,
                       const struct part *part)
{
    const struct pdf_file *file = &part->file;
    struct tree_entries own = {0};
    bool begins = false;
    tree_read_numbers(&own, file, pdf_get(file, qpdf_get_root(file->qpdf), "/PageLabels"));
    for (size_t i = 0; i < own.count; i++) {
        long long page = own.list[i].number;
        if (page < 0 || page >= file->pages || !pdf_is_dictionary(file, own.list[i].value))
            continue;
        begins = begins || page == 0;
        tree_add_number(ranges, part->first_page + page,
                        file == whole ? own.list[i].value
                                      : pdf_copy(whole, file, own.list[i].value));
    }
    if (!begins)
        tree_add_number(ranges, part->first_page, plain_numbers(whole));
    tree_entries_free(&own);
}

void page_labels_join(const struct part *parts, size_t count)
{
    const struct pdf_file *whole = &parts->file;
    struct tree_entries ranges = {0};
    for (size_t i = 0; i < count; i++)
        add_ranges(&ranges, whole, &parts[i]);
    qpdf_oh_replace_key(whole->qpdf, qpdf_get_root(whole->qpdf), "/PageLabels",
                        tree_of_numbers(&ranges, whole));
    tree_entries_free(&ranges);
}
