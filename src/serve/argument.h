/* The one table of URL arguments: what routes take, what is told about it, what is refused. */
#ifndef SERVE_ARGUMENT_H
#define SERVE_ARGUMENT_H

#include "serve/request.h"

enum argument_type { ARGUMENT_TYPE_TEXT, ARGUMENT_TYPE_DAY, ARGUMENT_TYPE_NUMBER, ARGUMENT_TYPE_SWITCH };

struct argument_row {
    const char *name;
    enum argument_type type;
    bool repeats;             /* several values: one of them */
    const char *const *words; /* the only values, ended by NULL; NULL: free */
    const char *what;         /* for people */
};

/* Names of rows, ended by NULL: what a route takes. */
typedef const char *const *argument_names;

extern const char *const arguments_of_search[];
extern const char *const arguments_of_day[];
extern const char *const arguments_of_page[];
extern const char *const arguments_of_diff[];
extern const char *const arguments_of_scope[];
extern const char *const arguments_of_matrix[];
extern const char *const arguments_of_evidence[];
extern const char *const arguments_of_certificates[];
extern const char *const arguments_of_changes[];
extern const char *const arguments_of_feed[];
extern const char *const arguments_of_todo[];
extern const char *const arguments_of_verify[];
extern const char *const arguments_of_suggest[];
extern const char *const arguments_of_asset[];
extern const char *const arguments_none[];

/* The row of a name; NULL when there is none. */
const struct argument_row *argument_find(struct span name);
/* Whether a route that takes `names` can be asked with these arguments: USAGE, the place being the
 * argument's name, for one it does not know (the nearest is told) and for a value of more than
 * SEARCH_QUERY_LIMIT bytes. */
enum avow_status argument_check(argument_names names, const struct argument *arguments, size_t count,
                                struct arena *arena, struct avow_error *err);

#endif
