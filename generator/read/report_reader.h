/* Reads a report. */
#ifndef PHULUC_READ_REPORT_READER_H
#define PHULUC_READ_REPORT_READER_H

#include "base/diagnostic.h"
#include "model/report.h"
#include "read/input.h"
#include "read/schema.h"

/* Returns the report, or NULL after telling every problem found (X…, R…). The input must
 * outlive the report. A thread may help where it is allowed; the result is the same. The
 * caller frees it with report_free. */
struct report *report_read(const struct input *input, const struct schema *schema,
                           bool thread_allowed, struct diagnostics *diagnostics);
void report_free(struct report *report);

#endif
