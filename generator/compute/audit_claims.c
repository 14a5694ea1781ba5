/* Claims inside texts, a percentage with what it is of: "94,82% (440/464)". */
#include "base/number_text.h"
#include "base/unicode.h"
#include "compute/audit_rules.h"
#include "compute/flat_text.h"

#include <string.h>

struct claim {
    struct decimal percent, part, whole;
    size_t begin, end; /* in the flat text: from the percentage to behind the bracket */
    size_t part_begin, part_size, whole_begin, whole_size;
};

/* Reading. */

/* Forward over spaces, whether a line may end there or not. */
static const char *skip_spaces(const char *text)
{
    static const size_t tied = sizeof NO_BREAK_SPACE - 1;
    for (;;) {
        if (*text == ' ')
            text++;
        else if (!strncmp(text, NO_BREAK_SPACE, tied))
            text += tied;
        else
            return text;
    }
}

/* Backward: the end of what stands before the spaces. */
static const char *back_over_spaces(const char *begin, const char *end)
{
    static const size_t tied = sizeof NO_BREAK_SPACE - 1;
    for (;;) {
        if (end > begin && end[-1] == ' ')
            end--;
        else if ((size_t)(end - begin) >= tied && !memcmp(end - tied, NO_BREAK_SPACE, tied))
            end -= tied;
        else
            return end;
    }
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Vietnamese notation, else a decimal point, which offices type too. Returns the bytes read,
 * or 0. */
static size_t read_number(const char *text, struct decimal *out)
{
    size_t used = 0;
    if (!is_digit(*text))
        return 0;
    if (number_read(out, text, &used, (struct number_style){',', true}) == NUMBER_READ)
        return used;
    if (number_read(out, text, &used, (struct number_style){'.', false}) == NUMBER_READ)
        return used;
    return 0;
}

/* "440/464)", or "440/464 thủ tục)", behind the bracket. */
static bool read_fraction(const char *string, const char *at, struct claim *claim)
{
    at = skip_spaces(at);
    claim->part_begin = (size_t)(at - string);
    claim->part_size = read_number(at, &claim->part);
    at = skip_spaces(at + claim->part_size);
    if (!claim->part_size || *at != '/')
        return false;
    at = skip_spaces(at + 1);
    claim->whole_begin = (size_t)(at - string);
    claim->whole_size = read_number(at, &claim->whole);
    if (!claim->whole_size || claim->whole.digits == 0)
        return false;
    at += claim->whole_size;
    if (*at != ')' && *at != ' ' && strncmp(at, NO_BREAK_SPACE, sizeof NO_BREAK_SPACE - 1))
        return false;
    at += strcspn(at, "()/\n0123456789");
    claim->end = (size_t)(at - string) + 1;
    return *at == ')';
}

/* "94,82%" before the bracket; of a range, which claims nothing exact, there is none. */
static bool read_percent(const char *string, const char *bracket, struct claim *claim)
{
    const char *end = back_over_spaces(string, bracket);
    if (end == string || end[-1] != '%')
        return false;
    end = back_over_spaces(string, end - 1);
    const char *begin = end;
    while (begin > string && (is_digit(begin[-1]) || begin[-1] == ',' || begin[-1] == '.'))
        begin--;
    claim->begin = (size_t)(begin - string);
    if (begin == end)
        return false; /* "% (440/464)": nothing is claimed */
    if (begin > string && (begin[-1] == '-' || (unsigned char)begin[-1] >= 0x80))
        return false; /* also an en dash */
    return read_number(begin, &claim->percent) == (size_t)(end - begin);
}

/* "(12/2024)" is a month. */
static bool is_month(const struct claim *claim)
{
    return !claim->part.scale && !claim->whole.scale && claim->part.digits >= 1 &&
           claim->part.digits <= 12 && claim->whole.digits >= 1900 &&
           claim->whole.digits <= 2100 && claim->whole_size == 4;
}

static bool read_claim(const char *string, const char *bracket, struct claim *claim)
{
    return read_fraction(string, bracket + 1, claim) &&
           read_percent(string, bracket, claim) && !is_month(claim);
}

/* Checking. */

/* "tăng 12,5% (45/40)": what was meant may be how much it grew or fell. */
static enum agreement growth_agreement(const struct interval *ratio, struct decimal percent)
{
    enum agreement agreement;
    struct interval growth;
    mpq_t factor;
    mpq_init(factor);
    interval_begin(&growth);
    mpq_set_si(factor, -100, 1);
    mpq_add(growth.low, ratio->low, factor);
    mpq_add(growth.high, ratio->high, factor);
    mpq_set_si(factor, -1, 1);
    if (mpq_sgn(growth.high) <= 0)
        interval_multiply(&growth, factor);
    agreement = interval_agreement(&growth, percent);
    interval_end(&growth);
    mpq_clear(factor);
    return agreement;
}

/* A whole number in brackets is a count, and exact; one with decimals was rounded. */
static void claim_interval(const struct claim *claim, struct interval *out)
{
    struct interval whole;
    mpq_t hundred;
    mpq_init(hundred);
    mpq_set_ui(hundred, 100, 1);
    interval_begin(&whole);
    interval_of_decimal(out, claim->part, claim->part.scale == 0);
    interval_of_decimal(&whole, claim->whole, claim->whole.scale == 0);
    interval_divide(out, &whole); /* the whole is not 0, nor can it have been rounded to it */
    interval_multiply(out, hundred);
    interval_end(&whole);
    mpq_clear(hundred);
}

static const char *computed_text(struct audit *audit, const struct claim *claim)
{
    mpq_t number, whole;
    mpq_init(number);
    mpq_init(whole);
    decimal_to_rational(number, claim->part);
    decimal_to_rational(whole, claim->whole);
    mpq_div(number, number, whole);
    mpq_set_ui(whole, 100, 1);
    mpq_mul(number, number, whole);
    unsigned places = claim->percent.scale > 1 ? claim->percent.scale : 1;
    const char *text = audit_rounded(audit, number, "%", places);
    mpq_clear(number);
    mpq_clear(whole);
    return text;
}

static const char *piece(struct audit *audit, const char *string, size_t begin, size_t size)
{
    return arena_string(audit->scratch, string + begin, size);
}

static const char *arithmetic(struct audit *audit, const char *string,
                              const struct claim *claim)
{
    struct buffer text = {0};
    buffer_put(&text, string + claim->part_begin, claim->part_size);
    buffer_text(&text, " : ");
    buffer_put(&text, string + claim->whole_begin, claim->whole_size);
    buffer_text(&text, " × 100");
    return audit_keep(audit, &text);
}

/* The text in which the claim stands, and what its row or place is called. */
struct claim_place {
    const struct rich_text *text;
    const char *row;
};

static void tell_claim(struct audit *audit, const struct claim_place *place,
                       const struct flat_text *flat, const char *string,
                       const struct claim *claim, enum agreement agreement)
{
    const struct figure *figure = flat_text_figure(flat, claim->begin);
    uint32_t at = figure ? figure->at : place->text->at;
    struct figure part = {.number = claim->part, .at = at};
    struct figure whole = {.number = claim->whole, .at = at};
    struct audit_finding finding = {.code = DIAG_CLAIM_DIFFERS,
                                    .at = at,
                                    .indicator = audit->indicator};
    struct diagnostic_detail *detail = &finding.detail;
    audit_add_operand(audit, &finding, audit->indicator, AUDIT_NO_KIND, 0, &part, false);
    audit_add_operand(audit, &finding, audit->indicator, AUDIT_NO_KIND, 0, &whole, false);
    detail->row = place->row ? place->row : audit_row(audit);
    detail->stated = piece(audit, string, claim->begin, claim->end - claim->begin);
    detail->computed = computed_text(audit, claim);
    detail->arithmetic = arithmetic(audit, string, claim);
    if (agreement == AGREEMENT_TRUNCATED) {
        finding.code = DIAG_TRUNCATED;
        audit_tell(audit, &finding,
                   _("%s: stated as %s, computed %s (%s): the figure was cut off, not "
                     "rounded"),
                   detail->row, detail->stated, detail->computed, detail->arithmetic);
    } else {
        audit_tell(audit, &finding, _("%s: stated as %s, computed %s (%s)"), detail->row,
                   detail->stated, detail->computed, detail->arithmetic);
    }
}

static void check_claim(struct audit *audit, const struct claim_place *place,
                        const struct flat_text *flat, const char *string,
                        const struct claim *claim)
{
    struct interval computed;
    interval_begin(&computed);
    claim_interval(claim, &computed);
    enum agreement agreement = interval_agreement(&computed, claim->percent);
    bool grows = growth_agreement(&computed, claim->percent) == AGREEMENT_MEETS;
    interval_end(&computed);
    if (agreement != AGREEMENT_MEETS && !grows)
        tell_claim(audit, place, flat, string, claim, agreement);
}

/* Most texts have no fraction at all. */
static bool has_fraction(const struct rich_text *text)
{
    for (uint32_t i = 0; text && i < text->count; i++)
        if (text->runs[i].kind == RUN_TEXT &&
            memchr(text->runs[i].utf8, '/', text->runs[i].size))
            return true;
    return false;
}

static void check_text(struct audit *audit, const struct rich_text *text, const char *row)
{
    if (!has_fraction(text))
        return;
    struct claim_place place = {text, row};
    struct flat_text flat = {0};
    struct claim claim;
    flat_text_set(&flat, text);
    const char *string = buffer_string(&flat.string);
    for (const char *at = string; (at = strchr(at, '(')) != NULL; at++)
        if (read_claim(string, at, &claim))
            check_claim(audit, &place, &flat, string, &claim);
    flat_text_free(&flat);
}

void audit_claims(struct audit *audit)
{
    check_text(audit, audit->indicator->name, NULL);
    struct value_walk walk;
    const struct value *value = value_first(&walk, audit->indicator->values);
    for (; value; value = value_next(&walk))
        check_text(audit, value->text, NULL);
}

void audit_table_claims(struct audit *audit)
{
    check_text(audit, audit->table->before, _("text above the table"));
    check_text(audit, audit->table->after, _("text below the table"));
}

void audit_note_claims(struct audit *audit)
{
    for (const struct note *note = audit->report->notes; note; note = note->next) {
        struct buffer row = {0};
        buffer_format(&row, _("note %u"), note->number);
        check_text(audit, note->text, audit_keep(audit, &row));
    }
}
