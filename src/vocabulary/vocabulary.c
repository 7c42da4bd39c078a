/* Open the built-in tables with a user's laid over them, and look rows up. */
#include "vocabulary/vocabulary.h"

#include "base/cleanup.h"
#include "base/digest.h"
#include "base/embedded.h"
#include "vocabulary/rows.h"

#include <stdio.h>

/* Raised when the same tables find other mentions than before: unchanged pages are then indexed again. */
enum { RECOGNISER_VERSION = 1 };

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
    char place[96];
    snprintf(place, sizeof place, "%.80s:%d", base->file, base->line);
    return error_set(err, AVOW_BAD_INPUT, place, "%.*s: %s names \"%.*s\", which no row has as its id",
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

static void digest_number(struct digest *digest, uint64_t number)
{
    digest_add_field(digest, (struct span){(const char *)&number, sizeof number});
}

static void digest_list(struct digest *digest, struct span_list list)
{
    digest_number(digest, list.count);
    for (size_t at = 0; at < list.count; at++)
        digest_add_field(digest, list.items[at]);
}

static void digest_base(struct digest *digest, const struct row_base *base, struct span name)
{
    digest_add_field(digest, base->id);
    digest_add_field(digest, name);
    digest_number(digest, base->names.count);
    for (size_t at = 0; at < base->names.count; at++) {
        const struct row_name *item = &base->names.items[at];
        digest_add_field(digest, item->text);
        digest_add_field(digest, item->edition);
        digest_add_field(digest, item->level);
        digest_number(digest, item->flags);
    }
}

static void digest_standard(struct digest *digest, const struct standard_row *row)
{
    digest_base(digest, &row->base, row->face.name);
    digest_list(digest, row->face.editions);
    digest_add_field(digest, row->face.current);
    digest_list(digest, row->unless);
    digest_number(digest, (uint64_t)row->edition << 16 | (uint64_t)row->level << 8 |
                              (uint64_t)row->parts << 1 | (uint64_t)row->clauses);
}

static void digest_service(struct digest *digest, const struct service_row *row)
{
    digest_base(digest, &row->base, row->face.name);
    digest_add_field(digest, row->face.variant_of);
    digest_number(digest, row->common);
    for (size_t at = 0; at < row->face.former_count; at++)
        digest_add_field(digest, row->face.formerly[at].until);
}

static void digest_keys(struct digest *digest, const struct key_set *set)
{
    digest_number(digest, set->count);
    for (size_t at = 0; at < set->count; at++)
        digest_number(digest, set->items[at]);
}

static void digest_make(struct vocabulary *vocabulary)
{
    struct digest digest;
    digest_init(&digest);
    digest_number(&digest, RECOGNISER_VERSION);
    digest_number(&digest, vocabulary->standard_count);
    for (size_t at = 0; at < vocabulary->standard_count; at++)
        digest_standard(&digest, vocabulary->standards[at]);
    digest_number(&digest, vocabulary->service_count);
    for (size_t at = 0; at < vocabulary->service_count; at++)
        digest_service(&digest, vocabulary->services[at]);
    for (size_t at = 0; at < vocabulary->prefix_count; at++) {
        digest_add_field(&digest, vocabulary->prefixes[at].words);
        digest_list(&digest, vocabulary->prefixes[at].others);
    }
    digest_keys(&digest, &vocabulary->context);
    digest_keys(&digest, &vocabulary->common);
    digest_hex(&digest, vocabulary->digest);
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
    digest_make(vocabulary);
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
