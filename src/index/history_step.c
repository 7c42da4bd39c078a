/* Follow the files of a branch back in time: a path stands for the file it belongs to at the commit reached.
 */
#include "index/history_step.h"

#include "index/span_table.h"

#include <stdlib.h>

enum { NO_FILE = SIZE_MAX };

/* A name that one file, or several one after the other, had last. */
struct named {
    struct span name;
    size_t versions;
    bool cut;     /* told of: there are more versions */
    bool skipped; /* told of: what it names is no file */
};

/* A file between the commit that made it and the one that removed it. */
struct tracked {
    size_t named;
    bool newest;  /* it is there now, and no version of it was met yet */
    date_day day; /* of its oldest version so far, or of its end: older ones of that day do not count */
};

struct moved {
    struct span path;
    size_t file;
};

struct tracker {
    const struct history_options *options;
    struct arena *arena;
    struct arena scratch;
    struct span_table names; /* numbers of `named` */
    struct span_table paths; /* numbers of `files`, or NO_FILE */
    struct named *named;
    size_t named_count, named_room;
    struct tracked *files;
    size_t file_count, file_room;
    struct moved *moved; /* of one commit: where its renamed files were */
    size_t moved_count, moved_room;
    struct history history;
    size_t version_room, end_room, skipped_room, cut_room;
};

enum avow_status tracker_new(const struct history_options *options, struct arena *arena, struct tracker **out,
                             struct avow_error *err)
{
    struct tracker *tracker = calloc(1, sizeof *tracker);
    if (tracker == NULL)
        return error_set_no_memory(err, "git");
    tracker->options = options;
    tracker->arena = arena;
    *out = tracker;
    return AVOW_OK;
}

void tracker_free(struct tracker *tracker)
{
    if (tracker == NULL)
        return;
    arena_free(&tracker->scratch);
    free(tracker);
}

void tracker_history(const struct tracker *tracker, struct history *out)
{
    *out = tracker->history;
}

static bool is_hidden(struct span path)
{
    struct span part;
    while (span_next_piece(&path, '/', &part))
        if (span_starts(part, SPAN(".")))
            return true;
    return false;
}

static struct span full_path(struct tracker *tracker, const char *path)
{
    struct span folder = tracker->options->folder;
    return span_of(
        arena_printf(tracker->arena, "%.*s%s%s", SPAN_ARG(folder), folder.size > 0 ? "/" : "", path));
}

static bool add_named(struct tracker *tracker, struct span name, size_t *number)
{
    bool made;
    struct span_slot *slot =
        span_table_put(&tracker->names, tracker->arena, name, tracker->named_count, &made);
    if (slot == NULL)
        return false;
    *number = slot->number;
    if (!made)
        return true;
    if (!arena_grow(&tracker->scratch, &tracker->named, &tracker->named_room, tracker->named_count,
                    sizeof *tracker->named))
        return false;
    tracker->named[tracker->named_count++] = (struct named){.name = name};
    return true;
}

/* The slot of a path, for the file that has it at this commit; a new file when nobody has it: then `there`
 * tells whether it was there until now. */
static bool file_at(struct tracker *tracker, struct span path, bool there, struct span_slot **slot)
{
    bool made;
    *slot = span_table_put(&tracker->paths, tracker->arena, path, NO_FILE, &made);
    if (*slot == NULL || (*slot)->number != NO_FILE)
        return *slot != NULL;
    struct tracked file = {.day = DATE_NONE, .newest = there};
    if (!add_named(tracker, path, &file.named) ||
        !arena_grow(&tracker->scratch, &tracker->files, &tracker->file_room, tracker->file_count,
                    sizeof file))
        return false;
    (*slot)->number = tracker->file_count;
    tracker->files[tracker->file_count++] = file;
    return true;
}

static bool add_note(struct tracker *tracker, struct history_note **notes, size_t *count, size_t *room,
                     struct history_note note)
{
    if (note.reason.bytes == NULL || !arena_grow(tracker->arena, notes, room, *count, sizeof note))
        return false;
    (*notes)[(*count)++] = note;
    return true;
}

static bool note_cut(struct tracker *tracker, struct named *named)
{
    struct history *history = &tracker->history;
    if (named->cut)
        return true;
    named->cut = true;
    struct span reason =
        span_of(arena_printf(tracker->arena,
                             "only its newest %zu versions are read; \"versions\" in avow.yml "
                             "sets how many",
                             tracker->options->versions));
    return add_note(tracker, &history->cut, &history->cut_count, &tracker->cut_room,
                    (struct history_note){named->name, reason});
}

static bool note_skipped(struct tracker *tracker, struct named *named, const char *reason)
{
    struct history *history = &tracker->history;
    if (named->skipped)
        return true;
    named->skipped = true;
    return add_note(tracker, &history->skipped, &history->skipped_count, &tracker->skipped_room,
                    (struct history_note){named->name, span_of(reason)});
}

static bool add_version(struct tracker *tracker, struct tracked *file, const struct step *step,
                        struct span path, const git_oid *blob)
{
    struct history *history = &tracker->history;
    struct named *named = &tracker->named[file->named];
    if (file->day == step->day)
        return true;
    if (named->versions == tracker->options->versions)
        return note_cut(tracker, named);
    if (!arena_grow(tracker->arena, &history->versions, &tracker->version_room, history->version_count,
                    sizeof *history->versions))
        return false;
    struct history_version *version = &history->versions[history->version_count++];
    *version =
        (struct history_version){.name = named->name, .path = path, .day = step->day, .newest = file->newest};
    git_oid_tostr(version->commit, sizeof version->commit, step->commit);
    git_oid_tostr(version->blob, sizeof version->blob, blob);
    file->day = step->day;
    file->newest = false;
    named->versions++;
    return true;
}

/* What a commit left at a path: a version, or something that is no file. */
static bool take_left(struct tracker *tracker, const struct step *step, const git_diff_delta *delta,
                      struct span path, size_t number)
{
    struct tracked *file = &tracker->files[number];
    struct named *named = &tracker->named[file->named];
    if (delta->new_file.mode == GIT_FILEMODE_LINK)
        return note_skipped(tracker, named, "is a symbolic link; what it points to is read where it lies");
    if (delta->new_file.mode == GIT_FILEMODE_COMMIT)
        return note_skipped(tracker, named,
                            "is a submodule, another repository; make it a source of its own");
    bool same = git_oid_equal(&delta->old_file.id, &delta->new_file.id);
    return same || add_version(tracker, file, step, path, &delta->new_file.id);
}

/* The file behind a path that the commit made or changed; before the commit the path was another's or
 * nobody's unless it only changed. */
static bool take_made(struct tracker *tracker, const struct step *step, const git_diff_delta *delta)
{
    struct span_slot *slot;
    struct span path = full_path(tracker, delta->new_file.path);
    if (path.bytes == NULL || !file_at(tracker, path, true, &slot))
        return false;
    size_t number = slot->number;
    if (!take_left(tracker, step, delta, path, number))
        return false;
    if (delta->status == GIT_DELTA_MODIFIED)
        return true;
    slot->number = NO_FILE;
    if (delta->status != GIT_DELTA_RENAMED)
        return true;
    struct span before = full_path(tracker, delta->old_file.path);
    if (before.bytes == NULL || !arena_grow(&tracker->scratch, &tracker->moved, &tracker->moved_room,
                                            tracker->moved_count, sizeof *tracker->moved))
        return false;
    tracker->moved[tracker->moved_count++] = (struct moved){before, number};
    return true;
}

/* Files that were moved have their old paths only when all new paths are given back: two may have swapped. */
static bool move_back(struct tracker *tracker)
{
    for (size_t i = 0; i < tracker->moved_count; i++) {
        bool made;
        const struct moved *moved = &tracker->moved[i];
        struct span_slot *slot =
            span_table_put(&tracker->paths, tracker->arena, moved->path, moved->file, &made);
        if (slot == NULL)
            return false;
        slot->number = moved->file;
    }
    tracker->moved_count = 0;
    return true;
}

static bool take_removed(struct tracker *tracker, const struct step *step, const git_diff_delta *delta)
{
    struct span_slot *slot;
    struct history *history = &tracker->history;
    struct span path = full_path(tracker, delta->old_file.path);
    if (path.bytes == NULL || !file_at(tracker, path, false, &slot) ||
        !arena_grow(tracker->arena, &history->ends, &tracker->end_room, history->end_count,
                    sizeof *history->ends))
        return false;
    tracker->files[slot->number].day = step->day;
    history->ends[history->end_count++] = (struct history_end){path, step->day};
    return true;
}

static bool take_all(struct tracker *tracker, const struct step *step)
{
    size_t count = git_diff_num_deltas(step->diff);
    for (size_t i = 0; i < count; i++) {
        const git_diff_delta *delta = git_diff_get_delta(step->diff, i);
        bool left = delta->status != GIT_DELTA_DELETED && !is_hidden(span_of(delta->new_file.path));
        if (left && !take_made(tracker, step, delta))
            return false;
    }
    if (!move_back(tracker))
        return false;
    for (size_t i = 0; i < count; i++) {
        const git_diff_delta *delta = git_diff_get_delta(step->diff, i);
        bool hides = delta->status == GIT_DELTA_RENAMED && is_hidden(span_of(delta->new_file.path));
        bool removed = delta->status == GIT_DELTA_DELETED || hides;
        if (removed && !is_hidden(span_of(delta->old_file.path)) && !take_removed(tracker, step, delta))
            return false;
    }
    return true;
}

enum avow_status tracker_step(struct tracker *tracker, const struct step *step, struct avow_error *err)
{
    return take_all(tracker, step) ? AVOW_OK : error_set_no_memory(err, "git");
}
