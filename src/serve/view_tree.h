/* Build the value trees that templates are rendered over: bottom-up, in the request's arena. */
#ifndef SERVE_VIEW_TREE_H
#define SERVE_VIEW_TREE_H

#include "base/value.h"
#include "serve/request.h"

/* What making a page needs at hand. `failed` is sticky: set when memory ran out, checked once at the end. */
struct view {
    const struct request *request;
    struct arena *arena;
    bool failed;
    struct span as_of; /* the day whose versions are linked, as asked; empty: the newest ones */
};

#define VIEW_MAP ((struct value){.type = VALUE_MAP})
#define VIEW_LIST ((struct value){.type = VALUE_LIST})

/* A key is static text; an item must be complete, since it is copied into its parent (not what it points to).
 * Only for maps and lists that were started with VIEW_MAP and VIEW_LIST. */
void view_put(struct view *view, struct value *map, const char *key, struct value item);
void view_append(struct view *view, struct value *list, struct value item);

/* A text that is borrowed: from the answer, from static text or from the arena. */
void view_put_text(struct view *view, struct value *map, const char *key, struct span text);
void view_put_flag(struct view *view, struct value *map, const char *key, bool flag);

/* One option of a select: `choice_id`, `choice_name`, and `is_chosen` when it is `chosen`, in any case. */
void view_append_choice(struct view *view, struct value *list, struct span id, struct span name,
                        struct span chosen);
/* The standards or services to choose from: those of the vocabulary with any `count` ("scope"), and the one
 * that is `asked` for (NULL: none), whatever it is. */
struct value view_choices(struct view *view, const struct value *names, const char *count,
                          const struct value *asked);

/* Formatted text in the arena. */
struct span view_print(struct view *view, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "3,902". */
struct span view_number(struct view *view, int64_t number);
/* "1 page", "3,902 pages": the number and `one` or `many`. */
struct span view_count(struct view *view, int64_t number, const char *one, const char *many);

#endif
