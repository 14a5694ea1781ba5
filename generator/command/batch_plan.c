/* The work of a batch as commands for a shell. */
#include "command/batch_plan.h"

#include "command/data_folder.h"
#include "command/library.h"
#include "command/option_table.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Letters and the like stand for themselves, anything else stands in quotes. */
static void put_word(struct buffer *out, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789_./=-+:,@%";
    if (*word && word[strspn(word, plain)] == '\0') {
        buffer_text(out, word);
        return;
    }
    buffer_byte(out, '\'');
    for (; *word; word++) {
        if (*word == '\'')
            buffer_text(out, "'\\''");
        else
            buffer_byte(out, *word);
    }
    buffer_byte(out, '\'');
}

static void put_path(struct buffer *out, const char *path)
{
    struct buffer whole = {0};
    char folder[PATH_MAX];
    if (*path != '/' && getcwd(folder, sizeof folder))
        buffer_format(&whole, "%s/", folder);
    buffer_text(&whole, !strncmp(path, "./", 2) ? path + 2 : path);
    put_word(out, buffer_string(&whole));
    buffer_free(&whole);
}

/* What of the environment changes the PDF or where things are found. */
static void put_environment(struct buffer *out)
{
    const char *data = getenv("PHULUC_DATA"), *date = getenv("SOURCE_DATE_EPOCH");
    if (data && *data) {
        buffer_text(out, "PHULUC_DATA=");
        put_path(out, data);
        buffer_byte(out, ' ');
    }
    if (date && *date) {
        buffer_text(out, "SOURCE_DATE_EPOCH=");
        put_word(out, date);
        buffer_byte(out, ' ');
    }
}

static void put_folder(struct buffer *out, const char *pdf)
{
    struct stat status;
    struct buffer folder = {0};
    const char *slash = strrchr(pdf, '/');
    if (slash && slash > pdf)
        buffer_put(&folder, pdf, (size_t)(slash - pdf));
    if (folder.length && stat(buffer_string(&folder), &status) != 0) {
        buffer_text(out, "mkdir -p ");
        put_path(out, buffer_string(&folder));
        buffer_text(out, " && ");
    }
    buffer_free(&folder);
}

static void put_program(struct buffer *out)
{
    char *folder = program_folder();
    struct buffer path = {0};
    buffer_format(&path, folder ? "%s/phuluc" : "phuluc", folder);
    put_word(out, buffer_string(&path));
    buffer_free(&path);
    free(folder);
}

/* All options that a render takes, but where it writes to. */
static void put_options(struct buffer *out, const struct options *options)
{
    for (unsigned i = 0; i < options->given_count; i++) {
        const struct given_option *given = &options->given[i];
        if (!(given->row->commands & FOR(RENDER)) || !strcmp(given->row->name, "output"))
            continue;
        buffer_format(out, " --%s", given->row->name);
        if (!given->argument)
            continue;
        buffer_byte(out, '=');
        if (strchr(given->argument, '/') || is_document_path(given->argument))
            put_path(out, given->argument);
        else
            put_word(out, given->argument);
    }
}

int batch_plan_line(struct buffer *out, const struct batch_item *item,
                    const struct options *options, struct diagnostics *diagnostics)
{
    size_t begin = out->length;
    put_folder(out, item->pdf);
    put_environment(out);
    put_program(out);
    buffer_text(out, " render ");
    put_path(out, item->report);
    buffer_text(out, " -o ");
    put_path(out, item->pdf);
    put_options(out, options);
    if (!memchr(out->bytes + begin, '\n', out->length - begin))
        return 0;
    diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file(item->report),
             _("no command for it fits in one line, as a path or an option has the end of a "
               "line in it; rename the file or the folder, or leave %s out"),
             "--plan");
    return -1;
}
