/* Tell what libgit2 could not do. */
#include "index/repository_job.h"

enum avow_status repository_fault(const struct repository *repository, struct avow_error *err)
{
    const git_error *last = git_error_last();
    if (last != NULL && last->klass == GIT_ERROR_NOMEMORY)
        return error_set_no_memory(err, repository->path);
    return error_set(err, AVOW_BAD_INPUT, repository->path, "git: %s; \"git fsck\" there may tell more",
                     last != NULL ? last->message : "something is wrong");
}
