/* A signature: who signs, how, and the name below the place for it. */
#ifndef PHULUC_MODEL_SIGNATURE_H
#define PHULUC_MODEL_SIGNATURE_H

#include "model/rich_text.h"

enum { SIGNATURE_LIMIT = 3 }; /* so many stand side by side at most */

enum signature_part {
    SIGNATURE_TITLE,  /* "NGƯỜI LẬP BIỂU" */
    SIGNATURE_MANNER, /* "(Ký, ghi rõ họ tên)" */
    SIGNATURE_NAME,
    SIGNATURE_PARTS
};

struct signature {
    const struct rich_text *parts[SIGNATURE_PARTS]; /* or NULL */
};

#endif
