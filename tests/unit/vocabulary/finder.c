/* See finder.h. */
#include "finder.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

void finder_open(struct finder *finder, const char *table)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct vocabulary_source source = {SPAN("vocabulary/test.yml"), span_of(table)};
    *finder = (struct finder){.arena = ARENA_INIT};
    enum avow_status status = vocabulary_open(&source, table != NULL ? 1 : 0, &finder->vocabulary, &err);
    if (status != AVOW_OK)
        fail_msg("%s: %s", err.place, err.message);
    assert_int_equal(tokeniser_new(SPAN("en"), &finder->tokeniser, &err), AVOW_OK);
}

void finder_close(struct finder *finder)
{
    vocabulary_close(finder->vocabulary);
    tokeniser_free(finder->tokeniser);
    arena_free(&finder->arena);
}

struct mention_list finder_find(struct finder *finder, struct span text, enum mention_mode mode)
{
    struct mention_list found = {NULL, 0};
    arena_reset(&finder->arena);
    assert_int_equal(tokeniser_run(finder->tokeniser, text, &finder->arena, &finder->tokens, NULL), AVOW_OK);
    assert_int_equal(
        vocabulary_mentions(finder->vocabulary, text, &finder->tokens, mode, &finder->arena, &found, NULL),
        AVOW_OK);
    return found;
}

static void write_mention(struct buffer *out, struct span text, const struct mention *mention)
{
    buffer_printf(out, "%s%.*s", out->size > 0 ? " " : "", SPAN_ARG(mention->id));
    if (mention->edition.size > 0)
        buffer_printf(out, ":%.*s", SPAN_ARG(mention->edition));
    if (mention->level.size > 0)
        buffer_printf(out, "/%.*s", SPAN_ARG(mention->level));
    buffer_printf(out, "[%.*s]%s", SPAN_ARG(span_part(text, mention->start, mention->end)),
                  mention->former ? "*" : "");
}

static void expect(struct finder *finder, const char *text, const char *expected, enum mention_mode mode)
{
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    struct mention_list found = finder_find(finder, span_of(text), mode);
    for (size_t at = 0; at < found.count; at++)
        write_mention(&out, span_of(text), &found.items[at]);
    if (!span_equal(buffer_span(&out), span_of(expected)))
        fail_msg("\"%s\": found %s, not %s", text, out.size > 0 ? out.bytes : "nothing", expected);
}

void finder_expect(struct finder *finder, const char *text, const char *expected)
{
    expect(finder, text, expected, MENTION_IN_TEXT);
}

void finder_expect_asked(struct finder *finder, const char *text, const char *expected)
{
    expect(finder, text, expected, MENTION_IN_QUERY);
}

char *finder_file(const char *name)
{
    enum { LARGEST = 1 << 20 };
    struct buffer path = BUFFER_INIT;
    struct buffer text = BUFFER_INIT;
    buffer_printf(&path, "%s/unit/vocabulary/%s", AVOW_TEST_ROOT, name);
    assert_int_equal(file_read(path.bytes, LARGEST, &text, NULL), AVOW_OK);
    buffer_free(&path);
    return buffer_detach(&text);
}
