/* What the scope rows say of the standards and the services that a question names, and whether they
 * contradict each other so that no passage is the answer. */
#include "search/scope_pair.h"

#include <math.h>
#include <string.h>

enum { LEADING = 5, NEXT = 10, PAIRS = 16 };

struct scope_asked {
    struct scope_pair pairs[PAIRS];
    size_t count;
    struct scope_answer left_out; /* the rows that do, where that is asked of a standard */
    bool asks_left_out;
};

/* Asked what is covered, lists that contradict each other are worth more than the one that fits best, and no
 * passage is the answer beside rows that do. */
static bool is_unclear(const struct search_run *run, const struct scope_answer *answer)
{
    bool leads = run->ranked.count > 0 && run->ranked.items[0].facets.kind == KIND_SCOPE;
    return answer->verdict == VERDICT_UNCLEAR && (leads || strcmp(run->verdict, "found") == 0);
}

static bool is_row_of(const struct scope_answer *answer, struct span id)
{
    for (size_t i = 0; i < answer->count; i++)
        if (span_equal(answer->items[i].row->source.id, id))
            return true;
    return false;
}

/* It becomes the first result. */
static void put_first(struct candidate_list *ranked, size_t at)
{
    struct candidate first = ranked->items[at];
    memmove(&ranked->items[1], &ranked->items[0], at * sizeof first);
    first.score = fmax(first.score, ranked->items[at > 0].score);
    ranked->items[0] = first;
}

/* A list leads, by what it weighs. */
static bool list_leads(const struct search_run *run)
{
    const struct candidate *first = run->ranked.items;
    return run->ranked.count > 0 && first->tier == TIER_RANKED && first->facets.kind == KIND_SCOPE &&
           run->options.sort == STORE_BY_WEIGHT;
}

/* The passage that takes the service out comes before the list that leads and lacks it. */
static enum avow_status put_exclusion_first(struct search_run *run, const struct scope_answer *answer,
                                            struct avow_error *err)
{
    size_t count = run->ranked.count < LEADING ? run->ranked.count : LEADING;
    if (!list_leads(run) || answer->verdict != VERDICT_EXCLUDED)
        return AVOW_OK;
    for (size_t i = 0; i < count; i++) {
        struct record record = {0};
        enum avow_status status = run_record(run, &run->ranked.items[i], &record, err);
        if (status != AVOW_OK)
            return status;
        if (!is_row_of(answer, record.id))
            continue;
        put_first(&run->ranked, i);
        break;
    }
    return AVOW_OK;
}

static size_t count_stated(const struct scope_asked *scope, struct span id)
{
    size_t count = 0;
    for (size_t i = 0; i < scope->count; i++)
        count += is_row_of(&scope->pairs[i].answer, id);
    return count;
}

/* Of several services, the list that tells of most comes before one that tells of none. */
static enum avow_status put_stating_first(struct search_run *run, const struct scope_asked *scope,
                                          struct avow_error *err)
{
    size_t best = 0;
    size_t most = 0;
    for (size_t i = 0; list_leads(run) && i < run->ranked.count && i < NEXT; i++) {
        struct record record = {0};
        enum avow_status status = run_record(run, &run->ranked.items[i], &record, err);
        if (status != AVOW_OK)
            return status;
        size_t stated = count_stated(scope, record.id);
        if (i == 0 && stated > 0)
            return AVOW_OK;
        if (stated <= most)
            continue;
        most = stated;
        best = i;
    }
    if (most > 0)
        put_first(&run->ranked, best);
    return AVOW_OK;
}

static enum avow_status find_pairs(struct search_run *run, const struct scope_question *question,
                                   struct scope_asked *scope, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < question->standard_count; i++)
        for (size_t k = 0; k < question->service_count; k++) {
            const struct pair_question asked = {&question->standards[i], &question->services[k],
                                                &question->place, question->asks_all};
            if (status == AVOW_OK && scope->count < PAIRS)
                status = scope_pair_find(run, &asked, &scope->pairs[scope->count++], err);
        }
    return status;
}

/* What one standard and one service come to; NULL for none and for more of either. */
static const struct scope_pair *only_pair(const struct search_run *run)
{
    return run->scope != NULL && run->scope->count == 1 ? &run->scope->pairs[0] : NULL;
}

static enum avow_status find_left_out(struct search_run *run, const struct scope_question *question,
                                      struct scope_asked *scope, struct avow_error *err)
{
    if (question->standard_count != 1)
        return AVOW_OK;
    enum avow_status status =
        scope_exclusions_find(run, &question->standards[0], &scope->left_out, &scope->asks_left_out, err);
    return status == AVOW_OK && scope->asks_left_out ? put_exclusion_first(run, &scope->left_out, err)
                                                     : status;
}

enum avow_status run_scope(struct search_run *run, struct avow_error *err)
{
    struct scope_question question;
    if (rows_present(run->lease, NULL) != AVOW_OK)
        return AVOW_OK;
    enum avow_status status = scope_question_read(run, &question, err);
    struct scope_asked *scope = arena_alloc(&run->lease->arena, sizeof *scope);
    if (status != AVOW_OK || scope == NULL)
        return status != AVOW_OK ? status : error_set_no_memory(err, "search");
    *scope = (struct scope_asked){.count = 0};
    run->scope = scope;
    if (question.standard_count == 0)
        return question.service_count > 0 ? scope_choices_find(run, &question, err) : AVOW_OK;
    if (question.service_count == 0)
        return find_left_out(run, &question, scope, err);
    status = find_pairs(run, &question, scope, err);
    const struct scope_pair *only = only_pair(run);
    if (status != AVOW_OK)
        return status;
    return only != NULL ? put_exclusion_first(run, &only->answer, err) : put_stating_first(run, scope, err);
}

bool run_states_scope(const struct search_run *run, struct span id)
{
    return run->scope != NULL && count_stated(run->scope, id) > 0;
}

bool run_scope_is_untold(const struct search_run *run)
{
    for (size_t i = 0; run->scope != NULL && i < run->scope->count; i++)
        if (run->scope->pairs[i].is_elsewhere || run->scope->pairs[i].is_of_no_level)
            return true;
    return false;
}

bool run_lacks_left_out(const struct search_run *run, struct span id)
{
    return run->scope != NULL && run->scope->asks_left_out && !is_row_of(&run->scope->left_out, id);
}

void run_write_scope(const struct search_run *run, struct json_writer *json)
{
    const struct scope_pair *only = only_pair(run);
    json_field_boolean(json, "unclear", only != NULL && is_unclear(run, &only->answer));
    json_key(json, "scope");
    if (only != NULL)
        scope_answer_json(json, run->lease, &only->request, &only->answer);
    else
        json_null(json);
    json_key(json, "scopes");
    json_begin_list(json);
    for (size_t i = 0; run->scope != NULL && only == NULL && i < run->scope->count; i++)
        scope_answer_json(json, run->lease, &run->scope->pairs[i].request, &run->scope->pairs[i].answer);
    json_end_list(json);
}
