/* Features that compare the kind of answer asked for with what a statement holds. */
#include "search/feature.h"
#include "terms/answer.h"

#include <math.h>

static const double overview_reach = 4; /* statements */
static const double whole_title = .95;  /* of feature "title", and of what is typed */
static const double most_title = .6;
static const double title_worth = 4;
static const double title_reach = 2;

/* What a kind of answer says for the text that holds it: many a text has a number, begins with yes or says
 * where. */
static const double worth[ANSWER_TYPE_COUNT] = {
    [ANSWER_DATE] = 1,  [ANSWER_DURATION] = 2, [ANSWER_FREQUENCY] = 1, [ANSWER_NUMBER] = .5,
    [ANSWER_PARTY] = 1, [ANSWER_PLACE] = .5,   [ANSWER_YES_NO] = .5,   [ANSWER_REASON] = 1,
};

/* A list of what is in scope says yes or no. */
static bool holds(const struct candidate *candidate, unsigned type)
{
    return (candidate->facets.answers & 1u << type) != 0 ||
           (type == ANSWER_YES_NO && candidate->facets.kind == KIND_SCOPE);
}

/* Worth of the kinds of answer asked for that its text holds, over the number of those asked for. */
double feature_answer(const struct ranking *ranking, const struct candidate *candidate)
{
    double sum = 0;
    size_t asked = 0;
    for (unsigned type = 0; type < ANSWER_TYPE_COUNT; type++) {
        if ((ranking->query->asked & 1u << type) == 0)
            continue;
        asked++;
        sum += holds(candidate, type) ? worth[type] : 0;
    }
    return asked > 0 ? sum / (double)asked : 0;
}

/* 1 when its own question asks for a kind of answer that is asked for, -1 when it asks for other kinds only;
 * 0 when either asks for none, and for two that a yes or no may answer. */
double feature_asked(const struct ranking *ranking, const struct candidate *candidate)
{
    static const unsigned yes_no = 1u << ANSWER_YES_NO;
    unsigned asked = ranking->query->asked;
    unsigned own = candidate->facets.asked;
    if (asked == 0 || own == 0 || (asked & own) == yes_no)
        return 0;
    return (asked & own) != 0 ? 1 : -1;
}

/* The query is the title of its page, or nothing but a topic that is the greater part of it ("physical
 * security" of "Physical security of data centres"). What describes the standard is no page of ours. */
static bool is_titled(const struct ranking *ranking, const struct candidate *candidate)
{
    const struct understanding *query = ranking->query;
    bool topic = !query->sentence && query->name_count == 0 && query->asked == 0;
    if (candidate->facets.about == ABOUT_STANDARD)
        return false;
    double title = feature_title(ranking, candidate);
    return title > whole_title || (topic && title > most_title && title_recall(ranking) > whole_title);
}

/* For a query of nothing but a name: exp(-place / 4) of the page's statements that are no FAQ, the first
 * having place 0; and for one about the standard itself 1 more when its meaning is asked for, none of it when
 * ours is. For one that names the page by its title 4 exp(-place / 2): who asks so wants the page from its
 * start. */
double feature_overview(const struct ranking *ranking, const struct candidate *candidate)
{
    const struct understanding *query = ranking->query;
    const struct facets *facets = &candidate->facets;
    bool explains = facets->about == ABOUT_STANDARD;
    if (facets->kind == KIND_FAQ || (query->bare && query->addressed && explains))
        return 0;
    if (query->bare)
        return exp(-(double)facets->ordinal / overview_reach) + (query->meaning && explains ? 1 : 0);
    return is_titled(ranking, candidate) ? title_worth * exp(-(double)facets->ordinal / title_reach) : 0;
}
