/* Weights come from a file that is whole, or are refused with file and line; and ranking hangs on them. */
#include "search/weights.h"

#include "base/file.h"
#include "search/feature.h"
#include "support/folder.h"
#include "unit/search/groups.h"
#include "unit/search/shop.h"

#include <stdio.h>
#include <string.h>

/* The built-in weights, and a folder with a file of them. */
struct scale {
    struct folder folder;
    struct arena arena;
    struct search_weights weights;
    struct buffer text;
    struct avow_error err;
};

static void scale_make(struct scale *scale)
{
    *scale = (struct scale){.err = AVOW_ERROR_INIT};
    folder_make(&scale->folder);
    assert_status(search_weights_built_in(&scale->arena, &scale->weights, &scale->err), AVOW_OK, &scale->err);
    assert_true(search_weights_write(&scale->weights, SPAN("made for\na test"), &scale->text));
}

static void scale_free(struct scale *scale)
{
    buffer_free(&scale->text);
    arena_free(&scale->arena);
    folder_remove(&scale->folder);
}

static enum avow_status read_text(struct scale *scale, struct span text, struct search_weights *out)
{
    const char *path = folder_write(&scale->folder, "w.yml", text);
    return search_weights_read(path, &scale->arena, out, &scale->err);
}

static void what_is_written_is_read_again(void **state)
{
    (void)state;
    struct scale scale;
    scale_make(&scale);
    struct word_factor words[] = {{SPAN_INIT("null"), .25}, {SPAN_INIT("zeal"), 1.5}};
    scale.weights.words = words;
    scale.weights.word_count = 2;
    struct answer_word answers[] = {{.words = SPAN_INIT("must keep"), .weight = .5},
                                    {.words = SPAN_INIT("mean"), .weight = -.25}};
    assert_true(answer_words_make(answers, 2, &scale.arena, &scale.weights.answer_words));
    scale.weights.features[FEATURE_LENGTH] = -1. / 3;
    buffer_truncate(&scale.text, 0);
    assert_true(search_weights_write(&scale.weights, SPAN("made for\na test"), &scale.text));
    assert_true(span_starts(buffer_span(&scale.text), SPAN("# made for\n# a test\nbm25:\n")));
    struct search_weights again;
    assert_status(read_text(&scale, buffer_span(&scale.text), &again), AVOW_OK, &scale.err);
    assert_true(again.k1 == scale.weights.k1 && again.b == scale.weights.b);
    assert_memory_equal(again.fields, scale.weights.fields, sizeof again.fields);
    assert_memory_equal(again.roles, scale.weights.roles, sizeof again.roles);
    assert_true(again.features[FEATURE_LENGTH] + 1. / 3 < 1e-8);
    assert_true(search_weights_word(&again, SPAN("null"), 1) == .25);
    assert_true(search_weights_word(&again, SPAN("zeal"), 1) == 1.5);
    assert_true(search_weights_word(&again, SPAN("other"), 7) == 7);
    assert_int_equal(again.answer_words.count, 2);
    assert_memory_equal(again.answer_words.starts, scale.weights.answer_words.starts,
                        (ANSWER_WORD_ROWS + 1) * sizeof *again.answer_words.starts);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(again.answer_words.items[i].key, answers[i].key);
        assert_true(again.answer_words.items[i].weight == answers[i].weight);
    }
    assert_int_equal(strlen(again.digest), 16);
    assert_string_not_equal(again.digest, scale.weights.digest);
    scale_free(&scale);
}

/* The file with one line replaced, refused at that line (0: at any). */
static void refused(struct scale *scale, const char *line, const char *other, size_t at, const char *message)
{
    struct buffer text = BUFFER_INIT;
    struct span all = buffer_span(&scale->text);
    size_t start = span_find(all, span_of(line), 0);
    assert_int_not_equal(start, SPAN_NONE);
    buffer_append(&text, span_part(all, 0, start));
    buffer_append_string(&text, other);
    size_t end = span_find_byte(all, '\n', start);
    buffer_append(&text, span_part(all, end, all.size));
    struct search_weights out = {.k1 = 77};
    assert_int_equal(read_text(scale, buffer_span(&text), &out), AVOW_BAD_INPUT);
    char place[32];
    snprintf(place, sizeof place, "w.yml:%zu", at);
    if (at > 0)
        assert_contains(scale->err.place, place);
    else
        assert_contains(scale->err.place, "w.yml:");
    assert_contains(scale->err.message, message);
    assert_true(out.k1 == 77);
    buffer_free(&text);
}

static void what_is_not_whole_is_refused(void **state)
{
    (void)state;
    struct scale scale;
    scale_make(&scale);
    refused(&scale, "  k1:", "  k2: 1", 4, "has no \"k2\"");
    refused(&scale, "  k1:", "  k1: much", 4, "number from 0 to 100");
    refused(&scale, "  k1:", "  k1: nan", 4, "number from 0 to 100");
    refused(&scale, "  k1:", "", 0, "lacks \"k1\"");
    refused(&scale, "  b:", "  b: 2", 0, "from 0 to 1");
    refused(&scale, "  stem:", "  stem: -1", 7, "number from 0 to 100");
    refused(&scale, "fields:", "feelds:", 0, "no section \"feelds\"");
    refused(&scale, "words: {}", "words: [a]", 0, "words: {}");
    refused(&scale, "words: {}", "", 0, "\"words\" is missing");
    refused(&scale, "words: {}", "words: {a: b}", 0, "number from 0 to 100");
    refused(&scale, "answer words: {}", "", 0, "\"answer words\" is missing");
    refused(&scale, "answer words: {}", "answer words: {a b: 101}", 0, "number from -100 to 100");
    struct search_weights out;
    assert_int_equal(read_text(&scale, SPAN("just words"), &out), AVOW_BAD_INPUT);
    assert_int_equal(search_weights_read("/no/such/file", &scale.arena, &out, &scale.err), AVOW_IO);
    scale_free(&scale);
}

/* A word that weighs nothing finds nothing that lacks the others. */
static void ranking_follows_the_weights(void **state)
{
    struct shop *shop = *state;
    const struct search_weights *built_in = search_engine_weights(shop->engine);
    struct word_factor words[] = {{SPAN_INIT("ticket"), 0}};
    struct search_weights weights = *built_in;
    const struct value *answer = shop_search(shop, "tickets plan");
    assert_true(answer_has(answer, "offerings/desk#tickets"));
    weights.words = words;
    weights.word_count = 1;
    search_engine_set_weights(shop->engine, &weights);
    answer = shop_search(shop, "tickets plan");
    assert_false(answer_has(answer, "offerings/desk#tickets"));
    assert_true(answer_count(answer) > 0);
    search_engine_set_weights(shop->engine, built_in);
    shop_forget(shop);
}

static void rank(struct shop *shop, struct search_ranking *out)
{
    shop->request.text = SPAN("tickets plan audit report");
    assert_status(search_rank(shop->engine, &shop->request, &shop->arena, out, &shop->err), AVOW_OK,
                  &shop->err);
    assert_true(out->count > 1);
}

static bool has(const struct search_word_set *set, uint32_t word)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->words[i] == word)
            return true;
    return false;
}

/* A stem or pair that the one has and the other has not. */
static struct span difference(const struct search_word_sets *sets, uint64_t one, uint64_t other, bool pair)
{
    const struct search_word_set *set = &sets->statements[one];
    for (size_t i = 0; i < set->count; i++) {
        struct span words = sets->words[set->words[i]];
        if (!has(&sets->statements[other], set->words[i]) &&
            (span_find_byte(words, ' ', 0) != SPAN_NONE) == pair)
            return words;
    }
    return SPAN_EMPTY;
}

/* What only the last statement has puts it first when it is an answer word, a stem as well as a pair. */
static void answer_words_count_whatever_is_asked(void **state)
{
    struct shop *shop = *state;
    const struct search_weights *built_in = search_engine_weights(shop->engine);
    struct search_word_sets sets = {0};
    struct search_ranking before = {0};
    rank(shop, &before);
    assert_status(search_word_sets(shop->engine, 1, &shop->arena, &sets, &shop->err), AVOW_OK, &shop->err);
    uint64_t first = before.items[0].document;
    uint64_t last = before.items[before.count - 1].document;
    for (int pair = 0; pair < 2; pair++) {
        struct answer_word word = {.words = difference(&sets, last, first, pair != 0), .weight = 50};
        struct search_weights weights = *built_in;
        struct search_ranking after = {0};
        assert_int_not_equal(word.words.size, 0);
        assert_true(answer_words_make(&word, 1, &shop->arena, &weights.answer_words));
        search_engine_set_weights(shop->engine, &weights);
        rank(shop, &after);
        assert_int_not_equal(after.items[0].document, first);
        assert_true(after.items[0].values[FEATURE_ANSWER_WORDS] == 50);
    }
    search_engine_set_weights(shop->engine, built_in);
    shop_forget(shop);
}

/* Rare words are left out, and what is left is in as many statements as asked. */
static void word_sets_hold_what_enough_statements_have(void **state)
{
    struct shop *shop = *state;
    struct search_word_sets sets = {0};
    assert_status(search_word_sets(shop->engine, 3, &shop->arena, &sets, &shop->err), AVOW_OK, &shop->err);
    assert_true(sets.word_count > 0);
    for (uint32_t word = 0; word < sets.word_count; word++) {
        size_t statements = 0;
        for (size_t i = 0; i < sets.statement_count; i++)
            statements += has(&sets.statements[i], word);
        assert_true(statements >= 3);
    }
    assert_status(search_word_sets(shop->engine, 1000, &shop->arena, &sets, &shop->err), AVOW_OK, &shop->err);
    assert_int_equal(sets.word_count, 0);
    shop_forget(shop);
}

int weights_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again), cmocka_unit_test(what_is_not_whole_is_refused),
        cmocka_unit_test(ranking_follows_the_weights), cmocka_unit_test(answer_words_count_whatever_is_asked),
        cmocka_unit_test(word_sets_hold_what_enough_statements_have)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
