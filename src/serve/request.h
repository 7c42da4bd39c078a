/* One HTTP request as handlers see it, and the reply they fill; nothing of the HTTP library in it. */
#ifndef SERVE_REQUEST_H
#define SERVE_REQUEST_H

#include "search/search.h"
#include "serve/template.h"

struct argument {
    struct span name;
    struct span value;
};

/* What all requests share; constant while the server runs. */
struct site {
    struct search_engine *engine;
    const struct template_set *templates;
    const struct asset_shelf *assets;
    const char *const *hosts; /* further names that are answered, beside those of loopback */
    size_t host_count;
    date_day today;   /* 0: the clock */
    const char *made; /* digest of what the program itself puts into replies: version, templates, assets,
 weights */
};

/* Checked already: method, Host, Origin, sizes, UTF-8, no control bytes in path and arguments, and that the
 * route knows every argument. */
struct request {
    const struct site *site;
    struct span path; /* decoded, starts with '/' */
    struct span
        rest; /* what follows the route's prefix ("offerings/iso-22301" of "/pages/offerings/iso-22301") */
    struct span query;                /* raw, without '?': to build links that keep it */
    struct span host;                 /* as the client named us, with the port */
    const struct argument *arguments; /* decoded, in order */
    size_t argument_count;
    enum page_audience audience; /* the widest the caller may see */
    date_day today;              /* never 0 */
    bool gzip;                   /* the caller reads gzip */
    bool stopping;               /* the server takes no new connections */
    struct arena *arena;         /* freed after the reply */
};

/* What goes back. `body` is handed over to the server; header values need live only as long as the request's
 * arena. */
struct reply {
    int code;         /* 200 from the start */
    const char *type; /* content type; JSON from the start */
    struct buffer body;
    struct span lasting;  /* instead of `body`: bytes that outlive the server */
    const char *location; /* for redirects; NULL: none */
    const char *caching;  /* Cache-Control; NULL: by the route */
    bool packed;          /* the bytes are gzip already */
};

/* A handler fills `reply`, or fails: the server then answers problem+json (API) or an error page, by err. A
 * USAGE error's place is the argument's name. */
typedef enum avow_status (*request_handler)(const struct request *request, struct reply *reply,
                                            struct avow_error *err);

/* The first value of an argument, or empty. */
struct span request_argument(const struct request *request, const char *name);
/* The last day an argument means (a day, a month or a year), DATE_NONE when it is not given. USAGE. */
enum avow_status request_day(const struct request *request, const char *name, date_day *day,
                             struct avow_error *err);
/* The number an argument gives, at most `most`; `*number` stays when it is not given. USAGE. */
enum avow_status request_number(const struct request *request, const char *name, uint64_t most,
                                uint64_t *number, struct avow_error *err);
/* All arguments as a search (search/request.h), with today and audience of the request. */
enum avow_status request_search(const struct request *request, struct search_request *search,
                                struct avow_error *err);
/* The arguments that ask for rows of services in scope or of evidence; a name that is given twice is asked
 * once. USAGE. */
enum avow_status request_rows(const struct request *request, struct search_scope_request *rows,
                              struct avow_error *err);
/* The arguments that ask for what changed lately; without a limit 10 events. USAGE. */
enum avow_status request_changes(const struct request *request, struct search_changes_request *changes,
                                 struct avow_error *err);

#endif
