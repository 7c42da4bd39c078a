/* Approvals: a named person accepted the words of a statement as the answer to a question, on a day. */
#ifndef WORKSPACE_APPROVAL_H
#define WORKSPACE_APPROVAL_H

#include "workspace/workspace.h"

struct approval {
    int64_t number;  /* given by the workspace; people name an approval by it */
    struct span key; /* of the question: equal for questions that are the same word for word */
    struct span question;
    struct span statement; /* id */
    struct span product;   /* the question was asked for; empty: any */
    struct span hash;      /* 64 hex: of the statement's words when they were approved */
    struct span by;
    date_day on;          /* to put: DATE_NONE for today, if it is new */
    date_day expires;     /* last day it holds; DATE_NONE: none */
    struct span audience; /* word: who may see that it was approved */
    struct span source;   /* file it came from; may be empty */
    int64_t line;         /* of the file, 1-based; 0: none */
    struct span retired_by;
    date_day retired_on; /* DATE_NONE: it stands */
    uint64_t revision;   /* of the workspace when it was last changed */
};

struct approval_list {
    struct approval *items;
    size_t count;
};

enum approval_outcome {
    APPROVAL_ADDED,
    APPROVAL_CHANGED,   /* of a later day, or by another person, or for longer: approved anew */
    APPROVAL_UNCHANGED, /* it stands already */
    APPROVAL_OUTDATED,  /* it stands, for other words than the statement has now: left so */
    APPROVAL_RETIRED,   /* was retired, on that day or later: left so */
    APPROVAL_OUTCOME_COUNT
};

/* Put an approval into the change at hand; key, statement and product together say which one it is. It is
 * left as it stands (UNCHANGED) unless it names a later day, or for the same day another person or expiry:
 * what is older never replaces what is newer. `number` and `revision` are not read. */
enum avow_status approval_put(struct workspace *workspace, const struct approval *approval, date_day today,
                              enum approval_outcome *outcome, struct avow_error *err);
/* USAGE unless `name` can stand for a person: not blank, one line, no control bytes, UTF-8. */
enum avow_status approval_name_check(struct span name, struct avow_error *err);
/* NOT_FOUND: there is no approval of that number, and what to do. */
enum avow_status approval_unknown(int64_t number, struct avow_error *err);
/* Retire one in the change at hand. NOT_FOUND: there is none, or it is retired already and stays as it is. */
enum avow_status approval_retire(struct workspace *workspace, int64_t number, struct span by, date_day on,
                                 struct avow_error *err);
/* All of them by number, with the retired ones. */
enum avow_status approval_list(struct workspace *workspace, struct arena *arena, struct approval_list *out,
                               struct avow_error *err);

/* One change of an approval. */
struct approval_change {
    uint64_t revision;
    int64_t at; /* seconds since 1970 */
    struct span actor;
    struct span action; /* "approve", "approve again", "retire" */
    struct span after;  /* the approval as it was then, as JSON */
};
struct approval_changes {
    struct approval_change *items;
    size_t count;
};
/* What became of one approval, oldest first; none for a number that nobody knows. */
enum avow_status approval_history(struct workspace *workspace, int64_t number, struct arena *arena,
                                  struct approval_changes *out, struct avow_error *err);

#endif
