/* Golden questions: a corpus says in golden.tsv what must come first, and is held to it. */
#ifndef EVALUATE_GOLDEN_H
#define EVALUATE_GOLDEN_H

#include "base/buffer.h"
#include "search/search.h"

struct golden_row {
    struct span question;
    struct span_list statements; /* any of these may come first */
    size_t line;                 /* 1-based */
};

struct golden {
    const char *path; /* borrowed */
    struct golden_row *rows;
    size_t count;
    double floor; /* least share of questions that must be answered rightly; 1 unless the file says less */
};

/* Read "question<TAB>statement id[, statement id ...]" lines into `arena`. Empty lines and lines that begin
 * with '#' are passed over, but "# floor 0.9" sets the floor. NOT_FOUND when there is no such file; BAD_INPUT
 * at "file:line": no question, no statement, a floor that is not from 0 to 1, a second floor, bytes that are
 * not UTF-8. */
enum avow_status golden_read(const char *path, struct arena *arena, struct golden *out,
                             struct avow_error *err);

struct golden_miss {
    const struct golden_row *row;
    struct span first; /* what came first; empty: nothing did */
};

struct golden_result {
    const struct golden *golden;
    struct golden_miss *misses;
    size_t miss_count;
    bool met; /* the share of right answers is not below the floor */
};

/* Ask every question as a person does (search_run with `request`) and look at what comes first. In `arena`,
 * `golden` is borrowed. BAD_INPUT at "file:line" for a question the search refuses; else as search_run. */
enum avow_status golden_ask(struct search_engine *engine, const struct search_request *request,
                            const struct golden *golden, struct arena *arena, struct golden_result *out,
                            struct avow_error *err);
/* Append {"file","questions","right","floor","met","misses":[{"line","question","wanted":[ids],"first"}]}. */
void golden_write(const struct golden_result *result, struct buffer *out);

#endif
