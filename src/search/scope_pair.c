/* What the rows say of one standard and one service, by the place, edition and level that are asked. */
#include "search/scope_pair.h"

#include "search/name.h"

static bool states_other(struct span stated, struct span asked)
{
    return asked.size > 0 && stated.size > 0 && !span_equal(stated, asked);
}

static struct span edition_of(const struct asked_standard *standard)
{
    return standard->level.size > 0 ? standard->level : standard->edition;
}

/* How many rows state the very edition or level; `other` tells that some row states another. */
static size_t count_stating(const struct scope_answer *answer, const struct asked_standard *standard,
                            bool *other)
{
    size_t count = 0;
    for (size_t i = 0; i < answer->count; i++) {
        const struct facts_scope *row = answer->items[i].row;
        count += rows_of_edition(row->edition, row->level, edition_of(standard));
        *other = *other || states_other(row->edition, standard->edition) ||
                 states_other(row->level, standard->level);
    }
    return count;
}

/* Rows of the standard and place; where some state an edition or level, those of the one that was asked
 * alone: what holds of FedRAMP Moderate says nothing of FedRAMP High. */
static enum avow_status find_rows(struct search_run *run, const struct asked_standard *standard,
                                  const struct span_list *places, struct scope_pair *pair,
                                  struct avow_error *err)
{
    struct scope_answer *out = &pair->answer;
    bool other = false;
    pair->request.standard = standard->id;
    enum avow_status status = scope_find_at(run->lease, &pair->request, places, out, err);
    if (status != AVOW_OK || edition_of(standard).size == 0)
        return status;
    size_t stating = count_stating(out, standard, &other);
    if (!other && (stating == 0 || stating == out->count))
        return AVOW_OK;
    const char *narrow =
        arena_printf(&run->lease->arena, "%.*s:%.*s", SPAN_ARG(standard->id), SPAN_ARG(edition_of(standard)));
    if (narrow == NULL)
        return error_set_no_memory(err, "search");
    pair->request.standard = span_of(narrow);
    return scope_find_at(run->lease, &pair->request, places, out, err);
}

/* Rows of the place that was asked; without such, those of others, which do not tell it. */
static enum avow_status find_placed(struct search_run *run, const struct pair_question *asked,
                                    struct scope_pair *pair, struct avow_error *err)
{
    struct span text = asked->place->text;
    const struct span_list cloud = {&text, 1};
    const struct span_list *places = asked->place->where == WHERE_LISTED  ? &asked->place->environments
                                     : asked->place->where == WHERE_CLOUD ? &cloud
                                                                          : NULL;
    enum avow_status status = find_rows(run, asked->standard, places, pair, err);
    if (status != AVOW_OK || places == NULL || pair->answer.count > 0)
        return status;
    status = find_rows(run, asked->standard, NULL, pair, err);
    pair->is_elsewhere = true;
    return status;
}

/* `words` have `place`, in any case. */
static bool has_place(struct span words, struct span place)
{
    for (size_t at = 0; at + place.size <= words.size; at++)
        if (span_equal_case(span_part(words, at, at + place.size), place))
            return true;
    return false;
}

/* A region that no row names: only the words of one may tell of it. */
static void judge_region(const struct asked_place *place, struct scope_pair *pair)
{
    for (size_t i = 0; i < pair->answer.count; i++)
        if (has_place(pair->answer.items[i].row->words, place->text))
            return;
    pair->is_elsewhere = true;
}

/* Tell what of the question the rows do not tell, and what is stated all the same. */
static void judge_edition(struct search_run *run, const struct asked_standard *standard,
                          struct scope_pair *pair)
{
    struct scope_answer *answer = &pair->answer;
    bool other = false;
    bool narrowed = answer->edition.size > 0;
    if (edition_of(standard).size == 0)
        return;
    bool is_told = narrowed || answer->count == 0 || count_stating(answer, standard, &other) > 0;
    if (narrowed || answer->count == 0 || !is_told)
        answer->standard_name = standard->text;
    if (is_told)
        return;
    pair->is_limited = true;
    pair->is_of_no_level = standard->level.size > 0;
    note_add(run, "%.*s: the lists of services tell no %s",
             SPAN_ARG(name_standard(run->lease->view->vocabulary, standard->id)),
             pair->is_of_no_level ? "level" : "edition");
}

static struct span service_shown(const struct search_run *run, const struct scope_answer *answer)
{
    return name_service(run->lease->view->vocabulary, answer->service,
                        answer->count > 0 ? answer->items[0].row->name : answer->service);
}

static void note_place(struct search_run *run, const struct scope_pair *pair, struct span place)
{
    note_add(run, "no list of services tells whether %.*s is covered in \"%.*s\"",
             SPAN_ARG(service_shown(run, &pair->answer)), SPAN_ARG(place));
}

/* How many places are asked, when there are more than one. */
static size_t several(const struct asked_place *place)
{
    return place->environments.count > 1 ? place->environments.count : 0;
}

/* Some row is of the place or one in it, or of no place. */
static bool is_stated_at(const struct scope_answer *answer, struct span place)
{
    for (size_t i = 0; i < answer->count; i++) {
        struct span stated = answer->items[i].row->environment;
        bool is_in =
            span_starts(stated, place) && (stated.size == place.size || stated.bytes[place.size] == ',');
        if (stated.size == 0 || is_in)
            return true;
    }
    return false;
}

static void judge_place(struct search_run *run, const struct asked_place *place, struct scope_pair *pair)
{
    if (place->where == WHERE_REGION && pair->answer.count > 0)
        judge_region(place, pair);
    if (place->where != WHERE_ANYWHERE && pair->is_elsewhere)
        note_place(run, pair, place->text);
    for (size_t i = 0; !pair->is_elsewhere && pair->answer.count > 0 && i < several(place); i++)
        if (!is_stated_at(&pair->answer, place->environments.items[i]))
            note_place(run, pair, place->environments.items[i]);
}

static void judge_service(struct search_run *run, const struct asked_service *service,
                          struct scope_pair *pair)
{
    pair->is_elsewhere = pair->is_elsewhere || service->is_elsewhere;
    if (service->is_elsewhere)
        pair->answer.service_name = service->text;
    if (!service->is_longer)
        return;
    if (pair->answer.count > 0)
        note_add(run, "no list of services names \"%.*s\"; what is stated is of %.*s",
                 SPAN_ARG(service->text), SPAN_ARG(service_shown(run, &pair->answer)));
    pair->answer.service_name = service->text;
    pair->is_elsewhere = pair->is_elsewhere || pair->answer.count > 0;
}

/* A yes is of the service today: of all that it has, and of a time that was not read, it tells a part. */
static void judge_reach(struct search_run *run, const struct pair_question *asked, struct scope_pair *pair)
{
    bool is_now = run->time_left.size > 0 && run->day_words.size == 0;
    pair->is_limited = pair->is_limited || is_now || asked->asks_all;
    if (asked->asks_all && pair->answer.verdict == VERDICT_YES)
        note_add(run, "what is stated of %.*s is not stated of everything in it",
                 SPAN_ARG(service_shown(run, &pair->answer)));
}

/* What is stated elsewhere is neither a yes nor a no; of no level it is no yes. */
static void judge(struct search_run *run, const struct pair_question *asked, struct scope_pair *pair)
{
    struct scope_answer *answer = &pair->answer;
    judge_place(run, asked->place, pair);
    judge_service(run, asked->service, pair);
    judge_edition(run, asked->standard, pair);
    judge_reach(run, asked, pair);
    if (pair->is_elsewhere || (pair->is_of_no_level && answer->verdict == VERDICT_YES))
        answer->verdict = VERDICT_NOT_STATED;
    answer->limited = answer->verdict == VERDICT_YES && (answer->limited || pair->is_limited);
}

/* The remark of a row takes the name in: "Microservices (including Kaizala, Sway)". */
static bool takes_in(const struct facts_scope *row, struct span name)
{
    size_t at = name.size > 0 && span_starts(row->qualifier, SPAN("includ"))
                    ? span_find(row->qualifier, name, 0)
                    : SPAN_NONE;
    if (at == SPAN_NONE || row->qualifier.bytes[at - 1] != ' ')
        return false;
    size_t end = at + name.size;
    return end == row->qualifier.size || row->qualifier.bytes[end] == ',';
}

/* Rows of other services that take it in, where none is its own. */
static enum avow_status find_taken_in(struct search_run *run, const struct pair_question *asked,
                                      struct scope_pair *pair, struct avow_error *err)
{
    struct search_scope_request request = pair->request;
    struct scope_answer found;
    if (pair->answer.count > 0 || asked->place->where != WHERE_ANYWHERE)
        return AVOW_OK;
    request.service = SPAN_EMPTY;
    enum avow_status status = scope_find_at(run->lease, &request, NULL, &found, err);
    if (status != AVOW_OK)
        return status;
    size_t kept = 0;
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].verdict == VERDICT_YES && takes_in(found.items[i].row, asked->service->text))
            found.items[kept++] = found.items[i];
    if (kept == 0)
        return AVOW_OK;
    found.count = kept;
    found.service = pair->answer.service;
    found.service_name = asked->service->text;
    found.verdict = VERDICT_YES;
    pair->answer = found;
    pair->is_limited = true;
    return AVOW_OK;
}

enum avow_status scope_pair_find(struct search_run *run, const struct pair_question *asked,
                                 struct scope_pair *pair, struct avow_error *err)
{
    bool is_one = asked->place->environments.count == 1;
    *pair = (struct scope_pair){
        .request = {.service = asked->service->id,
                    .environment = is_one ? asked->place->environments.items[0] : asked->place->text,
                    .as_of = run->filters.as_of,
                    .today = run->request.today,
                    .audience = run->request.audience}};
    enum avow_status status = find_placed(run, asked, pair, err);
    if (status == AVOW_OK)
        status = find_taken_in(run, asked, pair, err);
    if (status == AVOW_OK)
        judge(run, asked, pair);
    return status;
}
