/* Random layouts: trees of columns, cells, group rows. */
#include "generate.h"

#include <string.h>

#define COUNT(list) (unsigned)(sizeof(list) / sizeof *(list))

static const struct attribute column_attributes[] = {
    {"align", 70, {"left", "center", "right", "justify", "decimal"}},
    {"vertical", 50, {"top", "middle"}},
};

static const struct attribute merging_attributes[] = {
    {"repeat", 40, {"true", "false"}},
};

static const struct attribute table_attributes[] = {
    {"too-wide", 40, {"shrink", "break"}},
    {"numbers", 40, {"true", "false"}},
};

static const struct attribute group_attributes[] = {
    {"style", 70, {"regular", "bold", "italic", "bold-italic"}},
    {"align", 50, {"left", "center", "right", "justify"}},
};

static const struct attribute row_attributes[] = {
    {"style", 40, {"regular", "bold", "italic", "bold-italic"}},
    {"split", 30, {"allow", "forbid"}},
};

static const struct attribute numbering_attributes[] = {
    {"numbering", 60, {"roman", "arabic", "decimal", "letter", "dash", "plus"}},
    {"count", 30, {"within", "through"}},
};

static const struct attribute total_attributes[] = {
    {"of", 60, {"table", "group"}},
    {"level", 40, {"1", "2", "3", "4"}},
    {"position", 40, {"before", "after"}},
    {"form", 30, {"sum", "average"}},
    {"align", 40, {"left", "center", "right", "decimal"}},
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
    "<comparison ref=\"ty-trong\"%n/>",
    "<comparison ref=\"tang\"%n/>",
    "<value kind=\"result\" period=\"previous\"/> (<period kind=\"plan\" period=\"last\"/>)",
    "<value kind=\"tong\"%n/>",
    "<value kind=\"lech\"%n/>",
    "<comparison ref=\"so-tong\"%n/>",
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

/* Texts of rows that sum up. */
static const char *const sum_templates[] = {
    "Cộng <number/>",
    "Tổng số <count/> (<title/>)",
    "<count ref=\"ty-le\" verdict=\"not-met\"/> chưa đạt",
    "<value kind=\"result\"%n/>",
    "<value kind=\"tong\"%n/>",
    "<comparison ref=\"so-tong\"%n/>",
    "<comparison ref=\"ty-trong\"%n/>",
    "",
};

static const char *const of_which_templates[] = {
    "Trong đó:",
    "<b>Gồm</b> (<kind-title kind=\"plan\"/>)",
    "",
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

static const char calculations[] =
    "<calculations>"
    "<calculation kind=\"tong\" form=\"sum\" of=\"target result\"/>"
    "<calculation kind=\"lech\" form=\"difference\" of=\"tong plan\"/>"
    "</calculations>\n";

/* Each comparison, to its attributes. */
static const char *const comparisons[] = {
    "id=\"ty-le\" form=\"percent\" with=\"target\"",
    "id=\"so-tong\" form=\"percent\" of=\"lech\" with=\"tong\"",
    "id=\"chenh-lech\" form=\"difference\" of=\"result\" of-period=\"last\" with=\"plan\" "
    "with-period=\"first\"",
    "id=\"tang\" form=\"growth\" of-period=\"last\" with=\"result\" "
    "with-period=\"previous\"",
    "id=\"ty-trong\" form=\"share\" total=\"group\"",
};

static const struct attribute comparison_attributes[] = {
    {"direction", 40, {"higher", "lower", "equal"}},
    {"range", 40, {"lower", "upper", "both"}},
    {"lower-as", 20, {"difference", "percent"}},
    {"print", 50, {"computed", "stated", "both"}},
};

/* What stands in them. */
static const char verdicts[] =
    "<verdicts><met>Đạt</met><exceeded><b>Vượt</b></exceeded><not-met>Chưa đạt</not-met>"
    "<not-assessable>Chưa đánh giá được</not-assessable></verdicts>";
static const char reasons[] = "<reason for=\"zero-base text-result\">Không <i>tính</i></reason>"
                              "<reason>Ž –</reason>";
static const char marks[] = "<stated-mark>(*)</stated-mark><computed-mark><br/><i>(tính: "
                            "<b><computed/></b>)</i></computed-mark>";

static const char *const rankings[] = {
    "<ranking kind=\"result\"/>\n",
    "<ranking kind=\"tong\" order=\"ascending\" sort=\"true\"/>\n",
    "<ranking comparison=\"ty-le\" within=\"group\" sort=\"true\"/>\n",
};

static const char *const conditions[] = {
    "<when comparison=\"ty-le\" verdict=\"not-met\" style=\"italic\"/>",
    "<when comparison=\"ty-le\" verdict=\"exceeded\" style=\"bold\"/>",
    "<when kind=\"lech\" below=\"0\" style=\"bold-italic\"/>",
    "<when kind=\"result\" above=\"12.5\" below=\"-1\" style=\"bold\"/>",
};

/* How columns get their width. */
enum widths { FIXED, SHARED, AUTOMATIC, MIXED };

struct writer {
    struct plan *plan;
    struct dice *dice;
    struct buffer *xml;
    unsigned left;   /* columns to be printed */
    bool groups_sum; /* columns have cells for the rows of groups */
    bool spans;      /* cells may cover several columns: none merges */
    unsigned ids;
    enum widths widths;
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
        write_random_text(
            writer->dice, writer->xml,
            dice_between(writer->dice, 1, dice_chance(writer->dice, 90) ? 3 : 10),
            WITH_STYLES, "");
    if (!field && dice_chance(writer->dice, 20))
        field = dice_choice(writer->dice, header_fields);
    buffer_text(writer->xml, field ? field : "");
    buffer_text(writer->xml, "</header>");
}

static void write_share(struct writer *writer)
{
    int share = dice_chance(writer->dice, 20) ? dice_between(writer->dice, 1, 9999)
                                              : dice_between(writer->dice, 1000, 2500);
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
        write_share(writer);
    else
        buffer_text(writer->xml, " width=\"auto\"");
}

static void write_rows_cell(struct writer *writer, const char *rows, const char *template)
{
    buffer_format(writer->xml, "<cell rows=\"%s\"", rows);
    write_attributes(writer->dice, writer->xml, cell_attributes, COUNT(cell_attributes));
    buffer_byte(writer->xml, '>');
    write_template(writer, template);
    buffer_text(writer->xml, "</cell>");
}

static void write_cells(struct writer *writer, const char *of_period)
{
    bool bar = !of_period && dice_chance(writer->dice, 15);
    buffer_text(writer->xml, bar ? "<cell bar=\"ty-le\">" : "<cell>");
    write_template(writer, of_period ? of_period : dice_choice(writer->dice, templates));
    buffer_text(writer->xml, "</cell>");
    if (of_period) { /* each cell is of the column's own period */
        if (writer->groups_sum)
            write_rows_cell(writer, "group", of_period);
        return;
    }
    if (dice_chance(writer->dice, 30)) {
        buffer_text(writer->xml, "<cell rows=\"sub-indicator\"");
        if (writer->spans)
            buffer_format(writer->xml, " span=\"%d\"", dice_between(writer->dice, 2, 4));
        buffer_byte(writer->xml, '>');
        write_template(writer, dice_choice(writer->dice, sub_templates));
        buffer_text(writer->xml, "</cell>");
    }
    if (dice_chance(writer->dice, 10)) {
        buffer_text(writer->xml, "<cell rows=\"indicator\">");
        write_template(writer, dice_choice(writer->dice, templates));
        buffer_text(writer->xml, "</cell>");
    }
    if (dice_chance(writer->dice, 10))
        write_rows_cell(writer, "part", dice_choice(writer->dice, sub_templates));
    if (dice_chance(writer->dice, 15))
        write_rows_cell(writer, "total", dice_choice(writer->dice, sum_templates));
    if (writer->groups_sum)
        write_rows_cell(writer, "group", dice_choice(writer->dice, sum_templates));
}

static void write_conditions(struct writer *writer, int percent)
{
    while (dice_chance(writer->dice, percent))
        buffer_text(writer->xml, dice_choice(writer->dice, conditions));
}

/* A column, or one for each period of a kind where there is room for them. */
static void write_column(struct writer *writer, bool may_repeat)
{
    int kind = dice_between(writer->dice, 0, PLAN_KINDS - 1);
    bool repeats = may_repeat && writer->plan->periods[kind] <= writer->left &&
                   dice_chance(writer->dice, 30);
    struct buffer value = {0};
    buffer_format(&value, "%s<value kind=\"%s\"%%n/>",
                  dice_chance(writer->dice, 30) ? "<period/>: " : "", kind_names[kind]);
    buffer_format(writer->xml, "<column id=\"c%u\"", writer->ids++);
    if (repeats)
        buffer_format(writer->xml, " for-each=\"%s\"", kind_names[kind]);
    write_width(writer);
    write_attributes(writer->dice, writer->xml, column_attributes,
                     COUNT(column_attributes));
    bool last = writer->left == (repeats ? writer->plan->periods[kind] : 1);
    bool merges = !writer->spans && dice_chance(writer->dice, 40);
    if (merges)
        buffer_format(writer->xml, " merge=\"%s\"",
                      !last && dice_chance(writer->dice, 30) ? "indicator" : "equal");
    if (merges)
        write_attributes(writer->dice, writer->xml, merging_attributes,
                         COUNT(merging_attributes));
    buffer_byte(writer->xml, '>');
    write_header(writer, repeats ? " <period/>" : NULL);
    if (dice_chance(writer->dice, 20))
        buffer_text(writer->xml, "<index>(3)=<b>(4)</b>+(5)</index>");
    write_cells(writer, repeats ? buffer_string(&value) : NULL);
    write_conditions(writer, 15);
    buffer_text(writer->xml, "</column>\n");
    writer->left -= repeats ? writer->plan->periods[kind] : 1;
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

/* The cells that a row puts first; with `all` they cover it whole. */
static void write_leading(struct writer *writer, bool all,
                          const char *(*template)(struct dice *))
{
    unsigned left = writer->plan->columns;
    while (left > 1 && dice_chance(writer->dice, 35)) {
        unsigned span = (unsigned)dice_between(writer->dice, 1, (int)left - 1);
        buffer_format(writer->xml, "<cell span=\"%u\"", span);
        write_attributes(writer->dice, writer->xml, cell_attributes,
                         COUNT(cell_attributes));
        buffer_byte(writer->xml, '>');
        if (dice_chance(writer->dice, 70))
            write_template(writer, template(writer->dice));
        buffer_text(writer->xml, "</cell>");
        left -= span;
    }
    buffer_text(writer->xml,
                all || left == 1 ? "<cell span=\"rest\">" : "<cell span=\"1\">");
    write_template(writer, template(writer->dice));
    buffer_text(writer->xml, "</cell>");
}

static const char *group_template(struct dice *dice)
{
    return dice_choice(dice, group_templates);
}

static const char *sum_template(struct dice *dice)
{
    return dice_choice(dice, sum_templates);
}

static void write_group_row(struct writer *writer, unsigned level)
{
    buffer_format(writer->xml, "<group-row level=\"%u\"", level);
    write_attributes(writer->dice, writer->xml, group_attributes, COUNT(group_attributes));
    write_attributes(writer->dice, writer->xml, numbering_attributes,
                     COUNT(numbering_attributes));
    buffer_byte(writer->xml, '>');
    write_leading(writer, !writer->groups_sum, group_template);
    buffer_text(writer->xml, "</group-row>\n");
}

static void write_indicator_row(struct writer *writer, const char *name)
{
    if (dice_chance(writer->dice, 50))
        return;
    buffer_format(writer->xml, "<%s", name);
    write_attributes(writer->dice, writer->xml, row_attributes, COUNT(row_attributes));
    write_attributes(writer->dice, writer->xml, numbering_attributes,
                     COUNT(numbering_attributes));
    buffer_byte(writer->xml, '>');
    write_conditions(writer, 30);
    buffer_format(writer->xml, "</%s>\n", name);
}

static void write_sum_row(struct writer *writer, const char *name, int percent, bool total)
{
    if (!dice_chance(writer->dice, percent))
        return;
    buffer_format(writer->xml, "<%s", name);
    write_attributes(writer->dice, writer->xml, row_attributes, COUNT(row_attributes));
    if (total)
        write_attributes(writer->dice, writer->xml, total_attributes,
                         COUNT(total_attributes));
    buffer_byte(writer->xml, '>');
    write_leading(writer, false, sum_template);
    buffer_format(writer->xml, "</%s>\n", name);
}

static void write_of_which_row(struct writer *writer)
{
    if (!dice_chance(writer->dice, 60))
        return;
    buffer_text(writer->xml, "<of-which-row");
    write_attributes(writer->dice, writer->xml, row_attributes, COUNT(row_attributes));
    buffer_format(writer->xml, "><cell span=\"rest\">%s</cell></of-which-row>\n",
                  dice_choice(writer->dice, of_which_templates));
}

static void write_other_rows(struct writer *writer)
{
    write_indicator_row(writer, "indicator-row");
    write_indicator_row(writer, "sub-indicator-row");
    write_of_which_row(writer);
    write_indicator_row(writer, "part-row");
    for (int i = 0; i < 3; i++)
        write_sum_row(writer, "total-row", 25, true);
    write_sum_row(writer, "carried-forward", 25, false);
    write_sum_row(writer, "brought-forward", 25, false);
}

static void write_continued(struct writer *writer)
{
    buffer_text(writer->xml, "<continued");
    write_attributes(writer->dice, writer->xml, continued_attributes,
                     COUNT(continued_attributes));
    buffer_byte(writer->xml, '>');
    write_random_text(writer->dice, writer->xml, dice_between(writer->dice, 1, 5),
                      WITH_STYLES, "");
    buffer_text(writer->xml, "</continued>\n");
}

static void write_comparisons(struct writer *writer)
{
    buffer_text(writer->xml, "<comparisons>\n");
    for (unsigned i = 0; i < COUNT(comparisons); i++) {
        buffer_format(writer->xml, "<comparison %s", comparisons[i]);
        write_attributes(writer->dice, writer->xml, comparison_attributes,
                         COUNT(comparison_attributes));
        buffer_format(writer->xml, ">%s%s%s</comparison>\n", i ? "" : verdicts,
                      dice_chance(writer->dice, 50) ? reasons : "", marks);
    }
    buffer_text(writer->xml, "</comparisons>\n");
}

void write_layout(struct plan *plan, struct buffer *xml)
{
    struct writer writer = {.plan = plan,
                            .dice = &plan->dice,
                            .xml = xml,
                            .left = plan->columns,
                            .widths = (enum widths)dice_between(&plan->dice, FIXED, MIXED)};
    buffer_format(xml,
                  "<layout xmlns=\"urn:phuluc:layout:1\" profile=\"random\">\n"
                  "<page orientation=\"%s\"/>\n",
                  plan->landscape ? "landscape" : "portrait");
    if (dice_chance(writer.dice, 40))
        buffer_format(xml, "<page-number>%s</page-number>\n",
                      dice_choice(writer.dice, page_numbers));
    buffer_text(xml, calculations);
    write_comparisons(&writer);
    buffer_text(xml, dice_choice(writer.dice, rankings));
    writer.groups_sum = dice_chance(writer.dice, 20);
    writer.spans = dice_chance(writer.dice, 15);
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
    write_other_rows(&writer);
    buffer_text(xml, "</table>\n</layout>\n");
}
