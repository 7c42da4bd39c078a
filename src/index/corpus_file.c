/* Find a file of a corpus folder among those that the walk through it met. */
#include "index/corpus.h"

#include <stdlib.h>

static int compare_paths(const void *wanted, const void *entry)
{
    return span_compare(*(const struct span *)wanted, ((const struct file_entry *)entry)->path);
}

const struct file_entry *corpus_file(const struct corpus_root *root, struct span path)
{
    return root->files.count == 0 ? NULL
                                  : bsearch(&path, root->files.items, root->files.count,
                                            sizeof *root->files.items, compare_paths);
}
