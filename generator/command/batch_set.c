/* A set of reports, and which PDF belongs to each. */
#include "command/batch_set.h"

#include "archive/recorded_digest.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "batch/file_tree.h"
#include "command/data_folder.h"
#include "command/replacing.h"
#include "read/root_element.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static const char ending[] = ".xml";

/* "OUTPUT/ways/report.pdf". The caller frees it. */
static char *pdf_path(const char *output, const char *name)
{
    struct buffer path = {0};
    size_t folder = strlen(output), size = strlen(name), cut = sizeof ending - 1;
    if (size > cut && !strcasecmp(name + size - cut, ending))
        size -= cut;
    buffer_format(&path, folder && output[folder - 1] == '/' ? "%s%.*s.pdf" : "%s/%.*s.pdf",
                  output, (int)size, name);
    buffer_byte(&path, '\0');
    return path.bytes;
}

static void add_item(struct batch_set *set, const char *report, const char *output,
                     const char *name)
{
    set->items = memory_grow(set->items, set->count, &set->capacity, sizeof *set->items);
    set->items[set->count++] =
        (struct batch_item){.report = copy_text(report), .pdf = pdf_path(output, name)};
}

bool batch_name_wanted(const char *name)
{
    return file_name_ends(name, ending);
}

/* A file without a root element is taken for a report, so that its fault is told; and one
 * that was a report when a PDF was made of it, whatever it is now. */
static bool is_report(const char *path, const char *output, const char *name)
{
    char root[ROOT_ELEMENT_BYTES];
    unsigned char digest[DIGEST_BYTES];
    root_element_find(path, root);
    if (!*root || !strcmp(root, "report"))
        return true;
    char *pdf = pdf_path(output, name);
    bool made = recorded_digest_read(pdf, digest) != RECORDED_DIGEST_NONE;
    free(pdf);
    return made;
}

/* In a pipeline a folder that was mistyped or is not mounted must not pass for one where
 * nothing is to be made. */
static int take_empty(struct batch_set *set, const char *folder,
                      const struct options *options, struct diagnostics *diagnostics)
{
    set->empty_folder = true;
    if (options->command == COMMAND_WATCH)
        return 0;
    diagnose(diagnostics, DIAG_FILE_UNREADABLE, place_of_file(folder),
             _("no report is in the folder or below it; name the one with the reports"));
    return -1;
}

static int add_folder(struct batch_set *set, const char *folder,
                      const struct options *options, struct diagnostics *diagnostics)
{
    struct file_list files = {0};
    char *failed;
    size_t cut = strlen(folder), before = set->count;
    int result =
        file_tree_list(&files, folder, batch_name_wanted, options->output, &failed);
    if (result) {
        diagnose(diagnostics, DIAG_FILE_UNREADABLE, place_of_file(failed),
                 _("the folder cannot be read: %s"), strerror(errno));
        set->whole = false;
    }
    while (cut && folder[cut - 1] == '/')
        cut--;
    for (size_t i = 0; i < files.count; i++) {
        const char *name = files.paths[i] + cut;
        name += strspn(name, "/");
        if (is_report(files.paths[i], options->output, name))
            add_item(set, files.paths[i], options->output, name);
    }
    if (!result && set->count == before)
        result = take_empty(set, folder, options, diagnostics);
    free(failed);
    file_list_free(&files);
    return result;
}

static int add_input(struct batch_set *set, const char *input,
                     const struct options *options, struct diagnostics *diagnostics)
{
    struct stat status;
    if (stat(input, &status) == 0 && S_ISDIR(status.st_mode))
        return add_folder(set, input, options, diagnostics);
    const char *slash = strrchr(input, '/');
    add_item(set, input, options->output, slash ? slash + 1 : input);
    set->whole = false;
    return 0;
}

static int compare_items(const void *left, const void *right)
{
    const struct batch_item *a = left, *b = right;
    int pdfs = strcmp(a->pdf, b->pdf);
    return pdfs ? pdfs : strcmp(a->report, b->report);
}

/* The items are sorted: those with the PDF of the last one stand together before it. */
static bool is_named_twice(const struct batch_item *items, size_t last)
{
    for (size_t i = last; i-- > 0 && !strcmp(items[i].pdf, items[last].pdf);)
        if (same_file(items[i].report, items[last].report))
            return true;
    return false;
}

static void free_item(struct batch_item *item)
{
    free(item->report);
    free(item->pdf);
    free(item->rival);
    free(item->replaced);
}

/* Of several reports with one PDF the first has it; a report that was named twice is no
 * fault. */
static void find_doubles(struct batch_set *set)
{
    size_t kept = 0, first = 0;
    if (set->count)
        qsort(set->items, set->count, sizeof *set->items, compare_items);
    for (size_t i = 0; i < set->count; i++) {
        struct batch_item *item = &set->items[kept];
        *item = set->items[i];
        if (!kept || strcmp(item->pdf, set->items[first].pdf) != 0) {
            first = kept++;
        } else if (is_named_twice(set->items, kept)) {
            free_item(item);
        } else {
            item->rival = copy_text(set->items[first].report);
            kept++;
        }
    }
    set->count = kept;
}

/* A file, whatever its names, and the item whose report it is. */
struct report_file {
    dev_t device;
    ino_t inode;
    size_t item;
};

static int compare_files(const void *left, const void *right)
{
    const struct report_file *a = left, *b = right;
    if (a->device != b->device)
        return a->device < b->device ? -1 : 1;
    return a->inode == b->inode ? 0 : a->inode < b->inode ? -1 : 1;
}

/* Sorted, to be searched; the caller frees it. */
static struct report_file *list_report_files(const struct batch_set *set, size_t *count)
{
    struct report_file *files = memory_new((set->count + 1) * sizeof *files);
    struct stat status;
    *count = 0;
    for (size_t i = 0; i < set->count; i++)
        if (stat(set->items[i].report, &status) == 0)
            files[(*count)++] = (struct report_file){status.st_dev, status.st_ino, i};
    qsort(files, *count, sizeof *files, compare_files);
    return files;
}

/* The name of a PDF may be a link to any report of the set. */
static void find_replaced(struct batch_set *set)
{
    size_t count;
    struct stat status;
    struct report_file *files = list_report_files(set, &count);
    for (size_t i = 0; i < set->count; i++) {
        if (stat(set->items[i].pdf, &status) != 0)
            continue;
        struct report_file wanted = {status.st_dev, status.st_ino, 0};
        const struct report_file *found =
            bsearch(&wanted, files, count, sizeof *files, compare_files);
        if (found)
            set->items[i].replaced = copy_text(set->items[found->item].report);
    }
    free(files);
}

int batch_set_make(struct batch_set *set, const struct options *options,
                   struct diagnostics *diagnostics)
{
    int result = 0;
    *set = (struct batch_set){.whole = true};
    for (int i = 0; i < options->input_count; i++)
        if (add_input(set, options->inputs[i], options, diagnostics))
            result = -1;
    if (!options->input_count)
        result = add_folder(set, ".", options, diagnostics);
    find_doubles(set);
    find_replaced(set);
    return result;
}

void batch_set_free(struct batch_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        free_item(&set->items[i]);
    free(set->items);
}
