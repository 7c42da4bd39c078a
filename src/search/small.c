/* Words as people type them that are too common to be searched for alone. */
#include "search/search.h"

#include "terms/stop.h"

/* Names where the same words in small letters say nothing. */
static const struct span capitals[] = {SPAN_INIT("IT"), SPAN_INIT("OR"), SPAN_INIT("US")};

bool search_is_small(struct span word)
{
    return stop_has_typed(word) && !span_is_among(word, capitals, sizeof capitals / sizeof *capitals);
}
