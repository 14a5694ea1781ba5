/* Random texts: words, and what may stand among them. */
#include "generate.h"

#include <string.h>

static const char *const words[] = {
    "Tỷ",      "lệ",    "hồ",        "sơ",     "được",
    "giải",    "quyết", "đúng",      "hạn",    "chuyển",
    "đổi",     "số",    "trên",      "địa",    "bàn",
    "thành",   "phố;",  "4G/5G",     "14-18%", "Tối thiểu",
    "30",      "%",     "60",        "tỷ",     "đồng,",
    "(440",    "/464)", "–",         "-",      "49-KH/UBND-2022-2025",
    "nghiêng", "Ủy",    "TT&amp;TT", "&lt;10", "quan\xC2\xA0trọng",
    "I.",      "a)",
};

static const char *const long_words[] = {
    "https://dichvucong.gov.vn/p/home/dvc-trang-chu.html?ma=1.004221.000.00.00.H56",
    "ƯỜNGƯỜNGƯỜNGƯỜNGƯỜNGƯỜNGƯỜNG",
    "1234567890123456789012345678901234567890",
};

struct writer {
    struct dice *dice;
    struct buffer *xml;
    const char *figure;
    unsigned parts; /* figures so far: each has a part of its own */
    const char *styles[3];
    unsigned depth; /* of open style elements */
};

static void write_word(struct writer *writer)
{
    bool is_long = dice_chance(writer->dice, 1) && dice_chance(writer->dice, 60);
    buffer_text(writer->xml, is_long ? dice_choice(writer->dice, long_words)
                                     : dice_choice(writer->dice, words));
}

static void write_break(struct writer *writer)
{
    buffer_text(writer->xml, "<br/>");
}

static void write_style(struct writer *writer)
{
    if (writer->depth && dice_chance(writer->dice, 60)) {
        buffer_format(writer->xml, "</%s>", writer->styles[--writer->depth]);
    } else if (writer->depth < 3) {
        writer->styles[writer->depth] = dice_chance(writer->dice, 50) ? "b" : "i";
        buffer_format(writer->xml, "<%s>", writer->styles[writer->depth++]);
    }
}

static void write_gap(struct writer *writer)
{
    if (dice_chance(writer->dice, 50))
        buffer_text(writer->xml, "<gap/>");
    else
        buffer_format(writer->xml, "<gap width=\"%d\"/>",
                      dice_between(writer->dice, 1, 20));
}

static void write_note(struct writer *writer)
{
    buffer_text(writer->xml, "<note>");
    write_random_text(writer->dice, writer->xml, dice_between(writer->dice, 1, 12),
                      WITH_BREAKS | WITH_STYLES | WITH_GAPS, "");
    buffer_text(writer->xml, "</note>");
}

static void write_figure(struct writer *writer)
{
    int number = dice_between(writer->dice, 0, 20000);
    buffer_format(writer->xml, "<figure%s part=\"p%u\"", writer->figure, ++writer->parts);
    if (dice_chance(writer->dice, 70))
        buffer_format(writer->xml, " value=\"%d.%d\"", number / 10, number % 10);
    else
        buffer_format(writer->xml, " min=\"%d\" max=\"%d\"", number, number + 5);
    buffer_text(writer->xml, dice_chance(writer->dice, 50) ? " unit=\"%\"/>" : "/>");
}

/* What may stand between two words, and how often in a thousand. */
static const struct piece {
    enum text_feature feature;
    int per_mille;
    void (*write)(struct writer *writer);
    bool glued; /* without a space before it */
} pieces[] = {
    {WITH_BREAKS, 25, write_break, false}, {WITH_STYLES, 60, write_style, false},
    {WITH_STYLES, 15, write_style, true},  {WITH_GAPS, 12, write_gap, false},
    {WITH_NOTES, 12, write_note, true},    {WITH_FIGURES, 40, write_figure, false},
};

static void write_pieces(struct writer *writer, unsigned features, bool glued)
{
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        if ((features & pieces[i].feature) && pieces[i].glued == glued &&
            dice_between(writer->dice, 1, 1000) <= pieces[i].per_mille)
            pieces[i].write(writer);
}

static void write_line(struct writer *writer, int count, unsigned features)
{
    for (int i = 0; i < count; i++) {
        write_pieces(writer, features, false);
        write_word(writer);
        write_pieces(writer, features, true);
        if (i + 1 < count)
            buffer_byte(writer->xml, ' ');
    }
    while (writer->depth)
        buffer_format(writer->xml, "</%s>", writer->styles[--writer->depth]);
}

void write_random_text(struct dice *dice, struct buffer *xml, int count, unsigned features,
                       const char *figure)
{
    struct writer writer = {.dice = dice, .xml = xml, .figure = figure};
    bool paragraphs = (features & WITH_PARAGRAPHS) && count > 3 && dice_chance(dice, 20);
    int left = count;
    while (paragraphs && left > 0) {
        int taken = dice_between(dice, 1, left);
        buffer_text(xml, "<p>");
        write_line(&writer, taken, features);
        buffer_text(xml, "</p>");
        left -= taken;
    }
    if (!paragraphs)
        write_line(&writer, count, features);
}

void write_attributes(struct dice *dice, struct buffer *xml,
                      const struct attribute *attributes, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        int values = 0;
        while (attributes[i].values[values])
            values++;
        const char *value = attributes[i].values[dice_between(dice, 0, values - 1)];
        if (dice_chance(dice, attributes[i].percent))
            buffer_format(xml, " %s=\"%s\"", attributes[i].name, value);
    }
}

void write_length(struct buffer *xml, const char *name, length value)
{
    buffer_format(xml, " %s=\"%d.%03dpt\"", name, (int)value / 1000, (int)value % 1000);
}
