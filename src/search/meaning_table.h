/* The vocabulary's words and topics as a query meets them: cut into stems, found by their first one. */
#ifndef SEARCH_MEANING_TABLE_H
#define SEARCH_MEANING_TABLE_H

#include "terms/tokens.h"
#include "vocabulary/vocabulary.h"

enum { PHRASE_STEMS = 6 };

/* A word or phrase. */
struct meaning_phrase {
    struct span text;             /* as the table has it */
    struct token_list heard;      /* its words from the first that is no stop word on; no articles */
    struct token_list tokens;     /* those that are no stop words */
    uint32_t stems[PHRASE_STEMS]; /* hashes of their stems */
};

/* One row of the vocabulary: what is said first, then what it means. */
struct meaning_line {
    enum vocabulary_relation relation;
    struct meaning_phrase *phrases;
    size_t count;
};

/* Where a phrase begins; sorted by hash. */
struct meaning_entry {
    uint32_t stem; /* hash of its first one */
    uint32_t line; /* or the number of the standard */
    uint32_t phrase;
};

struct meaning_entries {
    struct meaning_entry *items;
    size_t count;
    size_t capacity;
};

/* A standard's topics. */
struct topic_line {
    const struct vocabulary_standard *standard;
    struct meaning_phrase *phrases;
    size_t count;
};

/* Constant once made. */
struct meaning_table {
    struct meaning_line *lines;
    size_t line_count;
    struct topic_line *topics; /* one for each standard */
    size_t topic_count;
    struct meaning_entries words;    /* phrases that a query may have, of lines */
    struct meaning_entries subjects; /* of topics */
};

/* Cut what `vocabulary` has, all in `arena`, which must live as long as the table. */
enum avow_status meaning_table_make(const struct vocabulary *vocabulary, struct arena *arena,
                                    struct meaning_table *out, struct avow_error *err);
/* The entries that begin with a stem: `*count` of them from the returned one on. */
const struct meaning_entry *meaning_entries_find(const struct meaning_entries *entries, uint32_t stem,
                                                 size_t *count);

#endif
