/* The pool: readers checked out for one request each; all move to a new generation as soon as one sees it. */
#include "search/approved.h"
#include "search/search.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WAIT_SECONDS = 10, OPEN_TRIES = 3 };

struct slot_state {
    struct lease lease;
    struct generation_view *held; /* what the lease reads, counted in its holders */
    bool busy;
};

struct search_engine {
    char *directory;
    char *approved;            /* folder of the approved questions */
    struct search_weights own; /* built in, or from a file */
    const struct search_weights *weights;
    date_day today;     /* 0: the clock */
    struct arena arena; /* of the weights */
    pthread_mutex_t lock;
    pthread_cond_t freed;
    struct generation_view *latest; /* the newest generation seen; the engine itself is one holder */
    struct slot_state *slots;
    size_t slot_count;
};

static char *approved_folder(const char *directory)
{
    struct buffer path = BUFFER_INIT;
    buffer_printf(&path, "%s/" APPROVED_FOLDER, directory);
    return buffer_detach(&path);
}

enum avow_status search_engine_open(const char *directory, size_t readers, struct search_engine **out,
                                    struct avow_error *err)
{
    struct search_engine *engine = calloc(1, sizeof *engine);
    if (engine == NULL)
        return error_set_no_memory(err, "search");
    engine->slot_count = readers > 0 ? readers : 1;
    engine->slots = calloc(engine->slot_count, sizeof *engine->slots);
    engine->directory = strdup(directory);
    engine->approved = approved_folder(directory);
    pthread_mutex_init(&engine->lock, NULL);
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&engine->freed, &clock);
    pthread_condattr_destroy(&clock);
    if (engine->slots == NULL || engine->directory == NULL || engine->approved == NULL) {
        search_engine_close(engine);
        return error_set_no_memory(err, "search");
    }
    enum avow_status status = search_weights_built_in(&engine->arena, &engine->own, err);
    if (status != AVOW_OK) {
        search_engine_close(engine);
        return status;
    }
    engine->weights = &engine->own;
    *out = engine;
    return AVOW_OK;
}

enum avow_status search_engine_load_weights(struct search_engine *engine, const char *path,
                                            struct avow_error *err)
{
    return search_weights_read(path, &engine->arena, &engine->own, err);
}

void search_engine_set_weights(struct search_engine *engine, const struct search_weights *weights)
{
    engine->weights = weights;
}

void search_engine_set_today(struct search_engine *engine, date_day today)
{
    engine->today = today;
}

const struct search_weights *search_engine_weights(const struct search_engine *engine)
{
    return engine->weights;
}

void search_engine_digest(const struct search_engine *engine, struct digest *digest)
{
    vocabulary_digest_built_in(digest);
    digest_add_field(digest, span_of(engine->weights->digest));
}

/* Drop one holder of a view; the last one closes it. The lock is held. */
static void view_drop(struct generation_view *view)
{
    if (view != NULL && --view->holders == 0)
        view_close(view);
}

static void slot_empty(struct slot_state *slot)
{
    lease_close(&slot->lease);
    view_drop(slot->held);
    slot->held = NULL;
}

void search_engine_close(struct search_engine *engine)
{
    if (engine == NULL)
        return;
    for (size_t i = 0; engine->slots != NULL && i < engine->slot_count; i++) {
        slot_empty(&engine->slots[i]);
        tokeniser_free(engine->slots[i].lease.tokeniser);
        arena_free(&engine->slots[i].lease.arena);
    }
    view_drop(engine->latest);
    pthread_cond_destroy(&engine->freed);
    pthread_mutex_destroy(&engine->lock);
    arena_free(&engine->arena);
    free(engine->slots);
    free(engine->directory);
    free(engine->approved);
    free(engine);
}

/* An idle slot, best one that reads the newest generation already. The lock is held. */
static struct slot_state *slot_idle(struct search_engine *engine)
{
    struct slot_state *idle = NULL;
    for (size_t i = 0; i < engine->slot_count; i++) {
        struct slot_state *slot = &engine->slots[i];
        if (!slot->busy && (idle == NULL || (slot->held != NULL && slot->held == engine->latest)))
            idle = slot;
    }
    return idle;
}

static struct slot_state *slot_wait(struct search_engine *engine)
{
    struct timespec deadline;
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    deadline.tv_sec += WAIT_SECONDS;
    pthread_mutex_lock(&engine->lock);
    struct slot_state *slot = slot_idle(engine);
    while (slot == NULL && pthread_cond_timedwait(&engine->freed, &engine->lock, &deadline) == 0)
        slot = slot_idle(engine);
    if (slot != NULL)
        slot->busy = true;
    pthread_mutex_unlock(&engine->lock);
    return slot;
}

static void slot_free(struct search_engine *engine, struct slot_state *slot)
{
    pthread_mutex_lock(&engine->lock);
    if (slot->held != engine->latest)
        slot_empty(slot);
    slot->busy = false;
    pthread_cond_signal(&engine->freed);
    pthread_mutex_unlock(&engine->lock);
}

/* Make `view` the newest and let idle readers of older ones go, so that deleted files give their room back.
 */
static void adopt(struct search_engine *engine, struct generation_view *view)
{
    struct generation_view *before = engine->latest;
    view->holders++;
    engine->latest = view;
    for (size_t i = 0; i < engine->slot_count; i++)
        if (!engine->slots[i].busy && engine->slots[i].held != view)
            slot_empty(&engine->slots[i]);
    view_drop(before);
}

/* The newest view if it is the one with this stamp, counted for the caller. */
static struct generation_view *view_shared(struct search_engine *engine, const uint64_t stamp[4])
{
    struct generation_view *view = engine->latest;
    if (view == NULL || memcmp(view->stamp, stamp, sizeof view->stamp) != 0)
        return NULL;
    view->holders++;
    return view;
}

/* The view that `stamp` stands for: shared if somebody opened it, else opened now. */
static enum avow_status take_view(struct search_engine *engine, const uint64_t stamp[4],
                                  struct generation_view **out, struct avow_error *err)
{
    pthread_mutex_lock(&engine->lock);
    struct generation_view *view = view_shared(engine, stamp);
    pthread_mutex_unlock(&engine->lock);
    if (view == NULL) {
        enum avow_status status = view_open(engine->directory, &view, err);
        if (status != AVOW_OK)
            return status;
        pthread_mutex_lock(&engine->lock);
        struct generation_view *other = view_shared(engine, view->stamp);
        if (other == NULL) {
            view->holders++;
            adopt(engine, view);
        }
        pthread_mutex_unlock(&engine->lock);
        if (other != NULL) {
            view_close(view);
            view = other;
        }
    }
    *out = view;
    return AVOW_OK;
}

/* Point the slot at the live generation, if it is not there already. */
static enum avow_status slot_refresh(struct search_engine *engine, struct slot_state *slot,
                                     struct avow_error *err)
{
    uint64_t stamp[4];
    enum avow_status status = view_stamp(engine->directory, stamp, err);
    if (status != AVOW_OK)
        return status;
    if (slot->lease.view != NULL && memcmp(slot->held->stamp, stamp, sizeof stamp) == 0)
        return AVOW_OK;
    struct generation_view *view = NULL;
    status = take_view(engine, stamp, &view, err);
    if (status != AVOW_OK)
        return status;
    pthread_mutex_lock(&engine->lock);
    slot_empty(slot);
    slot->held = view;
    pthread_mutex_unlock(&engine->lock);
    return lease_open(&slot->lease, view, err);
}

enum avow_status lease_begin(struct search_engine *engine, struct lease **out, struct avow_error *err)
{
    struct slot_state *slot = slot_wait(engine);
    if (slot == NULL)
        return error_set(err, AVOW_TIMEOUT, "search", "all %zu readers are busy; ask again in a moment",
                         engine->slot_count);
    enum avow_status status = AVOW_OK;
    for (int i = 0; i < OPEN_TRIES; i++) { /* the generation may be swapped away while it is opened */
        status = slot_refresh(engine, slot, err);
        if (status != AVOW_NOT_FOUND && status != AVOW_CHANGED)
            break;
    }
    if (status == AVOW_NOT_FOUND)
        status = error_set(err, AVOW_CORRUPT, "search",
                           "the live generation lacks a part; run `avow rollback` or `avow index --rebuild`");
    if (status != AVOW_OK) {
        pthread_mutex_lock(&engine->lock);
        slot_empty(slot);
        pthread_mutex_unlock(&engine->lock);
        slot_free(engine, slot);
        return status;
    }
    lease_follow_approved(&slot->lease, engine->approved);
    slot->lease.weights = engine->weights;
    slot->lease.today = engine->today != DATE_NONE ? engine->today : date_today();
    *out = &slot->lease;
    return AVOW_OK;
}

void lease_end(struct search_engine *engine, struct lease *lease)
{
    arena_reset(&lease->arena);
    for (size_t i = 0; i < engine->slot_count; i++)
        if (&engine->slots[i].lease == lease)
            slot_free(engine, &engine->slots[i]);
}
