/* The list of changes as it is put together. */
#include "compute/diff_build.h"

#include <string.h>

struct change *diff_add(struct diff_build *build, struct change change)
{
    struct change *added = arena_copy(build->diff->arena, &change, sizeof change);
    *build->end = added;
    build->end = &added->next;
    build->diff->count++;
    return added;
}

static struct change_side side_of_text(struct diff_build *build, const struct rich_text *text)
{
    return diff_side_of_string(text_as_printed(text, build->diff->arena));
}

struct change_side diff_side_of_string(const char *text)
{
    return (struct change_side){.present = text != NULL, .text = text};
}

void diff_compare_texts(struct diff_build *build, struct change change,
                        const struct rich_text *before, const struct rich_text *after)
{
    enum text_change changed = text_compare(before, after);
    if (changed == TEXT_SAME && !before == !after)
        return;
    change.type = CHANGE_FIELD;
    change.styled = changed == TEXT_STYLED;
    change.before = side_of_text(build, before);
    change.after = side_of_text(build, after);
    diff_add(build, change);
}

void diff_compare_strings(struct diff_build *build, struct change change,
                          const char *before, const char *after)
{
    if (before == after || (before && after && !strcmp(before, after)))
        return;
    change.type = CHANGE_FIELD;
    change.before = diff_side_of_string(before);
    change.after = diff_side_of_string(after);
    diff_add(build, change);
}

struct value_name diff_value_name(struct diff_build *build, const struct report *report,
                                  unsigned kind, uint16_t period)
{
    const struct kind *own = &report->kinds[kind];
    return (struct value_name){.built_in = kind < KIND_BUILT_IN ? kind : KIND_BUILT_IN,
                               .kind = own->name,
                               .title = text_as_printed(own->title, build->diff->arena),
                               .period =
                                   period == PERIOD_NONE ? NULL : own->periods[period]};
}
