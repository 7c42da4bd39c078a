/* Start and stop the listener: libmicrohttpd polling in threads of its own. */
#include "serve/wire_visit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* Clients over CONNECTIONS_MOST wait in the kernel's queue. There is no limit for one address: on loopback,
 * or behind a proxy, all clients have the same one. A request's head must fit into CONNECTION_MEMORY; it is
 * well above the URL limit, so that too long URLs get our answer and not the library's. */
enum { CONNECTIONS_MOST = 512, CONNECTION_MEMORY = 64 * 1024, QUIET_MS = 50 };

static void keep_complaint(void *closure, const char *format, va_list arguments) PRINTF_LIKE(2, 0);

static void keep_complaint(void *closure, const char *format, va_list arguments)
{
    struct wire *wire = closure;
    pthread_mutex_lock(&wire->lock);
    if (wire->starting)
        vsnprintf(wire->complaint, sizeof wire->complaint, format, arguments);
    pthread_mutex_unlock(&wire->lock);
}

static struct wire *wire_new(const struct wire_options *options)
{
    struct wire *wire = calloc(1, sizeof *wire);
    if (wire == NULL)
        return NULL;
    wire->socket = options->socket;
    wire->site = options->site;
    wire->starting = true;
    pthread_mutex_init(&wire->lock, NULL);
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&wire->changed, &clock);
    pthread_condattr_destroy(&clock);
    return wire;
}

static void wire_free(struct wire *wire)
{
    pthread_cond_destroy(&wire->changed);
    pthread_mutex_destroy(&wire->lock);
    free(wire);
}

enum avow_status wire_start(const struct wire_options *options, struct wire **out, struct avow_error *err)
{
    struct wire *wire = wire_new(options);
    if (wire == NULL)
        return error_set_no_memory(err, "server");
    /* The logger comes first: messages of the start itself would else go to standard error. ITC is what
     * quiescing needs. Not epoll: the library reads a short piece, waits for the next edge, and misses a
     * client that sent half a request and hung up in one go; it would count as in flight until the timeout.
     */
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL | MHD_USE_ITC | MHD_USE_ERROR_LOG, 0, NULL, NULL,
        visit_proceed, wire, MHD_OPTION_EXTERNAL_LOGGER, keep_complaint, wire, MHD_OPTION_LISTEN_SOCKET,
        options->socket, MHD_OPTION_THREAD_POOL_SIZE, options->threads, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS_MOST, MHD_OPTION_CONNECTION_TIMEOUT, options->idle_seconds,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, visit_open, wire, MHD_OPTION_NOTIFY_COMPLETED, visit_close, wire,
        MHD_OPTION_END);
    if (daemon == NULL) {
        enum avow_status status =
            error_set(err, AVOW_INTERNAL, "server", "could not start listening: %s", wire->complaint);
        wire_free(wire);
        return status;
    }
    pthread_mutex_lock(&wire->lock);
    wire->starting = false;
    pthread_mutex_unlock(&wire->lock);
    wire->daemon = daemon;
    *out = wire;
    return AVOW_OK;
}

static struct timespec time_after(struct timespec from, long ms)
{
    from.tv_sec += ms / 1000;
    from.tv_nsec += ms % 1000 * 1000000L;
    if (from.tv_nsec >= 1000000000L) {
        from.tv_sec++;
        from.tv_nsec -= 1000000000L;
    }
    return from;
}

static struct timespec time_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now;
}

/* Wait until nothing is in flight and nothing new has come for a moment: a request that arrived just before
 * the stop may not have been read yet. */
static void wait_until_quiet(struct wire *wire, int wait_ms)
{
    struct timespec deadline = time_after(time_now(), wait_ms > 0 ? wait_ms : 0);
    int timed_out = 0;
    pthread_mutex_lock(&wire->lock);
    while (timed_out == 0) {
        while (wire->in_flight > 0 && timed_out == 0)
            timed_out = pthread_cond_timedwait(&wire->changed, &wire->lock, &deadline);
        size_t begun = wire->begun;
        struct timespec quiet = time_after(time_now(), QUIET_MS);
        int is_quiet = 0;
        while (wire->begun == begun && is_quiet == 0 && timed_out == 0)
            is_quiet = pthread_cond_timedwait(&wire->changed, &wire->lock, &quiet);
        if (is_quiet != 0 && wire->in_flight == 0)
            break;
    }
    pthread_mutex_unlock(&wire->lock);
}

void wire_stop(struct wire *wire, int wait_ms)
{
    if (wire == NULL)
        return;
    pthread_mutex_lock(&wire->lock);
    wire->stopping = true;
    pthread_mutex_unlock(&wire->lock);
    /* Shutting the old socket down refuses new clients at once; without it they would connect and hang. The
     * library's own stop drops what is in flight, so that we wait for it before. */
    MHD_socket listener = MHD_quiesce_daemon(wire->daemon);
    shutdown(wire->socket, SHUT_RDWR);
    wait_until_quiet(wire, wait_ms);
    MHD_stop_daemon(wire->daemon);
    if (listener != MHD_INVALID_SOCKET)
        close(listener);
    wire_free(wire);
}
