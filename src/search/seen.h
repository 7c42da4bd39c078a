/* Which words of a query a statement has, in its page's title, its headings, question and text. */
#ifndef SEARCH_SEEN_H
#define SEARCH_SEEN_H

#include "search/understanding.h"
#include "terms/record.h"

struct seen {
    bool words[QUERY_WORDS];
    double strengths[QUERY_WORDS]; /* of each it has: 1 for the word itself, less for another in its place */
    struct span others[QUERY_WORDS]; /* the other; empty when it has the word itself */
    struct mention_list mentions;    /* found only when the query names something */
    struct token_list tokens;        /* of its title, headings, question and text, one after the other */
    size_t *at;                      /* for each the number of the word that stands there, SPAN_NONE: none */
    size_t question;                 /* byte where the question begins, for tokens' `start` */
    size_t text;                     /* and the text */
};

/* In the lease's arena. */
enum avow_status seen_in(struct lease *lease, const struct understanding *query, const struct record *record,
                         struct seen *out, struct avow_error *err);
/* The name stands in the text under any spelling. */
bool seen_is_mentioned(const struct seen *seen, const struct mention *name);
/* The abbreviation that was typed for the name stands in it, whatever it means there. */
bool seen_is_spelled(const struct seen *seen, const struct understanding *query, const struct mention *name);

#endif
