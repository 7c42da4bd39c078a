/* An open repository, as the files that read it with libgit2 see it. */
#ifndef INDEX_REPOSITORY_JOB_H
#define INDEX_REPOSITORY_JOB_H

#include "index/repository.h"

#include <git2.h>
#include <pthread.h>

struct repository {
    git_repository *git;
    pthread_mutex_t mutex; /* one thread at a time: libgit2 does not guard its objects */
    char path[256];        /* for messages */
};

/* What libgit2 said last in this thread, as our error. */
enum avow_status repository_fault(const struct repository *repository, struct avow_error *err);

#endif
