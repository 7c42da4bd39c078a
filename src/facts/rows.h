/* Scope and evidence rows of facts.sqlite: what the versions of pages state of services and documents. */
#ifndef FACTS_ROWS_H
#define FACTS_ROWS_H

#include "facts/facts.h"

/* A version of a page as its rows show it; filled on reading. */
struct facts_source {
    struct span page;
    struct span title;
    struct span url;
    struct span audience;
    struct span status;
    struct span date_source;
    date_day date;
    date_day until;   /* the row holds before that day; DATE_OPEN: today, too */
    struct span id;   /* of the statement that says it; "id@YYYY-MM-DD" where it stands in history */
    struct span hash; /* of that statement */
};

/* A service of which a page says that it is in scope of a standard, or not. Names and words as in the
 * page. */
struct facts_scope {
    struct facts_source source;
    uint32_t ordinal; /* of its statement on the version */
    struct span standard;
    struct span edition;
    struct span level;
    struct span service; /* vocabulary id, or a slug when `known` is false */
    struct span name;
    struct span environment;
    struct span state; /* a word of WORDS_SCOPE_STATE */
    struct span qualifier;
    struct span words;
    bool known;
};

/* A certificate, report or letter that a page links to or names. */
struct facts_evidence {
    struct facts_source source;
    uint32_t ordinal;
    struct span type;   /* a word of WORDS_EVIDENCE_TYPE */
    struct span access; /* a word of WORDS_ACCESS */
    struct span standard;
    struct span edition;
    struct span level;
    struct span label;
    struct span target;
    struct span issuer;
    date_day reported;
    date_day from;
    date_day to;
    date_day valid_until;
};

struct facts_scope_list {
    struct facts_scope *items;
    size_t count;
};
struct facts_evidence_list {
    struct facts_evidence *items;
    size_t count;
};

/* Write the rows of a version that is put already; they hold until `until`. */
enum avow_status facts_put_scope(struct facts *facts, struct span page, date_day date, date_day until,
                                 const struct facts_scope *rows, size_t count, struct avow_error *err);
enum avow_status facts_put_evidence(struct facts *facts, struct span page, date_day date, date_day until,
                                    const struct facts_evidence *rows, size_t count, struct avow_error *err);

/* Which rows are wanted; an empty or zero member asks for nothing. */
struct facts_row_filter {
    struct span standard;
    struct span service; /* scope only */
    struct span page;
    date_day date;  /* of exactly that version */
    date_day as_of; /* what held on that day; DATE_OPEN - 1: what holds now */
    bool is_ending; /* evidence only: that names the day it is valid until */
};

/* Rows in `arena`, by standard, service, page and place on it. A generation older than GENERATION_ROWS is
 * CORRUPT: look at its manifest first. */
enum avow_status facts_scope_rows(struct facts *facts, const struct facts_row_filter *filter,
                                  struct arena *arena, struct facts_scope_list *out, struct avow_error *err);
/* Each service that rows of any version name, once for each name, audience and status it has: of a row only
 * `service`, `name`, `known` and of its source those two are filled. */
enum avow_status facts_scope_names(struct facts *facts, struct arena *arena, struct facts_scope_list *out,
                                   struct avow_error *err);
enum avow_status facts_evidence_rows(struct facts *facts, const struct facts_row_filter *filter,
                                     struct arena *arena, struct facts_evidence_list *out,
                                     struct avow_error *err);

#endif
