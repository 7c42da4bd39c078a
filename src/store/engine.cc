/* Writing through Xapian: a batch, a change, a check. */
#include "store/xapian_wall.h"

#include <memory>

#include "store/lane.h"

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
