/* What changed lately as JSON: each event with its counts, the passages and the services it is about. */
#include "search/changes.h"

#include "base/cleanup.h"
#include "search/card.h"
#include "search/change_wish.h"
#include "search/lease_json.h"
#include "search/name.h"
#include "search/scope.h"
#include "search/search.h"

enum { STATEMENTS_LISTED = 20 };

static const char *const event_words[] = {
    [EVENT_NEW] = "new", [EVENT_CHANGED] = "changed", [EVENT_ENDED] = "ended"};

/* An event while it is written. */
struct telling {
    const struct page_event *event;
    struct version_text from;
    struct version_text to;
    struct change_list changes;
    size_t counts[CHANGE_COUNT]; /* of those that are wanted */
    size_t told;
};

static enum avow_status read_sides(struct lease *lease, struct telling *telling, struct avow_error *err)
{
    const struct page_event *event = telling->event;
    bool ended = event->type == EVENT_ENDED;
    const struct facts_version *older = ended && event->older == NULL ? event->version : event->older;
    enum avow_status status = AVOW_OK;
    if (older != NULL)
        status = version_read(lease, older, &telling->from, err);
    if (status == AVOW_OK && !ended)
        status = version_read(lease, event->version, &telling->to, err);
    if (status == AVOW_OK)
        status = change_list_make(&telling->from, &telling->to, &lease->arena, &telling->changes, err);
    return status;
}

static void count_wanted(struct telling *telling, const struct change_wish *wish)
{
    for (size_t i = 0; i < telling->changes.count; i++) {
        const struct change *change = &telling->changes.items[i];
        if (!change_is_wanted(wish, change))
            continue;
        telling->counts[change->type]++;
        telling->told += change->type != CHANGE_SAME && change->type != CHANGE_MOVED;
    }
}

static void write_counts(struct json_writer *json, const struct telling *telling)
{
    json_key(json, "counts");
    json_begin_map(json);
    for (int i = 0; i < CHANGE_COUNT; i++)
        json_field_integer(json, change_word((enum change_type)i), (int64_t)telling->counts[i]);
    json_end_map(json);
}

/* What a passage is called: its question, its innermost heading, or its page. */
static struct span title_of(const struct record *record)
{
    if (record->question.size > 0)
        return record->question;
    return record->headings.count > 0 ? record->headings.items[record->headings.count - 1] : record->title;
}

static void write_statements(struct json_writer *json, const struct telling *telling,
                             const struct change_wish *wish)
{
    size_t listed = 0;
    json_key(json, "statements");
    json_begin_list(json);
    for (size_t i = 0; i < telling->changes.count && listed < STATEMENTS_LISTED; i++) {
        const struct change *change = &telling->changes.items[i];
        if (telling->event->type != EVENT_CHANGED || change->type == CHANGE_SAME ||
            change->type == CHANGE_MOVED || !change_is_wanted(wish, change))
            continue;
        const struct record *record = change->to != NULL ? change->to : change->from;
        json_begin_map(json);
        json_field_text(json, "change", span_of(change_word(change->type)));
        json_field_text(json, "id", record->id);
        json_field_text(json, "title", title_of(record));
        json_end_map(json);
        listed++;
    }
    json_end_list(json);
}

static void write_page(struct json_writer *json, const struct facts_version *version)
{
    json_key(json, "page");
    json_begin_map(json);
    json_field_text(json, "id", version->page);
    json_field_text(json, "title", version->title);
    json_field_text_or_null(json, "url", version->url);
    json_field_text(json, "date_source", version->date_source);
    json_field_text(json, "audience", version->audience);
    json_end_map(json);
}

/* Write the event unless nothing on it is wanted; `*told` tells. */
static enum avow_status write_event(struct json_writer *json, struct lease *lease,
                                    const struct page_event *event, const struct change_wish *wish,
                                    bool *told, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer scope = BUFFER_INIT;
    struct json_writer rows = json_writer_to(&scope);
    struct telling telling = {.event = event};
    size_t services = 0;
    /* All the services of a page that is new would be no news. */
    bool lists_services =
        wish->stems.count == 0 && (event->type == EVENT_CHANGED || wish->cover.service.size > 0);
    enum avow_status status = read_sides(lease, &telling, err);
    if (status == AVOW_OK && lists_services)
        status = cover_changes_json(&rows, lease, &telling.from, &telling.to, &wish->cover, &services, err);
    if (status != AVOW_OK)
        return status;
    count_wanted(&telling, wish);
    *told = telling.told + services > 0;
    if (!*told)
        return AVOW_OK;
    json_begin_map(json);
    json_field_text(json, "change", span_of(event_words[event->type]));
    json_field_day(json, "date", event->date);
    json_field_day(json, "from", event->older != NULL ? event->older->date : DATE_NONE);
    write_page(json, event->version);
    write_counts(json, &telling);
    write_statements(json, &telling, wish);
    json_key(json, "scope");
    json_raw(json, lists_services ? buffer_span(&scope) : SPAN("[]"));
    json_end_map(json);
    return scope.failed ? error_set_no_memory(err, "search") : AVOW_OK;
}

static enum avow_status write_events(struct json_writer *json, struct lease *lease,
                                     const struct page_events *events, struct change_wish *wish, size_t limit,
                                     struct avow_error *err)
{
    size_t count = 0;
    size_t at = 0;
    enum avow_status status = AVOW_OK;
    json_key(json, "changes");
    json_begin_list(json);
    for (; at < events->count && count < limit && status == AVOW_OK; at++) {
        struct span page = events->items[at].version->page;
        bool told = true;
        status = change_wish_page(lease, page, wish, &told, err);
        if (status == AVOW_OK && told)
            status = write_event(json, lease, &events->items[at], wish, &told, err);
        count += told;
    }
    json_end_list(json);
    json_field_boolean(json, "more", at < events->count);
    return status;
}

static enum avow_status find_changes(struct lease *lease, const struct search_changes_request *request,
                                     struct json_writer *json, struct avow_error *err)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    struct change_wish wish;
    struct page_events events = {0};
    enum avow_status status = change_wish_read(lease, request, &wish, err);
    if (status == AVOW_OK)
        status = page_events_read(lease, request->audience, request->since, &events, err);
    if (status != AVOW_OK)
        return status;
    json_begin_map(json);
    rows_asked_json(json, "standard", wish.cover.standard, name_standard(vocabulary, wish.cover.standard));
    rows_asked_json(json, "service", wish.cover.service,
                    name_service(vocabulary, wish.cover.service, wish.cover.service));
    json_field_text_or_null(json, "words", span_trim(request->words));
    json_field_day(json, "since", request->since);
    status = write_events(json, lease, &events, &wish, request->limit, err);
    json_end_map(json);
    return status;
}

enum avow_status search_changes(struct search_engine *engine, const struct search_changes_request *request,
                                struct buffer *out, struct avow_error *err)
{
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    status = find_changes(answer.lease, request, &answer.json, err);
    return lease_json_end(&answer, status, err);
}
