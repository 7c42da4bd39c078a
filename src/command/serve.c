/* avow serve: start the server, say where, wait for a signal, stop without dropping anybody. */
#include "base/log.h"
#include "command/verbs.h"
#include "facts/generation.h"
#include "serve/server.h"

#include <signal.h>

enum { STOP_WAIT_MS = 10000 };

/* Signals that end the server are blocked in every thread before the first one starts, then waited for here.
 */
static void block_signals(sigset_t *signals)
{
    sigemptyset(signals);
    sigaddset(signals, SIGINT);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, signals, NULL);
}

static void warn_without_index(const char *directory)
{
    uint64_t number = 0;
    struct avow_error err = AVOW_ERROR_INIT;
    if (generation_live(directory, &number, &err) != AVOW_OK)
        log_line(LOG_WARNING, "%s; until then every search says so", err.message);
}

int verb_serve(const struct invocation *invocation)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct server_options options = {.listen = invocation_value(invocation, "listen"),
                                     .directory = command_directory(invocation)};
    options.listen = options.listen != NULL ? options.listen : "127.0.0.1:8080";
    options.hosts = invocation_values(invocation, "host", &options.host_count);
    options.weights = invocation_value(invocation, "weights");
    if (invocation_has(invocation, "today") && invocation_today(invocation, &options.today, &err) != AVOW_OK)
        return command_failed(&err);
    sigset_t signals;
    block_signals(&signals);
    struct server *server = NULL;
    if (server_start(&options, &server, &err) != AVOW_OK)
        return command_failed(&err);
    warn_without_index(options.directory);
    printf("listening on %s\n", server_url(server));
    fflush(stdout);
    int signal_number = 0;
    sigwait(&signals, &signal_number);
    server_stop(server, STOP_WAIT_MS);
    return 0;
}
