/* What documents must have, or must not have, beside their weight. */
#ifndef STORE_GATE_H
#define STORE_GATE_H

#include "store/xapian_wall.h"

/* Whether documents, asked by rising number, have what a query says. */
class Gate {
  public:
    Gate(View index, const store_query &query);

    bool passes(Xapian::docid document);

    /* True for what a gate can be: terms, phrases and ranges, and AND and OR of such. */
    static bool takes(const store_query &query);

  private:
    const store_query &query;
    std::vector<Gate> children;
    bool every = false; /* all documents have the term */
    Xapian::PostingIterator posting, posting_end;
    Xapian::ValueIterator value, value_end;
    std::vector<Xapian::docid> phrase; /* the documents that have it, by rising number */

    void open_term(View index);
    void open_phrase(View index);
    bool has_term(Xapian::docid document);
    bool has_value(Xapian::docid document);
};

/* The gates of any number of FILTER and AND_NOT. */
class Gates {
  public:
    /* Add what `query`, a FILTER or an AND_NOT, asks beside its first child. */
    void add(View index, const store_query &query);

    /* True when every filter lets the document through; ask by rising number. */
    bool pass(Xapian::docid document);

    /* True for a FILTER or an AND_NOT that asks nothing but what gates take. */
    static bool take(const store_query &query);

  private:
    struct one {
        Gate gate;
        bool excludes; /* what has it is left out */
    };
    std::vector<one> all;
};

#endif
