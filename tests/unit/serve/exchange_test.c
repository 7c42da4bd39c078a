/* Exchanges without sockets: each check gives its code, and every reply has the strict headers. */
#include "groups.h"
#include "support/folder.h"
#include "support/test.h"

#include "base/value.h"
#include "serve/assets.h"
#include "serve/exchange.h"

#include <stdio.h>
#include <string.h>

/* A site over an empty data directory: everything works but what needs an index. */
struct place {
    struct folder folder;
    struct site site;
    struct template_set *templates;
    struct asset_shelf *assets;
};

static int open_place(void **state)
{
    static struct place place;
    struct avow_error err = AVOW_ERROR_INIT;
    place = (struct place){.site = {.today = 20261121, .made = "program"}};
    folder_make(&place.folder);
    assert_status(search_engine_open(place.folder.path, 1, &place.site.engine, &err), AVOW_OK, &err);
    assert_status(template_set_open(web_files, &place.templates, &err), AVOW_OK, &err);
    assert_status(asset_shelf_open(web_files, &place.assets, &err), AVOW_OK, &err);
    place.site.templates = place.templates;
    place.site.assets = place.assets;
    *state = &place;
    return 0;
}

static int close_place(void **state)
{
    struct place *place = *state;
    asset_shelf_close(place->assets);
    template_set_close(place->templates);
    search_engine_close(place->site.engine);
    folder_remove(&place->folder);
    return 0;
}

static struct inquiry inquiry_of(const char *target)
{
    return (struct inquiry){
        .method = SPAN("GET"), .target = span_of(target), .host = {SPAN("localhost:8080"), 1}};
}

static const char *header_of(const struct outcome *outcome, const char *name)
{
    for (size_t i = 0; i < outcome->header_count; i++)
        if (strcmp(outcome->headers[i].name, name) == 0)
            return outcome->headers[i].value;
    return NULL;
}

/* The code of an exchange, its reply checked as far as all replies are alike. */
static int code_of(struct place *place, const struct inquiry *inquiry)
{
    struct arena arena = ARENA_INIT;
    struct outcome outcome;
    exchange_answer(&place->site, inquiry, &arena, &outcome);
    int code = outcome.reply.code;
    assert_string_equal(header_of(&outcome, "Content-Security-Policy"),
                        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    assert_string_equal(header_of(&outcome, "X-Content-Type-Options"), "nosniff");
    assert_string_equal(header_of(&outcome, "Referrer-Policy"), "no-referrer");
    assert_string_equal(header_of(&outcome, "Cross-Origin-Resource-Policy"), "same-origin");
    assert_non_null(header_of(&outcome, "Cache-Control"));
    assert_non_null(header_of(&outcome, "Content-Type"));
    if (code >= 400) {
        assert_null(header_of(&outcome, "ETag"));
        assert_string_equal(header_of(&outcome, "Cache-Control"), "no-store");
        assert_true(outcome.reply.body.size > 0);
    }
    assert_true((header_of(&outcome, "Allow") != NULL) == (code == 405));
    assert_true((header_of(&outcome, "Retry-After") != NULL) == (code == 503));
    buffer_free(&outcome.reply.body);
    arena_free(&arena);
    return code;
}

static int code_of_get(struct place *place, const char *target)
{
    struct inquiry inquiry = inquiry_of(target);
    return code_of(place, &inquiry);
}

static void targets_give_their_codes(void **state)
{
    static const struct {
        const char *target;
        int code;
    } rows[] = {
        {"/healthz", 200},
        {"/openapi.json", 200},
        {"/opensearch.xml", 200},
        {"/favicon.ico", 200},
        {"/assets/style.css", 200},
        {"/help", 200},
        {"/readyz", 503},
        {"/api/v1/search?q=soc", 503},
        {"/api/v1/statements/a%23b", 503},
        {"/api/v1/pages/a/b", 503},
        {"/api/v1/standards", 503},
        {"/api/v1/services", 503},
        {"/api/v1/suggest?q=i", 503},
        {"/", 503},
        {"/search?q=soc", 503},
        {"/pages/a", 503},
        {"/nothing", 404},
        {"/api/v1/nothing", 404},
        {"/assets/head.mustache", 404},
        {"/assets/../style.css", 404},
        {"/assets/%2e%2e%2fsecret", 404},
        {"/api/v1/search?colour=red", 400},
        {"/search?colour=red", 400},
        {"/healthz?x=1", 400},
        {"/search?q=%00", 400},
        {"/%00", 400},
        {"http://localhost/healthz", 400},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int code = code_of_get(*state, rows[i].target);
        if (code != rows[i].code)
            print_error("%s gave %d\n", rows[i].target, code);
        assert_int_equal(code, rows[i].code);
    }
}

static void methods_but_get_and_head_are_refused(void **state)
{
    static const char *const methods[] = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW", "get"};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        struct inquiry inquiry = inquiry_of("/healthz");
        inquiry.method = span_of(methods[i]);
        assert_true(exchange_is_settled(&inquiry));
        assert_int_equal(code_of(*state, &inquiry), 405);
    }
    struct inquiry head = inquiry_of("/healthz");
    head.method = SPAN("HEAD");
    assert_false(exchange_is_settled(&head));
    assert_int_equal(code_of(*state, &head), 200);
}

static void foreign_origins_may_not_write(void **state)
{
    struct inquiry inquiry = inquiry_of("/healthz");
    inquiry.origin = (struct heard){SPAN("http://evil.example"), 1};
    assert_int_equal(code_of(*state, &inquiry), 200);
    inquiry.method = SPAN("POST");
    assert_int_equal(code_of(*state, &inquiry), 403);
    inquiry.origin = (struct heard){SPAN("http://localhost:8080"), 1};
    assert_int_equal(code_of(*state, &inquiry), 405);
}

static void hosts_are_checked(void **state)
{
    struct place *place = *state;
    static const char *const more[] = {"avow.example"};
    struct inquiry inquiry = inquiry_of("/healthz");
    inquiry.host.text = SPAN("evil.example");
    assert_int_equal(code_of(place, &inquiry), 421);
    inquiry.host = (struct heard){SPAN("localhost, localhost"), 2};
    assert_int_equal(code_of(place, &inquiry), 400);
    inquiry.host = (struct heard){SPAN_EMPTY, 0};
    assert_int_equal(code_of(place, &inquiry), 400);
    inquiry.host = (struct heard){SPAN("avow.example"), 1};
    assert_int_equal(code_of(place, &inquiry), 421);
    place->site.hosts = more;
    place->site.host_count = 1;
    assert_int_equal(code_of(place, &inquiry), 200);
    place->site.host_count = 0;
}

static void broken_framing_is_settled_by_the_head(void **state)
{
    struct inquiry twice = inquiry_of("/healthz");
    twice.content_length = (struct heard){SPAN("3, 3"), 2};
    assert_true(exchange_is_settled(&twice));
    assert_int_equal(code_of(*state, &twice), 400);
    struct inquiry both = inquiry_of("/healthz");
    both.content_length = (struct heard){SPAN("3"), 1};
    assert_false(exchange_is_settled(&both));
    both.transfer_encoding = (struct heard){SPAN("chunked"), 1};
    assert_true(exchange_is_settled(&both));
    assert_int_equal(code_of(*state, &both), 400);
    struct inquiry torn = inquiry_of("/healthz");
    torn.torn = true;
    assert_int_equal(code_of(*state, &torn), 400);
    struct inquiry large = inquiry_of("/healthz");
    large.content_length = (struct heard){SPAN("65537"), 1};
    assert_true(exchange_is_settled(&large));
    assert_int_equal(code_of(*state, &large), 413);
    large.content_length.text = SPAN("65536");
    assert_int_equal(code_of(*state, &large), 200);
    large.too_large = true;
    assert_int_equal(code_of(*state, &large), 413);
}

static void long_urls_are_refused(void **state)
{
    char target[EXCHANGE_TARGET_LIMIT + 2];
    memset(target, 'x', sizeof target);
    target[0] = '/';
    target[sizeof target - 1] = '\0';
    assert_int_equal(code_of_get(*state, target), 414);
    target[EXCHANGE_TARGET_LIMIT] = '\0';
    assert_int_equal(code_of_get(*state, target), 404);
}

static void a_problem_names_the_argument(void **state)
{
    struct place *place = *state;
    struct arena arena = ARENA_INIT;
    struct outcome outcome;
    struct value problem = {0};
    struct avow_error err = AVOW_ERROR_INIT;
    struct inquiry inquiry = inquiry_of("/api/v1/search?colour=red");
    exchange_answer(&place->site, &inquiry, &arena, &outcome);
    assert_string_equal(header_of(&outcome, "Content-Type"), "application/problem+json");
    assert_status(json_read(buffer_span(&outcome.reply.body), &arena, &problem, &err), AVOW_OK, &err);
    assert_int_equal(value_integer(value_get(&problem, "status"), 0), 400);
    assert_span(value_get_text(&problem, "title"), "Bad Request");
    assert_span(value_get_text(&problem, "argument"), "colour");
    buffer_free(&outcome.reply.body);
    arena_free(&arena);
}

/* Ask for `target`, and once more with the tag that came, packed or not. */
static void assert_not_modified(struct place *place, const char *target, const char *encoding)
{
    struct arena arena = ARENA_INIT;
    struct outcome outcome;
    struct inquiry inquiry = inquiry_of(target);
    inquiry.accept_encoding = (struct heard){span_of(encoding), 1};
    exchange_answer(&place->site, &inquiry, &arena, &outcome);
    assert_int_equal(outcome.reply.code, 200);
    bool is_packed = header_of(&outcome, "Content-Encoding") != NULL;
    assert_true(is_packed == (encoding[0] != '\0'));
    const char *tag = header_of(&outcome, "ETag");
    assert_non_null(tag);
    assert_true((strstr(tag, "-gz\"") != NULL) == is_packed);
    buffer_free(&outcome.reply.body);
    inquiry.if_none_match = (struct heard){span_of(tag), 1};
    exchange_answer(&place->site, &inquiry, &arena, &outcome);
    assert_int_equal(outcome.reply.code, 304);
    assert_int_equal(outcome.reply.body.size + outcome.reply.lasting.size, 0);
    assert_string_equal(header_of(&outcome, "ETag"), tag);
    assert_null(header_of(&outcome, "Content-Type"));
    assert_null(header_of(&outcome, "Content-Encoding"));
    buffer_free(&outcome.reply.body);
    arena_free(&arena);
}

static void known_replies_are_not_sent_again(void **state)
{
    assert_not_modified(*state, "/openapi.json", "");
    assert_not_modified(*state, "/openapi.json", "gzip");
    assert_not_modified(*state, "/assets/style.css", "");
    assert_not_modified(*state, "/assets/style.css", "gzip");
}

/* What a browser loads for all pages together, before it is packed; templates stay here. */
static void assets_are_light(void **state)
{
    enum { MOST_BYTES = 60000 };
    size_t bytes = 0;
    (void)state;
    for (const struct embedded_file *file = web_files; file->name != NULL; file++)
        if (!span_ends(span_of(file->name), SPAN(".mustache")))
            bytes += file->size;
    assert_in_range(bytes, 1, MOST_BYTES);
}

static void assets_with_their_digest_last(void **state)
{
    struct place *place = *state;
    struct arena arena = ARENA_INIT;
    struct outcome outcome;
    const struct embedded_file *file = web_files;
    while (strcmp(file->name, "style.css") != 0)
        file++;
    struct inquiry inquiry = inquiry_of(arena_printf(&arena, "/assets/style.css?v=%s", file->digest));
    exchange_answer(&place->site, &inquiry, &arena, &outcome);
    assert_string_equal(header_of(&outcome, "Cache-Control"), "public, max-age=31536000, immutable");
    assert_int_equal(outcome.reply.lasting.size, file->size);
    inquiry = inquiry_of("/assets/style.css?v=old");
    exchange_answer(&place->site, &inquiry, &arena, &outcome);
    assert_int_equal(outcome.reply.code, 200);
    assert_string_equal(header_of(&outcome, "Cache-Control"), "no-cache");
    arena_free(&arena);
}

static void a_stopping_server_says_so(void **state)
{
    struct place *place = *state;
    struct arena arena = ARENA_INIT;
    struct outcome outcome;
    struct inquiry inquiry = inquiry_of("/readyz");
    inquiry.stopping = true;
    exchange_answer(&place->site, &inquiry, &arena, &outcome);
    assert_int_equal(outcome.reply.code, 503);
    assert_string_equal(header_of(&outcome, "Connection"), "close");
    assert_contains(outcome.reply.body.bytes, "interrupted");
    buffer_free(&outcome.reply.body);
    arena_free(&arena);
}

int exchange_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_give_their_codes),
        cmocka_unit_test(methods_but_get_and_head_are_refused),
        cmocka_unit_test(foreign_origins_may_not_write),
        cmocka_unit_test(hosts_are_checked),
        cmocka_unit_test(broken_framing_is_settled_by_the_head),
        cmocka_unit_test(long_urls_are_refused),
        cmocka_unit_test(a_problem_names_the_argument),
        cmocka_unit_test(known_replies_are_not_sent_again),
        cmocka_unit_test(assets_are_light),
        cmocka_unit_test(assets_with_their_digest_last),
        cmocka_unit_test(a_stopping_server_says_so),
    };
    return cmocka_run_group_tests_name("exchange", tests, open_place, close_place);
}
