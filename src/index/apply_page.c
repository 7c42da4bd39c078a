/* Decide what becomes of one page: put, kept, removed, or left as it is. */
#include "index/apply_job.h"

#include "index/carry.h"

static enum avow_status no_memory(struct apply *apply)
{
    return error_set_no_memory(apply->err, "index");
}

enum avow_status apply_need_build(struct apply *apply)
{
    if (apply->build != NULL)
        return AVOW_OK;
    const struct build_options options = {apply->options->run->directory, apply->options->corpus,
                                          apply->options->live, apply->options->fresh};
    return build_begin(&options, &apply->build, apply->err);
}

static enum avow_status need_preparer(struct apply *apply)
{
    return apply->preparer != NULL
               ? AVOW_OK
               : preparer_new(apply->options->corpus->vocabulary, &apply->preparer, apply->err);
}

/* What facts know of a file, if it stands in the index under this page. */
static const struct facts_file *indexed_file(const struct apply *apply, const struct plan_page *page,
                                             const struct plan_file *file)
{
    const struct facts_file *known = live_file(apply->options->live, file->root->path, file->path);
    bool indexed = known != NULL && (known->state == FILE_INDEXED || known->kept);
    return indexed && page->version_count > 0 && span_equal(known->page, page->id) ? known : NULL;
}

static enum avow_status refuse(struct apply *apply, const struct plan_page *page,
                               const struct plan_file *file, const char *reason, bool kept)
{
    if (!notes_add(apply->rejected, file->path, span_of(reason), kept) ||
        !arena_grow(&apply->arena, &apply->refused, &apply->refused_room, apply->refused_count,
                    sizeof *apply->refused))
        return no_memory(apply);
    apply->refused[apply->refused_count++] = (struct facts_file){file->root->path,
                                                                 file->path,
                                                                 page->id,
                                                                 SPAN_EMPTY,
                                                                 FILE_REJECTED,
                                                                 kept,
                                                                 arena_copy(&apply->arena, span_of(reason))};
    return AVOW_OK;
}

/* No document: whatever stood in the index from this file is gone. */
static enum avow_status skip(struct apply *apply, const struct plan_file *file, const char *reason)
{
    return notes_add(apply->skipped, file->path, span_of(reason), false) ? AVOW_OK : no_memory(apply);
}

/* Nobody can mend what a commit of long ago says: such a version is left out, and that is no failure. */
static enum avow_status leave_out(struct apply *apply, const struct plan_page *page,
                                  const struct plan_file *file, const char *reason, bool kept)
{
    return plan_file_fixed(file) && !kept ? skip(apply, file, reason)
                                          : refuse(apply, page, file, reason, kept);
}

/* The file that came first with the same page and date; NULL when there is none. */
static const struct plan_file *twin_of(const struct page_job *job, size_t number)
{
    for (size_t i = 0; i < number; i++)
        if (job->results[i]->status == AVOW_OK &&
            job->results[i]->page.date == job->results[number]->page.date)
            return &job->page->files[i];
    return NULL;
}

static enum avow_status refuse_twin(struct apply *apply, struct page_job *job, size_t number)
{
    const struct plan_file *twin = twin_of(job, number);
    if (twin == NULL)
        return AVOW_OK;
    const char *reason = arena_printf(
        &apply->arena, "has the same page (%.*s) and date as %.*s, which comes first; give it another",
        SPAN_ARG(job->page->id), SPAN_ARG(twin->path));
    job->results[number]->status = AVOW_BAD_INPUT;
    return reason != NULL ? leave_out(apply, job->page, &job->page->files[number], reason, false)
                          : no_memory(apply);
}

/* Sort the results into good ones, skipped ones and rejected ones. */
static enum avow_status judge_files(struct apply *apply, struct page_job *job)
{
    const struct plan_page *page = job->page;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < page->file_count && status == AVOW_OK; i++) {
        if (job->results[i]->status == AVOW_OK) {
            status = refuse_twin(apply, job, i);
            job->good += job->results[i]->status == AVOW_OK;
            continue;
        }
        if (job->results[i]->status == AVOW_NOT_FOUND) {
            status = skip(apply, &page->files[i], job->results[i]->error.message);
            continue;
        }
        bool kept = indexed_file(apply, page, &page->files[i]) != NULL;
        job->kept = job->kept || kept;
        status = leave_out(apply, page, &page->files[i], job->results[i]->error.message, kept);
    }
    return status;
}

static enum avow_status note_page(struct apply *apply, const struct plan_file *file, const struct page *page)
{
    for (size_t i = 0; i < page->notes.count; i++)
        if (!notes_add_once(apply->notes, file->path, page->notes.items[i]))
            return no_memory(apply);
    bool good = page->audience_given ||
                notes_add_once(apply->notes, file->path,
                               SPAN("no audience is given for it and maybe others: taken as internal"));
    return good ? AVOW_OK : no_memory(apply);
}

/* True when the good files are exactly those the index has, unchanged. */
static bool is_same_page(const struct apply *apply, const struct page_job *job)
{
    if (job->good != job->page->version_count)
        return false;
    for (size_t i = 0; i < job->page->file_count; i++) {
        const struct facts_file *known = indexed_file(apply, job->page, &job->page->files[i]);
        if (job->results[i]->status == AVOW_OK &&
            (known == NULL || !span_equal(known->input_key, span_of(job->results[i]->key))))
            return false;
    }
    return true;
}

static bool has_day(const struct version *versions, size_t count, date_day day)
{
    for (size_t i = 0; i < count; i++)
        if (versions[i].date == day)
            return true;
    return false;
}

/* Put a page with the gaps between its `count` versions, which have room for them; `files[i]` is the file of
 * versions[i]. `*holds`: it has not ended. */
static enum avow_status put_versions(struct apply *apply, const struct plan_page *page,
                                     struct version *versions, const struct facts_file *files, size_t count,
                                     bool *holds)
{
    size_t total = count;
    for (size_t i = 0; i < count; i++)
        apply->progress.statements += versions[i].page->statement_count;
    for (size_t i = 0; i < page->gap_count; i++)
        if (!has_day(versions, total, page->gaps[i]))
            versions[total++] = (struct version){.date = page->gaps[i]};
    enum avow_status status = versions_place(versions, total, &apply->scratch, apply->err);
    *holds = status == AVOW_OK && total > 0 && versions[total - 1].current;
    if (status == AVOW_OK)
        status = apply_need_build(apply);
    if (status == AVOW_OK)
        status = build_put_page(apply->build, page->id, versions, total, files, apply->err);
    return status;
}

static enum avow_status put_page(struct apply *apply, const struct page_job *job, bool *holds)
{
    const struct plan_page *page = job->page;
    struct version *versions = arena_array(&apply->scratch, job->good + page->gap_count, sizeof *versions);
    struct facts_file *files = arena_array(&apply->scratch, job->good, sizeof *files);
    if (versions == NULL || files == NULL)
        return no_memory(apply);
    size_t count = 0;
    for (size_t i = 0; i < page->file_count; i++) {
        const struct plan_file *file = &page->files[i];
        const struct reading_result *result = job->results[i];
        if (result->status != AVOW_OK)
            continue;
        versions[count] = (struct version){
            .page = &result->page, .date = result->page.date, .tag = count, .prepared = result->prepared};
        files[count++] = (struct facts_file){
            .root = file->root->path,
            .path = file->path,
            .page = page->id,
            .input_key = span_of(result->key),
            .state = FILE_INDEXED,
        };
    }
    return put_versions(apply, page, versions, files, count, holds);
}

/* Version `number` of a page that is taken over, and what is known of its file. */
static enum avow_status carry_version(struct apply *apply, struct span id, const struct page *page,
                                      size_t number, struct version *version, struct facts_file *file)
{
    size_t count;
    const struct live *live = apply->options->live;
    const struct facts_version *facts = &live_page(live, id, &count)[number];
    const struct facts_file *known = live_file(live, facts->root, facts->path);
    *file = (struct facts_file){.root = facts->root,
                                .path = facts->path,
                                .page = id,
                                .input_key = known != NULL ? known->input_key : SPAN_EMPTY};
    struct prepared *prepared;
    enum avow_status status = need_preparer(apply);
    if (status == AVOW_OK)
        status = preparer_run(apply->preparer, page, &apply->scratch, &prepared, apply->err);
    if (status == AVOW_OK)
        *version = (struct version){.page = page, .date = page->date, .tag = number, .prepared = prepared};
    return status;
}

/* A rebuild starts from nothing: a page that cannot be read now is taken over from its records. */
static enum avow_status keep_page(struct apply *apply, const struct page_job *job)
{
    bool holds;
    const struct live *live = apply->options->live;
    if (!apply->options->fresh)
        return AVOW_OK;
    struct page *carried;
    size_t count;
    enum avow_status status = carry_page(apply->options->run->directory, live, job->page->id, &apply->scratch,
                                         &carried, &count, apply->err);
    if (status != AVOW_OK)
        return status;
    struct version *versions = arena_array(&apply->scratch, count + job->page->gap_count, sizeof *versions);
    struct facts_file *files = arena_array(&apply->scratch, count, sizeof *files);
    if (versions == NULL || files == NULL)
        return no_memory(apply);
    for (size_t i = 0; i < count && status == AVOW_OK; i++)
        status = carry_version(apply, job->page->id, &carried[i], i, &versions[i], &files[i]);
    return status == AVOW_OK ? put_versions(apply, job->page, versions, files, count, &holds) : status;
}

enum avow_status apply_remove_page(struct apply *apply, const struct plan_page *page)
{
    apply->applied.removed += live_holds(apply->options->live, page->id);
    enum avow_status status = apply_need_build(apply);
    return status == AVOW_OK && !apply->options->fresh ? build_remove_page(apply->build, page->id, apply->err)
                                                       : status;
}

/* Only pages that hold are counted: one that ends is removed, one that comes back is added. */
static void count_page(struct applied *applied, bool before, bool after, bool same)
{
    applied->unchanged += before && after && same;
    applied->changed += before && after && !same;
    applied->added += !before && after;
    applied->removed += before && !after;
}

enum avow_status apply_read_page(struct apply *apply, struct page_job *job)
{
    bool before = live_holds(apply->options->live, job->page->id);
    bool after = before;
    enum avow_status status = judge_files(apply, job);
    for (size_t i = 0; i < job->page->file_count && status == AVOW_OK; i++)
        if (job->results[i]->status == AVOW_OK)
            status = note_page(apply, &job->page->files[i], &job->results[i]->page);
    if (status != AVOW_OK)
        return status;
    if (job->kept) {
        apply->applied.unchanged += before;
        return keep_page(apply, job);
    }
    if (job->good == 0)
        return job->page->version_count > 0 ? apply_remove_page(apply, job->page) : AVOW_OK;
    bool same = is_same_page(apply, job);
    if (!same || apply->options->fresh)
        status = put_page(apply, job, &after);
    count_page(&apply->applied, before, after, same);
    return status;
}
