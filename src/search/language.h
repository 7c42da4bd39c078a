/* The languages that statements of the live index are written in, each with its tokeniser: English reads
 * every query, the others add their stems to it. An index that is all English has none of them. */
#ifndef SEARCH_LANGUAGE_H
#define SEARCH_LANGUAGE_H

#include "store/store.h"
#include "terms/tokens.h"

enum { LANGUAGES = 8 /* more of them are searched as if they were English */, LANGUAGE_CODE = 16 };

struct language {
    char code[LANGUAGE_CODE]; /* "de" */
    struct tokeniser *tokeniser;
};

struct language_list {
    struct language items[LANGUAGES];
    size_t count;
};

/* The languages of the statements in `store` that have a stemmer of their own, English left out; codes in the
 * order of the alphabet. `scratch` is used up to no more than the list of codes. */
enum avow_status languages_open(struct store_reader *store, struct arena *scratch, struct language_list *out,
                                struct avow_error *err);
/* Closes all and leaves the list empty. */
void languages_close(struct language_list *languages);
/* The tokeniser for a statement's language ("de-AT" is read as "de"), or `otherwise`. */
struct tokeniser *language_tokeniser(const struct language_list *languages, struct span language,
                                     struct tokeniser *otherwise);

#endif
