/* The one table of term prefixes and value slots (never reuse a number), and how a term is made from a value.
 */
#ifndef TERMS_TERM_H
#define TERMS_TERM_H

#include "base/buffer.h"

enum term_field {
    TERM_STEM,            /* no prefix: stem; stop words left out; wdf 1 an occurrence */
    TERM_BIGRAM,          /* XB: two neighbouring stems, stop words removed, one space between */
    TERM_WORD,            /* XW: folded word with position, wdf 0: exact phrases */
    TERM_QUESTION,        /* XQ: stems of the question */
    TERM_TITLE,           /* S: stems of the page title */
    TERM_HEADING,         /* XH: stems of the heading path */
    TERM_MENTION,         /* XM: standard mentioned */
    TERM_MENTION_EDITION, /* XME: standard:edition mentioned */
    TERM_MENTION_SERVICE, /* XMS: service mentioned */
    TERM_STANDARD,        /* XSTD: subject standard (boolean, as all below) */
    TERM_EDITION,         /* XED: subject standard:edition */
    TERM_SERVICE,         /* XSVC: subject service */
    TERM_KIND,            /* K: */
    TERM_AUDIENCE,        /* XAUD: */
    TERM_STATUS,          /* XST: */
    TERM_ABOUT,           /* XAB: */
    TERM_LANGUAGE,        /* L: */
    TERM_YEAR,            /* XY: */
    TERM_ID,              /* Q: statement id, unique */
    TERM_PAGE,            /* P: page id */
    TERM_HASH,            /* XD: 64 hex */
    TERM_LEVEL,           /* XLV: standard:level mentioned, or of the subject ("soc-2:type-2") */
    TERM_BARE,            /* XN: "bare=stem": which stem a word written without its marks stands for */
    TERM_KEY,             /* XK: an approved question's words (question_key) */
    TERM_STATEMENT,       /* XID: id of the statement a question is approved for */
    TERM_FIELD_COUNT
};

enum { TERM_LIMIT = 200 }; /* bytes, prefix included */

enum slot {
    SLOT_FORWARD = 0,    /* terms/forward.h */
    SLOT_FACETS = 1,     /* terms/facets.h */
    SLOT_VALID_FROM = 2, /* YYYYMMDD text */
    SLOT_VALID_TO = 3,   /* YYYYMMDD text, 99991231 = open */
    SLOT_DATE = 4,       /* YYYYMMDD text, empty when undated */
    SLOT_HASH = 5        /* 32 hex: collapse key */
};

/* The prefix of a field, with its ':' ("" for stems). Static text. */
struct span term_prefix(enum term_field field);
/* Append the term for `value` to `out` (not cleared first). A term over TERM_LIMIT keeps a readable head, '~'
 * and 32 hex digits of the SHA-256 of the whole value; control bytes become '_'. */
bool term_append(struct buffer *out, enum term_field field, struct span value);
/* "first second" of a bigram or "family:edition" of an edition: the value in `out` (cleared first). */
bool term_pair(struct buffer *out, struct span first, char between, struct span second);

#endif
