/* The files of a plan in the making, and how many each source gave. */
#include "index/planner.h"

enum avow_status planner_add_file(struct planner *planner, struct plan_file file, struct avow_error *err)
{
    if (!arena_grow(planner->arena, &planner->files, &planner->file_room, planner->file_count,
                    sizeof *planner->files))
        return error_set_no_memory(err, "plan");
    planner->files[planner->file_count++] = file;
    if (file.source != NULL)
        planner
            ->documents[file.root - planner->corpus->roots][file.source - file.root->config.sources.items]++;
    return AVOW_OK;
}

size_t planner_documents(const struct planner *planner, const struct corpus_root *root,
                         const struct config_entry *source)
{
    return planner->documents[root - planner->corpus->roots][source - root->config.sources.items];
}
