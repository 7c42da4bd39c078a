/* Ask documents, one after the other, for terms, phrases and values. */
#include "store/gate.h"

#include "store/translate.h"

bool Gate::takes(const store_query &query)
{
    return (query.op == STORE_TERM || query.op == STORE_OR || query.op == STORE_AND ||
            query.op == STORE_PHRASE || query.op == STORE_RANGE || query.op == STORE_NONE) &&
           std::all_of(query.children, query.children + query.child_count,
                       [](const store_query *child) { return takes(*child); });
}

Gate::Gate(View index, const store_query &query_) : query(query_)
{
    if (query.op == STORE_PHRASE) {
        open_phrase(index);
        return;
    }
    for (size_t i = 0; i < query.child_count; i++)
        children.emplace_back(index, *query.children[i]);
    if (query.op == STORE_TERM)
        open_term(index);
    if (query.op == STORE_RANGE) {
        value = index.valuestream_begin(query.slot);
        value_end = index.valuestream_end(query.slot);
    }
}

bool Gate::passes(Xapian::docid document)
{
    if (query.op == STORE_TERM)
        return every || has_term(document);
    if (query.op == STORE_RANGE)
        return has_value(document);
    if (query.op == STORE_PHRASE)
        return std::binary_search(phrase.begin(), phrase.end(), document);
    for (Gate &child : children)
        if (child.passes(document) != (query.op == STORE_AND))
            return query.op == STORE_OR;
    return query.op == STORE_AND;
}

void Gate::open_term(View index)
{
    const std::string term = text(query.term);
    every = index.get_termfreq(term) == index.get_doccount();
    if (every)
        return;
    posting = index.postlist_begin(term);
    posting_end = index.postlist_end(term);
}

/* Where words stand is the engine's to look up. */
void Gate::open_phrase(View index)
{
    Xapian::Enquire enquire(index);
    enquire.set_query(translate(index, query));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Xapian::MSet matches = enquire.get_mset(0, index.get_doccount());
    phrase.assign(matches.begin(), matches.end());
}

bool Gate::has_term(Xapian::docid document)
{
    if (posting != posting_end)
        posting.skip_to(document);
    return posting != posting_end && *posting == document;
}

bool Gate::has_value(Xapian::docid document)
{
    if (value != value_end)
        value.skip_to(document);
    if (value == value_end || value.get_docid() != document)
        return false;
    const std::string bytes = *value;
    return bytes >= text(query.low) && bytes <= text(query.high);
}

bool Gates::take(const store_query &query)
{
    return (query.op == STORE_FILTER || query.op == STORE_AND_NOT) &&
           std::all_of(query.children + 1, query.children + query.child_count,
                       [](const store_query *child) { return Gate::takes(*child); });
}

void Gates::add(View index, const store_query &query)
{
    for (size_t i = 1; i < query.child_count; i++)
        all.push_back({Gate(index, *query.children[i]), query.op == STORE_AND_NOT});
}

bool Gates::pass(Xapian::docid document)
{
    return std::all_of(all.begin(), all.end(),
                       [&](one &each) { return each.gate.passes(document) != each.excludes; });
}
