/* Print what became of one approval: who did what to it, and when. */
#include "command/library_history.h"

#include "base/cleanup.h"
#include "base/json_writer.h"
#include "command/verbs.h"

static void write_changes(int64_t number, const struct approval_changes *changes, struct buffer *out)
{
    char time[TIME_TEXT_SIZE];
    struct json_writer json = json_writer_to(out);
    json_begin_map(&json);
    json_field_integer(&json, "id", number);
    json_key(&json, "changes");
    json_begin_list(&json);
    for (size_t i = 0; i < changes->count; i++) {
        const struct approval_change *change = &changes->items[i];
        json_begin_map(&json);
        json_field_integer(&json, "revision", (int64_t)change->revision);
        json_field_text(&json, "at", span_of(time_iso(change->at, time)));
        json_field_text(&json, "by", change->actor);
        json_field_text(&json, "action", change->action);
        json_key(&json, "after");
        json_raw(&json, change->after);
        json_end_map(&json);
    }
    json_end_list(&json);
    json_end_map(&json);
}

static void print_change(const struct value *change, struct palette palette, FILE *stream)
{
    const struct value *after = value_get(change, "after");
    struct span expires = value_get_text(after, "expires");
    fprintf(stream, "    %.*s  %.*s by %.*s", SPAN_ARG(value_get_text(change, "at")),
            SPAN_ARG(value_get_text(change, "action")), SPAN_ARG(value_get_text(change, "by")));
    if (value_get_text(after, "retired_on").size == 0)
        fprintf(stream, " as of %.*s%s%.*s", SPAN_ARG(value_get_text(after, "on")),
                expires.size > 0 ? " until " : "", SPAN_ARG(expires));
    fprintf(stream, " %s(revision %lld)%s\n", palette.dim,
            (long long)value_integer(value_get(change, "revision"), 0), palette.plain);
}

static void print_history(const struct value *history, struct palette palette, FILE *stream)
{
    const struct value *changes = value_get(history, "changes");
    const struct value *last = value_get(&changes->items[changes->count - 1], "after");
    struct span product = value_get_text(last, "product");
    fprintf(stream, "%lld  %.*s\n    %.*s%s%.*s\n", (long long)value_integer(value_get(history, "id"), 0),
            SPAN_ARG(value_get_text(last, "question")), SPAN_ARG(value_get_text(last, "statement")),
            product.size > 0 ? " for " : "", SPAN_ARG(product));
    for (size_t i = 0; i < changes->count; i++)
        print_change(&changes->items[i], palette, stream);
}

int library_history_print(const struct invocation *invocation, const struct library_place *place,
                          int64_t number)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct approval_changes changes = {0};
    if (library_history(place, number, &arena, &changes, &err) != AVOW_OK)
        return command_failed(&err);
    write_changes(number, &changes, &json);
    return command_show(invocation, &json, print_history);
}
