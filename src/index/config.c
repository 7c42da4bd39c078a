/* Read avow.yml by one table of keys: unknown keys and broken values are refused with their line. */
#include "index/config.h"

#include "base/cleanup.h"
#include "base/edits.h"
#include "base/file.h"
#include "base/value.h"

#include <string.h>

enum {
    CONFIG_LIMIT = 4 * 1024 * 1024, /* bytes avow.yml may have */
    NEAR_EDITS = 3,
    USUAL_VERSIONS = 20, /* of a page of a git source */
    MOST_VERSIONS = 1000
};

/* Which rows have a key. */
enum key_owner { OF_SOURCES = 1, OF_PAGES = 2, OF_BOTH = OF_SOURCES | OF_PAGES };

/* The file being read. */
struct reading {
    const char *name;
    struct arena *arena;
    struct avow_error *err;
};

typedef enum avow_status (*value_read)(const struct reading *reading, const struct value *value, int set,
                                       void *field);

static enum avow_status read_text(const struct reading *reading, const struct value *value, int set,
                                  void *field)
{
    (void)set;
    if (value->type == VALUE_LIST || value->type == VALUE_MAP)
        return error_set_line(reading->err, reading->name, value->line, "a single value is wanted here");
    *(struct span *)field = span_trim(value_text(value));
    return AVOW_OK;
}

/* Only as YYYY-MM-DD: a day and a month that could be taken for each other are no configuration. */
static enum avow_status read_date(const struct reading *reading, const struct value *value, int set,
                                  void *field)
{
    (void)set;
    char iso[DATE_TEXT_SIZE];
    struct span text = value_text(value);
    date_day day = date_read(text);
    if (day == DATE_NONE || !span_equal(text, span_of(date_iso(day, iso))))
        return error_set_line(reading->err, reading->name, value->line,
                              "\"%.*s\" is no date; write it as 2026-11-21", SPAN_ARG(text));
    *(date_day *)field = day;
    return AVOW_OK;
}

/* A text that may hold {name}, and no other such word: it would stand in the ids and links of every page. */
static enum avow_status read_pattern(const struct reading *reading, const struct value *value, int set,
                                     void *field)
{
    struct span text = SPAN_EMPTY;
    enum avow_status status = read_text(reading, value, set, &text);
    for (size_t at = 0; status == AVOW_OK && (at = span_find_byte(text, '{', at)) != SPAN_NONE; at++) {
        struct span rest = span_part(text, at, text.size);
        size_t end = span_find_byte(rest, '}', 0);
        if (!span_starts(rest, SPAN("{name}")))
            return error_set_line(reading->err, reading->name, value->line,
                                  "there is no \"%.*s\" to fill in; write {name}",
                                  SPAN_ARG(span_part(rest, 0, end == SPAN_NONE ? end : end + 1)));
    }
    if (status == AVOW_OK)
        *(struct span *)field = text;
    return status;
}

/* A link that a page may show: anything but the web's own would run, or lead into the reader's machine. */
static enum avow_status read_link(const struct reading *reading, const struct value *value, int set,
                                  void *field)
{
    struct span link = SPAN_EMPTY;
    enum avow_status status = read_pattern(reading, value, set, &link);
    if (status != AVOW_OK)
        return status;
    bool web = span_equal_case(span_part(link, 0, 8), SPAN("https://")) ||
               span_equal_case(span_part(link, 0, 7), SPAN("http://"));
    if (!web)
        return error_set_line(reading->err, reading->name, value->line,
                              "\"%.*s\" is no link to a page; write https:// and its address",
                              SPAN_ARG(link));
    *(struct span *)field = link;
    return AVOW_OK;
}

static enum avow_status read_word(const struct reading *reading, const struct value *value, int set,
                                  void *field)
{
    struct span word = value_text(value);
    int found = word_value((enum word_set)set, word);
    if (found >= 0) {
        *(int *)field = found;
        return AVOW_OK;
    }
    CLEANUP(buffer_free) struct buffer message = BUFFER_INIT;
    for (int i = 0; word_of((enum word_set)set, i).size > 0; i++)
        buffer_printf(&message, "%s %.*s", i > 0 ? "," : "", SPAN_ARG(word_of((enum word_set)set, i)));
    return message.failed ? error_set_no_memory(reading->err, reading->name)
                          : error_set_line(reading->err, reading->name, value->line, "\"%.*s\" is none of:%s",
                                           SPAN_ARG(word), message.bytes);
}

static enum avow_status read_flag(const struct reading *reading, const struct value *value, int set,
                                  void *field)
{
    (void)set;
    if (value->type != VALUE_BOOL)
        return error_set_line(reading->err, reading->name, value->line, "\"%.*s\" is neither true nor false",
                              SPAN_ARG(value_text(value)));
    *(bool *)field = value->boolean;
    return AVOW_OK;
}

static enum avow_status read_count(const struct reading *reading, const struct value *value, int set,
                                   void *field)
{
    (void)set;
    uint32_t count = 0;
    struct span text = value_text(value);
    for (size_t i = 0; i < text.size && count <= MOST_VERSIONS; i++)
        count = text.bytes[i] >= '0' && text.bytes[i] <= '9' ? count * 10 + (uint32_t)(text.bytes[i] - '0')
                                                             : MOST_VERSIONS + 1;
    if (count == 0 || count > MOST_VERSIONS)
        return error_set_line(reading->err, reading->name, value->line, "\"%.*s\" is no number from 1 to %d",
                              SPAN_ARG(text), MOST_VERSIONS);
    *(uint32_t *)field = count;
    return AVOW_OK;
}

/* A list of texts; a single text is a list of one. */
static enum avow_status read_list(const struct reading *reading, const struct value *value, int set,
                                  void *field)
{
    (void)set;
    const struct value *items = value->type == VALUE_LIST ? value->items : value;
    size_t count = value->type == VALUE_LIST ? value->count : value->type == VALUE_NULL ? 0 : 1;
    struct span_list list = {arena_array(reading->arena, count, sizeof *list.items), count};
    if (list.items == NULL)
        return error_set_no_memory(reading->err, reading->name);
    for (size_t i = 0; i < count; i++) {
        enum avow_status status = read_text(reading, &items[i], 0, &list.items[i]);
        if (status != AVOW_OK)
            return status;
    }
    *(struct span_list *)field = list;
    return AVOW_OK;
}

struct config_key {
    const char *name;
    value_read read;
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
        name, read_word, offsetof(struct config_entry, field), set, OF_BOTH                                  \
    }

static const struct config_key entry_keys[] = {
    KEY("path", read_text, path, OF_SOURCES),
    KEY("git", read_text, git, OF_SOURCES),
    KEY("branch", read_text, branch, OF_SOURCES),
    KEY("versions", read_count, versions, OF_SOURCES),
    KEY("file", read_text, path, OF_PAGES),
    KEY("page", read_pattern, page, OF_BOTH),
    KEY("url", read_link, url, OF_BOTH),
    KEY("date", read_date, date, OF_BOTH),
    KEY("review_by", read_date, review_by, OF_BOTH),
    KEY("title", read_text, title, OF_BOTH),
    KEY("language", read_text, language, OF_BOTH),
    KEY("owner", read_text, owner, OF_BOTH),
    KEY("standards", read_list, standards, OF_BOTH),
    KEY("services", read_list, services, OF_BOTH),
    WORD_KEY("audience", audience, WORDS_AUDIENCE),
    WORD_KEY("status", status, WORDS_STATUS),
    WORD_KEY("about", about, WORDS_ABOUT),
    KEY("strip", read_text, strip, OF_SOURCES),
    KEY("exclude", read_list, exclude, OF_SOURCES),
    KEY("complete", read_flag, complete, OF_SOURCES),
};
enum { ENTRY_KEYS = sizeof entry_keys / sizeof *entry_keys };

static const char *const top_keys[] = {"sources", "pages", "vocabulary", "pins"};
enum { TOP_KEYS = sizeof top_keys / sizeof *top_keys };

/* Refuse `key`, naming the nearest of `names` when one is near. */
static enum avow_status unknown_key(const struct reading *reading, int line, struct span key,
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

static enum avow_status read_entry_key(const struct reading *reading, struct span key,
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
    while (span_starts(path, SPAN("./")))
        for (path = span_part(path, 2, path.size); span_starts(path, SPAN("/"));)
            path = span_part(path, 1, path.size);
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
static enum avow_status check_git(const struct reading *reading, const struct config_entry *entry)
{
    if (entry->date != DATE_NONE || entry->complete)
        return error_set_line(
            reading->err, reading->name, entry->line,
            "a git source is dated by its commits and always complete; leave date and complete out");
    return AVOW_OK;
}

static enum avow_status check_plain(const struct reading *reading, const struct config_entry *entry)
{
    if (entry->branch.size > 0 || entry->versions > 0)
        return error_set_line(reading->err, reading->name, entry->line,
                              "branch and versions need the key \"git\"");
    return AVOW_OK;
}

static enum avow_status check_entry(const struct reading *reading, struct config_entry *entry)
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

static enum avow_status read_entry(const struct reading *reading, const struct value *map,
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

static enum avow_status read_entries(const struct reading *reading, const struct value *list,
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

static bool is_top_key(struct span key)
{
    for (size_t i = 0; i < TOP_KEYS; i++)
        if (span_equal(key, span_of(top_keys[i])))
            return true;
    return false;
}

static enum avow_status read_tree(const struct reading *reading, const struct value *tree,
                                  struct config *config)
{
    if (tree->type == VALUE_NULL)
        return AVOW_OK;
    if (tree->type != VALUE_MAP)
        return error_set_line(reading->err, reading->name, tree->line,
                              "\"sources:\", \"pages:\" or \"vocabulary:\" is wanted here");
    for (size_t i = 0; i < tree->count; i++)
        if (!is_top_key(tree->keys[i]))
            return unknown_key(reading, tree->items[i].line, tree->keys[i], top_keys, TOP_KEYS);
    enum avow_status status = read_entries(reading, value_get(tree, "sources"), OF_SOURCES, &config->sources);
    if (status == AVOW_OK)
        status = read_entries(reading, value_get(tree, "pages"), OF_PAGES, &config->pages);
    const struct value *vocabulary = value_get(tree, "vocabulary");
    if (status == AVOW_OK && vocabulary != NULL) {
        config->vocabulary_line = vocabulary->line;
        status = read_list(reading, vocabulary, 0, &config->vocabulary);
    }
    const struct value *pins = value_get(tree, "pins");
    if (status == AVOW_OK && pins != NULL)
        status = read_text(reading, pins, 0, &config->pins);
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
    const struct reading reading = {config.name, arena, err};
    status = yaml_read(config.text, config.name, arena, &tree, err);
    if (status == AVOW_OK)
        status = read_tree(&reading, &tree, &config);
    if (status == AVOW_OK)
        *out = config;
    return status;
}
