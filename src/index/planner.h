/* A plan in the making, as the files that make it see it. */
#ifndef INDEX_PLANNER_H
#define INDEX_PLANNER_H

#include "index/plan.h"
#include "index/rows.h"

struct page_end {
    struct span page;
    date_day day;
};

struct planner {
    const struct plan_options *options;
    const struct corpus *corpus;
    const struct live *live;
    struct arena *arena;
    const struct plan_notes *notes;
    struct row_ids row_ids;
    struct span own_folder; /* the data directory, absolute */
    struct plan_file *files;
    size_t file_count;
    size_t file_room;
    size_t **documents;    /* for each root, for each of its sources: how many of the files it gave */
    struct page_end *ends; /* days on which commits removed the file of a page */
    size_t end_count;
    size_t end_room;
    size_t page_room;
    size_t repository_room;
    struct plan plan;
};

/* Append a file that gives a version of its page (planner.c). */
enum avow_status planner_add_file(struct planner *planner, struct plan_file file, struct avow_error *err);
/* Append the files of all roots (plan_files.c). */
enum avow_status planner_look(struct planner *planner, struct avow_error *err);
/* Append the versions that the commits of a git source made of files, and the ends of those they removed
 * (plan_git.c). */
enum avow_status planner_add_history(struct planner *planner, const struct corpus_root *root,
                                     const struct config_entry *source, struct avow_error *err);
/* How many files of the plan a source of a root gave (planner.c). */
size_t planner_documents(const struct planner *planner, const struct corpus_root *root,
                         const struct config_entry *source);
/* Put the ends in order, when all are known (plan_gaps.c). */
void planner_sort_ends(struct planner *planner);
/* Find the days on which a page ends whose files are known (plan_gaps.c). */
enum avow_status planner_find_gaps(struct planner *planner, struct plan_page *page, struct avow_error *err);

#endif
