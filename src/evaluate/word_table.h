/* The table of words: how likely a word of a question stands in the statement that answers it. */
#ifndef EVALUATE_WORD_TABLE_H
#define EVALUATE_WORD_TABLE_H

#include "evaluate/qrels.h"
#include "search/question_file.h"
#include "search/search.h"
#include "search/weights.h"

/* A word seen in a question with a right statement, for each such pair. */
struct word_sight {
    struct span stem;
    size_t question; /* number of the question */
    bool held;       /* the statement has it */
};

struct word_sights {
    struct word_sight *items; /* by stem, in byte order */
    size_t count;
};

/* Look at every question with each of its right statements that the index has. In `arena`. Fails as
 * search_stems. */
enum avow_status word_sights_take(struct search_engine *engine, const struct search_request *request,
                                  const struct question_list *questions, const struct qrels *qrels,
                                  struct arena *arena, struct word_sights *out, struct avow_error *err);
/* Fit factors from the sights of the questions that `used` marks: for a word seen n times, held h times,
 *     p = (h + m * mean) / (n + m), factor = p / mean,
 * with the mean share over all sights and m = 5 (a Beta prior of five sights at the mean), so that a word
 * never seen would count 1. In byte order, in `arena`; stems borrowed. */
enum avow_status word_table_fit(const struct word_sights *sights, const bool *used, struct arena *arena,
                                const struct word_factor **words, size_t *count, struct avow_error *err);

#endif
