/* Pages for tests. */
#include "unit/document/pages.h"

#include "support/test.h"

static struct vocabulary *vocabulary;

const struct vocabulary *pages_vocabulary(void)
{
    struct avow_error err = AVOW_ERROR_INIT;
    if (vocabulary == NULL)
        assert_status(vocabulary_open(NULL, 0, &vocabulary, &err), AVOW_OK, &err);
    return vocabulary;
}

void pages_close(void)
{
    vocabulary_close(vocabulary);
    vocabulary = NULL;
}

struct document_input pages_input(const char *name, struct span bytes, struct arena *arena)
{
    struct span path = span_of(name);
    size_t dot = span_find_byte(path, '.', 0);
    const char *page = arena_printf(arena, "pages/%.*s", SPAN_ARG(span_part(path, 0, dot)));
    const char *url = arena_printf(arena, "https://example.com/%s", page);
    return (struct document_input){
        .path = path,
        .bytes = bytes,
        .facts = {.page_id = span_of(page),
                  .url = span_of(url),
                  .modified = 20260102,
                  .audience = WORD_NOT_GIVEN,
                  .status = WORD_NOT_GIVEN,
                  .about = WORD_NOT_GIVEN},
    };
}

struct page pages_read(const char *name, struct span bytes, struct arena *arena)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page = {.statement_count = 0};
    struct document_input input = pages_input(name, bytes, arena);
    assert_status(document_read(&input, pages_vocabulary(), arena, &page, &err), AVOW_OK, &err);
    return page;
}

struct page pages_markdown(const char *text, struct arena *arena)
{
    return pages_read("page.md", span_of(text), arena);
}
