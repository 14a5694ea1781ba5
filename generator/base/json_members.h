/* JSON that is whole or not there: where memory runs out, the program ends (base/memory.h). */
#ifndef PHULUC_BASE_JSON_MEMBERS_H
#define PHULUC_BASE_JSON_MEMBERS_H

#include <jansson.h>

/* Takes the value over; NULL is one for which there was no memory. */
void json_member_put(json_t *object, const char *key, json_t *value);
void json_element_add(json_t *array, json_t *value);

/* Null where the text is NULL. Names of files may be no UTF-8: each byte that is none becomes
 * U+FFFD. */
void json_member_text(json_t *object, const char *key, const char *text);

/* As one line without its end, which the caller frees; takes the value over. */
char *json_line_take(json_t *value);

#endif
