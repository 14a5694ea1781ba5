/* Random numbers: a generator of our own, so that a seed means the same table on every run.
 */
#ifndef RANDOM_DICE_H
#define RANDOM_DICE_H

#include <stdbool.h>
#include <stdint.h>

struct dice {
    uint64_t state;
};

static inline unsigned dice_next(struct dice *dice)
{
    uint64_t mixed = dice->state += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return (unsigned)(mixed >> 33);
}

/* From `low` to `high`, both included. */
static inline int dice_between(struct dice *dice, int low, int high)
{
    return high > low ? low + (int)(dice_next(dice) % (unsigned)(high - low + 1)) : low;
}

static inline bool dice_chance(struct dice *dice, int percent)
{
    return dice_between(dice, 1, 100) <= percent;
}

#define dice_choice(dice, list)                                                            \
    (list)[dice_between(dice, 0, (int)(sizeof(list) / sizeof *(list)) - 1)]

#endif
