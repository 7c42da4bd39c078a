/* What standards and services are called on the screen. */
#ifndef SEARCH_NAME_H
#define SEARCH_NAME_H

#include "vocabulary/vocabulary.h"

/* The name of a standard by its id; the id itself when the vocabulary lacks it. */
struct span name_standard(const struct vocabulary *vocabulary, struct span id);
/* Today's name of a service; of one the vocabulary lacks the name as written. */
struct span name_service(const struct vocabulary *vocabulary, struct span id, struct span written);
/* The name of what a mention means. */
struct span name_mention(const struct vocabulary *vocabulary, const struct mention *mention);

#endif
