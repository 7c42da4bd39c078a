/* Read avow.yml by one table of keys: unknown keys and broken values are refused with their line. */
#include "index/config.h"

#include "base/cleanup.h"
#include "base/edits.h"
#include "base/file.h"
#include "index/config_value.h"

#include <string.h>

enum {
    CONFIG_LIMIT = 4 * 1024 * 1024, /* bytes avow.yml may have */
    NEAR_EDITS = 3,
    USUAL_VERSIONS = 20 /* of a page of a git source */
};

/* Which rows have a key. */
enum key_owner { OF_SOURCES = 1, OF_PAGES = 2, OF_BOTH = OF_SOURCES | OF_PAGES };

struct config_key {
    const char *name;
    config_value_read *read;
    size_t offset;
    int set; /* enum word_set, for words */
    enum key_owner owner;
};

#define KEY(name, read, field, owner)                                                                        \
    {                                                                                                        \
        name, read, offsetof(struct config_entry, field), 0, owner                                           \
    }
#define WORD_KEY(name, field, set)                                                                           \
    {                                                                                                        \
        name, config_read_word, offsetof(struct config_entry, field), set, OF_BOTH                           \
    }

static const struct config_key entry_keys[] = {
    KEY("path", config_read_text, path, OF_SOURCES),
    KEY("git", config_read_text, git, OF_SOURCES),
    KEY("branch", config_read_text, branch, OF_SOURCES),
    KEY("versions", config_read_count, versions, OF_SOURCES),
    KEY("file", config_read_text, path, OF_PAGES),
    KEY("page", config_read_pattern, page, OF_BOTH),
    KEY("url", config_read_link, url, OF_BOTH),
    KEY("date", config_read_date, date, OF_BOTH),
    KEY("review_by", config_read_date, review_by, OF_BOTH),
    KEY("title", config_read_text, title, OF_BOTH),
    KEY("language", config_read_text, language, OF_BOTH),
    KEY("owner", config_read_text, owner, OF_BOTH),
    KEY("standards", config_read_list, standards, OF_BOTH),
    KEY("services", config_read_list, services, OF_BOTH),
    WORD_KEY("audience", audience, WORDS_AUDIENCE),
    WORD_KEY("status", status, WORDS_STATUS),
    WORD_KEY("about", about, WORDS_ABOUT),
    KEY("strip", config_read_text, strip, OF_SOURCES),
    KEY("exclude", config_read_list, exclude, OF_SOURCES),
    KEY("complete", config_read_flag, complete, OF_SOURCES),
};
enum { ENTRY_KEYS = sizeof entry_keys / sizeof *entry_keys };

static const char *const top_keys[] = {"sources", "pages", "vocabulary", "pins", NULL};
enum { TOP_KEYS = sizeof top_keys / sizeof *top_keys - 1 };

/* Refuse `key`, naming the nearest of `names` when one is near. */
static enum avow_status unknown_key(const struct config_reading *reading, int line, struct span key,
                                    const char *const *names, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (edits_between(key, span_of(names[i])) < edits_between(key, span_of(names[best])))
            best = i;
    if (edits_between(key, span_of(names[best])) <= NEAR_EDITS)
        return error_set_line(reading->err, reading->name, line, "there is no key \"%.*s\"; is \"%s\" meant?",
                              SPAN_ARG(key), names[best]);
    return error_set_line(reading->err, reading->name, line,
                          "there is no key \"%.*s\"; see the README for those there are", SPAN_ARG(key));
}

static enum avow_status read_entry_key(const struct config_reading *reading, struct span key,
                                       const struct value *value, enum key_owner owner,
                                       struct config_entry *entry)
{
    const char *names[ENTRY_KEYS];
    size_t count = 0;
    for (size_t i = 0; i < ENTRY_KEYS; i++) {
        const struct config_key *row = &entry_keys[i];
        if ((row->owner & owner) == 0)
            continue;
        if (span_equal(key, span_of(row->name)))
            return value->type == VALUE_NULL
                       ? AVOW_OK
                       : row->read(reading, value, row->set, (char *)entry + row->offset);
        names[count++] = row->name;
    }
    return unknown_key(reading, value->line, key, names, count);
}

/* "./folder/" and "folder" are the same; "." is the root itself, "/" that of the machine. */
static struct span tidy_path(struct span path)
{
    while (span_starts(path, SPAN("./"))) {
        path = span_part(path, 2, path.size);
        while (span_starts(path, SPAN("/")))
            path = span_part(path, 1, path.size);
    }
    while (path.size > 1 && path.bytes[path.size - 1] == '/')
        path.size--;
    return span_equal(path, SPAN(".")) ? SPAN("") : path;
}

/* A name may hold two dots ("v1..2"); a part that is nothing else leads up and out. */
static bool leads_out(struct span path)
{
    struct span part;
    if (span_starts(path, SPAN("/")))
        return true;
    while (span_next_piece(&path, '/', &part))
        if (span_equal(part, SPAN("..")))
            return true;
    return false;
}

/* What the commits of a repository say cannot be said of all its files, and the other way round. */
static enum avow_status check_git(const struct config_reading *reading, const struct config_entry *entry)
{
    if (entry->date != DATE_NONE || entry->complete)
        return error_set_line(
            reading->err, reading->name, entry->line,
            "a git source is dated by its commits and always complete; leave date and complete out");
    return AVOW_OK;
}

static enum avow_status check_plain(const struct config_reading *reading, const struct config_entry *entry)
{
    if (entry->branch.size > 0 || entry->versions > 0)
        return error_set_line(reading->err, reading->name, entry->line,
                              "branch and versions need the key \"git\"");
    return AVOW_OK;
}

static enum avow_status check_entry(const struct config_reading *reading, struct config_entry *entry)
{
    bool outside = span_starts(entry->git, SPAN("/"));
    if (leads_out(entry->path))
        return error_set_line(reading->err, reading->name, entry->line,
                              "\"%.*s\" must be a path below the folder of avow.yml", SPAN_ARG(entry->path));
    if (leads_out(entry->git) && !outside)
        return error_set_line(reading->err, reading->name, entry->line,
                              "\"%.*s\" must be a folder below that of avow.yml, or begin with \"/\"",
                              SPAN_ARG(entry->git));
    entry->path = tidy_path(entry->path);
    if (entry->git.size > 0) {
        struct span git = tidy_path(entry->git);
        entry->git = git.size > 0 ? git : SPAN(".");
        entry->versions = entry->versions > 0 ? entry->versions : USUAL_VERSIONS;
        return check_git(reading, entry);
    }
    return check_plain(reading, entry);
}

static enum avow_status read_entry(const struct config_reading *reading, const struct value *map,
                                   enum key_owner owner, struct config_entry *out)
{
    bool source = owner == OF_SOURCES;
    const char *needed = source ? "path" : "file";
    if (map->type != VALUE_MAP ||
        (value_get(map, needed) == NULL && (!source || value_get_text(map, "git").size == 0)))
        return error_set_line(reading->err, reading->name, map->line, "a row needs the key \"%s\"%s", needed,
                              source ? " or \"git\"" : "");
    *out = (struct config_entry){
        .audience = WORD_NOT_GIVEN, .status = WORD_NOT_GIVEN, .about = WORD_NOT_GIVEN, .line = map->line};
    for (size_t i = 0; i < map->count; i++) {
        enum avow_status status = read_entry_key(reading, map->keys[i], &map->items[i], owner, out);
        if (status != AVOW_OK)
            return status;
    }
    return check_entry(reading, out);
}

static enum avow_status read_entries(const struct config_reading *reading, const struct value *list,
                                     enum key_owner owner, struct config_entries *out)
{
    if (list == NULL || list->type == VALUE_NULL)
        return AVOW_OK;
    if (list->type != VALUE_LIST)
        return error_set_line(reading->err, reading->name, list->line, "a list of rows is wanted here");
    struct config_entry *items = arena_array(reading->arena, list->count, sizeof *items);
    if (items == NULL)
        return error_set_no_memory(reading->err, reading->name);
    for (size_t i = 0; i < list->count; i++) {
        enum avow_status status = read_entry(reading, &list->items[i], owner, &items[i]);
        if (status != AVOW_OK)
            return status;
    }
    *out = (struct config_entries){items, list->count};
    return AVOW_OK;
}

static enum avow_status read_tree(const struct config_reading *reading, const struct value *tree,
                                  struct config *config)
{
    if (tree->type == VALUE_NULL)
        return AVOW_OK;
    if (tree->type != VALUE_MAP)
        return error_set_line(reading->err, reading->name, tree->line,
                              "\"sources:\", \"pages:\" or \"vocabulary:\" is wanted here");
    for (size_t i = 0; i < tree->count; i++)
        if (!span_is_one_of(tree->keys[i], top_keys))
            return unknown_key(reading, tree->items[i].line, tree->keys[i], top_keys, TOP_KEYS);
    enum avow_status status = read_entries(reading, value_get(tree, "sources"), OF_SOURCES, &config->sources);
    if (status == AVOW_OK)
        status = read_entries(reading, value_get(tree, "pages"), OF_PAGES, &config->pages);
    const struct value *vocabulary = value_get(tree, "vocabulary");
    if (status == AVOW_OK && vocabulary != NULL) {
        config->vocabulary_line = vocabulary->line;
        status = config_read_list(reading, vocabulary, 0, &config->vocabulary);
    }
    const struct value *pins = value_get(tree, "pins");
    if (status == AVOW_OK && pins != NULL)
        status = config_read_text(reading, pins, 0, &config->pins);
    if (status == AVOW_OK && leads_out(config->pins))
        status =
            error_set_line(reading->err, reading->name, pins->line,
                           "\"%.*s\" must be a path below the folder of avow.yml", SPAN_ARG(config->pins));
    config->pins = tidy_path(config->pins);
    return status;
}

enum avow_status config_read(const char *root, struct arena *arena, struct config *out,
                             struct avow_error *err)
{
    const char *slash = strrchr(root, '/');
    struct config config = {
        .name = arena_printf(arena, "%.48s/avow.yml", slash != NULL && slash[1] != '\0' ? slash + 1 : root)};
    const char *path = file_join(arena, root, "avow.yml");
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    if (config.name == NULL || path == NULL)
        return error_set_no_memory(err, root);
    struct file_facts facts;
    enum avow_status status = file_stat(path, &facts, err);
    if (status == AVOW_OK && facts.kind == FILE_NONE) {
        *out = config;
        return AVOW_OK;
    }
    if (status == AVOW_OK)
        status = file_read(path, CONFIG_LIMIT, &text, err);
    if (status != AVOW_OK)
        return status;
    config.text = arena_copy(arena, buffer_span(&text));
    if (config.text.bytes == NULL)
        return error_set_no_memory(err, root);
    struct value tree;
    const struct config_reading reading = {config.name, arena, err};
    status = yaml_read(config.text, config.name, arena, &tree, err);
    if (status == AVOW_OK)
        status = read_tree(&reading, &tree, &config);
    if (status == AVOW_OK)
        *out = config;
    return status;
}
