/* What happened to the services that two versions state to be covered. */
#include "search/cover.h"

#include "search/name.h"
#include "search/scope.h"
#include "terms/canonical.h"
#include "terms/words.h"

/* A service whose place changed; either side may be NULL. */
struct move {
    const struct cover *from;
    const struct cover *to;
    const char *change;
};

static struct span state_of(const struct cover *cover)
{
    return cover->unclear ? SPAN("unclear") : cover->row->state;
}

static bool is_excluded(const struct cover *cover)
{
    return span_equal(state_of(cover), word_of(WORDS_SCOPE_STATE, SCOPE_EXCLUDED));
}

/* The word for a service that has come to another state. */
static const char *arrival(const struct cover *to, const char *otherwise)
{
    return to->unclear ? "unclear" : is_excluded(to) ? "excluded" : otherwise;
}

/* Names as today's tables know them are one name, unless one of them is a former one. */
static bool is_renamed(const struct move *move)
{
    bool other = !span_equal_case(move->from->row->name, move->to->row->name);
    bool same = span_equal(move->from->row->service, move->to->row->service);
    return other && (!same || move->from->former != move->to->former);
}

static bool both_differ(struct span a, struct span b)
{
    return a.size > 0 && b.size > 0 && !span_equal(a, b);
}

static enum avow_status same_qualifier(const struct move *move, struct arena *arena, bool *same,
                                       struct avow_error *err)
{
    struct span older, newer;
    enum avow_status status = canonical_text(move->from->row->qualifier, arena, &older, err);
    if (status == AVOW_OK)
        status = canonical_text(move->to->row->qualifier, arena, &newer, err);
    if (status == AVOW_OK)
        *same = span_equal(older, newer) &&
                span_equal_case(move->from->row->environment, move->to->row->environment);
    return status;
}

/* How a service's place changed; NULL when it did not. */
static enum avow_status judge(struct move *move, struct arena *arena, struct avow_error *err)
{
    const struct cover *from = move->from, *to = move->to;
    bool same = true;
    if (from == NULL || to == NULL) {
        move->change = to == NULL ? "left" : arrival(to, "entered");
        return AVOW_OK;
    }
    enum avow_status status = same_qualifier(move, arena, &same, err);
    if (!span_equal(state_of(from), state_of(to)))
        move->change = arrival(to, "included");
    else if (is_renamed(move))
        move->change = "renamed";
    else if (!same)
        move->change = "qualified";
    else if (both_differ(from->row->edition, to->row->edition) ||
             both_differ(from->row->level, to->row->level))
        move->change = "edition";
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
    json_field_text(json, "name", cover->row->name);
    json_field_text(json, "words", cover->row->words);
    json_field_text(json, "in_scope", state_of(cover));
    json_field_text_or_null(json, "environment", cover->row->environment);
    json_field_text_or_null(json, "qualifier", cover->row->qualifier);
    json_field_text_or_null(json, "edition", cover->row->edition);
    json_field_text_or_null(json, "level", cover->row->level);
    json_field_text(json, "statement_id", cover->statement->id);
    json_field_text(json, "hash", cover->statement->hash);
    json_end_map(json);
}

static void write_service(struct json_writer *json, const struct lease *lease, const struct move *move)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    const struct facts_scope *shown = (move->to != NULL ? move->to : move->from)->row;
    json_field_text(json, "change", span_of(move->change));
    rows_asked_json(json, "standard", shown->standard, name_standard(vocabulary, shown->standard));
    json_key(json, "service");
    json_begin_map(json);
    json_field_text(json, "id", shown->service);
    json_field_text(json, "name", name_service(vocabulary, shown->service, shown->name));
    json_field_boolean(json, "known", vocabulary_service_find(vocabulary, shown->service) != NULL);
    json_end_map(json);
    json_field_text_or_null(json, "environment", shown->environment);
}

/* True when the words of a row stand on another one, too, that says where they do not hold: a qualifier need
 * not tell it again. */
static bool says_apart(const struct cover_list *list, const struct cover *cover)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct facts_scope *row = list->items[i].row;
        if (span_equal(row->service, cover->row->service) && span_equal(row->words, cover->row->words) &&
            !span_equal(row->state, cover->row->state))
            return true;
    }
    return false;
}

/* All moves from one version to the other. */
static enum avow_status find_moves(struct lease *lease, const struct version_text *from,
                                   const struct version_text *to, struct move **moves, size_t *count,
                                   struct avow_error *err)
{
    size_t pair_count = 0;
    struct cover_pair *pairs = NULL;
    struct cover_list older = {0}, newer = {0};
    enum avow_status status = cover_read(lease, from, &older, err);
    if (status == AVOW_OK)
        status = cover_read(lease, to, &newer, err);
    if (status == AVOW_OK)
        status = cover_pair_rows(&older, &newer, &lease->arena, &pairs, &pair_count, err);
    struct move *list = arena_array(&lease->arena, pair_count, sizeof *list);
    *count = 0;
    if (status == AVOW_OK && list == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < pair_count && status == AVOW_OK; i++) {
        struct move move = {pairs[i].from, pairs[i].to, NULL};
        status = judge(&move, &lease->arena, err);
        bool told = move.from != NULL && move.to != NULL && move.change != NULL &&
                    span_equal(span_of(move.change), SPAN("qualified")) &&
                    (says_apart(&older, move.from) || says_apart(&newer, move.to));
        if (move.change != NULL && !told)
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
    if (cover == NULL || (wish->service.size > 0 && !span_equal(cover->row->service, wish->service)))
        return false;
    bool standard = wish->standard.size == 0 || span_equal(cover->row->standard, wish->standard);
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
