/* What a worker does with one report. */
#include "command/batch_work.h"

#include "archive/recorded_digest.h"
#include "base/memory.h"
#include "batch/file_tree.h"
#include "command/batch_answer.h"
#include "command/batch_causes.h"
#include "command/batch_changes.h"
#include "command/made_from.h"
#include "command/messages.h"
#include "command/render.h"
#include "command/replacing.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LARGEST_PDF = 1 << 30 }; /* bytes of an older one that is read */

/* One report and its PDF. */
struct task {
    const struct batch_work *work;
    const struct batch_item *item;
    struct diagnostics *diagnostics;
    bool known; /* what the PDF would be made from; else the report is faulty */
    unsigned char wanted[DIGEST_BYTES];
    enum recorded_digest recorded;
    unsigned char found[DIGEST_BYTES]; /* but of RECORDED_DIGEST_NONE */
    struct provenance provenance;
    struct older_pdf older;
    struct composition composition; /* as long as the messages are not printed */
    struct buffer changes, causes;
    bool changes_known;
};

/* Is it out of date? */

static void look(struct task *task)
{
    struct diagnostics *dropped = diagnostics_new(1);
    task->known = !made_from_report(&task->provenance, task->work->library,
                                    task->item->report, task->work->options, dropped);
    if (task->known)
        provenance_digest(&task->provenance, task->wanted);
    diagnostics_free(dropped);
    task->recorded = recorded_digest_read(task->item->pdf, task->found);
}

static bool is_current(const struct task *task)
{
    return task->known && task->recorded != RECORDED_DIGEST_NONE &&
           !memcmp(task->wanted, task->found, DIGEST_BYTES);
}

/* What phuluc did not make may be the only copy of something. */
static bool may_replace(const struct task *task)
{
    struct stat status;
    const char *pdf = task->item->pdf;
    if (task->work->options->replace || task->recorded == RECORDED_DIGEST_FOUND ||
        stat(pdf, &status) != 0 || !status.st_size)
        return true;
    if (task->recorded == RECORDED_DIGEST_EXTENDED)
        diagnose(
            task->diagnostics, DIAG_OUTPUT_FAILED, place_of_file(pdf),
            _("it is out of date, but was signed or changed since it was made; move it "
              "away, or give --replace"));
    else
        diagnose(task->diagnostics, DIAG_OUTPUT_FAILED, place_of_file(pdf),
                 _("there is such a file, which phuluc did not make; move it away, or give "
                   "--replace"));
    return false;
}

static bool has_own_pdf(const struct task *task)
{
    const struct batch_item *item = task->item;
    if (item->replaced && would_replace(item->pdf, item->replaced, task->diagnostics))
        return false;
    if (!item->rival)
        return true;
    diagnose(task->diagnostics, DIAG_OUTPUT_FAILED, place_of_file(item->report),
             _("its PDF would be %s, as that of '%s'; rename one of the two, or make "
               "them in two batches with two folders"),
             item->pdf, item->rival);
    return false;
}

/* Making it */

static int make_folder(const struct task *task)
{
    const char *pdf = task->item->pdf, *slash = strrchr(pdf, '/');
    if (!slash || slash == pdf)
        return 0;
    struct buffer folder = {0};
    buffer_put(&folder, pdf, (size_t)(slash - pdf));
    int result = folder_make(buffer_string(&folder));
    if (result)
        diagnose(task->diagnostics, DIAG_OUTPUT_FAILED, place_of_file(pdf),
                 _("its folder cannot be made: %s"), strerror(errno));
    buffer_free(&folder);
    return result;
}

static bool failed(const struct task *task)
{
    return diagnostics_status(task->diagnostics) != EXIT_CLEAN ||
           render_refused(task->work->options, task->diagnostics);
}

/* The source goes with the PDF: inside, or beside it. */
static int keep_source(struct task *task)
{
    if (task->work->options->part == PDF_A3)
        return 0;
    return report_copy_keep(task->item->pdf, task->wanted,
                            &task->composition.documents.report_input, task->diagnostics);
}

static void drop_older_source(const struct task *task)
{
    bool other = memcmp(task->wanted, task->found, DIGEST_BYTES) != 0;
    if (task->recorded != RECORDED_DIGEST_NONE && other)
        report_copy_remove(task->item->pdf, task->found);
}

static void replace_pdf(struct task *task)
{
    struct options own = *task->work->options;
    own.output = task->item->pdf;
    if (make_folder(task) || keep_source(task))
        return;
    render_pdf(&task->composition, &own, task->diagnostics);
    if (!failed(task))
        drop_older_source(task);
}

static void make(struct task *task)
{
    const struct options *options = task->work->options;
    if (task->recorded != RECORDED_DIGEST_NONE)
        older_pdf_read(&task->older, task->item->pdf, task->found, LARGEST_PDF);
    if (task->older.provenance.count)
        batch_causes(&task->causes, &task->older.provenance, &task->provenance);
    if (task->older.has_report) /* before the render, which forgets the report */
        task->changes_known = !older_report_compare(&task->changes, &task->older,
                                                    &task->composition.documents,
                                                    task->work->library, options);
    replace_pdf(task);
}

/* Answering */

/* All messages as they are to be printed; the caller frees them. */
static char *print_messages(struct diagnostics *diagnostics)
{
    char *text = NULL;
    size_t size;
    FILE *stream = open_memstream(&text, &size);
    if (!stream)
        memory_exhausted();
    diagnostics_print(diagnostics, stream);
    fclose(stream);
    return text;
}

static enum exit_status status_of(const struct task *task)
{
    enum exit_status status = diagnostics_status(task->diagnostics);
    return status == EXIT_CLEAN && failed(task) ? EXIT_FINDINGS : status;
}

static void answer_task(struct buffer *out, struct task *task, enum batch_outcome outcome)
{
    struct buffer first = {0};
    diagnostics_put_first(task->diagnostics, &first);
    enum exit_status status = status_of(task);
    char *messages = print_messages(task->diagnostics);
    struct batch_answer answer = {.outcome = status ? BATCH_FAILED : outcome,
                                  .status = (int)status,
                                  .changes_known = task->changes_known,
                                  .messages = messages,
                                  .first = buffer_string(&first),
                                  .changes = buffer_string(&task->changes),
                                  .causes = buffer_string(&task->causes)};
    batch_answer_write(out, &answer);
    buffer_free(&first);
    free(messages);
}

static enum batch_outcome do_task(struct task *task)
{
    struct stat status;
    bool there = stat(task->item->pdf, &status) == 0;
    if (!has_own_pdf(task))
        return BATCH_FAILED;
    look(task);
    if (is_current(task))
        return BATCH_UNCHANGED;
    if (!may_replace(task))
        return BATCH_FAILED;
    bool plan = task->work->options->plan;
    if (plan && task->known)
        return BATCH_STALE;
    if (composition_open(&task->composition, task->work->library, task->item->report,
                         task->work->options, task->diagnostics))
        return BATCH_FAILED;
    if (plan)
        return BATCH_STALE;
    make(task);
    return there ? BATCH_REMADE : BATCH_MADE;
}

void batch_work(void *context, size_t item, struct buffer *answer)
{
    const struct batch_work *work = context;
    struct task task = {.work = work,
                        .item = &work->set->items[item],
                        .diagnostics = command_diagnostics(work->options)};
    answer_task(answer, &task, do_task(&task));
    composition_close(&task.composition);
    older_pdf_close(&task.older);
    provenance_free(&task.provenance);
    buffer_free(&task.causes);
    buffer_free(&task.changes);
    diagnostics_free(task.diagnostics);
}
