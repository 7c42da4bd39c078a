/* Weigh all documents, then keep those that reach the floor and pass the filters. */
#include "store/xapian_wall.h"

#include <cmath>

static constexpr size_t least_terms = 8; /* fewer are moved through fast, and need no lengths */
static constexpr Xapian::docid most_documents = 1 << 24;
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

void layer::clear()
{
    for (uint32_t document : touched)
        weights[document] = 0;
    touched.clear();
}

/* Count the terms of a ranking part; false when it has something that cannot be tallied. */
static bool is_sum(const store_query &query, size_t &terms)
{
    terms += query.op == STORE_TERM;
    if (query.op == STORE_TERM || query.op == STORE_NONE)
        return true;
    if (query.op != STORE_OR && query.op != STORE_MAX && query.op != STORE_AND_MAYBE &&
        !(query.op == STORE_SCALE && query.factor > 0))
        return false;
    for (size_t i = 0; i < query.child_count; i++)
        if (!is_sum(*query.children[i], terms))
            return false;
    return true;
}

static bool is_gate(const store_query &query)
{
    for (size_t i = 0; i < query.child_count; i++)
        if (!is_gate(*query.children[i]))
            return false;
    return query.op == STORE_TERM || query.op == STORE_OR || query.op == STORE_AND ||
           query.op == STORE_RANGE || query.op == STORE_NONE;
}

static bool fits(const store_query &query, const store_search_options &options)
{
    const bool filtered = query.op == STORE_FILTER;
    size_t terms = 0;
    if (options.sort != STORE_BY_WEIGHT || options.collapse_slot >= 0)
        return false;
    for (size_t i = 1; filtered && i < query.child_count; i++)
        if (!is_gate(*query.children[i]))
            return false;
    return is_sum(filtered ? *query.children[0] : query, terms) && terms >= least_terms;
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
        one.clear();
    }
    for (uint32_t document : all.touched)
        into.add(document, all.weights[document]);
    all.clear();
    return bound;
}

/* Add the weights to `into`; returns the highest possible one. */
double Tally::weigh(const store_query &query, double factor, layer &into, size_t depth)
{
    if (query.op == STORE_TERM)
        return weigh_term(query, factor, into);
    if (query.op == STORE_SCALE)
        return weigh(*query.children[0], factor * query.factor, into, depth);
    if (query.op != STORE_OR && query.op != STORE_NONE)
        return weigh_several(query, factor, into, depth);
    double bound = 0;
    for (size_t i = 0; i < query.child_count; i++)
        bound += weigh(*query.children[i], factor, into, depth);
    return bound;
}

namespace {
/* Whether documents, asked by rising number, have what a filter wants. */
class Gate {
  public:
    Gate(const Xapian::Database &index, const store_query &query_) : query(query_)
    {
        for (size_t i = 0; i < query.child_count; i++)
            children.emplace_back(index, *query.children[i]);
        if (query.op == STORE_TERM)
            open_term(index, text(query.term));
        if (query.op == STORE_RANGE) {
            value = index.valuestream_begin(query.slot);
            value_end = index.valuestream_end(query.slot);
        }
    }

    bool passes(Xapian::docid document)
    {
        if (query.op == STORE_TERM)
            return every || has_term(document);
        if (query.op == STORE_RANGE)
            return has_value(document);
        for (Gate &child : children)
            if (child.passes(document) != (query.op == STORE_AND))
                return query.op == STORE_OR;
        return query.op == STORE_AND;
    }

  private:
    const store_query &query;
    std::vector<Gate> children;
    bool every = false; /* all documents have the term */
    Xapian::PostingIterator posting, posting_end;
    Xapian::ValueIterator value, value_end;

    void open_term(const Xapian::Database &index, const std::string &term)
    {
        every = index.get_termfreq(term) == index.get_doccount();
        if (every)
            return;
        posting = index.postlist_begin(term);
        posting_end = index.postlist_end(term);
    }

    bool has_term(Xapian::docid document)
    {
        if (posting != posting_end)
            posting.skip_to(document);
        return posting != posting_end && *posting == document;
    }

    bool has_value(Xapian::docid document)
    {
        if (value != value_end)
            value.skip_to(document);
        if (value == value_end || value.get_docid() != document)
            return false;
        const std::string bytes = *value;
        return bytes >= text(query.low) && bytes <= text(query.high);
    }
};
} // namespace

/* Forget what was read of another state, and read the lengths of this one. */
void Tally::open(const Xapian::Database &database)
{
    lengths.assign(database.get_lastdocid() + size_t{1}, 0);
    const Xapian::PostingIterator end = database.postlist_end("");
    for (Xapian::PostingIterator at = database.postlist_begin(""); at != end; ++at)
        lengths[*at] = at.get_doclength();
}

bool Tally::run(const Xapian::Database &database, const store_query &query,
                const store_search_options &options, std::vector<tallied> &out, double &highest)
{
    const bool filtered = query.op == STORE_FILTER;
    if (!fits(query, options) || database.size() > 1 || database.get_lastdocid() > most_documents)
        return false;
    if (lengths.empty())
        open(database);
    index = &database;
    k1 = options.k1 > 0 || options.b > 0 ? options.k1 : 1;
    b = options.k1 > 0 || options.b > 0 ? options.b : .5;
    over_average = database.get_avlength() > 0 ? 1 / database.get_avlength() : 0;
    shortest = database.get_doclength_lower_bound();
    bounds_only = options.limit == 0 && !options.exact && options.visit == nullptr;
    layer &sum = layer_at(0);
    highest = weigh(filtered ? *query.children[0] : query, 1, sum, 1);
    const double least = options.floor * highest;
    std::vector<Gate> gates;
    for (size_t i = 1; filtered && i < query.child_count; i++)
        gates.emplace_back(database, *query.children[i]);
    const auto passes = [&](Xapian::docid document) {
        return std::all_of(gates.begin(), gates.end(), [&](Gate &gate) { return gate.passes(document); });
    };
    for (Xapian::docid document = 1; document < sum.weights.size() && !sum.touched.empty(); document++)
        if (sum.weights[document] > 0 && sum.weights[document] >= least && passes(document))
            out.push_back({document, sum.weights[document]});
    sum.clear();
    return true;
}
