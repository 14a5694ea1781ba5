/* Compares and adds up the figures of cases that come on standard input, one a line, and
 * prints what they come to; oracle.py makes the cases and knows the answers.
 *   C form direction range keep places result base
 *   S places unit figures
 * by tabs. Figures stand behind each other with ";" between: part number high bound unit, by
 * "|"; high, part and unit may be empty. */
#include <stdio.h> /* before gmp.h, which then prints */

#include "compute/comparison.h"
#include "compute/sum.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 8 };

struct sample {
    struct value value;
    struct figure figures[MOST];
    struct decimal highs[MOST];
};

static void fail(const char *what)
{
    fprintf(stderr, "no case: %s\n", what);
    exit(2);
}

/* The next field; moves behind the separator. */
static char *next_field(char **text, char separator)
{
    char *field = *text, *end = strchr(field, separator);
    if (end)
        *end++ = '\0';
    else
        end = field + strlen(field);
    *text = end;
    return field;
}

static int next_number(char **text)
{
    return atoi(next_field(text, '\t'));
}

static struct decimal read_decimal(const char *text)
{
    struct decimal number;
    if (decimal_parse(&number, text, strlen(text)) != 0)
        fail(text);
    return number;
}

static void read_figure(struct sample *sample, char *text)
{
    unsigned index = sample->value.figure_count++;
    if (index == MOST)
        fail("too many figures");
    struct figure *figure = &sample->figures[index];
    figure->part = next_field(&text, '|');
    figure->part = *figure->part ? figure->part : NULL;
    figure->number = read_decimal(next_field(&text, '|'));
    const char *high = next_field(&text, '|');
    if (*high) {
        sample->highs[index] = read_decimal(high);
        figure->high = &sample->highs[index];
    }
    figure->bound = (uint8_t)atoi(next_field(&text, '|'));
    figure->unit = *text ? text : NULL;
}

/* "-" is a value that is not given, "x" a text, "?" a blank. */
static const struct value *read_value(struct sample *sample, char *text)
{
    memset(sample, 0, sizeof *sample);
    if (!strcmp(text, "-"))
        return NULL;
    sample->value.figures = sample->figures;
    sample->value.type = VALUE_TEXT;
    if (!strcmp(text, "?"))
        sample->value.type = VALUE_MISSING;
    if (!strcmp(text, "?") || !strcmp(text, "x"))
        return &sample->value;
    while (*text)
        read_figure(sample, next_field(&text, ';'));
    if (sample->value.figure_count == 1)
        sample->value.type = VALUE_FIGURE;
    return &sample->value;
}

/* Figures of one unit have one name, as in a report. */
static void join_units(struct sample *result, const struct sample *base)
{
    for (unsigned i = 0; i < result->value.figure_count; i++)
        for (unsigned j = 0; j < base->value.figure_count; j++) {
            const char **unit = &result->figures[i].unit, *other = base->figures[j].unit;
            if (*unit && other && !strcmp(*unit, other))
                *unit = other;
        }
}

/* The number exactly, and as it is printed: "-" where it is not. */
static void print_number(const mpq_t number, const struct decimal *rounded, unsigned places)
{
    const struct number_format format = {(int)places, true, true};
    struct buffer text = {0};
    if (rounded)
        decimal_print(&text, *rounded, &format);
    fputc(' ', stdout);
    mpq_out_str(stdout, 10, number);
    printf(" %s", text.length ? buffer_string(&text) : "-");
    buffer_free(&text);
}

static void print_parts(const struct comparison *comparison, unsigned places)
{
    mpq_t low, high;
    mpq_init(low);
    mpq_init(high);
    for (unsigned i = 0; i < comparison->part_count; i++) {
        const struct comparison_part *part = &comparison->parts[i];
        struct decimal least, most;
        unsigned count = comparison_numbers(low, high, part);
        unsigned printed = comparison_rounded(&least, &most, part, places);
        print_number(low, printed ? &least : NULL, places);
        if (count == 2)
            print_number(high, printed ? &most : NULL, places);
        if (printed && printed != count)
            fputs(" wrong count", stdout);
        printf(" [%s]", comparison_unit(part) ? comparison_unit(part) : "");
    }
    mpq_clear(low);
    mpq_clear(high);
}

static void run_comparison(char *line, struct arena *arena)
{
    struct sample result, base;
    struct comparison_rule rule;
    rule.form = (enum comparison_form)next_number(&line);
    rule.direction = (enum direction)next_number(&line);
    rule.range = (enum range_end)next_number(&line);
    rule.keep_form = next_number(&line) != 0;
    unsigned places = (unsigned)next_number(&line);
    const struct value *left = read_value(&result, next_field(&line, '\t'));
    const struct value *right = read_value(&base, next_field(&line, '\t'));
    join_units(&result, &base);
    struct comparison comparison = compare_values(&rule, left, right, arena);
    printf("%d %d", (int)comparison.state, (int)comparison.verdict);
    print_parts(&comparison, places);
    putchar('\n');
}

static void print_sum(const struct figure *figure)
{
    mpq_t number;
    mpq_init(number);
    decimal_to_rational(number, figure->number);
    mpq_out_str(stdout, 10, number);
    printf(" [%s]", figure->unit ? figure->unit : "");
    mpq_clear(number);
}

static void run_sum(char *line)
{
    struct sample sample;
    unsigned places = (unsigned)next_number(&line);
    const char *unit = next_field(&line, '\t');
    unit = *unit ? unit : NULL;
    read_value(&sample, line);
    struct sum sum;
    struct figure figure;
    sum_begin(&sum);
    for (unsigned i = 0; i < sample.value.figure_count; i++) {
        struct value one = {
            .type = VALUE_FIGURE, .figure_count = 1, .figures = &sample.figures[i]};
        sum_add(&sum, &one);
    }
    if (sum_total(&sum, unit, &figure) != 0) {
        puts("none");
    } else {
        print_sum(&figure);
        putchar(' ');
        if (sum_average(&sum, unit, places, &figure) == 0)
            print_sum(&figure);
        putchar('\n');
    }
    sum_end(&sum);
}

int main(void)
{
    struct arena *arena = arena_new(4096);
    char *line = NULL;
    size_t capacity = 0;
    ssize_t size;
    while ((size = getline(&line, &capacity, stdin)) > 0) {
        if (line[size - 1] == '\n')
            line[size - 1] = '\0';
        if (!strncmp(line, "C\t", 2))
            run_comparison(line + 2, arena);
        else if (!strncmp(line, "S\t", 2))
            run_sum(line + 2);
        else
            fail(line);
        arena_rewind(arena);
    }
    free(line);
    arena_free(arena);
    return fflush(stdout) == 0 ? 0 : 2;
}
