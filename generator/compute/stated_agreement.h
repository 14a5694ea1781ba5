/* How a stated comparison stands to what the figures give: by intervals. The one judgement
 * of what the audit tells and of what a table marks. */
#ifndef PHULUC_COMPUTE_STATED_AGREEMENT_H
#define PHULUC_COMPUTE_STATED_AGREEMENT_H

#include "compute/interval.h"
#include "compute/row_comparison.h"

/* A comparison that an indicator states. */
struct stated_comparison {
    const struct report *report;
    const struct layout_spec *layout;
    const struct report_table *table; /* that the indicator stands in, or NULL: not known */
    const struct indicator *indicator;
    struct comparison_operands operands;
    const struct interval *total; /* of a share: what its total may stand for, in the unit
                                     of the base; else NULL */
    const struct value *stated;
    struct arena *scratch;
};

/* The figure that is stated for a part, and how it stands to what is computed: of several
 * the one that agrees best. NULL where none is stated for the part. */
const struct figure *stated_figure(const struct stated_comparison *stated,
                                   const struct comparison_part *part,
                                   enum agreement *agreement);

#endif
