/* Look for twins of the first result and sort them by standard. */
#include "search/choice.h"

#include "search/name.h"
#include "search/run.h"

#include <string.h>

enum { FEWEST_PAGES = 3 /* two pages with a question in common need no word */ };

static const double like_enough = .5;  /* the first result's question is the one that was asked */
static const double twin_share = .8;   /* of what the first result reaches */
static const double kind_asked = .5;   /* the words ask for its kind */
static const double title_slack = .25; /* a page whose title was named more is the one that is meant */

static bool names_standard(const struct search_run *run)
{
    for (size_t i = 0; i < run->query.name_count; i++)
        if (run->query.names[i].mention.type == MENTION_STANDARD)
            return true;
    return run->query.topic_count > 0 || run->filters.values[FILTER_STANDARD].count > 0;
}

/* What makes candidates twins of the first one: the question, or for lists the words they have. */
static int twin_feature(const struct search_run *run, const struct candidate *first)
{
    if (first->forward.question > 0)
        return first->values[FEATURE_QUESTION] >= like_enough ? FEATURE_QUESTION : -1;
    bool list = first->facets.kind == KIND_SCOPE || first->facets.kind == KIND_EVIDENCE;
    return list && run->query.intent[first->facets.kind] >= kind_asked ? FEATURE_COVERAGE : -1;
}

static bool is_twin(const struct candidate *first, const struct candidate *other, int feature)
{
    return other->reranked && other->facets.kind == first->facets.kind &&
           other->values[feature] >= twin_share * first->values[feature] &&
           other->values[FEATURE_TITLE] >= first->values[FEATURE_TITLE] - title_slack;
}

static struct choice *choice_of(struct choice_list *choices, struct span standard, uint32_t page)
{
    for (size_t i = 0; i < choices->count; i++) {
        struct choice *choice = &choices->items[i];
        if (span_equal(choice->standard, standard) && (standard.size > 0 || choice->page_number == page))
            return choice;
    }
    return NULL;
}

/* Count `twin` for one of its subjects, or for its page when it has none (`standard` is empty). */
static enum avow_status add_choice(struct search_run *run, const struct candidate *twin, struct span standard,
                                   struct avow_error *err)
{
    struct choice_list *choices = &run->choices;
    struct choice *choice = choice_of(choices, standard, twin->facets.page);
    if (choice == NULL && choices->count == CHOICES)
        return AVOW_OK;
    if (choice == NULL) {
        struct record record = {0};
        enum avow_status status = run_record(run, twin, &record, err);
        if (status != AVOW_OK)
            return status;
        struct span name =
            standard.size > 0 ? name_standard(run->lease->view->vocabulary, standard) : record.title;
        choice = &choices->items[choices->count++];
        *choice = (struct choice){standard, name, record.id, 0, twin->facets.page};
    }
    choice->count++;
    return AVOW_OK;
}

static enum avow_status add_twin(struct search_run *run, const struct candidate *twin, struct avow_error *err)
{
    const struct manifest *manifest = &run->lease->view->manifest;
    enum avow_status status = AVOW_OK;
    if (twin->facets.standard_count == 0)
        return add_choice(run, twin, SPAN_EMPTY, err);
    for (size_t i = 0; status == AVOW_OK && i < twin->facets.standard_count; i++)
        status = add_choice(run, twin, manifest->standards.items[twin->facets.standards[i].family], err);
    return status;
}

static bool has_standard(const struct choice_list *choices)
{
    for (size_t i = 0; i < choices->count; i++)
        if (choices->items[i].standard.size > 0)
            return true;
    return false;
}

/* One statement about several standards is one answer. */
static bool is_one_statement(const struct choice_list *choices)
{
    for (size_t i = 1; i < choices->count; i++)
        if (!span_equal(choices->items[i].statement, choices->items[0].statement))
            return false;
    return true;
}

enum avow_status choices_find(struct search_run *run, struct avow_error *err)
{
    const struct candidate_list *ranked = &run->ranked;
    if (strcmp(run->verdict, "none") == 0) {
        run->choices.count = 0;
        return AVOW_OK;
    }
    if (run->choices.total > 0 || run->listing || run->stops_only || ranked->count < 2 || names_standard(run))
        return AVOW_OK;
    const struct candidate *first = &ranked->items[0];
    int feature = twin_feature(run, first);
    if (feature < 0)
        return AVOW_OK;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < ranked->count; i++)
        if (is_twin(first, &ranked->items[i], feature))
            status = add_twin(run, &ranked->items[i], err);
    if (run->choices.count < (has_standard(&run->choices) ? 2 : FEWEST_PAGES) ||
        is_one_statement(&run->choices))
        run->choices.count = 0;
    return status;
}
