/* The one file that speaks to Xapian: plain data in, hits copied out, every exception made a status. */
#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

extern "C" {
#include "store/engine.h"
#include "store/guard.h"
}
#include "store/lane.h"

/* Where every exception ends. Xapian::Error is no std::exception. */
static enum avow_status tell_current(const char *place, struct avow_error *err)
{
    try {
        throw;
    } catch (const Xapian::Error &error) {
        return fault_tell(error.get_type(), error.get_msg().c_str(), error.get_error_string(), place, err);
    } catch (const std::bad_alloc &) {
        return error_set_no_memory(err, place);
    } catch (const std::exception &error) {
        return fault_tell("exception", error.what(), nullptr, place, err);
    } catch (...) {
        return fault_tell("exception", "of unknown type", nullptr, place, err);
    }
}

/* Run `work`, which returns a status or nothing, if `before` (what the checks said) is AVOW_OK. Whatever
 * might still escape ends the process here instead of unwinding C frames. */
template <class Work>
static enum avow_status guarded(enum avow_status before, const char *place, struct avow_error *err,
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

static std::string text(struct span span)
{
    return std::string(span.bytes != nullptr ? span.bytes : "", span.size);
}

static struct span keep(struct arena *arena, const std::string &bytes)
{
    const struct span copy = arena_copy(arena, {bytes.data(), bytes.size()});
    return copy.bytes != nullptr ? copy : throw std::bad_alloc();
}

template <class Item> static Item *keep_array(struct arena *arena, size_t count)
{
    void *items = arena_array(arena, count, sizeof(Item));
    return items != nullptr ? static_cast<Item *>(items) : throw std::bad_alloc();
}

static Xapian::doccount clamp(size_t count)
{
    return static_cast<Xapian::doccount>(std::min<size_t>(count, UINT32_MAX));
}

static Xapian::Database open_index(const std::string &path)
{
    return Xapian::Database(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
}

static Xapian::Database open_all(const std::vector<std::string> &paths)
{
    Xapian::Database all;
    for (const std::string &path : paths)
        all.add_database(open_index(path));
    return all;
}

/* A document on its way; held by a pointer, because counting references is not safe between threads. */
struct change {
    std::string unique;
    std::unique_ptr<Xapian::Document> document;
};

/* The lane works on the database while the thread of the caller makes the next documents; whatever else is
 * done to the database waits for it. */
struct engine_writer {
    std::string path;
    Xapian::WritableDatabase database;
    bool fast;
    Lane<change> lane{[this](change &next) { database.replace_document(next.unique, *next.document); }};
};

enum avow_status engine_open(const char *path, bool create, bool fast, struct engine_writer **out,
                             struct avow_error *err)
{
    return guarded(AVOW_OK, path, err, [&] {
        const int flags = (create ? Xapian::DB_CREATE_OR_OPEN : Xapian::DB_OPEN) | Xapian::DB_BACKEND_GLASS |
                          (fast ? Xapian::DB_NO_SYNC : 0);
        *out = new engine_writer{path, Xapian::WritableDatabase(path, flags), fast};
    });
}

enum avow_status engine_batch(struct engine_writer *writer, enum engine_step action, struct avow_error *err)
{
    return guarded(AVOW_OK, writer->path.c_str(), err, [&] {
        if (action == ENGINE_CANCEL)
            writer->lane.drop();
        writer->lane.drain();
        if (action == ENGINE_BEGIN)
            return writer->database.begin_transaction(false); /* a flushed one costs thirty times the work */
        if (action == ENGINE_CANCEL)
            return writer->database.cancel_transaction();
        writer->database.commit_transaction();
        writer->database.commit();
    });
}

static std::unique_ptr<Xapian::Document> document_of(const struct store_document &from)
{
    auto made = std::make_unique<Xapian::Document>();
    Xapian::Document &document = *made;
    for (size_t i = 0; i < from.term_count; i++)
        document.add_term(text(from.terms[i].term), from.terms[i].wdf);
    for (size_t i = 0; i < from.posting_count; i++)
        document.add_posting(text(from.postings[i].term), from.postings[i].position, 0);
    for (size_t i = 0; i < from.value_count; i++)
        document.add_value(from.values[i].slot, text(from.values[i].bytes));
    document.add_boolean_term(text(from.unique));
    document.set_data(text(from.data));
    return made;
}

enum avow_status engine_put(struct engine_writer *writer, struct span unique,
                            const struct store_document *document, struct avow_error *err)
{
    return guarded(AVOW_OK, writer->path.c_str(), err, [&] {
        if (document != nullptr && writer->fast)
            return writer->lane.put({text(unique), document_of(*document)});
        writer->lane.drain();
        if (document != nullptr)
            writer->database.replace_document(text(unique), *document_of(*document));
        else
            writer->database.delete_document(text(unique));
    });
}

enum avow_status engine_set_metadata(struct engine_writer *writer, struct span key, struct span value,
                                     struct avow_error *err)
{
    return guarded(AVOW_OK, writer->path.c_str(), err, [&] {
        writer->lane.drain();
        writer->database.set_metadata(text(key), text(value));
    });
}

void engine_close(struct engine_writer *writer)
{
    guarded(AVOW_OK, "", nullptr, [&] {
        writer->lane.drop();
        writer->database.close();
    });
    delete writer;
}

enum avow_status engine_check(const char *path, struct avow_error *err)
{
    return guarded(AVOW_OK, path, err, [&] {
        open_index(path); /* tells a folder without an index from a damaged one */
        const size_t count = Xapian::Database::check(path, 0, nullptr);
        if (count > 0)
            return error_set(err, AVOW_CORRUPT, path, "%zu faults; run `avow index --rebuild`", count);
        return AVOW_OK;
    });
}

struct store_reader {
    std::vector<std::string> paths;
    Xapian::Database database;
    bool fresh = false;   /* database is open and no read met a change */
    bool visited = false; /* the caller has counted a match, which cannot be taken back */
};

/* Opening, matching and copying out stand in one loop: each may find that a writer took the blocks of its
 * revision, and results of two revisions must not mix. A new object each time, not reopen(): behind a
 * path that was swapped, reopen() gives a mixed view without an error. */
template <class Work>
static enum avow_status read(enum avow_status before, struct store_reader *reader, struct avow_error *err,
                             Work work) noexcept
{
    static const int waits[] = {0, 2, 10, 40}; /* ms: lost no search at 90 commits a second */
    struct avow_error last = AVOW_ERROR_INIT;
    enum avow_status status = before;
    reader->visited = false;
    for (size_t i = 0; i < std::size(waits) && before == AVOW_OK; i++) {
        std::this_thread::sleep_for(std::chrono::milliseconds(waits[i]));
        status = guarded(AVOW_OK, reader->paths[0].c_str(), &last, [&] {
            if (!reader->fresh)
                reader->database = open_all(reader->paths);
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

enum avow_status store_reader_open(const char *const *paths, size_t count, struct store_reader **out,
                                   struct avow_error *err)
{
    return guarded(guard_folders(paths, count, err), "store", err, [&] {
        auto reader = std::make_unique<store_reader>();
        reader->paths.assign(paths, paths + count);
        enum avow_status status = read(AVOW_OK, reader.get(), err, [](View) {});
        if (status == AVOW_OK)
            *out = reader.release();
        return status;
    });
}

void store_reader_close(struct store_reader *reader)
{
    delete reader;
}

enum avow_status store_reader_count(struct store_reader *reader, uint64_t *documents, struct avow_error *err)
{
    return read(AVOW_OK, reader, err, [&](View database) { *documents = database.get_doccount(); });
}

enum avow_status store_reader_frequency(struct store_reader *reader, struct span term, uint64_t *documents,
                                        struct avow_error *err)
{
    return read(guard_term(term, err), reader, err,
                [&](View database) { *documents = database.get_termfreq(text(term)); });
}

enum avow_status store_reader_metadata(struct store_reader *reader, struct span key, struct arena *arena,
                                       struct span *value, struct avow_error *err)
{
    return read(guard_key(key, err), reader, err,
                [&](View database) { *value = keep(arena, database.get_metadata(text(key))); });
}

enum avow_status store_reader_data(struct store_reader *reader, struct span unique, struct arena *arena,
                                   struct span *data, struct avow_error *err)
{
    return read(guard_term(unique, err), reader, err, [&](View database) {
        std::string term = text(unique);
        Xapian::PostingIterator found = database.postlist_begin(term);
        if (found == database.postlist_end(term))
            throw Xapian::DocNotFoundError(term);
        *data = keep(arena, database.get_document(*found, Xapian::DOC_ASSUME_VALID).get_data());
    });
}

enum avow_status store_reader_terms(struct store_reader *reader, struct span prefix, struct span from,
                                    size_t limit, struct arena *arena, struct store_term_row **rows,
                                    size_t *count, struct avow_error *err)
{
    return read(AVOW_OK, reader, err, [&](View database) {
        std::string start = text(prefix);
        std::vector<store_term_row> found;
        Xapian::TermIterator term = database.allterms_begin(start);
        const Xapian::TermIterator end = database.allterms_end(start);
        if (term != end && span_compare(from, prefix) > 0) /* going back would end the list */
            term.skip_to(text(from));
        for (; term != end && found.size() < limit; ++term)
            found.push_back({keep(arena, *term), term.get_termfreq()});
        *rows = keep_array<store_term_row>(arena, found.size());
        std::copy(found.begin(), found.end(), *rows);
        *count = found.size();
    });
}

enum avow_status store_reader_documents(struct store_reader *reader, const uint64_t *documents, size_t count,
                                        struct arena *arena, struct span *data, struct avow_error *err)
{
    return read(AVOW_OK, reader, err, [&](View database) {
        struct span *copies = keep_array<struct span>(arena, count);
        for (size_t i = 0; i < count; i++) {
            if (documents[i] == 0 || documents[i] > UINT32_MAX)
                throw Xapian::DocNotFoundError("number " + std::to_string(documents[i]));
            copies[i] = keep(arena, database.get_document(clamp(documents[i])).get_data());
        }
        std::copy(copies, copies + count, data);
    });
}

using Xapian::Query;

/* A term that no document has is left out here, by one look: the engine would look for it four times, and
 * carry its empty list through the match. */
static Query translate(View database, const struct store_query &query)
{
    static const Query::op lists[] = {Query::OP_OR,        Query::OP_OR,     Query::OP_AND,
                                      Query::OP_AND_MAYBE, Query::OP_FILTER, Query::OP_AND_NOT,
                                      Query::OP_PHRASE,    Query::OP_MAX};
    static_assert(STORE_OR == 1 && STORE_MAX == std::size(lists) - 1, "one row for each operator");
    if (query.op == STORE_TERM) {
        const std::string term = text(query.term);
        return database.term_exists(term) ? Query(term) : Query();
    }
    if (query.op == STORE_ALL)
        return Query(std::string()); /* Query::MatchAll is shared by all threads, badly counted */
    if (query.op == STORE_NONE)
        return Query();
    if (query.op == STORE_RANGE)
        return Query(Query::OP_VALUE_RANGE, query.slot, text(query.low), text(query.high));
    if (query.op == STORE_SCALE)
        return Query(Query::OP_SCALE_WEIGHT, translate(database, *query.children[0]), query.factor);
    std::vector<Query> children;
    for (size_t i = 0; i < query.child_count; i++)
        children.push_back(translate(database, *query.children[i]));
    return Query(lists[query.op], children.begin(), children.end());
}

/* Sees every match above the floor, before collapsing. */
struct spy : public Xapian::MatchSpy {
    const struct store_search_options *options = nullptr;
    bool *visited = nullptr;
    uint64_t matches = 0;

    void operator()(const Xapian::Document &document, double) override
    {
        matches++;
        if (options->visit == nullptr)
            return;
        const std::string value = document.get_value(options->visit_slot);
        *visited = true;
        options->visit(options->visit_context, value.data(), value.size());
    }
};

static void set_up(Xapian::Enquire &enquire, const struct store_search_options &options)
{
    if (options.k1 > 0 || options.b > 0)
        enquire.set_weighting_scheme(Xapian::BM25Weight(options.k1, 0, 1, options.b, 0.5));
    if (options.sort == STORE_BY_VALUE_DOWN)
        enquire.set_sort_by_value_then_relevance(options.sort_slot, true);
    if (options.collapse_slot >= 0)
        enquire.set_collapse_key(static_cast<Xapian::valueno>(options.collapse_slot));
    /* Asking for no match at all builds the posting lists and adds up their bounds without moving through
     * them: the only way to learn the highest possible weight before the match. */
    if (options.floor > 0)
        enquire.set_cutoff(0, options.floor * enquire.get_mset(0, 0).get_max_possible());
}

/* Slot by slot in the order of document numbers: 2.5 times faster than hit by hit. */
static void copy_values(View database, const struct store_search_options &options, struct arena *arena,
                        std::vector<store_hit *> hits)
{
    std::sort(hits.begin(), hits.end(), [](auto a, auto b) { return a->document < b->document; });
    for (size_t i = 0; i < options.value_slot_count; i++) {
        Xapian::ValueIterator value = database.valuestream_begin(options.value_slots[i]);
        const Xapian::ValueIterator end = database.valuestream_end(options.value_slots[i]);
        for (struct store_hit *hit : hits) {
            if (value != end)
                value.skip_to(clamp(hit->document));
            if (value != end && value.get_docid() == hit->document)
                hit->values[i] = keep(arena, *value);
        }
    }
}

static struct store_hit *copy_hits(View database, const Xapian::MSet &matches,
                                   const struct store_search_options &options, struct arena *arena)
{
    struct store_hit *hits = keep_array<struct store_hit>(arena, matches.size());
    std::vector<store_hit *> all;
    for (Xapian::MSetIterator match = matches.begin(); match != matches.end(); ++match) {
        struct span *values = keep_array<struct span>(arena, options.value_slot_count);
        all.push_back(hits + all.size());
        *all.back() = {*match, match.get_weight(), values, {}, match.get_collapse_count()};
        if (options.with_data)
            all.back()->data =
                keep(arena, database.get_document(*match, Xapian::DOC_ASSUME_VALID).get_data());
    }
    copy_values(database, options, arena, std::move(all));
    return hits;
}

enum avow_status store_search(struct store_reader *reader, const struct store_query *query,
                              const struct store_search_options *options, struct arena *arena,
                              struct store_result *out, struct avow_error *err)
{
    return read(guard_search(query, options, err), reader, err, [&](View database) {
        Xapian::Enquire enquire(database);
        enquire.set_query(translate(database, *query));
        set_up(enquire, *options);
        struct spy spy;
        spy.options = options;
        spy.visited = &reader->visited;
        /* With collapsing the engine only estimates how many there were before it. */
        const bool count = options->exact && options->collapse_slot >= 0;
        if (count || options->visit != nullptr)
            enquire.add_matchspy(&spy);
        const Xapian::MSet matches = enquire.get_mset(clamp(options->first), clamp(options->limit),
                                                      options->exact ? database.get_doccount() : 0);
        struct store_hit *hits = copy_hits(database, matches, *options, arena);
        *out = {hits, matches.size(), count ? spy.matches : matches.get_uncollapsed_matches_estimated(),
                matches.get_max_possible()};
    });
}
