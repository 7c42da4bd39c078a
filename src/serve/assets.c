/* Serve the files of web/ that browsers fetch; templates are not among them. */
#include "serve/assets.h"

#include "base/cleanup.h"
#include "serve/gzip.h"
#include "serve/view.h"

enum { LEVEL_SMALLEST = 9 };

/* What is served at all, by the end of the name. `worth` packing or packed already. */
static const struct type_row {
    struct span ending;
    const char *type;
    bool worth;
} types[] = {
    {SPAN_INIT(".css"), "text/css; charset=utf-8", true},
    {SPAN_INIT(".js"), "text/javascript; charset=utf-8", true},
    {SPAN_INIT(".svg"), "image/svg+xml", true},
    {SPAN_INIT(".png"), "image/png", false},
};

struct asset {
    const struct embedded_file *file;
    const char *type;
    struct buffer packed; /* empty when packing does not pay */
};

struct asset_shelf {
    struct asset *items;
    size_t count;
};

static const struct type_row *type_of(const char *name)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (span_ends(span_of(name), types[i].ending))
            return &types[i];
    return NULL;
}

static bool put(struct asset_shelf *shelf, const struct embedded_file *file, const struct type_row *row)
{
    struct asset *asset = &shelf->items[shelf->count++];
    *asset = (struct asset){.file = file, .type = row->type};
    if (!row->worth)
        return true;
    if (!gzip_pack((struct span){file->bytes, file->size}, LEVEL_SMALLEST, &asset->packed))
        return false;
    if (asset->packed.size >= file->size)
        buffer_free(&asset->packed);
    return true;
}

enum avow_status asset_shelf_open(const struct embedded_file *files, struct asset_shelf **out,
                                  struct avow_error *err)
{
    size_t count = 0;
    while (files[count].name != NULL)
        count++;
    struct asset_shelf *shelf = calloc(1, sizeof *shelf);
    bool is_whole = shelf != NULL && (shelf->items = calloc(count + 1, sizeof *shelf->items)) != NULL;
    for (size_t i = 0; i < count && is_whole; i++) {
        const struct type_row *row = type_of(files[i].name);
        is_whole = row == NULL || put(shelf, &files[i], row);
    }
    if (!is_whole) {
        asset_shelf_close(shelf);
        return error_set_no_memory(err, "assets");
    }
    *out = shelf;
    return AVOW_OK;
}

void asset_shelf_close(struct asset_shelf *shelf)
{
    if (shelf == NULL)
        return;
    for (size_t i = 0; i < shelf->count; i++)
        buffer_free(&shelf->items[i].packed);
    free(shelf->items);
    free(shelf);
}

static const struct asset *find(const struct asset_shelf *shelf, struct span name)
{
    for (size_t i = 0; i < shelf->count; i++)
        if (span_equal(span_of(shelf->items[i].file->name), name))
            return &shelf->items[i];
    return NULL;
}

static enum avow_status give(const struct request *request, struct span name, struct reply *reply,
                             struct avow_error *err)
{
    const struct asset *asset = find(request->site->assets, name);
    if (asset == NULL)
        return error_set(err, AVOW_NOT_FOUND, "assets", "there is no file \"%.*s\"",
                         SPAN_ARG(span_part(name, 0, 80)));
    reply->type = asset->type;
    reply->packed = request->gzip && asset->packed.size > 0;
    reply->lasting =
        reply->packed ? buffer_span(&asset->packed) : (struct span){asset->file->bytes, asset->file->size};
    if (span_equal(request_argument(request, "v"), span_of(asset->file->digest)))
        reply->caching = "public, max-age=31536000, immutable";
    return AVOW_OK;
}

enum avow_status assets_get(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return give(request, request->rest, reply, err);
}

enum avow_status assets_icon(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return give(request, SPAN("favicon.svg"), reply, err);
}

const char *asset_url(struct arena *arena, const char *name)
{
    for (const struct embedded_file *file = web_files; file->name != NULL; file++)
        if (span_equal(span_of(file->name), span_of(name)))
            return arena_printf(arena, "/assets/%s?v=%s", name, file->digest);
    return arena_printf(arena, "/assets/%s", name);
}
