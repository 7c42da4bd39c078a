/* Put the server together: engine, templates, assets, socket, listener; and take it apart in order. */
#include "serve/server.h"

#include "serve/assets.h"
#include "serve/listen.h"
#include "serve/wire.h"

#include <stdlib.h>
#include <unistd.h>

enum { THREADS_FEWEST = 2, THREADS_USUAL_MOST = 8, IDLE_SECONDS = 30 };

struct server {
    struct site site;
    struct search_engine *engine;
    struct template_set *templates;
    struct asset_shelf *assets;
    struct wire *wire;
    uint16_t port;
    char url[LISTEN_URL_SIZE];
    char made[DIGEST_HEX_SIZE];
};

static unsigned thread_count(unsigned asked)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (asked == 0 && processors > THREADS_USUAL_MOST)
        asked = THREADS_USUAL_MOST;
    else if (asked == 0 && processors > 0)
        asked = (unsigned)processors;
    return asked < THREADS_FEWEST ? THREADS_FEWEST : asked;
}

/* What the program puts into replies changes only with its version, its templates, its assets and what its
 * searches depend on. */
static void digest_program(const struct search_engine *engine, char hex[DIGEST_HEX_SIZE])
{
    struct digest digest;
    digest_init(&digest);
    digest_add_field(&digest, SPAN(AVOW_VERSION));
    embedded_digest(web_files, &digest);
    search_engine_digest(engine, &digest);
    digest_hex(&digest, hex);
}

static enum avow_status furnish(struct server *server, const struct server_options *options, unsigned threads,
                                struct avow_error *err)
{
    /* As many readers as threads: a handler holds one at a time, so that nobody waits for itself. */
    enum avow_status status = search_engine_open(options->directory, threads, &server->engine, err);
    if (status == AVOW_OK && options->weights != NULL)
        status = search_engine_load_weights(server->engine, options->weights, err);
    if (status == AVOW_OK)
        status = template_set_open(web_files, &server->templates, err);
    if (status == AVOW_OK)
        status = asset_shelf_open(web_files, &server->assets, err);
    if (status != AVOW_OK)
        return status;
    search_engine_set_today(server->engine, options->today);
    digest_program(server->engine, server->made);
    server->site = (struct site){.engine = server->engine,
                                 .templates = server->templates,
                                 .assets = server->assets,
                                 .hosts = options->hosts,
                                 .host_count = options->host_count,
                                 .today = options->today,
                                 .made = server->made};
    return AVOW_OK;
}

static enum avow_status open_wire(struct server *server, const struct server_options *options,
                                  unsigned threads, struct avow_error *err)
{
    struct listen_address address = {0};
    int file = -1;
    enum avow_status status = listen_read(span_of(options->listen), &address, err);
    if (status == AVOW_OK)
        status = listen_open(&address, &file, &server->port, server->url, err);
    if (status != AVOW_OK)
        return status;
    const struct wire_options wire = {.socket = file,
                                      .threads = threads,
                                      .idle_seconds =
                                          options->idle_seconds > 0 ? options->idle_seconds : IDLE_SECONDS,
                                      .site = &server->site};
    return wire_start(&wire, &server->wire, err);
}

enum avow_status server_start(const struct server_options *options, struct server **out,
                              struct avow_error *err)
{
    struct server *server = calloc(1, sizeof *server);
    if (server == NULL)
        return error_set_no_memory(err, "server");
    unsigned threads = thread_count(options->threads);
    enum avow_status status = furnish(server, options, threads, err);
    if (status == AVOW_OK)
        status = open_wire(server, options, threads, err);
    if (status != AVOW_OK) {
        server_stop(server, 0);
        return status;
    }
    *out = server;
    return AVOW_OK;
}

uint16_t server_port(const struct server *server)
{
    return server->port;
}

const char *server_url(const struct server *server)
{
    return server->url;
}

void server_stop(struct server *server, int wait_ms)
{
    if (server == NULL)
        return;
    wire_stop(server->wire, wait_ms);
    asset_shelf_close(server->assets);
    template_set_close(server->templates);
    search_engine_close(server->engine);
    free(server);
}
