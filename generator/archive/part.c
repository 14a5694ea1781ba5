/* One of the PDFs that are joined: where its pages stand, and what it is called. */
#include "archive/part.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static char *take(struct buffer *text)
{
    buffer_byte(text, '\0');
    return text->bytes;
}

/* "appendices/Phu luc 1.pdf": "Phu luc 1". */
static void put_file_name(struct buffer *out, const char *name)
{
    const char *slash = strrchr(name, '/');
    if (slash && slash[1])
        name = slash + 1;
    size_t size = strlen(name);
    bool ends = size > 4 && !strcasecmp(name + size - 4, ".pdf");
    buffer_put(out, name, ends ? size - 4 : size);
}

/* What the file calls itself, else its name. */
static char *find_title(const struct part *part)
{
    const struct pdf_file *file = &part->file;
    struct buffer title = {0};
    qpdf_oh information = pdf_get(file, qpdf_get_trailer(file->qpdf), "/Info");
    pdf_put_text(file, pdf_get(file, information, "/Title"), &title);
    if (!title.length && part->claims.title)
        buffer_text(&title, part->claims.title);
    if (!title.length)
        put_file_name(&title, file->name);
    return take(&title);
}

static void describe(struct part *part)
{
    const struct pdf_file *file = &part->file;
    qpdf_oh root = qpdf_get_root(file->qpdf);
    struct buffer language = {0};
    qpdf_oh tree = pdf_get(file, root, "/StructTreeRoot");
    qpdf_oh marked = pdf_get(file, pdf_get(file, root, "/MarkInfo"), "/Marked");
    part->tagged = pdf_has(file, tree, "/K");
    part->marked = part->tagged && qpdf_oh_is_bool(file->qpdf, marked) &&
                   qpdf_oh_get_bool_value(file->qpdf, marked);
    pdf_claims_read(&part->claims, file);
    part->title = find_title(part);
    pdf_put_text(file, pdf_get(file, root, "/Lang"), &language);
    part->language = take(&language);
}

int part_open(struct part *part, const char *name, size_t limit,
              struct diagnostics *diagnostics)
{
    *part = (struct part){.file.name = name};
    if (pdf_file_open(&part->file, name, limit, diagnostics))
        return -1;
    describe(part);
    return pdf_file_fault(&part->file, diagnostics);
}

void part_close(struct part *part)
{
    pdf_claims_free(&part->claims);
    free(part->title);
    free(part->language);
    pdf_file_close(&part->file);
}
