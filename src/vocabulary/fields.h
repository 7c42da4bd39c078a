/* Read and check the fields of one row of a table. */
#ifndef VOCABULARY_FIELDS_H
#define VOCABULARY_FIELDS_H

#include "base/value.h"
#include "vocabulary/rows.h"

/* The table that is being read. */
struct table_source {
    struct vocabulary *vocabulary;
    const char *file;
    uint32_t number;
    size_t earlier_words; /* how many word rows the tables before it gave */
    struct avow_error *err;
};

/* Refuse keys that are not among `known` (ended by NULL). */
enum avow_status fields_known(const struct table_source *source, const struct value *map,
                              const char *const known[]);
/* A list of plain words, copied; absent (NULL or null) gives an empty one. Messages call it `key`. */
enum avow_status field_list(const struct table_source *source, const struct value *list, const char *key,
                            struct span_list *out);
/* The text under `key`, copied; a list or a map there is refused. */
enum avow_status field_text(const struct table_source *source, const struct value *map, const char *key,
                            struct span *out);
/* `id` and `name`, which every row needs. The name becomes the first of the row's names. */
enum avow_status field_base(const struct table_source *source, const struct value *map, struct row_base *base,
                            struct span *name);
/* Add the names under `key`, each a text or {name, edition, level}, with `flags`. */
enum avow_status field_names(const struct table_source *source, const struct value *map, const char *key,
                             uint32_t flags, struct row_base *base);
/* Add one name. */
enum avow_status field_add_name(const struct table_source *source, struct row_base *base,
                                struct row_name name);
/* A row's name that also stands in one of its lists of guarded names is guarded like that. */
void field_name_flags(struct row_base *base);
/* The names that count in running text, as the list of aliases a row shows: all but the row's own and those
 * with one of the flags `left_out`. */
enum avow_status field_face_aliases(const struct table_source *source, const struct row_names *names,
                                    uint32_t left_out, struct span_list *out);
/* Write the names that have just `flags`, and `more` (may be empty), as the list `key`; the row's own name is
 * none of them. */
void field_names_json(struct json_writer *json, const char *key, const struct row_names *names,
                      uint32_t flags, struct span more);
/* Write a list that is not empty. */
void field_list_json(struct json_writer *json, const char *key, const struct span_list *list);
/* The number of a word in a table of `count` words; -1 when it is none of them. */
int field_word(struct span word, const char *const words[], size_t count);

enum avow_status standard_read(const struct table_source *source, const struct value *map,
                               struct standard_row *row);
enum avow_status service_read(const struct table_source *source, const struct value *map,
                              struct service_row *row);
/* The lists of words of a table, laid over those of earlier ones (word_row.c). */
enum avow_status word_rows_read(const struct table_source *source, const struct value *root);
/* `topics` of a standard's row (word_row.c). */
enum avow_status topics_read(const struct table_source *source, const struct value *map,
                             struct span_list *out);

#endif
