/* Questions to try that show more than an answer: what is covered, a conflict, and what nobody states. */
#ifndef SEARCH_EXAMPLES_H
#define SEARCH_EXAMPLES_H

#include "search/scope.h"

/* Member "examples": a list of {"type","text"}. Of type "covered" and "unclear" at most one, taken from the
 * rows of services in scope; of type "nothing" some candidates, each asking for a standard of the vocabulary
 * that no statement is about: only a search can tell that nothing comes close. */
enum avow_status examples_write(struct json_writer *json, struct lease *lease, enum page_audience audience,
                                struct avow_error *err);

#endif
