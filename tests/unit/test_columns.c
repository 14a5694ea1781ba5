/* Solving the widths of columns: fixed, shared, as wide as the content wants. */
#include "layout/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_COLUMNS = 4, LEFT = 100, AVAILABLE = 1000, LEAST = 20 };

struct column {
    length width;
    uint32_t share;
    struct column_limits limits; /* of a column with neither: it is auto */
};

struct columns_case {
    struct column columns[MOST_COLUMNS]; /* up to one of zeros */
    length edges[MOST_COLUMNS + 1];
    bool shrunk;
};

static const struct columns_case cases[] = {
    /* fixed columns are centred, shares take what is left */
    {{{.width = 300}, {.width = 500}}, {200, 500, 1000}, false},
    {{{.width = 300}, {.share = 1}, {.share = 2}}, {100, 400, 633, 1100}, false},
    /* and none gets less than the least useful width */
    {{{.width = 980}, {.share = 1}}, {100, 1080, 1100}, false},
    {{{.share = 1}, {.share = 99}}, {100, 120, 1100}, false},
    {{{.share = 1}, {.share = 11}, {.share = 488}, {.share = 500}},
     {100, 120, 140, 614, 1100},
     false},
    {{{.width = 940}, {.share = 1}, {.share = 2}, {.share = 9}},
     {100, 1040, 1060, 1080, 1100},
     false},
    /* fixed columns give what lacks, in proportion to what they have above it */
    {{{.width = 981}, {.share = 1}}, {100, 1080, 1100}, true},
    {{{.width = 1200}}, {100, 1100}, true},
    {{{.width = 1020}, {.width = 520}}, {100, 760, 1100}, true},
    {{{.width = 10}, {.width = 2020}, {.share = 1}}, {100, 110, 1080, 1100}, true},
    {{{.width = 20},
      {.width = 960},
      {.limits = {30, 90}},
      {.limits = {60, 60}, .share = 1}},
     {100, 120, 1060, 1080, 1100},
     true},
    /* but only what lacks of the least of the others, not of their words */
    {{{.width = 500}, {.limits = {900, 900}}}, {100, 600, 1100}, true},
    /* auto columns have their greatest width where that fits */
    {{{.limits = {100, 300}}, {.limits = {50, 100}}}, {400, 700, 800}, false},
    {{{.limits = {100, 1000}}}, {100, 1100}, false},
    {{{.limits = {100, 300}}, {.limits = {50, 700}, .share = 1}, {.limits = {50, 100}}},
     {100, 400, 1000, 1100},
     false},
    /* and leaves half of the room to those with a share, or what they want */
    {{{.limits = {100, 500}}, {.limits = {50, 9000}, .share = 1}}, {100, 600, 1100}, false},
    {{{.limits = {100, 501}}, {.limits = {50, 9000}, .share = 1}}, {100, 600, 1100}, false},
    {{{.limits = {100, 900}}, {.limits = {50, 100}, .share = 1}}, {100, 1000, 1100}, false},
    {{{.limits = {100, 901}}, {.limits = {50, 100}, .share = 1}}, {100, 1000, 1100}, false},
    /* but not where it costs a word */
    {{{.limits = {900, 950}}, {.limits = {50, 500}, .share = 1}}, {100, 1000, 1100}, false},
    {{{.limits = {20, 950}}, {.limits = {600, 700}, .share = 1}}, {100, 500, 1100}, false},
    /* else a part of the rest in proportion to what they lack of it */
    {{{.limits = {100, 700}}, {.limits = {200, 1400}}}, {100, 433, 1100}, false},
    {{{.limits = {100, 100}}, {.limits = {200, 1400}}}, {100, 200, 1100}, false},
    {{{.width = 100},
      {.limits = {100, 1100}},
      {.limits = {100, 2100}},
      {.limits = {20, 20}, .share = 5}},
     {100, 200, 526, 1080, 1100},
     false},
    /* the least widths just fit, and do not by one */
    {{{.limits = {400, 500}}, {.limits = {600, 900}}}, {100, 500, 1100}, false},
    {{{.limits = {401, 500}}, {.limits = {600, 900}}}, {100, 500, 1100}, true},
    {{{.limits = {400, 500}}, {.limits = {600, 900}, .share = 1}}, {100, 500, 1100}, false},
    {{{.limits = {400, 500}}, {.limits = {601, 900}, .share = 1}}, {100, 499, 1100}, true},
    /* narrowed, but never below the least useful width */
    {{{.limits = {20, 50}}, {.limits = {1020, 9000}}, {.limits = {520, 520}}},
     {100, 120, 766, 1100},
     true},
    {{{.width = 940},
      {.limits = {500, 500}},
      {.limits = {20, 20}},
      {.limits = {90, 90}, .share = 1}},
     {100, 1040, 1060, 1080, 1100},
     true},
    /* sums beyond 32 bits */
    {{{.limits = {28346457, 28346457}}, {.limits = {28346457, 28346457}}},
     {100, 600, 1100},
     true},
};

static unsigned count_columns(const struct columns_case *columns)
{
    unsigned count = 0;
    while (count < MOST_COLUMNS &&
           (columns->columns[count].width || columns->columns[count].share ||
            columns->columns[count].limits.min))
        count++;
    return count;
}

static void check_case(const struct columns_case *expected)
{
    struct column_spec specs[MOST_COLUMNS] = {0};
    struct table_column columns[MOST_COLUMNS] = {0};
    struct column_limits limits[MOST_COLUMNS] = {0};
    length edges[MOST_COLUMNS + 1] = {0};
    unsigned count = count_columns(expected);
    bool any_auto = false;
    for (unsigned i = 0; i < count; i++) {
        specs[i].width = expected->columns[i].width;
        specs[i].share = expected->columns[i].share;
        specs[i].auto_width = !specs[i].width && !specs[i].share;
        limits[i] = expected->columns[i].limits;
        any_auto |= specs[i].auto_width;
        columns[i] = (struct table_column){.id = "c", .spec = &specs[i]};
    }
    struct table_head head = {.columns = columns, .column_count = (uint16_t)count};
    struct column_space space = {LEFT, AVAILABLE, LEAST, NULL};
    struct source source = {.name = "layout.xml"};
    struct diagnostics *diagnostics = diagnostics_new(1);
    assert_int_equal(solve_columns(&head, &space, any_auto ? limits : NULL, edges, &source,
                                   true, diagnostics),
                     0);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_WARNING), expected->shrunk);
    assert_memory_equal(edges, expected->edges, (count + 1) * sizeof *edges);
    diagnostics_free(diagnostics);
}

static void test_widths(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(&cases[i]);
}

/* Where even the narrowest useful columns are too wide, they do not fit. */
static void test_fits_not(void **state)
{
    (void)state;
    struct column_spec fixed = {.width = 700}, narrow = {.width = 100},
                       sharing = {.share = 1};
    struct table_column columns[] = {{.id = "a", .spec = &narrow},
                                     {.id = "b", .spec = &fixed},
                                     {.id = "c", .spec = &sharing}};
    struct table_head head = {.columns = columns, .column_count = 3};
    struct source source = {.name = "layout.xml"};
    for (length available = 999; available <= 1001; available++) {
        struct column_space space = {LEFT, available, 450, NULL};
        struct diagnostics *diagnostics = diagnostics_new(1);
        bool fits = available >= 1000;
        length edges[4];
        assert_int_equal(
            solve_columns(&head, &space, NULL, edges, &source, true, diagnostics),
            fits ? 0 : -1);
        assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), !fits);
        assert_int_equal(diagnostics_count(diagnostics, SEVERITY_WARNING), fits);
        diagnostics_free(diagnostics);
    }
}

/* Columns with a share are no narrower than the words of their headers, where all of those
 * have room. */
static void test_header_words(void **state)
{
    (void)state;
    static const struct {
        length words[3], widths[3];
    } tables[] = {{{0, 0, 0}, {800, 100, 100}},
                  {{0, 300, 0}, {622, 300, 78}},
                  {{700, 150, 150}, {700, 150, 150}},
                  {{700, 151, 150}, {800, 100, 100}}};
    struct column_spec specs[] = {{.share = 8}, {.share = 1}, {.share = 1}};
    struct table_column columns[3];
    for (unsigned i = 0; i < 3; i++)
        columns[i] = (struct table_column){.id = "c", .spec = &specs[i]};
    struct table_head head = {.columns = columns, .column_count = 3};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct column_space space = {LEFT, 1000, 50, tables[i].words};
        length edges[4];
        assert_int_equal(solve_columns(&head, &space, NULL, edges, NULL, false, NULL), 0);
        for (unsigned c = 0; c < 3; c++)
            assert_int_equal(edges[c + 1] - edges[c], tables[i].widths[c]);
    }
}

/* What a counting pass finds is another pass's to tell. */
static void test_tells_not(void **state)
{
    (void)state;
    struct column_spec specs[] = {{.auto_width = true}, {.width = 1001}};
    struct column_space space = {LEFT, AVAILABLE, LEAST, NULL};
    struct column_limits limits = {1001, 1001};
    struct diagnostics *diagnostics = diagnostics_new(1);
    for (unsigned i = 0; i < 2; i++) {
        struct table_column column = {.id = "c", .spec = &specs[i]};
        struct table_head head = {.columns = &column, .column_count = 1};
        length edges[2];
        assert_int_equal(
            solve_columns(&head, &space, &limits, edges, NULL, false, diagnostics), 0);
        assert_int_equal(edges[1] - edges[0], AVAILABLE);
    }
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_WARNING), 0);
    diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_fits_not),
        cmocka_unit_test(test_header_words),
        cmocka_unit_test(test_tells_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
