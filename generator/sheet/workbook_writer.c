/* Writes a workbook, by libxlsxwriter. */
#include "sheet/value_cell.h"
#include "sheet/workbook.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum {
    EXACT_DIGITS = 15,   /* that a binary fraction keeps; longer figures go as text */
    CREATED = 315532800, /* 1 January 1980: same input, same bytes */
    NAME_WIDTH = 60,     /* of columns, in characters */
    ID_WIDTH = 26,
    FIGURE_WIDTH = 16
};

struct writer {
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    const struct figure_table *table;
    lxw_format *heading, *key, *title, *shown, *marked, *text, *empty;
    lxw_format *numbers[DECIMAL_DIGITS + 1]; /* by their decimals */
};

static lxw_format *new_format(struct writer *writer, bool open)
{
    lxw_format *format = workbook_add_format(writer->workbook);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (open)
        format_set_unlocked(format);
    return format;
}

static void make_formats(struct writer *writer)
{
    writer->heading = new_format(writer, false);
    format_set_bold(writer->heading);
    format_set_align(writer->heading, LXW_ALIGN_CENTER);
    writer->key = new_format(writer, false);
    format_set_font_color(writer->key, LXW_COLOR_GRAY);
    writer->title = new_format(writer, false);
    format_set_bold(writer->title);
    writer->shown = new_format(writer, false);
    writer->marked = new_format(writer, false);
    format_set_bg_color(writer->marked, 0xE0E0E0);
    writer->empty = new_format(writer, true);
    writer->text = new_format(writer, true);
    format_set_num_format(writer->text, "@");
    format_set_align(writer->text, LXW_ALIGN_RIGHT);
}

/* Made when it is first needed: most tables have few. */
static lxw_format *number_format(struct writer *writer, unsigned decimals)
{
    lxw_format **format = &writer->numbers[decimals];
    if (*format)
        return *format;
    struct buffer code = {0};
    buffer_text(&code, decimals ? "#,##0." : "#,##0");
    for (unsigned i = 0; i < decimals; i++)
        buffer_byte(&code, '0');
    *format = new_format(writer, true);
    format_set_num_format(*format, buffer_string(&code));
    buffer_free(&code);
    return *format;
}

static bool is_exact(struct decimal number)
{
    int64_t digits = number.digits;
    while (digits && digits % 10 == 0)
        digits /= 10;
    return digits < power_of_ten(EXACT_DIGITS) && digits > -power_of_ten(EXACT_DIGITS);
}

/* The one place where a figure becomes a binary fraction: the format knows no other. */
static lxw_error write_number(struct writer *writer, uint32_t row, uint16_t column,
                              struct decimal number)
{
    struct buffer plain = {0};
    number_print(&plain, number, '.');
    lxw_error error = worksheet_write_number(writer->sheet, row, column,
                                             strtod(buffer_string(&plain), NULL),
                                             number_format(writer, number.scale));
    buffer_free(&plain);
    return error;
}

static lxw_format *text_format(const struct writer *writer, enum figure_row_type type,
                               const struct figure_cell *cell)
{
    if (type == FIGURE_ROW_HEADINGS)
        return writer->heading;
    if (type == FIGURE_ROW_KEYS)
        return writer->key;
    if (type == FIGURE_ROW_TITLE)
        return writer->title;
    if (cell->marked)
        return writer->marked;
    if (!cell->open)
        return writer->shown;
    return cell->text && strcmp(cell->text, MISSING_MARK) ? writer->text : writer->empty;
}

static lxw_error write_cell(struct writer *writer, uint32_t row, uint16_t column)
{
    const struct figure_row *of = &writer->table->rows[row];
    const struct figure_cell *cell = &of->cells[column];
    if (cell->number && is_exact(cell->decimal))
        return write_number(writer, row, column, cell->decimal);
    lxw_format *format = text_format(writer, of->type, cell);
    if (!cell->text)
        return worksheet_write_blank(writer->sheet, row, column, format);
    return worksheet_write_string(writer->sheet, row, column, cell->text, format);
}

static lxw_error write_cells(struct writer *writer)
{
    const struct figure_table *table = writer->table;
    lxw_error error = LXW_NO_ERROR;
    for (size_t row = 0; row < table->count && !error; row++)
        for (unsigned column = 0; column < table->columns && !error; column++)
            error = write_cell(writer, (uint32_t)row, (uint16_t)column);
    return error;
}

static void set_up_sheet(struct writer *writer)
{
    lxw_worksheet *sheet = writer->sheet;
    lxw_protection rights = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE};
    lxw_col_t last = (lxw_col_t)(writer->table->columns - 1);
    worksheet_set_column(sheet, FIGURE_ID, FIGURE_ID, ID_WIDTH, NULL);
    worksheet_set_column(sheet, FIGURE_NAME, FIGURE_NAME, NAME_WIDTH, NULL);
    worksheet_set_column(sheet, FIGURE_UNIT, last, FIGURE_WIDTH, NULL);
    worksheet_freeze_panes(sheet, 2, FIGURE_UNIT);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 1);
    worksheet_protect(sheet, NULL, &rights);
}

static lxw_error write_workbook(const struct figure_table *table, const char *path)
{
    struct writer writer = {.workbook = workbook_new(path), .table = table};
    if (!writer.workbook)
        return LXW_ERROR_CREATING_XLSX_FILE;
    lxw_doc_properties properties = {.created = CREATED};
    workbook_set_properties(writer.workbook, &properties);
    writer.sheet = workbook_add_worksheet(writer.workbook, "So lieu");
    make_formats(&writer);
    set_up_sheet(&writer);
    lxw_error error = write_cells(&writer);
    lxw_error closing = workbook_close(writer.workbook);
    return error ? error : closing;
}

static int read_back(struct buffer *out, int descriptor)
{
    enum { STEP = 1 << 16 };
    for (;;) {
        buffer_reserve(out, STEP);
        ssize_t got = read(descriptor, out->bytes + out->length, STEP);
        if (got == 0)
            return 0;
        if (got > 0)
            out->length += (size_t)got;
        else if (errno != EINTR)
            return -1;
    }
}

static int fail(const char *name, const char *reason, struct diagnostics *diagnostics)
{
    diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file(name),
             _("the workbook cannot be written: %s"), reason);
    return -1;
}

/* libxlsxwriter writes to named files only, so the workbook goes through one of its own. */
int workbook_write_table(struct buffer *out, const struct figure_table *table,
                         const char *name, struct diagnostics *diagnostics)
{
    const char *folder = getenv("TMPDIR");
    struct buffer path = {0};
    buffer_format(&path, "%s/phuluc-XXXXXX", folder && *folder ? folder : "/tmp");
    buffer_byte(&path, '\0');
    int descriptor = mkstemp(path.bytes), result = 0;
    if (descriptor < 0) {
        result = fail(name, strerror(errno), diagnostics);
    } else {
        lxw_error error = write_workbook(table, path.bytes);
        if (error)
            result = fail(name, lxw_strerror(error), diagnostics);
        else if (read_back(out, descriptor))
            result = fail(name, strerror(errno), diagnostics);
        close(descriptor); /* it was only read from */
        unlink(path.bytes);
    }
    buffer_free(&path);
    return result;
}
