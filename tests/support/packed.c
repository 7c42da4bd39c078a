/* ZIP containers made in memory by libzip. */
#include "support/packed.h"

#include "support/test.h"

#include <stdlib.h>
#include <zip.h>

static zip_source_t *part_source(zip_t *zip, struct span bytes)
{
    void *zeros = bytes.bytes == NULL ? calloc(1, bytes.size + 1) : NULL;
    assert_true(bytes.bytes != NULL || zeros != NULL);
    return zip_source_buffer(zip, zeros != NULL ? zeros : bytes.bytes, bytes.size, zeros != NULL);
}

void packed_append(struct buffer *out, const struct packed_part *parts, size_t count)
{
    zip_source_t *room = zip_source_buffer_create(NULL, 0, 0, NULL);
    assert_non_null(room);
    zip_source_keep(room);
    zip_t *zip = zip_open_from_source(room, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    for (size_t i = 0; i < count; i++)
        assert_true(zip_file_add(zip, parts[i].name, part_source(zip, parts[i].bytes), ZIP_FL_ENC_UTF_8) >=
                    0);
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(room), 0);
    char bytes[4096];
    zip_int64_t got = 0;
    while ((got = zip_source_read(room, bytes, sizeof bytes)) > 0)
        assert_true(buffer_append(out, (struct span){bytes, (size_t)got}));
    zip_source_close(room);
    zip_source_free(room);
}
