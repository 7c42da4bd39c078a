/* The bytes of a file as the reader gets them: with what it includes. */
#ifndef INDEX_SOURCE_H
#define INDEX_SOURCE_H

#include "index/plan.h"

/* Put what the files of the corpus root hold in place of the includes in `bytes`, which are those of `file`.
 * The input key is made of the result, so that a page is read again when what it includes has changed. */
enum avow_status source_fill_in(const struct plan_file *file, struct buffer *bytes, struct avow_error *err);

#endif
