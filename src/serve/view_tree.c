/* Grow maps and lists of values in an arena, and format numbers for people. */
#include "serve/view_tree.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NUMBER_SIZE = 32, PRINT_SIZE = 512 /* bytes; most texts are shorter and printed once */ };

/* A larger copy of an array that is full: room doubles whenever the count is a power of two. */
static void *grown(struct view *view, const void *items, size_t count, size_t size)
{
    void *larger = arena_array(view->arena, count == 0 ? 1 : count * 2, size);
    if (larger != NULL && count > 0)
        memcpy(larger, items, count * size);
    view->failed = view->failed || larger == NULL;
    return larger;
}

static bool is_full(size_t count)
{
    return (count & (count - 1)) == 0;
}

void view_append(struct view *view, struct value *list, struct value item)
{
    if (is_full(list->count)) {
        struct value *items = grown(view, list->items, list->count, sizeof *items);
        if (items == NULL)
            return;
        list->items = items;
    }
    list->items[list->count++] = item;
}

void view_put(struct view *view, struct value *map, const char *key, struct value item)
{
    if (is_full(map->count)) {
        struct span *keys = grown(view, map->keys, map->count, sizeof *keys);
        if (keys == NULL)
            return;
        map->keys = keys;
    }
    size_t before = map->count;
    view_append(view, map, item);
    if (map->count > before)
        map->keys[before] = span_of(key);
}

void view_put_text(struct view *view, struct value *map, const char *key, struct span text)
{
    view_put(view, map, key, (struct value){.type = VALUE_STRING, .text = text});
}

void view_put_flag(struct view *view, struct value *map, const char *key, bool flag)
{
    view_put(view, map, key, (struct value){.type = VALUE_BOOL, .boolean = flag});
}

void view_append_choice(struct view *view, struct value *list, struct span id, struct span name,
                        struct span chosen)
{
    struct value choice = VIEW_MAP;
    view_put_text(view, &choice, "choice_id", id);
    view_put_text(view, &choice, "choice_name", name);
    view_put_flag(view, &choice, "is_chosen", span_equal_case(id, chosen));
    view_append(view, list, choice);
}

struct value view_choices(struct view *view, const struct value *names, const char *count,
                          const struct value *asked)
{
    struct value list = VIEW_LIST;
    struct span chosen = value_get_text(asked, "id");
    bool is_there = chosen.size == 0;
    for (size_t i = 0; names != NULL && i < names->count; i++) {
        struct span id = value_get_text(&names->items[i], "id");
        bool is_chosen = chosen.size > 0 && span_equal(id, chosen);
        is_there = is_there || is_chosen;
        if (value_integer(value_get(&names->items[i], count), 0) > 0 || is_chosen)
            view_append_choice(view, &list, id, value_get_text(&names->items[i], "name"), chosen);
    }
    if (!is_there)
        view_append_choice(view, &list, chosen, value_get_text(asked, "name"), chosen);
    return list;
}

struct span view_print(struct view *view, const char *format, ...)
{
    char first[PRINT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(first, sizeof first, format, arguments);
    va_end(arguments);
    char *text = size >= 0 ? arena_alloc(view->arena, (size_t)size + 1) : NULL;
    if (text == NULL) {
        view->failed = true;
        return SPAN_EMPTY;
    }
    va_start(arguments, format);
    if ((size_t)size < sizeof first)
        memcpy(text, first, (size_t)size);
    else
        vsnprintf(text, (size_t)size + 1, format, arguments);
    va_end(arguments);
    return (struct span){text, (size_t)size};
}

struct span view_number(struct view *view, int64_t number)
{
    char digits[NUMBER_SIZE];
    char grouped[NUMBER_SIZE * 2];
    int size = snprintf(digits, sizeof digits, "%" PRId64, number);
    size_t used = 0;
    for (int i = 0; i < size; i++) {
        bool starts_group = (size - i) % 3 == 0;
        if (starts_group && i > 0 && digits[i - 1] != '-')
            grouped[used++] = ',';
        grouped[used++] = digits[i];
    }
    return view_print(view, "%.*s", (int)used, grouped);
}

struct span view_count(struct view *view, int64_t number, const char *one, const char *many)
{
    return view_print(view, "%.*s %s", SPAN_ARG(view_number(view, number)), number == 1 ? one : many);
}
