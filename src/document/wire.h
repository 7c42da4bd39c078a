/* Pages, statements and facts as JSON lines between the indexer and its read worker. One table of fields for
 * each record serves both directions. */
#ifndef DOCUMENT_WIRE_H
#define DOCUMENT_WIRE_H

#include "base/json_writer.h"
#include "base/value.h"
#include "document/document.h"

enum { WIRE_LINE = 1024 * 1024 /* bytes of one line, at most */ };

enum wire_type {
    WIRE_TEXT,   /* struct span */
    WIRE_TEXTS,  /* struct span_list */
    WIRE_NUMBER, /* 32 bits: an int, an enum or a date_day */
    WIRE_FLAG,   /* bool */
    WIRE_REFS,   /* struct standard_refs */
    WIRE_LINKS   /* struct record_link *, then size_t: the two members in this order */
};

struct wire_field {
    const char *key;
    size_t offset;
    enum wire_type type;
};

/* The records that travel; the statements and rows of a page travel by themselves. */
extern const struct wire_field wire_page[];
extern const struct wire_field wire_statement[];
extern const struct wire_field wire_scope[];
extern const struct wire_field wire_evidence[];
extern const struct wire_field wire_input[]; /* struct document_input without its bytes */

/* Write the record's members as one map. */
void wire_write(struct json_writer *writer, const struct wire_field *fields, const void *record);
/* Fill the members of `record` from a map; texts are copied by json_read into `arena`. A missing member
 * leaves zero. BAD_INPUT for a member of another type, NO_MEMORY. */
enum avow_status wire_read(const struct value *map, const struct wire_field *fields, struct arena *arena,
                           void *record, struct avow_error *err);

#endif
