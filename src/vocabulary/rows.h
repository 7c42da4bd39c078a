/* The rows of the tables as they were read, and what a vocabulary is made of. */
#ifndef VOCABULARY_ROWS_H
#define VOCABULARY_ROWS_H

#include "vocabulary/names.h"
#include "vocabulary/vocabulary.h"

enum edition_kind { EDITION_NONE, EDITION_YEAR, EDITION_VERSION, EDITION_REVISION, EDITION_PART };

enum level_kind {
    LEVEL_NONE,
    LEVEL_SOC_TYPE,
    LEVEL_FEDRAMP,
    LEVEL_BASELINE,
    LEVEL_IMPACT,
    LEVEL_NUMBER,
    LEVEL_TIER,
    LEVEL_LEVEL_OR_TIER,
    LEVEL_ASSESSMENT,
    LEVEL_HITRUST,
    LEVEL_EAL,
    LEVEL_MATURITY,
    LEVEL_ENS,
    LEVEL_PROTECTED,
    LEVEL_CONFORMANCE
};

/* One name of a row, with what it implies. */
struct row_name {
    struct span text;
    struct span edition;
    struct span level;
    uint32_t flags; /* enum name_flag */
    int line;
};

struct row_names {
    struct row_name *items;
    size_t count;
    size_t capacity;
};

/* What both kinds of rows have. */
struct row_base {
    struct span id;
    struct row_names names;
    uint32_t source; /* 0: built in, then the user's tables in order */
    const char *file;
    int line;
};

struct standard_row {
    struct vocabulary_standard face; /* first: a pointer to it is one to the row */
    struct row_base base;
    enum edition_kind edition;
    enum level_kind level;
    bool parts;              /* "-2" after the number is a part of the family */
    bool clauses;            /* "(f)" after the number is a clause */
    struct span_list not ;   /* ids that its names must not collide with */
    struct span_list unless; /* neighbours that make an exact name mean something else */
    uint32_t topics_source;  /* the last table that added topics alone, and its line; 0: none did */
    int topics_line;
};

struct service_row {
    struct vocabulary_service face; /* first, as of a standard */
    struct row_base base;
    bool common;
};

/* What may stand for the first words of an alias. */
struct prefix {
    struct span words;
    struct span_list others;
};

struct key_set {
    uint64_t *items;
    size_t count;
    size_t capacity;
};

struct vocabulary {
    struct arena arena;
    struct standard_row **standards;
    size_t standard_count;
    size_t standard_capacity;
    struct service_row **services;
    size_t service_count;
    size_t service_capacity;
    struct prefix *prefixes;
    size_t prefix_count;
    size_t prefix_capacity;
    struct vocabulary_words *word_rows;
    size_t word_row_count;
    size_t word_row_capacity;
    struct key_set context; /* words that make a short name certain */
    struct key_set common;  /* words that make a service's name ordinary */
    struct names names;
    char digest[65];
};

/* Read one table into the vocabulary; a row with a known id replaces that row and keeps its number.
 * BAD_INPUT's place is `file:line`. `file` must outlive the vocabulary. */
enum avow_status table_read(struct vocabulary *vocabulary, struct span text, const char *file,
                            uint32_t source, struct avow_error *err);
/* Put the names of all rows into the trie, prefixes and glued spellings included, and check that no two rows
 * claim one name. */
enum avow_status names_fill(struct vocabulary *vocabulary, struct avow_error *err);

/* SHA-256 over the rows, the shared words and the recogniser's version. */
void rows_digest(const struct vocabulary *vocabulary, char hex[65]);

bool key_set_has(const struct key_set *set, uint64_t key);

#endif
