/* A server without an index, or with a sick one: it says so, never "0 results", and heals by itself. */
#include "http/client.h"
#include "http/groups.h"
#include "http/house.h"
#include "support/test.h"

#include "base/cleanup.h"
#include "base/file.h"

#include <string.h>
#include <unistd.h>

static int make(void **state)
{
    static struct house house;
    house_make(&house);
    *state = &house;
    return 0;
}

/* Nothing that needs an index may look like an answer. */
static void assert_unready(struct house *house)
{
    static const char *const targets[] = {
        "/readyz",        "/api/v1/search?q=iso", "/api/v1/search?standard=iso-22301",
        "/search?q=iso",  "/api/v1/standards",    "/api/v1/pages/harbour",
        "/pages/harbour", "/api/v1/suggest?q=i",  "/"};
    assert_int_equal(client_get(house->port, "/healthz", NULL), 200);
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
        int code = client_get(house->port, targets[i], &body);
        if (code != 503)
            print_error("%s gave %d: %.300s\n", targets[i], code, body.bytes != NULL ? body.bytes : "");
        assert_int_equal(code, 503);
    }
}

static void without_an_index_it_waits_for_one(void **state)
{
    struct house *house = *state;
    CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
    house_open(house, 0);
    assert_unready(house);
    assert_int_equal(client_get(house->port, "/readyz", &body), 503);
    assert_contains(body.bytes, "avow index");
    assert_true(house_index(house));
    assert_int_equal(client_get(house->port, "/readyz", NULL), 200);
    assert_int_equal(client_get(house->port, "/search?q=iso", NULL), 200);
    house_close(house);
}

/* What can break, below the data directory. */
static const char *const files[] = {
    "index/current",
    "index/generations/1/manifest.json",
    "index/generations/1/facts.sqlite",
    "index/generations/1/statements/iamglass",
    "index/generations/1/statements/postlist.glass",
};

static void keep(struct house *house, const char *name, struct buffer *bytes)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(file_read(folder_path(&house->folder, name), 1 << 26, bytes, &err), AVOW_OK, &err);
}

static void a_sick_index_is_told_of(void **state)
{
    struct house *house = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_true(house_index(house));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        CLEANUP(buffer_free) struct buffer whole = BUFFER_INIT;
        CLEANUP(buffer_free) struct buffer noise = BUFFER_INIT;
        keep(house, files[i], &whole);
        for (size_t byte = 0; byte < whole.size; byte++)
            buffer_append_byte(&noise, (char)(byte * 131 + 7));
        folder_write(&house->folder, files[i], buffer_span(&noise));
        print_message("%s\n", files[i]);
        house_open(house, 0);
        assert_unready(house);
        /* Put back with a new `current`, as a restore would. */
        folder_write(&house->folder, files[i], buffer_span(&whole));
        assert_status(file_write_atomic(folder_path(&house->folder, "index/current"), SPAN("1\n"), &err),
                      AVOW_OK, &err);
        assert_int_equal(client_get(house->port, "/readyz", NULL), 200);
        assert_int_equal(client_get(house->port, "/search?q=iso", NULL), 200);
        house_close(house);
    }
}

/* Enough statements that the engine cannot keep a whole table in its cursors. */
static void write_many(struct house *house)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    for (int i = 0; i < 600; i++)
        buffer_printf(&text, "# Section %d\n\nRoom%d holds term%d and word%d of ISO 9001.\n\n", i, i, i * 7,
                      i * 13);
    folder_write(&house->folder, "corpus/many.md", buffer_span(&text));
}

/* A table cut short under a running server, whose readers are open already. */
static void an_index_that_falls_sick_is_told_of(void **state)
{
    struct house *house = *state;
    write_many(house);
    assert_true(house_index(house));
    house_open(house, 0);
    assert_int_equal(client_get(house->port, "/readyz", NULL), 200);
    assert_int_equal(
        truncate(folder_path(&house->folder, "index/generations/1/statements/postlist.glass"), 8192), 0);
    assert_int_equal(client_get(house->port, "/readyz", NULL), 503);
    house_close(house);
}

static void a_server_that_cannot_start_says_why(void **state)
{
    struct house *house = *state;
    struct server *server = NULL;
    struct avow_error err = AVOW_ERROR_INIT;
    struct server_options options = {.listen = "0.0.0.0:0", .directory = house->folder.path};
    assert_status(server_start(&options, &server, &err), AVOW_REFUSED, &err);
    house_open(house, 0);
    options.listen = server_url(house->server) + strlen("http://");
    assert_status(server_start(&options, &server, &err), AVOW_IO, &err);
    assert_contains(err.message, "is taken by another program");
    assert_null(server);
    house_close(house);
}

int ready_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_server_that_cannot_start_says_why, make, house_tear_down),
        cmocka_unit_test_setup_teardown(without_an_index_it_waits_for_one, make, house_tear_down),
        cmocka_unit_test_setup_teardown(a_sick_index_is_told_of, make, house_tear_down),
        cmocka_unit_test_setup_teardown(an_index_that_falls_sick_is_told_of, make, house_tear_down),
    };
    return cmocka_run_group_tests_name("ready", tests, NULL, NULL);
}
