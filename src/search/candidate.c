/* What a candidate is about. */
#include "search/feature.h"

static bool has_service(const struct facets *facets, uint16_t service)
{
    for (size_t i = 0; i < facets->service_count; i++)
        if (facets->services[i] == service)
            return true;
    return false;
}

bool candidate_is_about(const struct candidate *candidate, const struct asked_name *name)
{
    const struct facets *facets = &candidate->facets;
    return name->known && (name->mention.type == MENTION_STANDARD ? facets_have_family(facets, name->number)
                                                                  : has_service(facets, name->number));
}
