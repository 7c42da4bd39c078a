/* What goes out of a page with a passage: its words alone, with their source, and as Markdown. */
#include "serve/view_passage.h"

#include "base/cleanup.h"
#include "serve/markdown.h"
#include "serve/view_link.h"
#include "serve/view_words.h"

/* The section a passage stands in: its innermost heading, else its question, else nothing. */
static struct span section_of(const struct value *statement)
{
    const struct value *headings = value_get(statement, "heading");
    if (headings != NULL && headings->count > 0)
        return value_text(&headings->items[headings->count - 1]);
    return value_get_text(statement, "question");
}

/* `TITLE, "SECTION"`. */
static struct span place_words(struct view *view, const struct value *statement, const struct value *page)
{
    struct span title = value_get_text(page, "title");
    struct span section = section_of(statement);
    if (section.size == 0)
        return title;
    return view_print(view, "%.*s, \"%.*s\"", SPAN_ARG(title), SPAN_ARG(section));
}

/* The words that go out: the whole text, or the excerpt that was asked for and a sign that more follows. */
static struct span words_of(struct view *view, const struct value *statement)
{
    struct span text = value_get_text(statement, "text");
    struct span excerpt = value_get_text(statement, "excerpt");
    if (excerpt.size == 0 || excerpt.size >= text.size)
        return text;
    return view_print(view, "%.*s [...]", SPAN_ARG(excerpt));
}

/* Whom the words are for: as the passage says, else as its page does. */
static const struct circle_words *circle_of(const struct value *statement, const struct value *page)
{
    struct span own = value_get_text(statement, "audience");
    return words_circle(own.size > 0 ? own : value_get_text(page, "audience"));
}

/* " (Certificate 7 ended on 2026-09-30)": as the source of the API says it; empty when no proof ended. */
static struct span ended_mark(struct view *view, const struct value *statement)
{
    const struct value *ended = value_get(statement, "evidence_ended");
    struct span until = value_get_text(ended, "valid_until");
    return until.size == 0 ? SPAN_EMPTY
                           : view_print(view, " (%.*s ended on %.*s)",
                                        SPAN_ARG(value_get_text(ended, "label")), SPAN_ARG(until));
}

/* Each line behind "> ", then the page as a link, its date, proof that ended, and `mark`. */
static struct span markdown(struct view *view, struct span words, const struct value *statement,
                            const struct value *page, struct span mark)
{
    CLEANUP(buffer_free) struct buffer built = BUFFER_INIT;
    struct span rest = words;
    struct span url = link_external(value_get_text(page, "url"));
    struct span date = value_get_text(page, "date");
    struct span line;
    while (span_next_line(&rest, &line)) {
        buffer_append_string(&built, "> ");
        markdown_append_text(&built, line);
        buffer_append_byte(&built, '\n');
    }
    buffer_append_string(&built, url.size > 0 ? "\n[" : "\n");
    markdown_append_text(&built, place_words(view, statement, page));
    if (url.size > 0) {
        buffer_append_string(&built, "](");
        markdown_append_url(&built, url);
        buffer_append_byte(&built, ')');
    }
    buffer_printf(&built, "%s%.*s", date.size > 0 ? ", " : "", SPAN_ARG(date));
    markdown_append_text(&built, ended_mark(view, statement));
    buffer_printf(&built, "%.*s", SPAN_ARG(mark));
    struct span copy = arena_copy(view->arena, buffer_span(&built));
    view->failed = view->failed || built.failed || copy.bytes == NULL;
    return copy;
}

void passage_put_copies(struct view *view, struct value *map, const struct value *statement,
                        const struct value *page)
{
    struct span text = words_of(view, statement);
    const struct circle_words *circle = circle_of(statement, page);
    struct span source = value_get_text(value_get(statement, "citation"), "source");
    struct span cite = view_print(view, "%.*s%.*s", SPAN_ARG(source), SPAN_ARG(circle->mark));
    view_put_text(view, map, "circle_tag", circle->tag);
    view_put_text(view, map, "circle_said", circle->said);
    view_put_text(view, map, "cite", cite);
    view_put_text(view, map, "copy_plain", text);
    view_put_text(view, map, "copy_source", view_print(view, "%.*s\n%.*s", SPAN_ARG(text), SPAN_ARG(cite)));
    view_put_text(view, map, "copy_markdown", markdown(view, text, statement, page, circle->mark));
    view_put_flag(view, map, "is_cut", text.size < value_get_text(statement, "text").size);
}
