/* Bars: a percentage as a length. */
#ifndef PHULUC_COMPUTE_BAR_FILL_H
#define PHULUC_COMPUTE_BAR_FILL_H

#include "compute/comparison_shown.h"

/* How far the bar of what is shown of a comparison is filled, of BAR_FULL, rounded half up:
 * empty at 0% and below, full at 100% and above. BAR_NONE where it is not one percentage, or
 * share. */
uint16_t bar_of_comparison(const struct shown_comparison *shown);

#endif
