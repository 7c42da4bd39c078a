/* The peer of the benchmark: the bare Xapian API, writing the same documents. */
#include "bench/peer.h"

#include <chrono>
#include <string>
#include <vector>
#include <xapian.h>

namespace {
/* A document rebuilt from its parts, so that nothing of the old index is touched while the clock runs. */
Xapian::Document copy_of(const Xapian::Document &from)
{
    Xapian::Document to;
    to.set_data(from.get_data());
    for (auto value = from.values_begin(); value != from.values_end(); ++value)
        to.add_value(value.get_valueno(), *value);
    for (auto term = from.termlist_begin(); term != from.termlist_end(); ++term) {
        to.add_term(*term, term.get_wdf());
        for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position)
            to.add_posting(*term, *position, 0);
    }
    return to;
}

std::vector<Xapian::Document> documents_of(const std::string &path)
{
    Xapian::Database index(path);
    std::vector<Xapian::Document> documents;
    for (auto id = index.postlist_begin(""); id != index.postlist_end(""); ++id)
        documents.push_back(copy_of(index.get_document(*id)));
    return documents;
}

void write(const std::vector<Xapian::Document> &documents, const std::string &path)
{
    Xapian::WritableDatabase index(path, Xapian::DB_CREATE_OR_OVERWRITE);
    for (const auto &document : documents)
        index.add_document(document);
    index.commit();
}
} // namespace

long peer_write(const char *generation, const char *to, double *seconds)
{
    try {
        const auto statements = documents_of(std::string(generation) + "/statements");
        const auto history = documents_of(std::string(generation) + "/history");
        auto start = std::chrono::steady_clock::now();
        write(statements, std::string(to) + "-statements");
        write(history, std::string(to) + "-history");
        *seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return static_cast<long>(statements.size() + history.size());
    } catch (const Xapian::Error &) {
        return -1;
    }
}

struct peer {
    Xapian::Database index;
};

struct peer *peer_open(const char *path)
{
    try {
        return new peer{Xapian::Database(path)};
    } catch (const Xapian::Error &) {
        return nullptr;
    }
}

void peer_close(struct peer *peer)
{
    delete peer;
}

long peer_ask(struct peer *peer, const char *const *terms, size_t count)
{
    try {
        Xapian::Enquire enquire(peer->index);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms, terms + count));
        const Xapian::MSet found = enquire.get_mset(0, 10);
        size_t bytes = 0;
        for (auto match = found.begin(); match != found.end(); ++match)
            bytes += match.get_document().get_data().size();
        return bytes > 0 ? static_cast<long>(found.size()) : -1;
    } catch (const Xapian::Error &) {
        return -1;
    }
}
