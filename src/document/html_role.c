/* Elements and attributes to roles: one table of names, then what attributes change. */
#include "document/html_role.h"

#include "document/html_shape.h"

struct role_row {
    const char *name;
    enum html_role role;
};

static const struct role_row roles[] = {
    {"address", HTML_BLOCK},    {"article", HTML_BLOCK},    {"aside", HTML_DROPPED},
    {"audio", HTML_DROPPED},    {"b", HTML_BOLD},           {"blockquote", HTML_QUOTE},
    {"body", HTML_BLOCK},       {"br", HTML_LINE_BREAK},    {"button", HTML_DROPPED},
    {"canvas", HTML_DROPPED},   {"caption", HTML_BLOCK},    {"center", HTML_BLOCK},
    {"datalist", HTML_DROPPED}, {"dd", HTML_DEFINITION},    {"del", HTML_DROPPED},
    {"details", HTML_ANSWERED}, {"dialog", HTML_DROPPED},   {"div", HTML_BLOCK},
    {"dl", HTML_TERMS},         {"dt", HTML_TERM},          {"embed", HTML_DROPPED},
    {"fieldset", HTML_BLOCK},   {"figcaption", HTML_BLOCK}, {"figure", HTML_BLOCK},
    {"footer", HTML_DROPPED},   {"form", HTML_BLOCK},       {"frameset", HTML_DROPPED},
    {"h1", HTML_HEADING},       {"h2", HTML_HEADING},       {"h3", HTML_HEADING},
    {"h4", HTML_HEADING},       {"h5", HTML_HEADING},       {"h6", HTML_HEADING},
    {"head", HTML_DROPPED},     {"header", HTML_DROPPED},   {"hgroup", HTML_BLOCK},
    {"hr", HTML_BLOCK},         {"iframe", HTML_DROPPED},   {"img", HTML_IMAGE},
    {"input", HTML_DROPPED},    {"label", HTML_DROPPED},    {"legend", HTML_BLOCK},
    {"li", HTML_ITEM},          {"link", HTML_DROPPED},     {"main", HTML_BLOCK},
    {"map", HTML_DROPPED},      {"menu", HTML_LIST},        {"meta", HTML_DROPPED},
    {"meter", HTML_DROPPED},    {"nav", HTML_DROPPED},      {"noscript", HTML_DROPPED},
    {"object", HTML_DROPPED},   {"ol", HTML_LIST},          {"optgroup", HTML_DROPPED},
    {"option", HTML_DROPPED},   {"p", HTML_BLOCK},          {"pre", HTML_CODE},
    {"progress", HTML_DROPPED}, {"rp", HTML_DROPPED},       {"rt", HTML_DROPPED},
    {"s", HTML_DROPPED},        {"script", HTML_DROPPED},   {"section", HTML_BLOCK},
    {"select", HTML_DROPPED},   {"strike", HTML_DROPPED},   {"strong", HTML_BOLD},
    {"style", HTML_DROPPED},    {"summary", HTML_QUESTION}, {"svg", HTML_DROPPED},
    {"table", HTML_TABLE},      {"tbody", HTML_BLOCK},      {"td", HTML_CELL},
    {"template", HTML_DROPPED}, {"textarea", HTML_DROPPED}, {"tfoot", HTML_BLOCK},
    {"th", HTML_CELL},          {"thead", HTML_BLOCK},      {"title", HTML_DROPPED},
    {"tr", HTML_ROW},           {"ul", HTML_LIST},          {"video", HTML_DROPPED},
    {"a", HTML_LINK},
};

struct word_row {
    const char *attribute;
    const char *word;
    enum html_role role;
};

/* What an element is by its attributes, whatever its name: the frame of a page, and notes. */
static const struct word_row words[] = {
    {"role", "navigation", HTML_DROPPED},  {"role", "banner", HTML_DROPPED},
    {"role", "contentinfo", HTML_DROPPED}, {"role", "complementary", HTML_DROPPED},
    {"role", "search", HTML_DROPPED},      {"role", "menu", HTML_DROPPED},
    {"role", "menubar", HTML_DROPPED},     {"role", "dialog", HTML_DROPPED},
    {"role", "alertdialog", HTML_DROPPED}, {"role", "toolbar", HTML_DROPPED},
    {"role", "tooltip", HTML_DROPPED},     {"role", "note", HTML_NOTE},
    {"class", "breadcrumb", HTML_DROPPED}, {"class", "breadcrumbs", HTML_DROPPED},
    {"class", "pagination", HTML_DROPPED}, {"class", "sr-only", HTML_DROPPED},
    {"class", "skip-link", HTML_DROPPED},  {"class", "visually-hidden", HTML_DROPPED},
    {"class", "toc", HTML_DROPPED},        {"class", "screen-reader-text", HTML_DROPPED},
    {"class", "headerlink", HTML_DROPPED}, {"class", "table-of-contents", HTML_DROPPED},
    {"id", "toc", HTML_DROPPED},           {"class", "note", HTML_NOTE},
    {"class", "tip", HTML_NOTE},           {"class", "important", HTML_NOTE},
    {"class", "warning", HTML_NOTE},       {"class", "caution", HTML_NOTE},
    {"class", "admonition", HTML_NOTE},
};

static enum html_role role_by_name(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (xmlStrEqual(node->name, BAD_CAST roles[i].name))
            return roles[i].role;
    return HTML_INLINE;
}

static enum html_role role_by_words(const xmlNode *node, enum html_role role)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if ((words[i].role == HTML_DROPPED || role == HTML_BLOCK) &&
            html_attribute_has(node, words[i].attribute, words[i].word))
            return words[i].role;
    return role;
}

bool html_is_marked_question(const xmlNode *node)
{
    if (!html_attribute_has(node, "itemprop", "name"))
        return false;
    do
        node = node->parent;
    while (node != NULL && !html_has_attribute(node, "itemscope"));
    return node != NULL && span_ends(html_attribute(node, "itemtype"), SPAN("schema.org/Question"));
}

/* Attributes that fit any element. */
static enum html_role role_by_attributes(const xmlNode *node, enum html_role role)
{
    if (html_is_hidden(node))
        return HTML_DROPPED;
    if (html_is_marked_question(node))
        return HTML_QUESTION;
    if (role == HTML_BLOCK && span_ends(html_attribute(node, "itemtype"), SPAN("schema.org/Question")))
        return HTML_ANSWERED;
    if (role == HTML_BLOCK && html_attribute_has(node, "role", "button") &&
        html_button_role(node) == HTML_QUESTION)
        return HTML_QUESTION;
    return role_by_words(node, role);
}

/* Elements whose meaning lies in what they hold or where they stand. */
static enum html_role role_in_place(const xmlNode *node, enum html_role role)
{
    switch (role) {
    case HTML_TABLE:
        return html_is_layout(node) ? HTML_BLOCK : role;
    case HTML_LIST:
        return html_is_list_of_cards(node) ? HTML_BLOCK : role;
    case HTML_ITEM:
        return node->parent != NULL && html_is_list_of_cards(node->parent) ? HTML_BLOCK : role;
    default:
        return role;
    }
}

enum html_role html_role_of(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return HTML_INLINE;
    enum html_role role = role_by_name(node);
    if (html_is(node, "header") && (html_above(node, "main") != NULL || html_above(node, "article") != NULL))
        role = HTML_BLOCK;
    if (html_is(node, "button"))
        role = html_button_role(node);
    if (role == HTML_DROPPED)
        return role;
    if (node->properties != NULL)
        role = role_by_attributes(node, role);
    return role_in_place(node, role);
}
