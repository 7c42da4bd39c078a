/* The wall: what the files that speak to Xapian share. Plain data in, copies out, every exception a status.
 */
#ifndef STORE_XAPIAN_WALL_H
#define STORE_XAPIAN_WALL_H

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <new>
#include <string>
#include <thread>
#include <vector>

extern "C" {
#include "store/engine.h"
#include "store/guard.h"
}
#include "store/tally.h"

/* Make the exception at hand a status (engine.cc). */
enum avow_status tell_current(const char *place, struct avow_error *err);

/* Run `work`, which returns a status or nothing, if `before` (what the checks said) is AVOW_OK. Whatever
 * might still escape ends the process here instead of unwinding C frames. */
template <class Work>
enum avow_status guarded(enum avow_status before, const char *place, struct avow_error *err,
                         Work work) noexcept
{
    if (before != AVOW_OK)
        return before;
    try {
        if constexpr (!std::is_void_v<decltype(work())>)
            return work();
        else
            work();
        return AVOW_OK;
    } catch (...) {
        return tell_current(place, err);
    }
}

using View = const Xapian::Database &;

inline std::string text(struct span span)
{
    return std::string(span.bytes != nullptr ? span.bytes : "", span.size);
}

inline struct span keep(struct arena *arena, const std::string &bytes)
{
    const struct span copy = arena_copy(arena, {bytes.data(), bytes.size()});
    return copy.bytes != nullptr ? copy : throw std::bad_alloc();
}

template <class Item> Item *keep_array(struct arena *arena, size_t count)
{
    void *items = arena_array(arena, count, sizeof(Item));
    return items != nullptr ? static_cast<Item *>(items) : throw std::bad_alloc();
}

inline Xapian::doccount clamp(size_t count)
{
    return static_cast<Xapian::doccount>(std::min<size_t>(count, UINT32_MAX));
}

inline Xapian::Database open_index(const std::string &path)
{
    return Xapian::Database(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
}

inline Xapian::Database open_all(const std::vector<std::string> &paths)
{
    Xapian::Database all;
    for (const std::string &path : paths)
        all.add_database(open_index(path));
    return all;
}

/* The query for the engine (search.cc). */
Xapian::Query translate(View database, const store_query &query);

struct store_reader {
    std::vector<std::string> paths;
    Xapian::Database database;
    bool fresh = false;   /* database is open and no read met a change */
    bool visited = false; /* the caller has counted a match, which cannot be taken back */
    Tally tally;
};

/* Opening, matching and copying out stand in one loop: each may find that a writer took the blocks of its
 * revision, and results of two revisions must not mix. A new object each time, not reopen(): behind a
 * path that was swapped, reopen() gives a mixed view without an error. */
template <class Work>
enum avow_status read_index(enum avow_status before, struct store_reader *reader, struct avow_error *err,
                            Work work) noexcept
{
    static const int waits[] = {0, 2, 10, 40}; /* ms: lost no search at 90 commits a second */
    struct avow_error last = AVOW_ERROR_INIT;
    enum avow_status status = before;
    reader->visited = false;
    for (size_t i = 0; i < std::size(waits) && before == AVOW_OK; i++) {
        std::this_thread::sleep_for(std::chrono::milliseconds(waits[i]));
        status = guarded(AVOW_OK, reader->paths[0].c_str(), &last, [&] {
            if (!reader->fresh) {
                reader->database = open_all(reader->paths);
                reader->tally = Tally();
            }
            reader->fresh = true;
            return work(reader->database);
        });
        reader->fresh = reader->fresh && status != AVOW_CHANGED;
        if (status != AVOW_CHANGED || reader->visited)
            break;
    }
    if (status != before && err != nullptr)
        *err = last;
    return status;
}

#endif
