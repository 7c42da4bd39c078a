/* Files that cannot be read, known without opening them. */
#ifndef INDEX_FAULT_H
#define INDEX_FAULT_H

#include "index/plan.h"

/* Why the file of an entry cannot be read; empty when it can, or when memory ran out. */
struct span fault_of(const struct file_entry *entry, struct arena *arena);

/* What the index knows below a folder that cannot be looked at, as files with a fault: what was read from
 * them must not go because nobody can see them now. */
enum avow_status fault_hidden(const struct live *live, const struct corpus_root *root, struct span folder,
                              struct arena *arena, struct plan_file **files, size_t *count,
                              struct avow_error *err);

#endif
