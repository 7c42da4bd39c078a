/* What handlers ask of a request: one argument, or all of them as a search. */
#include "serve/request.h"

#include "base/utf8.h"
#include "search/request.h"
#include "serve/argument.h"

#include <inttypes.h>

struct span request_argument(const struct request *request, const char *name)
{
    for (size_t i = 0; i < request->argument_count; i++)
        if (span_equal(request->arguments[i].name, span_of(name)))
            return request->arguments[i].value;
    return SPAN_EMPTY;
}

enum avow_status request_search(const struct request *request, struct search_request *search,
                                struct avow_error *err)
{
    struct search_request filled = SEARCH_REQUEST_INIT;
    filled.today = request->today;
    filled.audience = request->audience;
    for (size_t i = 0; i < request->argument_count; i++) {
        enum avow_status status = search_request_take(&filled, request->arguments[i].name,
                                                      request->arguments[i].value, request->arena, err);
        if (status != AVOW_OK)
            return status;
    }
    *search = filled;
    return AVOW_OK;
}

enum avow_status request_day(const struct request *request, const char *name, date_day *day,
                             struct avow_error *err)
{
    struct span value = request_argument(request, name);
    date_day first = DATE_NONE;
    if (value.size > 0 && !date_read_range(value, &first, day))
        return error_set(err, AVOW_USAGE, name, "%s takes a day such as 2026-11-21, a month or a year", name);
    return AVOW_OK;
}

enum avow_status request_number(const struct request *request, const char *name, uint64_t most,
                                uint64_t *number, struct avow_error *err)
{
    struct span value = request_argument(request, name);
    uint64_t found = *number;
    if (value.size > 0 && (!span_to_u64(value, &found) || found > most))
        return error_set(err, AVOW_USAGE, name, "%s takes a number up to %" PRIu64, name, most);
    *number = found;
    return AVOW_OK;
}

/* Whether a value is one of the argument's words; the number of the word. */
static enum avow_status take_word(const struct request *request, const char *name, size_t *number,
                                  struct avow_error *err)
{
    const char *const *words = argument_find(span_of(name))->words;
    struct span value = request_argument(request, name);
    size_t at = 0;
    while (words[at] != NULL && !span_equal(span_of(words[at]), value))
        at++;
    if (value.size > 0 && words[at] == NULL)
        return error_set(err, AVOW_USAGE, name, "%s takes no \"%.*s\"; /openapi.json lists its words", name,
                         SPAN_ARG(span_part(value, 0, utf8_floor(value, 40))));
    *number = value.size > 0 ? at : 0;
    return AVOW_OK;
}

enum avow_status request_rows(const struct request *request, struct search_scope_request *rows,
                              struct avow_error *err)
{
    size_t type = 0;
    size_t order = 0;
    struct search_scope_request filled = {.standard = request_argument(request, "standard"),
                                          .service = request_argument(request, "service"),
                                          .environment = request_argument(request, "environment"),
                                          .type = request_argument(request, "type"),
                                          .today = request->today,
                                          .audience = request->audience};
    enum avow_status status = take_word(request, "type", &type, err);
    if (status == AVOW_OK)
        status = take_word(request, "order", &order, err);
    if (status == AVOW_OK)
        status = request_day(request, "as_of", &filled.as_of, err);
    if (status != AVOW_OK)
        return status;
    filled.sort = (enum search_evidence_sort)order;
    *rows = filled;
    return AVOW_OK;
}

enum avow_status request_changes(const struct request *request, struct search_changes_request *changes,
                                 struct avow_error *err)
{
    struct span since = request_argument(request, "since");
    date_day last = DATE_NONE;
    uint64_t most = 10;
    struct search_changes_request filled = {.standard = request_argument(request, "standard"),
                                            .service = request_argument(request, "service"),
                                            .words = request_argument(request, "q"),
                                            .audience = request->audience};
    enum avow_status status = request_number(request, "limit", SEARCH_LIMIT_MOST, &most, err);
    if (status != AVOW_OK)
        return status;
    if (since.size > 0 && !date_read_range(since, &filled.since, &last))
        return error_set(err, AVOW_USAGE, "since", "since takes a day such as 2026-11-21, a month or a year");
    filled.limit = (size_t)most;
    *changes = filled;
    return AVOW_OK;
}
