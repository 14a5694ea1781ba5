/* Numbers in a report's attributes, in the notation that the report declares. */
#include "read/number_reader.h"

#include "base/number_text.h"
#include "read/report_build.h"

#include <stdarg.h>
#include <string.h>

enum {
    NUMBER_BYTES = 127, /* more than a range of two numbers of 18 digits has */
    TWO_WAYS_TOLD = 10  /* one by one; a whole budget may be of such numbers */
};

static const struct number_style vietnamese = {',', true}, english = {'.', true};

/* A number that is being read, and where it stands. */
struct reading {
    struct report_build *build;
    const struct xml_element *element;
    const char *attribute;
    struct token token;
    char text[NUMBER_BYTES + 1]; /* of the token; cut short where it is longer */
};

static int tell(const struct reading *reading, enum diagnostic_code code,
                const char *format, ...) __attribute__((format(printf, 3, 4)));

static int tell(const struct reading *reading, enum diagnostic_code code,
                const char *format, ...)
{
    struct report_build *build = reading->build;
    if (reading->element->faulted)
        return -1;
    struct buffer said = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(&said, format, arguments);
    va_end(arguments);
    diagnose(build->diagnostics, code, build_place(build, reading->element->at),
             _("indicator '%s', element '%s', attribute '%s': '%.*s' %s"),
             build_indicator_id(build), reading->element->name, reading->attribute,
             token_shown(reading->token), reading->token.text, buffer_string(&said));
    buffer_free(&said);
    return -1;
}

static int tell_bad(const struct reading *reading)
{
    if (reading->build->report->notation == NOTATION_POINT)
        return tell(reading, DIAG_NUMBER_BAD,
                    _("is no number of at most %d digits; write it as 1234.5, without "
                      "grouping"),
                    DECIMAL_DIGITS);
    bool bound = strcmp(reading->attribute, "value") != 0;
    return tell(reading, DIAG_NUMBER_BAD,
                _("is no number of at most %d digits in Vietnamese notation; write it as "
                  "%s"),
                DECIMAL_DIGITS,
                bound ? "1.664.183, 12,8, 12,8%" : "1.664.183, 12,8, 12,8%, 14-18%");
}

static void put_attribute(struct buffer *out, const char *name, struct decimal number,
                          char mark)
{
    buffer_format(out, "%s%s=\"", out->length ? " " : "", name);
    number_print(out, number, mark);
    buffer_byte(out, '"');
}

/* The attributes that say the same with that decimal mark: value="12.8" unit="%". */
static const char *rewritten(const struct reading *reading,
                             const struct figure_text *figure, char mark)
{
    struct buffer *out = &reading->build->scratch;
    buffer_clear(out);
    put_attribute(out, figure->range ? "min" : reading->attribute, figure->number, mark);
    if (figure->range)
        put_attribute(out, "max", figure->high, mark);
    if (figure->unit)
        buffer_format(out, " unit=\"%s\"", figure->unit);
    return buffer_string(out);
}

/* A range may stand in value= alone, and only a percent sign behind a number. */
static bool fits(const struct reading *reading, const struct figure_text *figure)
{
    bool bound = strcmp(reading->attribute, "value") != 0;
    return !(bound && figure->range) && (!figure->unit || !strcmp(figure->unit, "%"));
}

/* Whether the text is a figure in that notation, such as may stand in the attribute. */
static bool reads_in(const struct reading *reading, struct number_style style,
                     struct figure_text *figure)
{
    return figure_text_read(figure, reading->text, style) == NUMBER_READ &&
           fits(reading, figure);
}

static int tell_not_declared(const struct reading *reading)
{
    struct figure_text figure;
    if (reads_in(reading, vietnamese, &figure))
        return tell(
            reading, DIAG_NUMBER_BAD,
            _("is in Vietnamese notation, which the report does not declare; write %s, or "
              "notation=\"vi\" in the tag <report> for all of its figures"),
            rewritten(reading, &figure, '.'));
    if (reads_in(reading, english, &figure))
        return tell(reading, DIAG_NUMBER_BAD, _("is more than a plain number; write %s"),
                    rewritten(reading, &figure, '.'));
    return tell_bad(reading);
}

static int tell_other_mark(const struct reading *reading)
{
    struct figure_text figure;
    if (!reads_in(reading, english, &figure))
        return tell_bad(reading);
    return tell(reading, DIAG_NUMBER_BAD,
                _("is not in Vietnamese notation, which the report declares; write %s"),
                rewritten(reading, &figure, ','));
}

/* Says how a number was read that another notation would read otherwise. */
static void note_two_ways(const struct reading *reading, const struct figure_text *figure)
{
    if (++reading->build->two_ways > TWO_WAYS_TOLD)
        return;
    if (figure->two_ways == ',') {
        tell(reading, DIAG_NUMBER_TWO_WAYS,
             _("can be read two ways; by notation=\"vi\" decimals follow its ','"));
        return;
    }
    struct buffer plain = {0};
    number_print(&plain, figure->number, ',');
    if (figure->range) {
        buffer_text(&plain, "–");
        number_print(&plain, figure->high, ',');
    }
    tell(reading, DIAG_NUMBER_TWO_WAYS,
         _("can be read two ways; by notation=\"vi\" its '.' groups thousands: %s"),
         buffer_string(&plain));
    buffer_free(&plain);
}

void two_ways_sum_up(struct report_build *build)
{
    if (build->two_ways > TWO_WAYS_TOLD)
        diagnose(build->diagnostics, DIAG_NUMBER_TWO_WAYS,
                 build_place(build, build->report->at),
                 _("%u numbers of this report can be read two ways and are read by "
                   "notation=\"vi\"; the first %d of them are told"),
                 build->two_ways, TWO_WAYS_TOLD);
}

static int tell_fault(const struct reading *reading, enum number_fault fault)
{
    return fault == NUMBER_OTHER_MARK ? tell_other_mark(reading) : tell_bad(reading);
}

static int read_vietnamese(const struct reading *reading, struct written_figure *out)
{
    struct figure_text figure;
    enum number_fault fault = figure_text_read(&figure, reading->text, vietnamese);
    if (fault != NUMBER_READ)
        return tell_fault(reading, fault);
    if (!fits(reading, &figure))
        return tell_bad(reading);
    if (figure.range && decimal_compare(figure.number, figure.high) > 0)
        return tell(reading, DIAG_RANGE_REVERSED,
                    _("begins with the greater number; exchange or correct them"));
    if (figure.two_ways)
        note_two_ways(reading, &figure);
    *out = (struct written_figure){figure.number, figure.high, figure.range,
                                   figure.unit != NULL};
    return 0;
}

int written_figure_read(struct report_build *build, const struct xml_element *element,
                        const char *attribute, struct token token,
                        struct written_figure *out)
{
    *out = (struct written_figure){0};
    bool point = build->report->notation == NOTATION_POINT;
    if (point && decimal_parse(&out->number, token.text, token.size) == 0)
        return 0;
    struct reading reading = {build, element, attribute, token, ""};
    if (token.size > NUMBER_BYTES)
        return tell_bad(&reading);
    memcpy(reading.text, token.text, token.size);
    return point ? tell_not_declared(&reading) : read_vietnamese(&reading, out);
}
