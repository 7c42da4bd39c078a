/* The parts of avow search: one question, a file of them, and what the scope lists say to it. */
#ifndef COMMAND_SEARCH_H
#define COMMAND_SEARCH_H

#include "command/verbs.h"
#include "search/search.h"

/* Ask every question of --queries with the filters of `request` and write the run file of --run. USAGE: flags
 * that do not go with it; BAD_INPUT at "file:line": a line that is no question. */
enum avow_status search_file(const struct invocation *invocation, struct search_request *request,
                             struct search_engine *engine, struct avow_error *err);

/* True when the answer leads with a list of services, one standard and one service are named, and the rows
 * for them contradict each other. False too when the index has no rows: the answer stands as it is then. */
bool search_is_unclear(struct search_engine *engine, const struct search_request *request,
                       const struct value *answer);

#endif
