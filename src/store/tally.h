/* BM25 of all documents of a long OR at once: term by term into one array of weights. Moving thirty posting
 * lists side by side through the engine's tree takes two to three times as long. */
#ifndef STORE_TALLY_H
#define STORE_TALLY_H

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

extern "C" {
#include "store/store.h"
}

namespace Xapian {
class Database;
}

/* A document and its weight. */
struct tallied {
    uint32_t document;
    double weight;
};

/* Weights of documents by their numbers, 0 for none, and the numbers that have one. */
struct layer {
    std::vector<double> weights;
    std::vector<uint32_t> touched;

    void add(uint32_t document, double weight);
    void set(uint32_t document, double weight);
    void forget();
};

/* True when a MAX is in the query. */
bool has_choice(const store_query &query);

/* Belongs to one reader and one state of its index: what is kept between searches is forgotten with it. */
class Tally {
  public:
    /* False for what the engine must do: a query of few terms, one that ranks by more than sums and choices
     * of terms (a phrase, an AND), collapsing. Else: in `out` whatever reaches the
     * floor and passes the filters and exclusions, by rising number; `possible` as store_result has it. With
     * AND_MAYBE(SCALE(0, terms), sum) what has one of the terms matches, and weighs what the sum gives it.
     * Weights and bounds are those of the engine's own BM25 (Xapian::BM25Weight with k3 = 1 and
     * min_normlen = .5); over several indexes the bound is that of all as one, where the engine takes the
     * highest of theirs (.1 % and 2.1 % less in two queries), so that a few statements more may stay under a
     * floor. */
    bool run(const Xapian::Database &database, const store_query &query, const store_search_options &options,
             std::vector<tallied> &out, double &possible);

  private:
    std::vector<uint32_t> lengths; /* of documents, by number; read when they are first needed */
    std::deque<layer> layers;      /* but for the first all zero between searches */
    const Xapian::Database *index = nullptr;
    double k1 = 0, b = 0, over_average = 0, shortest = 0;
    bool bounds_only = false;
    std::string weighed; /* what layers[0] holds the weights of; empty: nothing */
    double highest = 0;  /* of that */

    void read_lengths(const Xapian::Database &database);
    layer &layer_at(size_t depth);
    double weigh_once(const store_query &query, const store_search_options &options);
    double weigh(const store_query &query, double factor, layer &into, size_t depth);
    double weigh_term(const store_query &query, double factor, layer &into);
    double weigh_filtered(const store_query &query, double factor, layer &into, size_t depth);
    double weigh_several(const store_query &query, double factor, layer &into, size_t depth);
};

#endif
