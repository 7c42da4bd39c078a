/* Fit the ranking's weights to judged questions, and tell by cross-validation what that gains. */
#ifndef EVALUATE_TRAIN_H
#define EVALUATE_TRAIN_H

#include "evaluate/compare.h"
#include "evaluate/evaluate.h"
#include "search/weights.h"

enum { TRAIN_FOLDS = 5, TRAIN_FOLDS_MOST = 50, TRAIN_QUESTIONS_FEWEST = 20, TRAIN_SEED = 20261121 };

struct train_options {
    struct evaluate_options ask; /* questions, judgments, the request (its limit: the depth of metrics) */
    size_t folds;                /* 2 or more */
};

struct training {
    struct search_weights weights; /* fitted to all questions */
    struct score_sheet before;     /* the present weights, each question without approvals of its fold */
    struct score_sheet after;      /* each question under weights fitted without its fold */
    struct comparison gains[METRIC_COUNT];
    size_t examples; /* questions with a right statement among the candidates: what the fit learns from */
    size_t folds;
    bool better; /* the 95 % interval of the gain in nDCG lies above 0 */
};

/* Fit the table of words (word_table.h), ask each question with one that was fitted without it, then fit the
 * features' weights and the table of answer words (listwise.h) to the candidates; everything else stays as
 * the present weights (search_engine_weights) have it. The weights are drawn to the present ones, scaled to
 * fit best, so that a feature that tells nothing here keeps its say; scores keep their present scale. For
 * `after` all of that is done once for each fold, on the other folds only; a question's fold is chance
 * (TRAIN_SEED). Approved questions of the library (search_hide) are held out in the same way: a question
 * never meets its own approvals, nor those of its fold. Same input, same weights, bit for bit. The engine
 * ranks by the present weights again at the end. In `arena`. USAGE: fewer than TRAIN_QUESTIONS_FEWEST
 * questions with a right statement, or than folds; else as evaluate. */
enum avow_status train(struct search_engine *engine, const struct train_options *options, struct arena *arena,
                       struct training *out, struct avow_error *err);

/* Append {"questions","examples","folds","words","answer_words","better",
 * "metrics":{"recall@10":{"before","after","gain","low","high","p","better","same","worse"}},
 * "features":[{"name","before","after"}]} as JSON. */
enum avow_status training_write(const struct training *training, const struct search_weights *present,
                                struct buffer *out, struct avow_error *err);
/* Append the weights as a file, with the figures on top as a comment. */
enum avow_status training_write_weights(const struct training *training, struct buffer *out,
                                        struct avow_error *err);

#endif
