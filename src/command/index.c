/* avow index, check and rollback: run, show progress, print the report. */
#include "base/cleanup.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "base/process.h"
#include "base/utf8.h"
#include "command/golden.h"
#include "command/progress.h"
#include "command/verbs.h"
#include "facts/generation.h"

#include <signal.h>

enum { EXIT_SOME_REJECTED = 3, JOBS_MOST = 64 };

static volatile sig_atomic_t stop_asked;

static void ask_to_stop(int signal_number)
{
    (void)signal_number;
    stop_asked = 1;
}

static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = ask_to_stop};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static void write_notes(struct json_writer *writer, const char *key, const struct index_notes *notes,
                        bool kept)
{
    json_key(writer, key);
    json_begin_list(writer);
    for (size_t i = 0; i < notes->count; i++) {
        json_begin_map(writer);
        json_field_text(writer, "file", notes->items[i].file);
        json_field_text(writer, "reason", notes->items[i].reason);
        if (kept)
            json_field_boolean(writer, "kept", notes->items[i].kept);
        json_end_map(writer);
    }
    json_end_list(writer);
}

/* `golden`: what golden_check told; NULL: this is no check. */
static int print_json(const struct index_report *report, const struct buffer *golden, int code)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct json_writer writer = json_writer_to(&json);
    json_begin_map(&writer);
    json_field_integer(&writer, "pages", (int64_t)report->pages);
    json_key(&writer, "statements");
    if (report->statements_unknown)
        json_null(&writer);
    else
        json_integer(&writer, (int64_t)report->statements);
    json_field_integer(&writer, "added", (int64_t)report->added);
    json_field_integer(&writer, "changed", (int64_t)report->changed);
    json_field_integer(&writer, "removed", (int64_t)report->removed);
    json_field_integer(&writer, "unchanged", (int64_t)report->unchanged);
    write_notes(&writer, "rejected", &report->rejected, true);
    write_notes(&writer, "skipped", &report->skipped, false);
    write_notes(&writer, "notes", &report->notes, false);
    json_field_number(&writer, "seconds", report->seconds, 3);
    json_field_integer(&writer, "bytes", (int64_t)report->bytes);
    json_field_integer(&writer, "generation", (int64_t)report->generation);
    if (golden != NULL) {
        json_key(&writer, "golden");
        json_begin_list(&writer);
        if (golden->size > 0)
            json_raw(&writer, buffer_span(golden));
        json_end_list(&writer);
    }
    json_end_map(&writer);
    return command_print(&json, code);
}

/* Names and reasons come from the corpus: what would act on a terminal is shown instead. */
static void print_visible(struct span text)
{
    char shown[UTF8_VISIBLE_SIZE];
    for (size_t at = 0; at < text.size;) {
        size_t size = utf8_next_visible(text, &at, shown);
        fwrite(shown, 1, size, stdout);
    }
}

static void print_notes(const char *word, const struct index_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        printf("%s ", word);
        print_visible(notes->items[i].file);
        fputs(": ", stdout);
        print_visible(notes->items[i].reason);
        puts(notes->items[i].kept ? " (what was indexed from it before stays)" : "");
    }
}

static void print_text(const struct index_report *report, bool dry_run)
{
    print_notes("rejected", &report->rejected);
    print_notes("skipped", &report->skipped);
    print_notes("note", &report->notes);
    printf("%s%llu page%s, ", dry_run ? "would be: " : "", (unsigned long long)report->pages,
           plural(report->pages));
    if (report->statements_unknown)
        printf("statements not known before reading: ");
    else
        printf("%llu statement%s: ", (unsigned long long)report->statements, plural(report->statements));
    printf("%llu added, %llu changed, %llu removed, %llu unchanged; %zu file%s rejected, %zu skipped\n",
           (unsigned long long)report->added, (unsigned long long)report->changed,
           (unsigned long long)report->removed, (unsigned long long)report->unchanged, report->rejected.count,
           plural(report->rejected.count), report->skipped.count);
    if (!dry_run)
        printf("generation %llu, %.1f MB, %.2f s%s\n", (unsigned long long)report->generation,
               (double)report->bytes / 1e6, report->seconds, report->written ? "" : " (nothing had changed)");
}

static int print_report(const struct invocation *invocation, const struct index_report *report)
{
    int code = report->rejected.count > 0 ? EXIT_SOME_REJECTED : 0;
    if (invocation_has(invocation, "json"))
        return print_json(report, NULL, code);
    print_text(report, invocation_has(invocation, "dry-run"));
    return code;
}

/* The folders to read: those given; else those the index remembers (none passed on); else "corpus". */
static void choose_roots(const struct invocation *invocation, struct index_options *options)
{
    static const char *const standard_root[] = {"corpus"};
    uint64_t number = 0;
    options->roots = invocation_values(invocation, "corpus", &options->root_count);
    if (options->root_count > 0 || generation_live(options->directory, &number, NULL) == AVOW_OK)
        return;
    options->roots = standard_root;
    options->root_count = 1;
}

static enum avow_status options_from(const struct invocation *invocation, struct buffer *program,
                                     struct index_options *options, struct avow_error *err)
{
    uint64_t jobs = 0;
    enum avow_status status = invocation_number(invocation, "jobs", JOBS_MOST, 0, &jobs, err);
    if (status == AVOW_OK)
        status = invocation_today(invocation, &options->today, err);
    if (status == AVOW_OK)
        status = process_own_path(program, err);
    if (status != AVOW_OK)
        return status;
    options->program = program->bytes;
    options->directory = command_directory(invocation);
    options->jobs = (int)jobs;
    options->lock_wait_ms = -1;
    options->rebuild = invocation_has(invocation, "rebuild");
    options->replace = invocation_has(invocation, "replace");
    options->allow_removal = invocation_has(invocation, "allow-removal");
    options->dry_run = invocation_has(invocation, "dry-run");
    options->stop = &stop_asked;
    choose_roots(invocation, options);
    return AVOW_OK;
}

/* The index is good whatever becomes of the approved questions: searches say the same of them. */
static void renew_library(const struct invocation *invocation, struct arena *arena,
                          struct index_report *report)
{
    struct avow_error err = AVOW_ERROR_INIT;
    if (command_library_renew(invocation, &err) == AVOW_OK)
        return;
    struct index_note *notes = arena_array(arena, report->notes.count + 1, sizeof *notes);
    if (notes == NULL)
        return;
    for (size_t i = 0; i < report->notes.count; i++)
        notes[i] = report->notes.items[i];
    notes[report->notes.count] =
        (struct index_note){SPAN("approved questions"), arena_copy(arena, span_of(err.message)), false};
    report->notes = (struct index_notes){notes, report->notes.count + 1};
}

int verb_index(const struct invocation *invocation)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer program = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct index_options options = {0};
    struct index_report report = {0};
    if (options_from(invocation, &program, &options, &err) != AVOW_OK)
        return command_failed(&err);
    catch_signals();
    struct progress_bar bar = progress_bar_start();
    options.progress = progress_bar_draw;
    options.progress_context = &bar;
    enum avow_status status = index_run(&options, &arena, &report, &err);
    progress_bar_end(&bar);
    if (status == AVOW_OK && !options.dry_run)
        renew_library(invocation, &arena, &report);
    return status == AVOW_OK ? print_report(invocation, &report) : command_failed(&err);
}

static void print_sound(const struct index_report *report)
{
    printf("generation %llu is sound: %llu page%s, %llu statement%s, %.1f MB\n",
           (unsigned long long)report->generation, (unsigned long long)report->pages, plural(report->pages),
           (unsigned long long)report->statements, plural(report->statements), (double)report->bytes / 1e6);
}

int verb_check(const struct invocation *invocation)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer golden = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct index_report report = {0};
    bool met = true;
    bool json = invocation_has(invocation, "json");
    date_day today = DATE_NONE;
    const char *directory = command_directory(invocation);
    if (invocation_today(invocation, &today, &err) != AVOW_OK ||
        index_check(directory, &arena, &report, &err) != AVOW_OK ||
        index_pins(directory, today, &arena, &report.notes, &err) != AVOW_OK)
        return command_failed(&err);
    if (!json) {
        print_notes("note", &report.notes);
        print_sound(&report);
    }
    if (golden_check(invocation, &golden, json ? NULL : stdout, &met, &err) != AVOW_OK)
        return command_failed(&err);
    int code = met ? 0 : avow_status_exit_code(AVOW_NOT_FOUND);
    return json ? print_json(&report, &golden, code) : code;
}

int verb_rollback(const struct invocation *invocation)
{
    struct avow_error err = AVOW_ERROR_INIT;
    uint64_t number = 0;
    uint64_t live = 0;
    if (invocation->word_count > 0 && (!span_to_u64(span_of(invocation->words[0]), &number) || number == 0)) {
        log_line(LOG_ERROR, "rollback %s: give the number of a generation, or nothing for the one before",
                 invocation->words[0]);
        return avow_status_exit_code(AVOW_USAGE);
    }
    if (index_rollback(command_directory(invocation), number, &live, &err) != AVOW_OK)
        return command_failed(&err);
    if (invocation_has(invocation, "json"))
        printf("{\"generation\":%llu}\n", (unsigned long long)live);
    else
        printf("generation %llu is live again\n", (unsigned long long)live);
    return 0;
}
