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

/* A service whose place changed; either side may be NULL. */
struct move {
    const struct cover *from;
    const struct cover *to;
    const char *change;
};

static void write_service(struct json_writer *json, const struct lease *lease, const struct move *move)
{
    const struct cover *shown = move->to != NULL ? move->to : move->from;
    json_field_text(json, "change", span_of(move->change));
    json_key(json, "service");
    json_begin_map(json);
    json_field_text(json, "id", shown->id);
    json_field_text(json, "name", shown->name);
    json_field_boolean(json, "known", vocabulary_service_find(lease->view->vocabulary, shown->id) != NULL);
    json_end_map(json);
}

/* All moves from one list to the other: in the order of the older, then what is new. */
static enum avow_status find_moves(struct lease *lease, const struct version_text *from,
                                   const struct version_text *to, struct move **moves, size_t *count,
                                   struct avow_error *err)
{
    struct cover_list older = {0}, newer = {0};
    enum avow_status status = cover_read(lease, from, &older, err);
    if (status == AVOW_OK)
        status = cover_read(lease, to, &newer, err);
    if (status != AVOW_OK)
        return status;
    struct move *list = arena_array(&lease->arena, older.count + newer.count, sizeof *list);
    *count = 0;
    if (list == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < older.count + newer.count && status == AVOW_OK; i++) {
        struct move move = {.from = i < older.count ? &older.items[i] : NULL};
        move.to = move.from != NULL ? find(&newer, move.from->id) : &newer.items[i - older.count];
        if (move.from == NULL && find(&older, move.to->id) != NULL)
            continue;
        status = judge(move.from, move.to, &lease->arena, &move.change, err);
        if (move.change != NULL)
            list[(*count)++] = move;
    }
    *moves = list;
    return status;
}

enum avow_status cover_diff_json(struct json_writer *json, struct lease *lease,
                                 const struct version_text *from, const struct version_text *to,
                                 struct avow_error *err)
{
    struct move *moves = NULL;
    size_t count = 0;
    enum avow_status status = find_moves(lease, from, to, &moves, &count, err);
    json_key(json, "scope");
    json_begin_list(json);
    for (size_t i = 0; i < count && status == AVOW_OK; i++) {
        json_begin_map(json);
        write_service(json, lease, &moves[i]);
        write_side(json, "from", moves[i].from);
        write_side(json, "to", moves[i].to);
        json_end_map(json);
    }
    json_end_list(json);
    return status;
}

static bool is_wanted(const struct cover *cover, const struct cover_wish *wish)
{
    bool standard = wish->standard.size == 0;
    if (cover == NULL || (wish->service.size > 0 && !span_equal(cover->id, wish->service)))
        return false;
    for (size_t i = 0; i < cover->statement->standards.count; i++)
        standard = standard || span_equal(cover->statement->standards.items[i].id, wish->standard);
    return standard;
}

enum avow_status cover_changes_json(struct json_writer *json, struct lease *lease,
                                    const struct version_text *from, const struct version_text *to,
                                    const struct cover_wish *wish, size_t *count, struct avow_error *err)
{
    struct move *moves = NULL;
    size_t found = 0;
    enum avow_status status = find_moves(lease, from, to, &moves, &found, err);
    *count = 0;
    json_begin_list(json);
    for (size_t i = 0; i < found && status == AVOW_OK; i++) {
        if (!is_wanted(moves[i].from, wish) && !is_wanted(moves[i].to, wish))
            continue;
        json_begin_map(json);
        write_service(json, lease, &moves[i]);
        json_end_map(json);
        ++*count;
    }
    json_end_list(json);
    return status;
}
