/* Approvals in workspace.sqlite: put, retire, list. */
#include "workspace/approval.h"

#include "base/json_writer.h"
#include "base/utf8.h"
#include "workspace/tables.h"

static const char all_columns[] =
    "SELECT number, key, question, statement, product, hash, approved_by, approved_on, expires, audience,"
    " source, line, retired_by, retired_on, revision FROM approval ORDER BY number";
static const char columns_of_one[] =
    "SELECT number, key, question, statement, product, hash, approved_by, approved_on, expires, audience,"
    " source, line, retired_by, retired_on, revision FROM approval WHERE number = ?1";
static const char columns_of_same[] =
    "SELECT number, key, question, statement, product, hash, approved_by, approved_on, expires, audience,"
    " source, line, retired_by, retired_on, revision FROM approval"
    " WHERE key = ?1 AND statement = ?2 AND product = ?3";

/* Where rows go. */
struct taking {
    struct arena *arena;
    struct approval_list list;
    size_t room;
};

static enum avow_status take(void *context, struct sql_row *row, struct avow_error *err)
{
    struct taking *taking = context;
    struct arena *arena = taking->arena;
    if (!arena_grow(arena, &taking->list.items, &taking->room, taking->list.count,
                    sizeof *taking->list.items))
        return error_set_no_memory(err, "workspace");
    struct approval *approval = &taking->list.items[taking->list.count];
    *approval = (struct approval){
        .number = sql_row_number(row, 0),
        .on = (date_day)sql_row_number(row, 7),
        .expires = (date_day)sql_row_number(row, 8),
        .line = sql_row_number(row, 11),
        .retired_on = (date_day)sql_row_number(row, 13),
        .revision = (uint64_t)sql_row_number(row, 14),
    };
    const struct {
        struct span *field;
        int column;
    } texts[] = {
        {&approval->key, 1},      {&approval->question, 2}, {&approval->statement, 3},
        {&approval->product, 4},  {&approval->hash, 5},     {&approval->by, 6},
        {&approval->audience, 9}, {&approval->source, 10},  {&approval->retired_by, 12},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        *texts[i].field = arena_copy(arena, sql_row_text(row, texts[i].column));
        if (texts[i].field->bytes == NULL)
            return error_set_no_memory(err, "workspace");
    }
    taking->list.count++;
    return AVOW_OK;
}

static enum avow_status read_rows(struct workspace *workspace, const char *text,
                                  const struct sql_value *values, size_t count, struct arena *arena,
                                  struct approval_list *out, struct avow_error *err)
{
    struct taking taking = {.arena = arena};
    enum avow_status status = sql_each(workspace->sql, text, values, count, take, &taking, err);
    if (status == AVOW_OK)
        *out = taking.list;
    return status;
}

static void write_json(struct buffer *out, const struct approval *approval)
{
    char day[DATE_TEXT_SIZE];
    struct json_writer json = json_writer_to(out);
    json_begin_map(&json);
    json_field_text(&json, "question", approval->question);
    json_field_text(&json, "statement", approval->statement);
    json_field_text(&json, "product", approval->product);
    json_field_text(&json, "hash", approval->hash);
    json_field_text(&json, "by", approval->by);
    json_field_text(&json, "on", span_of(date_iso(approval->on, day)));
    json_field_text_or_null(&json, "expires", span_of(date_iso(approval->expires, day)));
    json_field_text(&json, "audience", approval->audience);
    json_field_text(&json, "source", approval->source);
    json_field_integer(&json, "line", approval->line);
    json_field_text_or_null(&json, "retired_by", approval->retired_by);
    json_field_text_or_null(&json, "retired_on", span_of(date_iso(approval->retired_on, day)));
    json_end_map(&json);
}

static enum avow_status remember(struct workspace *workspace, const struct approval *approval,
                                 struct span actor, const char *action, struct avow_error *err)
{
    struct buffer json = BUFFER_INIT;
    write_json(&json, approval);
    const struct history_row row = {actor, span_of(action), SPAN("approval"), approval->number,
                                    buffer_span(&json)};
    enum avow_status status =
        json.failed ? error_set_no_memory(err, "workspace") : history_add(workspace, &row, err);
    buffer_free(&json);
    return status;
}

/* Write the row, under its number or, without one, under a new one. */
static enum avow_status write_row(struct workspace *workspace, struct approval *approval,
                                  struct avow_error *err)
{
    static const char added[] = "INSERT INTO approval VALUES(NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                                " ?11, ?12, ?13, ?14)";
    static const char changed[] =
        "UPDATE approval SET key = ?1, question = ?2, statement = ?3, product = ?4, hash = ?5,"
        " approved_by = ?6, approved_on = ?7, expires = ?8, audience = ?9, source = ?10, line = ?11,"
        " retired_by = ?12, retired_on = ?13, revision = ?14 WHERE number = ?15";
    approval->revision = workspace->revision;
    const struct sql_value values[] = {
        sql_text(approval->key),          sql_text(approval->question),
        sql_text(approval->statement),    sql_text(approval->product),
        sql_text(approval->hash),         sql_text(approval->by),
        sql_number(approval->on),         sql_number(approval->expires),
        sql_text(approval->audience),     sql_text(approval->source),
        sql_number(approval->line),       sql_text(approval->retired_by),
        sql_number(approval->retired_on), sql_number((int64_t)approval->revision),
        sql_number(approval->number),
    };
    size_t count = COUNT_OF(values) - (approval->number == 0);
    enum avow_status status =
        sql_run(workspace->sql, approval->number == 0 ? added : changed, values, count, err);
    if (status == AVOW_OK && approval->number == 0)
        approval->number = sql_last_number(workspace->sql);
    return status;
}

/* What stands already, against what is put. */
static enum approval_outcome compare(const struct approval *stands, const struct approval *put)
{
    if (stands->retired_on != DATE_NONE && put->on <= stands->retired_on)
        return APPROVAL_RETIRED;
    if (stands->retired_on != DATE_NONE || put->on > stands->on)
        return APPROVAL_CHANGED;
    bool same = span_equal(stands->by, put->by) && stands->expires == put->expires;
    if (put->on == stands->on && !same)
        return APPROVAL_CHANGED;
    return span_equal(stands->hash, put->hash) ? APPROVAL_UNCHANGED : APPROVAL_OUTDATED;
}

enum avow_status approval_name_check(struct span name, struct avow_error *err)
{
    struct buffer shown = BUFFER_INIT;
    utf8_append_visible(&shown, name);
    bool plain = span_trim(name).size > 0 && utf8_valid(name) && span_equal(buffer_span(&shown), name);
    bool failed = shown.failed;
    buffer_free(&shown);
    if (failed)
        return error_set_no_memory(err, "library");
    return plain ? AVOW_OK
                 : error_set(err, AVOW_USAGE, "library",
                             "the name of who approves or retires must be words in one line of UTF-8");
}

enum avow_status approval_put(struct workspace *workspace, const struct approval *approval, date_day today,
                              enum approval_outcome *outcome, struct avow_error *err)
{
    struct arena scratch = ARENA_INIT;
    struct approval_list stands = {0};
    struct approval row = *approval;
    const struct sql_value which[] = {sql_text(row.key), sql_text(row.statement), sql_text(row.product)};
    enum avow_status status =
        read_rows(workspace, columns_of_same, which, COUNT_OF(which), &scratch, &stands, err);
    enum approval_outcome found =
        status == AVOW_OK && stands.count > 0 ? compare(&stands.items[0], &row) : APPROVAL_ADDED;
    row.number = stands.count > 0 ? stands.items[0].number : 0;
    row.on = row.on != DATE_NONE ? row.on : today;
    arena_free(&scratch);
    if (status == AVOW_OK && (found == APPROVAL_ADDED || found == APPROVAL_CHANGED)) {
        status = write_row(workspace, &row, err);
        if (status == AVOW_OK)
            status =
                remember(workspace, &row, row.by, found == APPROVAL_ADDED ? "approve" : "approve again", err);
    }
    if (status == AVOW_OK)
        *outcome = found;
    return status;
}

enum avow_status approval_unknown(int64_t number, struct avow_error *err)
{
    return error_set(err, AVOW_NOT_FOUND, "library",
                     "there is no approval %lld; `avow library list` shows them", (long long)number);
}

enum avow_status approval_retire(struct workspace *workspace, int64_t number, struct span by, date_day on,
                                 struct avow_error *err)
{
    struct arena scratch = ARENA_INIT;
    struct approval_list found = {0};
    char day[DATE_TEXT_SIZE];
    const struct sql_value which = sql_number(number);
    enum avow_status status = read_rows(workspace, columns_of_one, &which, 1, &scratch, &found, err);
    if (status == AVOW_OK && found.count == 0)
        status = approval_unknown(number, err);
    if (status == AVOW_OK && found.items[0].retired_on != DATE_NONE)
        status = error_set(err, AVOW_NOT_FOUND, "library", "approval %lld was retired already, by %.*s on %s",
                           (long long)number, SPAN_ARG(found.items[0].retired_by),
                           date_iso(found.items[0].retired_on, day));
    if (status == AVOW_OK) {
        struct approval *approval = &found.items[0];
        approval->retired_by = by;
        approval->retired_on = on;
        status = write_row(workspace, approval, err);
        if (status == AVOW_OK)
            status = remember(workspace, approval, by, "retire", err);
    }
    arena_free(&scratch);
    return status;
}

enum avow_status approval_list(struct workspace *workspace, struct arena *arena, struct approval_list *out,
                               struct avow_error *err)
{
    return read_rows(workspace, all_columns, NULL, 0, arena, out, err);
}
