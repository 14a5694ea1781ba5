/* Gathers the structure tree while the pages are drawn. */
#include "pdf/structure.h"

#include "base/memory.h"
#include "pdf/structure_state.h"

#include <assert.h>
#include <stdlib.h>

struct structure *structure_new(void)
{
    struct structure *structure = memory_new(sizeof *structure);
    structure->shapes = shapes_new();
    return structure;
}

void structure_free(struct structure *structure)
{
    if (!structure)
        return;
    shapes_free(structure->shapes);
    free(structure->items);
    free(structure->far_pieces);
    free(structure->spans);
    free(structure->tables);
    free(structure->bodies);
    free(structure->open_rows);
    free(structure);
}

/* Spans. */

/* The span that is open in the column ends above the item. */
static void close_span(struct structure *structure, uint32_t column, uint32_t item)
{
    uint32_t *open = &structure->open_rows[column];
    if (!*open)
        return;
    structure->spans = memory_grow(structure->spans, structure->span_count,
                                   &structure->span_capacity, sizeof *structure->spans);
    structure->spans[structure->span_count++] =
        (struct row_span){*open - 1, column, item - (*open - 1)};
    *open = 0;
}

/* A cell ends what is open in its columns, and may be open itself. */
static void meet_spans(struct structure *structure, const struct block *block)
{
    size_t end = (size_t)block->column + block->column_span;
    if (end > structure->open_count) {
        structure->open_rows = memory_resize(structure->open_rows,
                                             end * sizeof *structure->open_rows);
        while (structure->open_count < end)
            structure->open_rows[structure->open_count++] = 0;
    }
    uint32_t item = (uint32_t)structure->item_count;
    for (uint32_t column = block->column; column < end; column++)
        close_span(structure, column, item);
    if (!block->row_span)
        structure->open_rows[block->column] = item + 1;
}

/* Items. */

static void finish_draft(struct structure *structure)
{
    if (!structure->drafting)
        return;
    structure->drafting = false;
    structure->draft_item.shape = shapes_keep(structure->shapes);
    structure->items = memory_grow(structure->items, structure->item_count,
                                   &structure->item_capacity, sizeof *structure->items);
    structure->items[structure->item_count++] = structure->draft_item;
}

static void begin_draft(struct structure *structure, struct shape shape, uint32_t row)
{
    finish_draft(structure);
    structure->drafting = true;
    structure->draft = shape;
    structure->draft_row = row;
    structure->draft_item =
        (struct item){.page = structure->pages - 1, .piece = structure->pieces};
    shapes_draft(structure->shapes, shape);
}

static void draft_cell(struct structure *structure, const struct block *block)
{
    shapes_draft_cell(structure->shapes, block);
    structure->target.item = (uint32_t)structure->item_count;
    structure->target.column = block->column;
    structure->target.fresh = true;
    structure->target.resumed = false;
    structure->target.note = block->role == ROLE_NOTE;
}

/* Tables. */

static void end_table(struct structure *structure)
{
    if (!structure->in_table)
        return;
    finish_draft(structure);
    uint32_t end = (uint32_t)structure->item_count;
    for (uint32_t column = 0; column < structure->open_count; column++)
        close_span(structure, column, end);
    structure->tables[structure->table_count - 1].end = end;
    structure->in_table = false;
}

static void begin_table(struct structure *structure)
{
    end_table(structure);
    finish_draft(structure);
    structure->tables = memory_grow(structure->tables, structure->table_count,
                                    &structure->table_capacity, sizeof *structure->tables);
    uint32_t first = (uint32_t)structure->item_count;
    structure->tables[structure->table_count++] =
        (struct table_items){.first = first, .first_header = structure->header_cells};
    structure->in_table = true;
}

static void begin_header_cell(struct structure *structure, const struct block *block)
{
    bool first = !block->row && !block->column;
    if (first)
        begin_table(structure);
    if (first || block->row != structure->draft_row)
        begin_draft(structure, (struct shape){.type = ELEMENT_HEADER_ROW}, block->row);
    structure->tables[structure->table_count - 1].body =
        (uint32_t)structure->item_count + 1;
    structure->header_cells++;
    draft_cell(structure, block);
}

static bool drafting_row(const struct structure *structure, uint32_t row)
{
    return structure->drafting && structure->draft.type == ELEMENT_ROW &&
           structure->draft_row == row;
}

/* Rows of which all cells are parts of those above have no blocks. */
static void begin_row(struct structure *structure, const struct block *block)
{
    const struct table_items *table = &structure->tables[structure->table_count - 1];
    struct shape shape = {
        .type = ELEMENT_ROW, .row_kind = block->row_kind, .level = block->level};
    do {
        finish_draft(structure);
        begin_draft(structure, shape, (uint32_t)structure->item_count - table->body);
    } while (structure->draft_row < block->row);
    assert(structure->draft_row == block->row);
}

static void begin_cell(struct structure *structure, const struct block *block)
{
    const struct table_items *table = &structure->tables[structure->table_count - 1];
    if (block->continued) {
        structure->target.item = table->body + block->row;
        structure->target.column = block->column;
        structure->target.fresh = structure->target.note = false;
        structure->target.resumed = true;
        return;
    }
    if (!drafting_row(structure, block->row))
        begin_row(structure, block);
    meet_spans(structure, block);
    draft_cell(structure, block);
}

/* Beside tables. */

static enum element_type type_of(const struct structure *structure, enum role role)
{
    switch (role) {
    case ROLE_LABEL:
    case ROLE_TITLE:
        return ELEMENT_H1;
    case ROLE_TABLE_TITLE:
    case ROLE_NOTES_HEADING:
        return structure->titled ? ELEMENT_H2 : ELEMENT_H1;
    case ROLE_NOTE:
        return ELEMENT_NOTE;
    default:
        return ELEMENT_P;
    }
}

/* Whether the block goes on with the item before it: the title does with the label, they
 * are one heading of two lines. */
static bool goes_on(const struct structure *structure, const struct block *block)
{
    return block->continued || (block->role == ROLE_TITLE && structure->titled);
}

static void begin_flow(struct structure *structure, const struct block *block)
{
    end_table(structure);
    if (goes_on(structure, block)) {
        structure->target.item =
            (uint32_t)structure->item_count - (structure->drafting ? 0 : 1);
        structure->target.column = 0;
        structure->target.fresh = false;
        structure->target.resumed = true;
        return;
    }
    struct shape shape = {.type = type_of(structure, block->role)};
    begin_draft(structure, shape, 0);
    draft_cell(structure, block);
    if (block->role == ROLE_LABEL || block->role == ROLE_TITLE)
        structure->titled = true;
}

/* Pages. */

void structure_begin_page(struct structure *structure)
{
    finish_draft(structure);
    structure->pages++;
    structure->pieces = 0;
}

static const char *type_name(const struct structure *structure, const struct block *block)
{
    if (block->role == ROLE_HEADER_CELL || block->role == ROLE_CELL)
        return block->heading ? "TH" : "TD";
    return element_type_name(type_of(structure, block->role));
}

void structure_begin_block(struct structure *structure, const struct block *block)
{
    structure->target.type = type_name(structure, block);
    if (block->role == ROLE_HEADER_CELL)
        begin_header_cell(structure, block);
    else if (block->role == ROLE_CELL)
        begin_cell(structure, block);
    else
        begin_flow(structure, block);
}

void structure_finish(struct structure *structure)
{
    end_table(structure);
    finish_draft(structure);
}

/* Pieces. */

/* A mark of a note may be broken where its cell goes on to another page: the piece there
 * that the target's mark goes on with, plus 1, or 0. */
static uint32_t broken_mark(const struct structure *structure, uint16_t note)
{
    if (!note || !structure->target.resumed)
        return 0;
    size_t i = structure->far_count;
    while (i > 0 && structure->far_pieces[i - 1].page + 2 >= structure->pages) {
        const struct far_piece *piece = &structure->far_pieces[--i];
        if (piece->item == structure->target.item &&
            piece->column == structure->target.column)
            return piece->note == note ? (uint32_t)i + 1 : 0;
    }
    return 0;
}

static void add_far_piece(struct structure *structure, uint16_t note)
{
    uint32_t goes_on = broken_mark(structure, note);
    structure->far_pieces =
        memory_grow(structure->far_pieces, structure->far_count, &structure->far_capacity,
                    sizeof *structure->far_pieces);
    structure->far_pieces[structure->far_count++] =
        (struct far_piece){.item = structure->target.item,
                           .column = structure->target.column,
                           .page = structure->pages - 1,
                           .piece = structure->pieces,
                           .note = note,
                           .goes_on = goes_on};
}

struct marked_piece structure_add_piece(struct structure *structure, uint16_t note)
{
    const char *type = structure->target.type;
    if (note)
        type = structure->target.note ? "Lbl" : "Reference";
    if (structure->target.fresh && !note)
        shapes_draft_piece(structure->shapes,
                           structure->pieces - structure->draft_item.piece);
    else
        add_far_piece(structure, note);
    structure->target.fresh = structure->target.resumed = false;
    return (struct marked_piece){type, structure->pieces++};
}

uint32_t structure_field_key(const struct structure *structure)
{
    return structure->pages; /* those before are the pages' */
}
