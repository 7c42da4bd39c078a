/* Which services a version of a page lists as covered, and what changed in that. */
#ifndef SEARCH_COVER_H
#define SEARCH_COVER_H

#include "search/version.h"

/* A service on a list of what is in scope. */
struct cover {
    struct span id;    /* of the vocabulary; the slug of its words when the vocabulary does not know it */
    struct span name;  /* today's; the words themselves when unknown */
    struct span said;  /* the name as written, which may be a former one */
    struct span words; /* the whole item */
    bool excluded;
    const struct record *statement;
};

struct cover_list {
    struct cover *items;
    size_t count;
};

/* Read the lists and tables of the scope statements; each service once, in order. A name in the tail of an
 * item ("either as ... included in an X plan") is no service of the list. */
enum avow_status cover_read(struct lease *lease, const struct version_text *text, struct cover_list *out,
                            struct avow_error *err);
/* "scope": what entered, left, was renamed, excluded, included, or is said in other words. One that a version
 * does not list has null there: not stated is not a no. */
enum avow_status cover_diff_json(struct json_writer *json, struct lease *lease,
                                 const struct version_text *from, const struct version_text *to,
                                 struct avow_error *err);
/* Which changes of covered services are wanted; an empty member asks for all. */
struct cover_wish {
    struct span standard; /* a subject of the statement that lists them */
    struct span service;
};
/* The list of those changes alone, in short: change and service; `*count` of them. */
enum avow_status cover_changes_json(struct json_writer *json, struct lease *lease,
                                    const struct version_text *from, const struct version_text *to,
                                    const struct cover_wish *wish, size_t *count, struct avow_error *err);

#endif
