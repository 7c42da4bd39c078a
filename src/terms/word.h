/* One word: its spelling, folded form, stem and the flags that hang on it alone, and how they are made. */
#ifndef TERMS_WORD_H
#define TERMS_WORD_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

enum { WORD_LONGEST = 64 /* bytes; longer ones are not stemmed */ };

struct sb_stemmer;

/* A spelling as it stands in texts. `fold` is empty when nothing of it is a word. */
struct word {
    struct span raw;
    struct span fold;
    struct span common;
    struct span stem;
    struct span bare; /* these as in struct token */
    uint32_t hash;    /* of raw; the table's business */
    uint32_t flags;   /* of enum token_flag: TOKEN_STOP, _CJK, _CAPITAL, _ALL_CAPS */
};

/* A stemmer, and scratch room that is kept to spare a malloc a word. */
struct word_maker {
    struct sb_stemmer *stemmer;
    bool english; /* has a stop list and two spellings of some words */
    struct buffer plain;
    struct buffer fold;
    struct buffer stem;
    struct arena scratch;
};

/* For a language code or tag ("de", "en-US"); unknown ones get English, and only English has a stop list. */
enum avow_status word_maker_open(struct word_maker *maker, struct span language, struct avow_error *err);
void word_maker_close(struct word_maker *maker);
/* The word for a spelling of valid UTF-8, all of it in `arena`. NULL when memory ran out. */
struct word *word_make(struct word_maker *maker, struct span raw, struct arena *arena);

#endif
