/* Draws given texts and rules through libharu's ordinary API: the measure for phuluc.
 *
 * Usage: bare PLACES OUT.pdf. The file of places (written by places.py), little-endian:
 *   struct header, then for each page: struct page_header, its struct text_place items, its
 *   struct rule_place items, its strings (UTF-8, each ended by a zero byte).
 * Lengths are in points from the bottom left corner of the page. */
#include <hpdf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MAGIC = 0x43414C50, /* "PLAC"; reads differently on a big-endian machine */
    STYLES = 4,
    FLAT_PAGES = 8191, /* more pages need a page tree of two levels */
    PAGES_PER_NODE = 256
};

struct header {
    uint32_t magic;
    uint32_t page_count;
    uint32_t styles; /* bit n: some text has style n */
};

struct page_header {
    float width, height;
    uint32_t text_count, rule_count, string_bytes;
};

struct text_place {
    float x, y; /* left end of the baseline */
    float size;
    uint32_t style;  /* 0 regular, 1 bold, 2 italic, 3 bold italic */
    uint32_t string; /* offset in the page's strings */
};

struct rule_place {
    float x0, y0, x1, y1, thickness;
};

_Static_assert(sizeof(struct header) == 12 && sizeof(struct page_header) == 20 &&
                   sizeof(struct text_place) == 20 && sizeof(struct rule_place) == 20,
               "the records are read as they lie in the file");

/* The places of one page; the memory serves all pages in turn. */
struct places {
    struct page_header page;
    struct text_place *texts;
    struct rule_place *rules;
    char *strings;
};

struct drawing {
    HPDF_Doc document;
    HPDF_Font fonts[STYLES];
};

static void fail(const char *what, const char *name)
{
    fprintf(stderr, "bare: %s: %s\n", name, what);
    exit(EXIT_FAILURE);
}

static void refuse(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
    (void)context;
    fprintf(stderr, "bare: libharu error 0x%04lX, %lu\n", error, detail);
    exit(EXIT_FAILURE);
}

static void read_exactly(FILE *file, void *out, size_t size, size_t count)
{
    if (fread(out, size, count, file) != count)
        fail("ends early", "the file of places");
}

/* Reads count records into memory that is made larger where they need it. */
static void *read_records(FILE *file, void *memory, size_t size, size_t count)
{
    memory = realloc(memory, size * count + 1);
    if (!memory)
        fail("out of memory", "the file of places");
    read_exactly(file, memory, size, count);
    return memory;
}

static void read_page(FILE *file, struct places *places)
{
    read_exactly(file, &places->page, sizeof places->page, 1);
    places->texts =
        read_records(file, places->texts, sizeof *places->texts, places->page.text_count);
    places->rules =
        read_records(file, places->rules, sizeof *places->rules, places->page.rule_count);
    places->strings = read_records(file, places->strings, 1, places->page.string_bytes);
}

static void draw_texts(const struct drawing *drawing, HPDF_Page page,
                       const struct places *places)
{
    uint32_t style = STYLES;
    float size = 0;
    HPDF_Page_BeginText(page);
    for (uint32_t i = 0; i < places->page.text_count; i++) {
        const struct text_place *text = &places->texts[i];
        if (text->style != style || text->size < size || text->size > size) {
            style = text->style;
            size = text->size;
            HPDF_Page_SetFontAndSize(page, drawing->fonts[style], size);
        }
        HPDF_Page_TextOut(page, text->x, text->y, places->strings + text->string);
    }
    HPDF_Page_EndText(page);
}

/* Rules of one thickness are one path. */
static void draw_rules(HPDF_Page page, const struct places *places)
{
    float thickness = 0;
    for (uint32_t i = 0; i < places->page.rule_count; i++) {
        const struct rule_place *rule = &places->rules[i];
        if (rule->thickness < thickness || rule->thickness > thickness) {
            if (i)
                HPDF_Page_Stroke(page);
            thickness = rule->thickness;
            HPDF_Page_SetLineWidth(page, thickness);
        }
        HPDF_Page_MoveTo(page, rule->x0, rule->y0);
        HPDF_Page_LineTo(page, rule->x1, rule->y1);
    }
    if (places->page.rule_count)
        HPDF_Page_Stroke(page);
}

static void draw_page(const struct drawing *drawing, const struct places *places)
{
    HPDF_Page page = HPDF_AddPage(drawing->document);
    HPDF_Page_SetWidth(page, places->page.width);
    HPDF_Page_SetHeight(page, places->page.height);
    if (places->page.text_count)
        draw_texts(drawing, page, places);
    draw_rules(page, places);
}

static void load_fonts(struct drawing *drawing, uint32_t styles)
{
    static const char *const files[STYLES] = {
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf",
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-Italic.ttf",
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-BoldItalic.ttf"};
    HPDF_UseUTFEncodings(drawing->document);
    for (unsigned style = 0; style < STYLES; style++) {
        if (!(styles & 1u << style))
            continue;
        const char *name =
            HPDF_LoadTTFontFromFile(drawing->document, files[style], HPDF_TRUE);
        drawing->fonts[style] = HPDF_GetFont(drawing->document, name, "UTF-8");
    }
}

static void draw_document(HPDF_Doc document, FILE *file)
{
    struct header header;
    struct drawing drawing = {.document = document};
    struct places places = {0};
    read_exactly(file, &header, sizeof header, 1);
    if (header.magic != MAGIC)
        fail("is not such a file", "the file of places");
    HPDF_SetCompressionMode(document, HPDF_COMP_ALL);
    if (header.page_count > FLAT_PAGES)
        HPDF_SetPagesConfiguration(document, PAGES_PER_NODE);
    load_fonts(&drawing, header.styles);
    for (uint32_t page = 0; page < header.page_count; page++) {
        read_page(file, &places);
        draw_page(&drawing, &places);
    }
    free(places.texts);
    free(places.rules);
    free(places.strings);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("PLACES OUT.pdf", "usage");
    FILE *file = fopen(argv[1], "rb");
    if (!file)
        fail("cannot be opened", argv[1]);
    HPDF_Doc document = HPDF_New(refuse, NULL);
    if (!document)
        fail("cannot begin", "libharu");
    draw_document(document, file);
    fclose(file);
    HPDF_SaveToFile(document, argv[2]);
    HPDF_Free(document);
    return EXIT_SUCCESS;
}
