/* What a statement's document takes from its words alone: done by the reading threads, so that the one thread
 * that writes only hands it on. */
#ifndef INDEX_PREPARE_H
#define INDEX_PREPARE_H

#include "document/document.h"
#include "store/store.h"

/* Terms and forward vector of one statement. */
struct prepared {
    const struct store_term *terms;
    size_t term_count;
    const struct store_posting *postings;
    size_t posting_count;
    struct span forward; /* slot 0 */
    size_t words;        /* of question and text */
    unsigned answers;    /* bits of enum answer_type: what the text holds */
    unsigned asked;      /* and what the question asks for */
};

/* Tokenisers and buffers that are used again; one for each thread. */
struct preparer;

/* `vocabulary` is borrowed. */
enum avow_status preparer_new(const struct vocabulary *vocabulary, struct preparer **out,
                              struct avow_error *err);
/* NULL is allowed. */
void preparer_free(struct preparer *preparer);
/* Prepare all statements of a page, in order, in `arena`. */
enum avow_status preparer_run(struct preparer *preparer, const struct page *page, struct arena *arena,
                              struct prepared **out, struct avow_error *err);

#endif
