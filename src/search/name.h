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
/* An edition or a level of the tables as people write it: "Rev. 5" of "rev-5", "Type 2" of "type-2", "IL5" of
 * "il5". In the arena; empty when that is full. */
struct span name_version(struct arena *arena, struct span version);
/* A standard's name with them: "ISO 22301:2019", "PCI DSS 4.0.1", "SOC 2 Type 2". As name_version. */
struct span name_with_version(struct arena *arena, struct span name, struct span edition, struct span level);

#endif
