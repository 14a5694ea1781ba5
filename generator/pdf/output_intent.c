/* The output intent: which colours the file's colour values mean. */
#include "pdf/output_intent.h"

#include <hpdf_doc.h>

static const char name[] = "sRGB IEC61966-2.1";

void output_intent_put(struct haru *haru, struct object_writer *writer,
                       const struct color_profile *profile)
{
    uint32_t id = object_writer_reserve(writer, 1);
    HPDF_Dict intent = haru_dictionary(haru);
    HPDF_Array intents = haru_array(haru);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1"); /* of every part of PDF/A */
    haru_add_text(haru, intent, "OutputConditionIdentifier", name);
    haru_add_text(haru, intent, "Info", name);
    HPDF_Dict_Add(intent, "DestOutputProfile", haru_reference(haru, id));
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(haru_document(haru)->catalog, "OutputIntents", intents);
    object_writer_put_dense_stream(writer, id, "/N 3", profile->bytes.bytes,
                                   profile->bytes.length);
}
