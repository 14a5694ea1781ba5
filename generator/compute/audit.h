/* The audit: what the report states beside what its own figures give. */
#ifndef PHULUC_COMPUTE_AUDIT_H
#define PHULUC_COMPUTE_AUDIT_H

#include "base/diagnostic.h"
#include "model/layout_spec.h"
#include "model/report.h"

/* Tells each stated comparison that its figures contradict (A01) or that was left blank and
 * can be computed (A02), with the operands and the arithmetic; and, as notes, what stands
 * in the heading otherwise than the rules have it or is missing there (A03-A05). `layouts`
 * has one for each table. */
void audit_report(const struct report *report, const struct layout_spec *const *layouts,
                  const struct profile *profile, struct diagnostics *diagnostics);

#endif
