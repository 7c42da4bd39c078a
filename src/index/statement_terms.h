/* The terms of one statement, as terms/term.h has them, in the shape the store takes. */
#ifndef INDEX_STATEMENT_TERMS_H
#define INDEX_STATEMENT_TERMS_H

#include "index/prepare.h"
#include "terms/term.h"

/* A term in the making: its bytes stand in the sink's buffer, which moves while it grows. */
struct sink_item {
    size_t start;
    size_t size;
    uint32_t number; /* wdf, or position of a posting */
};

struct sink_list {
    struct sink_item *items;
    size_t count;
    size_t room;
};

/* Collects terms; used again for every statement. Failure is sticky in bytes.failed. */
struct term_sink {
    struct buffer bytes;
    struct buffer pair; /* scratch for two-part values */
    struct sink_list terms;
    struct sink_list postings;
};

void term_sink_clear(struct term_sink *sink);
void term_sink_free(struct term_sink *sink);
void term_sink_add(struct term_sink *sink, enum term_field field, struct span value, uint32_t wdf);
/* Stems of `tokens` under a field, stop words left out. */
void term_sink_add_stems(struct term_sink *sink, enum term_field field, const struct token_list *tokens);
/* Pairs of neighbouring stems, stop words taken out before. */
void term_sink_add_pairs(struct term_sink *sink, const struct token_list *tokens);
/* Folded words with positions from `position` on; returns the position behind the last. */
uint32_t term_sink_add_words(struct term_sink *sink, const struct token_list *tokens, uint32_t position);
/* What a text mentions: standards, their editions, services. */
void term_sink_add_mentions(struct term_sink *sink, const struct mention_list *mentions);
/* True when a term counts: words that are all stop words leave none. */
bool term_sink_has_length(const struct term_sink *sink);
/* Copy the collected terms and postings into `arena`. */
bool term_sink_take(const struct term_sink *sink, struct arena *arena, struct prepared *out);

#endif
