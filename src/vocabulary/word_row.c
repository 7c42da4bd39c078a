/* Rows of `abbreviations:`, `synonyms:` and `meanings:`: what people say, and what documents say instead. */
#include "vocabulary/fields.h"

enum { PHRASE_WORDS = 6 };

/* The lists of a table, by what ties a key to its words. */
static const struct {
    const char *key;
    enum vocabulary_relation relation;
} lists[] = {{"abbreviations", WORDS_ABBREVIATION}, {"synonyms", WORDS_SYNONYM}, {"meanings", WORDS_MEANING}};

static enum avow_status phrase_check(const struct table_source *source, int line, const char *key,
                                     struct span phrase)
{
    struct atom_list atoms;
    if (!atoms_of(phrase, &source->vocabulary->arena, &atoms))
        return error_set_no_memory(source->err, "vocabulary");
    if (atoms.count == 0 || atoms.count > PHRASE_WORDS)
        return error_set_line(source->err, source->file, line, "%s: \"%.*s\": write 1 to %d words here", key,
                              SPAN_ARG(phrase), PHRASE_WORDS);
    return AVOW_OK;
}

/* The row of an earlier table; in one table no key stands twice. */
static struct vocabulary_words *earlier_row(const struct table_source *source,
                                            enum vocabulary_relation relation, struct span said)
{
    for (size_t at = 0; at < source->earlier_words; at++) {
        struct vocabulary_words *row = &source->vocabulary->word_rows[at];
        if (row->relation == relation && span_equal(row->said, said))
            return row;
    }
    return NULL;
}

/* A key that an earlier table has gets the words of this one; none takes it away. */
static enum avow_status row_put(const struct table_source *source, struct vocabulary_words row)
{
    struct vocabulary *to = source->vocabulary;
    struct vocabulary_words *earlier = earlier_row(source, row.relation, row.said);
    if (earlier == NULL && !arena_grow(&to->arena, &to->word_rows, &to->word_row_capacity, to->word_row_count,
                                       sizeof *to->word_rows))
        return error_set_no_memory(source->err, "vocabulary");
    if (earlier == NULL)
        earlier = &to->word_rows[to->word_row_count++];
    *earlier = row;
    return AVOW_OK;
}

static enum avow_status row_read(const struct table_source *source, const struct value *map, size_t at,
                                 const char *list, enum vocabulary_relation relation)
{
    int line = map->items[at].line;
    struct vocabulary_words row = {
        relation, arena_copy(&source->vocabulary->arena, map->keys[at]), {NULL, 0}};
    if (row.said.bytes == NULL)
        return error_set_no_memory(source->err, "vocabulary");
    enum avow_status status = phrase_check(source, line, list, row.said);
    if (status == AVOW_OK)
        status = field_list(source, &map->items[at], row.said.bytes, &row.means);
    for (size_t i = 0; status == AVOW_OK && i < row.means.count; i++) {
        if (span_equal_case(row.means.items[i], row.said))
            return error_set_line(source->err, source->file, line,
                                  "%s: \"%.*s\" is said to mean itself; leave it out of its list", list,
                                  SPAN_ARG(row.said));
        status = phrase_check(source, line, list, row.means.items[i]);
    }
    return status == AVOW_OK ? row_put(source, row) : status;
}

enum avow_status word_rows_read(const struct table_source *source, const struct value *root)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct value *map = value_get(root, lists[i].key);
        if (map == NULL || map->type == VALUE_NULL)
            continue;
        if (map->type != VALUE_MAP)
            return error_set_line(source->err, source->file, map->line,
                                  "%s: write words and what they mean, as in \"%s\"", lists[i].key,
                                  "wipe: [delete, erase]");
        for (size_t at = 0; status == AVOW_OK && at < map->count; at++)
            status = row_read(source, map, at, lists[i].key, lists[i].relation);
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

enum avow_status topics_read(const struct table_source *source, const struct value *map,
                             struct span_list *out)
{
    const struct value *list = value_get(map, "topics");
    enum avow_status status = field_list(source, list, "topics", out);
    for (size_t i = 0; status == AVOW_OK && i < out->count; i++)
        status = phrase_check(source, list->items[i].line, "topics", out->items[i]);
    return status;
}

size_t vocabulary_words_count(const struct vocabulary *vocabulary)
{
    return vocabulary->word_row_count;
}

const struct vocabulary_words *vocabulary_words_at(const struct vocabulary *vocabulary, size_t number)
{
    return number < vocabulary->word_row_count ? &vocabulary->word_rows[number] : NULL;
}
