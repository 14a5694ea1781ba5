/* What the appendices of one document have to agree in. */
#include "compute/report_set.h"

#include "compute/set_check.h"

void report_set_check(const struct set_member *members, size_t count, bool whole,
                      struct diagnostics *diagnostics)
{
    struct set_check check = {members, count, whole, diagnostics, arena_new(4096)};
    set_check_numbers(&check);
    set_check_documents(&check);
    set_check_figures(&check);
    arena_free(check.scratch);
}
