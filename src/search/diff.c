/* The difference of two versions of a page as JSON. */
#include "search/diff.h"

#include "search/card.h"
#include "search/cover.h"
#include "search/lease_json.h"
#include "search/search.h"

static const char *const change_words[CHANGE_COUNT] = {
    [CHANGE_SAME] = "same",       [CHANGE_REWORDED] = "reworded", [CHANGE_ADDED] = "added",
    [CHANGE_REMOVED] = "removed", [CHANGE_RENAMED] = "renamed",   [CHANGE_MOVED] = "moved",
};

const char *change_word(enum change_type type)
{
    return change_words[type];
}

/* Two versions of a page, the older one first. */
struct pair {
    struct version_text from;
    struct version_text to;
};

static void side_fields(struct json_writer *json, const struct record *record)
{
    json_field_text(json, "id", record->id);
    json_field_text(json, "kind", word_of(WORDS_KIND, (int)record->kind));
    json_field_texts(json, "heading", record->headings.items, record->headings.count);
    json_field_text_or_null(json, "question", record->question);
}

/* One side of a change: id, kind, heading, question, text, hash; null for none. */
static void write_side(struct json_writer *json, const char *key, const struct record *record)
{
    json_key(json, key);
    if (record == NULL) {
        json_null(json);
        return;
    }
    json_begin_map(json);
    side_fields(json, record);
    json_field_text(json, "text", record->text);
    json_field_text(json, "hash", record->hash);
    json_end_map(json);
}

enum avow_status change_segments_json(struct json_writer *json, const struct record *from,
                                      const struct record *to, struct arena *arena, struct avow_error *err)
{
    struct diff_segments question = {0}, text = {0};
    enum avow_status status = word_diff(from->question, to->question, arena, &question, err);
    if (status == AVOW_OK)
        status = word_diff(from->text, to->text, arena, &text, err);
    json_key(json, "question_segments");
    word_diff_json(json, &question);
    json_key(json, "segments");
    word_diff_json(json, &text);
    return status;
}

static void write_version(struct json_writer *json, const char *key, const struct version_text *text)
{
    const struct facts_version *version = text->version;
    json_key(json, key);
    json_begin_map(json);
    json_field_day(json, "date", version->date);
    json_field_text(json, "date_source", version->date_source);
    json_field_text(json, "title", version->title);
    json_field_integer(json, "statements", (int64_t)text->count);
    json_field_boolean(json, "current", version->current);
    json_end_map(json);
}

static void write_counts(struct json_writer *json, const struct change_list *changes)
{
    json_key(json, "counts");
    json_begin_map(json);
    for (int i = 0; i < CHANGE_COUNT; i++)
        json_field_integer(json, change_words[i], (int64_t)changes->counts[i]);
    json_end_map(json);
}

static enum avow_status write_changes(struct json_writer *json, const struct change_list *changes,
                                      struct arena *arena, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    json_key(json, "changes");
    json_begin_list(json);
    for (size_t i = 0; i < changes->count && status == AVOW_OK; i++) {
        const struct change *change = &changes->items[i];
        if (change->type == CHANGE_SAME)
            continue;
        json_begin_map(json);
        json_field_text(json, "change", span_of(change_words[change->type]));
        write_side(json, "from", change->from);
        write_side(json, "to", change->to);
        if (change->from != NULL && change->to != NULL)
            status = change_segments_json(json, change->from, change->to, arena, err);
        json_end_map(json);
    }
    json_end_list(json);
    return status;
}

static void write_same(struct json_writer *json, const struct change_list *changes)
{
    json_key(json, "same");
    json_begin_list(json);
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].type == CHANGE_SAME) {
            json_begin_map(json);
            side_fields(json, changes->items[i].to);
            json_end_map(json);
        }
    json_end_list(json);
}

static enum avow_status write_diff(struct lease *lease, const struct version_list *versions,
                                   const struct pair *pair, struct json_writer *json, struct avow_error *err)
{
    struct change_list changes = {0};
    enum avow_status status = change_list_make(&pair->from, &pair->to, &lease->arena, &changes, err);
    if (status != AVOW_OK)
        return status;
    json_begin_map(json);
    json_field_text(json, "id", pair->to.version->page);
    json_field_text(json, "title", pair->to.version->title);
    json_field_text_or_null(json, "url", pair->to.version->url);
    write_version(json, "from", &pair->from);
    write_version(json, "to", &pair->to);
    write_counts(json, &changes);
    status = cover_diff_json(json, lease, &pair->from, &pair->to, err);
    if (status == AVOW_OK)
        status = write_changes(json, &changes, &lease->arena, err);
    write_same(json, &changes);
    version_list_json(json, versions);
    json_end_map(json);
    return status;
}

/* The newest version of the day or before it; `otherwise` when no day is given. */
static size_t pick(const struct version_list *versions, date_day day, size_t otherwise)
{
    size_t at = 0;
    if (day == DATE_NONE)
        return otherwise;
    while (at < versions->count && versions->items[at].date > day)
        at++;
    return at;
}

/* Find the two versions; the older of them is `from`, whichever way they were asked for. */
static enum avow_status pick_pair(struct lease *lease, const struct version_list *versions, date_day from,
                                  date_day to, struct pair *pair, struct avow_error *err)
{
    char text[DATE_TEXT_SIZE];
    const struct facts_version *oldest = &versions->items[versions->count - 1];
    if (versions->count < 2)
        return error_set(err, AVOW_NOT_FOUND, "id",
                         "\"%.*s\" has one version only, of %s: nothing to compare",
                         SPAN_ARG(span_part(oldest->page, 0, 200)), date_iso(oldest->date, text));
    size_t newer = pick(versions, to, from != DATE_NONE && pick(versions, from, 0) == 0 ? 1 : 0);
    size_t older = pick(versions, from, newer + 1 < versions->count ? newer + 1 : newer - 1);
    if (newer == versions->count || older == versions->count)
        return error_set(err, AVOW_USAGE, newer == versions->count ? "to" : "from",
                         "there is no version of that day or before; the first is of %s",
                         date_iso(oldest->date, text));
    if (newer == older)
        return error_set(err, AVOW_USAGE, "from", "both days mean the version of %s; choose another",
                         date_iso(versions->items[newer].date, text));
    size_t first = newer < older ? newer : older;
    enum avow_status status = version_read(lease, &versions->items[newer + older - first], &pair->from, err);
    return status == AVOW_OK ? version_read(lease, &versions->items[first], &pair->to, err) : status;
}

enum avow_status search_diff(struct search_engine *engine, struct span id, date_day from, date_day to,
                             enum page_audience audience, struct buffer *out, struct avow_error *err)
{
    struct version_list versions = {0};
    struct pair pair = {0};
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    status = version_list_read(answer.lease, id, audience, &versions, err);
    if (status == AVOW_OK)
        status = pick_pair(answer.lease, &versions, from, to, &pair, err);
    if (status == AVOW_OK)
        status = write_diff(answer.lease, &versions, &pair, &answer.json, err);
    return lease_json_end(&answer, status, err);
}
