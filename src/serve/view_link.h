/* Links within the site: percent-encoded, keeping the search that was asked. */
#ifndef SERVE_VIEW_LINK_H
#define SERVE_VIEW_LINK_H

#include "serve/view_tree.h"

enum link_change {
    LINK_SET, /* the one value of this name; an empty one drops the name */
    LINK_ADD, /* one value more */
    LINK_DROP /* this value of this name */
};

struct link_edit {
    const char *name;
    struct span value;
    enum link_change change;
};

/* `path` with the request's arguments after `edits`; empty ones are left out, and `offset` too unless it is
 * set: another list starts at its beginning. */
struct span link_search(struct view *view, const char *path, const struct link_edit *edits, size_t count);
/* `path` with the values of `edits` alone. */
struct span link_fresh(struct view *view, const char *path, const struct link_edit *edits, size_t count);
/* `path`, which ends in '/', with a name after it ("/standards/" and an id). */
struct span link_named(struct view *view, const char *path, struct span name);
/* A page, at one of its passages (`anchor` may be empty) and as of a day (ISO, may be empty). */
struct span link_page(struct view *view, struct span page, struct span anchor, struct span as_of);
/* The same with `query`, whose words are marked there; empty ones are left out. */
struct span link_match(struct view *view, struct span page, struct span anchor, struct span as_of,
                       struct span query);
/* What changed on a page between two days (ISO, may be empty). */
struct span link_diff(struct view *view, struct span page, struct span from, struct span to);
struct span link_statement(struct view *view, struct span id);
/* `url` if it may be followed from a page (http or https), else empty. */
struct span link_external(struct span url);

#endif
