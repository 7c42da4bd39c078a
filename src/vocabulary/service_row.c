/* One row of `services:`. */
#include "base/date.h"
#include "vocabulary/fields.h"

static const char *const known_fields[] = {"id",  "name",   "formerly",   "aliases", "exact",
                                           "ask", "common", "variant_of", NULL};

/* Names by field, with their flags. */
static const struct {
    const char *field;
    uint32_t flags;
} name_fields[] = {{"aliases", 0}, {"exact", NAME_EXACT}, {"ask", NAME_ASK}};

static enum avow_status until_read(const struct table_source *source, const struct value *item,
                                   struct span *until)
{
    date_day first, last;
    enum avow_status status = field_text(source, item, "until", until);
    if (status == AVOW_OK && until->size > 0 && !date_read_range(*until, &first, &last))
        return error_set_line(source->err, source->file, value_get(item, "until")->line,
                              "until: \"%.*s\" is no year, month or day; write it as 2021-11",
                              SPAN_ARG(*until));
    return status;
}

static enum avow_status former_read(const struct table_source *source, const struct value *item,
                                    struct vocabulary_former *former)
{
    static const char *const known[] = {"name", "until", NULL};
    if (item->type != VALUE_MAP)
        return error_set_line(source->err, source->file, item->line,
                              "formerly: write each as {name: Old Name, until: 2021-11}");
    enum avow_status status = fields_known(source, item, known);
    if (status == AVOW_OK)
        status = field_text(source, item, "name", &former->name);
    if (status == AVOW_OK && former->name.size == 0)
        return error_set_line(source->err, source->file, item->line, "formerly: this entry has no name");
    return status == AVOW_OK ? until_read(source, item, &former->until) : status;
}

static enum avow_status formerly_read(const struct table_source *source, const struct value *map,
                                      struct service_row *row)
{
    const struct value *list = value_get(map, "formerly");
    if (list == NULL || list->type == VALUE_NULL)
        return AVOW_OK;
    if (list->type != VALUE_LIST)
        return error_set_line(source->err, source->file, list->line,
                              "formerly: write a list here, as in [{name: Old Name}]");
    row->face.formerly = arena_array(&source->vocabulary->arena, list->count, sizeof *row->face.formerly);
    if (row->face.formerly == NULL)
        return error_set_no_memory(source->err, "vocabulary");
    enum avow_status status = AVOW_OK;
    for (size_t at = 0; status == AVOW_OK && at < list->count; at++) {
        struct vocabulary_former *former = &row->face.formerly[at];
        status = former_read(source, &list->items[at], former);
        struct row_name name = {.text = former->name, .flags = NAME_FORMER, .line = list->items[at].line};
        if (status == AVOW_OK)
            status = field_add_name(source, &row->base, name);
        row->face.former_count += status == AVOW_OK;
    }
    return status;
}

enum avow_status service_read(const struct table_source *source, const struct value *map,
                              struct service_row *row)
{
    enum avow_status status = fields_known(source, map, known_fields);
    if (status == AVOW_OK)
        status = field_base(source, map, &row->base, &row->face.name);
    row->face.id = row->base.id;
    if (status == AVOW_OK)
        status = formerly_read(source, map, row);
    for (size_t at = 0; status == AVOW_OK && at < sizeof name_fields / sizeof name_fields[0]; at++)
        status = field_names(source, map, name_fields[at].field, name_fields[at].flags, &row->base);
    if (status == AVOW_OK)
        status = field_text(source, map, "variant_of", &row->face.variant_of);
    row->common = value_true(value_get(map, "common"));
    field_name_flags(&row->base);
    return status == AVOW_OK
               ? field_face_aliases(source, &row->base.names, NAME_ASK | NAME_FORMER, &row->face.aliases)
               : status;
}

void vocabulary_formerly_json(struct json_writer *json, const struct vocabulary_service *service,
                              struct span former)
{
    json_key(json, "formerly");
    json_begin_list(json);
    for (size_t at = 0; at < service->former_count; at++) {
        json_begin_map(json);
        json_field_text(json, "name", service->formerly[at].name);
        json_field_text_or_null(json, "until", service->formerly[at].until);
        json_end_map(json);
    }
    if (former.size > 0) {
        json_begin_map(json);
        json_field_text(json, "name", former);
        json_field_text_or_null(json, "until", SPAN_EMPTY);
        json_end_map(json);
    }
    json_end_list(json);
}

void vocabulary_service_json(struct json_writer *json, const struct vocabulary_service *service,
                             struct span alias, struct span former)
{
    const struct service_row *row = (const struct service_row *)service;
    json_field_text(json, "name", service->name);
    vocabulary_formerly_json(json, service, former);
    for (size_t at = 0; at < sizeof name_fields / sizeof name_fields[0]; at++)
        field_names_json(json, name_fields[at].field, &row->base.names, name_fields[at].flags,
                         at == 0 ? alias : SPAN_EMPTY);
    json_field_boolean(json, "common", row->common);
    json_field_text_or_null(json, "variant_of", service->variant_of);
}
