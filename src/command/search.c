/* avow search: flags and words to one search, printed as text or as the API's JSON. */
#include "command/search.h"
#include "base/cleanup.h"
#include "search/request.h"

#include <string.h>

static const char no[] = "no-";

/* A flag's name with '_' for '-', as arguments are called everywhere else; "--no-x" is x=0. */
static struct span argument_name(const char *flag, char name[32])
{
    size_t size = 0;
    flag += strncmp(flag, no, strlen(no)) == 0 ? strlen(no) : 0;
    for (; flag[size] != '\0' && size < 31; size++)
        name[size] = flag[size] == '-' ? '_' : flag[size];
    return (struct span){name, size};
}

static enum avow_status take_flag(const struct invocation *invocation, const struct option_row *row,
                                  struct search_request *request, struct arena *arena, struct avow_error *err)
{
    char name[32];
    size_t count = 0;
    const char *const *values = invocation_values(invocation, row->name, &count);
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < count; i++) {
        bool off = strncmp(row->name, no, strlen(no)) == 0;
        struct span value = row->kind == OPTION_SWITCH ? span_of(off ? "0" : "1") : span_of(values[i]);
        status = search_request_take(request, argument_name(row->name, name), value, arena, err);
    }
    return status;
}

/* True for the flags that are not arguments of the search itself. */
static bool is_own_flag(const struct option_row *row)
{
    static const char *const own[] = {"index", "json", "today", "queries", "run", "weights"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(row->name, own[i]) == 0)
            return true;
    return false;
}

static enum avow_status request_from(const struct invocation *invocation, struct search_request *request,
                                     struct arena *arena, struct avow_error *err)
{
    struct buffer words = BUFFER_INIT;
    for (size_t i = 0; i < invocation->word_count; i++) {
        buffer_append_string(&words, i > 0 ? " " : "");
        buffer_append_string(&words, invocation->words[i]);
    }
    enum avow_status status = words.failed ? error_set_no_memory(err, "search") : AVOW_OK;
    if (status == AVOW_OK)
        status = search_request_take(request, SPAN("q"), buffer_span(&words), arena, err);
    buffer_free(&words);
    for (const struct option_row *row = invocation->verb->options; status == AVOW_OK && row->name != NULL;
         row++)
        if (!is_own_flag(row))
            status = take_flag(invocation, row, request, arena, err);
    return status == AVOW_OK ? invocation_today(invocation, &request->today, err) : status;
}

static int print(const struct invocation *invocation, const struct buffer *json, const char *verdict)
{
    int code = strcmp(verdict, "none") == 0 ? avow_status_exit_code(AVOW_NOT_FOUND) : 0;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct value answer;
    struct avow_error err = AVOW_ERROR_INIT;
    if (json_read(buffer_span(json), &arena, &answer, &err) != AVOW_OK)
        return command_failed(&err);
    if (span_equal(value_get_text(value_get(&answer, "why_not"), "state"), SPAN("unknown")))
        code = avow_status_exit_code(AVOW_NOT_FOUND);
    if (invocation_has(invocation, "json"))
        return command_print(json, code);
    print_answer(&answer, palette_for(stdout), stdout);
    return code;
}

static bool asks_file(const struct invocation *invocation)
{
    return invocation_has(invocation, "queries") || invocation_has(invocation, "run");
}

int verb_search(const struct invocation *invocation)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct search_request request = SEARCH_REQUEST_INIT;
    struct search_engine *engine = NULL;
    const char *verdict = "";
    enum avow_status status = request_from(invocation, &request, &arena, &err);
    if (status == AVOW_OK)
        status = search_engine_open(command_directory(invocation), 1, &engine, &err);
    const char *weights = invocation_value(invocation, "weights");
    if (status == AVOW_OK && weights != NULL)
        status = search_engine_load_weights(engine, weights, &err);
    bool file = asks_file(invocation);
    if (status == AVOW_OK)
        status = file ? search_file(invocation, &request, engine, &err)
                      : search_run(engine, &request, &json, &verdict, NULL, &err);
    int code = status != AVOW_OK ? command_failed(&err) : file ? 0 : print(invocation, &json, verdict);
    search_engine_close(engine);
    return code;
}
