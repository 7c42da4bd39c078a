/* A person's words to ranked statements with snippets, facets and a verdict; and single statements and pages.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "base/date.h"
#include "base/digest.h"
#include "base/value.h"
#include "facts/facts.h"
#include "facts/generation.h"
#include "terms/record.h"

/* An open data directory: follows the live generation by itself, may be used by many threads at once. */
struct search_engine;

/* Open `directory` with at most `readers` requests at a time (others wait). An index that is missing or sick
 * is no failure here: each request says so, and succeeds as soon as there is one. */
enum avow_status search_engine_open(const char *directory, size_t readers, struct search_engine **out,
                                    struct avow_error *err);
void search_engine_close(struct search_engine *engine);

/* Rank by the weights of a file instead of those that are built in; before the first request. Statuses of
 * search_weights_read. */
enum avow_status search_engine_load_weights(struct search_engine *engine, const char *path,
                                            struct avow_error *err);
/* Rank by `weights`, borrowed until the engine is closed or others are set; while no request runs. */
struct search_weights;
void search_engine_set_weights(struct search_engine *engine, const struct search_weights *weights);
/* What it ranks by. */
const struct search_weights *search_engine_weights(const struct search_engine *engine);
/* Take `today` for today wherever a date decides and the request names none; 0: the clock. Before the first
 * request. */
void search_engine_set_today(struct search_engine *engine, date_day today);
/* Add to a digest what its answers depend on beside the program and the index: the weights and the vocabulary
 * that is built in. */
void search_engine_digest(const struct search_engine *engine, struct digest *digest);

enum search_sort { SEARCH_BY_RELEVANCE, SEARCH_BY_DATE };
enum search_group { SEARCH_GROUP_NONE, SEARCH_GROUP_PAGE };

enum search_filter {
    FILTER_STANDARD, /* id, or any spelling the vocabulary knows; with an edition or a level:
                        "iso-27001:2013", "soc-2:type-2" */
    FILTER_SERVICE,
    FILTER_KIND,
    FILTER_AUDIENCE,
    FILTER_STATUS,
    FILTER_ABOUT,
    FILTER_LANGUAGE,
    FILTER_PAGE,
    FILTER_YEAR,
    FILTER_COUNT
};

/* The words of the filters, as in URLs ("standard", ...). Static text. */
struct span search_filter_name(enum search_filter filter);

enum {
    SEARCH_QUERY_LIMIT = 2048,
    SEARCH_LIMIT_MOST = 100,
    SEARCH_WINDOW = 10000,
    SEARCH_FILTER_VALUES = 64,
    SEARCH_WORDS_MOST = 1000
};

/* The approvals of one question, to be left out (search_hide). */
struct search_hidden {
    struct span key;     /* the question's words, as the library compares them */
    struct span *hashes; /* of the words approved for it, one an approval */
    size_t count;
};

struct search_request {
    struct span text; /* at most SEARCH_QUERY_LIMIT bytes; may be empty when there is a filter */
    struct span_list filters[FILTER_COUNT]; /* OR within a field, AND across */
    date_day after;                         /* 0: none; inclusive, as before */
    date_day before;
    date_day as_of;              /* 0: what holds now */
    date_day today;              /* 0: the engine's */
    enum page_audience audience; /* the widest the caller may see */
    enum search_sort sort;
    enum search_group group;
    size_t limit;
    size_t offset;
    bool facets;
    bool explain;
    struct span why_not;    /* the id of a statement of which is told why it came later; empty: none */
    bool spelling;          /* read mistyped words as what was likely meant */
    bool expand;            /* read names of standards and services as such; false: words are only words */
    struct span_list plain; /* these words are only words: no name, no mistyped word, no abbreviation */
    bool brief;   /* for pages: leave out "snippet" and the full form of citations, which they do not show */
    size_t words; /* each result gets an "excerpt" of at most so many words; 0: none */
    /* Approvals that count for nothing, as when one measures what the others are worth. */
    const struct search_hidden *const *hidden;
    size_t hidden_count;
};

#define SEARCH_REQUEST_INIT                                                                                  \
    {                                                                                                        \
        .audience = AUDIENCE_INTERNAL, .limit = 10, .facets = true, .spelling = true, .expand = true         \
    }

struct search_engine_state {
    uint64_t generation;
    struct span uuid;
    struct span library; /* which approved questions are searched; empty for none */
    int64_t built;
    date_day day;
    uint64_t pages, statements, history;
};

/* Run a search and append the answer, that of /api/v1/search, as JSON to `out`. USAGE: the err place is the
 * argument's name ("kind", "limit", "q", ...). `*verdict` (may be NULL) gets "found", "weak" or "none"
 * (static text), `*total` (may be NULL) the count. */
enum avow_status search_run(struct search_engine *engine, const struct search_request *request,
                            struct buffer *out, const char **verdict, uint64_t *total,
                            struct avow_error *err);
/* The same answer as values in `arena`, as json_read would give it: for pages, which show it at once. */
enum avow_status search_run_value(struct search_engine *engine, const struct search_request *request,
                                  struct arena *arena, struct value *answer, struct avow_error *err);
/* One statement of a plain ranking. */
struct search_ranked {
    struct span id;
    uint64_t document;    /* the engine's number, good for search_word_sets while the index stays as it is */
    double score;         /* never below that of the next one */
    const double *values; /* search_feature_count() of them */
};

struct search_ranking {
    struct search_ranked *items; /* best first */
    size_t count;
};

/* The features of stage two, and the name of each as `explain` shows it (static text). */
size_t search_feature_count(void);
struct span search_feature_name(size_t feature);
/* The plain ranking for `request`, at most request->limit statements, in `arena`: filters hold, but there is
 * no floor, no collapse, no grouping and no paging. For measuring and for fitting weights. Fails as
 * search_run does. */
enum avow_status search_rank(struct search_engine *engine, const struct search_request *request,
                             struct arena *arena, struct search_ranking *out, struct avow_error *err);
/* What must be hidden so that the question `text` is ranked as if nobody had approved it; in `arena`. `count`
 * is 0 when nobody had. Fails as search_run does. */
enum avow_status search_hide(struct search_engine *engine, struct span text, struct arena *arena,
                             struct search_hidden *out, struct avow_error *err);
/* The distinct stems of a question that belong to no name, and which of them each statement has. */
struct search_stems {
    struct span *stems;
    size_t count;
    bool *known; /* the index has this statement */
    bool *held;  /* a row of `count` for each statement: its question or text has the stem */
};
/* Read the stems of request->text and those of the statements `ids`, in `arena`: what a table of words
 * (weights.yml "words") is fitted from. Fails as search_run does. */
enum avow_status search_stems(struct search_engine *engine, const struct search_request *request,
                              const struct span_list *ids, struct arena *arena, struct search_stems *out,
                              struct avow_error *err);
/* The answer words a statement could have (weights.yml "answer words"): numbers of search_word_sets.words. */
struct search_word_set {
    const uint32_t *words; /* distinct, rising */
    size_t count;
};

struct search_word_sets {
    struct span *words; /* stems, and pairs of neighbouring ones with a space between them */
    size_t word_count;
    struct search_word_set *statements; /* by document number */
    size_t statement_count;             /* one more than the highest number */
};
/* Read which stems and pairs the question and text of each current statement have, of those that `least`
 * statements or more have, in `arena`. Fails as search_run does. */
enum avow_status search_word_sets(struct search_engine *engine, size_t least, struct arena *arena,
                                  struct search_word_sets *out, struct avow_error *err);
/* The whole sentences from the start of `text` that have at most `words` words (runs of bytes between white
 * space), but always the first; its rest is left out. A part of `text`, without white space at its end. */
enum avow_status search_excerpt(struct span text, size_t words, struct arena *arena, struct span *out,
                                struct avow_error *err);
/* True for a word as typed that is too common to be searched for alone ("the", "of"); "US", "IT" and "OR" in
 * capitals are none. */
bool search_is_small(struct span word);
/* One statement as JSON; `id` may end in "@YYYY-MM-DD". NOT_FOUND. */
enum avow_status search_statement(struct search_engine *engine, struct span id, enum page_audience audience,
                                  struct buffer *out, struct avow_error *err);
/* What `show --canonical` prints: the canonical words of one statement. */
enum avow_status search_statement_canonical(struct search_engine *engine, struct span id, struct buffer *out,
                                            struct avow_error *err);
/* Mark in `held`, which has a place for each of `ids`, the statements that the index has now. */
enum avow_status search_held(struct search_engine *engine, const struct span_list *ids, bool *held,
                             struct avow_error *err);
/* One page with its statements in order, as JSON; as of a day when given. NOT_FOUND. */
enum avow_status search_page(struct search_engine *engine, struct span id, date_day as_of,
                             enum page_audience audience, struct buffer *out, struct avow_error *err);
/* {"id","title","ended","versions":[...]}: the versions of a page that the caller may see, newest first;
 * "ended" is the day on which a complete snapshot lacked it, or null. NOT_FOUND. */
enum avow_status search_versions(struct search_engine *engine, struct span id, enum page_audience audience,
                                 struct buffer *out, struct avow_error *err);
/* What changed on a page between the versions that held on two days (DATE_NONE: the newest, and the one
 * before it), as JSON: "from", "to", "counts", "changes", "scope", "same". NOT_FOUND: no such page, or it has
 * one version only; USAGE: both days mean one version. */
enum avow_status search_diff(struct search_engine *engine, struct span id, date_day from, date_day to,
                             enum page_audience audience, struct buffer *out, struct avow_error *err);
/* What became of the words of a citation, by the first 16 or more digits of their hash, as JSON:
 * {"hash","state":"current|changed|superseded|gone","known","statement","successor","diff"}. A hash nobody
 * knows is "gone", with "known" false. USAGE: too short, no hash, or two begin so. */
enum avow_status search_verify(struct search_engine *engine, struct span hash, enum page_audience audience,
                               struct buffer *out, struct avow_error *err);
/* Rows for the vocabulary that statements ask for by explaining a name it lacks ("B (formerly A)", "Long Name
 * (LN)"), the most frequent first: {"standards":[...],"services":[...],"unsure":[...]}, each with id, name
 * and the fields of a vocabulary row (all those of a known row, with the new name added), "new", "found" (the
 * words), "seen" (how often) and "places" (ids of statements). */
enum avow_status search_propose(struct search_engine *engine, struct buffer *out, struct avow_error *err);
/* The words of the vocabulary in effect, those of a user's tables too, or the rows that have `asked` among
 * them, in any case (empty: all): {"abbreviations","synonyms","meanings"}, lists of {"said","means":[...]}.
 */
enum avow_status search_words(struct search_engine *engine, struct span asked, struct buffer *out,
                              struct avow_error *err);
/* Orders of evidence: by standard; what ends first, first; what was issued last, first. */
enum search_evidence_sort { EVIDENCE_BY_STANDARD, EVIDENCE_BY_END, EVIDENCE_BY_DATE };

/* What is asked about services in scope, or about evidence. */
struct search_scope_request {
    struct span standard;    /* any spelling, with an edition if wanted; empty: all */
    struct span service;     /* any name it has or had; empty: all (search_scope only) */
    struct span environment; /* search_scope only: rows that state it or a place in it, and exclusions that
                                name no place; empty: all */
    struct span type;        /* search_evidence only: "certificate", "report", ...; empty: all */
    enum search_evidence_sort sort; /* search_evidence only */
    date_day as_of;                 /* 0: what holds now */
    date_day today;                 /* 0: the engine's */
    enum page_audience audience;
};

/* {"standard","edition","service","environment","as_of","verdict","environments":[all that rows
 * name],"total","rows":[...]}: every row that published pages state of services in scope, by standard and
 * service. Asked for both names there is a verdict ("yes", "excluded", "not stated", "unclear"), else null.
 * Rows that contradict each other are all kept, in_scope "unclear", the narrower first; each also has the
 * verdict on its standard and service together. USAGE: a name nobody
 * knows; NOT_FOUND: an index of an older layout. */
enum avow_status search_scope(struct search_engine *engine, const struct search_scope_request *request,
                              struct buffer *out, struct avow_error *err);
/* The same answer as values in `arena`, for pages. */
enum avow_status search_scope_value(struct search_engine *engine, const struct search_scope_request *request,
                                    struct arena *arena, struct value *answer, struct avow_error *err);
/* {"standard","edition","as_of","evidence":[...]}: certificates, reports, letters and statements of
 * applicability that published pages link to or name, by standard. Errors as search_scope. */
enum avow_status search_evidence(struct search_engine *engine, const struct search_scope_request *request,
                                 struct buffer *out, struct avow_error *err);
struct search_changes_request {
    struct span standard; /* any spelling; empty: all */
    struct span service;
    struct span words; /* only passages that have all of them, common ones left out; empty: all */
    date_day since;    /* DATE_NONE: from the beginning */
    size_t limit;      /* at most so many events */
    enum page_audience audience;
};

/* {"standard","service","words","since","changes":[{"change":"new|changed|ended","date","from","page",
 * "counts","statements":[...],"scope":[...]}],"more"}: the pages that changed last, newest first, with what
 * changed on them; asked for a standard or a service only what is about it. USAGE: a name nobody knows. */
enum avow_status search_changes(struct search_engine *engine, const struct search_changes_request *request,
                                struct buffer *out, struct avow_error *err);
struct search_todo_request {
    struct span owner; /* "-": pages without an owner; empty: all */
    date_day today;    /* 0: the engine's */
    enum page_audience audience;
};

/* {"owner","owners":[{"owner","count"}],"total","tasks":[{"type","owner","page","date","days",...}]}: what
 * the keepers of pages should look at: "review" (overdue), "draft", "conflict" (scope rows that contradict
 * each other), "ending" (evidence that has ended or soon will), "vanished" (evidence a page no longer has),
 * "edition" (a page about an edition that is not the newest), "undated" (dated by its file alone), "ended" (a
 * page that is no longer published). By type, then by date. Owners are counted whoever is asked for. */
enum avow_status search_todo(struct search_engine *engine, const struct search_todo_request *request,
                             struct buffer *out, struct avow_error *err);
/* {"standards":[{id,name,current,editions,statements,scope,evidence}]} and
 * {"services":[{id,name,variant_of,formerly,statements,scope}]}: the vocabulary with counts of current
 * statements, of services (or standards) that are stated in scope or not, and of certificates and reports. */
enum avow_status search_standards(struct search_engine *engine, enum page_audience audience,
                                  struct buffer *out, struct avow_error *err);
enum avow_status search_services(struct search_engine *engine, enum page_audience audience,
                                 struct buffer *out, struct avow_error *err);
/* {"id","name","current","editions":[{edition,statements,named}],"aliases","statements","named"}: one
 * standard by any spelling, newest edition first; `statements` are about it, `named` mention it. NOT_FOUND.
 */
enum avow_status search_standard(struct search_engine *engine, struct span name, enum page_audience audience,
                                 struct buffer *out, struct avow_error *err);
/* {"id","name","known","variant_of","variants","formerly":[{name,until}],"aliases","statements","named"}: one
 * service by any name it has or had, or as pages list it (`known` is false then). NOT_FOUND. */
enum avow_status search_service(struct search_engine *engine, struct span name, enum page_audience audience,
                                struct buffer *out, struct avow_error *err);
/* {"suggestions":[{type,text,url}]}: at most 10 standards, services, questions and pages that start with or
 * hold the words. */
enum avow_status search_suggest(struct search_engine *engine, struct span text, enum page_audience audience,
                                struct buffer *out, struct avow_error *err);
/* The state of the live generation, strings in `arena`; NOT_FOUND, CORRUPT, NEWER when there is none to
 * serve. */
enum avow_status search_state(struct search_engine *engine, struct arena *arena,
                              struct search_engine_state *out, struct avow_error *err);
/* As search_state, after asking the index itself: every kind of statement is counted, one is read, and the
 * facts are. What a readiness probe should ask; costs a search. CORRUPT when a table is damaged or lacks
 * statements. */
enum avow_status search_probe(struct search_engine *engine, struct arena *arena,
                              struct search_engine_state *out, struct avow_error *err);
/* What a home page tells: {"state":{...counts...},"questions":[questions to
 * try],"examples":[{"type":"covered|unclear|nothing","text"}]} as JSON; "nothing": likely, but only a search
 * tells. */
enum avow_status search_home(struct search_engine *engine, date_day today, enum page_audience audience,
                             struct buffer *out, struct avow_error *err);

#endif
