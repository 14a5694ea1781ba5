/* A spreadsheet file that was named on the command line. */
#include "command/sheet_file.h"

#include "base/file_bytes.h"
#include "base/unicode.h"
#include "sheet/csv.h"
#include "sheet/workbook.h"

#include <string.h>
#include <strings.h>

bool is_workbook_name(const char *name)
{
    size_t size = strlen(name);
    return size > 5 && !strcasecmp(name + size - 5, ".xlsx");
}

/* CSV does not say which encoding it is in: it is UTF-8, or what the user says it is. This
 * is the place to decode others. */
static int open_csv(struct sheet_file *file, const char *name,
                    struct diagnostics *diagnostics)
{
    const char *text = file->bytes.bytes;
    size_t size = file->bytes.length;
    if (size >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) {
        text += 3;
        size -= 3;
    }
    size_t valid = utf8_valid_length(text, size);
    if (valid < size || memchr(text, '\0', size)) {
        file->grid.source = (struct source){name, text, valid};
        diagnose(diagnostics, DIAG_ENCODING_INVALID, place_in(&file->grid.source, valid),
                 _("the file is neither a workbook (XLSX) nor text in UTF-8: save it as "
                   "\"CSV UTF-8\" or as XLSX"));
        return -1;
    }
    return csv_read(&file->grid, name, text, size, diagnostics);
}

int sheet_file_open(struct sheet_file *file, const char *name,
                    const struct options *options, struct diagnostics *diagnostics)
{
    *file = (struct sheet_file){0};
    if (file_read(&file->bytes, name, options->limit, diagnostics))
        return -1;
    if (is_workbook(file->bytes.bytes, file->bytes.length))
        return workbook_read(&file->grid, name, file->bytes.bytes, file->bytes.length,
                             diagnostics);
    return open_csv(file, name, diagnostics);
}

void sheet_file_close(struct sheet_file *file)
{
    grid_free(&file->grid);
    buffer_free(&file->bytes);
}
