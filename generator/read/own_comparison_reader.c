/* How an indicator is compared: its direction, and what it has otherwise than the layout. */
#include "read/period_reader.h"
#include "read/report_build.h"

enum direction direction_read(const struct xml_element *element, enum direction otherwise)
{
    static const char *const words[] = {"", "higher", "lower", "equal", NULL};
    return (enum direction)attribute_choice(element, "direction", words, (int)otherwise);
}

bool own_comparison_open(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const forms[] = {"percent", "growth", "difference", "points", NULL};
    static const char *const ranges[] = {"", "lower", "upper", "both", NULL};
    struct report_build *build = reader->context;
    struct arena *arena = build->report->arena;
    struct own_comparison *own = arena_alloc(arena, sizeof *own);
    own->comparison = attribute_string(arena, element, "ref");
    own->has_form = xml_find_attribute(element, "form");
    own->form =
        (enum comparison_form)attribute_choice(element, "form", forms, COMPARE_PERCENT);
    own->of = attribute_string(arena, element, "of");
    own->with = attribute_string(arena, element, "with");
    own->of_period = period_ref_read(arena, element, "of-period", PERIOD_OF_COLUMN);
    own->with_period = period_ref_read(arena, element, "with-period", PERIOD_OF_COLUMN);
    own->range =
        (enum range_end)attribute_choice(element, "range", ranges, RANGE_BY_DIRECTION);
    own->at = element->at;
    struct open_indicator *indicator = build_indicator(build);
    *indicator->next_comparison = own;
    indicator->next_comparison = &own->next;
    return true;
}
