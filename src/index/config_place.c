/* What avow.yml says of one file: the first source that covers it, its own row, its page id and link. */
#include "index/config.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/file.h"
#include "terms/canonical.h"

#include <string.h>

/* True when `pattern` (a folder or a glob) means `path` or a folder above it. */
static bool covers(struct span pattern, struct span path)
{
    if (pattern.size == 0 || span_equal(pattern, path) || file_glob(pattern, path))
        return true;
    for (size_t at = 0; (at = span_find_byte(path, '/', at)) != SPAN_NONE; at++) {
        struct span folder = span_part(path, 0, at);
        if (span_equal(pattern, folder) || file_glob(pattern, folder))
            return true;
    }
    return false;
}

static struct span last_part(struct span path)
{
    size_t start = path.size;
    while (start > 0 && path.bytes[start - 1] != '/')
        start--;
    return span_part(path, start, path.size);
}

static struct span without_extension(struct span path)
{
    struct span name = last_part(path);
    for (size_t i = name.size; i > 1; i--)
        if (name.bytes[i - 1] == '.')
            return span_part(path, 0, path.size - (name.size - i + 1));
    return path;
}

/* A pattern of `exclude` counts below the root, below the source's folder, and, without a '/', for the bare
 * file name. */
static bool is_excluded(const struct config_entry *source, struct span path)
{
    struct span below = path;
    if (source->path.size > 0 && path.size > source->path.size && span_starts(path, source->path) &&
        path.bytes[source->path.size] == '/')
        below = span_part(path, source->path.size + 1, path.size);
    for (size_t i = 0; i < source->exclude.count; i++) {
        struct span pattern = source->exclude.items[i];
        bool bare = span_find_byte(pattern, '/', 0) == SPAN_NONE;
        if (covers(pattern, path) || covers(pattern, below) || (bare && file_glob(pattern, last_part(path))))
            return true;
    }
    return false;
}

/* Where a git source lies below the root: its repository's folder, or its part of the root. */
static bool git_covers(const struct config_entry *source, struct span path)
{
    bool root = span_equal(source->git, SPAN("."));
    return covers(root ? source->path : source->git, path);
}

static const struct config_entry *source_of(const struct config *config, struct span path)
{
    for (size_t i = 0; i < config->sources.count; i++) {
        const struct config_entry *source = &config->sources.items[i];
        if (source->git.size > 0 ? git_covers(source, path) : covers(source->path, path))
            return source;
    }
    return NULL;
}

static const struct config_entry *row_of(const struct config *config, struct span path)
{
    for (size_t i = 0; i < config->pages.count; i++)
        if (span_equal(config->pages.items[i].path, path))
            return &config->pages.items[i];
    return NULL;
}

/* Lay what `entry` says over `facts`; page and url are the caller's. */
static void lay_over(struct document_facts *facts, const struct config_entry *entry)
{
    if (entry->title.size > 0)
        facts->title = entry->title;
    if (entry->language.size > 0)
        facts->language = entry->language;
    if (entry->owner.size > 0)
        facts->owner = entry->owner;
    if (entry->standards.count > 0)
        facts->standards = entry->standards;
    if (entry->services.count > 0)
        facts->services = entry->services;
    if (entry->date != DATE_NONE)
        facts->date = entry->date;
    if (entry->review_by != DATE_NONE)
        facts->review_by = entry->review_by;
    if (entry->audience != WORD_NOT_GIVEN)
        facts->audience = entry->audience;
    if (entry->status != WORD_NOT_GIVEN)
        facts->status = entry->status;
    if (entry->about != WORD_NOT_GIVEN)
        facts->about = entry->about;
}

/* {name} of a file: without extension, in lower case, without the source's `strip` in front. */
static struct span name_of(struct span path, const struct config_entry *source, struct arena *arena)
{
    struct span name = arena_copy(arena, without_extension(last_part(path)));
    for (size_t i = 0; name.bytes != NULL && i < name.size; i++)
        if (name.bytes[i] >= 'A' && name.bytes[i] <= 'Z')
            ((char *)name.bytes)[i] = (char)(name.bytes[i] - 'A' + 'a');
    struct span strip = source != NULL ? source->strip : SPAN_EMPTY;
    bool strips =
        strip.size > 0 && strip.size < name.size && span_equal_case(span_part(name, 0, strip.size), strip);
    return strips ? span_part(name, strip.size, name.size) : name;
}

static bool fill_in(struct span pattern, struct span name, struct arena *arena, struct span *out)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    size_t at = 0;
    for (size_t next; (next = span_find(pattern, SPAN("{name}"), at)) != SPAN_NONE; at = next + 6) {
        buffer_append(&text, span_part(pattern, at, next));
        buffer_append(&text, name);
    }
    buffer_append(&text, span_part(pattern, at, pattern.size));
    *out = arena_copy(arena, buffer_span(&text));
    return !text.failed && out->bytes != NULL;
}

static bool is_silent_name(struct span slug)
{
    return span_equal(slug, SPAN("index")) || span_equal(slug, SPAN("readme"));
}

enum avow_status config_page_id(struct span path, struct arena *arena, struct span *out,
                                struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    for (struct span rest = path, part; span_next_piece(&rest, '/', &part);) {
        struct span slug;
        enum avow_status status = slug_of(part, true, arena, &slug, err);
        if (status != AVOW_OK)
            return status;
        if (slug.size == 0 || (rest.bytes == NULL && text.size > 0 && is_silent_name(slug)))
            continue;
        if (text.size > 0)
            buffer_append_byte(&text, '/');
        buffer_append(&text, slug);
    }
    *out = arena_copy(arena, text.size > 0 ? buffer_span(&text) : SPAN("page"));
    return text.failed || out->bytes == NULL ? error_set_no_memory(err, "config") : AVOW_OK;
}

/* The first of the file's own row and its source that has something in the field at `offset`. */
static struct span pattern_of(const struct config_place *place, size_t offset)
{
    const struct config_entry *const entries[] = {place->page, place->source};
    for (size_t i = 0; i < 2; i++) {
        if (entries[i] == NULL)
            continue;
        struct span text = *(const struct span *)(const void *)((const char *)entries[i] + offset);
        if (text.size > 0)
            return text;
    }
    return SPAN_EMPTY;
}

/* Page id and link, from the patterns that hold for it. */
static enum avow_status name_place(struct config_place *place, struct span path, struct arena *arena,
                                   struct avow_error *err)
{
    struct span name = name_of(path, place->source, arena);
    struct span page = pattern_of(place, offsetof(struct config_entry, page));
    struct span id = without_extension(path);
    if (name.bytes == NULL || (page.size > 0 && !fill_in(page, name, arena, &id)) ||
        !fill_in(pattern_of(place, offsetof(struct config_entry, url)), name, arena, &place->facts.url))
        return error_set_no_memory(err, "config");
    return config_page_id(id, arena, &place->facts.page_id, err);
}

static const struct document_facts no_facts = {
    .audience = WORD_NOT_GIVEN, .status = WORD_NOT_GIVEN, .about = WORD_NOT_GIVEN};

/* Files in the folder of a repository are left to its commits, unless they have a row of their own. */
enum avow_status config_place(const struct config *config, struct span path, date_day modified,
                              struct arena *arena, struct config_place *out, struct avow_error *err)
{
    struct config_place place = {
        .source = source_of(config, path), .page = row_of(config, path), .facts = no_facts};
    place.facts.modified = modified;
    place.excluded = place.page == NULL && place.source != NULL &&
                     (place.source->git.size > 0 || is_excluded(place.source, path));
    if (place.source != NULL)
        lay_over(&place.facts, place.source);
    if (place.page != NULL)
        lay_over(&place.facts, place.page);
    enum avow_status status = name_place(&place, path, arena, err);
    if (status == AVOW_OK)
        *out = place;
    return status;
}

enum avow_status config_place_git(const struct config_entry *source, struct span path, struct arena *arena,
                                  struct config_place *out, struct avow_error *err)
{
    struct config_place place = {.source = source, .excluded = is_excluded(source, path), .facts = no_facts};
    lay_over(&place.facts, source);
    enum avow_status status = name_place(&place, path, arena, err);
    if (status == AVOW_OK)
        *out = place;
    return status;
}
