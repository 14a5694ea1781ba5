/* Writes CSV. */
#include "sheet/csv.h"
#include "sheet/value_cell.h"

#include <csv.h>
#include <string.h>

char csv_decimal_mark(char separator)
{
    return separator == ';' ? ',' : '.';
}

static bool needs_quotes(const char *text, char separator)
{
    return strchr(text, separator) || strpbrk(text, "\"\r\n") || *text == ' ' ||
           text[strlen(text) - 1] == ' ';
}

/* Excel takes what begins so for a formula; numbers may. */
static bool looks_like_formula(const struct figure_cell *cell)
{
    return !cell->number && strchr("=+-@", cell->text[0]);
}

static void write_field(struct buffer *out, const char *text, char separator)
{
    size_t size = strlen(text);
    if (!needs_quotes(text, separator)) {
        buffer_put(out, text, size);
        return;
    }
    size_t room = csv_write(NULL, 0, text, size);
    buffer_reserve(out, room);
    out->length += csv_write(out->bytes + out->length, room, text, size);
}

void csv_write_table(struct buffer *out, const struct figure_table *table, char separator)
{
    struct buffer text = {0};
    buffer_text(out, "\xEF\xBB\xBF");
    for (size_t row = 0; row < table->count; row++) {
        for (unsigned column = 0; column < table->columns; column++) {
            const struct figure_cell *cell = &table->rows[row].cells[column];
            if (column)
                buffer_byte(out, separator);
            if (!cell->text)
                continue;
            buffer_clear(&text);
            if (cell->marked)
                buffer_text(&text, LOCKED_MARK);
            else if (looks_like_formula(cell))
                buffer_byte(&text, ' ');
            buffer_text(&text, cell->text);
            write_field(out, buffer_string(&text), separator);
        }
        buffer_text(out, "\r\n");
    }
    buffer_free(&text);
}
