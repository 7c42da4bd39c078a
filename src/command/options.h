/* Verbs and their options as tables: parsing, help, completion and the manual all read the same rows. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include "base/arena.h"
#include "base/error.h"

enum option_kind {
    OPTION_SWITCH, /* --json */
    OPTION_VALUE,  /* --index DIR; the last one given counts */
    OPTION_MANY    /* --corpus DIR, repeatable */
};

struct option_row {
    const char *name; /* without "--"; NULL ends a table */
    enum option_kind kind;
    const char *value;    /* what the value is called in help; NULL for switches */
    const char *variable; /* environment variable that stands in when the flag is not given; NULL: none */
    const char *help;     /* one line */
};

struct invocation;
typedef int (*verb_call)(const struct invocation *invocation);

struct verb {
    const char *name;    /* NULL ends the table */
    const char *words;   /* what follows the flags, for help: "WORDS..."; "" for none */
    const char *summary; /* one line */
    const char *text;    /* more help; may be "" */
    const struct option_row *options;
    size_t fewest, most; /* how many words may follow */
    verb_call run;       /* returns the exit code */
    bool hidden;         /* not in help */
};

/* A parsed command line. Values are borrowed from argv and the environment. */
struct invocation {
    const struct verb *verb;
    const char ***values; /* values[i]: those of option row i */
    size_t *counts;       /* how many */
    const char **words;
    size_t word_count;
};

/* Parse what follows the verb. Flags may stand anywhere, `--name=value` and `--name value` alike, `--` ends
 * them. USAGE names the nearest right flag. Lists are in `arena`. */
enum avow_status invocation_parse(const struct verb *verb, int count, char **arguments, struct arena *arena,
                                  struct invocation *out, struct avow_error *err);

/* An option's value, or NULL; asking for a name that is not in the verb's table gives NULL. */
const char *invocation_value(const struct invocation *invocation, const char *name);
/* All values of a repeatable option; `*count` of them. */
const char *const *invocation_values(const struct invocation *invocation, const char *name, size_t *count);
bool invocation_has(const struct invocation *invocation, const char *name);
/* A whole number from 0 to `most`; `otherwise` when the flag is not given. USAGE. */
enum avow_status invocation_number(const struct invocation *invocation, const char *name, uint64_t most,
                                   uint64_t otherwise, uint64_t *number, struct avow_error *err);
/* A day (the last one of a month or a year that is given); untouched when the flag is not given. USAGE. */
enum avow_status invocation_day(const struct invocation *invocation, const char *name, uint32_t *day,
                                struct avow_error *err);
/* The day of --today or AVOW_TODAY, else the clock's. USAGE. */
enum avow_status invocation_today(const struct invocation *invocation, uint32_t *today,
                                  struct avow_error *err);

#endif
