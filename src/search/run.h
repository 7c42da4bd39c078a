/* One search from request to answer: what the steps hand on to each other. */
#ifndef SEARCH_RUN_H
#define SEARCH_RUN_H

#include "search/approved.h"
#include "search/choice.h"
#include "search/count.h"
#include "search/evidence_ended.h"
#include "search/rank.h"
#include "search/snippet.h"
#include "search/spelling.h"

enum { NOTES_MOST = 16 };

/* What is told beside the results, for a person. */
struct note_list {
    struct span items[NOTES_MOST];
    size_t count;
};

struct confidence;
struct scope_asked;

/* Why a document was called by its id. */
struct called_evidence {
    uint64_t document;
    const struct facts_pin *pin; /* NULL: not pinned to this question */
    bool is_approved;            /* `approved` says something */
    struct approved_evidence approved;
};

struct search_run {
    struct lease *lease;
    struct search_request request; /* with the fields of the text taken in */
    struct span typed;             /* the text as it came; what follows is of the corrected one */
    struct span corrected;         /* the text with mistyped words replaced; empty when there are none */
    struct correction_list corrections;
    struct lexed lexed;
    struct understanding query;
    struct span day_words;       /* "in 2021", read as the request's as_of; empty: none were */
    date_day day_other;          /* the day that "01/02/2026" could be too; DATE_NONE: no other */
    struct span time_left;       /* "since 2021", or a second time: not read; empty: none */
    struct understanding *sides; /* of an OR, each alone */
    size_t side_count;
    struct tree tree;
    struct filters filters;
    struct store_reader *store;          /* current statements, or with history for as_of */
    const struct store_query *words;     /* what ranks */
    const struct store_query *operators; /* with phrases and exclusions */
    const struct store_query *main;      /* with the filters too */
    double floor;                        /* share of the highest weight that counts as a match */
    struct store_search_options options; /* weights, floor, order */
    bool listing;                        /* no words: everything the filters let through */
    bool stops_only;                     /* nothing but stop words */
    uint64_t total;                      /* matches; pages when grouped */
    struct counts counts;                /* of the whole run, and of each facet with a choice */
    struct counts facet_counts[FACET_COUNT];
    bool plain;                       /* no floor: everything that is called is a candidate */
    struct called_evidence *evidence; /* of statements that were called by their id */
    size_t evidence_count;
    struct span *extra; /* facet slots of those that are results although they weigh too little */
    size_t extra_count;
    struct candidate_list matched; /* in order; the first CANDIDATES re-ranked */
    struct candidate_list ranked;  /* the same, collapsed by hash and grouped by page */
    struct choice_list choices;    /* of the standard that may be meant */
    struct note_list notes;
    struct ending_evidence ending;
    struct span missing[QUERY_WORDS]; /* words and names no statement has */
    size_t missing_count;
    const char *verdict;
    double confidence;
    const struct confidence *sure;   /* how it came about; NULL without words (confidence.h) */
    const struct scope_asked *scope; /* of the standards and services that are named */
};

/* Check a reader out (lease_begin) for one run, which lives in its arena until run_end gives it back
 * (run_lease.c). */
enum avow_status run_begin(struct search_engine *engine, const struct search_request *request,
                           struct search_run **out, struct avow_error *err);
void run_end(struct search_engine *engine, struct search_run *run);

/* The steps, in order (each in the file of its name). */
enum avow_status run_prepare(struct search_run *run, struct avow_error *err); /* prepare.c */
enum avow_status run_match(struct search_run *run, struct avow_error *err);   /* match.c */
/* Add what a pin and approvals call for to the hits found, and say in run->evidence why (called.c). */
enum avow_status run_call(struct search_run *run, struct store_result *found, struct avow_error *err);
enum avow_status run_collapse(struct search_run *run, struct avow_error *err); /* collapse.c */
/* Read the time that a question of scope asks about as `as_of`, unless the request has one (scope_day.c). */
enum avow_status run_read_day(struct search_run *run, struct avow_error *err);
/* Note what other time is asked or may be meant (scope_day.c). */
void run_note_day(struct search_run *run);
/* Find what the rows say of the standards and services that are named, and put the passage that takes the
 * only one out before a list that lacks it (scope_named.c). */
enum avow_status run_scope(struct search_run *run, struct avow_error *err);
enum avow_status run_judge(struct search_run *run, struct avow_error *err); /* verdict.c */
/* Then choices_find (choice.h). */
enum avow_status run_notes(struct search_run *run, struct avow_error *err); /* note.c */
enum avow_status run_write(struct search_run *run, struct json_writer *json, struct avow_error *err);
/* The statement says of the service that is named whether the standard that is named covers it. */
bool run_states_scope(const struct search_run *run, struct span id);
/* Of something that was asked the lists say it of another place or service, or tell no level (scope_named.c).
 */
bool run_scope_is_untold(const struct search_run *run);
/* It is asked what a standard leaves out, and the statement does not say it (scope_named.c). */
bool run_lacks_left_out(const struct search_run *run, struct span id);
/* "unclear", "scope" (null unless one of each is named) and "scopes" (the answers when more are), for
 * run_write (scope_named.c). */
void run_write_scope(const struct search_run *run, struct json_writer *json);
/* One result, for run_write; `data` is the statement's record (result_json.c). */
enum avow_status run_write_result(struct search_run *run, struct json_writer *json,
                                  const struct candidate *candidate, struct span data,
                                  struct avow_error *err);
/* In place of run_match: the candidates of stage one, floor or not, in the order of stage two (match.c). */
enum avow_status run_match_plain(struct search_run *run, struct avow_error *err);

/* Add a note, once; what does not fit is left out (step.c). */
void note_add(struct search_run *run, const char *format, ...) PRINTF_LIKE(2, 3);
/* How many statements match `query`, exactly; `floor` as in store_search_options (step.c). */
enum avow_status run_count(struct search_run *run, const struct store_query *query, double floor,
                           uint64_t *total, struct avow_error *err);
/* Some published statement that the caller may see has the folded word (present.c). */
bool run_has_word(struct search_run *run, struct span word);
/* No statement that he may see, nor its title or heading, has the word, in any of its forms (words of names
 * are not looked at). */
bool run_is_missing(struct search_run *run, const struct query_word *word);
/* Some statement the reader holds and the caller may see has the name in its text. */
bool run_is_named(struct search_run *run, const struct mention *name);
/* Read the statement of a candidate, in the lease's arena (step.c). */
enum avow_status run_record(struct search_run *run, const struct candidate *candidate, struct record *out,
                            struct avow_error *err);

#endif
