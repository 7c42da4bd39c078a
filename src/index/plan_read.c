/* The bytes of a planned file and the key under which the index knows them. */
#include "index/plan.h"

#include "base/cleanup.h"
#include "index/source.h"

static enum avow_status read_ranges(const struct plan_file *file, const char *path, struct buffer *out,
                                    struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < file->range_count && status == AVOW_OK; i++) {
        if (i > 0 && !buffer_append_byte(out, '\n'))
            return error_set_no_memory(err, "index");
        status = file_read_part(path, file->ranges[i].start, file->ranges[i].end, out, err);
    }
    return status;
}

enum avow_status plan_file_read(const struct plan_file *file, struct buffer *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    enum avow_status status;
    const char *path = file_join(&scratch, file->root->path.bytes, file->name.bytes);
    if (path == NULL)
        return error_set_no_memory(err, "index");
    if (file->ranges != NULL)
        return read_ranges(file, path, out, err);
    if (file->repository != NULL)
        status = repository_read_blob(file->repository, file->revision->blob, DOCUMENT_LIMIT, out, err);
    else
        status = file_read(path, DOCUMENT_LIMIT, out, err);
    return status == AVOW_OK ? source_fill_in(file, out, err) : status;
}

/* A commit fixes an older version with all that it includes, so that its name, which is in the path, and that
 * of the blob do for the bytes. */
bool plan_file_fixed(const struct plan_file *file)
{
    return file->revision != NULL && !file->revision->newest;
}

void plan_file_key(const struct corpus *corpus, const struct plan_page *page, const struct plan_file *file,
                   struct span bytes, bool dated_by_file, char hex[DIGEST_HEX_SIZE])
{
    const struct corpus_key key = {.facts = &file->facts,
                                   .bytes = plan_file_fixed(file) ? span_of(file->revision->blob) : bytes,
                                   .gaps = page->gaps,
                                   .gap_count = page->gap_count,
                                   .dated_by_file = dated_by_file || file->revision != NULL};
    corpus_input_key(corpus, &key, hex);
}
