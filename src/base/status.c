/* The one table of statuses: name, exit code, HTTP code. */
#include <avow/status.h>

struct status_row {
    const char *name;
    int exit_code;
    int http_code;
};

static const struct status_row rows[AVOW_STATUS_COUNT] = {
    [AVOW_OK] = {"ok", 0, 200},
    [AVOW_NOT_FOUND] = {"not found", 1, 404},
    [AVOW_NO_INDEX] = {"no index", 4, 503},
    [AVOW_USAGE] = {"usage", 2, 400},
    [AVOW_BAD_INPUT] = {"bad input", 4, 400},
    [AVOW_TOO_LARGE] = {"too large", 4, 413},
    [AVOW_LOCKED] = {"locked", 4, 503},
    [AVOW_CHANGED] = {"changed", 4, 503},
    [AVOW_CORRUPT] = {"corrupt", 4, 503},
    [AVOW_NEWER] = {"newer", 4, 503},
    [AVOW_REFUSED] = {"refused", 4, 403},
    [AVOW_TIMEOUT] = {"timeout", 4, 503},
    [AVOW_INTERRUPTED] = {"interrupted", 4, 503},
    [AVOW_IO] = {"input/output", 4, 503},
    [AVOW_NO_MEMORY] = {"no memory", 4, 503},
    [AVOW_INTERNAL] = {"internal", 4, 500},
};

static const struct status_row *row_of(enum avow_status status)
{
    return (unsigned)status < AVOW_STATUS_COUNT ? &rows[status] : &rows[AVOW_INTERNAL];
}

const char *avow_status_name(enum avow_status status)
{
    return row_of(status)->name;
}

int avow_status_exit_code(enum avow_status status)
{
    return row_of(status)->exit_code;
}

int avow_status_http_code(enum avow_status status)
{
    return row_of(status)->http_code;
}
