/* A report that is being read: what the parts of the report reader share. */
#ifndef PHULUC_READ_REPORT_BUILD_H
#define PHULUC_READ_REPORT_BUILD_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "model/report.h"
#include "read/attributes.h"
#include "read/element_reader.h"
#include "read/figure_reader.h"
#include "read/string_pool.h"
#include "read/text_reader.h"

#include <stdbool.h>
#include <stdint.h>

/* More than any report has; kinds and periods are searched one after the other. */
enum { KIND_LIMIT = 100, PERIOD_LIMIT = 100 };

struct value_key {
    uint16_t kind, period;
};

/* The last indicator that gave a value for a key, and that value: what finds doubles. */
struct value_slot {
    const struct indicator *owner;
    struct value *value;
};

struct open_group {
    struct group *group;
    const struct group **next_group; /* where the next subgroup is to be hung on */
    const struct indicator **next_indicator;
};

struct open_indicator {
    struct indicator *indicator;
    const struct indicator **next_indicator;
    const struct own_comparison **next_comparison;
    const struct acceptance **next_accepted;
    bool packed; /* its values are in their lists: what may still come is not valid */
};

/* Values of the open indicator that are not packed yet. */
struct loose_values {
    const struct value **items;
    size_t count, capacity;
};

/* The value element that is being read. */
struct open_value {
    struct value *value;
    const char *element; /* for messages */
    const char *unit;    /* of figures in its text that give none */
    bool with_figure;    /* value=, min= and max= */
    bool missing;
    bool stated;  /* it is a stated comparison */
    bool faulted; /* a fault was told: tell no other that follows from it */
};

struct report_build {
    struct report *report;
    struct diagnostics *diagnostics;
    struct element_reader reader;
    struct string_pool *strings, *ids;
    struct text_reader *body, *note_body;
    struct buffer scratch; /* for messages */

    const struct rich_text **text; /* where the text that is being read belongs */
    struct attached_to *attached_to;
    struct kind kinds[KIND_LIMIT];
    struct kind *kind; /* the one that is being read */
    uint32_t first_slots[KIND_LIMIT];
    struct value_slot *value_slots, *stated_slots;
    struct loose_values loose, loose_stated;
    struct arena *loose_arena; /* they lie in it, with their figures */

    struct report_table *table; /* the one that is being read, or NULL */
    const struct report_table **next_table;
    struct open_group groups[GROUP_LEVELS + 1]; /* the first is the table itself */
    size_t group_depth;
    struct open_indicator indicators[INPUT_DEPTH];
    size_t indicator_depth;
    struct open_value value;
    struct figure_list figures;
    unsigned two_ways; /* numbers that could be read so, and were told or counted */
    const struct acceptance **next_accepted; /* of the report */
    const struct rule_choice **next_rule;
    struct note *notes, **next_note;
    unsigned note_count;
};

static inline struct place build_place(const struct report_build *build, uint32_t at)
{
    return place_in(build->report->source, at);
}

static inline struct open_indicator *build_indicator(struct report_build *build)
{
    return &build->indicators[build->indicator_depth - 1];
}

/* For messages: the id of the indicator that is being read. */
static inline const char *build_indicator_id(const struct report_build *build)
{
    const char *id = build->indicators[build->indicator_depth - 1].indicator->id;
    return id ? id : "?";
}

/* report_text.c */

/* What may stand in texts, in names of indicators and in values. */
extern const struct element_rule *const text_children[];
extern const struct element_rule *const name_children[];
extern const struct element_rule *const value_children[];

/* Begins the text of an element; text_close puts it `where` it belongs. Returns true. */
bool build_begin_text(struct report_build *build, const struct xml_element *element,
                      const struct rich_text **where);
void text_close(struct element_reader *reader);

/* The token, one copy for all that are equal; NULL where it is empty. */
const char *build_pooled(struct report_build *build, struct token token);

/* The unit= of the element, or `otherwise` where it has none. */
const char *build_unit(struct report_build *build, const struct xml_element *element,
                       const char *otherwise);

/* The text of `body`, whole; tells of text beside paragraphs (X06). */
const struct rich_text *build_finish_text(struct report_build *build);

/* appendix_reader.c */

/* <appendix> with all it holds. */
extern const struct element_rule appendix_rule;

/* table_reader.c */

/* The table that an element of its own belongs to. Where the report has no <table> it
 * begins with the first of its parts. */
struct report_table *build_table(struct report_build *build,
                                 const struct xml_element *element);

/* <table> with all it holds, and what a report with one table holds directly. */
extern const struct element_rule table_rule, before_rule, unit_line_rule, after_rule;

/* report_reader.c */

extern const struct element_rule group_rule, indicator_rule;

/* audit_reader.c */

/* <audit> of the report, and <accept> in indicators. */
extern const struct element_rule audit_rule, accept_rule;

/* surroundings_reader.c */

extern const struct element_rule closing_mark_rule, signatures_rule;

/* kind_reader.c */

/* The built-in kinds, as they are where nothing is declared. */
void kinds_begin(struct report_build *build);
bool kind_open(struct element_reader *reader, const struct xml_element *element);

/* Gives the report its kinds: the built-in ones and those read so far. */
void kinds_settle(struct report_build *build);

/* The index of a kind, or of a period, or -1. */
int kind_find(const struct report_build *build, struct token name);
int period_find(const struct kind *kind, struct token name);

/* "2022, 2023": for messages; holds until the scratch buffer is used again. */
const char *periods_listed(struct report_build *build, const struct kind *kind);

/* The name of a period: <named-period>. */
bool named_period_open(struct element_reader *reader, const struct xml_element *element);

/* own_comparison_reader.c */

enum direction direction_read(const struct xml_element *element, enum direction otherwise);
bool own_comparison_open(struct element_reader *reader, const struct xml_element *element);

/* value_key.c */

/* Finds the kind and period of a value. `kind_name` is given, the period is read from
 * the element. Returns 0, or -1 after telling what is unknown (R01, R02). */
int value_key_find(struct report_build *build, const struct xml_element *element,
                   struct token kind_name, struct value_key *key);

/* A new value of the indicator that is being read, `loose` until it is packed, and the key's
 * slot for it; NULL where the indicator has a value of that key already. */
struct value *value_claim(struct report_build *build, struct value_slot *slots,
                          struct loose_values *loose, struct value_key key, uint32_t at);
struct value_slot *value_slot_find(struct report_build *build, struct value_slot *slots,
                                   struct value_key key);

/* Packs the values of the innermost indicator into its lists, where they are not. */
void values_pack(struct report_build *build);

/* Tells R03; the format takes indicator, kind and period. */
void value_tell_twice(struct report_build *build, struct value_key key, uint32_t at,
                      const char *format);

/* The value of the indicator's name with that key, made where there is none yet; NULL after
 * telling that it stands elsewhere too (R03). */
struct value *value_in_name(struct report_build *build, struct value_key key, uint32_t at);

/* value_reader.c */

bool value_open(struct element_reader *reader, const struct xml_element *element);
bool stated_open(struct element_reader *reader, const struct xml_element *element);
void value_close(struct element_reader *reader);

/* number_reader.c; see also number_reader.h */

/* Tells how many numbers more than those told one by one could be read two ways (R14). */
void two_ways_sum_up(struct report_build *build);

/* figure_reader.c; see also figure_reader.h */

bool figure_open_in_value(struct element_reader *reader, const struct xml_element *element);
bool figure_open_in_name(struct element_reader *reader, const struct xml_element *element);
bool figure_open_elsewhere(struct element_reader *reader,
                           const struct xml_element *element);

#endif
