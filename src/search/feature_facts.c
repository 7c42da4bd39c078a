/* Features read from the facet slot: does the statement speak of what is asked? */
#include "search/feature.h"

#include <math.h>

static const double other_subject = -1; /* it speaks of another standard */
static const double other_edition = -.5;
static const double old_years = 4;
static const double scope_worth = 1.6;
static const double sentence_worth = .4;
static const double heading_worth = .6; /* of a subject */

/* Asked standards that are its subject, over those asked; -1 when its subjects are others. */
double feature_standard(const struct ranking *ranking, const struct candidate *candidate)
{
    size_t asked = 0;
    size_t met = 0;
    for (size_t i = 0; i < ranking->query->name_count; i++) {
        const struct asked_name *name = &ranking->query->names[i];
        asked += name->mention.type == MENTION_STANDARD;
        met += name->mention.type == MENTION_STANDARD && candidate_is_about(candidate, name);
    }
    if (met == 0)
        return asked > 0 && candidate->facets.standard_count > 0 ? other_subject : 0;
    return (double)met / (double)asked;
}

/* Asked services that are its subject, and .6 of those that only its question or a heading names, over those
 * asked. Lists name many: no penalty for others. */
double feature_service(const struct ranking *ranking, const struct candidate *candidate)
{
    size_t asked = 0;
    double met = 0;
    for (size_t i = 0; i < ranking->query->name_count; i++) {
        const struct asked_name *name = &ranking->query->names[i];
        if (name->mention.type != MENTION_SERVICE)
            continue;
        asked++;
        met += candidate_is_about(candidate, name) ? 1 : heading_names(ranking, name) ? heading_worth : 0;
    }
    return asked > 0 ? met / (double)asked : 0;
}

/* 1 for the asked edition of an asked standard, -.5 for another, 0 when either says none. */
double feature_edition(const struct ranking *ranking, const struct candidate *candidate)
{
    double best = 0;
    for (size_t i = 0; i < ranking->query->name_count; i++) {
        const struct asked_name *name = &ranking->query->names[i];
        if (name->mention.type != MENTION_STANDARD || name->mention.edition.size == 0 || !name->known)
            continue;
        for (size_t k = 0; k < candidate->facets.standard_count; k++) {
            struct facet_standard own = candidate->facets.standards[k];
            if (own.family != name->number || own.edition == 0)
                continue;
            if (own.edition == name->edition)
                return 1;
            best = other_edition;
        }
    }
    return best;
}

/* 1 when a standard that is described is its subject. */
double feature_topic(const struct ranking *ranking, const struct candidate *candidate)
{
    for (size_t i = 0; i < ranking->query->topic_count; i++)
        if (facets_have_family(&candidate->facets, ranking->query->topics[i].number))
            return 1;
    return 0;
}

/* How much the words ask for its kind. A list of what is in scope is nothing else, whereas a whole sentence
 * with "report" in it seldom asks for the list of reports. */
double feature_kind(const struct ranking *ranking, const struct candidate *candidate)
{
    enum statement_kind kind = candidate->facets.kind;
    double worth = kind == KIND_SCOPE ? scope_worth : 1;
    if (kind == KIND_EVIDENCE && ranking->query->sentence)
        worth = sentence_worth;
    return worth * ranking->query->intent[kind];
}

/* 0 for everybody, -.5 for customers, -1 internal: what may be sent comes first. */
double feature_audience(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)ranking;
    return -(double)candidate->facets.audience / (AUDIENCE_COUNT - 1);
}

/* 0 published, -1 draft or retired. */
double feature_status(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)ranking;
    return candidate->facets.status == STATUS_PUBLISHED ? 0 : -1;
}

/* -1 when its review is overdue. */
double feature_review(const struct ranking *ranking, const struct candidate *candidate)
{
    date_day review = candidate->facets.review_by;
    return review != DATE_NONE && ranking->today != DATE_NONE && review < ranking->today ? -1 : 0;
}

/* The query has this year as a word. */
static bool asks_year(const struct understanding *query, unsigned year)
{
    uint64_t number = 0;
    for (size_t i = 0; i < query->word_count; i++)
        if (span_to_u64(query->words[i].text, &number) && number == year)
            return true;
    return false;
}

/* -years / 4 behind the youngest candidate, -1 at least; 0 when it is undated, or of a year that is asked
 * for. */
double feature_age(const struct ranking *ranking, const struct candidate *candidate)
{
    uint16_t year = candidate->facets.year;
    if (year == 0 || year >= ranking->newest || asks_year(ranking->query, year))
        return 0;
    return -fmin(1, (ranking->newest - year) / old_years);
}

/* The idf of distinct query words in the page's title. */
static double title_idf(const struct ranking *ranking)
{
    double both = 0;
    for (size_t i = 0; i < ranking->title_count; i++) {
        const struct query_word *word = &ranking->query->words[ranking->title[i].word];
        bool before = false;
        for (size_t k = 0; k < i && !before; k++)
            before = ranking->title[k].word == ranking->title[i].word;
        both += !before && word->role != WORD_SPELLING ? word->idf * (double)ranking->title[i].strength : 0;
    }
    return both;
}

/* Dice of query and page title: 2 M / (I + M + u mean i), M the idf of distinct query words in the title, I
 * that of all typed words, u the title's other words. */
double feature_title(const struct ranking *ranking, const struct candidate *candidate)
{
    double both = title_idf(ranking);
    double foreign = (double)(candidate->forward.title - ranking->title_count) * ranking->mean_idf;
    return both > 0 ? 2 * both / (ranking->typed_idf + both + foreign) : 0;
}

double title_recall(const struct ranking *ranking)
{
    return ranking->typed_idf > 0 ? title_idf(ranking) / ranking->typed_idf : 0;
}
