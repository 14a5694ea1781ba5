/* The numbers of the appendices of a set: without gap or double, in one form. */
#include "base/roman.h"
#include "compute/flat_text.h"
#include "compute/set_check.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER_LIMIT = 999 }; /* of an appendix */

/* How an appendix is numbered. */
struct numbered {
    size_t member;
    unsigned number;        /* 0: it is not */
    enum numbering numbers; /* how the number is printed */
    bool printed;           /* it is */
    bool told;              /* that its rules have other numerals */
};

/* The number at the end of a label. */
struct label_number {
    unsigned number; /* 0: it has none */
    enum numbering numbers;
};

static bool is_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || (unsigned char)byte >= 0x80;
}

static unsigned read_arabic(const char *word, size_t size)
{
    unsigned number = 0;
    for (size_t i = 0; i < size; i++) {
        if (word[i] < '0' || word[i] > '9')
            return 0;
        number = number * 10 + (unsigned)(word[i] - '0');
        if (number > NUMBER_LIMIT)
            return 0;
    }
    return number;
}

/* 0 where it is none. A single C, D, L or M is a letter. */
static unsigned read_roman(const char *word, size_t size)
{
    struct buffer numeral = {0};
    unsigned found = 0;
    if (size == 1 && !memchr("IVX", *word, 3))
        return 0;
    for (unsigned number = 1; !found && number <= NUMBER_LIMIT; number++) {
        buffer_clear(&numeral);
        print_roman(&numeral, number);
        if (numeral.length == size && !memcmp(numeral.bytes, word, size))
            found = number;
    }
    buffer_free(&numeral);
    return found;
}

/* "PHỤ LỤC (1)" is 1, "Phụ lục IV." is IV. */
static struct label_number number_of_label(const char *label)
{
    size_t end = strlen(label);
    while (end && !is_word(label[end - 1]))
        end--;
    size_t start = end;
    while (start && is_word(label[start - 1]))
        start--;
    struct label_number found = {read_arabic(label + start, end - start), NUMBERING_ARABIC};
    if (!found.number)
        found =
            (struct label_number){read_roman(label + start, end - start), NUMBERING_ROMAN};
    return found;
}

static const char *numerals(enum numbering numbers)
{
    return numbers == NUMBERING_ROMAN ? _("Roman") : _("Arabic");
}

/* Its own label beside the number that it has, and beside the rules. */
static void check_label(struct set_check *check, struct numbered *numbered,
                        const struct label_number *label)
{
    size_t member = numbered->member;
    const struct set_member *of = &check->members[member];
    struct place place = set_place(check, member, of->report->label->at);
    if (of->report->number && label->number != of->report->number)
        diagnose(
            check->diagnostics, DIAG_SET_LABEL, place,
            _("the label gives the appendix the number %u, its attribute 'number' says "
              "%u; correct one of the two"),
            label->number, of->report->number);
    numbered->told = of->profile && label->numbers != of->profile->numbering;
    if (numbered->told)
        diagnose(check->diagnostics, DIAG_SET_NUMERALS, place,
                 _("the label has its number in %s numerals, the rules %s have %s ones; "
                   "correct it, or leave <label> out"),
                 numerals(label->numbers), of->profile->id,
                 numerals(of->profile->numbering));
}

static struct numbered read_number(struct set_check *check, size_t member)
{
    const struct set_member *of = &check->members[member];
    struct numbered numbered = {.member = member, .number = of->report->number};
    if (!rich_text_empty(of->report->label)) {
        struct label_number label =
            number_of_label(plain_text(of->report->label, check->scratch));
        if (!label.number)
            return numbered;
        check_label(check, &numbered, &label);
        if (!numbered.number)
            numbered.number = label.number;
        numbered.numbers = label.numbers;
        numbered.printed = true;
    } else if (of->profile && numbered.number) {
        numbered.numbers = of->profile->numbering;
        numbered.printed = true;
    }
    return numbered;
}

static uint32_t place_of_number(const struct set_check *check, size_t member)
{
    return check->members[member].report->at;
}

/* Rules of several kinds in one set. */
static void check_numerals(struct set_check *check, const struct numbered *all)
{
    const struct numbered *first = NULL;
    for (size_t i = 0; i < check->count; i++) {
        if (!all[i].printed || all[i].told)
            continue;
        if (!first)
            first = &all[i];
        else if (all[i].numbers != first->numbers)
            diagnose(
                check->diagnostics, DIAG_SET_NUMERALS,
                set_place(check, i, place_of_number(check, i)),
                _("the appendix is numbered in %s numerals, that of %s in %s ones; "
                  "give all of a set the same rules"),
                numerals(all[i].numbers),
                set_place_text(check, first->member, place_of_number(check, first->member)),
                numerals(first->numbers));
    }
}

static int compare_numbers(const void *left, const void *right)
{
    const struct numbered *a = left, *b = right;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return (a->member > b->member) - (a->member < b->member);
}

static void tell_none(struct set_check *check, const struct numbered *numbered)
{
    if (check->count > 1)
        diagnose(
            check->diagnostics, DIAG_SET_NUMBER_NONE,
            set_place(check, numbered->member, place_of_number(check, numbered->member)),
            _("the appendix has no number, and the set has %zu appendices; add "
              "number=\"…\""),
            check->count);
}

static void tell_twice(struct set_check *check, const struct numbered *numbered,
                       const struct numbered *before)
{
    diagnose(
        check->diagnostics, DIAG_SET_NUMBER_TWICE,
        set_place(check, numbered->member, place_of_number(check, numbered->member)),
        _("the appendix has the number %u, which that of %s has already; correct one of "
          "the two"),
        numbered->number,
        set_place_text(check, before->member, place_of_number(check, before->member)));
}

/* `before` is NULL where the first one is missing. */
static void tell_gap(struct set_check *check, const struct numbered *numbered,
                     const struct numbered *before)
{
    unsigned missing = before ? before->number + 1 : 1;
    struct buffer numbers = {0};
    buffer_format(&numbers, "%u", missing);
    if (missing + 1 < numbered->number)
        buffer_format(&numbers, "–%u", numbered->number - 1);
    struct place place =
        set_place(check, numbered->member, place_of_number(check, numbered->member));
    if (before)
        diagnose(
            check->diagnostics, DIAG_SET_NUMBER_GAP, place,
            _("the appendix has the number %u, and there is no %s; before it comes %u, "
              "%s"),
            numbered->number, buffer_string(&numbers), before->number,
            set_place_text(check, before->member, place_of_number(check, before->member)));
    else
        diagnose(check->diagnostics, DIAG_SET_NUMBER_GAP, place,
                 _("the appendix has the number %u, and there is no %s"), numbered->number,
                 buffer_string(&numbers));
    buffer_free(&numbers);
}

static void check_order(struct set_check *check, struct numbered *all)
{
    const struct numbered *before = NULL;
    qsort(all, check->count, sizeof *all, compare_numbers);
    for (size_t i = 0; i < check->count; i++) {
        if (!all[i].number) {
            tell_none(check, &all[i]);
            continue;
        }
        if (before && all[i].number == before->number)
            tell_twice(check, &all[i], before);
        else if (check->whole && all[i].number > (before ? before->number : 0) + 1)
            tell_gap(check, &all[i], before);
        before = &all[i];
    }
}

void set_check_numbers(struct set_check *check)
{
    struct numbered *all = arena_alloc(check->scratch, check->count * sizeof *all);
    for (size_t i = 0; i < check->count; i++)
        all[i] = read_number(check, i);
    check_numerals(check, all);
    if (check->count)
        check_order(check, all);
}
