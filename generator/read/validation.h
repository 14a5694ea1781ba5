/* The validation of a document by its schema while it is streamed: by the caller's thread,
 * or by one that follows behind it. */
#ifndef PHULUC_READ_VALIDATION_H
#define PHULUC_READ_VALIDATION_H

#include "read/sax_relay.h"
#include "read/schema_internal.h"

#include <stdbool.h>
#include <stddef.h>

struct validation;

/* `tell` is called with each fault, during the call for the event that it lies in; after
 * the validation was handed over it is not called. The schema is prepared. Returns NULL
 * where libxml2 cannot; the caller frees. */
struct validation *validation_new(const struct schema *schema,
                                  void (*tell)(void *context, library_error error),
                                  void *context);
void validation_free(struct validation *validation);

/* The events; the values of attributes and text need to live during the call only, names
 * until the validation is finished. */
void validation_start_tag(struct validation *validation, const struct start_tag *tag);
void validation_text(struct validation *validation, const char *text, size_t size);
void validation_end_tag(struct validation *validation, const xmlChar *name,
                        const xmlChar *namespace_name);

/* From the next event on, lets another thread validate, which has all memory that it needs
 * from libxml2. Where there can be none nothing changes. */
void validation_hand_over(struct validation *validation);
bool validation_is_handed_over(const struct validation *validation);

/* Whether the other thread has found a fault so far. */
bool validation_found_fault(const struct validation *validation);

/* After the last event: waits for the other thread. Returns whether the document is valid.
 */
bool validation_finish(struct validation *validation);

#endif
