/* Runs: the rankings of many questions, as a search made them or as a TREC run file has them. */
#ifndef EVALUATE_TREC_RUN_H
#define EVALUATE_TREC_RUN_H

#include "base/arena.h"
#include "base/error.h"

struct run_entry {
    struct span statement;
    double score;
};

struct run_ranking {
    struct span question;
    struct run_entry *entries; /* best first */
    size_t count;
};

struct trec_run {
    struct run_ranking *items; /* by question, in byte order */
    size_t count;
};

/* Read "question Q0 statement rank score tag" lines into `arena`. The order is that of the scores: the rank
 * is ignored, as trec_eval does. BAD_INPUT with "file:line" as the place: another number of fields, a score
 * that is no number, a statement twice for a question. Else as trec_file_open. */
enum avow_status trec_run_read(const char *path, struct arena *arena, struct trec_run *out,
                               struct avow_error *err);
/* Put entries in the order trec_eval gives them: higher score first; of equal scores, the statement that
 * comes later in byte order first. */
void run_entries_sort(struct run_entry *entries, size_t count);
/* Put the rankings in order, for trec_run_of. */
void trec_run_sort(struct trec_run *run);
/* The ranking of a question, or NULL. */
const struct run_ranking *trec_run_of(const struct trec_run *run, struct span question);

#endif
