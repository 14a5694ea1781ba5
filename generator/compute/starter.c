/* A report to start from. Its words are Vietnamese in every locale, as the document's are.
 */
#include "compute/starter.h"

#include "compute/kind_use.h"
#include "model/report.h"

#include <stdio.h>
#include <string.h>

enum { PERIODS = 3 }; /* of a kind that has a column for each period */

struct starter {
    struct buffer *out;
    const struct layout_spec *layout;
    struct kind_uses uses;
    unsigned year;
    unsigned depth;              /* of the open elements, for the indent */
    unsigned groups, indicators; /* so many there are, for their ids */
    bool explained;              /* the comment on values has been written */
    bool before;                 /* some period before the base one is meant */
};

/* Writing lines. */

static void line(struct starter *starter, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void line(struct starter *starter, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    for (unsigned i = 0; i < starter->depth; i++)
        buffer_text(starter->out, "  ");
    buffer_format_list(starter->out, format, arguments);
    buffer_byte(starter->out, '\n');
    va_end(arguments);
}

static void begin(struct starter *starter, const char *tag)
{
    line(starter, "<%s>", tag);
    starter->depth++;
}

static void end(struct starter *starter, const char *name)
{
    starter->depth--;
    line(starter, "</%s>", name);
}

/* Heading lines. */

static void write_appendix(struct starter *starter)
{
    line(starter,
         "<!-- Số thứ tự ghi bằng chữ số Ả Rập; bỏ number khi chỉ có một phụ lục. -->");
    begin(starter, "appendix number=\"1\"");
    line(starter, "<title>TÊN PHỤ LỤC</title>");
    line(starter,
         "<!-- Văn bản mà phụ lục kèm theo: số và ngày chưa biết thì bỏ trống. -->");
    line(starter, "<!-- Ký hiệu: symbol=\"-BC/TU\", symbol=\"/BC-UBND\". -->");
    begin(starter, "attached-to");
    line(starter, "<type>Báo cáo</type>");
    line(starter, "<date year=\"%04u\"/>", starter->year);
    line(starter, "<issuer>Cơ quan ban hành</issuer>");
    end(starter, "attached-to");
    end(starter, "appendix");
}

/* Kinds of value. */

static bool is_built_in(const struct starter *starter, const struct kind_use *use)
{
    return use < starter->uses.uses + KIND_BUILT_IN;
}

/* A period that the layout means by itself, and not by a name. */
static bool is_literal(const char *name)
{
    return name[0] >= '0' && name[0] <= '9';
}

/* The years of a kind. Where the layout means periods before the base one, or by a name,
 * that is the second year. */
static unsigned year_count(const struct starter *starter, const struct kind_use *use)
{
    if (use->periods)
        return PERIODS;
    if (!use->period)
        return 0;
    return starter->before ? 2 : 1;
}

static bool is_year(const struct starter *starter, const struct kind_use *use,
                    const char *period)
{
    char year[16];
    for (unsigned i = 0; i < year_count(starter, use); i++) {
        snprintf(year, sizeof year, "%04u", starter->year + i);
        if (!strcmp(period, year))
            return true;
    }
    return false;
}

/* Calls `write` for each period of a kind: those that the layout means by themselves, then
 * the years. Returns how many there are. */
static unsigned each_period(struct starter *starter, const struct kind_use *use,
                            void (*write)(void *context, const char *period), void *context)
{
    unsigned count = 0;
    char year[16];
    for (size_t i = 0; i < use->name_count; i++)
        if (is_literal(use->names[i]) && !is_year(starter, use, use->names[i])) {
            write(context, use->names[i]);
            count++;
        }
    for (unsigned i = 0; i < year_count(starter, use); i++, count++) {
        snprintf(year, sizeof year, "%04u", starter->year + i);
        write(context, year);
    }
    return count;
}

static bool needs_declaration(const struct starter *starter, const struct kind_use *use)
{
    return !is_built_in(starter, use) || year_count(starter, use) || use->title ||
           use->basis;
}

static bool has_names(const struct kind_use *use)
{
    for (size_t i = 0; i < use->name_count; i++)
        if (!is_literal(use->names[i]))
            return true;
    return false;
}

static void list_period(void *context, const char *period)
{
    struct buffer *list = context;
    buffer_format(list, "%s%s", list->length ? " " : "", period);
}

static void write_periods(struct starter *starter, const struct kind_use *use,
                          struct buffer *tag)
{
    struct buffer list = {0};
    unsigned count = each_period(starter, use, list_period, &list);
    if (count)
        buffer_format(tag, " periods=\"%s\"", buffer_string(&list));
    if (count > 1)
        buffer_format(tag, " base=\"%04u\"", starter->year + starter->before);
    buffer_free(&list);
}

static void write_kind(struct starter *starter, const struct kind_use *use)
{
    struct buffer tag = {0};
    const char *element = is_built_in(starter, use) ? use->name : "kind";
    buffer_text(&tag, element);
    if (!is_built_in(starter, use))
        buffer_format(&tag, " name=\"%s\"", use->name);
    if (use->number && !is_built_in(starter, use))
        buffer_text(&tag, " type=\"number\"");
    write_periods(starter, use, &tag);
    if (!use->title && !use->basis && !has_names(use)) {
        line(starter, "<%s/>", buffer_string(&tag));
    } else {
        begin(starter, buffer_string(&tag));
        if (use->title)
            line(starter, "<title>Tên cột</title>");
        if (use->basis)
            line(starter, "<basis>Văn bản làm căn cứ</basis>");
        for (size_t i = 0; i < use->name_count; i++)
            if (!is_literal(use->names[i]))
                line(starter, "<named-period name=\"%s\" period=\"%04u\"/>", use->names[i],
                     starter->year);
        end(starter, element);
    }
    buffer_free(&tag);
}

static void write_kinds(struct starter *starter)
{
    bool any = false;
    for (size_t i = 0; i < starter->uses.count; i++)
        any = any || needs_declaration(starter, &starter->uses.uses[i]);
    if (!any)
        return;
    line(starter,
         "<!-- Các loại số liệu; periods là các kỳ (năm), base là kỳ dùng để so sánh. -->");
    begin(starter, "kinds");
    for (size_t i = 0; i < starter->uses.count; i++)
        if (needs_declaration(starter, &starter->uses.uses[i]))
            write_kind(starter, &starter->uses.uses[i]);
    end(starter, "kinds");
}

/* Rows. */

/* A value of an indicator in one period, or of none. */
static void write_value(struct starter *starter, const struct kind_use *use,
                        const char *period, unsigned number)
{
    struct buffer tag = {0};
    bool built_in = is_built_in(starter, use);
    if (built_in)
        buffer_text(&tag, use->name);
    else
        buffer_format(&tag, "value kind=\"%s\"", use->name);
    if (period)
        buffer_format(&tag, " period=\"%s\"", period);
    if (use->number || built_in)
        line(starter, "<%s value=\"%u\"/>", buffer_string(&tag), number);
    else
        line(starter, "<%s>Nội dung</value>", buffer_string(&tag));
    buffer_free(&tag);
}

static void explain_values(struct starter *starter)
{
    if (starter->explained)
        return;
    starter->explained = true;
    line(starter,
         "<!-- Số ghi với dấu chấm thập phân: value=\"12.8\" in thành 12,8; đơn vị ghi ở");
    line(starter,
         "     unit=\"%%\", unit=\"tỷ đồng\". Khoảng: min=\"14\" max=\"18\". Ô để trống:");
    line(starter, "     missing=\"true\". Giá trị bằng chữ đặt giữa hai thẻ. Muốn ghi 12,8 hay");
    line(starter,
         "     1.664.183 như trong văn bản thì thêm notation=\"vi\" vào thẻ report. -->");
}

/* The values of one kind; each example is another number. */
struct value_writer {
    struct starter *starter;
    const struct kind_use *use;
    unsigned number;
};

static void write_value_of(void *context, const char *period)
{
    struct value_writer *writer = context;
    write_value(writer->starter, writer->use, period, writer->number += 10);
}

static void write_values(struct starter *starter)
{
    struct value_writer writer = {.starter = starter};
    for (size_t i = 0; i < starter->uses.count; i++) {
        writer.use = &starter->uses.uses[i];
        if (!writer.use->value)
            continue;
        explain_values(starter);
        if (!each_period(starter, writer.use, write_value_of, &writer))
            write_value_of(&writer, NULL);
    }
}

static bool has_field(const struct column_spec *column, enum field_kind kind)
{
    for (; column; column = column->next) {
        for (const struct cell_spec *cell = column->cells; cell; cell = cell->next)
            for (uint32_t i = 0; i < cell->text->count; i++)
                if (cell->text->runs[i].kind == RUN_FIELD &&
                    cell->text->runs[i].field->kind == kind)
                    return true;
        if (has_field(column->first, kind))
            return true;
    }
    return false;
}

static bool has_rows(const struct column_spec *column, enum row_kinds rows)
{
    for (; column; column = column->next) {
        for (const struct cell_spec *cell = column->cells; cell; cell = cell->next)
            if (cell->rows == rows)
                return true;
        if (has_rows(column->first, rows))
            return true;
    }
    return false;
}

/* Begins the element of a row; it has a number where the layout counts none. */
static void begin_row(struct starter *starter, const char *element, const char *id,
                      unsigned sequence, const struct row_spec *spec, const char *number)
{
    struct buffer tag = {0};
    buffer_format(&tag, "%s id=\"%s-%u\"", element, id, sequence);
    if (spec->numbering == ROW_NUMBER_NONE && number)
        buffer_format(&tag, " number=\"%s\"", number);
    begin(starter, buffer_string(&tag));
    buffer_free(&tag);
}

static void begin_indicator(struct starter *starter, const struct row_spec *spec,
                            const char *number)
{
    begin_row(starter, "indicator", "chi-tieu", ++starter->indicators, spec, number);
}

static void write_row(struct starter *starter, const char *name)
{
    line(starter, "<name>%s</name>", name);
    if (has_field(starter->layout->columns, FIELD_LEAD_AGENCY))
        line(starter, "<lead-agency>Cơ quan chủ trì</lead-agency>");
    write_values(starter);
}

static void write_below(struct starter *starter)
{
    const struct layout_spec *layout = starter->layout;
    if (layout->sub_indicator_row.used || has_rows(layout->columns, ROWS_SUB_INDICATOR)) {
        begin_indicator(starter, &layout->sub_indicator_row, NULL);
        write_row(starter, "Nội dung con");
        end(starter, "indicator");
    }
    if (layout->of_which_row.used || layout->part_row.used ||
        has_rows(layout->columns, ROWS_PART)) {
        begin(starter, "of-which");
        begin_indicator(starter, &layout->part_row, NULL);
        write_row(starter, "Tên thành phần");
        end(starter, "indicator");
        end(starter, "of-which");
    }
}

static void write_indicators(struct starter *starter)
{
    const struct layout_spec *layout = starter->layout;
    bool numbered = has_field(layout->columns, FIELD_NUMBER);
    begin_indicator(starter, &layout->indicator_row, numbered ? "1" : NULL);
    write_row(starter, "Nội dung thứ nhất");
    write_below(starter);
    end(starter, "indicator");
    begin_indicator(starter, &layout->indicator_row, numbered ? "2" : NULL);
    write_row(starter, "Nội dung thứ hai");
    end(starter, "indicator");
}

/* One group in the other, as deep as the layout has rows for. */
static void write_groups(struct starter *starter, unsigned level)
{
    const struct row_spec *row = &starter->layout->group_rows[level];
    static const char *const numbers[GROUP_LEVELS] = {"I", "1", "1.1", "a"};
    bool above_roman =
        level + 1 < GROUP_LEVELS &&
        row[1].numbering == ROW_NUMBER_ROMAN; /* which begins with I itself */
    begin_row(starter, "group", "nhom", ++starter->groups, row,
              above_roman ? "A" : numbers[level]);
    line(starter, "<title>Tên nhóm</title>");
    if (level + 1 < GROUP_LEVELS && starter->layout->group_rows[level + 1].used)
        write_groups(starter, level + 1);
    else
        write_indicators(starter);
    end(starter, "group");
}

void starter_write(struct buffer *out, const struct layout_spec *layout, const char *name,
                   unsigned year)
{
    struct starter starter = {.out = out, .layout = layout, .year = year};
    kind_uses_find(&starter.uses, layout);
    for (size_t i = 0; i < starter.uses.count; i++)
        starter.before = starter.before || starter.uses.uses[i].before ||
                         has_names(&starter.uses.uses[i]);
    line(&starter, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line(&starter, "<!-- Báo cáo mẫu để điền: thay chữ và số, thêm nhóm và chỉ tiêu, bỏ "
                   "phần không dùng.");
    line(&starter, "     id là mã riêng của từng dòng, không trùng nhau. Kiểm tra bằng "
                   "phuluc check, in");
    line(&starter, "     bằng phuluc render. -->");
    buffer_format(out, "<report xmlns=\"urn:phuluc:report:1\" layout=\"%s\">\n", name);
    starter.depth = 1;
    write_appendix(&starter);
    write_kinds(&starter);
    if (layout->group_rows[0].used)
        write_groups(&starter, 0);
    else
        write_indicators(&starter);
    end(&starter, "report");
    kind_uses_free(&starter.uses);
}
