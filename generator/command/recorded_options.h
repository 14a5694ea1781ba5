/* The options that change the bytes of a PDF, as it records them. */
#ifndef PHULUC_COMMAND_RECORDED_OPTIONS_H
#define PHULUC_COMMAND_RECORDED_OPTIONS_H

#include "command/options.h"
#include "model/provenance.h"

/* Adds them. Every option that changes the bytes has a row in recorded_options.c. */
void recorded_options_add(struct provenance *provenance, const struct options *options);

/* Sets these options as they are recorded, and those that are not to what they are when they
 * are not given; others are left alone. The texts point into the provenance. Returns the name
 * of one that is recorded and cannot be set, as a later version may have it, or NULL. */
const char *recorded_options_set(struct options *options,
                                 const struct provenance *provenance);

#endif
