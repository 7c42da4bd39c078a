/* Fitting: the derivative of the loss, what a fit finds, what it leaves alone, and the table of words. */
#include "evaluate/listwise.h"
#include "evaluate/word_table.h"
#include "support/test.h"
#include "unit/evaluate/groups.h"

#include <math.h>
#include <string.h>

enum { FEATURES = 3, CANDIDATES_OF_ONE = 3 };

/* The first feature tells what is right, the second is noise, the third is the same everywhere. */
static const double rows[][FEATURES] = {{.9, .2, 1}, {.1, .8, 1}, {.3, .5, 1}, {.2, .1, 1}, {.8, .3, 1},
                                        {.4, .9, 1}, {.7, .6, 1}, {.2, .4, 1}, {.6, .7, 1}};
static const double *const first[] = {rows[0], rows[1], rows[2]};
static const double *const second[] = {rows[3], rows[4], rows[5]};
static const double *const third[] = {rows[6], rows[7], rows[8]};
static const bool first_right[] = {true, false, false};
static const bool second_right[] = {false, true, false};
static const bool third_right[] = {true, false, true};
static const size_t first_statements[] = {0, 1, 2};
static const size_t second_statements[] = {1, 0, 2};
static const size_t third_statements[] = {3, 2, 0};
static const struct example items[] = {{first, first_right, first_statements, CANDIDATES_OF_ONE, 1},
                                       {second, second_right, second_statements, CANDIDATES_OF_ONE, 1},
                                       {third, third_right, third_statements, CANDIDATES_OF_ONE, 2}};
static const struct example_list examples = {
    .items = items, .count = 3, .features = FEATURES, .longest = CANDIDATES_OF_ONE};

/* The first word stands in statements that are right, the second in all, the third in one that is not. */
enum { WORDS = 3, STATEMENTS = 4 };
static const uint32_t word_numbers[] = {0, 1, 0, 1, 1, 2, 0, 1};
static const struct search_word_set sets[STATEMENTS] = {
    {word_numbers, 2}, {word_numbers + 2, 2}, {word_numbers + 4, 2}, {word_numbers + 6, 2}};
static const struct example_list worded = {.items = items,
                                           .count = 3,
                                           .features = FEATURES,
                                           .longest = CANDIDATES_OF_ONE,
                                           .words = WORDS,
                                           .sets = sets,
                                           .set_count = STATEMENTS};

static const double drawn_to[FEATURES] = {.5, .5, .7};

static bool near(double a, double b, double least)
{
    return fabs(a - b) < least;
}

/* With all weights 0 every candidate has a third: the loss is ln 3. */
static void even_scores_cost_the_logarithm(void **state)
{
    (void)state;
    const double zero[FEATURES] = {0};
    const struct listwise_prior prior = {zero, zero, 0, 0};
    double gradient[FEATURES];
    double scratch[CANDIDATES_OF_ONE];
    assert_true(near(listwise_loss(&examples, &prior, zero, gradient, scratch), log(3), 1e-12));
    assert_true(near(gradient[2], 0, 1e-12));
    assert_true(gradient[0] < 0);
}

static void the_gradient_is_the_slope(void **state)
{
    (void)state;
    enum { ALL = FEATURES + WORDS };
    const double weights[ALL] = {.3, -.8, 1.5, .4, -.2, .9};
    const double spread[FEATURES] = {.5, .25, 2};
    const struct listwise_prior prior = {drawn_to, spread, .4, .6};
    double gradient[ALL];
    double unused[ALL];
    double scratch[CANDIDATES_OF_ONE + 2 * STATEMENTS];
    assert_int_equal(listwise_scratch(&worded), sizeof scratch / sizeof *scratch);
    listwise_loss(&worded, &prior, weights, gradient, scratch);
    for (int i = 0; i < ALL; i++) {
        double up[ALL];
        double down[ALL];
        memcpy(up, weights, sizeof up);
        memcpy(down, weights, sizeof down);
        up[i] += 1e-5;
        down[i] -= 1e-5;
        double slope = (listwise_loss(&worded, &prior, up, unused, scratch) -
                        listwise_loss(&worded, &prior, down, unused, scratch)) /
                       2e-5;
        assert_true(near(slope, gradient[i], 1e-8));
    }
}

/* What right statements have gains, what others have loses, what all have does neither. */
static void a_fit_finds_the_words_of_answers(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    const double zero[FEATURES] = {0};
    const double heavy[FEATURES] = {1e3, 1e3, 1e3};
    const struct listwise_prior prior = {zero, heavy, 1, .1};
    double weights[FEATURES + WORDS];
    assert_status(listwise_fit(&worded, &prior, &arena, weights, &err), AVOW_OK, &err);
    assert_true(weights[FEATURES] > .1);
    assert_true(near(weights[FEATURES + 1], 0, 1e-4));
    assert_true(weights[FEATURES + 2] < -.1);
    arena_free(&arena);
}

static void a_fit_finds_what_tells(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    double spread[FEATURES];
    double weights[FEATURES];
    double again[FEATURES];
    listwise_spread(&examples, spread);
    assert_true(spread[2] == 0);
    const struct listwise_prior prior = {drawn_to, spread, .01, 0};
    assert_status(listwise_fit(&examples, &prior, &arena, weights, &err), AVOW_OK, &err);
    assert_true(weights[0] > 1 && weights[0] > weights[1]);
    assert_true(near(weights[2], drawn_to[2], 1e-6));
    assert_status(listwise_fit(&examples, &prior, &arena, again, &err), AVOW_OK, &err);
    assert_memory_equal(weights, again, sizeof weights);
    arena_free(&arena);
}

/* At the best scale a little more or less of the same weights costs more. */
static void the_scale_is_the_best_one(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    const double weights[FEATURES] = {1, 1.2, .3};
    const double zero[FEATURES] = {0};
    const struct listwise_prior none = {zero, zero, 0, 0};
    double gradient[FEATURES];
    double scratch[CANDIDATES_OF_ONE];
    double losses[3];
    double scale = 0;
    assert_status(listwise_scale(&examples, weights, &arena, &scale, &err), AVOW_OK, &err);
    for (int i = 0; i < 3; i++) {
        double factor = scale * (.9 + .1 * i);
        const double scaled[FEATURES] = {factor * weights[0], factor * weights[1], factor * weights[2]};
        losses[i] = listwise_loss(&examples, &none, scaled, gradient, scratch);
    }
    assert_true(losses[1] < losses[0] && losses[1] < losses[2]);
    arena_free(&arena);
}

/* "fee" was held in 3 of 4 sights, "the" in 0 of 2; the third question is not used. The mean is 3 / 6. */
static void words_count_by_how_often_answers_have_them(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct word_sight items_seen[] = {{SPAN_INIT("fee"), 0, true},  {SPAN_INIT("fee"), 0, true},
                                      {SPAN_INIT("fee"), 1, false}, {SPAN_INIT("fee"), 1, true},
                                      {SPAN_INIT("fee"), 2, false}, {SPAN_INIT("rare"), 2, true},
                                      {SPAN_INIT("say"), 0, false}, {SPAN_INIT("say"), 1, false}};
    const struct word_sights sights = {items_seen, sizeof items_seen / sizeof *items_seen};
    const bool used[] = {true, true, false};
    const struct word_factor *words = NULL;
    size_t count = 0;
    assert_status(word_table_fit(&sights, used, &arena, &words, &count, &err), AVOW_OK, &err);
    assert_int_equal(count, 2);
    assert_span(words[0].stem, "fee");
    assert_true(near(words[0].factor, (3 + 2.5) / (4 + 5) / .5, 1e-12));
    assert_span(words[1].stem, "say");
    assert_true(near(words[1].factor, (0 + 2.5) / (2 + 5) / .5, 1e-12));
    const bool none[] = {false, false, false};
    assert_status(word_table_fit(&sights, none, &arena, &words, &count, &err), AVOW_OK, &err);
    assert_int_equal(count, 0);
    arena_free(&arena);
}

int fit_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(even_scores_cost_the_logarithm),
                                       cmocka_unit_test(the_gradient_is_the_slope),
                                       cmocka_unit_test(a_fit_finds_what_tells),
                                       cmocka_unit_test(a_fit_finds_the_words_of_answers),
                                       cmocka_unit_test(the_scale_is_the_best_one),
                                       cmocka_unit_test(words_count_by_how_often_answers_have_them)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
