/* The cage for readers of untrusted files, tried from inside a child. */
#include "groups.h"
#include "support/test.h"

#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* What the child found, as its exit status; 0 = all as it should be. */
enum finding { GOOD, NOT_CONFINED, CORE_ALLOWED, PRIVILEGES_ALLOWED, OUTLIVES_PARENT, OPENS, MAKES, MEMORY };

static bool has_landlock(void)
{
#ifdef SYS_landlock_create_ruleset
    return syscall(SYS_landlock_create_ruleset, NULL, 0, 1 /* ask for the version */) >= 1;
#else
    return false;
#endif
}

static enum finding look_around(void)
{
    bool landlock = has_landlock();
    if (process_confine(256 << 20, NULL) != AVOW_OK)
        return NOT_CONFINED;
    struct rlimit core;
    if (getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max != 0)
        return CORE_ALLOWED;
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        return PRIVILEGES_ALLOWED;
    int signal = 0;
    if (prctl(PR_GET_PDEATHSIG, &signal, 0, 0, 0) != 0 || signal != SIGKILL)
        return OUTLIVES_PARENT;
    if (UNDER_SANITIZER)
        return GOOD;
    if (open("/etc/passwd", O_RDONLY) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0)
        return OPENS;
    if (landlock && (mkdir("/tmp/avow-test-confined", 0700) == 0 || errno != EACCES))
        return MAKES;
    if (mmap(NULL, (size_t)512 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
        return MEMORY;
    return GOOD;
}

static void a_confined_child_can_do_little(void **state)
{
    (void)state;
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        _exit((int)look_around());
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), GOOD);
}

int confine_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_confined_child_can_do_little),
    };
    return cmocka_run_group_tests_name("confine", tests, NULL, NULL);
}
