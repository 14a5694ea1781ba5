/* Random layouts: trees of columns, cells, group rows. */
#include "generate.h"

#include <string.h>

#define COUNT(list) (unsigned)(sizeof(list) / sizeof *(list))

static const struct attribute column_attributes[] = {
    {"align", 70, {"left", "center", "right", "justify", "decimal"}},
    {"vertical", 50, {"top", "middle"}},
    {"repeat", 40, {"true", "false"}},
};

static const struct attribute merge_attributes[] = {
    {"merge", 50, {"equal", "indicator"}},
};

static const struct attribute table_attributes[] = {
    {"numbers", 40, {"true", "false"}},
};

static const struct attribute group_attributes[] = {
    {"style", 70, {"regular", "bold", "italic", "bold-italic"}},
    {"align", 50, {"left", "center", "right", "justify"}},
};

static const struct attribute row_attributes[] = {
    {"style", 30, {"regular", "bold", "italic", "bold-italic"}},
    {"numbering", 70, {"none", "roman", "arabic", "decimal", "letter", "dash"}},
    {"count", 30, {"within", "through"}},
};

static const struct attribute ranking_attributes[] = {
    {"order", 50, {"ascending", "descending"}},
    {"within", 50, {"table", "group"}},
    {"sort", 60, {"true", "false"}},
};

static const struct attribute cell_attributes[] = {
    {"align", 30, {"left", "center", "right", "justify"}},
};

static const struct attribute continued_attributes[] = {
    {"align", 50, {"left", "center", "right", "justify"}},
};

static const struct attribute number_attributes[] = {
    {"decimals", 30, {"0", "1", "2", "9"}},
    {"zeros", 30, {"drop", "keep"}},
    {"grouping", 30, {"dots", "none"}},
    {"unit", 30, {"show", "hide"}},
};

/* Texts of cells. `%n` is for the attributes of a number. */
static const char *const templates[] = {
    "<name/>",
    "<name/>",
    "<number/>",
    "<lead-agency/>",
    "<lead-agency/>",
    "<title/>",
    "<value kind=\"target\"%n/>",
    "<value kind=\"result\"%n/>",
    "<value kind=\"rieng\"%n/>",
    "<comparison ref=\"ty-le\"%n/>",
    "<comparison ref=\"chenh-lech\"%n/>",
    "<verdict ref=\"ty-le\"/>",
    "<rank/>",
    "<b><name/></b> (<i><number/></i>)",
    "<lead-agency/><br/><value kind=\"plan\"/>",
    "Theo <basis kind=\"target\"/>, năm <period kind=\"plan\"/>",
    "<kind-title kind=\"rieng\"/>: <b><value kind=\"rieng\"/></b>",
    "",
};

static const char *const sub_templates[] = {
    "- <name/>",
    "<i><name/></i>",
    "<value kind=\"result\"%n/>",
    "",
};

static const char *const group_templates[] = {
    "<number/>. <title/>",
    "<title/>",
    "<b><number/></b> <title/><br/>(<basis kind=\"result\"/>)",
    "<kind-title kind=\"plan\"/> <period kind=\"result\"/>",
};

static const char *const header_fields[] = {
    " <period kind=\"target\"/>",
    " <basis kind=\"plan\"/>",
    " <kind-title kind=\"rieng\"/>",
    " <b>(%)</b>",
    "<br/>đạt",
};

static const char *const page_numbers[] = {
    "Trang <page/>/<pages/>",
    "<b><page/></b>",
    "- <page/> -",
};

static const char comparisons[] =
    "<comparisons>"
    "<comparison id=\"ty-le\" form=\"percent\" with=\"target\"><verdicts><met>Đạt</met>"
    "<exceeded><b>Vượt</b></exceeded><not-met>Chưa đạt</not-met>"
    "<not-assessable>Chưa đánh giá được</not-assessable></verdicts></comparison>"
    "<comparison id=\"chenh-lech\" form=\"difference\" of=\"result\" of-period=\"last\" "
    "with=\"plan\" with-period=\"first\"/>"
    "</comparisons>\n";

/* How columns get their width. */
enum widths { FIXED, SHARED, AUTOMATIC, MIXED };

struct writer {
    struct plan *plan;
    struct dice *dice;
    struct buffer *xml;
    unsigned left; /* columns to be printed */
    unsigned ids;
    enum widths widths;
    bool spans; /* cells may be as wide as several columns; else they may merge */
};

static void write_template(struct writer *writer, const char *template)
{
    const char *mark = strstr(template, "%n");
    if (!mark) {
        buffer_text(writer->xml, template);
        return;
    }
    buffer_put(writer->xml, template, (size_t)(mark - template));
    write_attributes(writer->dice, writer->xml, number_attributes,
                     COUNT(number_attributes));
    buffer_text(writer->xml, mark + 2);
}

/* Columns. */

static void write_header(struct writer *writer, const char *field)
{
    buffer_text(writer->xml, "<header>");
    if (dice_chance(writer->dice, 95))
        write_text(writer->dice, writer->xml,
                   dice_between(writer->dice, 1, dice_chance(writer->dice, 90) ? 3 : 10),
                   WITH_STYLES, "");
    if (!field && dice_chance(writer->dice, 20))
        field = dice_choice(writer->dice, header_fields);
    buffer_text(writer->xml, field ? field : "");
    buffer_text(writer->xml, "</header>");
}

/* Shares that differ may leave a column less than a letter needs, where others take what
 * they need first or there is little room. */
static void write_share(struct writer *writer, bool roomy)
{
    int differs = roomy && writer->widths == SHARED ? 1499 : 0;
    int share = 1000 + dice_between(writer->dice, 0, differs);
    buffer_format(writer->xml, " share=\"%d.%03d\"", share / 1000, share % 1000);
}

static void write_width(struct writer *writer)
{
    const struct plan *plan = writer->plan;
    enum widths width = writer->widths;
    if (width == MIXED)
        width = (enum widths)dice_between(writer->dice, FIXED, AUTOMATIC);
    length area = plan->page_width - plan->margins.left - plan->margins.right;
    length most = area / (length)plan->columns;
    length least = plan->size * 21 / 20 + plan->padding.left + plan->padding.right;
    if (dice_chance(writer->dice, 5))
        most = area; /* wider than the page has room for: narrowed */
    if (dice_chance(writer->dice, 25))
        most = least + 1000 < most ? least + 1000 : most;
    if (width == FIXED)
        write_length(writer->xml, "width", dice_between(writer->dice, least, most));
    else if (width == SHARED)
        write_share(writer, area / (length)plan->columns > 3 * least);
    else
        buffer_text(writer->xml, " width=\"auto\"");
}

static void write_cells(struct writer *writer, const char *of_period)
{
    buffer_text(writer->xml, "<cell>");
    write_template(writer, of_period ? of_period : dice_choice(writer->dice, templates));
    buffer_text(writer->xml, "</cell>");
    if (dice_chance(writer->dice, 30)) {
        buffer_format(writer->xml, "<cell rows=\"sub-indicator\" span=\"%d\">",
                      writer->spans ? dice_between(writer->dice, 1, 4) : 1);
        write_template(writer, dice_choice(writer->dice, sub_templates));
        buffer_text(writer->xml, "</cell>");
    }
    if (dice_chance(writer->dice, 10)) {
        buffer_text(writer->xml, "<cell rows=\"indicator\">");
        write_template(writer, dice_choice(writer->dice, templates));
        buffer_text(writer->xml, "</cell>");
    }
}

/* A column, or one for each period of a kind where there is room for them. */
static void write_column(struct writer *writer, bool may_repeat)
{
    int kind = dice_between(writer->dice, 0, PLAN_KINDS - 1);
    bool repeats = may_repeat && writer->plan->periods[kind] <= writer->left &&
                   dice_chance(writer->dice, 30);
    unsigned count = repeats ? writer->plan->periods[kind] : 1;
    struct buffer value = {0};
    buffer_format(&value, "%s<value kind=\"%s\"%%n/>",
                  dice_chance(writer->dice, 30) ? "<period/>: " : "", kind_names[kind]);
    buffer_format(writer->xml, "<column id=\"c%u\"", writer->ids++);
    if (repeats)
        buffer_format(writer->xml, " for-each=\"%s\"", kind_names[kind]);
    write_width(writer);
    write_attributes(writer->dice, writer->xml, column_attributes,
                     COUNT(column_attributes));
    if (!writer->spans && writer->left > count) /* the last column never merges */
        write_attributes(writer->dice, writer->xml, merge_attributes,
                         COUNT(merge_attributes));
    buffer_byte(writer->xml, '>');
    write_header(writer, repeats ? " <period/>" : NULL);
    if (dice_chance(writer->dice, 20))
        buffer_text(writer->xml, "<index>(3)=<b>(4)</b>+(5)</index>");
    write_cells(writer, repeats ? buffer_string(&value) : NULL);
    buffer_text(writer->xml, "</column>\n");
    writer->left -= count;
    buffer_free(&value);
}

/* Columns until only `end` are left to be printed. */
static void write_columns(struct writer *writer, unsigned end, unsigned depth)
{
    while (writer->left > end) {
        unsigned room = writer->left - end;
        if (depth < 4 && dice_chance(writer->dice, 30)) {
            unsigned taken = (unsigned)dice_between(writer->dice, 1, (int)room);
            buffer_format(writer->xml, "<column-group id=\"c%u\">", writer->ids++);
            write_header(writer, NULL);
            write_columns(writer, writer->left - taken, depth + 1);
            buffer_text(writer->xml, "</column-group>\n");
        } else {
            write_column(writer, end == 0);
        }
    }
}

/* Group rows. */

static void write_group_row(struct writer *writer, unsigned level)
{
    buffer_format(writer->xml, "<group-row level=\"%u\"", level);
    write_attributes(writer->dice, writer->xml, group_attributes, COUNT(group_attributes));
    buffer_byte(writer->xml, '>');
    unsigned left = writer->plan->columns;
    while (left > 1 && dice_chance(writer->dice, 35)) {
        unsigned span = (unsigned)dice_between(writer->dice, 1, (int)left - 1);
        buffer_format(writer->xml, "<cell span=\"%u\"", span);
        write_attributes(writer->dice, writer->xml, cell_attributes,
                         COUNT(cell_attributes));
        buffer_byte(writer->xml, '>');
        if (dice_chance(writer->dice, 70))
            buffer_text(writer->xml, dice_choice(writer->dice, group_templates));
        buffer_text(writer->xml, "</cell>");
        left -= span;
    }
    buffer_format(writer->xml, "<cell span=\"rest\">%s</cell></group-row>\n",
                  dice_choice(writer->dice, group_templates));
}

/* Rows of indicators. */

static void write_indicator_row(struct writer *writer, const char *name)
{
    if (!dice_chance(writer->dice, 60))
        return;
    buffer_format(writer->xml, "<%s", name);
    write_attributes(writer->dice, writer->xml, row_attributes, COUNT(row_attributes));
    buffer_text(writer->xml, "/>\n");
}

static void write_indicator_rows(struct writer *writer)
{
    write_indicator_row(writer, "indicator-row");
    write_indicator_row(writer, "sub-indicator-row");
    if (dice_chance(writer->dice, 50))
        buffer_format(writer->xml,
                      "<of-which-row><cell span=\"%s\">Trong đó:</cell></of-which-row>\n",
                      dice_chance(writer->dice, 50) ? "1" : "rest");
    write_indicator_row(writer, "part-row");
}

static void write_ranking(struct writer *writer)
{
    if (!dice_chance(writer->dice, 30))
        return;
    buffer_format(writer->xml, "<ranking %s",
                  dice_chance(writer->dice, 50) ? "kind=\"rieng\""
                                                : "comparison=\"ty-le\"");
    write_attributes(writer->dice, writer->xml, ranking_attributes,
                     COUNT(ranking_attributes));
    buffer_text(writer->xml, "/>\n");
}

static void write_continued(struct writer *writer)
{
    buffer_text(writer->xml, "<continued");
    write_attributes(writer->dice, writer->xml, continued_attributes,
                     COUNT(continued_attributes));
    buffer_byte(writer->xml, '>');
    write_text(writer->dice, writer->xml, dice_between(writer->dice, 1, 5), WITH_STYLES,
               "");
    buffer_text(writer->xml, "</continued>\n");
}

void write_layout(struct plan *plan, struct buffer *xml)
{
    struct writer writer = {.plan = plan,
                            .dice = &plan->dice,
                            .xml = xml,
                            .left = plan->columns,
                            .widths = (enum widths)dice_between(&plan->dice, FIXED, MIXED),
                            .spans = dice_chance(&plan->dice, 30)};
    buffer_format(xml,
                  "<layout xmlns=\"urn:phuluc:layout:1\" profile=\"random\">\n"
                  "<page orientation=\"%s\"/>\n",
                  plan->landscape ? "landscape" : "portrait");
    if (dice_chance(writer.dice, 40))
        buffer_format(xml, "<page-number>%s</page-number>\n",
                      dice_choice(writer.dice, page_numbers));
    buffer_text(xml, comparisons);
    write_ranking(&writer);
    buffer_text(xml, "<table");
    write_attributes(writer.dice, xml, table_attributes, COUNT(table_attributes));
    buffer_text(xml, ">\n");
    if (dice_chance(writer.dice, 50))
        write_continued(&writer);
    buffer_text(xml, "<columns>\n");
    write_columns(&writer, 0, 1);
    buffer_text(xml, "</columns>\n");
    for (unsigned level = 1; level <= GROUP_LEVELS; level++)
        write_group_row(&writer, level);
    write_indicator_rows(&writer);
    buffer_text(xml, "</table>\n</layout>\n");
}
