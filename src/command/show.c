/* avow show: one statement or page, as text, as JSON, or as the words its hash is made of. */
#include "base/cleanup.h"
#include "command/verbs.h"
#include "search/search.h"

struct shown {
    struct buffer json;
    bool is_page;
};

static enum avow_status show(struct search_engine *engine, const struct invocation *invocation,
                             date_day as_of, struct shown *shown, struct avow_error *err)
{
    struct span id = span_of(invocation->words[0]);
    shown->is_page = span_find_byte(id, '#', 0) == SPAN_NONE;
    if (invocation_has(invocation, "canonical"))
        return search_statement_canonical(engine, id, &shown->json, err);
    if (!shown->is_page)
        return search_statement(engine, id, AUDIENCE_INTERNAL, &shown->json, err);
    enum avow_status status = search_page(engine, id, as_of, AUDIENCE_INTERNAL, &shown->json, err);
    if (status != AVOW_NOT_FOUND)
        return status;
    /* A ready-made statement may have an id without '#'. If it is none, what is wrong with the page counts.
     */
    struct avow_error other = AVOW_ERROR_INIT;
    shown->is_page = false;
    if (search_statement(engine, id, AUDIENCE_INTERNAL, &shown->json, &other) == AVOW_OK)
        return AVOW_OK;
    if (other.status != AVOW_NOT_FOUND)
        *err = other;
    return err->status;
}

static int print(const struct invocation *invocation, const struct shown *shown)
{
    if (invocation_has(invocation, "canonical"))
        return fwrite(shown->json.bytes, 1, shown->json.size, stdout) == shown->json.size ? 0 : 4;
    return command_show(invocation, &shown->json, shown->is_page ? print_page : print_statement);
}

int verb_show(const struct invocation *invocation)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct search_engine *engine = NULL;
    struct shown shown = {BUFFER_INIT, false};
    date_day as_of = DATE_NONE;
    date_day today = DATE_NONE;
    enum avow_status status = invocation_day(invocation, "as-of", &as_of, &err);
    if (status == AVOW_OK)
        status = invocation_today(invocation, &today, &err);
    if (status == AVOW_OK)
        status = search_engine_open(command_directory(invocation), 1, &engine, &err);
    if (status == AVOW_OK)
        search_engine_set_today(engine, today);
    if (status == AVOW_OK)
        status = show(engine, invocation, as_of, &shown, &err);
    int code = status == AVOW_OK ? print(invocation, &shown) : command_failed(&err);
    buffer_free(&shown.json);
    search_engine_close(engine);
    return code;
}
