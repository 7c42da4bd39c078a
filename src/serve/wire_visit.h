/* Between the two files that know libmicrohttpd: the listener's state, and one request on its way. */
#ifndef SERVE_WIRE_VISIT_H
#define SERVE_WIRE_VISIT_H

#include "serve/wire.h"

#include <microhttpd.h>
#include <pthread.h>
#include <time.h>

struct wire {
    struct MHD_Daemon *daemon;
    int socket;
    const struct site *site;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t in_flight; /* requests whose head is read and whose reply is not yet sent */
    size_t begun;     /* requests since the start */
    bool starting;
    bool stopping;
    char complaint[256]; /* why the library would not start; later it only tells of clients' faults */
};

/* The library's callbacks, `closure` being the wire. visit_open makes the visit when the request line is
 * there, visit_close frees it whatever became of the request. */
void *visit_open(void *closure, const char *target, struct MHD_Connection *connection);
enum MHD_Result visit_proceed(void *closure, struct MHD_Connection *connection, const char *path,
                              const char *method, const char *version, const char *body, size_t *body_size,
                              void **visit);
void visit_close(void *closure, struct MHD_Connection *connection, void **visit,
                 enum MHD_RequestTerminationCode code);

#endif
