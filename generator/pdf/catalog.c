/* What the catalog tells a viewer: how to show the document, and what its pages are called.
 */
#include "pdf/catalog.h"

#include "pdf/notation.h"

#include <hpdf_doc.h>

/* Pages are called by the prefix and their Arabic number: "PL1-1". */
static void add_page_labels(struct haru *haru, HPDF_Dict catalog, const char *prefix)
{
    HPDF_Dict labels = haru_dictionary(haru), range = haru_dictionary(haru);
    HPDF_Array ranges = haru_array(haru);
    HPDF_Dict_AddName(range, "S", "D");
    haru_add_text(haru, range, "P", prefix);
    HPDF_Array_AddNumber(ranges, 0);
    HPDF_Array_Add(ranges, range);
    HPDF_Dict_Add(labels, "Nums", ranges);
    HPDF_Dict_Add(catalog, "PageLabels", labels);
}

void catalog_describe(struct haru *haru, const struct pdf_info *info)
{
    HPDF_Dict catalog = haru_document(haru)->catalog;
    HPDF_Dict preferences = haru_dictionary(haru);
    haru_add_text(haru, catalog, "Lang", info->language);
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(catalog, "ViewerPreferences", preferences);
    add_page_labels(haru, catalog, info->page_label);
}

void catalog_open_at(struct haru *haru, uint32_t page_id, length page_height)
{
    HPDF_Array destination = haru_array(haru);
    HPDF_Array_Add(destination, haru_reference(haru, page_id));
    HPDF_Array_AddName(destination, "FitH");
    HPDF_Array_AddNumber(destination, hundredths(page_height) / 100 + 1);
    HPDF_Dict_Add(haru_document(haru)->catalog, "OpenAction", destination);
}

void catalog_add_outline(struct haru *haru, uint32_t outline_id)
{
    HPDF_Dict catalog = haru_document(haru)->catalog;
    HPDF_Dict_Add(catalog, "Outlines", haru_reference(haru, outline_id));
    HPDF_Dict_AddName(catalog, "PageMode", "UseOutlines");
}

void catalog_add_structure(struct haru *haru, uint32_t root_id)
{
    HPDF_Dict catalog = haru_document(haru)->catalog, marks = haru_dictionary(haru);
    HPDF_Dict_AddBoolean(marks, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(catalog, "MarkInfo", marks);
    HPDF_Dict_Add(catalog, "StructTreeRoot", haru_reference(haru, root_id));
}
