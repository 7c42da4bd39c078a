/* Read versions of a page from facts and store. */
#include "search/version.h"

#include "search/card.h"
#include "search/tree.h"

bool version_seen(struct span page_audience, struct span status, enum page_audience audience)
{
    int widest = word_value(WORDS_AUDIENCE, page_audience);
    bool draft = span_equal(status, word_of(WORDS_STATUS, STATUS_DRAFT));
    return widest >= 0 && widest <= (int)audience && (!draft || audience == AUDIENCE_INTERNAL);
}

enum avow_status version_list_read(struct lease *lease, struct span page, enum page_audience audience,
                                   struct version_list *out, struct avow_error *err)
{
    struct facts_versions all = {0};
    enum avow_status status = facts_page_versions(lease->facts, page, &lease->arena, &all, err);
    if (status != AVOW_OK && status != AVOW_NOT_FOUND)
        return status;
    date_day *next = arena_array(&lease->arena, all.count, sizeof *next);
    if (next == NULL)
        return error_set_no_memory(err, "search");
    size_t count = 0;
    date_day newer = DATE_OPEN;
    for (size_t i = 0; i < all.count; i++) {
        struct facts_version version = all.items[i];
        if (version_seen(version.audience, version.status, audience)) {
            next[count] = newer;
            all.items[count++] = version;
        }
        newer = version.date;
    }
    if (count == 0)
        return error_set(err, AVOW_NOT_FOUND, "id", "there is no page \"%.*s\"; search for its title instead",
                         SPAN_ARG(span_part(page, 0, 200)));
    *out = (struct version_list){all.items, next, count};
    return AVOW_OK;
}

/* Read the statement of a document ("id" or "id@YYYY-MM-DD"). */
static enum avow_status read_document(struct lease *lease, struct span document, struct record *out,
                                      struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct store_reader *store = NULL;
    struct span data = SPAN_EMPTY;
    struct span term = tree_term(&tree, TERM_ID, document)->term;
    if (tree.failed)
        return error_set_no_memory(err, "search");
    enum avow_status status = store_reader_data(lease->now, term, &lease->arena, &data, err);
    if (status == AVOW_NOT_FOUND)
        status = lease_with_history(lease, &store, err);
    if (store != NULL && status == AVOW_OK)
        status = store_reader_data(store, term, &lease->arena, &data, err);
    return status == AVOW_OK ? record_decode(data, &lease->arena, out, err) : status;
}

/* A document is kept once, from the last version with its words: what belongs to the page is the version's.
 */
static void date_back(struct record *record, const struct facts_version *version,
                      const struct facts_statement *place)
{
    size_t hash = span_find_byte(place->id, '#', 0);
    int source = word_value(WORDS_DATE_SOURCE, version->date_source);
    record->id = place->id;
    if (hash != SPAN_NONE && record->anchor.size > 0)
        record->anchor = span_part(place->id, hash + 1, SPAN_NONE);
    record->title = version->title;
    record->url = version->url;
    record->path = version->path;
    record->owner = version->owner;
    record->date = version->date;
    record->date_source = source >= 0 ? (enum date_source)source : record->date_source;
    record->review_by = version->review_by;
    record->ordinal = place->ordinal;
}

enum avow_status version_read(struct lease *lease, const struct facts_version *version,
                              struct version_text *out, struct avow_error *err)
{
    struct facts_statements list = {0};
    enum avow_status status =
        facts_version_statements(lease->facts, version->page, version->date, &lease->arena, &list, err);
    if (status != AVOW_OK)
        return status;
    struct version_statement *items = arena_array(&lease->arena, list.count, sizeof *items);
    if (items == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < list.count && status == AVOW_OK; i++) {
        items[i].document = list.items[i].document;
        status = read_document(lease, items[i].document, &items[i].record, err);
        if (status == AVOW_OK)
            date_back(&items[i].record, version, &list.items[i]);
    }
    if (status == AVOW_OK)
        *out = (struct version_text){version, items, list.count};
    return status;
}

enum avow_status version_end(struct lease *lease, const struct version_list *versions, size_t at,
                             date_day *end, struct avow_error *err)
{
    const struct facts_version *version = &versions->items[at];
    struct facts_statements list = {0};
    struct record first = {.valid_to = DATE_OPEN};
    enum avow_status status = AVOW_OK;
    if (!version->current) {
        status =
            facts_version_statements(lease->facts, version->page, version->date, &lease->arena, &list, err);
        /* A page that ends takes all its statements along: any one of them knows the day. */
        if (status == AVOW_OK && list.count > 0)
            status = read_document(lease, list.items[0].document, &first, err);
    }
    if (status == AVOW_OK)
        *end = first.valid_to < versions->next[at] ? first.valid_to : versions->next[at];
    return status;
}

static enum avow_status not_yet(const struct version_list *versions, struct avow_error *err)
{
    char text[DATE_TEXT_SIZE];
    const struct facts_version *oldest = &versions->items[versions->count - 1];
    return error_set(err, AVOW_NOT_FOUND, "id",
                     "the page \"%.*s\" has no version of that day or before; its first is of %s",
                     SPAN_ARG(span_part(oldest->page, 0, 200)), date_iso(oldest->date, text));
}

enum avow_status version_on(struct lease *lease, const struct version_list *versions, date_day day,
                            const struct facts_version **out, struct avow_error *err)
{
    size_t at = 0;
    date_day end = DATE_OPEN;
    char text[DATE_TEXT_SIZE];
    while (at < versions->count && day != DATE_NONE && versions->items[at].date > day)
        at++;
    if (at == versions->count)
        return not_yet(versions, err);
    enum avow_status status = version_end(lease, versions, at, &end, err);
    if (status == AVOW_OK && end != DATE_OPEN && (day == DATE_NONE || end <= day))
        return error_set(err, AVOW_NOT_FOUND, "id",
                         "the page \"%.*s\" ended on %s; ask for it as of a day before that",
                         SPAN_ARG(span_part(versions->items[0].page, 0, 200)), date_iso(end, text));
    if (status == AVOW_OK)
        *out = &versions->items[at];
    return status;
}

/* The name of the document a record comes from. */
static struct span document_of(const struct record *record, struct arena *arena)
{
    char day[DATE_TEXT_SIZE];
    if (record->valid_to == DATE_OPEN)
        return record->id;
    return span_of(arena_printf(arena, "%.*s@%s", SPAN_ARG(record->id), date_iso(record->date, day)));
}

enum avow_status version_date_back(struct lease *lease, date_day day, struct record *record,
                                   struct avow_error *err)
{
    struct facts_versions versions = {0};
    struct facts_statements list = {0};
    struct span document = document_of(record, &lease->arena);
    size_t at = 0;
    if (document.bytes == NULL)
        return error_set_no_memory(err, "search");
    enum avow_status status =
        facts_page_versions(lease->facts, record->page_id, &lease->arena, &versions, err);
    while (at < versions.count && versions.items[at].date > day)
        at++;
    if (status == AVOW_OK && at < versions.count)
        status = facts_version_statements(lease->facts, record->page_id, versions.items[at].date,
                                          &lease->arena, &list, err);
    for (size_t i = 0; status == AVOW_OK && i < list.count; i++)
        if (span_equal(list.items[i].document, document)) {
            date_back(record, &versions.items[at], &list.items[i]);
            break;
        }
    return status;
}

void version_list_json(struct json_writer *json, const struct version_list *versions)
{
    json_key(json, "versions");
    json_begin_list(json);
    for (size_t i = 0; i < versions->count; i++) {
        const struct facts_version *version = &versions->items[i];
        json_begin_map(json);
        json_field_day(json, "date", version->date);
        json_field_text(json, "date_source", version->date_source);
        json_field_text(json, "title", version->title);
        json_field_integer(json, "statements", version->statements);
        json_field_boolean(json, "current", version->current);
        json_end_map(json);
    }
    json_end_list(json);
}
