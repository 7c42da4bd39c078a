/* Avow from other programs: open an index, search it, fetch a statement, close. Answers are the JSON of the
 * HTTP API (search answer, statement), with the plain facts a program needs first beside it.
 *
 *     struct avow_error error = AVOW_ERROR_INIT;
 *     struct avow_index *index = NULL;
 *     struct avow_query query = AVOW_QUERY_INIT;
 *     struct avow_answer answer = AVOW_ANSWER_INIT;
 *     query.text = "Is Teams in scope for ISO 27001?";
 *     if (avow_index_open("index", &index, &error) == AVOW_OK &&
 *         avow_index_search(index, &query, &answer, &error) == AVOW_OK)
 *         puts(answer.json);
 *     avow_answer_free(&answer);
 *     avow_index_close(index);
 */
#ifndef AVOW_AVOW_H
#define AVOW_AVOW_H

#include <avow/status.h>

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* An open data directory. It follows new generations by itself and may be used by several threads at once. */
struct avow_index;

/* One filter: the names and values of the HTTP API ("standard", "iso-27001:2022"). */
struct avow_filter {
    const char *name;
    const char *value;
};

/* What to look for. Strings are UTF-8, NUL-terminated, borrowed for the call. */
struct avow_query {
    const char *text; /* at most 2,048 bytes; NULL or "" to list what the filters let through */
    const struct avow_filter *filters; /* also "after", "before", "as_of", "sort", "group" */
    size_t filter_count;
    size_t limit;         /* results wanted, at most 100 */
    size_t offset;        /* results to skip */
    const char *audience; /* the widest reader: "public", "customer" or "internal"; NULL: internal */
};

#define AVOW_QUERY_INIT                                                                                      \
    {                                                                                                        \
        NULL, NULL, 0, 10, 0, NULL                                                                           \
    }

/* An answer. `json` belongs to it until avow_answer_free. */
struct avow_answer {
    char *json;          /* NUL-terminated */
    size_t json_size;    /* bytes, without the NUL */
    const char *verdict; /* of a search: "found", "weak" or "none" (static text); NULL for a statement */
    uint64_t total;      /* of a search: results in all */
};

#define AVOW_ANSWER_INIT                                                                                     \
    {                                                                                                        \
        NULL, 0, NULL, 0                                                                                     \
    }

/* Open the data directory `directory` (what `avow index --index DIR` wrote). AVOW_NO_MEMORY only: an index
 * that is missing or damaged is told by the calls below, which succeed as soon as there is one. On success
 * the caller owns `*index` and ends it with avow_index_close. */
AVOW_API enum avow_status avow_index_open(const char *directory, struct avow_index **index,
                                          struct avow_error *error);
/* Close it; no call may be running. NULL is allowed. */
AVOW_API void avow_index_close(struct avow_index *index);
/* Search. `*answer` is filled on success only and then owned by the caller. AVOW_USAGE (error->place names
 * the filter or field), AVOW_NOT_FOUND (no index yet), AVOW_CORRUPT, AVOW_NEWER, AVOW_TIMEOUT, AVOW_IO,
 * AVOW_NO_MEMORY. `error` may be NULL. */
AVOW_API enum avow_status avow_index_search(struct avow_index *index, const struct avow_query *query,
                                            struct avow_answer *answer, struct avow_error *error);
/* One statement by its id, which may end in "@YYYY-MM-DD" for the words that held on that day. As
 * avow_index_search; AVOW_NOT_FOUND when there is none that `audience` (as above) may see. */
AVOW_API enum avow_status avow_index_statement(struct avow_index *index, const char *id, const char *audience,
                                               struct avow_answer *answer, struct avow_error *error);
/* Give an answer's memory back; it is as new. NULL is allowed. */
AVOW_API void avow_answer_free(struct avow_answer *answer);

#ifdef __cplusplus
}
#endif

#endif
