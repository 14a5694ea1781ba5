/* Layouts: looking things up in them. */
#include "model/layout_spec.h"

#include <string.h>

const struct calculation_spec *layout_find_calculation(const struct layout_spec *layout,
                                                       const char *kind)
{
    const struct calculation_spec *calculation = layout->calculations;
    while (calculation && strcmp(calculation->kind, kind) != 0)
        calculation = calculation->next;
    return calculation;
}

const struct comparison_spec *layout_find_comparison(const struct layout_spec *layout,
                                                     const char *id)
{
    const struct comparison_spec *comparison = layout->comparisons;
    while (comparison && strcmp(comparison->id, id) != 0)
        comparison = comparison->next;
    return comparison;
}
