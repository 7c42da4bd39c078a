/* Where a question of scope asks about: an environment, region or cloud, by the names that rows have. */
#include "search/scope_asked.h"

#include <string.h>

enum { PLACES = 8 };

/* Environments that stand in the query. */
struct places {
    struct span items[PLACES];
    size_t count;
    struct span text; /* of the first to the last of them */
};

static const char *const in_place[] = {"in", "within", NULL};
static const char *const leads[] = {"for", "in", "on", "under", "within", NULL};
static const char *const articles[] = {"our", "the", "their", "your", NULL};
static const char *const kinds[] = {"cloud",        "clouds",   "community", "environment",
                                    "environments", "instance", "region",    "regions",
                                    "tenant",       "tenants",  NULL};

static bool is_fold(const struct understanding *query, size_t at, const char *const *words)
{
    return at < query->tokens.count && span_is_one_of(query->tokens.items[at].fold, words);
}

/* "in", "in the" and the like stand before token `at`. */
static bool is_led(const struct understanding *query, size_t at, const char *const *words)
{
    size_t before = at > 0 && is_fold(query, at - 1, articles) ? at - 1 : at;
    return before > 0 && is_fold(query, before - 1, words);
}

static bool is_capital(const struct understanding *query, size_t at)
{
    return (query->tokens.items[at].flags & (TOKEN_CAPITAL | TOKEN_SENTENCE)) == TOKEN_CAPITAL;
}

/* "client" and "commercial" are words, too: one is a place where it is written or used as one. */
static bool is_place(const struct understanding *query, size_t at, size_t end)
{
    return end > at + 1 || is_capital(query, at) || is_led(query, at, in_place) || is_fold(query, end, kinds);
}

/* The longest part of an environment that stands at token `at`: "Germany, Frankfurt (fra)" by "Germany",
 * "Frankfurt" or "fra"; `environment` gets all up to that part. SPAN_NONE: none does. */
static size_t part_at(const struct understanding *query, size_t at, struct span whole,
                      struct span *environment)
{
    size_t found = SPAN_NONE;
    struct span rest = whole;
    struct span part = SPAN_EMPTY;
    while (span_next_piece(&rest, ',', &part)) {
        size_t open = span_find(part, SPAN(" ("), 0);
        struct span name = span_trim(span_part(part, 0, open));
        struct span code = open != SPAN_NONE ? span_part(part, open + 2, part.size - 1) : SPAN_EMPTY;
        size_t end = scope_words_at(query, at, name);
        if (end == SPAN_NONE)
            end = scope_words_at(query, at, code);
        if (end == SPAN_NONE || (found != SPAN_NONE && end < found))
            continue;
        found = end;
        *environment = span_part(whole, 0, (size_t)(part.bytes - whole.bytes) + part.size);
    }
    return found;
}

static size_t longest_at(const struct understanding *query, const struct facts_scope_list *rows, size_t at,
                         struct span *environment)
{
    size_t found = SPAN_NONE;
    for (size_t i = 0; i < rows->count; i++) {
        struct span stated = rows->items[i].environment;
        struct span part = SPAN_EMPTY;
        /* The rows of one list have mostly one. */
        if (stated.size == 0 || (i > 0 && span_equal(stated, rows->items[i - 1].environment)))
            continue;
        size_t end = part_at(query, at, stated, &part);
        if (end == SPAN_NONE || (found != SPAN_NONE && end <= found))
            continue;
        found = end;
        *environment = part;
    }
    return found;
}

/* The asked service, of several, that tokens [at, end) end, where it may be the environment of another. */
static struct asked_service *service_ended(const struct vocabulary *vocabulary,
                                           struct scope_question *question, size_t at, size_t end)
{
    for (size_t i = 0; i < question->service_count; i++) {
        struct asked_service *service = &question->services[i];
        const struct vocabulary_service *row = vocabulary_service_find(vocabulary, service->id);
        if (question->service_count > 1 && row != NULL && row->variant_of.size > 0 && service->first <= at &&
            service->end == end)
            return service;
    }
    return NULL;
}

static void add_place(struct places *places, struct span environment, struct span text)
{
    size_t end = (size_t)(text.bytes + text.size - places->text.bytes);
    for (size_t i = 0; i < places->count; i++)
        if (span_equal(places->items[i], environment))
            return;
    if (places->count == PLACES)
        return;
    places->text = places->count > 0 ? (struct span){places->text.bytes, end} : text;
    places->items[places->count++] = environment;
}

static struct span text_of(const struct understanding *query, size_t at, size_t end)
{
    return span_part(query->text, query->tokens.items[at].start, query->tokens.items[end - 1].end);
}

/* Environments of the rows: those within the name of a service make that the place of the others. */
static void find_listed(const struct search_run *run, const struct facts_scope_list *rows,
                        struct scope_question *question, struct places *out)
{
    const struct understanding *query = &run->query;
    for (size_t at = 0, end = 0; at < query->tokens.count; at = end) {
        struct span environment = SPAN_EMPTY;
        const struct mention *name = scope_name_at(query, at);
        end = longest_at(query, rows, at, &environment);
        struct asked_service *service =
            end != SPAN_NONE ? service_ended(run->lease->view->vocabulary, question, at, end) : NULL;
        if (end == SPAN_NONE || (service == NULL && (name != NULL || !is_place(query, at, end)))) {
            end = at + 1;
            continue;
        }
        if (service != NULL)
            service->is_environment = true;
        add_place(out, environment, text_of(query, at, end));
    }
}

/* "in GCC and GCC High": what is joined to a place is one, too, that no row names. */
static void add_joined(const struct search_run *run, struct scope_question *question, struct places *out)
{
    static const char *const joins[] = {"and", "or", NULL};
    for (size_t i = 0; i < question->service_count; i++) {
        struct asked_service *service = &question->services[i];
        bool is_joined = service->first > 1 && is_fold(&run->query, service->first - 1, joins) &&
                         scope_is_within(&run->query, service->first - 2, out->text);
        if (!is_joined || service->is_environment ||
            service_ended(run->lease->view->vocabulary, question, service->first, service->end) == NULL)
            continue;
        service->is_environment = true;
        add_place(out, service->text, service->text);
    }
}

static void set_place(struct scope_question *question, enum asked_where where, struct span text)
{
    question->place.where = where;
    question->place.text = text;
}

/* "Teams in Azure Government", of which no row tells. */
static bool find_variant(const struct search_run *run, struct scope_question *question)
{
    for (size_t i = 0; i < question->service_count; i++) {
        struct asked_service *service = &question->services[i];
        if (service_ended(run->lease->view->vocabulary, question, service->first, service->end) == NULL ||
            !is_led(&run->query, service->first, leads))
            continue;
        service->is_environment = true;
        set_place(question, WHERE_CLOUD, service->text);
        return true;
    }
    return false;
}

/* The clouds of the American government, where the rows tell no cloud of that very name. */
static void add_government(const struct facts_scope_list *rows, struct places *out)
{
    static const char *const clouds[] = {"GCC", "GCC High", "DoD", NULL};
    for (size_t i = 0; i < rows->count; i++) {
        struct span environment = rows->items[i].environment;
        if (span_is_one_of(environment, clouds) || span_find(environment, SPAN("Government"), 0) != SPAN_NONE)
            add_place(out, environment, out->text);
    }
}

/* "the US Government cloud", "DoD tenants". */
static bool find_cloud(const struct search_run *run, const struct facts_scope_list *rows,
                       struct scope_question *question, struct places *out)
{
    static const char *const government[] = {"federal", "gov", "government", NULL};
    static const char *const american[] = {"american", "us", NULL};
    static const char *const clouds[] = {"dod", "gcc", "sovereign", NULL};
    const struct understanding *query = &run->query;
    for (size_t at = 0; at < query->tokens.count; at++) {
        bool is_government = is_fold(query, at, government) &&
                             ((at > 0 && is_fold(query, at - 1, american)) || is_fold(query, at + 1, kinds));
        bool is_cloud = is_fold(query, at, clouds) && is_place(query, at, at + 1);
        if (scope_name_at(query, at) != NULL || (!is_government && !is_cloud))
            continue;
        size_t first = is_government && at > 0 && is_fold(query, at - 1, american) ? at - 1 : at;
        out->text = text_of(query, first, at + 1);
        set_place(question, WHERE_CLOUD, out->text);
        if (is_government)
            add_government(rows, out);
        return true;
    }
    return false;
}

static bool is_month(struct lease *lease, struct span word)
{
    const char *day = arena_printf(&lease->arena, "%.*s 2000", SPAN_ARG(word));
    date_day first = DATE_NONE;
    date_day last = DATE_NONE;
    return day != NULL && date_read_month(span_of(day), &first, &last);
}

/* Written as the name of a place: of abbreviations only these are. */
static bool is_region(const struct search_run *run, size_t at)
{
    static const char *const areas[] = {"apac", "eea", "emea", "eu", "uae", "uk", "us", "usa", NULL};
    const struct understanding *query = &run->query;
    const struct token *token = &query->tokens.items[at];
    size_t word = understanding_word(query, forward_stem_hash(token->stem));
    bool is_plain =
        word != SPAN_NONE && query->words[word].role == WORD_PLAIN && query->words[word].asks == 0;
    return is_plain && is_capital(query, at) && scope_name_at(query, at) == NULL &&
           ((token->flags & TOKEN_ALL_CAPS) == 0 || span_is_one_of(token->fold, areas)) &&
           !is_month(run->lease, token->fold);
}

/* "in Paris", "in the New York region". */
static bool find_region(const struct search_run *run, struct scope_question *question)
{
    const struct understanding *query = &run->query;
    for (size_t at = 1; at < query->tokens.count; at++) {
        size_t end = at;
        while (end < query->tokens.count && is_region(run, end))
            end++;
        if (end == at || !is_led(query, at, in_place))
            continue;
        set_place(question, WHERE_REGION, text_of(query, at, end));
        return true;
    }
    return false;
}

static void drop_environments(struct scope_question *question)
{
    size_t kept = 0;
    for (size_t i = 0; i < question->service_count; i++)
        if (!question->services[i].is_environment)
            question->services[kept++] = question->services[i];
    question->service_count = kept;
}

enum avow_status scope_place_read(struct search_run *run, const struct facts_scope_list *rows,
                                  struct scope_question *question, struct avow_error *err)
{
    struct places found = {.count = 0};
    struct span_list *environments = &question->place.environments;
    find_listed(run, rows, question, &found);
    if (found.count > 0)
        add_joined(run, question, &found);
    if (found.count == 0 && !find_variant(run, question) && !find_cloud(run, rows, question, &found) &&
        !find_region(run, question))
        return AVOW_OK;
    drop_environments(question);
    if (found.count == 0)
        return AVOW_OK;
    environments->items = arena_array(&run->lease->arena, found.count, sizeof *environments->items);
    if (environments->items == NULL)
        return error_set_no_memory(err, "search");
    memcpy(environments->items, found.items, found.count * sizeof *found.items);
    environments->count = found.count;
    set_place(question, WHERE_LISTED, found.text);
    return AVOW_OK;
}
