/* Tell whether the caller wants the run to end. */
#include "index/stop.h"

#include <stddef.h>

enum avow_status stop_check(const volatile sig_atomic_t *stop, struct avow_error *err)
{
    return stop == NULL || *stop == 0
               ? AVOW_OK
               : error_set(err, AVOW_INTERRUPTED, "index", "stopped; the index is as it was");
}
