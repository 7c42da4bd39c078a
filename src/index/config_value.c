/* Read the values of avow.yml: texts, days, links, words, numbers, lists. */
#include "index/config_value.h"

#include "base/cleanup.h"

enum avow_status config_read_text(const struct config_reading *reading, const struct value *value, int set,
                                  void *field)
{
    (void)set;
    if (value->type == VALUE_LIST || value->type == VALUE_MAP)
        return error_set_line(reading->err, reading->name, value->line, "a single value is wanted here");
    *(struct span *)field = span_trim(value_text(value));
    return AVOW_OK;
}

/* Only as YYYY-MM-DD: a day and a month that could be taken for each other are no configuration. */
enum avow_status config_read_date(const struct config_reading *reading, const struct value *value, int set,
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
enum avow_status config_read_pattern(const struct config_reading *reading, const struct value *value, int set,
                                     void *field)
{
    struct span text = SPAN_EMPTY;
    enum avow_status status = config_read_text(reading, value, set, &text);
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
enum avow_status config_read_link(const struct config_reading *reading, const struct value *value, int set,
                                  void *field)
{
    struct span link = SPAN_EMPTY;
    enum avow_status status = config_read_pattern(reading, value, set, &link);
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

enum avow_status config_read_word(const struct config_reading *reading, const struct value *value, int set,
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

enum avow_status config_read_flag(const struct config_reading *reading, const struct value *value, int set,
                                  void *field)
{
    (void)set;
    if (value->type != VALUE_BOOL)
        return error_set_line(reading->err, reading->name, value->line, "\"%.*s\" is neither true nor false",
                              SPAN_ARG(value_text(value)));
    *(bool *)field = value->boolean;
    return AVOW_OK;
}

enum avow_status config_read_count(const struct config_reading *reading, const struct value *value, int set,
                                   void *field)
{
    (void)set;
    uint32_t count = 0;
    struct span text = value_text(value);
    for (size_t i = 0; i < text.size && count <= CONFIG_MOST_VERSIONS; i++)
        count = text.bytes[i] >= '0' && text.bytes[i] <= '9' ? count * 10 + (uint32_t)(text.bytes[i] - '0')
                                                             : CONFIG_MOST_VERSIONS + 1;
    if (count == 0 || count > CONFIG_MOST_VERSIONS)
        return error_set_line(reading->err, reading->name, value->line, "\"%.*s\" is no number from 1 to %d",
                              SPAN_ARG(text), CONFIG_MOST_VERSIONS);
    *(uint32_t *)field = count;
    return AVOW_OK;
}

/* A list of texts; a single text is a list of one. */
enum avow_status config_read_list(const struct config_reading *reading, const struct value *value, int set,
                                  void *field)
{
    (void)set;
    const struct value *items = value->type == VALUE_LIST ? value->items : value;
    size_t count = value->type == VALUE_LIST ? value->count : value->type == VALUE_NULL ? 0 : 1;
    struct span_list list = {arena_array(reading->arena, count, sizeof *list.items), count};
    if (list.items == NULL)
        return error_set_no_memory(reading->err, reading->name);
    for (size_t i = 0; i < count; i++) {
        enum avow_status status = config_read_text(reading, &items[i], 0, &list.items[i]);
        if (status != AVOW_OK)
            return status;
    }
    *(struct span_list *)field = list;
    return AVOW_OK;
}
