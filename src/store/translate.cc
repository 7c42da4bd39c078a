/* Build the engine's tree from the plain one. */
#include "store/translate.h"

using Xapian::Query;

/* A term that no document has is left out here, by one look: the engine would look for it four times, and
 * carry its empty list through the match. */
Query translate(View database, const struct store_query &query)
{
    static const Query::op lists[] = {Query::OP_OR,        Query::OP_OR,     Query::OP_AND,
                                      Query::OP_AND_MAYBE, Query::OP_FILTER, Query::OP_AND_NOT,
                                      Query::OP_PHRASE};
    static_assert(STORE_OR == 1 && STORE_PHRASE == std::size(lists) - 1, "one row for each operator");
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
