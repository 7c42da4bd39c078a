/* What handlers ask of a request: one argument, or all of them as a search. */
#include "serve/request.h"

#include "search/request.h"

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
