/* A statement on its way to a document, as the files that make its parts see it. */
#ifndef INDEX_PUT_JOB_H
#define INDEX_PUT_JOB_H

#include "index/put.h"
#include "index/statement_terms.h"

enum { MOST_TOKENISERS = 16 };

struct language_tokeniser {
    struct span language; /* in `names` */
    struct tokeniser *tokeniser;
};

/* The tokens of what neighbouring statements share, with copies of the words they were cut from. */
struct section_tokens {
    struct arena arena;
    bool loaded;
    struct span words; /* language, title and headings, one line each */
    struct token_list title;
    struct token_list heading;
    struct mention_list heading_mentions;
};

struct putter {
    const struct vocabulary *vocabulary;
    struct put_tables *tables;
    struct language_tokeniser tokenisers[MOST_TOKENISERS];
    size_t tokeniser_count;
    struct arena names;
    struct arena scratch; /* reset for every statement */
    struct section_tokens section;
    struct term_sink sink;
    struct buffer joined;
    struct buffer unique;
    struct buffer slots[2]; /* forward vector, facets */
    struct buffer data;
};

/* One statement on its way. */
struct put_job {
    struct putter *putter;
    const struct page *page;
    const struct statement *statement;
    const struct placed *placed;
    uint32_t ordinal;
    struct token_list question;
    struct token_list text;
    struct avow_error *err;
};

/* Terms and positions of the statement into the putter's sink (put_terms.c). */
enum avow_status put_terms(struct put_job *job);
/* Forward vector, facets and record into the putter's buffers (put_values.c). */
enum avow_status put_values(struct put_job *job);

#endif
