/* The parts of avow search: one question and a file of them. */
#ifndef COMMAND_SEARCH_H
#define COMMAND_SEARCH_H

#include "command/verbs.h"
#include "search/search.h"

/* Ask every question of --queries with the filters of `request` and write the run file of --run. USAGE: flags
 * that do not go with it; BAD_INPUT at "file:line": a line that is no question. */
enum avow_status search_file(const struct invocation *invocation, struct search_request *request,
                             struct search_engine *engine, struct avow_error *err);

#endif
