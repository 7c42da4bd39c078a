/* Open the built-in tables with a user's laid over them, and look rows up. */
#include "vocabulary/vocabulary.h"

#include "base/cleanup.h"
#include "base/embedded.h"
#include "vocabulary/rows.h"

extern const struct embedded_file vocabulary_files[];

void vocabulary_close(struct vocabulary *vocabulary)
{
    if (vocabulary == NULL)
        return;
    arena_free(&vocabulary->arena);
    free(vocabulary);
}

static void cleanup_vocabulary(struct vocabulary **vocabulary)
{
    vocabulary_close(*vocabulary);
}

static enum avow_status read_built_in(struct vocabulary *vocabulary, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (const struct embedded_file *file = vocabulary_files; status == AVOW_OK && file->name != NULL; file++)
        status = table_read(vocabulary, (struct span){file->bytes, file->size}, file->name, 0, err);
    return status;
}

static enum avow_status read_sources(struct vocabulary *vocabulary, const struct vocabulary_source *sources,
                                     size_t count, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t at = 0; status == AVOW_OK && at < count; at++) {
        const char *name = arena_string(&vocabulary->arena, sources[at].name);
        if (name == NULL)
            return error_set_no_memory(err, "vocabulary");
        status = table_read(vocabulary, sources[at].text, name, (uint32_t)at + 1, err);
    }
    return status;
}

static enum avow_status refuse_id(const struct row_base *base, const char *field, struct span id,
                                  struct avow_error *err)
{
    return error_set_line(err, base->file, base->line, "%.*s: %s names \"%.*s\", which no row has as its id",
                          SPAN_ARG(base->id), field, SPAN_ARG(id));
}

/* Every id that a row points to must be there, and no service is a variant of itself. */
static enum avow_status check_ids(const struct vocabulary *vocabulary, struct avow_error *err)
{
    for (size_t at = 0; at < vocabulary->standard_count; at++) {
        const struct standard_row *row = vocabulary->standards[at];
        for (size_t not = 0; not < row->not .count; not ++) {
            if (vocabulary_standard_find(vocabulary, row->not .items[not ]) == NULL)
                return refuse_id(&row->base, "not", row->not .items[not ], err);
        }
    }
    for (size_t at = 0; at < vocabulary->service_count; at++) {
        const struct service_row *row = vocabulary->services[at];
        struct span base = row->face.variant_of;
        if (base.size > 0 &&
            (span_equal(base, row->base.id) || vocabulary_service_find(vocabulary, base) == NULL))
            return refuse_id(&row->base, "variant_of", base, err);
    }
    return AVOW_OK;
}

enum avow_status vocabulary_open(const struct vocabulary_source *sources, size_t count,
                                 struct vocabulary **out, struct avow_error *err)
{
    CLEANUP(cleanup_vocabulary) struct vocabulary *vocabulary = calloc(1, sizeof *vocabulary);
    if (vocabulary == NULL)
        return error_set_no_memory(err, "vocabulary");
    enum avow_status status = read_built_in(vocabulary, err);
    if (status == AVOW_OK)
        status = read_sources(vocabulary, sources, count, err);
    if (status == AVOW_OK)
        status = check_ids(vocabulary, err);
    if (status == AVOW_OK)
        status = names_fill(vocabulary, err);
    if (status != AVOW_OK)
        return status;
    rows_digest(vocabulary, vocabulary->digest);
    *out = vocabulary;
    vocabulary = NULL;
    return AVOW_OK;
}

size_t vocabulary_standard_count(const struct vocabulary *vocabulary)
{
    return vocabulary->standard_count;
}

size_t vocabulary_service_count(const struct vocabulary *vocabulary)
{
    return vocabulary->service_count;
}

const struct vocabulary_standard *vocabulary_standard_at(const struct vocabulary *vocabulary, size_t number)
{
    return number < vocabulary->standard_count ? &vocabulary->standards[number]->face : NULL;
}

const struct vocabulary_service *vocabulary_service_at(const struct vocabulary *vocabulary, size_t number)
{
    return number < vocabulary->service_count ? &vocabulary->services[number]->face : NULL;
}

const struct vocabulary_standard *vocabulary_standard_find(const struct vocabulary *vocabulary,
                                                           struct span id)
{
    for (size_t at = 0; at < vocabulary->standard_count; at++) {
        if (span_equal(vocabulary->standards[at]->base.id, id))
            return &vocabulary->standards[at]->face;
    }
    return NULL;
}

const struct vocabulary_service *vocabulary_service_find(const struct vocabulary *vocabulary, struct span id)
{
    for (size_t at = 0; at < vocabulary->service_count; at++) {
        if (span_equal(vocabulary->services[at]->base.id, id))
            return &vocabulary->services[at]->face;
    }
    return NULL;
}

void vocabulary_digest(const struct vocabulary *vocabulary, char hex[65])
{
    for (size_t at = 0; at < sizeof vocabulary->digest; at++)
        hex[at] = vocabulary->digest[at];
}

void vocabulary_digest_built_in(struct digest *digest)
{
    embedded_digest(vocabulary_files, digest);
}
