/* The forward vector (slot 0): a statement's tokens in order, small enough to re-rank a hundred candidates
 * from. */
#ifndef TERMS_FORWARD_H
#define TERMS_FORWARD_H

#include "base/buffer.h"
#include "terms/tokens.h"

enum {
    FORWARD_TOKENS = 600, /* kept at most, over all parts together */
    FORWARD_TITLE = 40    /* of the page title, kept beside a text of any length */
};

enum forward_flag { FORWARD_SENTENCE = 1, FORWARD_STOP_BEFORE = 2, FORWARD_STOP = 4 };

/* One kept token: hashes, not words (FNV-1a 32 of the stem; its low 8 bits of the word in its common
 * spelling). */
struct forward_token {
    uint32_t stem;
    uint8_t word;
    uint8_t flags; /* enum forward_flag */
};

/* A decoded vector: question, heading path, text and page title, one after the other. */
struct forward {
    uint16_t question; /* tokens of the question */
    uint16_t heading;
    uint16_t text;
    uint16_t title;
    const struct forward_token *tokens;
};

uint32_t forward_stem_hash(struct span stem);
uint8_t forward_word_hash(struct span common);
/* Append the encoding of the four parts (stop words left out, their place kept as FORWARD_STOP_BEFORE; a
 * part of nothing else keeps them as FORWARD_STOP); little-endian: u16 counts, then 6 bytes a token. Vectors
 * without the title's count are read too. */
bool forward_encode(struct buffer *out, const struct token_list *question, const struct token_list *heading,
                    const struct token_list *text, const struct token_list *title);
/* Decode into `arena`; BAD_INPUT for bytes that are no vector. */
enum avow_status forward_decode(struct span bytes, struct arena *arena, struct forward *out,
                                struct avow_error *err);

#endif
