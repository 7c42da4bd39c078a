/* A question that is approved while the server runs: the next request knows it, and no old reply passes for
 * new. */
#include "http/client.h"
#include "http/groups.h"
#include "http/house.h"
#include "library/library.h"
#include "support/test.h"

#include "base/cleanup.h"

#include <stdio.h>

enum { TODAY = 20261121 };

static const char target[] = "/api/v1/search?q=does+the+gizmo+wobble";

/* Ask with the tag of an earlier reply ("" for none); the tag of this one goes into `tag`. */
static int ask(const struct house *house, char tag[64], struct buffer *body)
{
    char request[256];
    struct client client;
    struct answer answer = {0};
    snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nIf-None-Match: %s\r\n\r\n",
             target, house->port, tag);
    if (client_open(&client, house->port) && client_send(&client, span_of(request)) &&
        client_reply(&client, false, &answer)) {
        snprintf(tag, 64, "%.*s", SPAN_ARG(answer_header(&answer, "ETag")));
        buffer_append(body, answer.body);
    }
    client_close(&client);
    return answer.code;
}

static void approve(struct house *house)
{
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct library_report report;
    const struct library_place place = {folder_path(&house->folder, "index"),
                                        folder_path(&house->folder, "index/workspace.sqlite"),
                                        folder_path(&house->folder, "index/generations/1/statements"), false};
    const struct library_import import = {
        folder_write(&house->folder, "approved.tsv",
                     SPAN("Does the gizmo wobble?\tmeadow#continuity\tInes\t2026-03-04\n")),
        NULL, TODAY};
    assert_status(library_import(&place, &import, &arena, &report, &err), AVOW_OK, &err);
    assert_int_equal(report.refused.count, 0);
    arena_free(&arena);
}

static void the_next_request_knows_it(void **state)
{
    struct house *house = *state;
    CLEANUP(buffer_free) struct buffer before = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer after = BUFFER_INIT;
    char tag[64] = "";
    assert_int_equal(ask(house, tag, &before), 200);
    assert_int_equal(ask(house, tag, &before), 304);
    approve(house);
    assert_int_equal(ask(house, tag, &after), 200);
    assert_contains(after.bytes, "\"verdict\":\"found\"");
    assert_contains(after.bytes, "\"results\":[{\"id\":\"meadow#continuity\"");
    assert_contains(after.bytes, "\"approved\":{\"by\":\"Ines\",\"on\":\"2026-03-04\"");
    assert_int_equal(ask(house, tag, &after), 304);
    buffer_truncate(&after, 0);
    assert_int_equal(client_get(house->port, "/search?q=does+the+gizmo+wobble", &after), 200);
    assert_contains(after.bytes, "by Ines");
    assert_int_equal(client_get(house->port, "/statements/meadow%23continuity", &after), 200);
}

int approved_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_request_knows_it),
    };
    return cmocka_run_group_tests_name("approved", tests, house_set_up, house_tear_down);
}
