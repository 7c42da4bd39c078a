/* A statement's document data: everything that is shown of it, as length-prefixed fields. */
#ifndef TERMS_RECORD_H
#define TERMS_RECORD_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/error.h"
#include "terms/words.h"

/* A standard as stated: id of the vocabulary, edition and level as written in its tables; both may be empty.
 */
struct standard_ref {
    struct span id;
    struct span edition;
    struct span level;
};

struct standard_refs {
    struct standard_ref *items;
    size_t count;
};

struct span_list {
    struct span *items;
    size_t count;
};

/* One link of an evidence statement. */
struct record_link {
    struct span label;
    struct span target;
};

struct record {
    struct span id; /* page id '#' anchor */
    struct span page_id;
    struct span title; /* of the page */
    struct span url;   /* of the page; may be empty */
    struct span path;  /* of the file, below the corpus root */
    struct span anchor;
    struct span_list headings; /* below the page title, outermost first */
    struct span question;      /* may be empty */
    struct span
        text; /* blocks parted by LF LF, items by LF with "- " or their number before them, cells by " | " */
    struct span hash; /* 64 hex, canonical_hash */
    struct span language;
    struct span owner;
    struct standard_refs standards; /* subject */
    struct span_list services;      /* subject, ids */
    struct record_link *links;
    size_t link_count;
    date_day date;
    date_day review_by;
    date_day valid_from;
    date_day valid_to;
    uint32_t ordinal;     /* place on its page, 0-based */
    uint32_t page_number; /* of a paged format, 1-based; 0 = none */
    enum date_source date_source;
    enum statement_kind kind;
    enum page_status status;
    enum page_audience audience;
    enum statement_about about;
};

bool record_encode(struct buffer *out, const struct record *record);
/* Fields point into `bytes`; lists are in `arena`. CORRUPT for bytes that are no record. */
enum avow_status record_decode(struct span bytes, struct arena *arena, struct record *out,
                               struct avow_error *err);

#endif
