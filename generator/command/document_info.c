/* What the PDF of a report is to be and says of itself, from the report and the options. */
#include "command/document_info.h"

#include "base/buffer.h"
#include "base/source_packing.h"
#include "base/unicode.h"
#include "command/source_date.h"
#include "command/source_name.h"
#include "compute/flat_text.h"

#include <string.h>
#include <time.h>

/* Words that no profile has; they do not depend on the language of the messages. */
static const char appendix_word[] = "Phụ lục";
static const char source_description[] = "Số liệu gốc của phụ lục, từ đó tệp này được lập";

static const char *take(struct buffer *text, struct arena *arena)
{
    const char *copy = arena_string(arena, text->bytes, text->length);
    buffer_free(text);
    return copy;
}

/* The bytes of a space that stands at `text`, or 0. */
static size_t space_at(const char *text)
{
    if (*text == ' ')
        return 1;
    return strncmp(text, NO_BREAK_SPACE, 2) == 0 ? 2 : 0;
}

/* The text in one line. Room that is left for filling in by hand becomes an ellipsis. */
static const char *one_line(const struct rich_text *text, struct arena *arena)
{
    const char *plain = plain_text(text, arena);
    struct buffer line = {0};
    while (*plain) {
        size_t size, spaces = 0;
        for (; (size = space_at(plain)) > 0; spaces++)
            plain += size;
        if (spaces > 2)
            buffer_text(&line, line.length ? " …" : "…");
        if (spaces && line.length && *plain)
            buffer_byte(&line, ' ');
        if (*plain)
            buffer_byte(&line, *plain++);
    }
    return take(&line, arena);
}

/* "PHỤ LỤC II – PHÂN CÔNG …": what the viewer's title bar shows. */
static const char *title_of(const struct appendix *appendix)
{
    struct buffer title = {0};
    const struct rich_text *parts[] = {appendix->label, appendix->title};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (rich_text_empty(parts[i]))
            continue;
        if (title.length)
            buffer_text(&title, " – ");
        buffer_text(&title, plain_text(parts[i], appendix->arena));
    }
    if (!title.length)
        buffer_text(&title, appendix_word);
    return take(&title, appendix->arena);
}

/* The line in brackets below the title, without these. */
static const char *subject_of(const struct appendix *appendix)
{
    if (rich_text_empty(appendix->reference))
        return NULL;
    const char *line = one_line(appendix->reference, appendix->arena);
    size_t size = strlen(line);
    if (size < 2 || line[0] != '(' || line[size - 1] != ')')
        return line;
    return arena_string(appendix->arena, line + 1, size - 2);
}

static void add_keyword(struct buffer *keywords, const char *word)
{
    if (!word || !*word)
        return;
    if (keywords->length)
        buffer_text(keywords, "; ");
    buffer_text(keywords, word);
}

/* "49/KH-UBND"; of a number that is not known yet the symbol alone, "KH-UBND". */
static void add_symbol(struct buffer *keywords, const struct attached_to *document)
{
    struct buffer name = {0};
    const char *symbol = document->symbol ? document->symbol : "";
    if (!document->number)
        symbol += strspn(symbol, "-/");
    buffer_format(&name, "%s%s", document->number ? document->number : "", symbol);
    add_keyword(keywords, buffer_string(&name));
    buffer_free(&name);
}

static bool declared_before(const struct report *report, uint16_t kind, const char *period)
{
    for (uint16_t i = 0; i < kind; i++)
        if (kind_find_period(&report->kinds[i], period) >= 0)
            return true;
    return false;
}

/* What the report is found by: its parent document and its periods. */
static const char *keywords_of(const struct appendix *appendix)
{
    const struct report *report = appendix->report;
    const struct attached_to *document = report->attached_to;
    struct buffer keywords = {0};
    add_keyword(&keywords, appendix_word);
    if (document && !rich_text_empty(document->type))
        add_keyword(&keywords, one_line(document->type, appendix->arena));
    if (document)
        add_symbol(&keywords, document);
    for (uint16_t i = 0; i < report->kind_count; i++)
        for (uint16_t j = 0; j < report->kinds[i].period_count; j++)
            if (!declared_before(report, i, report->kinds[i].periods[j]))
                add_keyword(&keywords, report->kinds[i].periods[j]);
    return take(&keywords, appendix->arena);
}

static const char *author_of(const struct appendix *appendix)
{
    const struct attached_to *document = appendix->report->attached_to;
    if (!document || rich_text_empty(document->issuer))
        return NULL;
    return one_line(document->issuer, appendix->arena);
}

/* The day of the parent document, where the report knows all of it, else that of
 * SOURCE_DATE_EPOCH: never that of the clock. In Vietnam's time. */
static const char *date_of(const struct appendix *appendix, const struct options *options)
{
    enum { ZONE_SECONDS = 7 * 3600 };
    const struct attached_to *document = appendix->report->attached_to;
    struct tm tm = {0};
    if (document && document->day && document->month && document->year) {
        tm.tm_mday = (int)document->day;
        tm.tm_mon = (int)document->month - 1;
        tm.tm_year = (int)document->year - 1900;
    } else if (options->source_date != NO_SOURCE_DATE) {
        time_t seconds = (time_t)options->source_date + ZONE_SECONDS;
        gmtime_r(&seconds, &tm);
    } else {
        return NULL;
    }
    struct buffer date = {0};
    buffer_format(&date, "%04d-%02d-%02dT%02d:%02d:%02d+07:00", tm.tm_year + 1900,
                  tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
    return take(&date, appendix->arena);
}

/* Pages are called "PL2-1" where the appendix has a number, else "PL-1". */
static const char *page_label_of(const struct appendix *appendix)
{
    struct buffer label = {0};
    buffer_text(&label, "PL");
    if (appendix->report->number)
        buffer_unsigned(&label, appendix->report->number);
    buffer_byte(&label, '-');
    return take(&label, appendix->arena);
}

static const char *source_name_of(const struct input *report, struct arena *arena)
{
    struct buffer name = {0};
    put_source_name(&name, report->source.name);
    return take(&name, arena);
}

/* Where Nghị định 30/2020/NĐ-CP puts the signature of an appendix in a file of its own: at
 * the top right of the first page, in the margin. */
static struct pdf_rectangle signature_area_of(const struct appendix *appendix)
{
    enum { MILLIMETRE = 2835, FROM_TOP = 5 * MILLIMETRE, WIDTH = 65 * MILLIMETRE };
    const struct profile *profile = appendix->profile;
    bool landscape = appendix->tables[0].layout->landscape;
    const struct margins *margins = landscape ? &profile->landscape : &profile->portrait;
    length width = landscape ? profile->page_height : profile->page_width;
    length top = margins->top > 2 * FROM_TOP ? FROM_TOP : 0;
    length right = width - margins->right;
    length left = right - WIDTH > margins->left ? right - WIDTH : margins->left;
    length bottom = margins->top - MILLIMETRE > top ? margins->top - MILLIMETRE : top;
    return (struct pdf_rectangle){left, top, right, bottom};
}

void document_info_fill(struct document_info *info, const struct composition *composition,
                        const struct provenance *provenance, const struct options *options)
{
    const struct appendix *appendix = composition->appendix;
    const struct input *report = &composition->documents.report_input;
    *info = (struct document_info){
        .source = {source_name_of(report, appendix->arena), "application/xml",
                   source_description, report->bytes, report->size,
                   source_packed(&report->source)},
        .signature_area = signature_area_of(appendix),
        .pdf = {.part = options->part,
                .tagged = !options->no_tags,
                .thread = options_want_thread(options),
                .title = title_of(appendix),
                .subject = subject_of(appendix),
                .author = author_of(appendix),
                .keywords = keywords_of(appendix),
                .language = "vi-VN",
                .producer = "phuluc " PHULUC_VERSION,
                .date = date_of(appendix, options),
                .color_profile = composition->documents.color_profile,
                .provenance = provenance,
                .page_label = page_label_of(appendix)}};
    if (options->part == PDF_A3)
        info->pdf.source = &info->source;
    if (options->signature_field)
        info->pdf.signature_area = &info->signature_area;
}
