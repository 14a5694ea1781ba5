/* Comparisons as they are printed: their numbers, and the words for their verdicts. */
#include "compute/comparison_text.h"

#include "compute/figure_text.h"

/* Two numbers are written as ranges are, "63,3-81,4%", but where one is negative: "-6,6 đến
 * -2,6". One with too many digits to print leaves nothing. */
void print_comparison(struct buffer *out, const struct comparison_part *part,
                      const struct number_format *format, bool hide_unit)
{
    struct decimal low, high;
    unsigned count = comparison_rounded(&low, &high, part, (unsigned)format->decimals);
    if (!count)
        return;
    if (count > 1 && decimal_compare(low, high) != 0) {
        decimal_print(out, low, format);
        buffer_text(out, low.digits < 0 ? comparison_range_word : "-");
    }
    print_number(out, high, hide_unit ? NULL : comparison_unit(part), format);
}

const struct rich_text *verdict_words(const struct comparison_spec *spec,
                                      enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_NONE:
        break;
    case VERDICT_NOT_MET:
        return spec->not_met;
    case VERDICT_MET:
        return spec->met;
    case VERDICT_EXCEEDED:
        return spec->exceeded;
    }
    return spec->not_assessable;
}
