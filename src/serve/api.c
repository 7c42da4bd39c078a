/* The JSON handlers: arguments in, one search call, its JSON out. */
#include "serve/api.h"

enum avow_status api_search(const struct request *request, struct reply *reply, struct avow_error *err)
{
    struct search_request search = SEARCH_REQUEST_INIT;
    enum avow_status status = request_search(request, &search, err);
    if (status != AVOW_OK)
        return status;
    return search_run(request->site->engine, &search, &reply->body, NULL, NULL, err);
}

enum avow_status api_statement(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return search_statement(request->site->engine, request->rest, request->audience, &reply->body, err);
}

enum avow_status api_page(const struct request *request, struct reply *reply, struct avow_error *err)
{
    struct search_request search = SEARCH_REQUEST_INIT;
    enum avow_status status = request_search(request, &search, err);
    if (status != AVOW_OK)
        return status;
    return search_page(request->site->engine, request->rest, search.as_of, request->audience, &reply->body,
                       err);
}

enum avow_status api_versions(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return search_versions(request->site->engine, request->rest, request->audience, &reply->body, err);
}

enum avow_status api_diff(const struct request *request, struct reply *reply, struct avow_error *err)
{
    date_day from = DATE_NONE;
    date_day to = DATE_NONE;
    enum avow_status status = request_day(request, "from", &from, err);
    if (status == AVOW_OK)
        status = request_day(request, "to", &to, err);
    if (status != AVOW_OK)
        return status;
    return search_diff(request->site->engine, request->rest, from, to, request->audience, &reply->body, err);
}

enum avow_status api_verify(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return search_verify(request->site->engine, request_argument(request, "hash"), request->audience,
                         &reply->body, err);
}

enum avow_status api_scope(const struct request *request, struct reply *reply, struct avow_error *err)
{
    struct search_scope_request asked;
    enum avow_status status = request_rows(request, &asked, err);
    return status == AVOW_OK ? search_scope(request->site->engine, &asked, &reply->body, err) : status;
}

enum avow_status api_evidence(const struct request *request, struct reply *reply, struct avow_error *err)
{
    struct search_scope_request asked;
    enum avow_status status = request_rows(request, &asked, err);
    return status == AVOW_OK ? search_evidence(request->site->engine, &asked, &reply->body, err) : status;
}

enum avow_status api_changes(const struct request *request, struct reply *reply, struct avow_error *err)
{
    struct search_changes_request asked;
    enum avow_status status = request_changes(request, &asked, err);
    return status == AVOW_OK ? search_changes(request->site->engine, &asked, &reply->body, err) : status;
}

enum avow_status api_todo(const struct request *request, struct reply *reply, struct avow_error *err)
{
    const struct search_todo_request asked = {
        .owner = request_argument(request, "owner"), .today = request->today, .audience = request->audience};
    return search_todo(request->site->engine, &asked, &reply->body, err);
}

enum avow_status api_standards(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return search_standards(request->site->engine, request->audience, &reply->body, err);
}

enum avow_status api_services(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return search_services(request->site->engine, request->audience, &reply->body, err);
}

enum avow_status api_standard(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return search_standard(request->site->engine, request->rest, request->audience, &reply->body, err);
}

enum avow_status api_service(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return search_service(request->site->engine, request->rest, request->audience, &reply->body, err);
}

enum avow_status api_suggest(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return search_suggest(request->site->engine, request_argument(request, "q"), request->audience,
                          &reply->body, err);
}
