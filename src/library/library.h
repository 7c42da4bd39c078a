/* The library: questions that named people approved statements for, from a table into the workspace, and from
 * there into a small index of their own. */
#ifndef LIBRARY_LIBRARY_H
#define LIBRARY_LIBRARY_H

#include "base/buffer.h"
#include "workspace/approval.h"

/* Where things are. */
struct library_place {
    const char *directory;  /* data directory: `approved/` is made there */
    const char *workspace;  /* file; the first import makes it */
    const char *statements; /* index of the statements that hold now */
    bool replace;           /* go on though `approved/` holds approvals of another workspace */
};

/* All of these but library_refresh refuse such an `approved/` (USAGE), before anything is changed. */

/* A row that was left out, or one that says less than it seems to. */
struct library_note {
    uint64_t line; /* 1-based */
    struct span reason;
};
struct library_notes {
    struct library_note *items;
    size_t count;
};

struct library_report {
    uint64_t rows; /* without the header and empty lines */
    uint64_t outcomes[APPROVAL_OUTCOME_COUNT];
    struct library_notes refused;
    struct library_notes notes;
    uint64_t revision; /* of the workspace afterwards */
    uint64_t approved; /* questions that stand and are searched */
};

struct library_import {
    const char *file;
    const char *by; /* approves rows that name nobody; NULL: such rows are refused */
    date_day today; /* the day of rows that have none and are new */
};

/* Take the rows `question TAB statement-id [TAB by [TAB date [TAB product [TAB expires [TAB hash]]]]]` of a
 * file into the workspace, all in one change, and bring `approved/` up to date. A bad row is refused with its
 * line, and the rest goes on. The same file again changes nothing. IO, BAD_INPUT (no text), TOO_LARGE, and
 * the workspace's; then nothing was taken. */
enum avow_status library_import(const struct library_place *place, const struct library_import *import,
                                struct arena *arena, struct library_report *report, struct avow_error *err);

/* Bring `approved/` up to date with the workspace, if it is not; `anew`: in any case. Readers of the old one
 * keep it. `*approved` and `*revision` (may be NULL): what it holds now. A damaged or missing index is made
 * again. LOCKED when another process has been making one for a minute. */
enum avow_status library_refresh(const char *directory, struct workspace *workspace, bool anew,
                                 uint64_t *approved, uint64_t *revision, struct avow_error *err);

/* What an approval is worth today. */
enum library_state {
    LIBRARY_CURRENT,
    LIBRARY_CHANGED, /* the statement has other words now */
    LIBRARY_GONE,    /* there is no such statement now */
    LIBRARY_EXPIRED,
    LIBRARY_RETIRED,
    LIBRARY_STATE_COUNT
};
/* "current", "changed", ... Static text. */
struct span library_state_word(enum library_state state);

struct library_entry {
    struct approval approval;
    enum library_state state;
};
struct library_entries {
    struct library_entry *items;
    size_t count;
};
/* All approvals with their state; none when there is no workspace yet. */
enum avow_status library_list(const struct library_place *place, date_day today, struct arena *arena,
                              struct library_entries *out, struct avow_error *err);
/* What became of one approval, oldest change first. NOT_FOUND: there is no such approval. */
enum avow_status library_history(const struct library_place *place, int64_t number, struct arena *arena,
                                 struct approval_changes *out, struct avow_error *err);
/* Append the table that library_import reads, with a header: what is neither retired nor expired. */
enum avow_status library_export(const struct library_place *place, date_day today, struct buffer *out,
                                struct avow_error *err);
/* Make `approved/` anew if another version of the program laid it out; does nothing else. */
enum avow_status library_renew(const struct library_place *place, struct avow_error *err);

/* Make `approved/` anew from the workspace; `*approved` and `*revision` as of library_refresh. */
enum avow_status library_rebuild(const struct library_place *place, uint64_t *approved, uint64_t *revision,
                                 struct avow_error *err);
/* Retire an approval and bring `approved/` up to date. NOT_FOUND. */
enum avow_status library_retire(const struct library_place *place, int64_t number, struct span by,
                                date_day today, struct avow_error *err);

#endif
