/* What the scope rows say of the one standard and the one service that a question names, and whether they
 * contradict each other so that no passage is the answer. */
#include "search/name.h"
#include "search/run.h"
#include "search/scope.h"

#include <math.h>
#include <string.h>

enum { LEADING = 5 };

/* What was asked, and what the rows say of it. */
struct scope_asked {
    struct search_scope_request request;
    struct scope_answer answer;
};

/* The only name of a type; NULL when there is none, or more than one. */
static const struct mention *only_name(const struct search_run *run, enum mention_type type)
{
    const struct mention *found = NULL;
    for (size_t i = 0; i < run->query.name_count; i++) {
        const struct mention *name = &run->query.names[i].mention;
        if (name->type != type)
            continue;
        if (found != NULL && !span_equal(found->id, name->id))
            return NULL;
        found = name;
    }
    return found;
}

static bool states_other(struct span stated, struct span asked)
{
    return asked.size > 0 && stated.size > 0 && !span_equal(stated, asked);
}

/* Some row is of another edition or level than was asked. */
static bool is_of_other(const struct scope_answer *answer, const struct mention *standard)
{
    for (size_t i = 0; i < answer->count; i++)
        if (states_other(answer->items[i].row->edition, standard->edition) ||
            states_other(answer->items[i].row->level, standard->level))
            return true;
    return false;
}

/* Rows of the standard, whatever edition they state; where some state another than was asked, those of that
 * one alone: what holds of FedRAMP Moderate says nothing of FedRAMP High. */
static enum avow_status find_rows(struct search_run *run, const struct mention *standard,
                                  struct search_scope_request *asked, struct scope_answer *out,
                                  struct avow_error *err)
{
    struct span edition = standard->level.size > 0 ? standard->level : standard->edition;
    enum avow_status status = scope_find(run->lease, asked, out, err);
    if (status == AVOW_OK && is_of_other(out, standard)) {
        const char *narrow =
            arena_printf(&run->lease->arena, "%.*s:%.*s", SPAN_ARG(standard->id), SPAN_ARG(edition));
        if (narrow == NULL)
            return error_set_no_memory(err, "search");
        asked->standard = span_of(narrow);
        status = scope_find(run->lease, asked, out, err);
    }
    if (status == AVOW_OK && standard->level.size > 0 && out->edition.size == 0 && out->count > 0)
        note_add(run, "%.*s: the lists of services tell no level",
                 SPAN_ARG(name_standard(run->lease->view->vocabulary, standard->id)));
    if (status == AVOW_OK && edition.size > 0 && (out->edition.size > 0 || out->count == 0))
        out->standard_name = span_part(run->query.text, standard->start, standard->end);
    return status;
}

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

/* The passage that takes the service out comes before the list that leads and lacks it. */
static enum avow_status put_exclusion_first(struct search_run *run, const struct scope_answer *answer,
                                            struct avow_error *err)
{
    struct candidate *items = run->ranked.items;
    size_t count = run->ranked.count < LEADING ? run->ranked.count : LEADING;
    bool leads = count > 0 && items[0].tier == TIER_RANKED && items[0].facets.kind == KIND_SCOPE;
    if (!leads || answer->verdict != VERDICT_EXCLUDED || run->options.sort != STORE_BY_WEIGHT)
        return AVOW_OK;
    for (size_t i = 0; i < count; i++) {
        struct record record = {0};
        enum avow_status status = run_record(run, &items[i], &record, err);
        if (status != AVOW_OK)
            return status;
        if (!is_row_of(answer, record.id))
            continue;
        struct candidate first = items[i];
        memmove(&items[1], &items[0], i * sizeof *items);
        first.score = fmax(first.score, items[i > 0].score);
        items[0] = first;
        break;
    }
    return AVOW_OK;
}

enum avow_status run_scope(struct search_run *run, struct avow_error *err)
{
    const struct mention *standard = only_name(run, MENTION_STANDARD);
    const struct mention *service = only_name(run, MENTION_SERVICE);
    if (standard == NULL || service == NULL || rows_present(run->lease, NULL) != AVOW_OK)
        return AVOW_OK;
    struct scope_asked *scope = arena_alloc(&run->lease->arena, sizeof *scope);
    if (scope == NULL)
        return error_set_no_memory(err, "search");
    *scope = (struct scope_asked){.request = {.standard = standard->id,
                                              .service = service->id,
                                              .as_of = run->filters.as_of,
                                              .today = run->request.today,
                                              .audience = run->request.audience}};
    enum avow_status status = find_rows(run, standard, &scope->request, &scope->answer, err);
    run->scope = scope;
    return status == AVOW_OK ? put_exclusion_first(run, &scope->answer, err) : status;
}

bool run_states_scope(const struct search_run *run, struct span id)
{
    return run->scope != NULL && is_row_of(&run->scope->answer, id);
}

void run_write_scope(const struct search_run *run, struct json_writer *json)
{
    json_field_boolean(json, "unclear", run->scope != NULL && is_unclear(run, &run->scope->answer));
    json_key(json, "scope");
    if (run->scope != NULL)
        scope_answer_json(json, run->lease, &run->scope->request, &run->scope->answer);
    else
        json_null(json);
}
