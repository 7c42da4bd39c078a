/* ZIP containers by libzip, all in memory. */
#include "base/archive.h"

#include <stdlib.h>
#include <zip.h>

struct archive {
    zip_t *zip;
};

/* How compound files begin: Word 97 to 2003, and every office file under a password. */
static const struct span compound_mark = SPAN_INIT("\xD0\xCF\x11\xE0");

static enum avow_status refuse(struct span bytes, struct avow_error *err)
{
    if (span_starts(bytes, compound_mark))
        return error_set(err, AVOW_BAD_INPUT, "",
                         "is under a password or in an old office format; save it anew without one");
    return error_set(err, AVOW_BAD_INPUT, "", "is broken: no ZIP container");
}

/* The sizes that the directory states; archive_read holds every entry to its own. */
static enum avow_status weigh(zip_t *zip, struct avow_error *err)
{
    zip_int64_t count = zip_get_num_entries(zip, 0);
    zip_uint64_t bytes = 0;
    if (count > ARCHIVE_ENTRIES)
        return error_set(err, AVOW_TOO_LARGE, "", "holds over %d parts", ARCHIVE_ENTRIES);
    for (zip_int64_t i = 0; i < count; i++) {
        zip_stat_t about;
        if (zip_stat_index(zip, (zip_uint64_t)i, 0, &about) != 0 || (about.valid & ZIP_STAT_SIZE) == 0)
            return error_set(err, AVOW_BAD_INPUT, "", "is broken: a part without a size");
        bytes = about.size > ARCHIVE_BYTES ? about.size : bytes + about.size;
        if (bytes > ARCHIVE_BYTES)
            return error_set(err, AVOW_TOO_LARGE, "", "unpacks to over %d MiB; split it",
                             ARCHIVE_BYTES / 1024 / 1024);
    }
    return AVOW_OK;
}

static zip_t *open_zip(struct span bytes)
{
    if (bytes.size == 0)
        return NULL; /* libzip would make it a container of nothing */
    zip_source_t *source = zip_source_buffer_create(bytes.bytes, bytes.size, 0, NULL);
    zip_t *zip = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
    if (zip == NULL)
        zip_source_free(source);
    return zip;
}

enum avow_status archive_open(struct span bytes, struct archive **out, struct avow_error *err)
{
    struct archive *archive = calloc(1, sizeof *archive);
    if (archive == NULL)
        return error_set_no_memory(err, "");
    archive->zip = open_zip(bytes);
    enum avow_status status = archive->zip != NULL ? weigh(archive->zip, err) : refuse(bytes, err);
    if (status == AVOW_OK)
        *out = archive;
    else
        archive_close(archive);
    return status;
}

/* Fill `room` of `size` bytes; false unless the entry has exactly as many and they pass its checksum. */
static bool unpack(zip_file_t *file, char *room, size_t size)
{
    size_t done = 0;
    zip_int64_t got = 1;
    char more = 0;
    while (done < size && (got = zip_fread(file, room + done, size - done)) > 0)
        done += (size_t)got;
    return done == size && zip_fread(file, &more, 1) == 0;
}

enum avow_status archive_read(struct archive *archive, const char *name, struct arena *arena,
                              struct span *out, struct avow_error *err)
{
    zip_stat_t about;
    zip_int64_t index = zip_name_locate(archive->zip, name, ZIP_FL_ENC_RAW);
    if (index < 0 || zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &about) != 0)
        return error_set(err, AVOW_NOT_FOUND, "", "has no part %s", name);
    char *room = arena_alloc(arena, about.size + 1);
    if (room == NULL)
        return error_set_no_memory(err, "");
    zip_file_t *file = zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    bool whole = file != NULL && unpack(file, room, about.size);
    if (file != NULL)
        zip_fclose(file);
    if (!whole)
        return error_set(err, AVOW_BAD_INPUT, "", "is broken: its part %s cannot be unpacked", name);
    *out = (struct span){room, about.size};
    return AVOW_OK;
}

void archive_close(struct archive *archive)
{
    if (archive == NULL)
        return;
    if (archive->zip != NULL)
        zip_discard(archive->zip);
    free(archive);
}
