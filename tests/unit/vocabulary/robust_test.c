/* Whatever the bytes: no crash, spans inside the text, in order, never overlapping; threads may share. */
#include "finder.h"
#include "groups.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/utf8.h"
#include "support/allocation.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { GARBAGE_BYTES = 10000, THREADS = 4, ROUNDS = 200 };

static void check_order(const struct mention_list *found, const struct token_list *tokens, size_t size)
{
    uint32_t end = 0;
    for (size_t at = 0; at < found->count; at++) {
        const struct mention *mention = &found->items[at];
        assert_true(mention->start >= end && mention->start < mention->end && mention->end <= size);
        assert_true(mention->first_token <= mention->end_token && mention->end_token <= tokens->count);
        end = mention->end;
    }
}

/* A small generator of its own, so that each run sees the same bytes (Marsaglia's xorshift). */
static uint32_t next_number(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static const char *const shards[] = {
    "ISO",
    "/IEC",
    " ",
    "27001",
    ":",
    "2013",
    "-",
    "SOC",
    " 2",
    "Type",
    " II",
    "(",
    ")",
    "PCI",
    " DSS",
    " v",
    "4.0.1",
    ",",
    "and",
    " NIST",
    " SP",
    " 800-53",
    "r5",
    "Rev.",
    "\n",
    ".",
    "\xC2\xA0",
    "\xE2\x80\x91",
    "FIPS",
    " 140-2",
    "Azure",
    " Government",
    "Flow",
    "C5",
    "&",
    "+",
    "\xC3\xA9",
    "EAR",
    "\xE4\xB8\xAD",
    "CE+",
    "FedRAMP",
    " High",
    "IL5",
    "Level ",
    "17a-4",
    "(f)",
    "\xEF\xBC\x91",
    "1",
    "\t",
    "|",
};

static void shuffled_names(void **state)
{
    struct finder finder;
    uint32_t seed = 2463534242u;
    (void)state;
    finder_open(&finder, NULL);
    for (int round = 0; round < ROUNDS; round++) {
        CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
        while (text.size < GARBAGE_BYTES / 20)
            buffer_append_string(&text, shards[next_number(&seed) % (sizeof shards / sizeof shards[0])]);
        enum mention_mode mode = round % 2 ? MENTION_IN_QUERY : MENTION_IN_TEXT;
        struct mention_list found = finder_find(&finder, buffer_span(&text), mode);
        check_order(&found, &finder.tokens, text.size);
    }
    finder_close(&finder);
}

static void random_characters(void **state)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    struct finder finder;
    uint32_t seed = 88172645u;
    (void)state;
    while (text.size < GARBAGE_BYTES) {
        uint32_t number = next_number(&seed);
        int32_t code = (int32_t)(number % (number % 7 == 0 ? 0x10FFFFu : 0x250u));
        if (code > 0 && (code < 0xD800 || code > 0xDFFF))
            assert_true(utf8_append(&text, code));
    }
    finder_open(&finder, NULL);
    struct mention_list found = finder_find(&finder, buffer_span(&text), MENTION_IN_QUERY);
    check_order(&found, &finder.tokens, text.size);
    finder_close(&finder);
}

static void one_kind_of_character(void **state)
{
    static const char *const characters[] = {"a", "1",  " ", "(",        "+",           "&",
                                             "-", "\n", ".", "\xC3\xA9", "\xE4\xB8\xAD"};
    struct finder finder;
    (void)state;
    finder_open(&finder, NULL);
    for (size_t at = 0; at < sizeof characters / sizeof characters[0]; at++) {
        CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
        while (text.size < GARBAGE_BYTES)
            buffer_append_string(&text, characters[at]);
        assert_int_equal(finder_find(&finder, buffer_span(&text), MENTION_IN_TEXT).count, 0);
    }
    assert_int_equal(finder_find(&finder, SPAN_EMPTY, MENTION_IN_TEXT).count, 0);
    finder_close(&finder);
}

/* What one thread does with the vocabulary that all share. */
struct reader {
    const struct vocabulary *vocabulary;
    size_t found;
};

static void *read_along(void *argument)
{
    static const char text[] = "Azure Government holds FedRAMP High, ISO 27001, 27017 and 27018.";
    struct reader *reader = argument;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct tokeniser *tokeniser = NULL;
    struct token_list tokens;
    struct mention_list found;
    if (tokeniser_new(SPAN("en"), &tokeniser, NULL) != AVOW_OK)
        return NULL;
    for (int round = 0; round < ROUNDS; round++) {
        arena_reset(&arena);
        if (tokeniser_run(tokeniser, SPAN(text), &arena, &tokens, NULL) == AVOW_OK &&
            vocabulary_mentions(reader->vocabulary, SPAN(text), &tokens, MENTION_IN_TEXT, &arena, &found,
                                NULL) == AVOW_OK)
            reader->found += found.count;
    }
    tokeniser_free(tokeniser);
    return NULL;
}

static void threads_share_one_vocabulary(void **state)
{
    struct finder finder;
    struct reader readers[THREADS];
    pthread_t threads[THREADS];
    (void)state;
    finder_open(&finder, NULL);
    for (int at = 0; at < THREADS; at++) {
        readers[at] = (struct reader){finder.vocabulary, 0};
        assert_int_equal(pthread_create(&threads[at], NULL, read_along, &readers[at]), 0);
    }
    for (int at = 0; at < THREADS; at++) {
        assert_int_equal(pthread_join(threads[at], NULL), 0);
        assert_int_equal(readers[at].found, 5 * ROUNDS);
    }
    finder_close(&finder);
}

/* Memory may run out anywhere: the caller hears of it, and nothing is left behind. */
static void memory_runs_out(void **state)
{
    enum { FIRST = 40, STRIDE = 389 };
    enum avow_status status = AVOW_NO_MEMORY;
    (void)state;
    for (size_t count = 1; status != AVOW_OK; count += count < FIRST ? 1 : STRIDE) {
        struct vocabulary *vocabulary = NULL;
        allocation_fail_from(count);
        status = vocabulary_open(NULL, 0, &vocabulary, NULL);
        allocation_fail_from(0);
        assert_true(status == AVOW_OK ? vocabulary != NULL : status == AVOW_NO_MEMORY && vocabulary == NULL);
        vocabulary_close(vocabulary);
    }
}

static void memory_runs_out_while_finding(void **state)
{
    static const char text[] = "ISO 27001:1999, SOC 2 Type 2 and NIST SP 800-53 Rev. 9 hold for Azure.";
    struct finder finder;
    enum avow_status status = AVOW_NO_MEMORY;
    (void)state;
    finder_open(&finder, NULL);
    assert_int_equal(finder_find(&finder, SPAN(text), MENTION_IN_TEXT).count, 4);
    for (size_t count = 1; status != AVOW_OK; count++) {
        CLEANUP(arena_free) struct arena arena = ARENA_INIT;
        struct mention_list found = {NULL, 0};
        allocation_fail_from(count);
        status = vocabulary_mentions(finder.vocabulary, SPAN(text), &finder.tokens, MENTION_IN_TEXT, &arena,
                                     &found, NULL);
        allocation_fail_from(0);
        assert_true(status == AVOW_OK ? found.count == 4 : status == AVOW_NO_MEMORY && found.items == NULL);
        assert_true(count > 1 || status != AVOW_OK);
    }
    finder_close(&finder);
}

int robust_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shuffled_names),        cmocka_unit_test(random_characters),
        cmocka_unit_test(one_kind_of_character), cmocka_unit_test(threads_share_one_vocabulary),
        cmocka_unit_test(memory_runs_out),       cmocka_unit_test(memory_runs_out_while_finding),
    };
    return cmocka_run_group_tests_name("robust", tests, NULL, NULL);
}
