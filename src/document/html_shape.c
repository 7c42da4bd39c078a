/* The questions that take a look inside an element. */
#include "document/html_shape.h"

#include "document/prose.h"

enum { CARD_LEVELS = 8 /* elements around a card's heading */ };

/* The last words below a node ask. */
static bool asks(const xmlNode *node)
{
    struct span last = SPAN_EMPTY;
    for (const xmlNode *part = node; part != NULL; part = html_next(part, node, true))
        if (span_trim(html_text(part)).size > 0)
            last = html_text(part);
    return prose_asks(last);
}

/* Names that accordions give to what they fold. */
static bool is_folded(const xmlNode *node)
{
    static const struct span names[] = {SPAN_INIT("accordion"), SPAN_INIT("collaps"), SPAN_INIT("answer"),
                                        SPAN_INIT("panel"),     SPAN_INIT("faq"),     SPAN_INIT("expand")};
    struct span words = html_attribute(node, "class");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (span_find(words, names[i], 0) != SPAN_NONE)
            return true;
    return false;
}

/* The element before it is a question. */
static bool follows_question(const xmlNode *node)
{
    const xmlNode *before = node->prev;
    while (before != NULL && before->type != XML_ELEMENT_NODE)
        before = before->prev;
    return before != NULL && asks(before);
}

/* An accordion's answer is hidden until its heading is clicked; its label tells it from what stays hidden. */
static bool unfolds(const xmlNode *node)
{
    return html_has_attribute(node, "aria-labelledby") || html_attribute_has(node, "role", "region") ||
           html_attribute_has(node, "role", "tabpanel") ||
           html_attribute_has(node, "hidden", "until-found") || is_folded(node) || follows_question(node);
}

static bool hides_by_style(const xmlNode *node)
{
    struct span style = html_attribute(node, "style");
    return span_find(style, SPAN("display:none"), 0) != SPAN_NONE ||
           span_find(style, SPAN("display: none"), 0) != SPAN_NONE ||
           span_find(style, SPAN("visibility:hidden"), 0) != SPAN_NONE;
}

bool html_is_hidden(const xmlNode *node)
{
    bool hidden = html_has_attribute(node, "hidden") || html_attribute_has(node, "aria-hidden", "true") ||
                  hides_by_style(node);
    return hidden && !unfolds(node);
}

static bool is_blank(const xmlNode *node)
{
    return node->type != XML_ELEMENT_NODE && span_trim(html_text(node)).size == 0;
}

/* What one pass over a table has seen. */
struct table_look {
    bool nested;
    bool heading;
    bool titled; /* has `th` */
    size_t cells_in_row;
    size_t widest;
};

static void look_at(struct table_look *look, const xmlNode *node)
{
    bool title = html_is(node, "th");
    if (html_is(node, "tr"))
        look->cells_in_row = 0;
    if (title || html_is(node, "td"))
        look->cells_in_row++;
    if (look->cells_in_row > look->widest)
        look->widest = look->cells_in_row;
    look->titled = look->titled || title;
    look->nested = look->nested || html_is(node, "table");
    look->heading = look->heading || html_heading_level(node) > 0;
}

bool html_is_layout(const xmlNode *table)
{
    struct table_look look = {.nested = false};
    if (html_attribute_has(table, "role", "presentation") || html_attribute_has(table, "role", "none"))
        return true;
    for (const xmlNode *node = table; !look.nested && (node = html_next(node, table, true)) != NULL;)
        look_at(&look, node);
    return look.nested || look.widest < 2 || (look.heading && !look.titled);
}

static bool starts_card(const xmlNode *item)
{
    const xmlNode *node = item;
    for (int level = 0; level < CARD_LEVELS; level++) {
        node = node->children;
        while (node != NULL && is_blank(node))
            node = node->next;
        if (node == NULL || node->type != XML_ELEMENT_NODE)
            return false;
        if (html_heading_level(node) > 0 || html_is(node, "details") ||
            (html_is(node, "button") && html_button_role(node) == HTML_QUESTION))
            return true;
    }
    return false;
}

bool html_is_list_of_cards(const xmlNode *list)
{
    for (const xmlNode *item = list->children; item != NULL; item = item->next)
        if (html_is(item, "li"))
            return starts_card(item);
    return false;
}

enum html_role html_button_role(const xmlNode *button)
{
    bool opens = html_has_attribute(button, "aria-expanded") || html_has_attribute(button, "aria-controls");
    bool question = asks(button);
    for (const xmlNode *node = button->parent; (opens || question) && node != NULL; node = node->parent)
        if (html_heading_level(node) > 0)
            return HTML_INLINE;
    return question ? HTML_QUESTION : HTML_DROPPED;
}

bool html_is_note_label(struct span text)
{
    static const struct span labels[] = {SPAN_INIT("note"), SPAN_INIT("tip"), SPAN_INIT("important"),
                                         SPAN_INIT("warning"), SPAN_INIT("caution")};
    if (span_ends(text, SPAN(":")))
        text.size--;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (span_equal_case(text, labels[i]))
            return true;
    return false;
}
