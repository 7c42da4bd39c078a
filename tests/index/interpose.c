/* rename and fsync of this program and of every library in it: counted, and deadly on demand. The names of an
 * executable go before those of the C library, so SQLite and Xapian come here too. */
#include "index/interpose.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#define EXPORTED __attribute__((visibility("default")))

static atomic_long calls;
static atomic_long deadly;

void interpose_die_at(long number)
{
    calls = 0;
    deadly = number;
}

static void count(void)
{
    if (deadly != 0 && ++calls == deadly)
        kill(getpid(), SIGKILL);
}

EXPORTED int rename(const char *from, const char *to)
{
    count();
    return (int)syscall(SYS_rename, from, to);
}

EXPORTED int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    count();
    return (int)syscall(SYS_renameat, from_folder, from, to_folder, to);
}

EXPORTED int fsync(int file)
{
    count();
    return (int)syscall(SYS_fsync, file);
}

EXPORTED int fdatasync(int file)
{
    count();
    return (int)syscall(SYS_fdatasync, file);
}
