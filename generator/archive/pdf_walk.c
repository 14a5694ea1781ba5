/* All dictionaries of a PDF that stand for themselves: those of its objects, and
 * annotations, actions and attributes that stand within them. */
#include "archive/pdf_walk.h"

struct walk {
    const struct pdf_file *file;
    void (*visit)(const struct pdf_file *file, qpdf_oh dictionary, void *context);
    void *context;
};

static void visit_array(const struct walk *walk, qpdf_oh array);

/* Under A stand an annotation's action, or an element's attributes, also several. */
static void visit_own(const struct walk *walk, qpdf_oh owner)
{
    if (!pdf_has(walk->file, owner, "/A"))
        return;
    qpdf_oh own = pdf_get(walk->file, owner, "/A");
    if (!qpdf_oh_is_indirect(walk->file->qpdf, own)) {
        if (qpdf_oh_is_dictionary(walk->file->qpdf, own))
            walk->visit(walk->file, own, walk->context);
        visit_array(walk, own);
    }
    qpdf_oh_release(walk->file->qpdf, own);
}

/* Dictionaries that stand in an array itself, as annotations of a page may. */
static void visit_array(const struct walk *walk, qpdf_oh array)
{
    for (int i = 0; i < pdf_count(walk->file, array); i++) {
        qpdf_oh item = pdf_item(walk->file, array, i);
        if (!qpdf_oh_is_indirect(walk->file->qpdf, item) &&
            qpdf_oh_is_dictionary(walk->file->qpdf, item)) {
            walk->visit(walk->file, item, walk->context);
            visit_own(walk, item);
        }
        qpdf_oh_release(walk->file->qpdf, item);
    }
}

static void visit_object(const struct walk *walk, qpdf_oh object)
{
    visit_array(walk, object);
    if (qpdf_oh_is_stream(walk->file->qpdf, object)) {
        qpdf_oh dictionary = qpdf_oh_get_dict(walk->file->qpdf, object);
        walk->visit(walk->file, dictionary, walk->context);
        qpdf_oh_release(walk->file->qpdf, dictionary);
    }
    if (!qpdf_oh_is_dictionary(walk->file->qpdf, object))
        return;
    walk->visit(walk->file, object, walk->context);
    visit_own(walk, object);
    if (pdf_has(walk->file, object, "/Annots")) {
        qpdf_oh annotations = pdf_get(walk->file, object, "/Annots");
        if (!qpdf_oh_is_indirect(walk->file->qpdf, annotations))
            visit_array(walk, annotations);
        qpdf_oh_release(walk->file->qpdf, annotations);
    }
}

void pdf_each_dictionary(const struct pdf_file *file,
                         void (*visit)(const struct pdf_file *file, qpdf_oh dictionary,
                                       void *context),
                         void *context)
{
    struct walk walk = {file, visit, context};
    int count = pdf_object_count(file);
    for (int id = 1; id < count; id++) {
        qpdf_oh object = qpdf_get_object_by_id(file->qpdf, id, 0);
        visit_object(&walk, object);
        qpdf_oh_release(file->qpdf, object);
    }
}
