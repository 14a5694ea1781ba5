/* Writes the report that an office's table is taken for. Its comments are Vietnamese in
 * every locale, as the report's words are. */
#include "base/unicode.h"
#include "base/visible_text.h"
#include "sheet/import_build.h"
#include "sheet/xml_text.h"

#include <string.h>

enum { ID_BYTES = 40 };

struct writing {
    struct import_build *build;
    struct buffer *out;
    unsigned depth;
    unsigned rows; /* so far, for their ids */
};

static void indent(struct writing *writing)
{
    for (unsigned i = 0; i < writing->depth; i++)
        buffer_text(writing->out, "  ");
}

static void put_element(struct writing *writing, const char *name, const char *text)
{
    indent(writing);
    buffer_format(writing->out, "<%s>", name);
    xml_put(writing->out, text);
    buffer_format(writing->out, "</%s>\n", name);
}

static void begin(struct writing *writing, const char *tag)
{
    indent(writing);
    buffer_format(writing->out, "<%s>\n", tag);
    writing->depth++;
}

static void end(struct writing *writing, const char *name)
{
    writing->depth--;
    indent(writing);
    buffer_format(writing->out, "</%s>\n", name);
}

/* What stands above the table */

static bool slug_begins(struct import_build *build, const char *text, const char *word)
{
    const char *slug = text_slug(build->arena, text, strlen(text));
    return !strncmp(slug, word, strlen(word));
}

static void put_above(struct writing *writing, bool unit_line)
{
    struct import_build *build = writing->build;
    size_t count = grid_row_start(build->grid, build->header);
    for (size_t i = 0; i < count; i++) {
        const char *text = build->grid->cells[i].text;
        bool unit =
            slug_begins(build, text, "don-vi-tinh") || slug_begins(build, text, "dvt");
        if (unit != unit_line ||
            (!unit && slug_begins(build, text, "phu-")) /* Phụ lục I */)
            continue;
        put_element(writing, unit ? "unit-line" : "title", text);
        visible_text_format(build->listing,
                            unit ? _("row %u: the unit of the table, '%s'")
                                 : _("row %u: the title, '%s'"),
                            (unsigned)build->grid->cells[i].row + 1, text);
        buffer_byte(build->listing, '\n');
        return;
    }
}

static void write_appendix(struct writing *writing)
{
    begin(writing, "appendix");
    put_above(writing, false);
    end(writing, "appendix");
}

/* Kinds */

static void write_periods(struct writing *writing, const struct import_kind *kind)
{
    const struct import_build *build = writing->build;
    const char *first = NULL;
    unsigned count = 0;
    for (size_t i = 0; i < build->column_count; i++) {
        const struct import_column *column = &build->columns[i];
        if (column->role != IMPORT_FIGURE || column->kind != kind || !column->period)
            continue;
        buffer_format(writing->out, "%s%s", count++ ? " " : " periods=\"", column->period);
        first = first ? first : column->period;
    }
    if (!count && kind->periods)
        buffer_format(writing->out, " periods=\"%04u\"", build->wish->year);
    if (count)
        buffer_byte(writing->out, '"');
    if (count > 1)
        buffer_format(writing->out, " base=\"%s\"", first);
}

static void write_kinds(struct writing *writing)
{
    const struct import_wish *wish = writing->build->wish;
    begin(writing, "kinds");
    for (size_t i = 0; i < wish->count; i++) {
        const struct import_kind *kind = &wish->kinds[i];
        indent(writing);
        if (kind->built_in)
            buffer_format(writing->out, "<%s", kind->name);
        else
            buffer_format(writing->out, "<kind name=\"%s\"%s", kind->name,
                          kind->number ? " type=\"number\"" : "");
        write_periods(writing, kind);
        buffer_text(writing->out, "/>\n");
    }
    end(writing, "kinds");
}

/* Rows */

/* "thu-noi-dia-3": words of the name, and the number that makes it the only one. */
static void put_id(struct writing *writing, const char *name)
{
    const char *slug = text_slug(writing->build->arena, name, strlen(name));
    size_t size = strlen(slug);
    if (size > ID_BYTES)
        for (size = ID_BYTES; size && slug[size] != '-'; size--)
            ;
    bool letter = size && *slug >= 'a' && *slug <= 'z';
    buffer_format(writing->out, " id=\"%s%.*s%s%u\"", letter ? "" : "dong-", (int)size,
                  slug, size ? "-" : "", ++writing->rows);
}

static void begin_row(struct writing *writing, const struct import_row *row,
                      const char *element)
{
    indent(writing);
    buffer_format(writing->out, "<%s", element);
    put_id(writing, row->name);
    if (row->number) {
        buffer_text(writing->out, " number=\"");
        xml_put(writing->out, row->number);
        buffer_byte(writing->out, '"');
    }
    buffer_text(writing->out, ">\n");
    writing->depth++;
}

static void list_row(const struct writing *writing, const struct import_row *row)
{
    static const char *const formats[] = {[IMPORT_GROUP] = N_("row %u: group %s'%s'"),
                                          [IMPORT_INDICATOR] =
                                              N_("row %u: indicator %s'%s'"),
                                          [IMPORT_SUB] = N_("row %u: sub-indicator %s'%s'"),
                                          [IMPORT_PART] = N_("row %u: part %s'%s'")};
    struct buffer number = {0};
    if (row->number)
        buffer_format(&number, "%s ", row->number);
    visible_text_format(writing->build->listing, _(formats[row->type]),
                        (unsigned)row->row + 1, buffer_string(&number), row->name);
    buffer_free(&number);
}

static void write_rows(struct writing *writing, const struct import_row *row,
                       enum import_type type);

/* The parts stand in rows below "Trong đó:", or further in than sub-indicators. */
static bool has_parts(const struct import_row *row)
{
    for (const struct import_row *child = row->first; child; child = child->next)
        if (child->type == IMPORT_PART || child->of_which)
            return true;
    return false;
}

static void write_below(struct writing *writing, const struct import_row *row)
{
    write_rows(writing, row->first, IMPORT_SUB);
    if (row->type == IMPORT_PART || !has_parts(row))
        return;
    begin(writing, "of-which");
    write_rows(writing, row->first, IMPORT_PART);
    end(writing, "of-which");
}

static void write_indicator(struct writing *writing, const struct import_row *row)
{
    struct import_build *build = writing->build;
    const char *agency = import_text(build, row->row, IMPORT_AGENCY);
    begin_row(writing, row, "indicator");
    put_element(writing, "name", row->name);
    if (agency)
        put_element(writing, "lead-agency", agency);
    list_row(writing, row);
    import_put_values(build, writing->out, row, writing->depth);
    buffer_byte(build->listing, '\n');
    write_below(writing, row);
    end(writing, "indicator");
    if (row->type == IMPORT_PART) /* parts have none: they follow it */
        write_rows(writing, row->first, IMPORT_PART);
}

static void write_group(struct writing *writing, const struct import_row *row)
{
    begin_row(writing, row, "group");
    put_element(writing, "title", row->name);
    list_row(writing, row);
    import_put_values(writing->build, writing->out, row, writing->depth);
    buffer_byte(writing->build->listing, '\n');
    write_rows(writing, row->first, IMPORT_GROUP);
    write_rows(writing, row->first, IMPORT_INDICATOR);
    end(writing, "group");
}

/* Those of that type among the siblings; what stands below "Trong đó:" as if beside it. */
static void write_rows(struct writing *writing, const struct import_row *row,
                       enum import_type type)
{
    for (; row; row = row->next) {
        if (row->of_which && type == IMPORT_PART)
            write_rows(writing, row->first, type);
        else if (row->type != type)
            continue;
        else if (type == IMPORT_GROUP)
            write_group(writing, row);
        else
            write_indicator(writing, row);
    }
}

void import_write(struct import_build *build, struct buffer *out)
{
    struct writing writing = {.build = build, .out = out, .depth = 1};
    const struct import_row *rows = build->root.first;
    buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    buffer_text(out,
                "<!-- Báo cáo lập từ bảng tính: xem lại tên phụ lục, các loại số liệu, "
                "đơn vị tính. -->\n");
    buffer_format(out, "<report xmlns=\"urn:phuluc:report:1\" layout=\"%s\">\n",
                  build->wish->layout);
    write_appendix(&writing);
    write_kinds(&writing);
    put_above(&writing, true);
    write_rows(&writing, rows, IMPORT_INDICATOR);
    write_rows(&writing, rows, IMPORT_GROUP);
    buffer_text(out, "</report>\n");
}
