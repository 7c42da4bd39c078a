/* What a question of scope names: standards, services, and where. */
#ifndef SEARCH_SCOPE_ASKED_H
#define SEARCH_SCOPE_ASKED_H

#include "search/run.h"
#include "search/scope.h"

enum { SCOPE_NAMES = 8 /* services, and standards, at most */ };

struct asked_standard {
    struct span id;
    struct span edition;
    struct span level;
    struct span text; /* as typed */
};

struct asked_service {
    struct span id;   /* or the slug of a name that only lists have */
    struct span text; /* as typed */
    uint32_t first;   /* tokens [first, end) */
    uint32_t end;
    bool is_longer;      /* the typed name goes on behind that of the service: "Microsoft Teams Rooms" */
    bool is_elsewhere;   /* only lists of other standards than were asked name it */
    bool is_environment; /* it is where another service is asked about: "Teams in GCC High" */
};

/* Where, by what the lists of services say of it. */
enum asked_where {
    WHERE_ANYWHERE, /* nothing was asked */
    WHERE_LISTED,   /* some row names it */
    WHERE_CLOUD,    /* none does, and rows that name no place are of another cloud */
    WHERE_REGION    /* none does; the words of a row may */
};

struct asked_place {
    enum asked_where where;
    struct span text;              /* as typed */
    struct span_list environments; /* of the rows, that it is or takes in */
};

struct scope_question {
    struct asked_standard standards[SCOPE_NAMES];
    size_t standard_count;
    struct asked_service services[SCOPE_NAMES];
    size_t service_count;
    struct asked_place place;
    bool asks_all; /* of what a service has: "all services of Azure" */
};

/* Read what the words and filters of the run name, against the rows of the standards; the words of each name
 * are parts of the query's text or in the lease's arena. No services: none is named. */
enum avow_status scope_question_read(struct search_run *run, struct scope_question *out,
                                     struct avow_error *err);
/* Find the place among the environments that the rows name, and mark the services that are one
 * (scope_place.c). */
enum avow_status scope_place_read(struct search_run *run, const struct facts_scope_list *rows,
                                  struct scope_question *question, struct avow_error *err);
/* The token behind `name` where the query has it at token `at`, in any case; SPAN_NONE: it has not
 * (scope_words.c, as the three below). */
size_t scope_words_at(const struct understanding *query, size_t at, struct span name);
/* Token `at` stands in `part` of the query's text. */
bool scope_is_within(const struct understanding *query, size_t at, struct span part);
/* "platform", "region": beside the name of a service it says what that is, not that it is another. */
bool scope_is_generic(struct span fold);
/* The name in the query that token `at` belongs to; NULL for none. */
const struct mention *scope_name_at(const struct understanding *query, size_t at);
/* Where a service is asked about and no standard is: fill the run's choices with those whose lists name it,
 * unless there are less than two (scope_choice.c). */
enum avow_status scope_choices_find(struct search_run *run, const struct scope_question *question,
                                    struct avow_error *err);
/* Where it is asked what a standard leaves out (`asked`): the rows that say so, none of them noted
 * (scope_choice.c). */
enum avow_status scope_exclusions_find(struct search_run *run, const struct asked_standard *standard,
                                       struct scope_answer *out, bool *asked, struct avow_error *err);

#endif
