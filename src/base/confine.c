/* Lock the calling process in, before it reads files that nobody vouches for. */
#include "base/process.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#endif

/* Sanitizers map terabytes of shadow memory and look into /proc when they end. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define UNDER_SANITIZER true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define UNDER_SANITIZER true
#endif
#endif
#ifndef UNDER_SANITIZER
#define UNDER_SANITIZER false
#endif

/* Standard input, output and error, and not one more. poll() asks for a limit that is not below its count. */
enum { MOST_FILES = 3 };

static bool limit_to(__rlimit_resource_t resource, rlim_t most)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return false;
    if (limit.rlim_max != RLIM_INFINITY && most > limit.rlim_max)
        most = limit.rlim_max;
    limit.rlim_cur = limit.rlim_max = most;
    return setrlimit(resource, &limit) == 0;
}

/* Deny every access to the file system; kernels from 5.13 on, if Landlock is switched on. */
static void deny_files(void)
{
#if defined(LANDLOCK_CREATE_RULESET_VERSION) && defined(SYS_landlock_create_ruleset)
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return;
    /* The rights of version 1 end with making symbolic links; version 3 added truncation. What version 2
     * added, moving between folders, is always denied. */
    struct landlock_ruleset_attr all = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    if (version >= 3)
        all.handled_access_fs |= UINT64_C(1) << 14;
    long ruleset = syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (ruleset < 0)
        return;
    syscall(SYS_landlock_restrict_self, ruleset, 0);
    close((int)ruleset);
#endif
}

enum avow_status process_confine(uint64_t memory, struct avow_error *err)
{
    /* Best effort: a kernel without one of these still has the limits below. */
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (!UNDER_SANITIZER)
        deny_files();
    bool limited = limit_to(RLIMIT_CORE, 0);
    if (!UNDER_SANITIZER)
        limited = limited && limit_to(RLIMIT_NOFILE, MOST_FILES) &&
                  (memory == 0 || limit_to(RLIMIT_AS, (rlim_t)memory));
    return limited ? AVOW_OK : error_set_errno(err, errno, "", "cannot limit the helper process");
}
