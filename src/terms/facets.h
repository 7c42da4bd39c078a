/* The facet slot (slot 1): the fixed-size facts of a statement that ranking and facet counting read for every
 * match. */
#ifndef TERMS_FACETS_H
#define TERMS_FACETS_H

#include "base/buffer.h"
#include "base/date.h"
#include "base/error.h"
#include "terms/words.h"

enum { FACET_LIST_LIMIT = 32 }; /* subject standards or services kept in the slot */

/* Numbers are places in the manifest's tables of standards (family and edition) and services. */
struct facet_standard {
    uint16_t family;  /* number of the standard */
    uint16_t edition; /* number of the edition text; 0 = none stated */
};

struct facets {
    enum statement_kind kind;
    enum page_status status;
    enum page_audience audience;
    enum statement_about about;
    uint64_t identity; /* first 16 hex digits of the hash: statements with the same words have the same */
    uint32_t page;     /* number of the page, to tell neighbours */
    uint32_t ordinal;  /* place of the statement on its page, 0-based */
    date_day review_by;
    uint16_t year;    /* of the date; 0 = undated */
    uint16_t words;   /* of question and text, capped */
    uint16_t answers; /* kinds of answer its text holds (answer.h), bits */
    uint16_t asked;   /* kinds its own question asks for */
    uint8_t standard_count;
    uint8_t service_count;
    struct facet_standard standards[FACET_LIST_LIMIT];
    uint16_t services[FACET_LIST_LIMIT];
};

bool facets_encode(struct buffer *out, const struct facets *facets);
/* False for bytes of another version or length. Never allocates, never reads past the span. */
bool facets_decode(struct span bytes, struct facets *out);
/* Some edition of the standard is a subject. */
bool facets_have_family(const struct facets *facets, uint16_t family);

#endif
