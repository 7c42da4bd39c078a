/* A small index of a fictional provider to search in, made once for a group of tests. */
#ifndef UNIT_SEARCH_SHOP_H
#define UNIT_SEARCH_SHOP_H

#include "base/value.h"
#include "search/search.h"
#include "unit/index/site.h"

struct shop {
    struct site *site;
    struct search_engine *engine;
    struct search_request request; /* of the next search; reset to the defaults after it */
    struct arena arena;            /* of answers: reset by shop_forget */
    struct avow_error err;
    const char *verdict;
    uint64_t total;
};

/* cmocka's group set-up and tear-down. */
int shop_open(void **state);
int shop_close(void **state);
/* Write the corpus of the shop (again) and index it. */
void shop_stock(struct site *site);

/* Search `text` with shop->request; the answer lives until the next shop_forget. */
const struct value *shop_search(struct shop *shop, const char *text);
/* The same, expected to fail with USAGE at `place`. */
void shop_refused(struct shop *shop, const char *text, const char *place);
/* Set an argument of the next search, as a URL would. */
void shop_ask(struct shop *shop, const char *name, const char *value);
void shop_forget(struct shop *shop);

/* Parts of an answer. */
const struct value *answer_result(const struct value *answer, size_t number);
struct span answer_id(const struct value *answer, size_t number);
size_t answer_count(const struct value *answer);
/* The count of a facet value, -1 when it is not listed. */
int64_t answer_facet(const struct value *answer, const char *facet, const char *id);
/* True when one of query.notes contains `part`. */
bool answer_notes(const struct value *answer, const char *part);
/* True when a result has this id. */
bool answer_has(const struct value *answer, const char *id);

#endif
