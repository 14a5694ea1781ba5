/* Layouts: looking things up in them. */
#include "model/layout_spec.h"

#include <string.h>

const struct comparison_spec *layout_find_comparison(const struct layout_spec *layout,
                                                     const char *id)
{
    const struct comparison_spec *comparison = layout->comparisons;
    while (comparison && strcmp(comparison->id, id) != 0)
        comparison = comparison->next;
    return comparison;
}
