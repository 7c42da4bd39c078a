/* Every path that is answered, and by what. */
#include "serve/route.h"

#include "serve/api.h"
#include "serve/assets.h"
#include "serve/describe.h"
#include "serve/export.h"
#include "serve/feed.h"
#include "serve/health.h"
#include "serve/view.h"

#define JSON "application/json"
#define HTML "text/html; charset=utf-8"

const struct route route_table[] = {
    {"/api/v1/search", api_search, ROUTE_API, ROUTE_INDEX, arguments_of_search, JSON,
     "ranked statements with snippets, facets and a verdict; choices: the standards with the same question; "
     "scope: what is stated of the one standard and service named (scopes: of several), unclear: that it "
     "contradicts itself; "
     "query.understood: names, and what topics, meanings, mistyped words and the day of a question of scope "
     "(as_of) were read as; each result has notes on its faults, the evidence that ended and, explained, its "
     "features, words and names, and what parts it from the first; why_not: the fate of one statement"},
    {"/api/v1/statements/{id}", api_statement, ROUTE_API, ROUTE_INDEX, arguments_none, JSON,
     "one statement; its id may end in @YYYY-MM-DD; elsewhere: the other pages with the same words; "
     "evidence_ended: the certificate or report that proved it"},
    {"/api/v1/pages/{id}/versions", api_versions, ROUTE_API, ROUTE_INDEX, arguments_none, JSON,
     "the versions of a page, newest first"},
    {"/api/v1/pages/{id}/diff", api_diff, ROUTE_API, ROUTE_INDEX, arguments_of_diff, JSON,
     "what changed on a page between two days, by statement and by service in scope"},
    {"/api/v1/pages/{id}", api_page, ROUTE_API, ROUTE_INDEX, arguments_of_day, JSON,
     "one page with its statements in order, each with the evidence that ended"},
    {"/api/v1/standards", api_standards, ROUTE_API, ROUTE_INDEX, arguments_none, JSON,
     "the standards, with counts"},
    {"/api/v1/services", api_services, ROUTE_API, ROUTE_INDEX, arguments_none, JSON,
     "the services, with counts"},
    {"/api/v1/standards/{id}", api_standard, ROUTE_API, ROUTE_INDEX, arguments_none, JSON,
     "one standard: its versions and how much is published about each"},
    {"/api/v1/services/{id}", api_service, ROUTE_API, ROUTE_INDEX, arguments_none, JSON,
     "one service: its names, its variants and how much is published about it"},
    {"/api/v1/suggest", api_suggest, ROUTE_API, ROUTE_INDEX, arguments_of_suggest, JSON,
     "standards, services, questions and pages that begin like the words"},
    {"/api/v1/scope", api_scope, ROUTE_API, ROUTE_INDEX, arguments_of_scope, JSON,
     "what pages say is in scope: rows by standard and service, and a verdict when both are named; limited: "
     "a yes of some regions, clouds, editions or levels only"},
    {"/api/v1/evidence", api_evidence, ROUTE_API, ROUTE_INDEX, arguments_of_evidence, JSON,
     "certificates, reports and letters, by standard"},
    {"/api/v1/changes", api_changes, ROUTE_API, ROUTE_INDEX, arguments_of_changes, JSON,
     "the pages that changed last, with what changed on them"},
    {"/api/v1/todo", api_todo, ROUTE_API, ROUTE_INDEX, arguments_of_todo, JSON,
     "what the keepers of pages should look at, by owner"},
    {"/api/v1/verify", api_verify, ROUTE_API, ROUTE_INDEX, arguments_of_verify, JSON,
     "whether the words of a citation still hold, and what came in their place"},
    {"/healthz", health_alive, ROUTE_API, ROUTE_MOMENT, arguments_none, JSON, "that the server runs"},
    {"/readyz", health_ready, ROUTE_API, ROUTE_MOMENT, arguments_none, JSON,
     "which generation is served; 503 with the reason when none is"},
    {"/openapi.json", describe_api, ROUTE_FILE, ROUTE_PROGRAM, arguments_none, JSON, "this description"},
    {"/feed.atom", feed_get, ROUTE_FILE, ROUTE_INDEX, arguments_of_feed, "application/atom+xml",
     "what changed lately, to follow in a reader of feeds"},
    {"/opensearch.xml", describe_search, ROUTE_FILE, ROUTE_PROGRAM, arguments_none,
     "application/opensearchdescription+xml", "the search box, for browsers"},
    {"/assets/{name}", assets_get, ROUTE_FILE, ROUTE_PROGRAM, arguments_of_asset, NULL,
     "style sheet, script and pictures of the pages"},
    {"/favicon.ico", assets_icon, ROUTE_FILE, ROUTE_PROGRAM, arguments_none, NULL, "the icon"},
    {"/", view_home, ROUTE_PAGE, ROUTE_INDEX, arguments_none, HTML,
     "the search box and what is in the index"},
    {"/search", view_search, ROUTE_PAGE, ROUTE_INDEX, arguments_of_search, HTML, "the search as a page"},
    {"/search.csv", export_csv, ROUTE_FILE, ROUTE_INDEX, arguments_of_search, "text/csv; charset=utf-8",
     "the search as a table"},
    {"/search.md", export_markdown, ROUTE_FILE, ROUTE_INDEX, arguments_of_search,
     "text/markdown; charset=utf-8", "the search as Markdown, each passage with its source"},
    {"/pages/{id}/diff", view_diff, ROUTE_PAGE, ROUTE_INDEX, arguments_of_diff, HTML,
     "what changed on a page"},
    {"/pages/{id}", view_page, ROUTE_PAGE, ROUTE_INDEX, arguments_of_page, HTML,
     "one page; with q its words are marked"},
    {"/statements/{id}", view_statement, ROUTE_PAGE, ROUTE_INDEX, arguments_none, HTML,
     "one statement on its page"},
    {"/standards/{id}", view_standard, ROUTE_PAGE, ROUTE_INDEX, arguments_none, HTML,
     "what is stated about one standard"},
    {"/services/{id}", view_service, ROUTE_PAGE, ROUTE_INDEX, arguments_none, HTML,
     "what can be said about one service"},
    {"/services", view_services, ROUTE_PAGE, ROUTE_INDEX, arguments_none, HTML, "the services"},
    {"/certificates", view_certificates, ROUTE_PAGE, ROUTE_INDEX, arguments_of_certificates, HTML,
     "certificates and reports"},
    {"/standards", view_standards, ROUTE_PAGE, ROUTE_INDEX, arguments_none, HTML,
     "the standards and services"},
    {"/scope", view_scope, ROUTE_PAGE, ROUTE_INDEX, arguments_of_matrix, HTML,
     "what is in scope: services and standards, each word with its passage"},
    {"/changes", view_lately, ROUTE_PAGE, ROUTE_INDEX, arguments_of_changes, HTML,
     "the pages that changed last"},
    {"/todo", view_todo, ROUTE_PAGE, ROUTE_INDEX, arguments_of_todo, HTML,
     "what the keepers of pages should look at"},
    {"/help", view_help, ROUTE_PAGE, ROUTE_INDEX, arguments_none, HTML, "how to search"},
    {0},
};

/* Match one row; `rest` is what stands in place of its part in braces. */
static bool matches(const struct route *route, struct span path, struct span *rest)
{
    struct span pattern = span_of(route->path);
    size_t brace = span_find_byte(pattern, '{', 0);
    if (brace == SPAN_NONE) {
        *rest = SPAN_EMPTY;
        return span_equal(pattern, path);
    }
    struct span tail = span_part(pattern, span_find_byte(pattern, '}', brace) + 1, SPAN_NONE);
    if (!span_starts(path, span_part(pattern, 0, brace)) || path.size <= brace + tail.size)
        return false;
    *rest = span_part(path, brace, path.size - tail.size);
    return span_ends(path, tail);
}

const struct route *route_find(struct span path, struct span *rest)
{
    for (const struct route *route = route_table; route->path != NULL; route++)
        if (matches(route, path, rest))
            return route;
    return NULL;
}
