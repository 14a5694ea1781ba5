/* Kinds of value and their periods, as a report declares them. */
#include "read/report_build.h"

#include "base/memory.h"
#include "read/period_reader.h"

#include <string.h>

static const char *const built_in_names[KIND_BUILT_IN] = {"target", "plan", "result"};

static const char *copy(struct report_build *build, struct token token)
{
    token = token_normal(build->report->arena, token);
    return arena_string(build->report->arena, token.text, token.size);
}

int kind_find(const struct report_build *build, struct token name)
{
    for (int i = 0; i < build->report->kind_count; i++)
        if (token_is(name, build->kinds[i].name))
            return i;
    return -1;
}

int period_find(const struct kind *kind, struct token name)
{
    for (int i = 0; i < kind->period_count; i++)
        if (token_is(name, kind->periods[i]))
            return i;
    return -1;
}

/* A place for the kind, or NULL after telling that there is none (R09). */
static struct kind *claim_kind(struct report_build *build,
                               const struct xml_element *element)
{
    struct report *report = build->report;
    if (strcmp(element->name, "kind") != 0) {
        int built_in =
            kind_find(build, (struct token){element->name, strlen(element->name)});
        return built_in < 0 ? NULL : &build->kinds[built_in];
    }
    struct token name = token_normal(report->arena, attribute_token(element, "name"));
    if (!name.size)
        return NULL;
    int found = kind_find(build, name);
    if (found >= 0 || report->kind_count == KIND_LIMIT) {
        struct place place = build_place(build, element->at);
        if (found < 0)
            diagnose(build->diagnostics, DIAG_KIND_TWICE, place,
                     _("kind '%.*s': more than %d kinds are declared; declare fewer"),
                     token_shown(name), name.text, KIND_LIMIT);
        else if (found < KIND_BUILT_IN)
            diagnose(build->diagnostics, DIAG_KIND_TWICE, place,
                     _("kind '%.*s' is built in: declare it as <%.*s>, or choose another "
                       "name"),
                     token_shown(name), name.text, token_shown(name), name.text);
        return NULL; /* of doubles among the declared ones the schema tells */
    }
    build->kinds[report->kind_count].name = copy(build, name);
    return &build->kinds[report->kind_count++];
}

static void add_period(struct report_build *build, struct kind *kind, struct token period,
                       uint32_t at)
{
    if (period_find(kind, period) < 0)
        kind->periods[kind->period_count++] = copy(build, period);
    else
        diagnose(build->diagnostics, DIAG_PERIOD_UNKNOWN, build_place(build, at),
                 _("kind '%s' declares the period '%.*s' twice: remove one"), kind->name,
                 token_shown(period), period.text);
}

static void read_periods(struct report_build *build, struct kind *kind,
                         const struct xml_element *element)
{
    struct token list = attribute_token(element, "periods");
    size_t most = list.size / 2 + 1 < PERIOD_LIMIT ? list.size / 2 + 1 : PERIOD_LIMIT;
    kind->periods = arena_alloc(build->report->arena, most * sizeof *kind->periods);
    kind->period_count = 0;
    for (struct token period; (period = token_next(&list)).text;) {
        if (kind->period_count == PERIOD_LIMIT) {
            diagnose(build->diagnostics, DIAG_PERIOD_UNKNOWN,
                     build_place(build, element->at),
                     _("kind '%s' declares more than %d periods: declare fewer"),
                     kind->name, PERIOD_LIMIT);
            break;
        }
        add_period(build, kind, period, element->at);
    }
}

/* "2022, 2023": for messages. */
const char *periods_listed(struct report_build *build, const struct kind *kind)
{
    buffer_clear(&build->scratch);
    for (uint16_t i = 0; i < kind->period_count; i++)
        buffer_format(&build->scratch, "%s%s", i ? ", " : "", kind->periods[i]);
    return buffer_string(&build->scratch);
}

static void read_base(struct report_build *build, struct kind *kind,
                      const struct xml_element *element)
{
    kind->base = kind->period_count == 1 ? 0 : PERIOD_NONE;
    struct token base = attribute_token(element, "base");
    if (!base.size)
        return;
    int found = period_find(kind, base);
    if (found >= 0)
        kind->base = (uint16_t)found;
    else if (!element->faulted)
        diagnose(
            build->diagnostics, DIAG_PERIOD_UNKNOWN, build_place(build, element->at),
            _("kind '%s': base '%.*s' is none of its periods (%s): name one of them, or "
              "add it to periods"),
            kind->name, token_shown(base), base.text, periods_listed(build, kind));
}

bool kind_open(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const types[] = {"any", "number", "text", NULL};
    struct report_build *build = reader->context;
    struct kind *kind = claim_kind(build, element);
    if (!kind)
        return false;
    build->kind = kind;
    kind->at = element->at;
    kind->type = (enum kind_type)attribute_choice(element, "type", types, KIND_ANY);
    if (attribute_token(element, "exact").text)
        kind->exactness = attribute_true(element, "exact") ? EXACT_FIGURES : EXACT_NONE;
    kind->unit = build_unit(build, element, NULL);
    read_periods(build, kind, element);
    read_base(build, kind, element);
    return true;
}

static bool name_is_taken(const struct kind *kind, struct token name)
{
    const struct named_period *named = kind->named;
    while (named && !token_is(name, named->name))
        named = named->next;
    return named != NULL;
}

bool named_period_open(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct kind *kind = build->kind;
    struct token name = token_normal(build->report->arena, attribute_token(element, "name"));
    struct token period = attribute_token(element, "period");
    struct place place = build_place(build, element->at);
    int found = period_find(kind, period);
    if (element->faulted || !name.size)
        return false;
    if (found < 0)
        diagnose(build->diagnostics, DIAG_PERIOD_UNKNOWN, place,
                 _("kind '%s': the period '%.*s', which is named '%.*s', is none of its "
                   "periods (%s): name one of them, or add it to periods"),
                 kind->name, token_shown(period), period.text, token_shown(name), name.text,
                 periods_listed(build, kind));
    else if (period_is_word(name))
        diagnose(build->diagnostics, DIAG_PERIOD_UNKNOWN, place,
                 _("kind '%s': no period can be named '%.*s', which has a meaning of its "
                   "own; choose another name"),
                 kind->name, token_shown(name), name.text);
    else if (name_is_taken(kind, name))
        diagnose(build->diagnostics, DIAG_PERIOD_UNKNOWN, place,
                 _("kind '%s' names two periods '%.*s': remove one"), kind->name,
                 token_shown(name), name.text);
    if (found < 0)
        return false;
    struct named_period *named = arena_alloc(build->report->arena, sizeof *named);
    *named = (struct named_period){kind->named, copy(build, name), (uint16_t)found};
    kind->named = named;
    return true;
}

void kinds_begin(struct report_build *build)
{
    for (int i = 0; i < KIND_BUILT_IN; i++)
        build->kinds[i] = (struct kind){.name = built_in_names[i], .base = PERIOD_NONE};
    build->report->kind_count = KIND_BUILT_IN;
}

/* Each key, a kind with one of its periods, has a slot. */
static size_t number_slots(struct report_build *build)
{
    size_t count = 0;
    for (uint16_t i = 0; i < build->report->kind_count; i++) {
        build->first_slots[i] = (uint32_t)count;
        count += build->kinds[i].period_count ? build->kinds[i].period_count : 1;
    }
    return count;
}

void kinds_settle(struct report_build *build)
{
    struct report *report = build->report;
    report->kinds =
        arena_copy(report->arena, build->kinds, report->kind_count * sizeof *report->kinds);
    size_t slots = number_slots(build);
    build->value_slots = memory_new(slots * sizeof *build->value_slots);
    build->stated_slots = memory_new(slots * sizeof *build->stated_slots);
}
