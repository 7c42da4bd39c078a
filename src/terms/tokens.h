/* Text to tokens: byte spans of the original text, folded form, stem. Index and search share it. */
#ifndef TERMS_TOKENS_H
#define TERMS_TOKENS_H

#include "base/arena.h"
#include "base/error.h"

/* Raised whenever tokens, folding, stems or term layout change: unchanged pages are then indexed again. */
enum { TERMS_VERSION = 4 };

enum token_flag {
    TOKEN_STOP = 1,        /* a word of the stop list (but "US" and "IT" in capitals are names) */
    TOKEN_SENTENCE = 2,    /* first token of a sentence or block */
    TOKEN_CJK = 4,         /* one character of a script without spaces */
    TOKEN_GLUED = 8,       /* nothing but hyphens, slashes, dots or the like before it: no white space */
    TOKEN_CAPITAL = 16,    /* starts with a capital letter */
    TOKEN_ALL_CAPS = 32,   /* has two or more letters, all capital */
    TOKEN_STOP_BEFORE = 64 /* stop words stand between it and the last token that is none, or the start */
};

/* One word of a text. `fold`: NFKC, case-folded, without invisible characters; `common`: in English the
 * American spelling of it ("centre": "center"); `stem`: stemmed `common` without marks on Latin letters.
 * Numbers with dots stay whole ("2.3.4", "v4.0.1", "A.5.1"), so do "don't", "AT&T" and "C++"; "U.S." is "us";
 * hyphens, slashes, colons and all else part words. Words with digits or signs and words over 64 bytes are
 * their own stems. They live as long as the arena and the tokeniser they came from. */
struct token {
    uint32_t start; /* byte offsets into the text: [start, end) */
    uint32_t end;
    struct span fold;
    struct span common;
    struct span stem;
    struct span bare; /* the stem it has when it is written without its marks, where that is another; else
                         empty: "sécurité" is "secur", "securite" is "securit" */
    uint32_t flags;   /* enum token_flag */
};

struct token_list {
    struct token *items;
    size_t count;
};

/* Holds a stemmer and a cache of stems: one for each thread. */
struct tokeniser;

/* For a language code or tag ("en", "de", "fr-CA"); unknown ones get English, and only English has a stop
 * list. */
enum avow_status tokeniser_new(struct span language, struct tokeniser **out, struct avow_error *err);
void tokeniser_free(struct tokeniser *tokeniser);
/* Cut valid UTF-8 `text` (at most 4 GiB) into tokens in `arena`. Only NO_MEMORY and TOO_LARGE can fail. */
enum avow_status tokeniser_run(struct tokeniser *tokeniser, struct span text, struct arena *arena,
                               struct token_list *out, struct avow_error *err);

/* The language of a tag, its region left out: "de" of "de-AT" or "de_AT". A part of `tag`. */
struct span language_primary(struct span tag);
/* True for a language whose words are stemmed by rules of their own; others are read as English. */
bool language_has_stemmer(struct span language);

/* Byte offset of the end of each sentence of `text` (the last is text.size; trailing white space belongs to
 * the sentence before it). Abbreviations ("e.g.", "U.S.", "No. 5"), decimals and list markers do not end one;
 * a line break between blocks does. */
struct sentence_list {
    uint32_t *ends;
    size_t count;
};
enum avow_status sentences_of(struct span text, struct arena *arena, struct sentence_list *out,
                              struct avow_error *err);

/* SHA-256 of the stop list and TERMS_VERSION, as 64 hex digits: part of every input key. */
void terms_digest(char hex[65]);

#endif
