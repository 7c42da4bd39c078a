/* A thin wall to SQLite: numbers and spans go in, rows come out; only sql.c includes its header. */
#ifndef BASE_SQL_H
#define BASE_SQL_H

#include "base/arena.h"
#include "base/error.h"

/* One connection with its prepared statements; one thread at a time. */
struct sql;
/* The running statement, valid inside the row callback only. */
struct sql_row;

struct sql_value {
    bool is_text;
    int64_t number;
    struct span text;
};

/* How messages speak of a file: its name, and what to do when it is missing or damaged ("rebuild with ...").
 * Outlives the connection. */
struct sql_names {
    const char *place;
    const char *missing;
    const char *damaged;
};

/* Read only and `immutable=1`: no lock, no journal. NOT_FOUND, CORRUPT. */
enum avow_status sql_open_immutable(const char *path, const struct sql_names *names, struct sql **out,
                                    struct avow_error *err);
/* For a file that nobody else reads yet: journal in memory, fsync left to the caller. */
enum avow_status sql_open_private(const char *path, const struct sql_names *names, struct sql **out,
                                  struct avow_error *err);
/* For a file that several processes write and that must not lose anything: rollback journal, every commit
 * brought to the disk, other writers waited for up to `wait_ms`. */
enum avow_status sql_open_shared(const char *path, const struct sql_names *names, int wait_ms,
                                 struct sql **out, struct avow_error *err);
/* NULL is allowed. An open transaction is rolled back. */
void sql_close(struct sql *sql);

/* Run statements without arguments and rows, parted by ';'. */
enum avow_status sql_script(struct sql *sql, const char *text, struct avow_error *err);
/* Run one statement; `text` is static: prepared once and kept. Values are bound to ?1, ?2, ... in order. */
enum avow_status sql_run(struct sql *sql, const char *text, const struct sql_value *values, size_t count,
                         struct avow_error *err);
/* As sql_run, and call `visit` for each row until it fails. */
typedef enum avow_status (*sql_visit)(void *context, struct sql_row *row, struct avow_error *err);
enum avow_status sql_each(struct sql *sql, const char *text, const struct sql_value *values, size_t count,
                          sql_visit visit, void *context, struct avow_error *err);
/* The number the last INSERT gave its row. */
int64_t sql_last_number(const struct sql *sql);

/* Columns from 0 on. Text is borrowed until the callback returns. */
int64_t sql_row_number(struct sql_row *row, int column);
struct span sql_row_text(struct sql_row *row, int column);

static inline struct sql_value sql_number(int64_t number)
{
    return (struct sql_value){.number = number};
}

static inline struct sql_value sql_text(struct span text)
{
    return (struct sql_value){.is_text = true, .text = text};
}

#endif
