/* What the files that read scope share: a text with its names, lists of services, rows under construction. */
#ifndef DOCUMENT_SCOPE_PARTS_H
#define DOCUMENT_SCOPE_PARTS_H

#include "document/scope.h"
#include "terms/tokens.h"

enum { SCOPE_PLACES = 8 /* environments of one name; items inside each other */ };

/* A spelling of a service: its slug and its id. */
struct service_spelling {
    struct span slug;
    struct span id;
};

/* All of them by slug, once they are asked for. */
struct service_spellings {
    struct service_spelling *items;
    size_t count;
    size_t capacity;
    bool known;
};

/* What stands around a list and holds for all of it. */
struct scope_context {
    struct standard_refs standards;
    struct span environment;
    enum scope_state state;
    bool known_only; /* nothing says that services are listed: names the vocabulary lacks are none */
    bool spoken;     /* a heading or the sentence before it speaks of scope */
};

/* The reading of one page. */
struct scope_reader {
    const struct subject_finder *finder;
    const struct block_list *blocks;
    const struct cut_list *cuts;
    struct page *page;
    struct service_spellings *spellings;
    size_t capacity; /* of the page's rows */
    size_t cut;      /* the statement at hand */
    size_t block;    /* the block at hand */
    struct scope_context context;
    struct span places[SCOPE_PLACES]; /* of the items around the one at hand, by depth */
    struct scope_table *table;        /* the heading of the table at hand; NULL: none was met */
    size_t table_row;                 /* the block whose row was read by it last */
    struct avow_error *err;
};

/* A text with its tokens and the names in it. */
struct scope_text {
    struct span text;
    bool listed; /* it is a list, no sentence: small words belong to the names they stand in */
    struct token_list tokens;
    struct mention_list mentions;
};

/* One name of a list of services. */
struct scope_name {
    struct span service; /* id, or slug of the name */
    struct span name;
    bool known;
    struct span qualifier; /* what its brackets say; empty: nothing */
    struct span places[SCOPE_PLACES];
    size_t place_count;
    size_t end; /* byte after it and its brackets */
    size_t start;
};

struct scope_names {
    struct scope_name *items;
    size_t count;
    size_t capacity;
    size_t end; /* byte of the text after the list; what follows is its tail */
};

/* Tokens and names of `text`, in `scratch`; what outlives it is in the page's arena. */
enum avow_status scope_text_read(const struct scope_reader *reader, struct span text, struct arena *scratch,
                                 struct scope_text *out, struct avow_error *err);
/* The token that starts at or after byte `at`, or the count. */
size_t scope_token_at(const struct scope_text *text, size_t at);
/* True when the tokens from `at` on are `words` ("not in scope"; "*" is up to three words). `*end` is the
 * token after them. */
bool scope_says(const struct scope_text *text, size_t at, const char *words, size_t *end);
/* The service name that starts at a token; NULL when none does. */
const struct mention *scope_service_at(const struct scope_text *text, size_t token);
/* Standards named in `text`, or `otherwise` when it names none. */
enum avow_status scope_standards(const struct scope_reader *reader, struct span text,
                                 struct standard_refs otherwise, struct standard_refs *out);

/* The service that a slug spells; empty: none. In a list even an ordinary word is a name. */
enum avow_status scope_service_of_slug(const struct scope_reader *reader, struct span slug, struct span *id);
/* A word by which what narrows a list starts: "except", "in", "as". */
bool scope_is_tail_word(struct span word);
/* The token holds a capital letter: "Desk", "API", "iOS". */
bool scope_has_capital(const struct scope_text *text, size_t token);
/* The token after the words from `token` on that look like one name, before token `end`; `token` itself when
 * they do not. */
size_t scope_look_end(const struct scope_text *text, size_t token, size_t end);
/* The list of services that starts at `token` and ends before byte `end`, in `scratch`. A text that starts
 * with no name gives an empty list. */
enum avow_status scope_names_read(const struct scope_reader *reader, const struct scope_text *text,
                                  size_t token, size_t end, struct arena *scratch, struct scope_names *out);
/* "All services except A and B": the names taken out, when `text` says so from `token` on and before byte
 * `end`; else an empty list. */
enum avow_status scope_all_but(const struct scope_reader *reader, const struct scope_text *text, size_t token,
                               size_t end, struct arena *scratch, struct scope_names *out);
/* True when what follows a list of names can narrow it, and is not the rest of a sentence about something
 * else. */
bool scope_is_tail(struct span tail);
/* Without the signs that part it from the list. */
struct span scope_tidy_tail(struct span tail);

/* The environment that `place` as a whole names ("Commercial", "GCC High"); empty when it is none. */
struct span scope_place_of(struct span place);
/* The only environment named in `text`; empty when there is none or are several. */
struct span scope_place_in(struct span text);

/* Add a row (for each standard of `context`) with what its qualifier excludes. */
enum avow_status scope_add(struct scope_reader *reader, const struct scope_context *context,
                           const struct scope_name *name, struct span qualifier, struct span words);
/* Add the rows of a list; `tail` narrows every name that has no brackets of its own. */
enum avow_status scope_add_names(struct scope_reader *reader, const struct scope_context *context,
                                 const struct scope_names *names, struct span tail, struct span words);

/* Rows from the sentences of `text` that say of known services that they are in scope or not; `*added` counts
 * them. */
enum avow_status scope_sentences(struct scope_reader *reader, const struct scope_context *context,
                                 struct span text, size_t *added);
/* Rows from the answer to "Is X in scope?". */
enum avow_status scope_answer(struct scope_reader *reader, const struct scope_context *context,
                              const struct statement *statement);
/* Rows of one list: an item, a cell, a line after its colon. */
enum avow_status scope_list(struct scope_reader *reader, const struct scope_context *context,
                            struct span text, size_t *added);
/* Rows of one table row; the rows of its table before it are looked at for its heading. */
enum avow_status scope_table_row(struct scope_reader *reader, const struct scope_context *context);

#endif
