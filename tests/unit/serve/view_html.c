/* A small judge of HTML: balance, ids, quotes, nothing inline. */
#include "unit/serve/view_fixture.h"

#include <string.h>

enum { DEEPEST = 64, MOST_IDS = 512 };

/* Elements that have no end tag (HTML, "Void elements"), and the one of SVG that we write closed. */
static const char *const voids[] = {"meta", "link", "input", "br", "use"};

static const char *const forbidden[] = {"style", "onclick", "onload", "onerror"};

struct judge {
    struct span open[DEEPEST];
    size_t depth;
    struct span ids[MOST_IDS];
    size_t id_count;
};

static bool is_one_of(struct span name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_equal(name, span_of(names[i])))
            return true;
    return false;
}

static struct span name_at(struct span html, size_t at)
{
    size_t end = at;
    while (end < html.size && strchr(" \n>/=", html.bytes[end]) == NULL)
        end++;
    return span_part(html, at, end);
}

static void take_id(struct judge *judge, struct span id)
{
    assert_true(id.size > 0);
    for (size_t i = 0; i < judge->id_count; i++)
        if (span_equal(judge->ids[i], id))
            fail_msg("the id %.*s stands twice", SPAN_ARG(id));
    assert_true(judge->id_count < MOST_IDS);
    judge->ids[judge->id_count++] = id;
}

/* Read the attributes from `at` on; gives where the tag ends. */
static size_t read_attributes(struct judge *judge, struct span html, size_t at)
{
    while (at < html.size && html.bytes[at] != '>') {
        if (strchr(" \n/", html.bytes[at]) != NULL) {
            at++;
            continue;
        }
        struct span name = name_at(html, at);
        assert_true(name.size > 0);
        if (is_one_of(name, forbidden, sizeof forbidden / sizeof *forbidden))
            fail_msg("an attribute %.*s", SPAN_ARG(name));
        at += name.size;
        if (html.bytes[at] != '=')
            continue;
        assert_int_equal(html.bytes[at + 1], '"');
        size_t end = span_find_byte(html, '"', at + 2);
        struct span value = span_part(html, at + 2, end);
        assert_true(end != SPAN_NONE && span_find_byte(value, '<', 0) == SPAN_NONE);
        if (span_equal(name, SPAN("id")))
            take_id(judge, value);
        at = end + 1;
    }
    return at;
}

static size_t read_end_tag(struct judge *judge, struct span html, size_t at)
{
    struct span name = name_at(html, at);
    assert_true(judge->depth > 0);
    if (!span_equal(judge->open[--judge->depth], name))
        fail_msg("<%.*s> is ended by </%.*s>", SPAN_ARG(judge->open[judge->depth]), SPAN_ARG(name));
    return at + name.size;
}

static size_t read_start_tag(struct judge *judge, struct span html, size_t at)
{
    struct span name = name_at(html, at);
    size_t end = read_attributes(judge, html, at + name.size);
    if (!is_one_of(name, voids, sizeof voids / sizeof *voids)) {
        assert_true(judge->depth < DEEPEST);
        judge->open[judge->depth++] = name;
    }
    if (span_equal(name, SPAN("script")))
        assert_int_equal(html.bytes[end + 1], '<');
    return end;
}

void assert_sound_html(const char *html)
{
    static struct judge judge;
    struct span text = span_of(html);
    judge = (struct judge){.depth = 0};
    for (size_t at = 0; (at = span_find_byte(text, '<', at)) != SPAN_NONE;) {
        at++;
        if (text.bytes[at] == '/')
            at = read_end_tag(&judge, text, at + 1);
        else if (text.bytes[at] != '!')
            at = read_start_tag(&judge, text, at);
    }
    if (judge.depth > 0)
        fail_msg("<%.*s> is not ended", SPAN_ARG(judge.open[judge.depth - 1]));
}
