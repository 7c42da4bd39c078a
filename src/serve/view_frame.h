/* What every page has around its own content, and how it becomes a reply. */
#ifndef SERVE_VIEW_FRAME_H
#define SERVE_VIEW_FRAME_H

#include "serve/view_tree.h"

enum view_tab {
    TAB_NONE,
    TAB_SEARCH,
    TAB_SCOPE,
    TAB_STANDARDS,
    TAB_SERVICES,
    TAB_CERTIFICATES,
    TAB_TODO,
    TAB_HELP
};

/* A view of what is asked, as of the day that is asked. */
struct view view_start(const struct request *request);

/* Parse what a call of the search room has written, if its `status` is good, and empty the buffer for the
 * next call. */
enum avow_status view_take(const struct request *request, enum avow_status status, struct buffer *json,
                           struct value *out, struct avow_error *err);
/* The standards and services that the reader may see, for a form to offer; they live in the request's arena.
 */
enum avow_status view_take_names(const struct request *request, struct value *standards,
                                 struct value *services, struct avow_error *err);

/* A page's map with the frame in it: title, assets, tabs, the words in the box, and in the foot what the
 * index holds (left out when it cannot be asked). `title` is borrowed. */
struct value view_page_map(struct view *view, struct span title, enum view_tab tab, struct span query);

/* Render `name` over `page` into `reply`. */
enum avow_status view_reply(struct view *view, const char *name, const struct value *page,
                            struct reply *reply, struct avow_error *err);

#endif
