/* Paired comparison: signs, interval, chance, and the same answer every time. */
#include "evaluate/compare.h"
#include "evaluate/random.h"
#include "support/test.h"
#include "unit/evaluate/groups.h"

#include <math.h>

enum { COUNT = 40 };

static struct comparison compare(const double *ours, const double *theirs, size_t count)
{
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct comparison found;
    assert_status(compare_paired(ours, theirs, count, &arena, &found, &err), AVOW_OK, &err);
    arena_free(&arena);
    return found;
}

/* The first numbers of SplitMix64 from seed 0, as its authors' program gives them. */
static void the_generator_is_splitmix(void **state)
{
    (void)state;
    struct random random = {0};
    assert_true(random_next(&random) == 0xE220A8397B1DCDAFU);
    assert_true(random_next(&random) == 0x6E789E6AA1B965F4U);
    for (int i = 0; i < 1000; i++)
        assert_true(random_below(&random, 7) < 7);
}

static void alike_is_no_difference(void **state)
{
    (void)state;
    const double figures[] = {.1, .5, .9};
    struct comparison found = compare(figures, figures, 3);
    assert_true(found.difference == 0 && found.low == 0 && found.high == 0 && found.p == 1);
    assert_int_equal(found.same, 3);
    found = compare(NULL, NULL, 0);
    assert_true(found.p == 1);
}

/* Every question gains .25: no resample shows anything else, and no flip of signs gets as far by chance. */
static void a_steady_gain_is_sure(void **state)
{
    (void)state;
    double ours[COUNT];
    double theirs[COUNT];
    for (int i = 0; i < COUNT; i++) {
        theirs[i] = i / 64.0;
        ours[i] = theirs[i] + .25;
    }
    struct comparison found = compare(ours, theirs, COUNT);
    assert_true(fabs(found.difference - .25) < 1e-12);
    assert_true(fabs(found.low - .25) < 1e-12 && fabs(found.high - .25) < 1e-12);
    assert_int_equal(found.better, COUNT);
    assert_true(found.p < .001);
}

/* As many gains as losses: the interval holds 0 and chance explains all. For differences of +-1 the interval
 * of the mean is about 2 * 1.96 / sqrt(40) wide. */
static void ups_and_downs_are_chance(void **state)
{
    (void)state;
    double ours[COUNT];
    const double theirs[COUNT] = {0};
    for (int i = 0; i < COUNT; i++)
        ours[i] = i % 2 == 0 ? 1 : -1;
    struct comparison found = compare(ours, theirs, COUNT);
    assert_true(found.low < 0 && found.high > 0);
    assert_true(fabs(found.high - found.low - 2 * 1.96 / sqrt(COUNT)) < .06);
    assert_true(found.p > .9);
    assert_int_equal(found.better, COUNT / 2);
    assert_int_equal(found.worse, COUNT / 2);
    struct comparison again = compare(ours, theirs, COUNT);
    assert_true(found.low == again.low && found.high == again.high && found.p == again.p);
}

int compare_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_generator_is_splitmix), cmocka_unit_test(alike_is_no_difference),
        cmocka_unit_test(a_steady_gain_is_sure), cmocka_unit_test(ups_and_downs_are_chance)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
