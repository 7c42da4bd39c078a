/* Weigh all documents, then keep those that reach the floor and pass the filters. */
#include "store/tally.h"

#include "store/gate.h"

#include <cmath>

static constexpr size_t least_terms = 8;   /* fewer are moved through fast, and need no lengths */
static constexpr double least_length = .5; /* of the average: min_normlen */

void layer::add(uint32_t document, double weight)
{
    if (weights[document] == 0)
        touched.push_back(document);
    weights[document] += weight;
}

void layer::set(uint32_t document, double weight)
{
    if (weights[document] == 0)
        touched.push_back(document);
    weights[document] = weight;
}

void layer::forget()
{
    for (uint32_t document : touched)
        weights[document] = 0;
    touched.clear();
}

/* Terms of which a document needs one. */
static bool is_any(const store_query &query)
{
    for (size_t i = 0; i < query.child_count; i++)
        if (!is_any(*query.children[i]))
            return false;
    return query.op == STORE_TERM || query.op == STORE_OR;
}

bool has_choice(const store_query &query)
{
    return query.op == STORE_MAX || std::any_of(query.children, query.children + query.child_count,
                                                [](const store_query *child) { return has_choice(*child); });
}

/* Count the terms of a ranking part; false when it has something that cannot be tallied. */
static bool is_sum(const store_query &query, size_t &terms)
{
    terms += query.op == STORE_TERM;
    if (query.op == STORE_TERM || query.op == STORE_NONE)
        return true;
    if (Gates::take(query))
        return is_sum(*query.children[0], terms);
    if (query.op != STORE_OR && query.op != STORE_MAX && query.op != STORE_AND_MAYBE &&
        !(query.op == STORE_SCALE && query.factor > 0))
        return false;
    return std::all_of(query.children, query.children + query.child_count,
                       [&](const store_query *child) { return is_sum(*child, terms); });
}

namespace {
/* A query as the tally sees it. */
struct parts {
    const store_query *ranking;
    const store_query *called; /* these documents are the matches, whatever they weigh; NULL: what weighs */
    std::vector<const store_query *> filtered; /* whose filters hold, from the outermost in */
};
} // namespace

/* AND_MAYBE(SCALE(0, terms), ranking), or the ranking alone, within any number of FILTER and AND_NOT. */
static parts parts_of(const store_query &query)
{
    parts parts = {&query, nullptr, {}};
    for (; Gates::take(*parts.ranking); parts.ranking = parts.ranking->children[0])
        parts.filtered.push_back(parts.ranking);
    const store_query &whole = *parts.ranking;
    if (whole.op == STORE_AND_MAYBE && whole.child_count == 2 && whole.children[0]->op == STORE_SCALE &&
        whole.children[0]->factor == 0) {
        parts.called = whole.children[0]->children[0];
        parts.ranking = whole.children[1];
    }
    return parts;
}

static bool fits(const parts &parts)
{
    size_t terms = 0;
    return is_sum(*parts.ranking, terms) && (terms >= least_terms || has_choice(*parts.ranking)) &&
           (parts.called == nullptr || is_any(*parts.called));
}

layer &Tally::layer_at(size_t depth)
{
    while (layers.size() <= depth)
        layers.emplace_back();
    if (layers[depth].weights.empty())
        layers[depth].weights.resize(lengths.size());
    return layers[depth];
}

/* The sum part of one term: weight * wdf / (wdf + k1 (b L + 1 - b)), L the length over the average. The
 * engine takes for its highest wdf what all documents but the first have together, or the first alone. */
double Tally::weigh_term(const store_query &query, double factor, layer &into)
{
    const std::string term = text(query.term);
    const double with = index->get_termfreq(term);
    if (with == 0)
        return 0;
    double odds = (index->get_doccount() - with + .5) / (with + .5);
    odds = odds < 2 ? odds * .5 + 1 : odds; /* never below 0, as the engine has it */
    const double weight = std::log(odds) * factor * (k1 + 1);
    const auto part = [&](double count, double length) {
        return weight * (count / (k1 * (std::max(length, least_length) * b + (1 - b)) + count));
    };
    Xapian::PostingIterator at = index->postlist_begin(term);
    const Xapian::PostingIterator end = index->postlist_end(term);
    const double first = at.get_wdf();
    const double most = std::max(first, index->get_collection_freq(term) - first);
    for (; !bounds_only && at != end; ++at)
        into.add(*at, part(at.get_wdf(), lengths[*at] * over_average));
    return part(most, std::max(most, shortest) * over_average);
}

/* The highest of all children, or the first and, where it is, the others. */
double Tally::weigh_several(const store_query &query, double factor, layer &into, size_t depth)
{
    layer &all = layer_at(depth);
    layer &one = layer_at(depth + 1);
    double bound = 0;
    for (size_t i = 0; i < query.child_count; i++) {
        const double own = weigh(*query.children[i], factor, i == 0 ? all : one, depth + 2);
        bound = query.op == STORE_MAX ? std::max(bound, own) : bound + own;
        for (uint32_t document : one.touched) {
            const double before = all.weights[document];
            const double weight = one.weights[document];
            if (query.op == STORE_MAX && weight > before)
                all.set(document, weight);
            else if (query.op == STORE_AND_MAYBE && before > 0)
                all.add(document, weight);
        }
        one.forget();
    }
    for (uint32_t document : all.touched)
        into.add(document, all.weights[document]);
    all.forget();
    return bound;
}

/* The first child, where all filters let it through. */
double Tally::weigh_filtered(const store_query &query, double factor, layer &into, size_t depth)
{
    layer &all = layer_at(depth);
    const double bound = weigh(*query.children[0], factor, all, depth + 1);
    Gates gates;
    gates.add(*index, query);
    std::sort(all.touched.begin(), all.touched.end());
    for (uint32_t document : all.touched)
        if (gates.pass(document))
            into.add(document, all.weights[document]);
    all.forget();
    return bound;
}

/* Add the weights to `into`; returns the highest possible one. */
double Tally::weigh(const store_query &query, double factor, layer &into, size_t depth)
{
    if (query.op == STORE_TERM)
        return weigh_term(query, factor, into);
    if (query.op == STORE_SCALE)
        return weigh(*query.children[0], factor * query.factor, into, depth);
    if (query.op == STORE_FILTER || query.op == STORE_AND_NOT)
        return weigh_filtered(query, factor, into, depth);
    if (query.op != STORE_OR && query.op != STORE_NONE)
        return weigh_several(query, factor, into, depth);
    double bound = 0;
    for (size_t i = 0; i < query.child_count; i++)
        bound += weigh(*query.children[i], factor, into, depth);
    return bound;
}

/* Read the lengths of this state of the index. */
void Tally::read_lengths(const Xapian::Database &database)
{
    std::vector<uint32_t> fresh(database.get_lastdocid() + size_t{1});
    const Xapian::PostingIterator end = database.postlist_end("");
    for (Xapian::PostingIterator at = database.postlist_begin(""); at != end; ++at)
        fresh[*at] = at.get_doclength();
    lengths = std::move(fresh);
}

/* Append all that says how much a document weighs. */
static void describe(const store_query &query, std::string &out)
{
    const auto number = [&](const auto &value) {
        out.append(reinterpret_cast<const char *>(&value), sizeof value);
    };
    number(query.op);
    number(query.factor);
    number(query.child_count);
    number(query.slot);
    for (const span &bytes : {query.term, query.low, query.high}) {
        number(bytes.size);
        out += text(bytes);
    }
    for (size_t i = 0; i < query.child_count; i++)
        describe(*query.children[i], out);
}

/* Weigh the ranking part, unless the last one was the same: one page asks for hits, for those that were
 * called, and for counts without a filter. */
double Tally::weigh_once(const store_query &query, const store_search_options &options)
{
    std::string asked;
    describe(query, asked);
    for (const double parameter : {k1, b})
        asked.append(reinterpret_cast<const char *>(&parameter), sizeof parameter);
    layer &sum = layer_at(0);
    bounds_only = options.limit == 0 && !options.exact && options.visit == nullptr;
    if (bounds_only)
        return weigh(query, 1, sum, 1);
    if (asked != weighed) {
        weighed.clear();
        for (layer &each : layers) /* a search that failed left weights in any */
            each.forget();
        highest = weigh(query, 1, sum, 1);
        weighed = asked;
    }
    return highest;
}

/* The documents that have one of the terms of `query`, by rising number. */
static std::vector<Xapian::docid> documents_of(const Xapian::Database &index, const store_query &query)
{
    std::vector<Xapian::docid> documents;
    if (query.op == STORE_TERM) {
        const std::string term = text(query.term);
        documents.assign(index.postlist_begin(term), index.postlist_end(term));
    }
    for (size_t i = 0; i < query.child_count; i++) {
        const auto more = documents_of(index, *query.children[i]);
        documents.insert(documents.end(), more.begin(), more.end());
    }
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

bool Tally::run(const Xapian::Database &database, const store_query &query,
                const store_search_options &options, std::vector<tallied> &out, double &possible)
{
    const parts parts = parts_of(query);
    if (options.collapse_slot >= 0 || !fits(parts))
        return false;
    if (lengths.empty())
        read_lengths(database);
    index = &database;
    k1 = options.k1 > 0 || options.b > 0 ? options.k1 : 1;
    b = options.k1 > 0 || options.b > 0 ? options.b : .5;
    over_average = database.get_avlength() > 0 ? 1 / database.get_avlength() : 0;
    shortest = database.get_doclength_lower_bound();
    possible = weigh_once(*parts.ranking, options);
    const layer &sum = layer_at(0);
    Gates gates;
    for (const store_query *each : parts.filtered)
        gates.add(database, *each);
    const auto take = [&](Xapian::docid document) {
        const double weight = sum.weights[document];
        if (weight >= options.floor * possible && gates.pass(document))
            out.push_back({document, weight});
    };
    if (parts.called != nullptr)
        for (Xapian::docid document : documents_of(database, *parts.called))
            take(document);
    else if (!bounds_only)
        for (Xapian::docid document = 1; document < sum.weights.size(); document++)
            if (sum.weights[document] > 0)
                take(document);
    return true;
}
