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

/* Make the exception at hand a status (xapian_wall.cc). */
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

#endif
