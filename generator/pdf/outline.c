/* The outline: bookmarks that lead to places on pages, nested by level. */
#include "pdf/outline.h"

#include "base/memory.h"
#include "pdf/notation.h"

#include <stdlib.h>
#include <string.h>

/* Bookmarks are known by their index; 0 is the root, which has no title and stands for
 * "none" in the links. */
struct bookmark {
    size_t title; /* offset in outline->titles */
    uint32_t page_id;
    length top;
    unsigned level;
    uint32_t parent, previous, next, first, last;
    uint32_t descendants;
};

struct outline {
    struct buffer titles; /* each ends in NUL */
    struct bookmark *bookmarks;
    size_t count, capacity;
};

static struct bookmark *add(struct outline *outline)
{
    outline->bookmarks = memory_grow(outline->bookmarks, outline->count, &outline->capacity,
                                     sizeof *outline->bookmarks);
    struct bookmark *bookmark = &outline->bookmarks[outline->count++];
    *bookmark = (struct bookmark){0};
    return bookmark;
}

struct outline *outline_new(void)
{
    struct outline *outline = memory_new(sizeof *outline);
    add(outline);
    return outline;
}

void outline_free(struct outline *outline)
{
    if (!outline)
        return;
    buffer_free(&outline->titles);
    free(outline->bookmarks);
    free(outline);
}

static void link_to_parent(struct outline *outline, uint32_t index)
{
    struct bookmark *all = outline->bookmarks, *bookmark = &all[index];
    uint32_t parent = index - 1;
    while (parent && all[parent].level >= bookmark->level)
        parent = all[parent].parent;
    bookmark->parent = parent;
    bookmark->previous = all[parent].last;
    if (bookmark->previous)
        all[bookmark->previous].next = index;
    else
        all[parent].first = index;
    all[parent].last = index;
}

void outline_add(struct outline *outline, const char *title, unsigned level,
                 uint32_t page_id, length top)
{
    uint32_t index = (uint32_t)outline->count;
    struct bookmark *bookmark = add(outline);
    bookmark->title = outline->titles.length;
    bookmark->page_id = page_id;
    bookmark->top = top;
    bookmark->level = level;
    buffer_put(&outline->titles, title, strlen(title) + 1);
    link_to_parent(outline, index);
}

static void count_descendants(struct outline *outline)
{
    for (size_t i = outline->count - 1; i > 0; i--) {
        const struct bookmark *bookmark = &outline->bookmarks[i];
        outline->bookmarks[bookmark->parent].descendants += bookmark->descendants + 1;
    }
}

static void put_link(struct buffer *out, const char *key, uint32_t first_id, uint32_t index)
{
    if (!index)
        return;
    buffer_text(out, key);
    put_reference(out, first_id + index);
}

/* What root and items have in common; all items are open. */
static void put_children(struct buffer *out, const struct bookmark *bookmark,
                         uint32_t first_id)
{
    if (!bookmark->descendants)
        return;
    put_link(out, "/First ", first_id, bookmark->first);
    put_link(out, "/Last ", first_id, bookmark->last);
    buffer_text(out, "/Count ");
    buffer_unsigned(out, bookmark->descendants);
}

static void put_item(struct buffer *out, const struct outline *outline,
                     const struct bookmark *bookmark, uint32_t first_id,
                     struct buffer *scratch)
{
    buffer_text(out, "<</Title");
    put_text_string(out, outline->titles.bytes + bookmark->title, scratch);
    buffer_text(out, "/Parent ");
    put_reference(out, first_id + bookmark->parent);
    put_link(out, "/Prev ", first_id, bookmark->previous);
    put_link(out, "/Next ", first_id, bookmark->next);
    put_children(out, bookmark, first_id);
    buffer_text(out, "/Dest[");
    put_reference(out, bookmark->page_id);
    buffer_text(out, "/XYZ 0 ");
    put_decimal(out, hundredths(bookmark->top), 2);
    buffer_text(out, " null]>>");
}

uint32_t outline_put(struct outline *outline, struct object_writer *writer)
{
    if (outline->count == 1)
        return 0;
    count_descendants(outline);
    uint32_t first_id = object_writer_reserve(writer, (uint32_t)outline->count);
    struct buffer object = {0}, scratch = {0};
    buffer_text(&object, "<</Type/Outlines");
    put_children(&object, &outline->bookmarks[0], first_id);
    buffer_text(&object, ">>");
    object_writer_put(writer, first_id, &object);
    for (uint32_t i = 1; i < outline->count; i++) {
        buffer_clear(&object);
        put_item(&object, outline, &outline->bookmarks[i], first_id, &scratch);
        object_writer_put(writer, first_id + i, &object);
    }
    buffer_free(&object);
    buffer_free(&scratch);
    return first_id;
}
