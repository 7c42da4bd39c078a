/* One indexing run from lock to report. */
#include "index/index.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "index/apply.h"
#include "index/plan.h"
#include "index/swap.h"

#include <time.h>

enum { LOCK_WAIT_MS = 10000 };

/* Everything a run holds. */
struct run {
    const struct index_options *options;
    struct arena arena; /* lives as long as the run */
    int lock;
    struct live live;
    struct span *roots;
    size_t root_count;
    struct corpus corpus;
    struct plan plan;
    struct notes rejected, skipped, notes;
    struct avow_error *err;
};

static void run_end(struct run *run)
{
    plan_close(&run->plan);
    corpus_close(&run->corpus);
    live_close(&run->live);
    file_unlock(&run->lock);
    arena_free(&run->arena);
}

/* Make the data directory, lock it, and remove what a killed run left. A dry run changes nothing and reads
 * only what is immutable. */
static enum avow_status take_directory(struct run *run)
{
    const struct index_options *options = run->options;
    if (options->dry_run)
        return AVOW_OK;
    const char *generations = file_join(&run->arena, options->directory, "generations");
    const char *lock = file_join(&run->arena, options->directory, "lock");
    if (generations == NULL || lock == NULL)
        return error_set_no_memory(run->err, "index");
    int wait = options->lock_wait_ms < 0 ? LOCK_WAIT_MS : options->lock_wait_ms;
    enum avow_status status = file_make_folder(generations, run->err);
    if (status == AVOW_OK)
        status = file_lock(lock, wait, &run->lock, run->err);
    return status == AVOW_OK ? swap_tidy(options->directory, run->err) : status;
}

/* A rebuild needs nothing of a live generation that cannot be read. */
static enum avow_status open_live(struct run *run)
{
    const char *directory = run->options->directory;
    enum avow_status status = live_open(directory, &run->arena, &run->live, run->err);
    if (!run->options->rebuild || (status != AVOW_CORRUPT && status != AVOW_NEWER))
        return status;
    uint64_t number = 0;
    run->live = (struct live){.present = false};
    if (generation_live(directory, &number, NULL) == AVOW_OK)
        run->live.number = number;
    return AVOW_OK;
}

static bool has_root(const struct span *roots, size_t count, struct span path)
{
    for (size_t i = 0; i < count; i++)
        if (span_equal(roots[i], path))
            return true;
    return false;
}

/* The folders asked for, absolute and each once; without any, those the index remembers. */
static enum avow_status choose_roots(struct run *run)
{
    const struct index_options *options = run->options;
    const struct generation_names *known = &run->live.manifest.roots;
    size_t wanted = options->root_count > 0 ? options->root_count : known->count;
    if (wanted == 0)
        return error_set(run->err, AVOW_USAGE, "corpus",
                         "the index remembers no corpus folder; name one with --corpus");
    run->roots = arena_array(&run->arena, wanted, sizeof *run->roots);
    for (size_t i = 0; run->roots != NULL && i < wanted; i++) {
        struct span path = options->root_count > 0 ? span_of(corpus_root_path(options->roots[i], &run->arena))
                                                   : arena_copy(&run->arena, known->items[i]);
        if (path.bytes == NULL)
            return error_set_no_memory(run->err, "index");
        if (!has_root(run->roots, run->root_count, path))
            run->roots[run->root_count++] = path;
    }
    return run->roots != NULL ? AVOW_OK : error_set_no_memory(run->err, "index");
}

/* Another set of folders than the index was built from is mostly a mistake. */
static enum avow_status guard_roots(struct run *run)
{
    const struct generation_names *known = &run->live.manifest.roots;
    bool same = run->root_count == known->count;
    for (size_t i = 0; i < run->root_count && same; i++)
        same = has_root(known->items, known->count, run->roots[i]);
    if (same || !run->live.present || run->options->replace)
        return AVOW_OK;
    return error_set(run->err, AVOW_REFUSED, "corpus",
                     "the index was built from %.*s%s; to index other folders instead, add --replace",
                     SPAN_ARG(known->count > 0 ? known->items[0] : SPAN("nothing")),
                     known->count > 1 ? " and more" : "");
}

static enum avow_status make_plan(struct run *run)
{
    const struct index_options *options = run->options;
    const struct plan_options planning = {options->directory, options->today, options->rebuild,
                                          options->stop};
    if (options->progress != NULL)
        options->progress(options->progress_context, &(struct index_progress){.stage = "looking"});
    enum avow_status status = corpus_open(run->roots, run->root_count, &run->arena, &run->corpus, run->err);
    if (status == AVOW_OK)
        status =
            plan_make(&planning, &run->corpus, &run->live, &run->arena,
                      &(struct plan_notes){&run->rejected, &run->skipped, &run->notes}, &run->plan, run->err);
    return status == AVOW_OK && !options->allow_removal
               ? plan_guard(&run->plan, &run->corpus, &run->live, run->err)
               : status;
}

/* From nothing when there is nothing, when it is asked for, and when the layout or the rules of reading
 * changed. */
static bool builds_fresh(const struct run *run)
{
    const struct manifest *manifest = &run->live.manifest;
    return run->options->rebuild || !run->live.present || manifest->schema != GENERATION_SCHEMA ||
           !span_equal(manifest->terms_digest, span_of(run->corpus.terms_digest)) ||
           !span_equal(manifest->vocabulary_digest, span_of(run->corpus.vocabulary_digest));
}

/* What would become of one page, each file that can be read taken for sound. */
static void foresee_page(const struct run *run, const struct plan_page *page, struct applied *applied)
{
    bool holds = live_holds(&run->live, page->id);
    size_t faults = 0;
    for (size_t i = 0; i < page->file_count; i++)
        faults += page->files[i].fault.size > 0;
    bool kept = faults > 0 && page->version_count > 0;
    bool read = page->action == PLAN_READ && !kept && faults < page->file_count;
    bool removed = page->action == PLAN_REMOVE && holds;
    applied->unchanged += holds && (page->action == PLAN_SAME || kept);
    applied->removed += removed;
    applied->added += read && page->version_count == 0;
    applied->changed += read && holds;
    applied->unread = applied->unread || read;
    if (removed)
        applied->statements -= live_statements(&run->live, page->id);
}

/* What the plan alone tells: for a dry run, without opening a document. */
static bool foresee(struct run *run, struct applied *applied)
{
    const struct manifest *before = &run->live.manifest;
    applied->statements = before->statements;
    for (size_t i = 0; i < run->plan.page_count; i++) {
        const struct plan_page *page = &run->plan.pages[i];
        foresee_page(run, page, applied);
        for (size_t j = 0; j < page->file_count; j++) {
            const struct plan_file *file = &page->files[j];
            bool kept = page->version_count > 0;
            if (file->fault.size > 0 && !notes_add(&run->rejected, file->path, file->fault, kept))
                return false;
        }
    }
    applied->pages = before->pages + applied->added - applied->removed;
    return true;
}

static enum avow_status carry_out(struct run *run, struct applied *applied)
{
    if (run->options->dry_run)
        return foresee(run, applied) ? AVOW_OK : error_set_no_memory(run->err, "index");
    const struct apply_options options = {run->options, &run->corpus, &run->live, &run->plan,
                                          builds_fresh(run)};
    return apply_plan(&options, &run->rejected, &run->skipped, &run->notes, applied, run->err);
}

static enum avow_status fill_report(struct run *run, const struct applied *applied,
                                    struct index_report *report)
{
    const struct manifest *before = &run->live.manifest;
    bool told = applied->written || run->options->dry_run;
    *report = (struct index_report){
        .pages = told ? applied->pages : before->pages,
        .statements = told ? applied->statements : before->statements,
        .statements_unknown = applied->unread,
        .added = applied->added,
        .changed = applied->changed,
        .removed = applied->removed,
        .unchanged = applied->unchanged,
        .rejected = run->rejected.list,
        .skipped = run->skipped.list,
        .notes = run->notes.list,
        .generation = applied->written ? applied->generation : run->live.number,
        .written = applied->written,
    };
    if (report->generation > 0 && !run->options->dry_run) {
        enum avow_status status = index_pins(run->options->directory, run->options->today, run->notes.arena,
                                             &report->notes, run->err);
        if (status != AVOW_OK)
            return status;
    }
    notes_sort(&report->rejected);
    notes_sort(&report->skipped);
    notes_sort(&report->notes);
    if (report->generation == 0)
        return AVOW_OK;
    const char *folder = generation_path(&run->arena, run->options->directory, report->generation, NULL);
    if (folder == NULL)
        return error_set_no_memory(run->err, "index");
    report->bytes = file_tree_size(folder);
    return AVOW_OK;
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

enum avow_status index_run(const struct index_options *options, struct arena *arena,
                           struct index_report *report, struct avow_error *err)
{
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    CLEANUP(run_end)
    struct run run = {.options = options,
                      .lock = -1,
                      .rejected = {.arena = arena},
                      .skipped = {.arena = arena},
                      .notes = {.arena = arena},
                      .err = err};
    struct applied applied = {0};
    static enum avow_status (*const steps[])(struct run *) = {take_directory, open_live, choose_roots,
                                                              guard_roots, make_plan};
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == AVOW_OK; i++)
        status = steps[i](&run);
    if (status == AVOW_OK)
        status = carry_out(&run, &applied);
    struct index_report made;
    if (status == AVOW_OK)
        status = fill_report(&run, &applied, &made);
    if (status != AVOW_OK)
        return status;
    made.seconds = seconds_since(&start);
    *report = made;
    return AVOW_OK;
}
