/* A question of scope that names no service, or no standard: what is left out, and which standard is meant.
 */
#include "search/choice.h"
#include "search/name.h"
#include "search/scope_asked.h"

enum { OPENING = 3 /* words of "which security standards" */ };

/* A word that the question is about, beside names, the place and what asks for coverage. */
static bool is_matter(const struct understanding *query, const struct scope_question *question, size_t at)
{
    for (size_t i = 0; i < question->service_count; i++)
        if (at >= question->services[i].first && at < question->services[i].end)
            return false;
    const struct token *token = &query->tokens.items[at];
    size_t word = (token->flags & TOKEN_STOP) == 0 ? understanding_word(query, forward_stem_hash(token->stem))
                                                   : SPAN_NONE;
    return word != SPAN_NONE && query->words[word].role == WORD_PLAIN &&
           (query->words[word].asks & 1u << KIND_SCOPE) == 0 && scope_name_at(query, at) == NULL &&
           !scope_is_within(query, at, question->place.text) && !scope_is_generic(token->fold);
}

static bool is_opening(const struct understanding *query, size_t at, const char *const *words)
{
    return at < query->tokens.count && span_is_one_of(query->tokens.items[at].fold, words);
}

/* "Which certifications cover Teams": their names are what is asked. */
static bool asks_standards(const struct understanding *query)
{
    static const char *const which[] = {"what", "which", NULL};
    static const char *const standards[] = {
        "attestations", "certificates", "certifications", "compliance", "frameworks",
        "laws",         "programs",     "regulations",    "standards",  NULL};
    return is_opening(query, 0, which) &&
           (is_opening(query, 1, standards) || is_opening(query, 2, standards));
}

/* "Is Azure in Paris covered": asked is whether, and by nothing that has a name. */
static bool lacks_standard(const struct search_run *run, const struct scope_question *question)
{
    static const char *const openings[] = {"how", "what", "when", "where", "which", "who", "why", NULL};
    const struct understanding *query = &run->query;
    size_t first = asks_standards(query) ? OPENING : 0;
    if ((first == 0 && is_opening(query, 0, openings)) || !intent_is_coverage(query) ||
        query->topic_count > 0 || run->filters.values[FILTER_STANDARD].count > 0)
        return false;
    for (size_t i = first; i < query->tokens.count; i++)
        if (is_matter(query, question, i))
            return false;
    return true;
}

static struct choice *choice_of(struct choice_list *choices, struct span standard)
{
    for (size_t i = 0; i < choices->count; i++)
        if (span_equal(choices->items[i].standard, standard))
            return &choices->items[i];
    return NULL;
}

/* Choose the standard by its first row. */
static void add_choice(struct search_run *run, const struct scope_answer *rows, struct span standard)
{
    struct choice_list *choices = &run->choices;
    struct choice *choice = choice_of(choices, standard);
    for (size_t i = 0; choice == NULL && i < rows->count && choices->count < CHOICES; i++) {
        const struct facts_scope *row = rows->items[i].row;
        if (!span_equal(row->standard, standard))
            continue;
        choice = &choices->items[choices->count++];
        *choice = (struct choice){.standard = standard,
                                  .name = name_standard(run->lease->view->vocabulary, standard),
                                  .statement = row->source.id};
        for (size_t k = i; k < rows->count; k++)
            choice->count += span_equal(rows->items[k].row->standard, standard);
    }
}

/* Those of the results first, in their order. */
static void add_choices(struct search_run *run, const struct scope_answer *rows)
{
    const struct manifest *manifest = &run->lease->view->manifest;
    for (size_t i = 0; i < run->ranked.count; i++) {
        const struct candidate *result = &run->ranked.items[i];
        for (size_t k = 0; result->facets.kind == KIND_SCOPE && k < result->facets.standard_count; k++)
            add_choice(run, rows, manifest->standards.items[result->facets.standards[k].family]);
    }
    for (size_t i = 0; i < rows->count; i++) {
        struct span standard = rows->items[i].row->standard;
        bool is_new =
            standard.size > 0 && (i == 0 || !span_equal(standard, rows->items[i - 1].row->standard));
        run->choices.total += is_new;
        if (is_new)
            add_choice(run, rows, standard);
    }
    if (run->choices.total < 2)
        run->choices.count = 0;
}

enum avow_status scope_choices_find(struct search_run *run, const struct scope_question *question,
                                    struct avow_error *err)
{
    struct scope_answer rows;
    const struct span_list *places =
        question->place.where == WHERE_LISTED ? &question->place.environments : NULL;
    const struct search_scope_request request = {.service = question->services[0].id,
                                                 .as_of = run->filters.as_of,
                                                 .today = run->request.today,
                                                 .audience = run->request.audience};
    if (!lacks_standard(run, question))
        return AVOW_OK;
    enum avow_status status = scope_find_at(run->lease, &request, places, &rows, err);
    if (status == AVOW_OK)
        add_choices(run, &rows);
    return status;
}

/* "Which services are not covered", "what is excluded". */
static bool asks_exclusions(const struct understanding *query)
{
    static const char *const excluded[] = {"exclude",   "excluded",   "excludes",  "excluding",
                                           "exclusion", "exclusions", "uncovered", NULL};
    static const char *const not [] = {"aren't", "isn't", "not", "outside", NULL};
    for (size_t i = 0; i < query->tokens.count; i++) {
        struct span fold = query->tokens.items[i].fold;
        bool out_of = i + 1 < query->tokens.count && span_equal(fold, SPAN("out")) &&
                      span_equal(query->tokens.items[i + 1].fold, SPAN("of"));
        if (span_is_one_of(fold, excluded) ||
            (intent_is_coverage(query) && (out_of || span_is_one_of(fold, not ))))
            return true;
    }
    return false;
}

enum avow_status scope_exclusions_find(struct search_run *run, const struct asked_standard *standard,
                                       struct scope_answer *out, bool *asked, struct avow_error *err)
{
    const struct search_scope_request request = {.standard = standard->id,
                                                 .as_of = run->filters.as_of,
                                                 .today = run->request.today,
                                                 .audience = run->request.audience};
    struct scope_answer answer;
    *asked = asks_exclusions(&run->query);
    if (!*asked)
        return AVOW_OK;
    enum avow_status status = scope_find(run->lease, &request, &answer, err);
    if (status != AVOW_OK)
        return status;
    size_t kept = 0;
    for (size_t i = 0; i < answer.count; i++)
        if (span_equal(answer.items[i].row->state, word_of(WORDS_SCOPE_STATE, SCOPE_EXCLUDED)))
            answer.items[kept++] = answer.items[i];
    answer.count = kept;
    answer.verdict = VERDICT_EXCLUDED;
    if (kept == 0)
        note_add(run, "no list of services states what %.*s leaves out",
                 SPAN_ARG(name_standard(run->lease->view->vocabulary, standard->id)));
    *out = answer;
    return AVOW_OK;
}
