/* The second half of a run, as the files that carry it out see it. */
#ifndef INDEX_APPLY_JOB_H
#define INDEX_APPLY_JOB_H

#include "index/apply.h"
#include "index/reading.h"

/* A run in its second half. */
struct apply {
    const struct apply_options *options;
    struct notes *rejected;
    struct notes *skipped;
    struct notes *notes;
    struct arena arena;   /* jobs and rejected files */
    struct arena scratch; /* reset for every page */
    struct reading_job *jobs;
    size_t job_count;
    struct reading *reading;
    struct preparer *preparer;  /* NULL until a page is taken over */
    struct build *build;        /* NULL until something has to be written */
    struct facts_file *refused; /* rejected files, for the facts */
    size_t refused_count;
    size_t refused_room;
    struct index_progress progress;
    struct applied applied;
    struct avow_error *err;
};

/* A page with what came of reading its files, one result a file. */
struct page_job {
    const struct plan_page *page;
    struct reading_result **results;
    size_t good; /* results without a fault */
    bool kept;   /* a file that was indexed cannot be read now */
};

/* Bring the generation in line with a page whose files are read (apply_page.c). */
enum avow_status apply_read_page(struct apply *apply, struct page_job *job);
/* The same for a page that has no file any more. */
enum avow_status apply_remove_page(struct apply *apply, const struct plan_page *page);
/* Begin the generation if that is not done yet. */
enum avow_status apply_need_build(struct apply *apply);

#endif
