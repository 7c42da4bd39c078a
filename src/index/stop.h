/* The caller's wish that a run ends before it has written anything. */
#ifndef INDEX_STOP_H
#define INDEX_STOP_H

#include "base/error.h"

#include <signal.h>

/* INTERRUPTED when `*stop` is not 0; `stop` may be NULL. */
enum avow_status stop_check(const volatile sig_atomic_t *stop, struct avow_error *err);

#endif
