/* A small real index for tests: put a few word lists in, ask, get ids back as one string. */
#ifndef UNIT_STORE_SHELF_H
#define UNIT_STORE_SHELF_H

#include "store/store.h"
#include "support/folder.h"
#include "support/test.h"

#include <math.h>

/* Value slots of every shelf. */
enum { SHELF_COLOUR = 3, SHELF_DAY = 4 };

struct shelf {
    struct folder folder;
    const char *path; /* of the index */
    struct arena arena;
    struct store_writer *writer; /* NULL while reading */
    struct store_reader *reader; /* NULL while writing */
};

/* Make an empty index, open for writing. A failure in any of these ends the test. */
void shelf_make(struct shelf *shelf);
/* Put the document `Q:<id>`: each word of `words` as a term of wdf 1, and as `XW:<word>` at its position;
 * data is the id. `colour` and `day` may be "". */
void shelf_put(struct shelf *shelf, const char *id, const char *words, const char *colour, const char *day);
/* The same with another writer. */
enum avow_status shelf_put_with(struct store_writer *writer, const char *id, const char *words,
                                const char *colour, const char *day, struct avow_error *err);
/* Commit, close the writer, open a reader. */
void shelf_read(struct shelf *shelf);
void shelf_write(struct shelf *shelf);
void shelf_remove(struct shelf *shelf);

/* Run the query; data comes with each hit. */
struct store_result shelf_search(struct shelf *shelf, const struct store_query *query,
                                 struct store_search_options options);
/* The ids of the hits, in order, with a space between: "a c b". */
const char *shelf_ids(struct shelf *shelf, const struct store_query *query,
                      struct store_search_options options);
/* With the usual options. */
const char *shelf_find(struct shelf *shelf, const struct store_query *query);

/* Two weights are the same. */
#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-9)

/* Query nodes for tests: `&TERM("apple")`, `&LIST(STORE_OR, &TERM("a"), &TERM("b"))`; and options, without
 * and with collapsing. */
#define TERM(word) ((struct store_query){.op = STORE_TERM, .term = SPAN(word)})
#define CHILDREN(...) ((const struct store_query *const[]){__VA_ARGS__})
#define LIST(operator, ...)                                                                                  \
    ((struct store_query){.op = (operator),                                                                  \
                          .children = CHILDREN(__VA_ARGS__),                                                 \
                          .child_count = sizeof CHILDREN(__VA_ARGS__) / sizeof(struct store_query *)})
#define SCALE(by, child)                                                                                     \
    ((struct store_query){.op = STORE_SCALE, .factor = (by), .children = CHILDREN(child), .child_count = 1})
#define RANGE(number, from, to)                                                                              \
    ((struct store_query){.op = STORE_RANGE, .slot = (number), .low = SPAN(from), .high = SPAN(to)})
#define COLLAPSED(slot, ...) ((struct store_search_options){.collapse_slot = (slot), __VA_ARGS__})
#define OPTIONS(...) COLLAPSED(-1, __VA_ARGS__)

#endif
