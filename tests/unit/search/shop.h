/* A small index of a fictional provider to search in, made once for a group of tests. */
#ifndef UNIT_SEARCH_SHOP_H
#define UNIT_SEARCH_SHOP_H

#include "search/search.h"
#include "unit/index/site.h"
#include "unit/search/answer.h"

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

#endif
