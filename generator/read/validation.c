/* The validation of a document by its schema while it is streamed. */
#include "read/validation.h"

#include "base/memory.h"

#include <stdatomic.h>
#include <stdlib.h>

struct validation {
    void (*tell)(void *context, library_error error);
    void *context;
    xmlSchemaValidCtxtPtr validator;
    xmlSchemaSAXPlugPtr plug;
    xmlSAXHandlerPtr handlers; /* the validator's, and what they are called with */
    void *handlers_context;
    struct sax_relay *relay; /* or NULL */
    bool handed_over;
    atomic_bool found_fault; /* by the other thread */
};

static void take_fault(void *context, library_error error)
{
    struct validation *validation = context;
    if (!validation->handed_over)
        validation->tell(validation->context, error);
    else if (error->level >= XML_ERR_ERROR)
        validation->found_fault = true;
}

/* The handlers are asked for without any of ours, so they do nothing else. */
struct validation *validation_new(const struct schema *schema,
                                  void (*tell)(void *context, library_error error),
                                  void *context)
{
    struct validation *validation = memory_new(sizeof *validation);
    validation->tell = tell;
    validation->context = context;
    validation->validator = xmlSchemaNewValidCtxt(schema_compiled(schema));
    if (validation->validator) {
        xmlSchemaSetValidStructuredErrors(validation->validator, take_fault, validation);
        validation->plug = xmlSchemaSAXPlug(validation->validator, &validation->handlers,
                                            &validation->handlers_context);
    }
    if (validation->plug)
        return validation;
    validation_free(validation);
    return NULL;
}

static void end_relay(struct validation *validation)
{
    if (validation->relay)
        sax_relay_end(validation->relay);
    validation->relay = NULL;
}

void validation_free(struct validation *validation)
{
    if (!validation)
        return;
    end_relay(validation);
    if (validation->plug)
        xmlSchemaSAXUnplug(validation->plug);
    xmlSchemaFreeValidCtxt(validation->validator);
    free(validation);
}

void validation_start_tag(struct validation *validation, const struct start_tag *tag)
{
    if (validation->relay)
        sax_relay_start_tag(validation->relay, tag);
    else
        validation->handlers->startElementNs(
            validation->handlers_context, tag->name, tag->prefix, tag->namespace_name,
            tag->namespace_count, tag->namespaces, tag->attribute_count,
            tag->defaulted_count, tag->attributes);
}

void validation_text(struct validation *validation, const char *text, size_t size)
{
    if (validation->relay)
        sax_relay_text(validation->relay, text, size);
    else
        validation->handlers->characters(validation->handlers_context,
                                         (const xmlChar *)text, (int)size);
}

void validation_end_tag(struct validation *validation, const xmlChar *name,
                        const xmlChar *namespace_name)
{
    if (validation->relay)
        sax_relay_end_tag(validation->relay, name, namespace_name);
    else
        validation->handlers->endElementNs(validation->handlers_context, name, NULL,
                                           namespace_name);
}

void validation_hand_over(struct validation *validation)
{
    validation->relay = sax_relay_new(validation->handlers, validation->handlers_context);
    validation->handed_over = validation->relay != NULL;
}

bool validation_is_handed_over(const struct validation *validation)
{
    return validation->handed_over;
}

bool validation_found_fault(const struct validation *validation)
{
    return validation->found_fault;
}

bool validation_finish(struct validation *validation)
{
    end_relay(validation);
    return !validation->found_fault && xmlSchemaIsValid(validation->validator) == 1;
}
