/* Read the standards and services of a question of scope, those too that only lists of services name. */
#include "search/scope_asked.h"

#include <stdlib.h>
#include <string.h>

static void add_standard(struct scope_question *out, const struct asked_standard *named)
{
    for (size_t i = 0; i < out->standard_count; i++) {
        struct asked_standard *before = &out->standards[i];
        bool is_plain = named->edition.size + named->level.size == 0;
        if (!span_equal(before->id, named->id))
            continue;
        if (before->edition.size + before->level.size == 0)
            *before = *named;
        if (is_plain ||
            (span_equal(before->edition, named->edition) && span_equal(before->level, named->level)))
            return;
    }
    if (out->standard_count < SCOPE_NAMES)
        out->standards[out->standard_count++] = *named;
}

static void add_service(struct scope_question *out, const struct asked_service *named)
{
    for (size_t i = 0; i < out->service_count; i++)
        if (span_equal(out->services[i].id, named->id))
            return;
    if (out->service_count < SCOPE_NAMES)
        out->services[out->service_count++] = *named;
}

static int compare_services(const void *left, const void *right)
{
    const struct asked_service *a = left, *b = right;
    return (a->first > b->first) - (a->first < b->first);
}

static void read_names(const struct search_run *run, struct scope_question *out)
{
    for (size_t i = 0; i < run->query.name_count; i++) {
        const struct mention *name = &run->query.names[i].mention;
        struct span text = span_part(run->query.text, name->start, name->end);
        if (name->type == MENTION_STANDARD)
            add_standard(out, &(struct asked_standard){name->id, name->edition, name->level, text});
        else
            add_service(
                out, &(struct asked_service){
                         .id = name->id, .text = text, .first = name->first_token, .end = name->end_token});
    }
}

/* A filter names what the words do not. */
static void read_filters(const struct search_run *run, struct scope_question *out)
{
    const struct span_list *standards = &run->filters.values[FILTER_STANDARD];
    const struct span_list *services = &run->filters.values[FILTER_SERVICE];
    if (out->standard_count == 0 && standards->count == 1) {
        struct span value = standards->items[0]; /* "soc-2:type-2" */
        size_t colon = span_find_byte(value, ':', 0);
        struct span edition = colon != SPAN_NONE ? span_part(value, colon + 1, value.size) : SPAN_EMPTY;
        add_standard(out, &(struct asked_standard){
                              .id = span_part(value, 0, colon), .edition = edition, .text = value});
    }
    if (out->service_count == 0 && services->count == 1)
        add_service(out, &(struct asked_service){.id = services->items[0]});
}

/* Most words are written as names are: then a capital tells nothing. */
static bool is_title(const struct understanding *query)
{
    size_t capitals = 0;
    for (size_t i = 0; i < query->tokens.count; i++)
        capitals += (query->tokens.items[i].flags & TOKEN_CAPITAL) != 0 && scope_name_at(query, i) == NULL;
    return capitals * 2 > query->tokens.count;
}

/* The token goes on a name that ends before it: "Rooms" of "Microsoft Teams Rooms", "E5" of "Office 365 E5".
 */
static bool goes_on(const struct understanding *query, size_t at)
{
    const struct token *token = &query->tokens.items[at];
    size_t gap = token->start - query->tokens.items[at - 1].end;
    size_t word = understanding_word(query, forward_stem_hash(token->stem));
    return gap == 1 && query->text.bytes[token->start - 1] == ' ' && (token->flags & TOKEN_CAPITAL) != 0 &&
           (token->flags & (TOKEN_STOP | TOKEN_SENTENCE)) == 0 && scope_name_at(query, at) == NULL &&
           word != SPAN_NONE && query->words[word].role == WORD_PLAIN && query->words[word].asks == 0 &&
           !scope_is_generic(token->fold);
}

static void read_longer(const struct understanding *query, struct span place, struct asked_service *service)
{
    uint32_t end = service->end;
    while (end > 0 && end < query->tokens.count && goes_on(query, end) && !scope_is_within(query, end, place))
        end++;
    if (end == service->end || is_title(query))
        return;
    service->text =
        span_part(query->text, query->tokens.items[service->first].start, query->tokens.items[end - 1].end);
    service->end = end;
    service->is_longer = true;
}

/* A name of one word is one only where it is written so, or where names stand: "Is planner in scope". */
static bool is_named_here(const struct understanding *query, size_t at)
{
    static const char *const covers[] = {"cover", "covers", "include", "includes", NULL};
    uint32_t flags = query->tokens.items[at].flags;
    return at == 1 || (flags & (TOKEN_CAPITAL | TOKEN_SENTENCE)) == TOKEN_CAPITAL ||
           (at > 0 && span_is_one_of(query->tokens.items[at - 1].fold, covers));
}

/* Some word that is no name may be one that a list has. */
static bool may_name(const struct understanding *query)
{
    for (size_t at = 0; at < query->tokens.count; at++) {
        size_t word = understanding_word(query, forward_stem_hash(query->tokens.items[at].stem));
        bool is_stop = (query->tokens.items[at].flags & TOKEN_STOP) != 0;
        if (word != SPAN_NONE && !is_stop && query->words[word].role == WORD_PLAIN &&
            query->words[word].asks == 0 && scope_name_at(query, at) == NULL && is_named_here(query, at))
            return true;
    }
    return false;
}

/* The row whose name stands at token `at`, the longest there; NULL for none. */
static const struct facts_scope *row_at(const struct understanding *query,
                                        const struct facts_scope_list *rows, size_t at, size_t *end)
{
    const struct facts_scope *found = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct facts_scope *row = &rows->items[i];
        size_t behind = scope_words_at(query, at, row->name);
        if (behind == SPAN_NONE || (behind == at + 1 && !is_named_here(query, at)) ||
            (found != NULL && behind <= *end))
            continue;
        found = row;
        *end = behind;
    }
    return found;
}

/* The service, if one, whose words the tokens [at, end) take in. */
static struct asked_service *service_within(struct scope_question *out, size_t at, size_t end)
{
    for (size_t i = 0; i < out->service_count; i++)
        if (out->services[i].end > 0 && out->services[i].first >= at && out->services[i].end <= end)
            return &out->services[i];
    return NULL;
}

/* Names that only the lists have, too: of "Exchange Online Archiving" no part is a service. */
static void read_listed(const struct search_run *run, const struct facts_scope_list *rows,
                        struct scope_question *out)
{
    const struct understanding *query = &run->query;
    for (size_t at = 0, end = 0; at < query->tokens.count; at = end) {
        end = at + 1;
        const struct mention *name = scope_name_at(query, at);
        const struct facts_scope *row = row_at(query, rows, at, &end);
        if (row == NULL || row->service.size == 0 || words_are_plain(row->name, &run->request.plain) ||
            (name != NULL && (name->type == MENTION_STANDARD || name->end_token >= end))) {
            end = at + 1;
            continue;
        }
        struct asked_service named = {
            .id = row->service, .text = row->name, .first = (uint32_t)at, .end = (uint32_t)end};
        struct asked_service *within = service_within(out, at, end);
        if (within != NULL)
            *within = named;
        else
            add_service(out, &named);
    }
}

static enum avow_status add_rows(struct search_run *run, struct facts_row_filter filter,
                                 struct facts_scope_list *out, struct avow_error *err)
{
    struct arena *arena = &run->lease->arena;
    struct facts_scope_list found = {NULL, 0};
    filter.as_of = run->filters.as_of != DATE_NONE ? run->filters.as_of : DATE_OPEN - 1;
    enum avow_status status = facts_scope_rows(run->lease->facts, &filter, arena, &found, err);
    struct facts_scope *all = arena_array(arena, out->count + found.count, sizeof *all);
    if (status != AVOW_OK || all == NULL)
        return status != AVOW_OK ? status : error_set_no_memory(err, "search");
    if (out->count > 0)
        memcpy(all, out->items, out->count * sizeof *all);
    out->items = all;
    for (size_t i = 0; i < found.count; i++)
        if (rows_seen(&found.items[i].source, run->request.audience))
            out->items[out->count++] = found.items[i];
    return AVOW_OK;
}

/* The rows of all standards asked that the caller may see; where none is, those of the services. */
static enum avow_status find_rows(struct search_run *run, const struct scope_question *question,
                                  struct facts_scope_list *out, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < question->standard_count; i++)
        status = add_rows(run, (struct facts_row_filter){.standard = question->standards[i].id}, out, err);
    for (size_t i = 0; status == AVOW_OK && question->standard_count == 0 && i < question->service_count; i++)
        status = add_rows(run, (struct facts_row_filter){.service = question->services[i].id}, out, err);
    return status;
}

static bool has_row(const struct facts_scope_list *rows, struct span service)
{
    for (size_t i = 0; i < rows->count; i++)
        if (span_equal(rows->items[i].service, service))
            return true;
    return false;
}

/* Lists write "Forms" for what is called Microsoft Forms. */
static void read_short(const struct search_run *run, const struct facts_scope_list *rows,
                       struct asked_service *service)
{
    const struct vocabulary_service *row = vocabulary_service_find(run->lease->view->vocabulary, service->id);
    size_t space = row != NULL ? span_find_byte(row->name, ' ', 0) : SPAN_NONE;
    if (space == SPAN_NONE || has_row(rows, service->id))
        return;
    struct span name = span_part(row->name, space + 1, row->name.size);
    for (size_t i = 0; i < rows->count; i++)
        if (!rows->items[i].known && span_equal_case(rows->items[i].name, name)) {
            service->id = rows->items[i].service;
            return;
        }
}

/* "Which Office 365 services are in scope": asked is which, and not whether that is. */
static void drop_families(const struct understanding *query, struct scope_question *out)
{
    static const char *const which[] = {"list", "what", "which", NULL};
    static const char *const parts[] = {"apps",     "components", "features", "products",
                                        "services", "workloads",  NULL};
    size_t kept = 0;
    bool asks_which = query->tokens.count > 0 && span_is_one_of(query->tokens.items[0].fold, which);
    for (size_t i = 0; i < out->service_count; i++) {
        const struct asked_service *service = &out->services[i];
        bool has_parts = service->end > 0 && service->end < query->tokens.count &&
                         span_is_one_of(query->tokens.items[service->end].fold, parts);
        if (!asks_which || !has_parts)
            out->services[kept++] = *service;
    }
    out->service_count = kept;
}

/* "everything in Microsoft 365", "all services of Azure". */
static bool asks_all(const struct understanding *query)
{
    static const char *const all[] = {"all", "each", "every", NULL};
    static const char *const things[] = {"apps",     "component", "components", "feature",
                                         "features", "product",   "products",   "service",
                                         "services", "workload",  "workloads",  NULL};
    for (size_t i = 0; i < query->tokens.count; i++) {
        bool reaches = (i > 0 && span_is_one_of(query->tokens.items[i - 1].fold, all)) ||
                       (i > 1 && span_is_one_of(query->tokens.items[i - 2].fold, all)) ||
                       (i > 2 && span_is_one_of(query->tokens.items[i - 3].fold, all));
        if (span_equal(query->tokens.items[i].fold, SPAN("everything")) ||
            (reaches && span_is_one_of(query->tokens.items[i].fold, things)))
            return true;
    }
    return false;
}

/* A name that only lists of other standards have: of one that is asked nothing is stated. */
static enum avow_status read_elsewhere(struct search_run *run, struct scope_question *out,
                                       struct avow_error *err)
{
    struct facts_scope_list names = {NULL, 0};
    size_t seen = 0;
    enum avow_status status = facts_scope_names(run->lease->facts, &run->lease->arena, &names, err);
    if (status != AVOW_OK)
        return status;
    for (size_t i = 0; i < names.count; i++)
        if (rows_seen(&names.items[i].source, run->request.audience))
            names.items[seen++] = names.items[i];
    names.count = seen;
    read_listed(run, &names, out);
    for (size_t i = 0; i < out->service_count; i++)
        out->services[i].is_elsewhere = out->standard_count > 0;
    return AVOW_OK;
}

/* Where no word is the name of a service, some may be one that a list has. */
static enum avow_status read_services(struct search_run *run, struct facts_scope_list *rows,
                                      struct scope_question *out, struct avow_error *err)
{
    bool is_named = out->service_count > 0;
    if (!is_named && !may_name(&run->query))
        return AVOW_OK;
    enum avow_status status = find_rows(run, out, rows, err);
    if (status == AVOW_OK)
        read_listed(run, rows, out);
    if (status != AVOW_OK || out->service_count > 0)
        return status;
    status = read_elsewhere(run, out, err);
    return status == AVOW_OK && out->standard_count == 0 ? find_rows(run, out, rows, err) : status;
}

enum avow_status scope_question_read(struct search_run *run, struct scope_question *out,
                                     struct avow_error *err)
{
    struct facts_scope_list rows = {NULL, 0};
    struct scope_question question = {.standard_count = 0};
    read_names(run, &question);
    read_filters(run, &question);
    bool asks = run->query.intent[KIND_SCOPE] > 0;
    if (!run->request.expand || (!asks && (question.standard_count == 0 || question.service_count == 0))) {
        *out = question;
        return AVOW_OK;
    }
    enum avow_status status = read_services(run, &rows, &question, err);
    if (status == AVOW_OK)
        status = scope_place_read(run, &rows, &question, err);
    drop_families(&run->query, &question);
    qsort(question.services, question.service_count, sizeof *question.services, compare_services);
    question.asks_all = asks_all(&run->query);
    for (size_t i = 0; i < question.service_count; i++)
        read_short(run, &rows, &question.services[i]);
    for (size_t i = 0; i < question.service_count; i++)
        read_longer(&run->query, question.place.text, &question.services[i]);
    if (status == AVOW_OK)
        *out = question;
    return status;
}
