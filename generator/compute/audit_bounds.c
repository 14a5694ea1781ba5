/* Values above what they can be. */
#include "compute/audit_rules.h"

#include <string.h>

static const struct decimal hundred = {100, 0};

static const struct decimal *greatest_number(const struct figure *figure)
{
    return figure->high ? figure->high : &figure->number;
}

static bool is_percent(const struct figure *figure)
{
    return figure->unit && !strcmp(figure->unit, "%");
}

/* Whether the indicator is a part of a whole by its name: a rate ("Tỷ lệ …") that is not one
 * of growth or of what was aimed at. */
static bool names_part_of_whole(struct audit *audit)
{
    static const char *const beginnings[] = {"ty-le", "ti-le", "ty-trong", "ti-trong"};
    static const char *const other[] = {"tang",      "giam",    "hoan-thanh", "thuc-hien",
                                        "so",        "tren",    "ke-hoach",   "du-toan",
                                        "giai-ngan", "lam-phat", "no",        "von",
                                        "doanh-thu", "loi-nhuan"};
    const char *slug = audit_slug(audit, audit->indicator->name);
    bool rate = false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        rate = rate || slug_begins(slug, beginnings[i]);
    for (size_t i = 0; rate && i < sizeof other / sizeof *other; i++)
        rate = !slug_has(slug, other[i]);
    return rate;
}

static void tell(struct audit *audit, const struct value *value, const struct figure *figure,
                 struct decimal most)
{
    struct audit_finding finding = {
        .code = DIAG_ABOVE_WHOLE, .at = figure->at, .indicator = audit->indicator};
    struct figure bound = {.number = most, .unit = figure->unit};
    audit_add_operand(audit, &finding, audit->indicator, value->kind, value->period, figure,
                      false);
    finding.detail.row = audit_row(audit);
    finding.detail.stated = audit_printed(audit, figure);
    audit_tell(audit, &finding, _("%s: %s is %s, but cannot be above %s"),
               finding.detail.row, audit_kind_name(audit, value->kind, value->period),
               finding.detail.stated, audit_printed(audit, &bound));
}

static void check_figure(struct audit *audit, const struct value *value,
                         const struct figure *figure)
{
    const struct decimal *declared = audit->indicator->maximum;
    const struct decimal *number = greatest_number(figure);
    if (declared) {
        if (decimal_compare(*number, *declared) > 0)
            tell(audit, value, figure, *declared);
    } else if (is_percent(figure) && decimal_compare(*number, hundred) > 0 &&
               names_part_of_whole(audit)) {
        tell(audit, value, figure, hundred);
    }
}

void audit_bounds(struct audit *audit)
{
    struct value_walk walk;
    const struct value *value = value_first(&walk, audit->indicator->values);
    for (; value; value = value_next(&walk))
        for (unsigned i = 0; i < value->figure_count; i++)
            check_figure(audit, value, &value->figures[i]);
}
