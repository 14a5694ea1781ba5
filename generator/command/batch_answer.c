/* What a worker answers of one report. */
#include "command/batch_answer.h"

#include <string.h>

enum { HEAD_BYTES = 3, TEXTS = 4 };

/* Three bytes, then four texts, each with its NUL. */
void batch_answer_write(struct buffer *out, const struct batch_answer *answer)
{
    const char *const texts[TEXTS] = {answer->messages, answer->first, answer->changes,
                                      answer->causes};
    buffer_byte(out, (char)answer->outcome);
    buffer_byte(out, (char)answer->status);
    buffer_byte(out, answer->changes_known);
    for (size_t i = 0; i < TEXTS; i++)
        buffer_put(out, texts[i] ? texts[i] : "", texts[i] ? strlen(texts[i]) + 1 : 1);
}

int batch_answer_read(struct batch_answer *answer, const char *bytes, size_t size)
{
    const char **const texts[TEXTS] = {&answer->messages, &answer->first, &answer->changes,
                                       &answer->causes};
    const char *at = bytes + HEAD_BYTES, *end = bytes + size;
    if (size < HEAD_BYTES)
        return -1;
    answer->outcome = (enum batch_outcome)bytes[0];
    answer->status = bytes[1];
    answer->changes_known = bytes[2] != 0;
    for (size_t i = 0; i < TEXTS; i++) {
        const char *behind = at < end ? memchr(at, '\0', (size_t)(end - at)) : NULL;
        if (!behind)
            return -1;
        *texts[i] = at;
        at = behind + 1;
    }
    return 0;
}
