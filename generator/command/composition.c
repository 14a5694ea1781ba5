/* An appendix with its type, ready for the pages: the part that render and check share. */
#include "command/composition.h"

#include "compute/audit.h"

static bool covers(void *context, unsigned style, uint32_t character)
{
    return family_covers(context, style, character);
}

int composition_open(struct composition *composition, struct library *library,
                     const char *report, const struct options *options,
                     struct diagnostics *diagnostics)
{
    *composition = (struct composition){0};
    struct documents *documents = &composition->documents;
    if (documents_open(documents, library, report, options, diagnostics))
        return -1;
    struct audit_choice audit = options->audit;
    audit.other_layout = options->layout != NULL;
    audit_report(documents->report, documents->table_layouts, documents->profile, &audit,
                 diagnostics);
    composition->appendix = appendix_new(documents->report, documents->table_layouts,
                                         documents->profile, diagnostics);
    composition->family = library_family(documents->face_file, diagnostics);
    if (!composition->appendix || !composition->family)
        return -1;
    composition->charset = charset_new();
    return appendix_characters(composition->appendix, composition->charset, covers,
                               composition->family, diagnostics);
}

void composition_close(struct composition *composition)
{
    charset_free(composition->charset);
    appendix_free(composition->appendix);
    documents_close(&composition->documents);
}
