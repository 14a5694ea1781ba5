/* A spreadsheet file that was named on the command line. */
#include "command/sheet_file.h"

#include "base/file_bytes.h"
#include "sheet/csv.h"
#include "sheet/workbook.h"

#include <string.h>
#include <strings.h>

bool is_workbook_name(const char *name)
{
    size_t size = strlen(name);
    return size > 5 && !strcasecmp(name + size - 5, ".xlsx");
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
    if (input_take_text(&file->text, name, &file->bytes, options->encoding, diagnostics))
        return -1;
    return csv_read(&file->grid, name, file->text.source.text, file->text.source.length,
                    diagnostics);
}

void sheet_file_close(struct sheet_file *file)
{
    grid_free(&file->grid);
    input_free(&file->text);
    buffer_free(&file->bytes);
}
