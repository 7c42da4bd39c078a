/* A page's head and other places where HTML states what front matter states. */
#include "document/html_head.h"

#include "base/cleanup.h"
#include "base/date.h"
#include "base/utf8.h"
#include "document/html_linked.h"
#include "document/prose.h"

enum { UPDATED_WORDS = 200 /* bytes of a line like "Last updated on 3 March 2026" */, MOST_KEYS = 16 };

/* Where a value stands, and the key it is for: the name of a meta element, or `our:` and a name for all other
 * places. Of several for one key the first in this table counts. */
struct place_row {
    const char *place;
    const char *key;
};

static const struct place_row places[] = {
    {"our:heading", "title"},
    {"og:title", "title"},
    {"our:title", "title"},
    {"our:canonical", "url"},
    {"og:url", "url"},
    {"our:lang", "language"},
    {"content-language", "language"},
    {"description", "description"},
    {"og:description", "description"},
    {"ms.date", "date"},
    {"dcterms.modified", "date"},
    {"dc.date.modified", "date"},
    {"article:modified_time", "date"},
    {"og:updated_time", "date"},
    {"last-modified", "date"},
    {"updated_at", "date"},
    {"our:updated", "date"},
    {"our:modified", "date"},
    {"revised", "date"},
    {"date", "date"},
    {"dcterms.date", "date"},
    {"dc.date", "date"},
    {"article:published_time", "date"},
    {"dcterms.issued", "date"},
    {"our:published", "date"},
    {"standards", "standards"},
    {"services", "services"},
    {"audience", "audience"},
    {"owner", "owner"},
    {"review_by", "review_by"},
    {"status", "status"},
};

enum { PLACES = sizeof places / sizeof *places };

/* What was found at each place. */
struct head {
    struct arena *arena;
    struct span found[PLACES];
    struct span site; /* the site's name */
};

/* The first value at a place stays; dates must be dates. */
static void offer(struct head *head, struct span place, struct span text)
{
    for (size_t i = 0; i < PLACES; i++) {
        if (!span_equal_case(place, span_of(places[i].place)) || head->found[i].size > 0)
            continue;
        struct span tidy = prose_tidy(text, head->arena);
        bool date = span_equal(span_of(places[i].key), SPAN("date"));
        if (!date || date_read(tidy) != DATE_NONE)
            head->found[i] = tidy;
    }
}

static void look_at_meta(struct head *head, const xmlNode *node)
{
    static const char *const names[] = {"name", "property", "http-equiv", "itemprop"};
    struct span content = html_attribute(node, "content");
    if (html_attribute_has(node, "property", "og:site_name"))
        head->site = prose_tidy(content, head->arena);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct span name = html_attribute(node, names[i]);
        if (!span_starts(name, SPAN("our:")))
            offer(head, name, content);
    }
    if (html_attribute_has(node, "itemprop", "dateModified"))
        offer(head, SPAN("our:modified"), content);
}

/* The words around a time say what it is the time of. */
static void look_at_time(struct head *head, const xmlNode *node)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span day = html_attribute(node, "datetime");
    struct span around = node->parent != NULL ? html_content(node->parent, &scratch) : SPAN_EMPTY;
    struct span plain = SPAN_EMPTY;
    if (around.size > UPDATED_WORDS || prose_plain(around, &scratch, &plain, NULL) != AVOW_OK)
        return;
    bool updated = html_attribute_has(node, "itemprop", "dateModified") ||
                   span_find(plain, SPAN(" updated "), 0) != SPAN_NONE ||
                   span_find(plain, SPAN(" modified "), 0) != SPAN_NONE ||
                   span_find(plain, SPAN(" revised "), 0) != SPAN_NONE;
    if (updated)
        offer(head, SPAN("our:updated"), day.size > 0 ? day : html_content(node, &scratch));
}

static void look_at_script(struct head *head, const xmlNode *node)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct value value = {.type = VALUE_NULL};
    if (!html_linked_read(node, &scratch, &value))
        return;
    offer(head, SPAN("our:modified"), html_linked_text(&value, "dateModified"));
    offer(head, SPAN("our:published"), html_linked_text(&value, "datePublished"));
}

static void look_at(struct head *head, const xmlNode *node)
{
    if (html_is(node, "meta"))
        look_at_meta(head, node);
    else if (html_is(node, "time"))
        look_at_time(head, node);
    else if (html_is(node, "script"))
        look_at_script(head, node);
    else if (html_is(node, "html"))
        offer(head, SPAN("our:lang"), html_attribute(node, "lang"));
    else if (html_is(node, "link") && html_attribute_has(node, "rel", "canonical"))
        offer(head, SPAN("our:canonical"), html_attribute(node, "href"));
    else if (html_is(node, "title") && html_above(node, "head") != NULL)
        offer(head, SPAN("our:title"), html_content(node, head->arena));
}

/* "Title | Site", "Title - Site": without the site, where it is known to be one. */
static struct span without_site(struct span title, struct span site)
{
    size_t bar = span_find(title, SPAN(" | "), 0);
    if (bar != SPAN_NONE && bar > 0)
        title = span_trim(span_part(title, 0, bar));
    if (site.size == 0 || title.size <= site.size || !span_ends(title, site))
        return title;
    size_t end = title.size - site.size;
    static const struct span signs[] = {SPAN_INIT(" - "), SPAN_INIT(" \xE2\x80\x93 "),
                                        SPAN_INIT(" \xE2\x80\x94 "), SPAN_INIT(" \xC2\xB7 "),
                                        SPAN_INIT(": ")};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (span_ends(span_part(title, 0, end), signs[i]))
            return span_trim(span_part(title, 0, end - signs[i].size));
    return title;
}

/* The one heading of the highest level that a page has. */
static struct span only_top_heading(const struct block_list *blocks)
{
    struct span text = SPAN_EMPTY;
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->items[i].kind != BLOCK_HEADING || blocks->items[i].level != 1)
            continue;
        if (text.size > 0)
            return SPAN_EMPTY;
        text = blocks->items[i].text;
    }
    return text;
}

static void put(struct value *front, struct span key, struct span text)
{
    for (size_t i = 0; i < front->count; i++)
        if (span_equal(front->keys[i], key))
            return;
    front->keys[front->count] = key;
    front->items[front->count++] = (struct value){.type = VALUE_STRING, .text = text};
}

static enum avow_status write_front(struct head *head, struct value *front, struct avow_error *err)
{
    *front = (struct value){.type = VALUE_MAP};
    front->keys = arena_array(head->arena, MOST_KEYS, sizeof *front->keys);
    front->items = arena_array(head->arena, MOST_KEYS, sizeof *front->items);
    if (front->keys == NULL || front->items == NULL)
        return error_set_no_memory(err, "");
    for (size_t i = 0; i < PLACES; i++) {
        struct span text = head->found[i];
        bool site = span_equal(span_of(places[i].place), SPAN("our:title")) ||
                    span_equal(span_of(places[i].place), SPAN("og:title"));
        if (text.size > 0)
            put(front, span_of(places[i].key), site ? without_site(text, head->site) : text);
    }
    return AVOW_OK;
}

enum avow_status html_head_read(const xmlNode *root, const struct block_list *blocks, struct arena *arena,
                                struct value *front, struct avow_error *err)
{
    struct head head = {.arena = arena};
    offer(&head, SPAN("our:heading"), only_top_heading(blocks));
    for (const xmlNode *node = root; node != NULL; node = html_next(node, root, true))
        look_at(&head, node);
    return write_front(&head, front, err);
}
