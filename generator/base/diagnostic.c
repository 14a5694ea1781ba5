/* What is to be told to the user: collected and counted. */
#include "base/diagnostic.h"

#include "base/diagnostic_message.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    char name[4];
    enum severity severity;
    enum exit_status status;
} codes[] = {
    [DIAG_FILE_UNREADABLE] = {"F01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_FILE_TOO_LARGE] = {"F02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_FILE_EMPTY] = {"F03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_ENCODING_UNKNOWN] = {"F04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_ENCODING_INVALID] = {"F05", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_CHARACTER_FORBIDDEN] = {"F06", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_SYNTAX] = {"X01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_DOCTYPE] = {"X02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_TAG_TOO_LONG] = {"X03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_ATTRIBUTES] = {"X04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_DEPTH] = {"X05", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_XML_INVALID] = {"X06", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SCHEMA_BROKEN] = {"X07", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_KIND_UNKNOWN] = {"R01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_PERIOD_UNKNOWN] = {"R02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_VALUE_TWICE] = {"R03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_VALUE_TYPE] = {"R04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_RANGE_REVERSED] = {"R05", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_FIGURE_PLACE] = {"R06", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_NUMBER_BAD] = {"R07", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_BASE_PERIOD] = {"R08", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_KIND_TWICE] = {"R09", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_GROUP_DEPTH] = {"R10", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_DATE_BAD] = {"R11", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_TEXT_LONG] = {"R12", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_TABLES_MANY] = {"R13", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_NUMBER_TWO_WAYS] = {"R14", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_SET_NUMBER_TWICE] = {"D01", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_SET_NUMBER_GAP] = {"D02", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_SET_NUMBER_NONE] = {"D03", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_SET_LABEL] = {"D04", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_SET_NUMERALS] = {"D05", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_SET_DOCUMENT] = {"D06", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_SET_FIGURE] = {"D07", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_DOCUMENT_KNOWN] = {"D08", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_LAYOUT_MISSING] = {"L01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_WIDTH] = {"L02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_KIND] = {"L03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_PERIOD] = {"L04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_TOKEN_WIDE] = {"L05", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_LAYOUT_VALUE] = {"L06", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_PAGE] = {"L07", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_LAYOUT_SHRUNK] = {"L08", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_FONT_MISSING] = {"T01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_GLYPH_MISSING] = {"T02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_COLOR_PROFILE] = {"T03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_STATED_DIFFERS] = {"A01", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_STATED_BLANK] = {"A02", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_TEXT_OWN] = {"A03", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_TITLE_MISSING] = {"A04", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_REFERENCE_MISSING] = {"A05", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_SUM_UNITS] = {"A06", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_CLAIM_DIFFERS] = {"A07", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_TRUNCATED] = {"A08", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_PARTS_EXCEED] = {"A09", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_TOTAL_DIFFERS] = {"A10", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_COLUMN_DIFFERS] = {"A11", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_SHARES] = {"A12", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_PLAN_FALLS] = {"A13", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_PLAN_BELOW] = {"A14", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_PERIOD_TWICE] = {"A15", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_ABOVE_WHOLE] = {"A16", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_SPELLING_MIXED] = {"A17", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_VALUE_UNSEEN] = {"A18", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_ACCEPTED_NOTHING] = {"A19", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_COMPARISON_FIGURES] = {"C01", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_COMPARISON_NO_NUMBER] = {"C02", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_COMPARISON_PERIOD] = {"C03", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_COMPARISON_OWN] = {"C04", SEVERITY_WARNING, EXIT_FINDINGS},
    [DIAG_SHEET_DAMAGED] = {"S01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_LIMIT] = {"S02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_HEADER] = {"S03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_ID] = {"S04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_KEY] = {"S05", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_TWICE] = {"S06", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_NUMBER] = {"S07", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_CELL] = {"S08", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_READ_ONLY] = {"S09", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_VALUE] = {"S10", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_SHEET_ENCODING] = {"S11", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_PDF_DAMAGED] = {"P01", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_PDF_PROTECTED] = {"P02", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_PDF_SIGNED] = {"P03", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_PDF_FORM] = {"P04", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_JOINED_CLAIM] = {"P05", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_JOINED_UNTAGGED] = {"P06", SEVERITY_NOTE, EXIT_CLEAN},
    [DIAG_PDF_FOREIGN] = {"P07", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_PDF_NO_SOURCE] = {"P08", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_PDF_SOURCE_CHANGED] = {"P09", SEVERITY_ERROR, EXIT_INVALID},
    [DIAG_OUTPUT_FAILED] = {"O01", SEVERITY_ERROR, EXIT_OUTPUT},
    [DIAG_INTERNAL] = {"I01", SEVERITY_ERROR, EXIT_INTERNAL},
};

struct diagnostics *diagnostics_new(size_t cap)
{
    struct diagnostics *diagnostics = memory_new(sizeof *diagnostics);
    diagnostics->texts = arena_new(1024);
    diagnostics->cap = cap;
    return diagnostics;
}

void diagnostics_free(struct diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    arena_free(diagnostics->texts);
    buffer_free(&diagnostics->scratch);
    free(diagnostics->messages);
    free(diagnostics);
}

void diagnostics_set_form(struct diagnostics *diagnostics, enum diagnostic_form form)
{
    diagnostics->form = form;
}

const char *diagnostic_code_name(enum diagnostic_code code)
{
    return codes[code].name;
}

enum diagnostic_code diagnostic_code_find(const char *name, size_t size)
{
    unsigned code = 0;
    while (code < DIAG_CODES &&
           (strlen(codes[code].name) != size || memcmp(codes[code].name, name, size) != 0))
        code++;
    return (enum diagnostic_code)code;
}

static const char *keep(struct diagnostics *diagnostics, const char *text)
{
    return text ? arena_string(diagnostics->texts, text, strlen(text)) : NULL;
}

static const struct diagnostic_operand *
keep_operands(struct diagnostics *diagnostics, const struct diagnostic_detail *detail)
{
    struct diagnostic_operand *kept =
        arena_alloc(diagnostics->texts, detail->operand_count * sizeof *kept);
    for (size_t i = 0; i < detail->operand_count; i++) {
        const struct diagnostic_operand *operand = &detail->operands[i];
        kept[i] = (struct diagnostic_operand){.id = keep(diagnostics, operand->id),
                                              .kind = keep(diagnostics, operand->kind),
                                              .period = keep(diagnostics, operand->period),
                                              .part = keep(diagnostics, operand->part),
                                              .value = keep(diagnostics, operand->value),
                                              .high = keep(diagnostics, operand->high),
                                              .unit = keep(diagnostics, operand->unit),
                                              .offset = operand->offset};
    }
    return kept;
}

static const struct diagnostic_detail *keep_detail(struct diagnostics *diagnostics,
                                                   const struct diagnostic_detail *detail)
{
    struct diagnostic_detail kept = {.id = keep(diagnostics, detail->id),
                                     .row = keep(diagnostics, detail->row),
                                     .stated = keep(diagnostics, detail->stated),
                                     .computed = keep(diagnostics, detail->computed),
                                     .arithmetic = keep(diagnostics, detail->arithmetic),
                                     .operands = keep_operands(diagnostics, detail),
                                     .operand_count = detail->operand_count,
                                     .accepted = keep(diagnostics, detail->accepted)};
    return arena_copy(diagnostics->texts, &kept, sizeof kept);
}

/* Counts the message. Returns room for it, or NULL where enough of its severity are kept. */
static struct diagnostic_message *
add_message(struct diagnostics *diagnostics, enum diagnostic_code code, bool accepted)
{
    enum severity severity = accepted ? SEVERITY_NOTE : codes[code].severity;
    diagnostics->tally.told[severity]++;
    if (severity == SEVERITY_ERROR && codes[code].status > diagnostics->tally.status)
        diagnostics->tally.status = codes[code].status;
    if (diagnostics->tally.kept[severity] >= diagnostics->cap) {
        diagnostics->tally.left_out++;
        return NULL;
    }
    diagnostics->tally.kept[severity]++;
    diagnostics->messages = memory_grow(diagnostics->messages, diagnostics->tally.count,
                                        &diagnostics->capacity,
                                        sizeof *diagnostics->messages);
    struct diagnostic_message *message = &diagnostics->messages[diagnostics->tally.count];
    *message = (struct diagnostic_message){
        .number = diagnostics->tally.count++, .code = code, .severity = severity};
    return message;
}

static void write_message(struct diagnostics *diagnostics,
                          struct diagnostic_message *message, struct place place,
                          const char *format, va_list arguments)
{
    struct buffer *text = &diagnostics->scratch;
    buffer_clear(text);
    buffer_format_list(text, format, arguments);
    place.name = keep(diagnostics, place.name);
    message->place = place;
    message->text = arena_string(diagnostics->texts, text->bytes, text->length);
}

void diagnose(struct diagnostics *diagnostics, enum diagnostic_code code,
              struct place place, const char *format, ...)
{
    struct diagnostic_message *message = add_message(diagnostics, code, false);
    if (!message)
        return;
    va_list arguments;
    va_start(arguments, format);
    write_message(diagnostics, message, place, format, arguments);
    va_end(arguments);
}

void diagnose_detail(struct diagnostics *diagnostics, enum diagnostic_code code,
                     struct place place, const struct diagnostic_detail *detail,
                     const char *format, ...)
{
    struct diagnostic_message *message =
        add_message(diagnostics, code, detail->accepted != NULL);
    if (!message)
        return;
    va_list arguments;
    va_start(arguments, format);
    write_message(diagnostics, message, place, format, arguments);
    va_end(arguments);
    message->detail = keep_detail(diagnostics, detail);
}

size_t diagnostics_count(const struct diagnostics *diagnostics, enum severity severity)
{
    return diagnostics->tally.told[severity];
}

struct diagnostic_tally diagnostics_tally(const struct diagnostics *diagnostics)
{
    return diagnostics->tally;
}

void diagnostics_take_back(struct diagnostics *diagnostics,
                           const struct diagnostic_tally *before)
{
    diagnostics->tally = *before;
}

enum exit_status diagnostics_status(const struct diagnostics *diagnostics)
{
    return diagnostics->tally.status;
}

const char *severity_name(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        return N_("note");
    case SEVERITY_WARNING:
        return N_("warning");
    case SEVERITY_ERROR:
        break;
    }
    return N_("error");
}

void message_next_place(const struct diagnostic_message *message,
                        const struct source **source, struct position *position)
{
    if (message->place.source != *source) {
        *source = message->place.source;
        *position = (struct position){0, 1, 1};
    }
    if (*source)
        source_advance(*source, position, message->place.offset);
}
