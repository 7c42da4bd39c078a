/* One commit of a history against the one before it, as the files that follow a branch see it. */
#ifndef INDEX_HISTORY_STEP_H
#define INDEX_HISTORY_STEP_H

#include "index/history.h"
#include "index/repository_job.h"

/* What a commit did to the files of the folder. */
struct step {
    const git_oid *commit;
    date_day day;
    const git_diff *diff;
};

/* Paths on their way back in time, and the versions met. */
struct tracker;

enum avow_status tracker_new(const struct history_options *options, struct arena *arena, struct tracker **out,
                             struct avow_error *err);
/* NULL is allowed. */
void tracker_free(struct tracker *tracker);
/* Take the files one commit further back. */
enum avow_status tracker_step(struct tracker *tracker, const struct step *step, struct avow_error *err);
/* What was met so far; in the arena. */
void tracker_history(const struct tracker *tracker, struct history *out);

#endif
