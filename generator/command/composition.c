/* An appendix with its type, ready for the pages: the part that render and check share. */
#include "command/composition.h"

#include "compute/audit.h"

static bool covers(void *context, unsigned style, uint32_t character)
{
    return family_covers(context, style, character);
}

static int compose(struct composition *composition, const struct options *options,
                   struct diagnostics *diagnostics)
{
    struct documents *documents = &composition->documents;
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

int composition_open(struct composition *composition, struct library *library,
                     const char *report, const struct options *options,
                     struct diagnostics *diagnostics)
{
    *composition = (struct composition){0};
    if (documents_open(&composition->documents, library, report, options, diagnostics))
        return -1;
    return compose(composition, options, diagnostics);
}

int composition_take(struct composition *composition, struct library *library,
                     const char *name, struct buffer *bytes, const struct options *options,
                     struct diagnostics *diagnostics)
{
    *composition = (struct composition){0};
    if (documents_take(&composition->documents, library, name, bytes, options, diagnostics))
        return -1;
    return compose(composition, options, diagnostics);
}

void composition_close(struct composition *composition)
{
    charset_free(composition->charset);
    appendix_free(composition->appendix);
    documents_close(&composition->documents);
}
