/* Breaks a text into lines: total fit over the words of each paragraph. */
#include "layout/lines.h"

#include "base/line_break.h"

#include <stdint.h>
#include <string.h>

enum { WIDEST = 28346457 }; /* 10 m: by how much more a text is wider tells nothing */

/* A run's place in the paragraph's bytes. */
struct span {
    size_t start, end;
    unsigned style; /* STYLE_* */
    uint16_t note;  /* whose mark it is, or 0 */
};

/* One paragraph, or what stands between two hard breaks, as contiguous bytes. */
struct paragraph {
    const char *bytes;
    size_t size;
    const uint32_t *reach; /* of each character's end: see measure_reach */
    const struct span *spans;
    unsigned span_count;
};

/* What cannot be broken, and the space behind it. */
struct word {
    size_t start, end;
    length width;
    length space; /* 0 where the next word follows without one */
};

struct breaker {
    const struct type_metrics *metrics;
    const struct text_style *style;
    struct arena *arena;
    length measure;
    bool even;
    struct paragraph paragraph;
    length indent; /* of its first line */
    struct word *words;
    unsigned word_count, word_capacity;
    struct text_line *lines;
    unsigned line_count, line_capacity;
    struct text_block *block;
};

struct text_style line_text_style(const struct line_spec *line)
{
    return (struct text_style){line->size, line->leading, line->style, line->indent};
}

/* Marks of notes are set small and raised. */
static length run_size(const struct breaker *breaker, unsigned style)
{
    length size = breaker->style->size;
    return style & STYLE_RAISED ? size * 2 / 3 : size;
}

/* The span that the byte at `offset` is in. */
static unsigned find_span(const struct paragraph *paragraph, size_t offset)
{
    unsigned low = 0, high = paragraph->span_count;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (paragraph->spans[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static length measure_range(const struct breaker *breaker, size_t start, size_t end)
{
    const struct paragraph *paragraph = &breaker->paragraph;
    int64_t width = 0;
    for (unsigned i = find_span(paragraph, start);
         i < paragraph->span_count && paragraph->spans[i].start < end; i++) {
        const struct span *span = &paragraph->spans[i];
        size_t from = span->start > start ? span->start : start;
        size_t to = span->end < end ? span->end : end;
        if (from < to)
            width += width_of_units(breaker->metrics, run_size(breaker, span->style),
                                    paragraph->reach[to] - paragraph->reach[from]);
    }
    return width < WIDEST ? (length)width : WIDEST;
}

/* With the indent, where it begins the paragraph. */
static length measure_indented(const struct breaker *breaker, size_t start, size_t end)
{
    return (start == 0 ? breaker->indent : 0) + measure_range(breaker, start, end);
}

/* Lines. */

static struct text_line *new_line(struct breaker *breaker)
{
    breaker->lines = arena_grow(breaker->arena, breaker->lines, breaker->line_count,
                                &breaker->line_capacity, sizeof *breaker->lines);
    return &breaker->lines[breaker->line_count++];
}

static void add_line(struct breaker *breaker, size_t start, size_t end)
{
    const struct span *spans = breaker->paragraph.spans;
    unsigned first = find_span(&breaker->paragraph, start), last = first;
    while (last < breaker->paragraph.span_count && spans[last].start < end)
        last++;
    struct text_line *line = new_line(breaker);
    struct fragment *fragment =
        arena_alloc(breaker->arena, (last - first) * sizeof *fragment);
    *line = (struct text_line){.fragments = fragment,
                               .fragment_count = last - first,
                               .width = start == 0 ? breaker->indent : 0,
                               .cut = end < breaker->paragraph.size &&
                                      breaker->paragraph.bytes[end] != ' '};
    for (unsigned i = first; i < last; i++, fragment++) {
        size_t from = spans[i].start > start ? spans[i].start : start;
        size_t to = spans[i].end < end ? spans[i].end : end;
        *fragment = (struct fragment){
            .utf8 = breaker->paragraph.bytes + from,
            .bytes = (uint32_t)(to - from),
            .x = line->width,
            .width = measure_range(breaker, from, to),
            .size = run_size(breaker, spans[i].style),
            .rise = spans[i].style & STYLE_RAISED ? breaker->style->size / 3 : 0,
            .style = (uint8_t)(spans[i].style & (STYLE_FACES - 1)),
            .note = spans[i].note,
        };
        line->width += fragment->width;
    }
}

/* Words. */

static void put_word(struct breaker *breaker, struct word word)
{
    breaker->words = arena_grow(breaker->arena, breaker->words, breaker->word_count,
                                &breaker->word_capacity, sizeof *breaker->words);
    breaker->words[breaker->word_count++] = word;
}

/* A word wider than the line is cut between characters, as the last resort. */
static void add_cut_word(struct breaker *breaker, struct word word)
{
    struct text_block *block = breaker->block;
    block->broken = true;
    if (word.width - breaker->measure > block->excess) {
        block->excess = word.width - breaker->measure;
        block->too_wide = breaker->paragraph.bytes + word.start;
        block->too_wide_bytes = (uint32_t)(word.end - word.start);
    }
    size_t start = word.start, end = start;
    while (end < word.end) {
        size_t next = end + 1;
        while (next < word.end && (breaker->paragraph.bytes[next] & 0xC0) == 0x80)
            next++;
        if (end > start && measure_indented(breaker, start, next) > breaker->measure) {
            length width = measure_indented(breaker, start, end);
            put_word(breaker, (struct word){start, end, width, 0});
            start = end;
        }
        end = next;
    }
    length width = measure_indented(breaker, start, word.end);
    put_word(breaker, (struct word){start, word.end, width, word.space});
}

/* Where what stands before `end` ends without the spaces behind it. */
static size_t trimmed_end(const struct breaker *breaker, size_t start, size_t end)
{
    while (end > start && breaker->paragraph.bytes[end - 1] == ' ')
        end--;
    return end;
}

static void add_word(struct breaker *breaker, size_t start, size_t end)
{
    size_t trimmed = trimmed_end(breaker, start, end);
    struct word word = {start, trimmed, measure_indented(breaker, start, trimmed),
                        measure_range(breaker, trimmed, end)};
    if (word.width > breaker->measure)
        add_cut_word(breaker, word);
    else
        put_word(breaker, word);
}

static const unsigned char *find_breaks(const struct breaker *breaker)
{
    unsigned char *breaks = arena_alloc(breaker->arena, breaker->paragraph.size);
    line_breaks(breaker->paragraph.bytes, breaker->paragraph.size, breaks);
    return breaks;
}

static void find_words(struct breaker *breaker)
{
    size_t size = breaker->paragraph.size;
    const unsigned char *breaks = find_breaks(breaker);
    breaker->word_count = 0;
    size_t start = 0;
    for (size_t i = 1; i < size; i++)
        if (breaks[i]) {
            add_word(breaker, start, i);
            start = i;
        }
    add_word(breaker, start, size);
}

/* Total fit. */

/* The best way to set the words before a break. */
struct fit {
    unsigned lines;
    unsigned from; /* first word of the last line */
    int64_t cost;
};

/* How ill a line of that width looks: the square of what it lacks. A last line lacks
 * nothing once it is a fifth full; below that it is a stub, and the worse the shorter. */
static int64_t line_cost(const struct breaker *breaker, length width, bool last)
{
    bool stub = last && !breaker->even;
    length wanted = stub ? breaker->measure / 5 : breaker->measure;
    int64_t lack = wanted > width ? (wanted - width) / 16 : 0;
    if (stub)
        lack *= 5;
    return lack * lack;
}

static struct fit best_fit(const struct breaker *breaker, const struct fit *fits,
                           unsigned count)
{
    struct fit best = {0};
    length width = -breaker->words[count - 1].space;
    for (unsigned from = count; from-- > 0;) {
        width += breaker->words[from].width + breaker->words[from].space;
        if (width > breaker->measure && from + 1 < count)
            break;
        int64_t cost =
            fits[from].cost + line_cost(breaker, width, count == breaker->word_count);
        unsigned lines = fits[from].lines + 1;
        if (!best.lines || lines < best.lines || (lines == best.lines && cost < best.cost))
            best = (struct fit){lines, from, cost};
    }
    return best;
}

static void set_words(struct breaker *breaker)
{
    unsigned count = breaker->word_count;
    struct fit *fits = arena_alloc(breaker->arena, (count + 1) * sizeof *fits);
    for (unsigned i = 1; i <= count; i++)
        fits[i] = best_fit(breaker, fits, i);
    /* From the end, each fit names where its last line begins; turn the chain round. */
    unsigned lines = fits[count].lines;
    unsigned *ends = arena_alloc(breaker->arena, lines * sizeof *ends);
    for (unsigned end = count, line = lines; line-- > 0; end = fits[end].from)
        ends[line] = end;
    for (unsigned line = 0, first = 0; line < lines; first = ends[line++])
        add_line(breaker, breaker->words[first].start, breaker->words[ends[line] - 1].end);
}

static void break_paragraph(struct breaker *breaker)
{
    size_t size = breaker->paragraph.size;
    if (!size || measure_indented(breaker, 0, size) <= breaker->measure) {
        add_line(breaker, 0, size);
    } else {
        find_words(breaker);
        set_words(breaker);
    }
    breaker->lines[breaker->line_count - 1].last = true;
}

/* Each character is measured here, once. */
static void measure_paragraph(struct breaker *breaker)
{
    struct paragraph *paragraph = &breaker->paragraph;
    uint32_t *reach = arena_alloc(breaker->arena, (paragraph->size + 1) * sizeof *reach);
    for (unsigned i = 0; i < paragraph->span_count; i++) {
        const struct span *span = &paragraph->spans[i];
        measure_reach(breaker->metrics, span->style & (STYLE_FACES - 1),
                      paragraph->bytes + span->start, span->end - span->start,
                      reach + span->start);
    }
    paragraph->reach = reach;
}

/* Gathers the runs from `*at` up to a hard break; moves `*at` behind it. */
static void gather_paragraph(struct breaker *breaker, const struct rich_text *text,
                             uint32_t *at)
{
    uint32_t first = *at, end = first;
    size_t size = 0;
    for (; end < text->count && text->runs[end].kind == RUN_TEXT; end++)
        size += text->runs[end].size;
    struct span *spans = arena_alloc(breaker->arena, (end - first) * sizeof *spans);
    char *bytes = end - first > 1 ? arena_alloc(breaker->arena, size) : NULL;
    size_t offset = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct run *run = &text->runs[i];
        if (bytes)
            memcpy(bytes + offset, run->utf8, run->size);
        spans[i - first] =
            (struct span){offset, offset + run->size, run->style | breaker->style->style,
                          run->mark};
        offset += run->size;
    }
    breaker->paragraph =
        (struct paragraph){.bytes = bytes || end == first ? bytes : text->runs[first].utf8,
                           .size = size,
                           .spans = spans,
                           .span_count = end - first};
    measure_paragraph(breaker);
    *at = end + 1;
}

struct text_block break_lines(const struct type_metrics *metrics,
                              const struct text_style *style, const struct rich_text *text,
                              length measure, bool even, struct arena *arena)
{
    struct text_block block = {.size = style->size};
    if (rich_text_empty(text))
        return block;
    struct breaker breaker = {.metrics = metrics,
                              .style = style,
                              .arena = arena,
                              .measure = measure,
                              .even = even,
                              .block = &block};
    for (uint32_t at = 0; at <= text->count;) {
        bool begins = at == 0 || text->runs[at - 1].kind == RUN_PARAGRAPH;
        breaker.indent = begins ? style->indent : 0;
        gather_paragraph(&breaker, text, &at);
        break_paragraph(&breaker);
    }
    block.lines = breaker.lines;
    block.line_count = breaker.line_count;
    return block;
}

static void raise_to(length *limit, length width)
{
    if (width > *limit)
        *limit = width;
}

static void raise_to_words(const struct breaker *breaker, length *limit)
{
    const unsigned char *breaks = find_breaks(breaker);
    for (size_t start = 0, end = 1; end <= breaker->paragraph.size; end++) {
        if (end < breaker->paragraph.size && !breaks[end])
            continue;
        raise_to(limit, measure_range(breaker, start, trimmed_end(breaker, start, end)));
        start = end;
    }
}

void raise_extent(struct text_extent *extent, const struct type_metrics *metrics,
                  const struct text_style *style, const struct rich_text *text,
                  struct arena *arena)
{
    struct breaker breaker = {.metrics = metrics, .style = style, .arena = arena};
    for (uint32_t at = 0; !rich_text_empty(text) && at <= text->count;) {
        gather_paragraph(&breaker, text, &at);
        if (!breaker.paragraph.size)
            continue;
        length line = measure_range(&breaker, 0, breaker.paragraph.size);
        raise_to(&extent->widest_line, line);
        if (line > extent->widest_word)
            raise_to_words(&breaker, &extent->widest_word);
    }
}
