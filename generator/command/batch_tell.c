/* What a batch tells. */
#include "command/batch_tell.h"

#include "base/json_members.h"
#include "base/memory.h"
#include "base/visible_text.h"
#include "command/data_folder.h"

#include <stdlib.h>
#include <string.h>

struct failed_report {
    char *report, *first;
};

/* Workers that gave no answer */

static void put_end(struct buffer *out, const struct options *options,
                    const struct job_result *result)
{
    switch (result->end) {
    case JOB_TIMED_OUT:
        buffer_format(out, _("it took longer than %u s and was stopped; --time-limit gives "
                             "it longer"),
                      options->time_limit);
        break;
    case JOB_NOT_BEGUN:
        buffer_format(out, _("no process could be started for it: %s"),
                      strerror(result->status));
        break;
    default:
        if (result->signal)
            buffer_format(out, _("the process that made it was ended by signal %d (%s)"),
                          result->signal, strsignal(result->signal));
        else
            buffer_format(out, _("the process that made it ended with status %d"),
                          result->status);
    }
}

/* The first line that it wrote to standard error says most. */
static void put_errors(struct buffer *out, const char *errors)
{
    size_t size = strcspn(errors, "\n");
    struct buffer line = {0};
    if (size) {
        buffer_text(out, ": ");
        buffer_put(&line, errors, size);
        visible_text_put(out, buffer_string(&line));
    }
    buffer_free(&line);
}

void batch_answer_of(struct batch_answer *answer, const struct options *options,
                     const struct batch_item *item, const struct job_result *result,
                     struct buffer *scratch)
{
    if (result->end == JOB_ANSWERED &&
        !batch_answer_read(answer, result->answer, result->size))
        return;
    *answer = (struct batch_answer){
        .outcome = BATCH_FAILED, .status = EXIT_INTERNAL, .changes = "", .causes = ""};
    visible_text_put(scratch, item->report);
    buffer_format(scratch, ": %s[I01]: ", _("error"));
    put_end(scratch, options, result);
    put_errors(scratch, result->errors);
    answer->first = buffer_string(scratch);
    answer->messages = NULL; /* what is first is all */
}

/* Lines */

static void print_changes(const char *changes)
{
    for (const char *end; (end = strchr(changes, '\n')); changes = end + 1)
        printf("  %.*s\n", (int)(end - changes), changes);
}

static void print_outcome(const struct batch_item *item, const struct batch_answer *answer)
{
    switch (answer->outcome) {
    case BATCH_MADE:
        visible_text_print(stdout, _("made %s"), item->pdf);
        break;
    case BATCH_REMADE:
        visible_text_print(stdout, _("made anew %s"), item->pdf);
        if (!answer->changes_known)
            puts(_("  what has changed is not known: the older PDF brings no report"));
        else if (!*answer->changes)
            puts(_("  the report says the same"));
        print_changes(answer->changes);
        if (*answer->causes)
            visible_text_print(stdout, _("  another: %s"), answer->causes);
        break;
    case BATCH_FAILED:
        visible_text_print(stdout, _("failed %s"), item->report);
        break;
    case BATCH_UNCHANGED:
    case BATCH_STALE:
        break;
    }
}

/* JSON */

static void print_json(json_t *object)
{
    char *line = json_line_take(object);
    puts(line);
    free(line);
}

static void put_text(json_t *object, const char *key, const char *text)
{
    json_member_text(object, key, text && *text ? text : NULL);
}

static json_t *changes_json(const struct batch_answer *answer)
{
    if (answer->outcome != BATCH_REMADE || !answer->changes_known)
        return json_null();
    json_t *changes = json_loads(answer->changes, 0, NULL);
    if (!changes) /* the worker has made it: it can be read */
        memory_exhausted();
    return changes;
}

static void print_outcome_json(const struct batch_item *item,
                               const struct batch_answer *answer)
{
    static const char *const names[] = {[BATCH_UNCHANGED] = "unchanged",
                                        [BATCH_MADE] = "made",
                                        [BATCH_REMADE] = "remade",
                                        [BATCH_STALE] = "stale",
                                        [BATCH_FAILED] = "failed"};
    json_t *object = json_object();
    put_text(object, "outcome", names[answer->outcome]);
    put_text(object, "report", item->report);
    put_text(object, "pdf", item->pdf);
    put_text(object, "message", answer->outcome == BATCH_FAILED ? answer->first : NULL);
    json_member_put(object, "changes", changes_json(answer));
    put_text(object, "another", answer->causes);
    print_json(object);
}

/* Telling */

static void keep_failure(struct batch_tally *tally, const char *report, const char *first)
{
    tally->failures = memory_grow(tally->failures, tally->failed, &tally->failure_capacity,
                                  sizeof *tally->failures);
    tally->failures[tally->failed++] =
        (struct failed_report){copy_text(report), copy_text(first)};
}

static void count(struct batch_tally *tally, const struct batch_item *item,
                  const struct batch_answer *answer)
{
    tally->looked_at++;
    if ((enum exit_status)answer->status > tally->status)
        tally->status = (enum exit_status)answer->status;
    switch (answer->outcome) {
    case BATCH_UNCHANGED:
        tally->unchanged++;
        break;
    case BATCH_MADE:
        tally->made++;
        break;
    case BATCH_REMADE:
        tally->remade++;
        break;
    case BATCH_STALE:
        tally->stale++;
        break;
    case BATCH_FAILED:
        keep_failure(tally, item->report, answer->first);
        break;
    }
}

/* Whether a line says something that was not asked to be left out. */
static bool is_told(const struct options *options, const struct batch_answer *answer)
{
    if (answer->outcome == BATCH_FAILED)
        return true;
    return !options->quiet && !options->plan &&
           (answer->outcome != BATCH_UNCHANGED || options->json);
}

static void print_messages(const struct options *options, const struct batch_answer *answer)
{
    if (options->quiet && answer->outcome != BATCH_FAILED)
        return;
    if (answer->messages)
        fputs(answer->messages, stderr);
    else
        fprintf(stderr, "%s\n", answer->first);
}

void batch_tell(struct batch_tally *tally, const struct batch_item *item,
                const struct job_result *result)
{
    struct batch_answer answer;
    struct buffer scratch = {0};
    const struct options *options = tally->options;
    batch_answer_of(&answer, options, item, result, &scratch);
    count(tally, item, &answer);
    if (is_told(options, &answer) || (answer.messages && *answer.messages)) {
        progress_hide(&tally->progress);
        print_messages(options, &answer);
    }
    if (is_told(options, &answer) && options->json)
        print_outcome_json(item, &answer);
    else if (is_told(options, &answer) && !options->plan)
        print_outcome(item, &answer);
    fflush(stdout);
    buffer_free(&scratch);
}

void batch_tell_unreported(struct batch_tally *tally, const char *pdf, bool removed)
{
    const struct options *options = tally->options;
    tally->unreported++;
    tally->removed += removed;
    progress_hide(&tally->progress);
    if (options->json) {
        json_t *object = json_object();
        put_text(object, "outcome", removed ? "removed" : "unreported");
        put_text(object, "pdf", pdf);
        print_json(object);
    } else if (!options->quiet) {
        visible_text_print(stdout,
                           removed ? _("removed %s: its report is no more")
                                   : _("no report any more for %s; --prune removes it"),
                           pdf);
    }
}

/* The end */

static void print_tally_json(const struct batch_tally *tally)
{
    const struct {
        const char *key;
        size_t count;
    } counts[] = {{"reports", tally->total},       {"made", tally->made},
                  {"remade", tally->remade},       {"unchanged", tally->unchanged},
                  {"failed", tally->failed},       {"unreported", tally->unreported},
                  {"removed", tally->removed},
                  {"left", tally->total - tally->looked_at}};
    json_t *object = json_object();
    put_text(object, "outcome", "summary");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        json_member_put(object, counts[i].key, json_integer((json_int_t)counts[i].count));
    print_json(object);
}

/* Columns take what the words need in any language. */
static void print_count(const char *word, size_t count)
{
    int columns = 0;
    for (const char *at = word; *at; at++)
        columns += ((unsigned char)*at & 0xC0) != 0x80;
    printf("  %s%*s%7zu\n", word, columns < 24 ? 24 - columns : 0, "", count);
}

static void print_tally(const struct batch_tally *tally)
{
    printf(ngettext("%zu report:\n", "%zu reports:\n", tally->total), tally->total);
    print_count(_("made"), tally->made);
    print_count(_("made anew"), tally->remade);
    print_count(_("unchanged"), tally->unchanged);
    print_count(_("failed"), tally->failed);
    if (tally->total > tally->looked_at)
        print_count(_("not looked at"), tally->total - tally->looked_at);
    if (tally->unreported)
        print_count(_("without a report"), tally->unreported);
    if (tally->removed)
        print_count(_("of these removed"), tally->removed);
}

static int compare_failures(const void *left, const void *right)
{
    const struct failed_report *a = left, *b = right;
    return strcmp(a->report, b->report);
}

static void print_failures(const struct batch_tally *tally)
{
    puts(_("failed:"));
    qsort(tally->failures, tally->failed, sizeof *tally->failures, compare_failures);
    for (size_t i = 0; i < tally->failed; i++) {
        const struct failed_report *failure = &tally->failures[i];
        struct buffer report = {0};
        visible_text_put(&report, failure->report);
        const char *name = buffer_string(&report);
        bool named = !strncmp(failure->first, name, report.length);
        printf(named ? "  %s%s\n" : "  %s: %s\n", named ? "" : name, failure->first);
        buffer_free(&report);
    }
}

void batch_tell_end(struct batch_tally *tally)
{
    progress_hide(&tally->progress);
    if (tally->options->json) {
        print_tally_json(tally);
    } else if (!tally->options->plan) {
        if (!tally->options->quiet)
            print_tally(tally);
        if (tally->failed)
            print_failures(tally);
    }
}

void batch_tally_free(struct batch_tally *tally)
{
    for (size_t i = 0; i < tally->failed; i++) {
        free(tally->failures[i].report);
        free(tally->failures[i].first);
    }
    free(tally->failures);
}
