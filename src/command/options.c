/* Parse a command line against a verb's option table. */
#include "command/options.h"

#include "base/date.h"
#include "base/edits.h"

#include <stdlib.h>
#include <string.h>

static size_t row_count(const struct verb *verb)
{
    size_t count = 0;
    while (verb->options[count].name != NULL)
        count++;
    return count;
}

static size_t row_named(const struct verb *verb, struct span name)
{
    for (size_t i = 0; verb->options[i].name != NULL; i++)
        if (span_equal(span_of(verb->options[i].name), name))
            return i;
    return SPAN_NONE;
}

static enum avow_status unknown_flag(const struct verb *verb, struct span name, struct avow_error *err)
{
    const char *nearest = NULL;
    size_t fewest = 4;
    for (size_t i = 0; verb->options[i].name != NULL; i++) {
        size_t edits = edits_between(name, span_of(verb->options[i].name));
        if (edits < fewest) {
            fewest = edits;
            nearest = verb->options[i].name;
        }
    }
    if (nearest != NULL)
        return error_set(err, AVOW_USAGE, verb->name, "there is no flag --%.*s; did you mean --%s?",
                         SPAN_ARG(name), nearest);
    return error_set(err, AVOW_USAGE, verb->name, "there is no flag --%.*s; \"avow help %s\" lists them",
                     SPAN_ARG(name), verb->name);
}

static void take_value(struct invocation *invocation, size_t row, const char *value)
{
    if (invocation->verb->options[row].kind != OPTION_MANY)
        invocation->counts[row] = 0;
    invocation->values[row][invocation->counts[row]++] = value;
}

/* Take the flag at `arguments[*at]`, moving `*at` onto its value when that is the next word. */
static enum avow_status take_flag(struct invocation *invocation, int count, char **arguments, int *at,
                                  struct avow_error *err)
{
    const struct verb *verb = invocation->verb;
    struct span flag = span_of(arguments[*at] + 2);
    size_t equals = span_find_byte(flag, '=', 0);
    struct span name = span_part(flag, 0, equals == SPAN_NONE ? flag.size : equals);
    size_t row = row_named(verb, name);
    if (row == SPAN_NONE)
        return unknown_flag(verb, name, err);
    if (verb->options[row].kind == OPTION_SWITCH) {
        if (equals != SPAN_NONE)
            return error_set(err, AVOW_USAGE, verb->name, "--%s takes no value", verb->options[row].name);
        take_value(invocation, row, "");
        return AVOW_OK;
    }
    if (equals == SPAN_NONE && *at + 1 >= count)
        return error_set(err, AVOW_USAGE, verb->name, "--%s wants a value: --%s %s", verb->options[row].name,
                         verb->options[row].name, verb->options[row].value);
    take_value(invocation, row, equals == SPAN_NONE ? arguments[++*at] : flag.bytes + equals + 1);
    return AVOW_OK;
}

static void take_variables(struct invocation *invocation)
{
    const struct option_row *rows = invocation->verb->options;
    for (size_t i = 0; rows[i].name != NULL; i++) {
        const char *value = rows[i].variable != NULL ? getenv(rows[i].variable) : NULL;
        if (invocation->counts[i] == 0 && value != NULL && value[0] != '\0')
            take_value(invocation, i, value);
    }
}

static enum avow_status check_words(const struct invocation *invocation, struct avow_error *err)
{
    const struct verb *verb = invocation->verb;
    if (invocation->word_count < verb->fewest)
        return error_set(err, AVOW_USAGE, verb->name, "something is missing: avow %s [flags] %s", verb->name,
                         verb->words);
    if (invocation->word_count > verb->most)
        return error_set(err, AVOW_USAGE, verb->name, "\"%s\" is one word too many: avow %s [flags] %s",
                         invocation->words[verb->most], verb->name, verb->words);
    return AVOW_OK;
}

static enum avow_status make_room(struct invocation *invocation, int count, struct arena *arena,
                                  struct avow_error *err)
{
    size_t rows = row_count(invocation->verb);
    invocation->values = arena_array(arena, rows, sizeof *invocation->values);
    invocation->counts = arena_array(arena, rows, sizeof *invocation->counts);
    invocation->words = arena_array(arena, (size_t)count + 1, sizeof *invocation->words);
    if (invocation->values == NULL || invocation->counts == NULL || invocation->words == NULL)
        return error_set_no_memory(err, "command line");
    for (size_t i = 0; i < rows; i++) {
        invocation->values[i] = arena_array(arena, (size_t)count + 1, sizeof **invocation->values);
        if (invocation->values[i] == NULL)
            return error_set_no_memory(err, "command line");
    }
    return AVOW_OK;
}

enum avow_status invocation_parse(const struct verb *verb, int count, char **arguments, struct arena *arena,
                                  struct invocation *out, struct avow_error *err)
{
    struct invocation invocation = {.verb = verb};
    enum avow_status status = make_room(&invocation, count, arena, err);
    bool flags = true;
    for (int at = 0; status == AVOW_OK && at < count; at++) {
        const char *word = arguments[at];
        if (flags && strcmp(word, "--") == 0)
            flags = false;
        else if (flags && strncmp(word, "--", 2) == 0)
            status = take_flag(&invocation, count, arguments, &at, err);
        else
            invocation.words[invocation.word_count++] = word;
    }
    if (status == AVOW_OK)
        status = check_words(&invocation, err);
    if (status != AVOW_OK)
        return status;
    take_variables(&invocation);
    *out = invocation;
    return AVOW_OK;
}

const char *const *invocation_values(const struct invocation *invocation, const char *name, size_t *count)
{
    size_t row = row_named(invocation->verb, span_of(name));
    *count = row == SPAN_NONE ? 0 : invocation->counts[row];
    return row == SPAN_NONE ? NULL : invocation->values[row];
}

const char *invocation_value(const struct invocation *invocation, const char *name)
{
    size_t count = 0;
    const char *const *values = invocation_values(invocation, name, &count);
    return count > 0 ? values[0] : NULL;
}

bool invocation_has(const struct invocation *invocation, const char *name)
{
    return invocation_value(invocation, name) != NULL;
}

enum avow_status invocation_number(const struct invocation *invocation, const char *name, uint64_t most,
                                   uint64_t otherwise, uint64_t *number, struct avow_error *err)
{
    const char *value = invocation_value(invocation, name);
    uint64_t read = otherwise;
    if (value != NULL && (!span_to_u64(span_of(value), &read) || read > most))
        return error_set(err, AVOW_USAGE, invocation->verb->name,
                         "--%s %s: give a whole number from 0 to %llu", name, value,
                         (unsigned long long)most);
    *number = read;
    return AVOW_OK;
}

enum avow_status invocation_day(const struct invocation *invocation, const char *name, uint32_t *day,
                                struct avow_error *err)
{
    const char *value = invocation_value(invocation, name);
    date_day first = DATE_NONE;
    if (value != NULL && !date_read_range(span_of(value), &first, day))
        return error_set(err, AVOW_USAGE, invocation->verb->name, "--%s %s: give a day such as 2026-11-21",
                         name, value);
    return AVOW_OK;
}

enum avow_status invocation_today(const struct invocation *invocation, uint32_t *today,
                                  struct avow_error *err)
{
    const char *value = invocation_value(invocation, "today");
    date_day day = value != NULL ? date_read(span_of(value)) : date_today();
    if (day == DATE_NONE)
        return error_set(err, AVOW_USAGE, invocation->verb->name, "--today %s: give a day such as 2026-11-21",
                         value);
    *today = day;
    return AVOW_OK;
}
