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
typedef enum avow_status (*config_value_read)(const struct config_reading *reading, const struct value *value,
                                              int set, void *field);
/* A single value, trimmed: struct span. */
enum avow_status config_read_text(const struct config_reading *reading, const struct value *value, int set,
                                  void *field);
/* YYYY-MM-DD: date_day. */
enum avow_status config_read_date(const struct config_reading *reading, const struct value *value, int set,
                                  void *field);
/* A text that may hold {name}: struct span. */
enum avow_status config_read_pattern(const struct config_reading *reading, const struct value *value, int set,
                                     void *field);
/* The same, of the web: struct span. */
enum avow_status config_read_link(const struct config_reading *reading, const struct value *value, int set,
                                  void *field);
/* A word of `set`: int. */
enum avow_status config_read_word(const struct config_reading *reading, const struct value *value, int set,
                                  void *field);
/* true or false: bool. */
enum avow_status config_read_flag(const struct config_reading *reading, const struct value *value, int set,
                                  void *field);
/* A number from 1 to CONFIG_MOST_VERSIONS: uint32_t. */
enum avow_status config_read_count(const struct config_reading *reading, const struct value *value, int set,
                                   void *field);
/* A list of texts, or a single one: struct span_list, in the arena. */
enum avow_status config_read_list(const struct config_reading *reading, const struct value *value, int set,
                                  void *field);

#endif
