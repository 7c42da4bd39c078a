/* What the rows say of one standard and one service that a question names. */
#ifndef SEARCH_SCOPE_PAIR_H
#define SEARCH_SCOPE_PAIR_H

#include "search/scope_asked.h"

/* A standard and a service that were asked, and what the rows say of them. */
struct scope_pair {
    struct search_scope_request request;
    struct scope_answer answer;
    bool is_elsewhere;   /* the rows are of another place or service than was asked */
    bool is_of_no_level; /* they tell none, and one was asked */
    bool is_limited;     /* they do not tell all that was asked */
};

/* What is asked of one pair. */
struct pair_question {
    const struct asked_standard *standard;
    const struct asked_service *service;
    const struct asked_place *place;
    bool asks_all;
};

/* Find the rows of the pair, in the lease's arena, and judge them by all that was asked: of another place or
 * service, or of no level, they are no yes. Notes tell why. */
enum avow_status scope_pair_find(struct search_run *run, const struct pair_question *asked,
                                 struct scope_pair *pair, struct avow_error *err);

#endif
