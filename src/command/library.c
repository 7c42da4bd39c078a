/* avow library: take approved questions in, list, export and retire them, and tell what became of one. */
#include "library/library.h"

#include "base/cleanup.h"
#include "base/date.h"
#include "base/file.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "command/library_history.h"
#include "command/verbs.h"
#include "facts/generation.h"

#include <string.h>

enum { EXIT_SOME_REFUSED = 3 };

/* The parts of the data directory that the library works with. */
static enum avow_status find_place(const struct invocation *invocation, struct arena *arena,
                                   struct library_place *place, struct avow_error *err)
{
    uint64_t number = 0;
    const char *directory = command_directory(invocation);
    const char *workspace = invocation_value(invocation, "workspace");
    enum avow_status status = generation_live(directory, &number, err);
    if (status != AVOW_OK)
        return status;
    *place = (struct library_place){
        .directory = directory,
        .workspace = workspace != NULL ? workspace : file_join(arena, directory, "workspace.sqlite"),
        .statements = generation_path(arena, directory, number, "statements"),
        .replace = invocation_has(invocation, "replace"),
    };
    return place->workspace != NULL && place->statements != NULL ? AVOW_OK
                                                                 : error_set_no_memory(err, "library");
}

enum avow_status command_library_renew(const struct invocation *invocation, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct library_place place;
    enum avow_status status = find_place(invocation, &arena, &place, err);
    place.replace = false; /* of index it speaks of folders */
    return status == AVOW_OK ? library_renew(&place, err) : status;
}

static void json_notes(struct json_writer *json, const char *key, const char *file,
                       const struct library_notes *notes)
{
    json_key(json, key);
    json_begin_list(json);
    for (size_t i = 0; i < notes->count; i++) {
        json_begin_map(json);
        json_field_text(json, "file", span_of(file));
        json_field_integer(json, "line", (int64_t)notes->items[i].line);
        json_field_text(json, "reason", notes->items[i].reason);
        json_end_map(json);
    }
    json_end_list(json);
}

static const char *const outcome_words[APPROVAL_OUTCOME_COUNT] = {
    [APPROVAL_ADDED] = "added",       [APPROVAL_CHANGED] = "changed", [APPROVAL_UNCHANGED] = "unchanged",
    [APPROVAL_OUTDATED] = "outdated", [APPROVAL_RETIRED] = "retired",
};

static int print_report_json(const char *file, const struct library_report *report, int code)
{
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    struct json_writer json = json_writer_to(&out);
    json_begin_map(&json);
    json_field_integer(&json, "rows", (int64_t)report->rows);
    for (int i = 0; i < APPROVAL_OUTCOME_COUNT; i++)
        json_field_integer(&json, outcome_words[i], (int64_t)report->outcomes[i]);
    json_notes(&json, "refused", file, &report->refused);
    json_notes(&json, "notes", file, &report->notes);
    json_field_integer(&json, "approved", (int64_t)report->approved);
    json_field_integer(&json, "revision", (int64_t)report->revision);
    json_end_map(&json);
    return command_print(&out, code);
}

static void print_notes(const char *word, const char *file, const struct library_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++)
        printf("%s %s:%llu: %.*s\n", word, file, (unsigned long long)notes->items[i].line,
               SPAN_ARG(notes->items[i].reason));
}

static void print_searched(uint64_t approved, uint64_t revision)
{
    printf("%llu approved question%s %s searched (revision %llu)\n", (unsigned long long)approved,
           plural(approved), approved == 1 ? "is" : "are", (unsigned long long)revision);
}

static int print_report(const struct invocation *invocation, const char *file,
                        const struct library_report *report)
{
    int code = report->refused.count > 0 ? EXIT_SOME_REFUSED : 0;
    if (invocation_has(invocation, "json"))
        return print_report_json(file, report, code);
    print_notes("refused", file, &report->refused);
    print_notes("note", file, &report->notes);
    printf("%llu row%s:", (unsigned long long)report->rows, plural(report->rows));
    for (int i = 0; i < APPROVAL_OUTCOME_COUNT; i++)
        printf(" %llu %s,", (unsigned long long)report->outcomes[i], outcome_words[i]);
    printf(" %zu refused\n", report->refused.count);
    print_searched(report->approved, report->revision);
    return code;
}

static int run_import(const struct invocation *invocation, const struct library_place *place, date_day today)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct library_report report;
    const struct library_import import = {
        .file = invocation->words[1], .by = invocation_value(invocation, "by"), .today = today};
    if (library_import(place, &import, &arena, &report, &err) != AVOW_OK)
        return command_failed(&err);
    return print_report(invocation, import.file, &report);
}

static void json_entry(struct json_writer *json, const struct library_entry *entry)
{
    const struct approval *approval = &entry->approval;
    char day[DATE_TEXT_SIZE];
    json_begin_map(json);
    json_field_integer(json, "id", approval->number);
    json_field_text(json, "state", library_state_word(entry->state));
    json_field_text(json, "question", approval->question);
    json_field_text(json, "statement", approval->statement);
    json_field_text(json, "hash", approval->hash);
    json_field_text(json, "by", approval->by);
    json_field_text(json, "on", span_of(date_iso(approval->on, day)));
    json_field_text_or_null(json, "product", approval->product);
    json_field_text(json, "audience", approval->audience);
    json_field_text_or_null(json, "expires", span_of(date_iso(approval->expires, day)));
    json_field_text_or_null(json, "source", approval->source);
    json_field_integer(json, "line", approval->line);
    json_field_text_or_null(json, "retired_by", approval->retired_by);
    json_field_text_or_null(json, "retired_on", span_of(date_iso(approval->retired_on, day)));
    json_field_integer(json, "revision", (int64_t)approval->revision);
    json_end_map(json);
}

static int print_entries_json(const struct library_entries *entries)
{
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    struct json_writer json = json_writer_to(&out);
    json_begin_map(&json);
    json_key(&json, "approved");
    json_begin_list(&json);
    for (size_t i = 0; i < entries->count; i++)
        json_entry(&json, &entries->items[i]);
    json_end_list(&json);
    json_end_map(&json);
    return command_print(&out, 0);
}

static int run_list(const struct invocation *invocation, const struct library_place *place, date_day today)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct library_entries entries = {0};
    if (library_list(place, today, &arena, &entries, &err) != AVOW_OK)
        return command_failed(&err);
    if (invocation_has(invocation, "json"))
        return print_entries_json(&entries);
    for (size_t i = 0; i < entries.count; i++) {
        const struct approval *approval = &entries.items[i].approval;
        char day[DATE_TEXT_SIZE];
        printf("%lld  %.*s  %.*s\n    %.*s, approved by %.*s on %s%s%.*s\n", (long long)approval->number,
               SPAN_ARG(library_state_word(entries.items[i].state)), SPAN_ARG(approval->question),
               SPAN_ARG(approval->statement), SPAN_ARG(approval->by), date_iso(approval->on, day),
               approval->product.size > 0 ? " for " : "", SPAN_ARG(approval->product));
    }
    printf("%zu approval%s\n", entries.count, plural(entries.count));
    return 0;
}

static int run_export(const struct invocation *invocation, const struct library_place *place, date_day today)
{
    (void)invocation;
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    if (library_export(place, today, &out, &err) != AVOW_OK)
        return command_failed(&err);
    buffer_truncate(&out, out.size - 1); /* the last line break is printed anyway */
    return command_print(&out, 0);
}

static enum avow_status read_number(const struct invocation *invocation, int64_t *number,
                                    struct avow_error *err)
{
    uint64_t read = 0;
    if (!span_to_u64(span_of(invocation->words[1]), &read) || read > INT64_MAX)
        return error_set(err, AVOW_USAGE, "library",
                         "\"%s\" is no number of an approval; `avow library list` shows them",
                         invocation->words[1]);
    *number = (int64_t)read;
    return AVOW_OK;
}

static int run_history(const struct invocation *invocation, const struct library_place *place, date_day today)
{
    (void)today;
    struct avow_error err = AVOW_ERROR_INIT;
    int64_t number = 0;
    if (read_number(invocation, &number, &err) != AVOW_OK)
        return command_failed(&err);
    return library_history_print(invocation, place, number);
}

static int run_retire(const struct invocation *invocation, const struct library_place *place, date_day today)
{
    struct avow_error err = AVOW_ERROR_INIT;
    int64_t number = 0;
    const char *by = invocation_value(invocation, "by");
    enum avow_status status = read_number(invocation, &number, &err);
    if (status == AVOW_OK && by == NULL)
        status = error_set(&err, AVOW_USAGE, "library", "say who retires it: --by NAME");
    if (status == AVOW_OK)
        status = library_retire(place, number, span_of(by), today, &err);
    if (status != AVOW_OK)
        return command_failed(&err);
    if (invocation_has(invocation, "json"))
        printf("{\"retired\":%lld}\n", (long long)number);
    else
        printf("approval %lld is retired\n", (long long)number);
    return 0;
}

static int run_rebuild(const struct invocation *invocation, const struct library_place *place, date_day today)
{
    (void)today;
    struct avow_error err = AVOW_ERROR_INIT;
    uint64_t approved = 0;
    uint64_t revision = 0;
    if (library_rebuild(place, &approved, &revision, &err) != AVOW_OK)
        return command_failed(&err);
    if (invocation_has(invocation, "json"))
        printf("{\"approved\":%llu,\"revision\":%llu}\n", (unsigned long long)approved,
               (unsigned long long)revision);
    else
        print_searched(approved, revision);
    return 0;
}

static const struct {
    const char *name;
    size_t words; /* with its own name */
    int (*run)(const struct invocation *invocation, const struct library_place *place, date_day today);
} actions[] = {
    {"import", 2, run_import},   {"list", 1, run_list},     {"export", 1, run_export},
    {"history", 2, run_history}, {"retire", 2, run_retire}, {"rebuild", 1, run_rebuild},
};

int verb_library(const struct invocation *invocation)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct library_place place;
    date_day today = DATE_NONE;
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (strcmp(actions[i].name, invocation->words[0]) != 0 || actions[i].words != invocation->word_count)
            continue;
        if (invocation_today(invocation, &today, &err) != AVOW_OK ||
            find_place(invocation, &arena, &place, &err) != AVOW_OK)
            return command_failed(&err);
        return actions[i].run(invocation, &place, today);
    }
    error_set(&err, AVOW_USAGE, "library", "say import FILE, list, history ID, export, retire ID or rebuild");
    return command_failed(&err);
}
