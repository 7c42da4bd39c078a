/* A statement of the API as the map of one passage. */
#include "serve/view_passage.h"

#include "serve/view_link.h"
#include "serve/view_text.h"
#include "serve/view_words.h"

enum { SERVICES_SHOWN = 3 };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

/* Question with its marks, or grey path and innermost heading, or the page's own title. */
static void put_title(struct view *view, struct value *map, const struct value *statement,
                      const struct value *page)
{
    const struct value *headings = value_get(statement, "heading");
    struct span question = get(statement, "question");
    size_t count = headings != NULL && question.size == 0 ? headings->count : 0;
    struct span path = SPAN_EMPTY;
    struct span name = question.size > 0 ? question : get(page, "title");
    for (size_t i = 0; i < count; i++) {
        path = view_print(view, "%.*s%.*s › ", SPAN_ARG(path), SPAN_ARG(name));
        name = value_text(&headings->items[i]);
    }
    struct text_pieces marked = text_of_segments(view, value_get(statement, "question_segments"));
    if (question.size == 0 || marked.count == 0)
        marked = text_of_marks(view, name, NULL);
    view_put_text(view, map, "path", path);
    view_put(view, map, "pieces", text_line(view, marked));
}

static void put_labels(struct view *view, struct value *map, const struct value *statement)
{
    const struct kind_words *kind = words_kind(get(statement, "kind"));
    view_put_text(view, map, "kind_label", span_of(kind->label));
    view_put_text(view, map, "kind_icon", span_of(kind->icon));
    view_put_text(view, map, "about_label", words_about(get(statement, "about"), get(statement, "question")));
}

/* The snippet; rows of a table stand below the names of its columns. */
static struct text_pieces snippet_of(struct view *view, const struct value *statement)
{
    struct text_pieces own = text_of_segments(view, value_get(statement, "segments"));
    struct text_pieces all = {NULL, 0, 0};
    struct span heading = get(statement, "table_heading");
    if (heading.size == 0 || own.count == 0)
        return own;
    text_add(view, &all, heading, false);
    text_add(view, &all, SPAN("\n"), false);
    for (size_t i = 0; i < own.count; i++)
        text_add(view, &all, own.items[i].words, own.items[i].marked);
    return all;
}

/* The snippet, and behind a disclosure the whole text if sentences were left out; without a snippet the whole
 * text. */
static void put_words(struct view *view, struct value *map, const struct value *statement)
{
    struct span text = get(statement, "text");
    const struct value *marks = value_get(statement, "marks");
    const struct value *left_out = value_get(statement, "left_out");
    int64_t more =
        value_integer(value_get(left_out, "before"), 0) + value_integer(value_get(left_out, "after"), 0);
    struct text_pieces snippet = snippet_of(view, statement);
    if (snippet.count == 0)
        snippet = text_of_marks(view, text, marks);
    view_put(view, map, "blocks", text_blocks(view, snippet));
    view_put(view, map, "whole_blocks",
             more > 0 ? text_blocks(view, text_of_marks(view, text, marks)) : VIEW_LIST);
    view_put_text(view, map, "whole_more",
                  more > 0 ? view_count(view, more, "more sentence", "more sentences") : SPAN_EMPTY);
}

static void append_tag(struct view *view, struct value *tags, struct span words)
{
    struct value tag = VIEW_MAP;
    if (words.size == 0)
        return;
    view_put_text(view, &tag, "tag_words", words);
    view_append(view, tags, tag);
}

/* "PCI DSS v4.0.1 Attestation of Compliance ended 30 Sep 2026"; empty when nothing that proves it did. */
static struct span ended_words(struct view *view, const struct value *ended)
{
    char words[DATE_TEXT_SIZE];
    date_day until = date_read(get(ended, "valid_until"));
    return until == DATE_NONE
               ? SPAN_EMPTY
               : view_print(view, "%.*s ended %s", SPAN_ARG(get(ended, "label")), date_words(until, words));
}

/* Only what a reader must know before sending: draft, replaced, review overdue, its proof at an end. */
static struct value tags_of(struct view *view, const struct value *statement)
{
    const struct value *notes = value_get(statement, "notes");
    struct value tags = VIEW_LIST;
    char words[DATE_TEXT_SIZE];
    date_day review = date_read(get(statement, "review_by"));
    append_tag(view, &tags, words_status(get(statement, "status")));
    if (review != DATE_NONE && review < view->request->today)
        append_tag(view, &tags, view_print(view, "Review overdue since %s", date_words(review, words)));
    append_tag(view, &tags, ended_words(view, value_get(statement, "evidence_ended")));
    for (size_t i = 0; notes != NULL && i < notes->count; i++)
        if (span_starts(value_text(&notes->items[i]), SPAN("about ")))
            append_tag(view, &tags, words_sentence(view, value_text(&notes->items[i])));
    return tags;
}

/* Who accepted these words as an answer, and when (words that were changed since are no longer those); who
 * put them first for this question, and why. */
static void put_approval(struct view *view, struct value *map, const struct value *statement)
{
    const struct value *approved = value_get(statement, "approved");
    bool is_changed = value_true(value_get(approved, "changed"));
    view_put_text(view, map, "approved_by", get(approved, "by"));
    words_put_day(view, map, "approved_iso", "approved_words", get(approved, "on"));
    view_put_flag(view, map, "is_approved_else", is_changed);
    view_put_text(view, map, "pinned_by", get(value_get(statement, "pinned"), "owner"));
    view_put_text(view, map, "pinned_reason", get(value_get(statement, "pinned"), "reason"));
}

static void put_elsewhere(struct view *view, struct value *map, const struct value *statement,
                          const struct value *page)
{
    const struct value *versions = value_get(page, "versions");
    int64_t older = value_integer(versions, versions != NULL ? (int64_t)versions->count : 1) - 1;
    int64_t also = value_integer(value_get(statement, "also_on"), 0);
    int64_t matches = value_integer(value_get(page, "matches"), 0);
    view_put_text(view, map, "versions_words",
                  older > 0 ? view_count(view, older, "older version", "older versions") : SPAN_EMPTY);
    view_put_text(view, map, "matches_words",
                  matches > 1 ? view_print(view, "%.*s on this page",
                                           SPAN_ARG(view_count(view, matches, "passage", "passages")))
                              : SPAN_EMPTY);
    view_put_text(view, map, "also_words",
                  also > 0 ? view_print(view, "Also on %.*s",
                                        SPAN_ARG(view_count(view, also, "other page", "other pages")))
                           : SPAN_EMPTY);
    view_put_text(view, map, "also_href",
                  view_print(view, "%.*s#_elsewhere", SPAN_ARG(link_statement(view, get(statement, "id")))));
}

static void put_facts(struct view *view, struct value *map, const struct value *statement,
                      const struct value *page)
{
    struct span id = get(page, "id");
    struct span standards = words_standards(view, value_get(statement, "standards"));
    view_put_text(view, map, "page_title", get(page, "title"));
    view_put_text(view, map, "page_href", link_page(view, id, SPAN_EMPTY, view->as_of));
    view_put_text(
        view, map, "passage_href",
        link_match(view, id, get(statement, "anchor"), view->as_of, request_argument(view->request, "q")));
    view_put_text(view, map, "statement_href", link_statement(view, get(statement, "id")));
    view_put_text(view, map, "date_label", words_date(get(page, "date_source")));
    words_put_day(view, map, "date_iso", "date_words", get(page, "date"));
    view_put_text(view, map, "audience_words", words_for_audience(get(statement, "audience")));
    view_put_text(view, map, "standards_words", standards);
    view_put_text(view, map, "services_words",
                  words_names(view, value_get(statement, "services"), SERVICES_SHOWN));
    view_put(view, map, "tags", tags_of(view, statement));
    put_approval(view, map, statement);
    put_elsewhere(view, map, statement, page);
}

struct value passage_map(struct view *view, const struct value *statement, size_t number, bool is_lead)
{
    const struct value *page = value_get(statement, "page");
    struct value map = VIEW_MAP;
    view_put_text(view, &map, "number", view_number(view, (int64_t)number));
    view_put_flag(view, &map, "is_lead", is_lead);
    put_title(view, &map, statement, page);
    put_labels(view, &map, statement);
    put_words(view, &map, statement);
    put_facts(view, &map, statement, page);
    passage_put_copies(view, &map, statement, page);
    return map;
}
