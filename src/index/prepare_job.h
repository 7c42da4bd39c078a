/* A statement on its way to terms, as the files that prepare it see it. */
#ifndef INDEX_PREPARE_JOB_H
#define INDEX_PREPARE_JOB_H

#include "index/prepare.h"
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

struct preparer {
    const struct vocabulary *vocabulary;
    struct language_tokeniser tokenisers[MOST_TOKENISERS];
    size_t tokeniser_count;
    struct arena names;
    struct arena scratch; /* reset for every statement */
    struct section_tokens section;
    struct term_sink sink;
    struct buffer joined;
    struct buffer forward;
};

/* One statement on its way. */
struct prepare_job {
    struct preparer *preparer;
    const struct page *page;
    const struct statement *statement;
    struct token_list question;
    struct token_list text;
    struct avow_error *err;
};

/* All terms of the statement into the preparer's sink (prepare_terms.c). */
enum avow_status prepare_terms(struct prepare_job *job);

#endif
