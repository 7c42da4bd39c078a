/* avow search --queries FILE --run OUT: the plain rankings of many questions, as TREC run lines. */
#include "base/cleanup.h"
#include "base/file.h"
#include "command/search.h"
#include "search/question_file.h"

#include <inttypes.h>

enum { RUN_LIMIT = SEARCH_LIMIT_MOST };

/* Flags that change what is shown, not what is ranked. */
static const char *const shown_only[] = {"sort", "group", "offset", "explain", "why-not", "json"};

static enum avow_status check_flags(const struct invocation *invocation, struct avow_error *err)
{
    if (!invocation_has(invocation, "queries") || !invocation_has(invocation, "run"))
        return error_set(err, AVOW_USAGE, "search", "--queries and --run belong together; give both");
    if (invocation->word_count > 0)
        return error_set(err, AVOW_USAGE, "search",
                         "the questions stand in the file of --queries; leave the words out");
    for (size_t i = 0; i < sizeof shown_only / sizeof *shown_only; i++)
        if (invocation_has(invocation, shown_only[i]))
            return error_set(err, AVOW_USAGE, "search", "--run writes plain rankings; leave --%s out",
                             shown_only[i]);
    return AVOW_OK;
}

/* "question Q0 statement rank score avow" for each statement. */
static void write_ranking(struct buffer *out, struct span question, const struct search_ranking *ranking)
{
    for (size_t i = 0; i < ranking->count; i++)
        buffer_printf(out, "%.*s Q0 %.*s %zu %.6f avow\n", SPAN_ARG(question), SPAN_ARG(ranking->items[i].id),
                      i + 1, ranking->items[i].score);
}

static enum avow_status ask_all(const struct invocation *invocation, struct search_engine *engine,
                                struct search_request *request, const struct question_list *questions,
                                struct buffer *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < questions->count; i++) {
        const struct question *question = &questions->items[i];
        struct search_ranking ranking = {0};
        request->text = question->text;
        enum avow_status status = search_rank(engine, request, &arena, &ranking, err);
        if (status == AVOW_USAGE) {
            struct avow_error why = *err;
            char *place =
                arena_printf(&arena, "%s:%zu", invocation_value(invocation, "queries"), question->line);
            return error_set(err, AVOW_BAD_INPUT, place, "%s", why.message);
        }
        if (status != AVOW_OK)
            return status;
        write_ranking(out, question->id, &ranking);
        arena_reset(&arena);
    }
    return out->failed ? error_set_no_memory(err, "search") : AVOW_OK;
}

enum avow_status search_file(const struct invocation *invocation, struct search_request *request,
                             struct search_engine *engine, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    struct question_list questions = {0};
    uint64_t limit = RUN_LIMIT;
    enum avow_status status = check_flags(invocation, err);
    if (status == AVOW_OK)
        status = invocation_number(invocation, "limit", RUN_LIMIT, RUN_LIMIT, &limit, err);
    request->limit = limit;
    if (status == AVOW_OK)
        status = question_file_read(invocation_value(invocation, "queries"), &arena, &questions, err);
    if (status == AVOW_OK)
        status = ask_all(invocation, engine, request, &questions, &out, err);
    return status == AVOW_OK ? file_write_atomic(invocation_value(invocation, "run"), buffer_span(&out), err)
                             : status;
}
