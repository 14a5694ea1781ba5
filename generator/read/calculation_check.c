/* Checks of a layout's calculations what no report can change: their order, and that they
 * do not come to more figures than can be added up for each row. */
#include "read/layout_build.h"

#include <string.h>

/* Whether a calculation stands above another one. */
static bool is_above(const struct calculation_spec *above,
                     const struct calculation_spec *calculation)
{
    while (above && above != calculation)
        above = above->next;
    return above != NULL;
}

/* Tells of an operand that is calculated only later, or by itself. */
static bool operands_stand_above(struct layout_build *build,
                                 const struct calculation_spec *calculation)
{
    for (unsigned i = 0; i < calculation->of_count; i++) {
        const struct calculation_spec *other =
            layout_find_calculation(build->layout, calculation->of[i]);
        if (!other || (other != calculation && is_above(other, calculation)))
            continue;
        diagnose(
            build->spec.diagnostics, DIAG_LAYOUT_VALUE,
            spec_place(&build->spec, calculation->at),
            _("the calculation of '%s' uses '%s', which is not calculated before it; put "
              "that first"),
            calculation->kind, calculation->of[i]);
        return false;
    }
    return true;
}

enum { CALCULATION_FIGURES = 400 };

/* Counts down `left` by the figures behind the operands; it ends below 0 where these are
 * too many. */
static void count_figures(const struct layout_spec *layout,
                          const struct calculation_spec *calculation, int *left)
{
    for (unsigned i = 0; i < calculation->of_count && *left >= 0; i++) {
        const struct calculation_spec *operand =
            layout_find_calculation(layout, calculation->of[i]);
        --*left;
        if (operand)
            count_figures(layout, operand, left);
    }
}

void layout_check_calculations(struct layout_build *build)
{
    const struct calculation_spec *calculation = build->layout->calculations;
    for (; calculation && operands_stand_above(build, calculation);
         calculation = calculation->next) {
        int left = CALCULATION_FIGURES;
        count_figures(build->layout, calculation, &left);
        if (left >= 0)
            continue;
        diagnose(
            build->spec.diagnostics, DIAG_LAYOUT_VALUE,
            spec_place(&build->spec, calculation->at),
            _("the calculation of '%s' comes to more than %d figures; calculate it from "
              "fewer kinds"),
            calculation->kind, CALCULATION_FIGURES);
        return;
    }
}
