/* One set of templates rendered by many threads at once gives the same bytes each time. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

#include <pthread.h>
#include <string.h>

enum { THREADS = 4, ROUNDS = 25 };

struct share {
    const struct template_set *templates;
    const struct value *map;
    const char *expected;
    bool same;
};

static void *render_often(void *given)
{
    struct share *share = given;
    share->same = true;
    for (int i = 0; i < ROUNDS; i++) {
        struct buffer out = BUFFER_INIT;
        enum avow_status status = template_render(share->templates, "search", share->map, &out, NULL);
        share->same = share->same && status == AVOW_OK && strcmp(out.bytes, share->expected) == 0;
        buffer_free(&out);
    }
    return NULL;
}

static void threads_do_not_disturb_each_other(void **state)
{
    struct fixture fixture;
    pthread_t threads[THREADS];
    struct share shares[THREADS];
    (void)state;
    fixture_open(&fixture, page_targets[PAGE_SEARCH]);
    struct value answer = fixture_json(&fixture, rich_answers[PAGE_SEARCH]);
    struct value map = page_map(&fixture, PAGE_SEARCH, &answer);
    const char *expected = fixture_render(&fixture, "search", &map);
    for (int i = 0; i < THREADS; i++) {
        shares[i] = (struct share){fixture.site.templates, &map, expected, false};
        assert_int_equal(pthread_create(&threads[i], NULL, render_often, &shares[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < THREADS; i++)
        assert_true(shares[i].same);
    fixture_close(&fixture);
}

int template_thread_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_do_not_disturb_each_other),
    };
    return cmocka_run_group_tests_name("template threads", tests, NULL, NULL);
}
