/* One row of `standards:`. */
#include "vocabulary/fields.h"

static const char *const known_fields[] = {"id",    "name",    "editions", "current", "aliases", "exact",
                                           "near",  "ask",     "unless",   "not",     "edition", "level",
                                           "parts", "clauses", "topics",   NULL};

/* In the order of enum edition_kind and enum level_kind. */
static const char *const edition_kinds[] = {"none", "year", "version", "revision", "part"};
static const char *const level_kinds[] = {"none",   "soc-type", "fedramp",       "baseline",   "impact",
                                          "number", "tier",     "level-or-tier", "assessment", "hitrust",
                                          "eal",    "maturity", "ens",           "protected",  "conformance"};

/* Names by field, with their flags. */
static const struct {
    const char *field;
    uint32_t flags;
} name_fields[] = {
    {"aliases", 0}, {"exact", NAME_EXACT}, {"near", NAME_NEAR | NAME_EXACT}, {"ask", NAME_ASK}};

static enum avow_status kind_read(const struct table_source *source, const struct value *map, const char *key,
                                  const char *const words[], size_t count, int *out)
{
    struct span word = SPAN_EMPTY;
    enum avow_status status = field_text(source, map, key, &word);
    *out = word.size == 0 ? 0 : field_word(word, words, count);
    if (status == AVOW_OK && *out < 0)
        return error_set_line(source->err, source->file, map->line,
                              "%s: \"%.*s\" is none of the kinds Avow knows; write one of them "
                              "or leave the field out",
                              key, SPAN_ARG(word));
    return status;
}

static enum avow_status kinds_read(const struct table_source *source, const struct value *map,
                                   struct standard_row *row)
{
    int edition = 0;
    int level = 0;
    enum avow_status status = kind_read(source, map, "edition", edition_kinds,
                                        sizeof edition_kinds / sizeof edition_kinds[0], &edition);
    if (status == AVOW_OK)
        status =
            kind_read(source, map, "level", level_kinds, sizeof level_kinds / sizeof level_kinds[0], &level);
    row->edition = (enum edition_kind)edition;
    row->level = (enum level_kind)level;
    /* A user's row that lists years and says no more means years: the usual case. */
    if (row->edition == EDITION_NONE && value_get(map, "edition") == NULL && source->number > 0 &&
        row->face.editions.count > 0)
        row->edition = row->face.editions.items[0].size == 4 ? EDITION_YEAR : EDITION_VERSION;
    return status;
}

static enum avow_status current_read(const struct table_source *source, const struct value *map,
                                     struct standard_row *row)
{
    const struct span_list *editions = &row->face.editions;
    struct span *current = &row->face.current;
    enum avow_status status = field_text(source, map, "current", current);
    bool listed = current->size == 0;
    for (size_t at = 0; at < editions->count; at++)
        listed |= span_equal(editions->items[at], *current);
    if (status == AVOW_OK && !listed)
        return error_set_line(
            source->err, source->file, value_get(map, "current")->line,
            "current: \"%.*s\" is none of the editions; add it to editions:", SPAN_ARG(*current));
    return status;
}

enum avow_status standard_read(const struct table_source *source, const struct value *map,
                               struct standard_row *row)
{
    enum avow_status status = fields_known(source, map, known_fields);
    if (status == AVOW_OK)
        status = field_base(source, map, &row->base, &row->face.name);
    row->face.id = row->base.id;
    for (size_t at = 0; status == AVOW_OK && at < sizeof name_fields / sizeof name_fields[0]; at++)
        status = field_names(source, map, name_fields[at].field, name_fields[at].flags, &row->base);
    if (status == AVOW_OK)
        status = field_list(source, value_get(map, "editions"), "editions", &row->face.editions);
    if (status == AVOW_OK)
        status = current_read(source, map, row);
    if (status == AVOW_OK)
        status = kinds_read(source, map, row);
    if (status == AVOW_OK)
        status = field_list(source, value_get(map, "not"), "not", &row->not );
    if (status == AVOW_OK)
        status = topics_read(source, map, &row->face.topics);
    if (status == AVOW_OK)
        status = field_list(source, value_get(map, "unless"), "unless", &row->unless);
    row->parts = value_true(value_get(map, "parts"));
    row->clauses = value_true(value_get(map, "clauses"));
    field_name_flags(&row->base);
    return status == AVOW_OK ? field_face_aliases(source, &row->base.names, NAME_ASK, &row->face.aliases)
                             : status;
}

void vocabulary_standard_json(struct json_writer *json, const struct vocabulary_standard *standard,
                              struct span alias)
{
    const struct standard_row *row = (const struct standard_row *)standard;
    json_field_text(json, "name", standard->name);
    json_field_texts(json, "editions", standard->editions.items, standard->editions.count);
    json_field_text_or_null(json, "current", standard->current);
    for (size_t at = 0; at < sizeof name_fields / sizeof name_fields[0]; at++)
        field_names_json(json, name_fields[at].field, &row->base.names, name_fields[at].flags,
                         at == 0 ? alias : SPAN_EMPTY);
    field_list_json(json, "unless", &row->unless);
    field_list_json(json, "not", &row->not );
    if (row->edition != EDITION_NONE || standard->editions.count > 0)
        json_field_text(json, "edition", span_of(edition_kinds[row->edition]));
    if (row->level != LEVEL_NONE)
        json_field_text(json, "level", span_of(level_kinds[row->level]));
    json_field_boolean(json, "parts", row->parts);
    json_field_boolean(json, "clauses", row->clauses);
    field_list_json(json, "topics", &standard->topics);
}
