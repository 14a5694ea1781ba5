/* The audit: what the report states beside what its own figures give. */
#ifndef PHULUC_COMPUTE_AUDIT_H
#define PHULUC_COMPUTE_AUDIT_H

#include "base/diagnostic.h"
#include "model/layout_spec.h"
#include "model/report.h"

#include <stdint.h>

/* How the report is audited, besides what it says itself. All zeros: as it says. */
struct audit_choice {
    uint32_t on, off;  /* rules that are turned on or off; a bit for each */
    bool other_layout; /* than the report's: what it shows in no row is left out on purpose */
};

/* Adds rules by their codes, "A03,A13", or "all". Returns -1 where there is no such rule. */
int audit_choose(struct audit_choice *choice, const char *codes, bool on);

/* Tells what the rules find (README, "The audit"), with operands and arithmetic; what the
 * report accepts as a note, with the reason. `layouts` has one for each table. */
void audit_report(const struct report *report, const struct layout_spec *const *layouts,
                  const struct profile *profile, const struct audit_choice *choice,
                  struct diagnostics *diagnostics);

#endif
