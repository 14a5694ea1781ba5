/* Random plans, and the profiles that follow them: pages, margins, sizes of type. */
#include "generate.h"

const char *const kind_names[PLAN_KINDS] = {"target", "plan", "result", "rieng"};

enum { PT = 1000 };

/* Pages by the height and width of their text area, in points; small ones above all. */
static const struct area_range {
    int weight, low, high;
} heights[] = {{40, 130, 220}, {35, 220, 420}, {15, 420, 700}, {10, 700, 900}},
  widths[] = {{25, 110, 200}, {50, 200, 480}, {25, 480, 780}};

static length draw_range(struct dice *dice, const struct area_range *ranges)
{
    int drawn = dice_between(dice, 1, 100);
    while (drawn > ranges->weight)
        drawn -= ranges++->weight;
    return dice_between(dice, ranges->low * PT, ranges->high * PT);
}

/* Type must not be set so tight that lines touch: that would be the profile's fault. */
static length draw_leading(struct dice *dice, length size)
{
    return size * dice_between(dice, 120, 160) / 100;
}

static void plan_page(struct plan *plan)
{
    struct dice *dice = &plan->dice;
    plan->landscape = dice_chance(dice, 40);
    plan->margins = (struct margins){.top = dice_between(dice, 40 * PT, 60 * PT),
                                     .bottom = dice_between(dice, 0, 30 * PT),
                                     .left = dice_between(dice, 0, 50 * PT),
                                     .right = dice_between(dice, 0, 50 * PT)};
    plan->page_width = draw_range(dice, widths) + plan->margins.left + plan->margins.right;
    plan->page_height =
        draw_range(dice, heights) + plan->margins.top + plan->margins.bottom;
}

/* How many columns of the narrowest useful width there is room for. */
static unsigned plan_columns(struct plan *plan)
{
    length area = plan->page_width - plan->margins.left - plan->margins.right;
    length least = plan->size * 11 / 10 + plan->padding.left + plan->padding.right + 100;
    length height = plan->page_height - plan->margins.top - plan->margins.bottom;
    if (height < 350 * PT && least < 45 * PT && dice_chance(&plan->dice, 95))
        least = 45 * PT; /* else the header fills the page */
    int most = area / least;
    if (most > PLAN_COLUMNS)
        most = PLAN_COLUMNS;
    return (unsigned)dice_between(
        &plan->dice, 1, most < 3 || dice_chance(&plan->dice, 30) ? most : 1 + most / 2);
}

struct plan plan_make(uint64_t seed)
{
    struct plan plan = {.dice = {seed * 0x2545F4914F6CDD1Du + 1}};
    struct dice *dice = &plan.dice;
    plan_page(&plan);
    plan.size = dice_between(dice, 6 * PT, dice_chance(dice, 15) ? 16 * PT : 11 * PT);
    plan.leading = draw_leading(dice, plan.size);
    plan.rule = dice_between(dice, 100, 1500);
    length least = plan.rule / 2 + 10; /* text does not touch a rule */
    plan.padding = (struct margins){
        dice_between(dice, least, 4 * PT), dice_between(dice, least, 4 * PT),
        dice_between(dice, least, 6 * PT), dice_between(dice, least, 6 * PT)};
    plan.columns = plan_columns(&plan);
    plan.levels = (unsigned)dice_between(dice, 1, 4);
    for (unsigned i = 0; i < PLAN_KINDS; i++)
        plan.periods[i] = (unsigned)dice_between(dice, 1, 3);
    plan.rows = (unsigned)dice_between(dice, 2, dice_chance(dice, 5) ? 200 : 30);
    plan.long_texts = dice_chance(dice, 50) ? 2 : dice_between(dice, 0, 15);
    return plan;
}

static void write_edges(struct buffer *xml, const char *name, const struct margins *edges)
{
    buffer_format(xml, "<%s", name);
    write_length(xml, "top", edges->top);
    write_length(xml, "bottom", edges->bottom);
    write_length(xml, "left", edges->left);
    write_length(xml, "right", edges->right);
    buffer_text(xml, "/>");
}

static void write_type(struct dice *dice, struct buffer *xml)
{
    length size = dice_between(dice, 6 * PT, 14 * PT);
    write_length(xml, "size", size);
    write_length(xml, "leading", draw_leading(dice, size));
}

static const struct attribute line_attributes[] = {
    {"style", 60, {"regular", "bold", "italic", "bold-italic"}},
    {"before", 60, {"0pt", "3pt", "2mm", "1cm"}},
};

/* The lines of the profile: what stands in its element, or what comes instead of one. */
static const struct line {
    const char *name, *more, *text; /* more attributes; NULL: an empty element */
} lines[] = {
    {"<heading>", NULL, NULL},
    {"label", "", "Phụ lục <number/>"},
    {"title", " required=\"false\"", NULL},
    {"reference", "",
     "(Kèm theo <type/> số <document-number/><symbol/> ngày <day/> tháng "
     "<month/> năm <year/> của <b><issuer/></b>)"},
    {"closing", NULL, NULL},
    {"</heading>", NULL, NULL},
    {"text", " indent=\"12.5pt\"", NULL},
    {"unit-line", "", NULL},
    {"table", NULL, NULL},
    {"closing-mark", "", "./."},
    {"notes", "", "<b>Ghi chú:</b>"},
    {"<signatures>", NULL, NULL},
    {"title", "", NULL},
    {"manner", "", NULL},
    {"name", "", NULL},
    {"</signatures>", NULL, NULL},
};

static void write_closing(struct plan *plan, struct buffer *xml)
{
    static const struct attribute attributes[] = {
        {"kind", 100, {"hyphens", "line", "none"}},
        {"width", 100, {"30pt", "50pt", "77.777pt"}},
        {"thickness", 100, {"0.5pt", "1.5pt"}},
    };
    buffer_text(xml, "<closing");
    write_attributes(&plan->dice, xml, attributes, 3);
    write_attributes(&plan->dice, xml, line_attributes, 2);
    write_type(&plan->dice, xml);
    buffer_text(xml, "/>\n");
}

static void write_table(struct plan *plan, struct buffer *xml)
{
    buffer_text(xml, "<table");
    write_length(xml, "size", plan->size);
    write_length(xml, "leading", plan->leading);
    write_length(xml, "before", dice_between(&plan->dice, 0, 12 * PT));
    write_length(xml, "rule", plan->rule);
    buffer_byte(xml, '>');
    write_edges(xml, "padding", &plan->padding);
    buffer_text(xml, "</table>\n");
}

static void write_line(struct plan *plan, struct buffer *xml, const struct line *line)
{
    buffer_format(xml, "<%s%s", line->name, line->more);
    write_type(&plan->dice, xml);
    write_attributes(&plan->dice, xml, line_attributes, 2);
    if (line->text && dice_chance(&plan->dice, 90))
        buffer_format(xml, ">%s</%s>\n", line->text, line->name);
    else
        buffer_text(xml, "/>\n");
}

static void write_page(struct plan *plan, struct buffer *xml)
{
    static const struct attribute number[] = {
        {"size", 100, {"8pt", "14pt"}},
        {"center", 100, {"20pt", "1cm"}},
        {"first-page", 60, {"true", "false"}},
    };
    buffer_text(xml, "<page");
    write_length(xml, "width", plan->landscape ? plan->page_height : plan->page_width);
    write_length(xml, "height", plan->landscape ? plan->page_width : plan->page_height);
    buffer_byte(xml, '>');
    write_edges(xml, "portrait", &plan->margins);
    write_edges(xml, "landscape", &plan->margins);
    buffer_text(xml, "</page>\n<page-number");
    write_attributes(&plan->dice, xml, number, 3);
    buffer_text(xml, "/>\n");
}

void write_profile(struct plan *plan, struct buffer *xml)
{
    static const struct attribute root[] = {{"numbering", 100, {"arabic", "roman"}}};
    buffer_text(xml, "<profile xmlns=\"urn:phuluc:layout:1\" id=\"random\" "
                     "face=\"liberation-serif\"");
    write_attributes(&plan->dice, xml, root, 1);
    buffer_text(xml, ">\n");
    write_page(plan, xml);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i].more)
            write_line(plan, xml, &lines[i]);
        else if (lines[i].name[0] == '<')
            buffer_text(xml, lines[i].name);
        else if (lines[i].name[0] == 'c')
            write_closing(plan, xml);
        else
            write_table(plan, xml);
    buffer_text(xml, "</profile>\n");
}
