/* Look names up in the vocabulary. */
#include "search/name.h"

struct span name_standard(const struct vocabulary *vocabulary, struct span id)
{
    const struct vocabulary_standard *row = vocabulary_standard_find(vocabulary, id);
    return row != NULL ? row->name : id;
}

struct span name_service(const struct vocabulary *vocabulary, struct span id, struct span written)
{
    const struct vocabulary_service *row = vocabulary_service_find(vocabulary, id);
    return row != NULL ? row->name : written;
}

struct span name_mention(const struct vocabulary *vocabulary, const struct mention *mention)
{
    return mention->type == MENTION_STANDARD ? name_standard(vocabulary, mention->id)
                                             : name_service(vocabulary, mention->id, mention->id);
}
