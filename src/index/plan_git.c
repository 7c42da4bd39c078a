/* The files of a git source: one for each version that a commit made. */
#include "index/planner.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/row.h"
#include "index/span_table.h"

enum { SHORT_COMMIT = 12 /* hex digits of a commit that paths show */ };

/* A git source on its way into the plan. */
struct git_look {
    struct planner *planner;
    const struct corpus_root *root;
    const struct config_entry *source;
    struct repository *repository;
    struct history history;
    const char *tip;
    struct span_table skipped; /* names that were told of */
    struct avow_error *err;
};

static enum avow_status no_memory(struct avow_error *err)
{
    return error_set_no_memory(err, "plan");
}

/* Told once of each name, as it may be shown. */
static enum avow_status skip(struct git_look *look, struct span name, struct span reason)
{
    bool made;
    struct planner *planner = look->planner;
    CLEANUP(buffer_free) struct buffer shown = BUFFER_INIT;
    if (span_table_put(&look->skipped, planner->arena, name, 0, &made) == NULL ||
        !utf8_append_visible(&shown, name))
        return no_memory(look->err);
    return !made || notes_add(planner->notes->skipped, buffer_span(&shown), reason, false)
               ? AVOW_OK
               : no_memory(look->err);
}

/* Why a file is no document of this source; no bytes: it is one. */
static struct span unwanted(const struct history_version *version)
{
    if (document_has_rows(version->path))
        return SPAN("files of rows are read from folders only");
    return document_readable(version->path) ? SPAN_EMPTY : SPAN("no reader takes files of this kind");
}

static enum avow_status add_version(struct git_look *look, const struct history_version *version)
{
    struct config_place place;
    struct planner *planner = look->planner;
    struct span reason = unwanted(version);
    if (!utf8_valid(version->name) || !utf8_valid(version->path))
        return skip(look, version->name, SPAN("its name is not UTF-8; rename it"));
    if (corpus_never_document(&look->root->config, version->name))
        return AVOW_OK;
    enum avow_status status =
        config_place_git(look->source, version->name, planner->arena, &place, look->err);
    if (status != AVOW_OK || place.excluded)
        return status;
    if (reason.size > 0)
        return skip(look, version->name, reason);
    struct span path = span_of(arena_printf(
        planner->arena, "%.*s@%.*s%s%.*s", SPAN_ARG(version->path), SPAN_ARG(look->source->branch),
        look->source->branch.size > 0 ? ":" : "", SHORT_COMMIT, version->commit));
    place.facts.modified = version->day;
    const struct plan_file file = {.root = look->root,
                                   .path = path,
                                   .source = look->source,
                                   .facts = place.facts,
                                   .name = version->path,
                                   .repository = look->repository,
                                   .revision = version,
                                   .beside = version->newest ? look->tip : version->commit};
    return path.bytes != NULL ? planner_add_file(planner, file, look->err) : no_memory(look->err);
}

static enum avow_status add_end(struct git_look *look, const struct history_end *end)
{
    struct config_place place;
    struct planner *planner = look->planner;
    if (!utf8_valid(end->name))
        return AVOW_OK;
    enum avow_status status = config_place_git(look->source, end->name, planner->arena, &place, look->err);
    if (status != AVOW_OK || place.excluded)
        return status;
    if (!arena_grow(planner->arena, &planner->ends, &planner->end_room, planner->end_count,
                    sizeof *planner->ends))
        return no_memory(look->err);
    planner->ends[planner->end_count++] = (struct page_end){place.facts.page_id, end->day};
    return AVOW_OK;
}

static bool note_shallow(struct git_look *look)
{
    char day[DATE_TEXT_SIZE];
    if (look->history.shallow == DATE_NONE)
        return true;
    const char *reason = arena_printf(
        look->planner->arena, "line %d: the repository is a shallow clone: nothing before %s is known",
        look->source->line, date_iso(look->history.shallow, day));
    return reason != NULL && notes_add(look->planner->notes->notes, SPAN("avow.yml"), span_of(reason), false);
}

/* A clock that was wrong when it was committed: nothing later can be known, so what it says holds already. */
static bool note_future(struct git_look *look)
{
    char day[DATE_TEXT_SIZE];
    date_day latest = DATE_NONE;
    date_day today = look->planner->options->today;
    for (size_t i = 0; i < look->history.version_count; i++)
        latest = look->history.versions[i].day > latest ? look->history.versions[i].day : latest;
    if (latest <= (today != DATE_NONE ? today : date_today()))
        return true;
    const char *reason = arena_printf(look->planner->arena,
                                      "line %d: a commit is dated %s, which is still to come; what it says"
                                      " holds already",
                                      look->source->line, date_iso(latest, day));
    return reason != NULL && notes_add(look->planner->notes->notes, SPAN("avow.yml"), span_of(reason), false);
}

/* Only files that are documents are worth a word on their number of versions. */
static bool note_cut(struct git_look *look)
{
    const struct history *history = &look->history;
    for (size_t i = 0; i < history->cut_count; i++) {
        const struct history_note *cut = &history->cut[i];
        if (span_table_find(&look->skipped, cut->name) == NULL &&
            !notes_add(look->planner->notes->notes, cut->name, cut->reason, false))
            return false;
    }
    return note_shallow(look) && note_future(look);
}

static enum avow_status add_all(struct git_look *look)
{
    const struct history *history = &look->history;
    look->tip = arena_string(look->planner->arena, span_of(history->tip));
    enum avow_status status = look->tip != NULL ? AVOW_OK : no_memory(look->err);
    for (size_t i = 0; i < history->skipped_count && status == AVOW_OK; i++)
        status = skip(look, history->skipped[i].name, history->skipped[i].reason);
    for (size_t i = 0; i < history->version_count && status == AVOW_OK; i++)
        status = add_version(look, &history->versions[i]);
    for (size_t i = 0; i < history->end_count && status == AVOW_OK; i++)
        status = add_end(look, &history->ends[i]);
    return status == AVOW_OK && !note_cut(look) ? no_memory(look->err) : status;
}

/* The plan closes what it opened, and says on which line of avow.yml it stands. */
static enum avow_status open_source(struct git_look *look)
{
    struct planner *planner = look->planner;
    struct plan *plan = &planner->plan;
    struct avow_error said = AVOW_ERROR_INIT;
    struct span git = look->source->git;
    const char *path = span_starts(git, SPAN("/"))
                           ? arena_string(planner->arena, git)
                           : file_join(planner->arena, look->root->path.bytes,
                                       arena_printf(planner->arena, "%.*s", SPAN_ARG(git)));
    if (path == NULL || !arena_grow(planner->arena, &plan->repositories, &planner->repository_room,
                                    plan->repository_count, sizeof(struct repository *)))
        return no_memory(look->err);
    enum avow_status status = repository_open(path, &look->repository, &said);
    if (status == AVOW_OK) {
        plan->repositories[plan->repository_count++] = look->repository;
        if (!span_starts(git, SPAN("/")) && !repository_inside(look->repository, look->root->path.bytes))
            status = error_set(&said, AVOW_BAD_INPUT, path,
                               "leads out of the folder of avow.yml; write where it is, from \"/\" on");
    }
    if (status == AVOW_OK) {
        const struct history_options options = {look->source->branch, look->source->path,
                                                look->source->versions, planner->options->stop};
        status = history_read(look->repository, &options, planner->arena, &look->history, &said);
    }
    if (status == AVOW_OK || status == AVOW_NO_MEMORY || status == AVOW_INTERRUPTED)
        return status == AVOW_OK ? status : error_set(look->err, status, said.place, "%s", said.message);
    return error_set_line(look->err, look->root->config.name, look->source->line, "%s: %s", said.place,
                          said.message);
}

enum avow_status planner_add_history(struct planner *planner, const struct corpus_root *root,
                                     const struct config_entry *source, struct avow_error *err)
{
    struct git_look look = {.planner = planner, .root = root, .source = source, .err = err};
    enum avow_status status = open_source(&look);
    return status == AVOW_OK ? add_all(&look) : status;
}
