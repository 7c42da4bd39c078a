/* Find scope rows, see which contradict each other, and give the verdict. */
#include "search/scope.h"

#include "search/version.h"
#include "terms/canonical.h"

#include <stdlib.h>

enum avow_status rows_present(const struct lease *lease, struct avow_error *err)
{
    if (lease->view->manifest.schema >= GENERATION_ROWS)
        return AVOW_OK;
    return error_set(err, AVOW_NOT_FOUND, "index",
                     "this index was built before scope and evidence were kept; run `avow index` once");
}

enum avow_status rows_resolve(struct lease *lease, enum search_filter filter, struct span value,
                              struct span *id, struct span *edition, struct avow_error *err)
{
    *id = SPAN_EMPTY;
    *edition = SPAN_EMPTY;
    if (span_trim(value).size == 0)
        return AVOW_OK;
    struct span resolved = SPAN_EMPTY;
    enum avow_status status = filter_resolve(lease, filter, value, &lease->arena, &resolved, err);
    size_t colon = filter == FILTER_STANDARD ? span_find_byte(resolved, ':', 0) : SPAN_NONE;
    *id = span_part(resolved, 0, colon);
    if (colon != SPAN_NONE)
        *edition = span_part(resolved, colon + 1, resolved.size);
    return status;
}

bool rows_seen(const struct facts_source *source, enum page_audience audience)
{
    return version_seen(source->audience, source->status, audience) &&
           span_equal(source->status, word_of(WORDS_STATUS, STATUS_PUBLISHED));
}

bool rows_of_edition(struct span edition, struct span level, struct span asked)
{
    return asked.size == 0 || span_equal(edition, asked) || span_equal(level, asked);
}

/* An environment takes in what is named below it: "Germany" takes in "Germany, Frankfurt". */
static bool places_meet(struct span a, struct span b)
{
    struct span outer = a.size < b.size ? a : b;
    struct span inner = a.size < b.size ? b : a;
    return outer.size == 0 || (span_equal_case(span_part(inner, 0, outer.size), outer) &&
                               (inner.size == outer.size || inner.bytes[outer.size] == ','));
}

/* Two editions or levels of which one is not stated may be the same. */
static bool may_be_same(struct span a, struct span b)
{
    return a.size == 0 || b.size == 0 || span_equal(a, b);
}

static bool contradict(const struct facts_scope *a, const struct facts_scope *b)
{
    bool same = a->standard.size > 0 && span_equal(a->standard, b->standard) &&
                span_equal(a->service, b->service) && may_be_same(a->edition, b->edition) &&
                may_be_same(a->level, b->level);
    bool one_breath = span_equal(a->source.page, b->source.page) && span_equal(a->words, b->words) &&
                      !span_equal(a->environment, b->environment);
    return same && !one_breath && !span_equal(a->state, b->state) &&
           places_meet(a->environment, b->environment);
}

/* Rows stand by standard and service: those of one pair follow each other. */
static void mark_conflicts(struct scope_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++)
        for (size_t k = i + 1; k < answer->count; k++) {
            const struct facts_scope *a = answer->items[i].row;
            const struct facts_scope *b = answer->items[k].row;
            if (!span_equal(a->standard, b->standard) || !span_equal(a->service, b->service))
                break;
            if (!contradict(a, b))
                continue;
            answer->items[i].conflicts = true;
            answer->items[k].conflicts = true;
        }
}

/* The more a row says of where and how, the narrower it is; an exclusion is narrower than its opposite. */
static int narrowness(const struct facts_scope *row)
{
    bool excluded = span_equal(row->state, word_of(WORDS_SCOPE_STATE, SCOPE_EXCLUDED));
    return (row->environment.size > 0 ? 4 : 0) + (excluded ? 2 : 0) + (row->qualifier.size > 0 ? 1 : 0);
}

static int compare_found(const void *left, const void *right)
{
    const struct scope_found *a = left, *b = right;
    int order = (a->row->standard.size == 0) - (b->row->standard.size == 0);
    if (order == 0)
        order = span_compare(a->row->standard, b->row->standard);
    if (order == 0)
        order = span_compare(a->row->service, b->row->service);
    if (order == 0)
        order = b->conflicts - a->conflicts;
    if (order == 0 && a->conflicts)
        order = narrowness(b->row) - narrowness(a->row);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

/* A yes that leaves out named environments is a yes; two that hold in different ones are no single answer. */
static enum scope_verdict verdict_of(const struct scope_found *found, size_t count)
{
    bool yes = false;
    bool everywhere = false;
    bool excluded = false;
    for (size_t i = 0; i < count; i++) {
        const struct facts_scope *row = found[i].row;
        bool in = span_equal(row->state, word_of(WORDS_SCOPE_STATE, SCOPE_IN));
        if (found[i].conflicts)
            return VERDICT_UNCLEAR;
        yes = yes || in;
        everywhere = everywhere || (in && row->environment.size == 0);
        excluded = excluded || !in;
    }
    if (yes && excluded)
        return everywhere ? VERDICT_YES : VERDICT_UNCLEAR;
    return yes ? VERDICT_YES : excluded ? VERDICT_EXCLUDED : VERDICT_NOT_STATED;
}

static bool same_pair(const struct scope_found *a, const struct scope_found *b)
{
    return span_equal(a->row->standard, b->row->standard) && span_equal(a->row->service, b->row->service);
}

static void judge_pairs(struct scope_answer *answer, bool place_asked)
{
    bool level_asked = answer->edition.size > 0;
    for (size_t i = 0, end = 0; i < answer->count; i = end) {
        for (end = i; end < answer->count && same_pair(&answer->items[i], &answer->items[end]);)
            end++;
        enum scope_verdict verdict = verdict_of(&answer->items[i], end - i);
        for (size_t k = i; k < end; k++)
            answer->items[k].verdict = verdict;
        bool limited = scope_is_limited(&answer->items[i], end - i, place_asked, level_asked);
        for (size_t k = i; k < end; k++)
            answer->items[k].limited = limited;
    }
}

/* A service that the vocabulary lacks is asked by the name its pages write. */
static enum avow_status resolve_service(struct lease *lease, struct span value, struct span *id,
                                        struct avow_error *err)
{
    struct span slug = SPAN_EMPTY;
    struct span edition = SPAN_EMPTY;
    struct facts_scope_list rows = {NULL, 0};
    enum avow_status status = rows_resolve(lease, FILTER_SERVICE, value, id, &edition, err);
    if (status != AVOW_USAGE || slug_of(value, false, &lease->arena, &slug, NULL) != AVOW_OK ||
        slug.size == 0)
        return status;
    const struct facts_row_filter filter = {.service = slug};
    enum avow_status found = facts_scope_rows(lease->facts, &filter, &lease->arena, &rows, NULL);
    if (found != AVOW_OK || rows.count == 0)
        return status;
    *id = slug;
    return AVOW_OK;
}

static bool is_wanted(const struct facts_scope *row, const struct scope_answer *answer,
                      enum page_audience audience)
{
    return rows_seen(&row->source, audience) && rows_of_edition(row->edition, row->level, answer->edition);
}

/* A row that names no place says nothing of this one, unless it takes the service out everywhere. */
static bool is_there(const struct facts_scope *row, struct span environment)
{
    if (row->environment.size == 0)
        return environment.size == 0 || span_equal(row->state, word_of(WORDS_SCOPE_STATE, SCOPE_EXCLUDED));
    return row->environment.size >= environment.size && places_meet(row->environment, environment);
}

static int compare_spans(const void *left, const void *right)
{
    return span_compare(*(const struct span *)left, *(const struct span *)right);
}

/* The environments of the rows that were found, each once. */
static enum avow_status list_environments(struct scope_answer *answer, struct arena *arena,
                                          struct avow_error *err)
{
    struct span_list *list = &answer->environments;
    size_t count = 0;
    list->items = arena_array(arena, answer->count, sizeof *list->items);
    if (list->items == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < answer->count; i++)
        if (answer->items[i].row->environment.size > 0)
            list->items[count++] = answer->items[i].row->environment;
    if (count > 0)
        qsort(list->items, count, sizeof *list->items, compare_spans);
    for (size_t i = 0; i < count; i++)
        if (list->count == 0 || !span_equal(list->items[list->count - 1], list->items[i]))
            list->items[list->count++] = list->items[i];
    return AVOW_OK;
}

static bool is_at_one(const struct facts_scope *row, const struct span_list *places)
{
    for (size_t i = 0; i < places->count; i++)
        if (is_there(row, places->items[i]))
            return true;
    return false;
}

static void keep_those_in(struct scope_answer *answer, const struct span_list *places)
{
    size_t kept = 0;
    for (size_t i = 0; i < answer->count; i++)
        if (is_at_one(answer->items[i].row, places))
            answer->items[kept++] = answer->items[i];
    answer->count = kept;
}

enum avow_status scope_find(struct lease *lease, const struct search_scope_request *request,
                            struct scope_answer *out, struct avow_error *err)
{
    struct span place = span_trim(request->environment);
    const struct span_list places = {&place, 1};
    return scope_find_at(lease, request, place.size > 0 ? &places : NULL, out, err);
}

enum avow_status scope_find_at(struct lease *lease, const struct search_scope_request *request,
                               const struct span_list *places, struct scope_answer *out,
                               struct avow_error *err)
{
    struct scope_answer answer = {.verdict = VERDICT_NOT_STATED};
    struct facts_scope_list rows = {NULL, 0};
    enum avow_status status = rows_present(lease, err);
    if (status == AVOW_OK)
        status =
            rows_resolve(lease, FILTER_STANDARD, request->standard, &answer.standard, &answer.edition, err);
    if (status == AVOW_OK)
        status = resolve_service(lease, request->service, &answer.service, err);
    if (status != AVOW_OK)
        return status;
    const struct facts_row_filter filter = {.standard = answer.standard,
                                            .service = answer.service,
                                            .as_of =
                                                request->as_of != DATE_NONE ? request->as_of : DATE_OPEN - 1};
    status = facts_scope_rows(lease->facts, &filter, &lease->arena, &rows, err);
    answer.items = arena_array(&lease->arena, rows.count, sizeof *answer.items);
    if (status != AVOW_OK || answer.items == NULL)
        return status != AVOW_OK ? status : error_set_no_memory(err, "search");
    for (size_t i = 0; i < rows.count; i++)
        if (is_wanted(&rows.items[i], &answer, request->audience))
            answer.items[answer.count++].row = &rows.items[i];
    status = list_environments(&answer, &lease->arena, err);
    if (status != AVOW_OK)
        return status;
    if (places != NULL)
        keep_those_in(&answer, places);
    mark_conflicts(&answer);
    if (answer.count > 0)
        qsort(answer.items, answer.count, sizeof *answer.items, compare_found);
    judge_pairs(&answer, places != NULL && places->count == 1);
    answer.verdict = verdict_of(answer.items, answer.count);
    answer.limited = answer.count > 0 && answer.verdict == VERDICT_YES && answer.items[0].limited;
    *out = answer;
    return AVOW_OK;
}
