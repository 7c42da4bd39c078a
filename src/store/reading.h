/* A reader, and how every read of its index is done. */
#ifndef STORE_READING_H
#define STORE_READING_H

#include "store/tally.h"
#include "store/xapian_wall.h"

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
