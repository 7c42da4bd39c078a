/* Read the values of avow.yml, each checked for what its key takes. */
#ifndef INDEX_CONFIG_VALUE_H
#define INDEX_CONFIG_VALUE_H

#include "base/value.h"
#include "index/config.h"

enum { CONFIG_MOST_VERSIONS = 1000 /* of a page of a git source */ };

/* The file being read. */
struct config_reading {
    const char *name;
    struct arena *arena;
    struct avow_error *err;
};

/* Read `value` into `field`, whose type each reader names; `set` is an enum word_set and for words only.
 * BAD_INPUT at the line of the value. */
typedef enum avow_status config_value_read(const struct config_reading *reading, const struct value *value,
                                           int set, void *field);
/* A single value, trimmed: struct span. */
config_value_read config_read_text;
/* YYYY-MM-DD: date_day. */
config_value_read config_read_date;
/* A text that may hold {name}: struct span. */
config_value_read config_read_pattern;
/* The same, of the web: struct span. */
config_value_read config_read_link;
/* A word of `set`: int. */
config_value_read config_read_word;
/* true or false: bool. */
config_value_read config_read_flag;
/* A number from 1 to CONFIG_MOST_VERSIONS: uint32_t. */
config_value_read config_read_count;
/* A list of texts, or a single one: struct span_list, in the arena. */
config_value_read config_read_list;

#endif
