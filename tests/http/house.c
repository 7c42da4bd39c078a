/* Make a corpus, index it with this very program as the reader of documents, serve it. */
#include "http/house.h"

#include "base/cleanup.h"
#include "base/process.h"
#include "index/index.h"
#include "support/test.h"

#include <string.h>

enum { STOP_WAIT_MS = 10000, TODAY = 20261121 };

void house_write_page(struct house *house, const char *name, unsigned number)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer path = BUFFER_INIT;
    buffer_printf(&path, "corpus/%s.md", name);
    buffer_printf(&text,
                  "---\ntitle: %s and ISO 22301\ndate: 2026-06-30\naudience: public\n---\n\n"
                  "## Frequently asked questions\n\n"
                  "**Is %s certified to ISO 22301?**\n\n"
                  "Yes. Certificate number %u covers business continuity of %s.\n\n"
                  "## Continuity\n\nPlans for %s are exercised twice a year, and results are kept.\n",
                  name, name, number, name, name);
    folder_write(&house->folder, path.bytes, buffer_span(&text));
}

void house_make(struct house *house)
{
    *house = (struct house){0};
    folder_make(&house->folder);
    house_write_page(house, "harbour", 1);
    house_write_page(house, "meadow", 1);
    house_write_page(house, "orchard", 1);
}

bool house_index(struct house *house)
{
    CLEANUP(buffer_free) struct buffer program = BUFFER_INIT;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct index_report report = {0};
    const char *const roots[] = {folder_path(&house->folder, "corpus")};
    enum avow_status status = process_own_path(&program, &err);
    if (status == AVOW_OK) {
        const struct index_options options = {.directory = folder_path(&house->folder, "index"),
                                              .roots = roots,
                                              .root_count = 1,
                                              .program = program.bytes,
                                              .jobs = 1,
                                              .today = TODAY};
        status = index_run(&options, &arena, &report, &err);
    }
    if (status != AVOW_OK)
        print_error("indexing failed: %s: %s\n", err.place, err.message);
    return status == AVOW_OK;
}

void house_open(struct house *house, unsigned idle_seconds)
{
    static const char *const hosts[] = {"avow.example"};
    struct avow_error err = AVOW_ERROR_INIT;
    const struct server_options options = {.listen = "127.0.0.1:0",
                                           .directory = folder_path(&house->folder, "index"),
                                           .hosts = hosts,
                                           .host_count = 1,
                                           .threads = 2,
                                           .idle_seconds = idle_seconds,
                                           .today = TODAY};
    assert_status(server_start(&options, &house->server, &err), AVOW_OK, &err);
    house->port = server_port(house->server);
}

void house_close(struct house *house)
{
    server_stop(house->server, STOP_WAIT_MS);
    house->server = NULL;
}

void house_remove(struct house *house)
{
    house_close(house);
    folder_remove(&house->folder);
}

int house_set_up(void **state)
{
    static struct house house;
    house_make(&house);
    assert_true(house_index(&house));
    house_open(&house, 0);
    *state = &house;
    return 0;
}

int house_tear_down(void **state)
{
    house_remove(*state);
    return 0;
}
