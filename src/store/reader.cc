/* Reading through Xapian: terms, metadata, data. */
#include "store/reading.h"

#include <memory>

enum avow_status store_reader_open(const char *const *paths, size_t count, struct store_reader **out,
                                   struct avow_error *err)
{
    return guarded(guard_folders(paths, count, err), "store", err, [&] {
        auto reader = std::make_unique<store_reader>();
        reader->paths.assign(paths, paths + count);
        enum avow_status status = read_index(AVOW_OK, reader.get(), err, [](View) {});
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
    return read_index(AVOW_OK, reader, err, [&](View database) { *documents = database.get_doccount(); });
}

enum avow_status store_reader_frequency(struct store_reader *reader, struct span term, uint64_t *documents,
                                        struct avow_error *err)
{
    return read_index(guard_term(term, err), reader, err,
                      [&](View database) { *documents = database.get_termfreq(text(term)); });
}

enum avow_status store_reader_metadata(struct store_reader *reader, struct span key, struct arena *arena,
                                       struct span *value, struct avow_error *err)
{
    return read_index(guard_key(key, err), reader, err,
                      [&](View database) { *value = keep(arena, database.get_metadata(text(key))); });
}

enum avow_status store_reader_data(struct store_reader *reader, struct span unique, struct arena *arena,
                                   struct span *data, struct avow_error *err)
{
    return read_index(guard_term(unique, err), reader, err, [&](View database) {
        std::string term = text(unique);
        Xapian::PostingIterator found = database.postlist_begin(term);
        if (found == database.postlist_end(term))
            throw Xapian::DocNotFoundError(term);
        *data = keep(arena, database.get_document(*found, Xapian::DOC_ASSUME_VALID).get_data());
    });
}

enum avow_status store_reader_postings(struct store_reader *reader, struct span term, struct arena *arena,
                                       uint64_t **documents, size_t *count, struct avow_error *err)
{
    return read_index(guard_term(term, err), reader, err, [&](View database) {
        const std::string name = text(term);
        const std::vector<Xapian::docid> found(database.postlist_begin(name), database.postlist_end(name));
        *documents = keep_array<uint64_t>(arena, found.size());
        std::copy(found.begin(), found.end(), *documents);
        *count = found.size();
    });
}

enum avow_status store_reader_terms(struct store_reader *reader, struct span prefix, struct span from,
                                    size_t limit, struct arena *arena, struct store_term_row **rows,
                                    size_t *count, struct avow_error *err)
{
    return read_index(AVOW_OK, reader, err, [&](View database) {
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
    return read_index(AVOW_OK, reader, err, [&](View database) {
        struct span *copies = keep_array<struct span>(arena, count);
        for (size_t i = 0; i < count; i++) {
            if (documents[i] == 0 || documents[i] > UINT32_MAX)
                throw Xapian::DocNotFoundError("number " + std::to_string(documents[i]));
            copies[i] = keep(arena, database.get_document(clamp(documents[i])).get_data());
        }
        std::copy(copies, copies + count, data);
    });
}
