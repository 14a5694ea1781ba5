/* Standard output that is lost is told, and the worst status wins. */
#include "base/standard_output.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

/* With standard output, or without any. */
static enum exit_status end_with(bool lost, enum exit_status status)
{
    struct diagnostics *diagnostics = diagnostics_new(1);
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    assert_true(kept >= 0);
    if (lost)
        close(STDOUT_FILENO);
    enum exit_status worst = standard_output_end(diagnostics, status);
    assert_int_equal(dup2(kept, STDOUT_FILENO), STDOUT_FILENO);
    close(kept);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), lost);
    diagnostics_free(diagnostics);
    return worst;
}

static void test_worst(void **state)
{
    (void)state;
    assert_int_equal(end_with(false, EXIT_CLEAN), EXIT_CLEAN);
    assert_int_equal(end_with(false, EXIT_FINDINGS), EXIT_FINDINGS);
    assert_int_equal(end_with(true, EXIT_CLEAN), EXIT_OUTPUT);
    assert_int_equal(end_with(true, EXIT_INVALID), EXIT_OUTPUT);
    assert_int_equal(end_with(true, EXIT_INTERNAL), EXIT_INTERNAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_worst)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
