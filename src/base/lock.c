/* One writer at a time: a lock file whose lock the kernel drops when its holder dies. */
#include "base/file.h"

#include "base/cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <time.h>

enum { RETRY_MS = 20, PID_TEXT = 24 };

static bool try_lock(int file)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(file, F_OFD_SETLK, &whole) == 0;
}

static bool is_held(int number)
{
    return number == EAGAIN || number == EACCES || number == EINTR;
}

static enum avow_status tell_holder(int file, const char *path, struct avow_error *err)
{
    char text[PID_TEXT];
    ssize_t got = pread(file, text, sizeof text, 0);
    uint64_t pid;
    struct span digits = span_trim((struct span){text, got > 0 ? (size_t)got : 0});
    if (!span_to_u64(digits, &pid))
        return error_set(err, AVOW_LOCKED, path, "another process is writing; try again when it is done");
    return error_set(err, AVOW_LOCKED, path, "process %llu is writing; wait for it to end, or stop it",
                     (unsigned long long)pid);
}

/* For the person who meets the lock; that the lock holds does not depend on it. */
static void write_holder(int file)
{
    char text[PID_TEXT];
    int size = snprintf(text, sizeof text, "%ld\n", (long)getpid());
    if (ftruncate(file, 0) != 0 || pwrite(file, text, (size_t)size, 0) != size)
        return;
}

enum avow_status file_lock(const char *path, int wait_ms, int *lock, struct avow_error *err)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0)
        return error_set_errno(err, errno, path, "cannot open the lock file");
    enum avow_status status = AVOW_OK;
    for (int waited = 0; !try_lock(file); waited += RETRY_MS) {
        const struct timespec pause = {0, RETRY_MS * 1000000L};
        if (!is_held(errno))
            status = error_set_errno(err, errno, path, "cannot lock it");
        else if (waited >= wait_ms)
            status = tell_holder(file, path, err);
        if (status != AVOW_OK) {
            close(file);
            return status;
        }
        nanosleep(&pause, NULL);
    }
    write_holder(file);
    *lock = file;
    return AVOW_OK;
}

void file_unlock(int *lock)
{
    if (*lock < 0)
        return;
    if (ftruncate(*lock, 0) != 0)
        errno = 0; /* a stale number misleads nobody: it is read only while somebody holds the lock */
    close(*lock);
    *lock = -1;
}
