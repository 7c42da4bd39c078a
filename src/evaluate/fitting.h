/* One fit of the weights to a part of the questions, and the ranking of another part by it. */
#ifndef EVALUATE_FITTING_H
#define EVALUATE_FITTING_H

#include "evaluate/listwise.h"
#include "evaluate/train.h"
#include "evaluate/word_table.h"

enum { ANSWER_WORD_STATEMENTS = 10 }; /* that have an answer word, at least */

/* What all fits of a training share. */
struct fitting {
    struct search_engine *engine;
    const struct evaluate_options *ask;
    const struct search_weights *present;
    struct word_sights sights;
    struct search_word_sets answers; /* words of all statements */
    struct search_hidden *approvals; /* of each question, from the library */
    const char *stage;               /* for the progress */
};

/* Look up what the library holds for each question. */
enum avow_status fitting_find_approvals(struct fitting *fitting, struct arena *arena, struct avow_error *err);
/* Fit to the questions that `known` marks, each ranked without its own approvals and without those of
 * questions that are not known. The weights borrow from the sights and live in `arena`; `*examples` (may be
 * NULL) gets how many questions had a right candidate. The engine ranks by the present weights again at the
 * end. USAGE when there is nothing to learn from. */
enum avow_status fitting_fit(const struct fitting *fitting, const bool *known, struct arena *arena,
                             struct search_weights *out, size_t *examples, struct avow_error *err);
/* Rank the questions that `asked` marks by `weights`, with the approvals of those that `known` marks;
 * run->items has room, in the order of the questions. */
enum avow_status fitting_rank(const struct fitting *fitting, const struct search_weights *weights,
                              const bool *asked, const bool *known, struct arena *arena, struct trec_run *run,
                              struct avow_error *err);

#endif
