/* Take the pages in order, with all their files read, and bring the generation in line with them. */
#include "index/apply_job.h"

#include "base/cleanup.h"
#include "index/pins.h"
#include "index/stop.h"

static void apply_end(struct apply *apply)
{
    reading_end(apply->reading);
    preparer_free(apply->preparer);
    build_drop(apply->build);
    arena_free(&apply->arena);
    arena_free(&apply->scratch);
}

static void tell_progress(struct apply *apply, const char *stage)
{
    const struct index_options *run = apply->options->run;
    apply->progress.stage = stage;
    if (run->progress != NULL)
        run->progress(run->progress_context, &apply->progress);
}

/* Wait for the files of a page, which are jobs from `first` on. */
static enum avow_status take_page(struct apply *apply, const struct plan_page *page, size_t first)
{
    struct page_job job = {.page = page};
    job.results = arena_array(&apply->scratch, page->file_count, sizeof(struct reading_result *));
    if (job.results == NULL)
        return error_set_no_memory(apply->err, "index");
    for (size_t i = 0; i < page->file_count; i++) {
        enum avow_status status = reading_take(apply->reading, first + i, &job.results[i], apply->err);
        if (status != AVOW_OK)
            return status;
    }
    enum avow_status status = apply_read_page(apply, &job);
    reading_release(apply->reading, first, first + page->file_count);
    apply->progress.files_done += page->file_count;
    tell_progress(apply, "reading");
    return status;
}

static enum avow_status apply_pages(struct apply *apply)
{
    const struct plan *plan = apply->options->plan;
    const struct index_options *run = apply->options->run;
    size_t first = 0;
    for (size_t i = 0; i < plan->page_count; i++) {
        const struct plan_page *page = &plan->pages[i];
        enum avow_status status = stop_check(run->stop, apply->err);
        arena_reset(&apply->scratch);
        if (status == AVOW_OK && page->action == PLAN_REMOVE)
            status = apply_remove_page(apply, page);
        else if (status == AVOW_OK && page->action == PLAN_READ)
            status = take_page(apply, page, first);
        if (status != AVOW_OK)
            return status;
        first += page->action == PLAN_READ ? page->file_count : 0;
        apply->applied.unchanged += page->action == PLAN_SAME && live_holds(apply->options->live, page->id);
    }
    return AVOW_OK;
}

static enum avow_status start_reading(struct apply *apply)
{
    const struct plan *plan = apply->options->plan;
    const struct index_options *run = apply->options->run;
    apply->jobs = arena_array(&apply->arena, plan->files_to_read, sizeof *apply->jobs);
    if (apply->jobs == NULL)
        return error_set_no_memory(apply->err, "index");
    for (size_t i = 0; i < plan->page_count; i++)
        for (size_t j = 0; plan->pages[i].action == PLAN_READ && j < plan->pages[i].file_count; j++)
            apply->jobs[apply->job_count++] = (struct reading_job){&plan->pages[i].files[j], &plan->pages[i]};
    apply->progress.files_total = apply->job_count;
    const struct reading_options options = {run->program, run->jobs, run->stop};
    return reading_start(&options, apply->options->corpus, apply->jobs, apply->job_count, &apply->reading,
                         apply->err);
}

/* Rejected files are known anew in every run that writes. */
static enum avow_status put_refused(struct apply *apply)
{
    struct facts *facts = build_facts(apply->build);
    enum avow_status status = facts_remove_rejected(facts, apply->err);
    for (size_t i = 0; i < apply->refused_count && status == AVOW_OK; i++)
        status = facts_put_file(facts, &apply->refused[i], apply->err);
    return status;
}

/* Pins that changed are a new generation, too. */
static enum avow_status need_build_for_pins(struct apply *apply)
{
    struct facts_pins before = {0};
    enum avow_status status = facts_all_pins(apply->options->live->facts, &apply->arena, &before, apply->err);
    if (status != AVOW_OK || pins_equal(&before, &apply->options->corpus->pins))
        return status;
    return apply_need_build(apply);
}

/* Words for queries that changed are one, too: the generation keeps the tables that queries are read with. */
static enum avow_status need_build_for_words(struct apply *apply)
{
    const struct corpus *corpus = apply->options->corpus;
    const struct live *live = apply->options->live;
    struct span *texts = NULL;
    if (!live->present)
        return AVOW_OK;
    enum avow_status status = generation_vocabulary(apply->options->run->directory, live->number,
                                                    &live->manifest, &apply->arena, &texts, apply->err);
    if (status != AVOW_OK)
        return status;
    bool same = corpus->source_count == live->manifest.vocabulary.count;
    for (size_t i = 0; same && i < corpus->source_count; i++)
        same = span_equal(corpus->sources[i].text, texts[i]);
    return same ? AVOW_OK : apply_need_build(apply);
}

static enum avow_status finish(struct apply *apply)
{
    const struct index_options *run = apply->options->run;
    enum avow_status status = apply->options->fresh ? apply_need_build(apply) : need_build_for_pins(apply);
    if (status == AVOW_OK && apply->build == NULL)
        status = need_build_for_words(apply);
    if (status != AVOW_OK || apply->build == NULL)
        return status;
    tell_progress(apply, "checking");
    status = put_refused(apply);
    struct manifest manifest;
    if (status == AVOW_OK)
        status = build_finish(apply->build, run->today, run->stop, &manifest, apply->err);
    if (status != AVOW_OK)
        return status;
    apply->applied.written = true;
    apply->applied.generation = manifest.number;
    apply->applied.pages = manifest.pages;
    apply->applied.statements = manifest.statements;
    return AVOW_OK;
}

enum avow_status apply_plan(const struct apply_options *options, struct notes *rejected,
                            struct notes *skipped, struct notes *notes, struct applied *out,
                            struct avow_error *err)
{
    CLEANUP(apply_end)
    struct apply apply = {
        .options = options, .rejected = rejected, .skipped = skipped, .notes = notes, .err = err};
    enum avow_status status = start_reading(&apply);
    if (status == AVOW_OK)
        status = apply_pages(&apply);
    if (status == AVOW_OK)
        status = finish(&apply);
    if (status == AVOW_OK)
        *out = apply.applied;
    return status;
}
