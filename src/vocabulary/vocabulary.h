/* Standards, editions, services and their names: the tables, and finding them in a text's tokens. */
#ifndef VOCABULARY_VOCABULARY_H
#define VOCABULARY_VOCABULARY_H

#include "base/arena.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/json_writer.h"
#include "terms/record.h"
#include "terms/tokens.h"

/* Built-in tables plus a user's. Constant once open: share it between threads. */
struct vocabulary;

/* A user's table: its name for error messages, and its YAML text. */
struct vocabulary_source {
    struct span name;
    struct span text;
};

struct vocabulary_standard {
    struct span id;            /* "iso-27001" */
    struct span name;          /* "ISO/IEC 27001" */
    struct span_list editions; /* oldest first */
    struct span current;       /* the current edition; may be empty */
    struct span_list aliases;
    struct span_list topics; /* what people say who do not have its name at hand: "payment card" */
};

struct vocabulary_former {
    struct span name;
    struct span until; /* YYYY, YYYY-MM or a day; may be empty */
};

struct vocabulary_service {
    struct span id;
    struct span name;
    struct vocabulary_former *formerly;
    size_t former_count;
    struct span_list aliases;
    struct span variant_of; /* id of the service it is a variant of, never an alias; may be empty */
};

/* What ties a word to others. */
enum vocabulary_relation {
    WORDS_ABBREVIATION, /* it stands for each of them; written in capitals it counts in capitals only */
    WORDS_SYNONYM,      /* all mean the same */
    WORDS_MEANING       /* who says it may mean one of them; who says one of them does not mean it */
};

/* A word or phrase that people say, and what documents say instead. */
struct vocabulary_words {
    enum vocabulary_relation relation;
    struct span said;
    struct span_list means; /* words or phrases; none when a table took the row away */
};

/* Open the built-in tables with `count` user tables laid over them in order (same id: the later row
 * replaces). BAD_INPUT's place is `name:line`. The spans of `sources` need not outlive the call. */
enum avow_status vocabulary_open(const struct vocabulary_source *sources, size_t count,
                                 struct vocabulary **out, struct avow_error *err);
void vocabulary_close(struct vocabulary *vocabulary);

size_t vocabulary_standard_count(const struct vocabulary *vocabulary);
size_t vocabulary_service_count(const struct vocabulary *vocabulary);
const struct vocabulary_standard *vocabulary_standard_at(const struct vocabulary *vocabulary, size_t number);
const struct vocabulary_service *vocabulary_service_at(const struct vocabulary *vocabulary, size_t number);
/* By id; NULL when there is none. */
const struct vocabulary_standard *vocabulary_standard_find(const struct vocabulary *vocabulary,
                                                           struct span id);
const struct vocabulary_service *vocabulary_service_find(const struct vocabulary *vocabulary, struct span id);
/* Write the fields of a row as a table has them, but for its id, into a map that is open: `alias` (may be
 * empty) is added to the aliases, `former` to the former names. */
void vocabulary_standard_json(struct json_writer *json, const struct vocabulary_standard *standard,
                              struct span alias);
void vocabulary_service_json(struct json_writer *json, const struct vocabulary_service *service,
                             struct span alias, struct span former);
/* Write of these only "formerly": a list of {name, until (or null)}. */
void vocabulary_formerly_json(struct json_writer *json, const struct vocabulary_service *service,
                              struct span former);
size_t vocabulary_words_count(const struct vocabulary *vocabulary);
/* NULL behind the last one. */
const struct vocabulary_words *vocabulary_words_at(const struct vocabulary *vocabulary, size_t number);
/* SHA-256, 64 hex, over all rows that change what is found in pages: part of every input key. Words and
 * topics are not among them, they are for queries only. */
void vocabulary_digest(const struct vocabulary *vocabulary, char hex[65]);
/* Add all rows that are built in, those for queries too. */
void vocabulary_digest_built_in(struct digest *digest);

enum mention_type { MENTION_STANDARD, MENTION_SERVICE };

/* A name found in a text. `id`, `edition`, `level` are borrowed from the vocabulary (canonical spellings:
 * edition "2013", "rev-5", "4.0.1"; level "type-2", "high", "il5") or from the arena. */
struct mention {
    enum mention_type type;
    struct span id;
    struct span edition; /* standards; empty when none is stated */
    struct span level;   /* standards; empty when none is stated */
    bool former;         /* services: a former name was used */
    uint32_t start;      /* bytes [start, end) of the text, edition and level included */
    uint32_t end;
    uint32_t first_token; /* tokens [first_token, end_token) it covers */
    uint32_t end_token;
};

struct mention_list {
    struct mention *items;
    size_t count;
};

/* Running text is read strictly; in a query bare forms ("27001", "teams") count too. */
enum mention_mode { MENTION_IN_TEXT, MENTION_IN_QUERY };

/* Find every name in `text`, whose tokens are given; longest match, no overlaps, in order of place. */
enum avow_status vocabulary_mentions(const struct vocabulary *vocabulary, struct span text,
                                     const struct token_list *tokens, enum mention_mode mode,
                                     struct arena *arena, struct mention_list *out, struct avow_error *err);

#endif
