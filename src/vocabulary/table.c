/* Read one table: its lists of rows, and the words that all rows share. */
#include "base/cleanup.h"
#include "base/value.h"
#include "vocabulary/fields.h"

static const char *const known_fields[] = {"standards",     "services", "prefixes", "context", "common",
                                           "abbreviations", "synonyms", "meanings", NULL};

static struct standard_row *standard_with(const struct vocabulary *vocabulary, struct span id, size_t *number)
{
    for (*number = 0; *number < vocabulary->standard_count; (*number)++) {
        if (span_equal(vocabulary->standards[*number]->base.id, id))
            return vocabulary->standards[*number];
    }
    return NULL;
}

static struct service_row *service_with(const struct vocabulary *vocabulary, struct span id, size_t *number)
{
    for (*number = 0; *number < vocabulary->service_count; (*number)++) {
        if (span_equal(vocabulary->services[*number]->base.id, id))
            return vocabulary->services[*number];
    }
    return NULL;
}

static enum avow_status refuse_twice(const struct table_source *source, struct span id, int first, int line)
{
    return error_set_line(source->err, source->file, line,
                          "%.*s stands in this table twice (first in line %d): join the two rows",
                          SPAN_ARG(id), first);
}

static bool is_only_topics(const struct value *map)
{
    for (size_t at = 0; at < map->count; at++) {
        if (!span_equal(map->keys[at], SPAN("id")) && !span_equal(map->keys[at], SPAN("topics")))
            return false;
    }
    return value_get(map, "topics") != NULL;
}

/* A row of nothing but an id and topics leaves all else as an earlier table has it: `[]` takes the topics
 * away. */
static enum avow_status topics_add(const struct table_source *source, const struct value *map,
                                   struct standard_row *row)
{
    struct span_list more = {NULL, 0};
    struct span_list *topics = &row->face.topics;
    enum avow_status status = topics_read(source, map, &more);
    if (status != AVOW_OK)
        return status;
    size_t kept = more.count > 0 ? topics->count : 0;
    struct span *items = arena_array(&source->vocabulary->arena, kept + more.count, sizeof *items);
    if (items == NULL)
        return error_set_no_memory(source->err, "vocabulary");
    for (size_t at = 0; at < kept + more.count; at++)
        items[at] = at < kept ? topics->items[at] : more.items[at - kept];
    *topics = (struct span_list){items, kept + more.count};
    row->topics_source = source->number;
    row->topics_line = map->line;
    return AVOW_OK;
}

static enum avow_status standard_add(const struct table_source *source, const struct value *map)
{
    struct vocabulary *to = source->vocabulary;
    size_t number;
    struct standard_row *earlier = standard_with(to, span_trim(value_get_text(map, "id")), &number);
    if (earlier != NULL && earlier->base.source == source->number)
        return refuse_twice(source, earlier->base.id, earlier->base.line, map->line);
    if (earlier != NULL && earlier->topics_source == source->number)
        return refuse_twice(source, earlier->base.id, earlier->topics_line, map->line);
    if (earlier != NULL && is_only_topics(map))
        return topics_add(source, map, earlier);
    struct standard_row *row = arena_alloc(&to->arena, sizeof *row);
    if (row == NULL || !arena_grow(&to->arena, &to->standards, &to->standard_capacity, to->standard_count,
                                   sizeof(struct standard_row *)))
        return error_set_no_memory(source->err, "vocabulary");
    enum avow_status status = standard_read(source, map, row);
    if (status != AVOW_OK)
        return status;
    to->standards[number] = row;
    to->standard_count += earlier == NULL;
    return AVOW_OK;
}

static enum avow_status service_add(const struct table_source *source, const struct value *map)
{
    struct vocabulary *to = source->vocabulary;
    struct service_row *row = arena_alloc(&to->arena, sizeof *row);
    if (row == NULL || !arena_grow(&to->arena, &to->services, &to->service_capacity, to->service_count,
                                   sizeof(struct service_row *)))
        return error_set_no_memory(source->err, "vocabulary");
    enum avow_status status = service_read(source, map, row);
    if (status != AVOW_OK)
        return status;
    size_t number;
    const struct service_row *earlier = service_with(to, row->base.id, &number);
    if (earlier != NULL && earlier->base.source == source->number)
        return refuse_twice(source, earlier->base.id, earlier->base.line, map->line);
    to->services[number] = row;
    to->service_count += earlier == NULL;
    return AVOW_OK;
}

static enum avow_status rows_read(const struct table_source *source, const struct value *root,
                                  const char *key,
                                  enum avow_status (*add)(const struct table_source *, const struct value *))
{
    const struct value *list = value_get(root, key);
    if (list == NULL || list->type == VALUE_NULL)
        return AVOW_OK;
    if (list->type != VALUE_LIST)
        return error_set_line(source->err, source->file, list->line,
                              "%s: write a list of rows here, each with id and name", key);
    enum avow_status status = AVOW_OK;
    for (size_t at = 0; status == AVOW_OK && at < list->count; at++) {
        if (list->items[at].type != VALUE_MAP)
            return error_set_line(source->err, source->file, list->items[at].line,
                                  "%s: write each row as fields, id and name first", key);
        status = add(source, &list->items[at]);
    }
    return status;
}

static enum avow_status prefixes_read(const struct table_source *source, const struct value *root)
{
    const struct value *map = value_get(root, "prefixes");
    struct vocabulary *to = source->vocabulary;
    enum avow_status status = AVOW_OK;
    if (map != NULL && map->type != VALUE_MAP)
        return error_set_line(source->err, source->file, map->line,
                              "prefixes: write words and what may stand for them");
    for (size_t at = 0; status == AVOW_OK && map != NULL && at < map->count; at++) {
        struct prefix prefix = {.words = arena_copy(&to->arena, map->keys[at])};
        if (prefix.words.bytes == NULL || !arena_grow(&to->arena, &to->prefixes, &to->prefix_capacity,
                                                      to->prefix_count, sizeof *to->prefixes))
            return error_set_no_memory(source->err, "vocabulary");
        status = field_list(source, &map->items[at], prefix.words.bytes, &prefix.others);
        to->prefixes[to->prefix_count++] = prefix;
    }
    return status;
}

static enum avow_status words_read(const struct table_source *source, const struct value *root,
                                   const char *key, struct key_set *set)
{
    const struct value *list = value_get(root, key);
    struct span_list words = {NULL, 0};
    struct arena *arena = &source->vocabulary->arena;
    struct atom_list atoms;
    enum avow_status status = field_list(source, list, key, &words);
    for (size_t at = 0; status == AVOW_OK && at < words.count; at++) {
        if (!atoms_of(words.items[at], arena, &atoms) ||
            !arena_grow(arena, &set->items, &set->capacity, set->count, sizeof *set->items))
            return error_set_no_memory(source->err, "vocabulary");
        if (atoms.count != 1)
            return error_set_line(source->err, source->file, list->items[at].line,
                                  "%s: \"%.*s\" is not one word; write single words here", key,
                                  SPAN_ARG(words.items[at]));
        set->items[set->count++] = atoms.items[0].key;
    }
    return status;
}

bool key_set_has(const struct key_set *set, uint64_t key)
{
    for (size_t at = 0; at < set->count; at++) {
        if (set->items[at] == key)
            return true;
    }
    return false;
}

enum avow_status table_read(struct vocabulary *vocabulary, struct span text, const char *file,
                            uint32_t number, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct table_source source = {vocabulary, file, number, vocabulary->word_row_count, err};
    struct value root;
    enum avow_status status = yaml_read(text, file, &scratch, &root, err);
    if (status != AVOW_OK || root.type == VALUE_NULL)
        return status;
    if (root.type != VALUE_MAP)
        return error_set_line(source.err, source.file, root.line,
                              "a vocabulary table has lists such as standards: and services:");
    status = fields_known(&source, &root, known_fields);
    if (status == AVOW_OK)
        status = prefixes_read(&source, &root);
    if (status == AVOW_OK)
        status = words_read(&source, &root, "context", &vocabulary->context);
    if (status == AVOW_OK)
        status = words_read(&source, &root, "common", &vocabulary->common);
    if (status == AVOW_OK)
        status = word_rows_read(&source, &root);
    if (status == AVOW_OK)
        status = rows_read(&source, &root, "standards", standard_add);
    return status == AVOW_OK ? rows_read(&source, &root, "services", service_add) : status;
}
