/* Units of measure: which of them agree, and how much the one is of the other, exactly. */
#ifndef PHULUC_BASE_UNIT_H
#define PHULUC_BASE_UNIT_H

#include <gmp.h>
#include <stdbool.h>

/* Units are as they are written: "tỷ đồng", "m2", "tạ/ha", or NULL, which agrees with none
 * but itself. Those agree that are the same, or known multiples of one quantity: "nghìn",
 * "triệu" and "tỷ" before any noun, and the units of unit.c. What follows a "/" must be the
 * same. Small and capital letters of known units are one. */

/* Sets what a figure in `from` is multiplied by to be one in `to`; `factor` is initialised
 * by the caller. Returns false where they do not agree. */
bool unit_factor(mpq_t factor, const char *from, const char *to);

/* Whether it is "%" or "‰", so that figures in it differ in percentage points. */
bool unit_is_ratio(const char *unit);

/* Whether it is a noun of what can be counted, as far as is known: "hồ sơ", "xã"; no measure,
 * no multiple, nothing with a "/". */
bool unit_is_counted(const char *unit);

#endif
