/* What changed on a page between two of its versions, statement by statement. */
#ifndef SEARCH_DIFF_H
#define SEARCH_DIFF_H

#include "search/version.h"
#include "search/word_diff.h"

enum change_type {
    CHANGE_SAME,     /* same words under the same id */
    CHANGE_REWORDED, /* same id or much the same words, but other words */
    CHANGE_ADDED,
    CHANGE_REMOVED,
    CHANGE_RENAMED, /* same text, other question */
    CHANGE_MOVED,   /* same words under another id: another heading or place */
    CHANGE_COUNT
};

/* A statement of one version and what became of it; NULL on the side where there is none. */
struct change {
    enum change_type type;
    const struct record *from;
    const struct record *to;
};

struct change_list {
    struct change *items; /* in the order of the newer page, what is gone where it stood */
    size_t count;
    size_t counts[CHANGE_COUNT];
};

/* Words of this share (word_overlap) or more are taken for the same statement in other words. */
#define CHANGE_LIKENESS 0.6

/* Pair the statements of two versions: by id and words, then by words, by id, by text, by likeness. */
enum avow_status change_list_make(const struct version_text *from, const struct version_text *to,
                                  struct arena *arena, struct change_list *out, struct avow_error *err);
/* "same", "reworded", ... Static text. */
const char *change_word(enum change_type type);
/* How much alike two statements are: the overlap of question and text together. */
enum avow_status change_likeness(const struct record *a, const struct record *b, struct arena *arena,
                                 double *share, struct avow_error *err);
/* "question_segments" and "segments": what differs between two statements. */
enum avow_status change_segments_json(struct json_writer *json, const struct record *from,
                                      const struct record *to, struct arena *arena, struct avow_error *err);

#endif
