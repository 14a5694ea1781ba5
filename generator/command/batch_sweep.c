/* What lies in the output folder and belongs to no report. */
#include "command/batch_sweep.h"

#include "archive/recorded_digest.h"
#include "batch/file_tree.h"
#include "command/batch_changes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char pdf_ending[] = ".pdf";

static bool is_of_interest(const char *name)
{
    return file_name_ends(name, pdf_ending) || is_report_copy(name);
}

static const char *name_in(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The set is sorted by PDFs. */
static int compare_pdf(const void *key, const void *item)
{
    return strcmp(key, ((const struct batch_item *)item)->pdf);
}

static bool has_report(const struct batch_set *set, const char *pdf)
{
    return set->count &&
           bsearch(pdf, set->items, set->count, sizeof *set->items, compare_pdf);
}

/* A copy belongs to the PDF that carries its digest. */
static bool is_stray(const char *copy)
{
    struct buffer pdf = {0};
    unsigned char digest[DIGEST_BYTES];
    const char *name = name_in(copy), *end = strstr(name, ".pdf.");
    for (const char *next; end && (next = strstr(end + 1, ".pdf.")) != NULL;)
        end = next;
    if (!end)
        return false;
    buffer_put(&pdf, copy, (size_t)(name - copy));
    buffer_put(&pdf, name + 1, (size_t)(end + sizeof pdf_ending - 1 - (name + 1)));
    bool stray = true;
    if (recorded_digest_read(buffer_string(&pdf), digest) != RECORDED_DIGEST_NONE) {
        char *right = report_copy_path(buffer_string(&pdf), digest);
        stray = strcmp(right, copy) != 0;
        free(right);
    }
    buffer_free(&pdf);
    return stray;
}

static int remove_file(const char *path, struct diagnostics *diagnostics)
{
    if (unlink(path) == 0 || errno == ENOENT)
        return 0;
    diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file(path),
             _("cannot be removed: %s"), strerror(errno));
    return -1;
}

/* An input folder without any report may be one that is not mounted. */
static bool may_prune(const struct batch_set *set, const struct batch_tally *tally)
{
    return tally->options->prune && !set->empty_folder;
}

static int sweep_pdf(const char *pdf, const struct batch_set *set,
                     struct batch_tally *tally, struct diagnostics *diagnostics)
{
    unsigned char digest[DIGEST_BYTES];
    if (!set->whole || has_report(set, pdf) ||
        recorded_digest_read(pdf, digest) == RECORDED_DIGEST_NONE)
        return 0;
    bool removes = may_prune(set, tally);
    if (removes && remove_file(pdf, diagnostics))
        return -1;
    if (removes)
        report_copy_remove(pdf, digest);
    batch_tell_unreported(tally, pdf, removes);
    return 0;
}

int batch_sweep(const struct batch_set *set, struct batch_tally *tally,
                struct diagnostics *diagnostics)
{
    struct file_list files = {0};
    char *failed;
    const char *output = tally->options->output;
    int result = file_tree_list(&files, output, is_of_interest, NULL, &failed);
    if (result)
        diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file(failed),
                 _("the folder cannot be read: %s"), strerror(errno));
    for (size_t i = 0; i < files.count; i++) {
        const char *path = files.paths[i], *name = name_in(path);
        if (!is_report_copy(name))
            result = sweep_pdf(path, set, tally, diagnostics) ? -1 : result;
        else if (is_stray(path))
            result = remove_file(path, diagnostics) ? -1 : result;
    }
    free(failed);
    file_list_free(&files);
    return result;
}
