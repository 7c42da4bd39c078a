/* Status codes and the error record that every fallible Avow function speaks. */
#ifndef AVOW_STATUS_H
#define AVOW_STATUS_H

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) && !defined(AVOW_API)
#define AVOW_API __attribute__((visibility("default")))
#elif !defined(AVOW_API)
#define AVOW_API
#endif

/* What became of a call. Names, exit codes and HTTP codes stand in one table, src/base/status.c. */
enum avow_status {
    AVOW_OK = 0,
    AVOW_NOT_FOUND,   /* no such statement, page, file or result */
    AVOW_NO_INDEX,    /* there is no index to ask yet */
    AVOW_USAGE,       /* the caller asked in a way that cannot be answered */
    AVOW_BAD_INPUT,   /* a document, table or file does not hold what it should */
    AVOW_TOO_LARGE,   /* a stated limit was passed */
    AVOW_LOCKED,      /* somebody else is writing */
    AVOW_CHANGED,     /* the data moved under a reader: try again */
    AVOW_CORRUPT,     /* the index is damaged: rebuild it */
    AVOW_NEWER,       /* the index was written by a newer Avow */
    AVOW_REFUSED,     /* a guard stopped it, and says which flag lets it pass */
    AVOW_TIMEOUT,     /* a stated time ran out */
    AVOW_INTERRUPTED, /* a signal asked to stop */
    AVOW_IO,          /* the operating system refused a file, a socket or a process */
    AVOW_NO_MEMORY,   /* memory ran out */
    AVOW_INTERNAL,    /* a fault in Avow itself */
    AVOW_STATUS_COUNT
};

/* What went wrong, for a person. Owned by the caller; written only on failure. */
struct avow_error {
    enum avow_status status;
    char message[480]; /* UTF-8, NUL-terminated: what happened and what to do next */
    char place[96];    /* where it happened: a file, "file:line", an argument or a room; may be empty */
};

/* An error record to start from. */
#define AVOW_ERROR_INIT                                                                                      \
    {                                                                                                        \
        AVOW_OK, {0},                                                                                        \
        {                                                                                                    \
            0                                                                                                \
        }                                                                                                    \
    }

/* The short name of a status, as printed in JSON ("not found"). Static text. */
AVOW_API const char *avow_status_name(enum avow_status status);
/* The exit code a command ends with for this status (0 to 4). */
AVOW_API int avow_status_exit_code(enum avow_status status);
/* The HTTP status code a server answers with. */
AVOW_API int avow_status_http_code(enum avow_status status);

#ifdef __cplusplus
}
#endif
#endif
