/* Ask an index judged questions and say how good the answers are. */
#ifndef EVALUATE_EVALUATE_H
#define EVALUATE_EVALUATE_H

#include "base/buffer.h"
#include "evaluate/score.h"
#include "search/search.h"

/* Called after each question; `total` questions in this stage. */
typedef void (*evaluate_progress)(void *context, const char *stage, size_t done, size_t total);

/* What is asked. Everything is borrowed. */
struct evaluate_options {
    const char *questions_path; /* for messages */
    const struct question_list *questions;
    const struct qrels *qrels;
    struct search_request request; /* its limit is the depth of the metrics */
    evaluate_progress progress;    /* may be NULL */
    void *context;
};

struct evaluation {
    struct trec_run run; /* the plain rankings, in trec_eval's order */
    struct score_sheet sheet;
    size_t kept_silent;               /* unanswerable questions whose verdict was not "found" */
    const struct question **answered; /* unanswerable questions whose verdict was "found" */
    size_t answered_count;
};

/* Search every question as it is (search_rank) and score the rankings; questions that are judged to have no
 * answer are searched as people do (search_run), for the verdict. In `arena`. BAD_INPUT at "file:line" for a
 * question the search refuses; else as search_rank. */
enum avow_status evaluate(struct search_engine *engine, const struct evaluate_options *options,
                          struct arena *arena, struct evaluation *out, struct avow_error *err);
/* Only the ranking of one question. */
enum avow_status evaluate_rank(struct search_engine *engine, const struct evaluate_options *options,
                               const struct question *question, struct arena *arena, struct run_ranking *out,
                               struct avow_error *err);
/* A search's failure, told as a fault of the file of questions when it is the question's. */
enum avow_status evaluate_blame(const struct evaluate_options *options, const struct question *question,
                                enum avow_status status, struct avow_error *err);
/* Call the progress, if there is one. */
void evaluate_tell(const struct evaluate_options *options, const char *stage, size_t done, size_t total);

/* A least figure that was asked for. */
struct floor {
    struct span name; /* "recall@10", "recall" (at the depth asked), "no-answer" */
    double least;
    double figure; /* what was measured */
};

/* Read "metric=number". USAGE: another shape. */
enum avow_status floor_read(struct span text, struct floor *out, struct avow_error *err);
/* Look the figure up; "no-answer" is the share of unanswerable questions that were kept silent on, 1 when
 * there are none. USAGE: no such metric, or another depth than the evaluation's. */
enum avow_status floor_look_up(const struct evaluation *evaluation, struct floor *floor,
                               struct avow_error *err);

/* A hair below the floor is the floor: figures are means of many doubles. */
bool floor_met(const struct floor *floor);

/* What evaluation_write adds to the figures. */
struct evaluation_extras {
    bool per_question;
    const struct floor *floors;
    size_t floor_count;
    const struct score_sheet *against; /* the same questions in another run; may be NULL */
};

/* Append {"depth","questions","unanswerable","left_unanswered","answered":[ids],"unjudged","metrics":
 * {"recall@10":..},"kinds":[{"kind","questions",metrics}],"against":{"recall@10":{"theirs","difference","low",
 * "high","p","better","same","worse"}}|null,"floors":[{"name","least","figure","met"}],
 * "per_question":[{"id","kind","first",metrics}]} as JSON; the last only if asked for. */
enum avow_status evaluation_write(const struct evaluation *evaluation, const struct evaluation_extras *extras,
                                  struct buffer *out, struct avow_error *err);

#endif
