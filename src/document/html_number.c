/* `start`, `reversed`, `type` and `value` of ordered lists, by the HTML standard (4.4.5). */
#include "document/html_number.h"

#include "document/list_number.h"

static bool integer_of(const xmlNode *node, const char *name, long *value)
{
    enum { MOST = 1000000000 };
    struct span text = span_trim(html_attribute(node, name));
    bool minus = span_starts(text, SPAN("-"));
    uint64_t number = 0;
    if (!span_to_u64(span_part(text, minus, text.size), &number) || number > MOST)
        return false;
    *value = minus ? -(long)number : (long)number;
    return true;
}

static long count_items(const xmlNode *list)
{
    long items = 0;
    for (const xmlNode *node = list->children; node != NULL; node = node->next)
        items += html_is(node, "li");
    return items;
}

static enum list_style style_of(const xmlNode *node)
{
    static const struct {
        struct span type;
        enum list_style style;
    } rows[] = {
        {SPAN_INIT("a"), LIST_LETTER},
        {SPAN_INIT("A"), LIST_CAPITAL_LETTER},
        {SPAN_INIT("i"), LIST_ROMAN},
        {SPAN_INIT("I"), LIST_CAPITAL_ROMAN},
    };
    struct span type = html_attribute(node, "type");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_equal(type, rows[i].type))
            return rows[i].style;
    return LIST_DECIMAL;
}

void html_numbers_open(struct html_numbers *numbers, const xmlNode *list)
{
    size_t depth = numbers->depth++;
    if (depth >= HTML_NUMBER_DEPTH)
        return;
    bool reversed = html_has_attribute(list, "reversed");
    numbers->open[depth].list = html_is(list, "ol") ? list : NULL;
    numbers->open[depth].step = reversed ? -1 : 1;
    numbers->open[depth].next = 1;
    if (numbers->open[depth].list != NULL && !integer_of(list, "start", &numbers->open[depth].next) &&
        reversed)
        numbers->open[depth].next = count_items(list);
}

void html_numbers_close(struct html_numbers *numbers)
{
    numbers->depth -= numbers->depth > 0;
}

struct span html_number_take(struct html_numbers *numbers, const xmlNode *item, struct arena *arena)
{
    size_t depth = numbers->depth;
    if (depth == 0 || depth > HTML_NUMBER_DEPTH || numbers->open[depth - 1].list != item->parent)
        return SPAN_EMPTY;
    long value = numbers->open[depth - 1].next;
    integer_of(item, "value", &value);
    numbers->open[depth - 1].next = value + numbers->open[depth - 1].step;
    struct span number = list_number(value, style_of(item->parent), arena);
    const char *shown = arena_printf(arena, "%.*s.", SPAN_ARG(number));
    return shown != NULL ? span_of(shown) : SPAN_EMPTY;
}
