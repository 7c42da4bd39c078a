/* Scope rows as a person asks for them: by standard and service, as of a day, judged against each other. */
#ifndef SEARCH_SCOPE_H
#define SEARCH_SCOPE_H

#include "base/json_writer.h"
#include "facts/rows.h"
#include "search/filter.h"
#include "search/search.h"

enum scope_verdict { VERDICT_NOT_STATED, VERDICT_YES, VERDICT_EXCLUDED, VERDICT_UNCLEAR };

/* One row with what the others make of it. */
struct scope_found {
    const struct facts_scope *row;
    bool conflicts; /* another row says the opposite of the same service in the same environment */
    enum scope_verdict verdict; /* of all rows of its standard and service together */
    bool limited;               /* that is a yes, of some regions, clouds, editions or levels only */
};

struct scope_answer {
    struct span standard;      /* id of what was asked; empty: not asked */
    struct span standard_name; /* as typed, with edition or level; empty: as the vocabulary has it */
    struct span edition;       /* or level */
    struct span service;
    struct span service_name;      /* as typed, where it is more than the rows name; empty: theirs */
    struct span_list environments; /* all that the rows name, whatever was asked, in order */
    struct scope_found *items;     /* by standard and service; where they conflict the narrower first */
    size_t count;
    enum scope_verdict verdict; /* when standard and service were asked */
    bool limited;               /* as of a row */
};

/* Find the rows in the lease's arena. USAGE: a name the vocabulary does not know; NOT_FOUND: the index is of
 * an older layout. */
enum avow_status scope_find(struct lease *lease, const struct search_scope_request *request,
                            struct scope_answer *out, struct avow_error *err);
/* As scope_find, of the rows that state one of `places` or a place in it, whatever the request says; NULL:
 * anywhere. */
enum avow_status scope_find_at(struct lease *lease, const struct search_scope_request *request,
                               const struct span_list *places, struct scope_answer *out,
                               struct avow_error *err);
/* The rows of one standard and service say yes with limits: no row says it of all there is, or one takes
 * something out. A place or level that was asked is no limit (scope_limit.c). */
bool scope_is_limited(const struct scope_found *found, size_t count, bool place_asked, bool level_asked);
/* An answer as the API tells it: the rows, and the verdict when both names were asked. */
void scope_answer_json(struct json_writer *json, const struct lease *lease,
                       const struct search_scope_request *request, const struct scope_answer *answer);
/* Whether the generation has rows: NOT_FOUND tells to index again. */
enum avow_status rows_present(const struct lease *lease, struct avow_error *err);
/* Resolve a filter value as given to its id and, for a standard, its edition; an empty value gives empty
 * ones. */
enum avow_status rows_resolve(struct lease *lease, enum search_filter filter, struct span value,
                              struct span *id, struct span *edition, struct avow_error *err);
/* True for rows of published pages that the caller may see. */
bool rows_seen(const struct facts_source *source, enum page_audience audience);
/* Whether a row of this edition and level is of the edition or level that was asked; one that states neither
 * is not: FedRAMP is not FedRAMP High. */
bool rows_of_edition(struct span edition, struct span level, struct span asked);
/* Members "statement_id", "hash", "date", "page". */
void rows_source_json(struct json_writer *json, const struct facts_source *source);
/* `key`: {id, name}, or null when nothing was asked. */
void rows_asked_json(struct json_writer *json, const char *key, struct span id, struct span name);

#endif
