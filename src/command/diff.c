/* avow diff: what changed on a page between two days. */
#include "base/cleanup.h"
#include "command/verbs.h"
#include "search/search.h"

int verb_diff(const struct invocation *invocation)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct search_engine *engine = NULL;
    date_day from = DATE_NONE;
    date_day to = DATE_NONE;
    enum avow_status status = invocation_day(invocation, "from", &from, &err);
    if (status == AVOW_OK)
        status = invocation_day(invocation, "to", &to, &err);
    if (status == AVOW_OK)
        status = search_engine_open(command_directory(invocation), 1, &engine, &err);
    if (status == AVOW_OK)
        status = search_diff(engine, span_of(invocation->words[0]), from, to, AUDIENCE_INTERNAL, &json, &err);
    int code = status == AVOW_OK ? command_show(invocation, &json, print_diff) : command_failed(&err);
    search_engine_close(engine);
    return code;
}
