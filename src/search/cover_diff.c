/* What entered, left or was renamed between two lists of covered services. */
#include "search/cover.h"

#include "terms/canonical.h"

static const struct cover *find(const struct cover_list *list, struct span id)
{
    for (size_t i = 0; i < list->count; i++)
        if (span_equal(list->items[i].id, id))
            return &list->items[i];
    return NULL;
}

/* How a service's place changed; NULL when it did not. */
static enum avow_status judge(const struct cover *from, const struct cover *to, struct arena *arena,
                              const char **change, struct avow_error *err)
{
    struct span older, newer;
    *change = NULL;
    if (from == NULL || to == NULL) {
        *change = to == NULL ? "left" : to->excluded ? "excluded" : "entered";
        return AVOW_OK;
    }
    if (from->excluded != to->excluded) {
        *change = to->excluded ? "excluded" : "included";
        return AVOW_OK;
    }
    enum avow_status status = canonical_text(from->words, arena, &older, err);
    if (status == AVOW_OK)
        status = canonical_text(to->words, arena, &newer, err);
    if (status == AVOW_OK && !span_equal(older, newer))
        *change = span_equal_case(from->said, to->said) ? "restated" : "renamed";
    return status;
}

static void write_side(struct json_writer *json, const char *key, const struct cover *cover)
{
    json_key(json, key);
    if (cover == NULL) {
        json_null(json);
        return;
    }
    json_begin_map(json);
    json_field_text(json, "words", cover->words);
    json_field_text(json, "in_scope", cover->excluded ? SPAN("excluded") : SPAN("yes"));
    json_field_text(json, "statement_id", cover->statement->id);
    json_field_text(json, "hash", cover->statement->hash);
    json_end_map(json);
}

static enum avow_status write_row(struct json_writer *json, struct lease *lease, const struct cover *from,
                                  const struct cover *to, struct avow_error *err)
{
    const struct cover *shown = to != NULL ? to : from;
    const char *change = NULL;
    enum avow_status status = judge(from, to, &lease->arena, &change, err);
    if (status != AVOW_OK || change == NULL)
        return status;
    json_begin_map(json);
    json_field_text(json, "change", span_of(change));
    json_key(json, "service");
    json_begin_map(json);
    json_field_text(json, "id", shown->id);
    json_field_text(json, "name", shown->name);
    json_field_boolean(json, "known", vocabulary_service_find(lease->view->vocabulary, shown->id) != NULL);
    json_end_map(json);
    write_side(json, "from", from);
    write_side(json, "to", to);
    json_end_map(json);
    return AVOW_OK;
}

enum avow_status cover_diff_json(struct json_writer *json, struct lease *lease,
                                 const struct version_text *from, const struct version_text *to,
                                 struct avow_error *err)
{
    struct cover_list older = {0}, newer = {0};
    enum avow_status status = cover_read(lease, from, &older, err);
    if (status == AVOW_OK)
        status = cover_read(lease, to, &newer, err);
    json_key(json, "scope");
    json_begin_list(json);
    for (size_t i = 0; i < older.count && status == AVOW_OK; i++)
        status = write_row(json, lease, &older.items[i], find(&newer, older.items[i].id), err);
    for (size_t i = 0; i < newer.count && status == AVOW_OK; i++)
        if (find(&older, newer.items[i].id) == NULL)
            status = write_row(json, lease, NULL, &newer.items[i], err);
    json_end_list(json);
    return status;
}
