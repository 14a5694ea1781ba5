/* Reads CSV. */
#include "base/memory.h"
#include "sheet/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct grid *grid;
    uint32_t line;    /* the one being read, from 0 */
    uint32_t first;   /* the line that the record begins on */
    size_t at, field; /* where in the text it is, and where the field begins */
    uint32_t column;
    bool begun; /* the record has begun */
    bool too_wide;
};

static void take_field(void *text, size_t size, void *context)
{
    struct reading *reading = context;
    if (reading->column == GRID_COLUMNS)
        reading->too_wide = true;
    else if (size) {
        struct grid_cell *cell =
            grid_add(reading->grid, reading->first, reading->column, text, size);
        if (cell)
            cell->at = (uint32_t)reading->field;
    }
    reading->column += !reading->too_wide;
    reading->field = reading->at + 1;
}

static void take_record(int end, void *context)
{
    struct reading *reading = context;
    (void)end;
    reading->column = 0;
    reading->begun = false;
}

/* libcsv does not tell where it is, so it is given one byte after the other. */
static int parse(struct csv_parser *parser, struct reading *reading)
{
    const struct source *source = &reading->grid->source;
    for (; reading->at < source->length; reading->at++) {
        const char *byte = source->text + reading->at;
        if (!reading->begun && *byte != '\r' && *byte != '\n') {
            reading->begun = true;
            reading->first = reading->line;
            reading->field = reading->at;
        }
        if (csv_parse(parser, byte, 1, take_field, take_record, reading) != 1)
            return -1;
        reading->line += *byte == '\n';
        if (reading->line >= GRID_ROWS || reading->too_wide || grid_full(reading->grid))
            return 0;
    }
    return csv_fini(parser, take_field, take_record, reading);
}

/* The separator that the first line which has one has more of. */
static char find_separator(const struct source *source)
{
    size_t commas = 0, semicolons = 0;
    bool quoted = false;
    for (size_t i = 0; i < source->length; i++) {
        char byte = source->text[i];
        if (byte == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        commas += byte == ',';
        semicolons += byte == ';';
        if (byte == '\n' && commas + semicolons)
            break;
    }
    return commas > semicolons ? ',' : ';';
}

int csv_read(struct grid *grid, const char *name, const char *text, size_t size,
             struct diagnostics *diagnostics)
{
    grid_begin(grid, name);
    grid->source = (struct source){.name = name, .text = text, .length = size};
    grid->separator = find_separator(&grid->source);
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser, (unsigned char)grid->separator);
    csv_set_realloc_func(&parser, memory_resize);
    csv_set_free_func(&parser, free);
    struct reading reading = {.grid = grid};
    int result = parse(&parser, &reading);
    csv_free(&parser);
    if (result) {
        diagnose(diagnostics, DIAG_SHEET_DAMAGED,
                 place_in(&grid->source, reading.begun ? reading.field : reading.at),
                 _("a quotation mark in this field has no partner: write a field with "
                   "quotation marks in it as \"…\"\"…\""));
        return -1;
    }
    if (reading.line >= GRID_ROWS || reading.too_wide || grid_full(grid)) {
        diagnose(diagnostics, DIAG_SHEET_LIMIT, place_in(&grid->source, reading.at),
                 _("the table is larger than %d rows, %d columns or %d filled cells; split "
                   "it"),
                 GRID_ROWS, GRID_COLUMNS, GRID_CELLS);
        return -1;
    }
    return 0;
}
