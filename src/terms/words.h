/* The fixed words of a statement: kind, status, audience, about, date source; each enum with its one table of
 * names. */
#ifndef TERMS_WORDS_H
#define TERMS_WORDS_H

#include "base/span.h"

enum statement_kind { KIND_FAQ, KIND_SECTION, KIND_SCOPE, KIND_EVIDENCE, KIND_CONTROL, KIND_COUNT };
enum page_status { STATUS_PUBLISHED, STATUS_DRAFT, STATUS_RETIRED, STATUS_COUNT };
/* Ordered: a caller who may see one may see those before it. */
enum page_audience { AUDIENCE_PUBLIC, AUDIENCE_CUSTOMER, AUDIENCE_INTERNAL, AUDIENCE_COUNT };
enum statement_about { ABOUT_US, ABOUT_READER, ABOUT_STANDARD, ABOUT_REQUIREMENT, ABOUT_COUNT };
enum date_source { DATE_STATED, DATE_SNAPSHOT, DATE_COMMIT, DATE_FILE, DATE_SOURCE_COUNT };

enum scope_state { SCOPE_IN, SCOPE_EXCLUDED, SCOPE_STATE_COUNT };
enum evidence_type {
    EVIDENCE_CERTIFICATE,
    EVIDENCE_REPORT,
    EVIDENCE_LETTER,
    EVIDENCE_APPLICABILITY,
    EVIDENCE_TYPE_COUNT
};
/* How a document can be had, as its page says. */
enum evidence_access { ACCESS_NOT_STATED, ACCESS_PUBLIC, ACCESS_ON_REQUEST, ACCESS_NDA, ACCESS_COUNT };

enum word_set {
    WORDS_KIND,
    WORDS_STATUS,
    WORDS_AUDIENCE,
    WORDS_ABOUT,
    WORDS_DATE_SOURCE,
    WORDS_SCOPE_STATE,
    WORDS_EVIDENCE_TYPE,
    WORDS_ACCESS,
    WORD_SET_COUNT
};

/* The word ("faq", "customer", ...) for a value of the set's enum. Static text. */
struct span word_of(enum word_set set, int value);
/* The value of a word, in any case; -1 when the set has no such word. */
int word_value(enum word_set set, struct span word);
/* The set's word within two edits of `word` (a slip of the pen), or -1. */
int word_near(enum word_set set, struct span word);

#endif
