/* Random reports: heading lines, kinds, groups of indicators, what stands around the table.
 */
#include "generate.h"

#include <string.h>

#define COUNT(list) (unsigned)(sizeof(list) / sizeof *(list))

struct writer {
    struct plan *plan;
    struct dice *dice;
    struct buffer *xml;
    unsigned rows, ids;
    struct buffer agency; /* the last one: neighbours often have the same */
};

/* So many words, so often in a hundred. */
static int draw_words(struct writer *writer)
{
    int drawn = dice_between(writer->dice, 1, 100);
    if (drawn <= writer->plan->long_texts)
        return dice_between(writer->dice, 60, 300);
    return drawn < 25 ? dice_between(writer->dice, 6, 30)
                      : dice_between(writer->dice, 1, 6);
}

static void write_element(struct writer *writer, const char *name, int words,
                          unsigned features, const char *figure)
{
    buffer_format(writer->xml, "<%s>", name);
    write_random_text(writer->dice, writer->xml, words, features, figure);
    buffer_format(writer->xml, "</%s>\n", name);
}

/* Around the table. */

enum place { ABOVE, BELOW };

/* Elements that the report may have, by their place, how often and how long. */
static const struct surrounding {
    enum place place;
    const char *name;
    int percent, least, most;
    unsigned features;
} surroundings[] = {
    {ABOVE, "before", 30, 1, 80, IN_REPORTS},
    {ABOVE, "unit-line", 40, 1, 12, IN_REPORTS},
    {BELOW, "after", 30, 1, 80, IN_REPORTS},
};

static void write_surroundings(struct writer *writer, enum place place)
{
    for (unsigned i = 0; i < COUNT(surroundings); i++) {
        const struct surrounding *text = &surroundings[i];
        if (text->place == place && dice_chance(writer->dice, text->percent))
            write_element(writer, text->name,
                          dice_between(writer->dice, text->least, text->most),
                          text->features, "");
    }
}

static void write_signatures(struct writer *writer)
{
    buffer_text(writer->xml, "<signatures>");
    for (int left = dice_between(writer->dice, 2, 3); left > 0; left--) {
        buffer_text(writer->xml, "<signature>");
        write_element(writer, "title", dice_between(writer->dice, 1, 5), IN_REPORTS, "");
        if (dice_chance(writer->dice, 60))
            write_element(writer, "manner", dice_between(writer->dice, 1, 8), IN_REPORTS,
                          "");
        if (dice_chance(writer->dice, 60))
            write_element(writer, "name", dice_between(writer->dice, 1, 4), IN_REPORTS, "");
        buffer_text(writer->xml, "</signature>");
    }
    buffer_text(writer->xml, "</signatures>\n");
}

static void write_heading(struct writer *writer)
{
    buffer_text(writer->xml, "<appendix");
    if (dice_chance(writer->dice, 70))
        buffer_format(writer->xml, " number=\"%d\"", dice_between(writer->dice, 1, 30));
    buffer_byte(writer->xml, '>');
    if (dice_chance(writer->dice, 30))
        write_element(writer, "label", dice_between(writer->dice, 1, 6), IN_REPORTS, "");
    if (dice_chance(writer->dice, 80))
        write_element(writer, "title", dice_between(writer->dice, 1, 30), IN_REPORTS, "");
    if (dice_chance(writer->dice, 60)) {
        buffer_text(writer->xml, "<attached-to symbol=\"-BC/TU\"><type>Báo cáo</type>"
                                 "<date month=\"4\" year=\"2024\"/>");
        if (dice_chance(writer->dice, 50))
            write_element(writer, "text", dice_between(writer->dice, 1, 20), IN_REPORTS,
                          "");
        buffer_text(writer->xml, "</attached-to>");
    }
    buffer_text(writer->xml, "</appendix>\n");
}

/* Kinds of value, 2024 the base of all. */
static void write_kinds(struct writer *writer)
{
    buffer_text(writer->xml, "<kinds>\n");
    for (unsigned i = 0; i < PLAN_KINDS; i++) {
        bool own = i + 1 == PLAN_KINDS;
        if (own)
            buffer_format(writer->xml, "<kind name=\"%s\" unit=\"hồ sơ\"", kind_names[i]);
        else
            buffer_format(writer->xml, "<%s", kind_names[i]);
        buffer_text(writer->xml, " base=\"2024\" periods=\"2024");
        for (unsigned period = 1; period < writer->plan->periods[i]; period++)
            buffer_format(writer->xml, " %u", 2024 + period);
        buffer_text(writer->xml, "\">");
        if (dice_chance(writer->dice, 50))
            write_element(writer, "title", dice_between(writer->dice, 1, 3), WITH_STYLES,
                          "");
        if (dice_chance(writer->dice, 50))
            write_element(writer, "basis", dice_between(writer->dice, 1, 4), WITH_STYLES,
                          "");
        buffer_format(writer->xml, "</%s>\n", own ? "kind" : kind_names[i]);
    }
    buffer_text(writer->xml, "<kind name=\"trong-ten\"/></kinds>\n");
}

/* Values. Few different ones, so that neighbours are often equal. */

static void write_number(struct writer *writer)
{
    static const char *const numbers[] = {"10", "12.8", "-3", "1664183", "33.0"};
    static const struct attribute units[] = {
        {"unit", 60, {"%", "‰", "tỷ đồng", "triệu đồng"}},
        {"bound", 20, {"above", "at-most", "below", "exactly"}}};
    buffer_format(writer->xml, " value=\"%s\"", dice_choice(writer->dice, numbers));
    write_attributes(writer->dice, writer->xml, units, 2);
    buffer_text(writer->xml, "/>");
}

static void write_range(struct writer *writer)
{
    buffer_text(writer->xml, " min=\"14\" max=\"18.5\" unit=\"%\"/>");
}

static void write_missing(struct writer *writer)
{
    buffer_text(writer->xml, " missing=\"true\"/>");
}

static void write_words(struct writer *writer)
{
    buffer_byte(writer->xml, '>');
    write_random_text(writer->dice, writer->xml, draw_words(writer),
                      IN_REPORTS | WITH_FIGURES, "");
}

static const struct form {
    int weight; /* out of 100 */
    void (*write)(struct writer *writer);
    bool closes; /* its element is still open */
} forms[] = {{55, write_number, false},
             {15, write_range, false},
             {10, write_missing, false},
             {20, write_words, true}};

static void write_value(struct writer *writer, const char *name, const char *attribute,
                        const char *kind, unsigned period)
{
    buffer_format(writer->xml, "<%s", name);
    if (attribute)
        buffer_format(writer->xml, " %s=\"%s\"", attribute, kind);
    buffer_format(writer->xml, " period=\"%u\"", 2024 + period);
    const struct form *form = forms;
    for (int drawn = dice_between(writer->dice, 1, 100); drawn > form->weight; form++)
        drawn -= form->weight;
    form->write(writer);
    if (form->closes)
        buffer_format(writer->xml, "</%s>", name);
    buffer_byte(writer->xml, '\n');
}

/* How an indicator has its comparisons otherwise than the layout. */
static const struct attribute own_attributes[] = {
    {"ref", 60, {"ty-le", "chenh-lech", "so-tong"}},
    {"form", 50, {"percent", "growth", "difference", "points"}},
    {"with", 40, {"target", "plan", "result"}},
    {"range", 40, {"lower", "upper", "both"}},
};

static const struct attribute row_attributes[] = {
    {"direction", 20, {"higher", "lower", "equal"}},
};

static void write_values(struct writer *writer)
{
    for (unsigned i = 0; i < PLAN_KINDS; i++)
        for (unsigned period = 0; period < writer->plan->periods[i]; period++)
            if (dice_chance(writer->dice, 60)) {
                bool own = i + 1 == PLAN_KINDS;
                write_value(writer, own ? "value" : kind_names[i], own ? "kind" : NULL,
                            kind_names[i], period);
            }
    if (dice_chance(writer->dice, 10)) {
        buffer_text(writer->xml, "<comparison");
        write_attributes(writer->dice, writer->xml, own_attributes, 4);
        buffer_text(writer->xml, "/>\n");
    }
    if (dice_chance(writer->dice, 20))
        write_value(writer, "stated-comparison", "with", "target", 0);
}

/* Rows. */

static void begin_row(struct writer *writer, const char *name)
{
    buffer_format(writer->xml, "<%s id=\"i%u\"", name, writer->ids++);
    if (dice_chance(writer->dice, 70))
        buffer_format(writer->xml, " number=\"%d.%d\"", dice_between(writer->dice, 1, 9),
                      dice_between(writer->dice, 1, 99));
    if (!strcmp(name, "indicator"))
        write_attributes(writer->dice, writer->xml, row_attributes, 1);
    buffer_text(writer->xml, ">\n");
    writer->rows++;
}

static void write_agency(struct writer *writer)
{
    if (!writer->agency.length || dice_chance(writer->dice, 30)) {
        buffer_clear(&writer->agency);
        write_random_text(writer->dice, &writer->agency, draw_words(writer),
                          IN_REPORTS & ~WITH_NOTES, "");
    }
    buffer_format(writer->xml, "<lead-agency>%s</lead-agency>\n",
                  buffer_string(&writer->agency));
}

enum rank { INDICATOR, SUB_INDICATOR, PART };

static void write_indicator(struct writer *writer, enum rank rank)
{
    begin_row(writer, "indicator");
    write_element(writer, "name", draw_words(writer), IN_REPORTS | WITH_FIGURES,
                  " kind=\"trong-ten\"");
    if (dice_chance(writer->dice, 80))
        write_agency(writer);
    write_values(writer);
    if (rank == INDICATOR && dice_chance(writer->dice, 20))
        for (int left = dice_between(writer->dice, 1, 5); left > 0; left--)
            write_indicator(writer, SUB_INDICATOR);
    if (rank != PART && dice_chance(writer->dice, 8)) {
        buffer_text(writer->xml, "<of-which>\n");
        for (int left = dice_between(writer->dice, 1, 3); left > 0; left--)
            write_indicator(writer, PART);
        buffer_text(writer->xml, "</of-which>\n");
    }
    buffer_text(writer->xml, "</indicator>\n");
}

static void write_group(struct writer *writer, unsigned level)
{
    begin_row(writer, "group");
    write_element(writer, "title", draw_words(writer), IN_REPORTS, "");
    if (level < writer->plan->levels)
        for (int left = dice_between(writer->dice, 0, 2); left > 0; left--)
            write_group(writer, level + 1);
    for (int left = dice_between(writer->dice, 0, 8); left > 0; left--)
        if (writer->rows < writer->plan->rows)
            write_indicator(writer, INDICATOR);
    buffer_text(writer->xml, "</group>\n");
}

void write_report(struct plan *plan, struct buffer *xml)
{
    struct writer writer = {.plan = plan, .dice = &plan->dice, .xml = xml};
    buffer_text(xml, "<report xmlns=\"urn:phuluc:report:1\" layout=\"random\">\n");
    write_heading(&writer);
    write_kinds(&writer);
    write_surroundings(&writer, ABOVE);
    do
        write_group(&writer, 1);
    while (writer.rows < plan->rows);
    write_surroundings(&writer, BELOW);
    if (dice_chance(writer.dice, 40))
        buffer_text(xml, "<closing-mark/>\n");
    if (dice_chance(writer.dice, 30))
        write_signatures(&writer);
    buffer_text(xml, "</report>\n");
    buffer_free(&writer.agency);
}
