/* One line on a terminal that says how far a long run is. */
#define _DEFAULT_SOURCE /* struct winsize */
#include "batch/progress.h"

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "base/visible_text.h"

#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
    PAUSE = 100,        /* ms between two lines: more often nobody reads them */
    FIRST_GUESS = 1000, /* ms before the time left is told */
    USUAL_COLUMNS = 80
};

static int64_t now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void progress_begin(struct progress *progress, FILE *stream, size_t total)
{
    bool terminal = stream && isatty(fileno(stream));
    *progress = (struct progress){
        .terminal = terminal ? stream : NULL, .total = total, .begun = now()};
}

static unsigned columns_of(FILE *terminal)
{
    struct winsize size;
    if (ioctl(fileno(terminal), TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return USUAL_COLUMNS;
    return size.ws_col;
}

/* Cuts the line to so many characters. */
static void cut(struct buffer *line, unsigned columns)
{
    size_t at = 0;
    for (; at < line->length; at++)
        if (((unsigned char)line->bytes[at] & 0xC0) != 0x80 && !columns--)
            break;
    line->length = at;
}

static void put_time_left(struct buffer *line, const struct progress *progress, int64_t time)
{
    int64_t taken = time - progress->begun;
    if (!progress->done || taken < FIRST_GUESS)
        return;
    int64_t rest = (int64_t)(progress->total - progress->done);
    long seconds = (long)((taken * rest / (int64_t)progress->done + 999) / 1000);
    buffer_text(line, ", ");
    if (seconds < 120)
        buffer_format(line, _("about %ld s left"), seconds);
    else
        buffer_format(line, _("about %ld min left"), (seconds + 59) / 60);
}

void progress_show(struct progress *progress, size_t done, const char *file)
{
    int64_t time = now();
    progress->done = done;
    if (!progress->terminal || (progress->visible && time - progress->shown < PAUSE))
        return;
    struct buffer line = {0};
    buffer_format(&line, "[%zu/%zu]", progress->done, progress->total);
    put_time_left(&line, progress, time);
    if (file) {
        buffer_text(&line, "  ");
        visible_text_put(&line, file);
    }
    cut(&line, columns_of(progress->terminal) - 1);
    fprintf(progress->terminal, "\r%s\033[K", buffer_string(&line));
    fflush(progress->terminal);
    buffer_free(&line);
    progress->shown = time;
    progress->visible = true;
}

void progress_hide(struct progress *progress)
{
    if (!progress->visible)
        return;
    fputs("\r\033[K", progress->terminal);
    fflush(progress->terminal);
    progress->visible = false;
}
