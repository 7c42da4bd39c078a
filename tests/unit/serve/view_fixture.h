/* A request without a server, answers written by hand, and pages rendered from them. */
#ifndef UNIT_SERVE_VIEW_FIXTURE_H
#define UNIT_SERVE_VIEW_FIXTURE_H

#include "support/test.h"

#include "serve/view_maps.h"

/* Everything of one test; views and values live in its arena. */
struct fixture {
    struct arena arena;
    struct site site;
    struct request request;
    struct view view;
    struct buffer html;
};

/* Open templates and take `target` ("/search?q=a") as the request. */
void fixture_open(struct fixture *fixture, const char *target);
void fixture_close(struct fixture *fixture);
/* JSON as a value in the fixture's arena; the test ends when it is none. */
struct value fixture_json(struct fixture *fixture, const char *json);
/* Render a template over a map; the text stays in the fixture. */
const char *fixture_render(struct fixture *fixture, const char *name, const struct value *map);

/* The map of each page over a full answer. `answers` may be changed before: the texts of rich_answers. */
enum page {
    PAGE_SEARCH,
    PAGE_NONE,
    PAGE_DOCUMENT,
    PAGE_DIFF,
    PAGE_STATEMENT,
    PAGE_STANDARDS,
    PAGE_SERVICES,
    PAGE_STANDARD,
    PAGE_SERVICE,
    PAGE_CERTIFICATES,
    PAGE_CHANGES,
    PAGE_TODO,
    PAGE_SCOPE,
    PAGE_SCOPE_LIST,
    PAGE_SCOPE_PAIR,
    PAGE_HOME,
    PAGE_HELP,
    PAGE_FAILURE,
    PAGE_COUNT
};
/* The template's name. */
extern const char *const page_names[PAGE_COUNT];
/* A request that makes the page as full as it gets. */
extern const char *const page_targets[PAGE_COUNT];
/* An answer with every field of the API, in all its forms. */
extern const char *const rich_answers[PAGE_COUNT];
struct value page_map(struct fixture *fixture, enum page page, const struct value *answer);

/* Every key of the tree, and every text of it, given to `take`. */
typedef void (*tree_take)(void *context, struct span key, struct value *value);
void tree_walk(struct value *tree, tree_take take, void *context);

/* The page's tags are balanced, its ids unique, attributes quoted, nothing inline: no style, no script, no
 * event handlers. The test ends otherwise. */
void assert_sound_html(const char *html);

#endif
