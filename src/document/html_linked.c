/* JSON-LD: questions that the page does not show, dates. */
#include "document/html_linked.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/html_fragment.h"
#include "document/prose.h"
#include "document/reader.h"

enum { MOST_QUESTIONS = 1000 };

/* Questions found so far, and the words that the page shows. */
struct finder {
    struct arena *arena;
    struct block_list found;
    struct span shown; /* prose_plain of the whole page */
    size_t questions;
    struct avow_error *err;
};

bool html_linked_read(const xmlNode *script, struct arena *arena, struct value *out)
{
    return html_is(script, "script") && html_attribute_has(script, "type", "application/ld+json") &&
           script->children != NULL && json_read(html_text(script->children), arena, out, NULL) == AVOW_OK;
}

struct span html_linked_text(const struct value *value, const char *key)
{
    struct span text = value_get_text(value, key);
    for (size_t i = 0; text.size == 0 && i < value->count; i++)
        text = html_linked_text(&value->items[i], key); /* json_read bounds the depth */
    return text;
}

/* `@type` is one text or a list of them. */
static bool has_type(const struct value *value, const char *type)
{
    const struct value *given = value_get(value, "@type");
    if (span_equal(value_text(given), span_of(type)))
        return true;
    for (size_t i = 0; given != NULL && given->type == VALUE_LIST && i < given->count; i++)
        if (span_equal(value_text(&given->items[i]), span_of(type)))
            return true;
    return false;
}

static enum avow_status clean(struct finder *finder, struct span text, struct span *out)
{
    bool repaired = false;
    return utf8_clean(text, finder->arena, out, &repaired, finder->err);
}

/* True when the words of `question` stand on the page already. */
static bool is_shown(const struct finder *finder, struct span question)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    return prose_plain(question, &scratch, &plain, NULL) == AVOW_OK && plain.size > 0 &&
           span_find(finder->shown, plain, 0) != SPAN_NONE;
}

static enum avow_status add_question(struct finder *finder, const struct value *value)
{
    struct span question = SPAN_EMPTY;
    struct span answer = SPAN_EMPTY;
    const struct value *accepted = value_get(value, "acceptedAnswer");
    enum avow_status status = clean(finder, value_get_text(value, "name"), &question);
    if (status == AVOW_OK && accepted != NULL)
        status = clean(finder, html_linked_text(accepted, "text"), &answer);
    question = prose_tidy(question, finder->arena);
    bool wanted = status == AVOW_OK && question.size > 0 && question.size <= READER_HEADING &&
                  span_trim(answer).size > 0 && !is_shown(finder, question);
    if (!wanted || finder->questions++ >= MOST_QUESTIONS)
        return status;
    struct block block = {.kind = BLOCK_QUESTION, .text = question};
    if (!block_append(&finder->found, finder->arena, block))
        return error_set_no_memory(finder->err, "");
    return html_fragment(answer, finder->arena, &finder->found, finder->err);
}

/* Go down a tree whose depth json_read bounds. */
static enum avow_status search(struct finder *finder, const struct value *value, bool faq)
{
    if (faq && has_type(value, "Question"))
        return add_question(finder, value);
    faq = faq || has_type(value, "FAQPage");
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < value->count; i++)
        status = search(finder, &value->items[i], faq);
    return status;
}

static enum avow_status plain_page(const struct block_list *blocks, struct arena *arena, struct span *out,
                                   struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < blocks->count; i++) {
        buffer_append(&text, blocks->items[i].text);
        buffer_append_byte(&text, '\n');
    }
    return text.failed ? error_set_no_memory(err, "") : prose_plain(buffer_span(&text), arena, out, err);
}

/* Answers hold no headings: they would end them. */
static bool put_before(struct finder *finder, struct block_list *blocks)
{
    for (size_t i = 0; i < finder->found.count; i++)
        if (finder->found.items[i].kind == BLOCK_HEADING)
            finder->found.items[i].kind = BLOCK_PARAGRAPH;
    if (blocks->count > 0)
        blocks->items[0].apart = true;
    for (size_t i = 0; i < blocks->count; i++)
        if (!block_append(&finder->found, finder->arena, blocks->items[i]))
            return false;
    *blocks = finder->found;
    return true;
}

enum avow_status html_linked_questions(const xmlNode *root, struct arena *arena, struct block_list *blocks,
                                       struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct finder finder = {.arena = arena, .err = err};
    enum avow_status status = AVOW_OK;
    for (const xmlNode *node = root; status == AVOW_OK && node != NULL; node = html_next(node, root, true)) {
        struct value value = {.type = VALUE_NULL};
        if (!html_linked_read(node, &scratch, &value))
            continue;
        if (finder.shown.bytes == NULL)
            status = plain_page(blocks, &scratch, &finder.shown, err);
        if (status == AVOW_OK)
            status = search(&finder, &value, false);
    }
    if (status != AVOW_OK || finder.found.count == 0)
        return status;
    return put_before(&finder, blocks) ? AVOW_OK : error_set_no_memory(err, "");
}
