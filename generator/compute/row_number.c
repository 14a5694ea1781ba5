/* The numbers of rows: those of the report, or counted as the layout says. */
#include "compute/row_number.h"

#include "base/roman.h"

#include <string.h>

/* The letters of points in official texts: the Vietnamese alphabet without ă, â, ê, ô, ơ
 * and ư (NĐ 30/2020, Phụ lục I). */
static const char *const letters[] = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                      "i", "k", "l", "m", "n", "o", "p", "q",
                                      "r", "s", "t", "u", "v", "x", "y"};
enum { LETTERS = sizeof letters / sizeof *letters };

/* a … y, then aa, ab … */
static void print_letters(struct buffer *out, unsigned number)
{
    if (number > LETTERS)
        print_letters(out, (number - 1) / LETTERS);
    buffer_text(out, letters[(number - 1) % LETTERS]);
}

/* What of the number above a decimal one begins with: of "1." and "1)" "1", of "I" or "a"
 * nothing. */
static int decimal_size(const char *above)
{
    if (!above || *above < '0' || *above > '9')
        return 0;
    size_t size = strlen(above);
    while (above[size - 1] == '.' || above[size - 1] == ')')
        size--;
    return (int)size;
}

/* "1.2" below "1"; "2" below "I", and where the row above has no number. */
static void print_decimal(struct buffer *out, const struct row_list *list,
                          const struct layout_spec *layout, uint32_t row,
                          struct arena *arena)
{
    const struct row_origin *origin = &list->origins[row];
    const char *above = origin->parent == ROW_NO_PARENT
                            ? NULL
                            : row_number(list, layout, origin->parent, arena);
    int size = decimal_size(above);
    if (size)
        buffer_format(out, "%.*s.", size, above);
    buffer_unsigned(out, origin->ordinal);
}

static const char *counted_number(const struct row_list *list,
                                  const struct layout_spec *layout, uint32_t row,
                                  enum row_numbering numbering, struct arena *arena)
{
    struct buffer text = {0};
    unsigned ordinal = list->origins[row].ordinal;
    switch (numbering) {
    case ROW_NUMBER_NONE:
        return NULL;
    case ROW_NUMBER_ROMAN:
        print_roman(&text, ordinal);
        break;
    case ROW_NUMBER_ARABIC:
        buffer_unsigned(&text, ordinal);
        break;
    case ROW_NUMBER_DECIMAL:
        print_decimal(&text, list, layout, row, arena);
        break;
    case ROW_NUMBER_LETTER:
        print_letters(&text, ordinal);
        break;
    case ROW_NUMBER_DASH:
        return "-";
    case ROW_NUMBER_PLUS:
        return "+";
    }
    const char *number = arena_string(arena, text.bytes, text.length);
    buffer_free(&text);
    return number;
}

const char *row_number(const struct row_list *list, const struct layout_spec *layout,
                       uint32_t row, struct arena *arena)
{
    const struct row_origin *origin = &list->origins[row];
    if (origin->kind == ROW_OF_WHICH || origin->kind == ROW_TOTAL)
        return NULL;
    const struct row_spec *spec = row_spec_of(layout, origin);
    const char *given =
        origin->kind == ROW_GROUP ? origin->group->number : origin->indicator->number;
    return given ? given : counted_number(list, layout, row, spec->numbering, arena);
}

const char *row_number_characters(enum row_numbering numbering)
{
    switch (numbering) {
    case ROW_NUMBER_NONE:
        break;
    case ROW_NUMBER_ROMAN:
        return "IVXLCDM";
    case ROW_NUMBER_ARABIC:
    case ROW_NUMBER_DECIMAL:
        return "0123456789.";
    case ROW_NUMBER_LETTER:
        return "abcdđeghiklmnopqrstuvxy";
    case ROW_NUMBER_DASH:
        return "-";
    case ROW_NUMBER_PLUS:
        return "+";
    }
    return "";
}
