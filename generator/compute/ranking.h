/* Ranks indicators by an exact figure, and puts them into that order. */
#ifndef PHULUC_COMPUTE_RANKING_H
#define PHULUC_COMPUTE_RANKING_H

#include "model/layout_spec.h"
#include "model/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ranking;

/* Ranks as the layout says; it must do so. The caller frees. */
struct ranking *ranking_new(const struct report *report, const struct layout_spec *layout);
void ranking_free(struct ranking *ranking);

/* Adds an indicator to those that are ranked together. */
void ranking_add(struct ranking *ranking, const struct indicator *indicator, uint32_t row);

/* An indicator with its place; equal figures share a rank, and none has rank 0. */
struct ranked {
    const struct indicator *indicator;
    uint32_t row, rank;
};

/* Ranks those added: the first is the one ranked first, then down to those without a figure;
 * equal ones stand as they were added. The array holds until the next call; ranking_add then
 * begins anew. */
const struct ranked *ranking_sort(struct ranking *ranking, size_t *count);

#endif
