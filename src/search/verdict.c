/* How sure we are that the first result answers: found, weak or none; and the words no statement has. */
#include "search/run.h"

#include "terms/forward.h"

#include <math.h>

/* Above `found` the first result is shown as the answer, below `weak` as "nearest, not an answer". */
static const double found_from = .5;
static const double weak_from = .3;
static const double name_weight = 6;     /* a name asked, against idf weights of the words */
static const double mention_credit = .7; /* it is named in the text, but not its subject */
static const double edition_credit = .8; /* its subject, but of another edition or level */
static const double stops_confidence = .3;
static const double tokens_a_word = .4;
static const double same_question = .9;
static const double other_name = .45; /* at most, when the statement lacks a name that is asked: weak */
static const double no_name = .25;    /* at most, when every statement lacks it: none */

enum avow_status run_record(struct search_run *run, const struct candidate *candidate, struct record *out,
                            struct avow_error *err)
{
    struct span data = SPAN_EMPTY;
    enum avow_status status =
        store_reader_documents(run->store, &candidate->document, 1, &run->lease->arena, &data, err);
    return status == AVOW_OK ? record_decode(data, &run->lease->arena, out, err) : status;
}

/* The stem stands in a title or a heading, if in no statement. */
static bool in_titles(struct search_run *run, struct span stem)
{
    static const enum term_field fields[] = {TERM_TITLE, TERM_HEADING, TERM_QUESTION};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        uint64_t documents = 0;
        const struct store_query *term = tree_term(&run->tree, fields[i], stem);
        if (store_reader_frequency(run->lease->now, term->term, &documents, NULL) == AVOW_OK && documents > 0)
            return true;
    }
    return false;
}

bool run_is_missing(struct search_run *run, const struct query_word *word)
{
    bool missing = word->documents == 0 && word->role > WORD_NAME && !in_titles(run, word->stem);
    for (size_t i = 0; missing && i < word->form_count; i++)
        missing = !in_titles(run, word->forms[i].stem);
    return missing;
}

static void find_missing(struct search_run *run)
{
    for (size_t i = 0; i < run->query.word_count; i++) {
        const struct query_word *word = &run->query.words[i];
        if (run_is_missing(run, word))
            run->missing[run->missing_count++] = word->text;
    }
}

/* The relevance candidate that is judged: the first, or by date the heaviest. */
static const struct candidate *judged(const struct search_run *run)
{
    const struct candidate *best = &run->ranked.items[0];
    for (size_t i = 1; run->options.sort != STORE_BY_WEIGHT && i < run->ranked.count; i++)
        if (run->ranked.items[i].weight > best->weight)
            best = &run->ranked.items[i];
    return best;
}

static void see_tokens(const struct understanding *query, const struct token_list *tokens,
                       bool seen[QUERY_WORDS])
{
    for (size_t i = 0; i < tokens->count; i++) {
        size_t word = understanding_word(query, forward_stem_hash(tokens->items[i].stem));
        if (word != SPAN_NONE)
            seen[word] = true;
    }
}

/* What the judged statement has of the query. */
struct evidence {
    bool seen[QUERY_WORDS];
    double near;     /* weight share of distinct words within a window or in the question */
    double likeness; /* of the questions */
    double names;    /* sum of agreement, one for each name asked */
    double ceiling;  /* of the confidence: lower when a name that is asked is lacking */
    struct record record;
};

/* 1 when the name is a subject of the statement, less when only another edition of it is, 0 when it is none.
 */
static double subject_credit(const struct record *record, const struct mention *name)
{
    double best = 0;
    for (size_t i = 0; name->type == MENTION_STANDARD && i < record->standards.count; i++) {
        const struct standard_ref *own = &record->standards.items[i];
        bool other =
            (name->edition.size > 0 && own->edition.size > 0 && !span_equal(name->edition, own->edition)) ||
            (name->level.size > 0 && own->level.size > 0 && !span_equal(name->level, own->level));
        if (span_equal(own->id, name->id))
            best = fmax(best, other ? edition_credit : 1);
    }
    for (size_t i = 0; name->type == MENTION_SERVICE && i < record->services.count; i++)
        if (span_equal(record->services.items[i], name->id))
            best = 1;
    return best;
}

static bool is_mentioned(const struct mention_list *mentions, const struct mention *name)
{
    for (size_t i = 0; i < mentions->count; i++)
        if (mentions->items[i].type == name->type && span_equal(mentions->items[i].id, name->id))
            return true;
    return false;
}

bool run_is_named(struct search_run *run, const struct mention *name)
{
    enum term_field field = name->type == MENTION_SERVICE ? TERM_MENTION_SERVICE : TERM_MENTION;
    uint64_t documents = 0;
    const struct store_query *term = tree_term(&run->tree, field, name->id);
    return store_reader_frequency(run->store, term->term, &documents, NULL) == AVOW_OK && documents > 0;
}

/* Look for the query's words and names in title, headings, question and text. */
static enum avow_status gather(struct search_run *run, const struct understanding *query,
                               struct evidence *evidence, struct avow_error *err)
{
    struct arena *arena = &run->lease->arena;
    const struct record *record = &evidence->record;
    struct buffer all = BUFFER_INIT;
    buffer_append(&all, record->title);
    for (size_t i = 0; i < record->headings.count; i++) {
        buffer_append_byte(&all, '\n');
        buffer_append(&all, record->headings.items[i]);
    }
    buffer_append_byte(&all, '\n');
    buffer_append(&all, record->question);
    buffer_append_byte(&all, '\n');
    buffer_append(&all, record->text);
    struct span text = all.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&all));
    buffer_free(&all);
    if (text.bytes == NULL)
        return error_set_no_memory(err, "search");
    struct read_text read = {0};
    enum avow_status status = read_text(run->lease, query, text, record->language, &read, err);
    if (status != AVOW_OK)
        return status;
    see_tokens(query, &read.tokens, evidence->seen);
    for (size_t i = 0; i < query->name_count; i++) {
        const struct mention *name = &query->names[i].mention;
        double mentioned = is_mentioned(&read.mentions, name) ? mention_credit : 0;
        double credit = fmax(subject_credit(record, name), mentioned);
        evidence->names += credit;
        if (credit <= 0)
            evidence->ceiling = fmin(evidence->ceiling, run_is_named(run, name) ? other_name : no_name);
    }
    return AVOW_OK;
}

/* A long question of little more than stop words says too little to be sure of: its words (those of names
 * included) over two fifths of all tokens, at most 1. */
static double substance(const struct understanding *query)
{
    double words = 0;
    for (size_t i = 0; i < query->word_count; i++)
        words += query->words[i].role > WORD_NAME;
    for (size_t i = 0; i < query->name_count; i++)
        words += query->names[i].mention.end_token - query->names[i].mention.first_token;
    double wanted = tokens_a_word * (double)query->tokens.count;
    return wanted > 0 ? fmin(1, words / wanted) : 0;
}

/* Share of what is asked that the statement has, weighed by how rare it is, less when it stands scattered:
 * (sum of w seen, or asking for its kind, + 6 * names that agree) / (sum of w + 6 * names), times (1 +
 * nearness) / 2; times the question's substance unless the statement's own question is this one; under the
 * ceiling of a name that is lacking, since a statement about another service answers nothing. */
static double confidence_of(const struct understanding *query, const struct evidence *evidence)
{
    double asked = name_weight * (double)query->name_count;
    double met = name_weight * evidence->names;
    double words = 0;
    double kind = 0;
    for (size_t i = 0; i < query->word_count; i++) {
        const struct query_word *word = &query->words[i];
        if (word->role <= WORD_NAME)
            continue;
        bool of_kind = (word->asks & 1u << evidence->record.kind) != 0;
        words += word->weight;
        kind += of_kind ? word->weight : 0;
        met += of_kind || evidence->seen[i] ? word->weight : 0;
    }
    if (asked + words <= 0)
        return 0;
    double near = words > 0 ? fmax(evidence->near, kind / words) : 1;
    double sure = evidence->likeness >= same_question ? 1 : substance(query);
    return fmin(met / (asked + words) * (1 + near) / 2 * sure, evidence->ceiling);
}

/* How well `best` answers `query`: all that was asked, or one side of an OR, for which the nearness is of its
 * own words. */
static enum avow_status judge(struct search_run *run, const struct candidate *best,
                              const struct understanding *query, double *out, struct avow_error *err)
{
    double near = fmax(best->values[FEATURE_WINDOW], best->values[FEATURE_QUESTION]);
    if (query->all_weight > 0)
        near = fmin(1, near * run->query.all_weight / query->all_weight);
    struct evidence evidence = {.near = near, .ceiling = 1};
    enum avow_status status = run_record(run, best, &evidence.record, err);
    if (status == AVOW_OK)
        status = gather(run, query, &evidence, err);
    if (status == AVOW_OK)
        *out = confidence_of(query, &evidence);
    return status;
}

enum avow_status run_judge(struct search_run *run, struct avow_error *err)
{
    run->verdict = "none";
    find_missing(run);
    if (run->ranked.count == 0)
        return AVOW_OK;
    if (run->listing || run->stops_only) {
        run->confidence = run->listing ? 1 : stops_confidence;
    } else {
        const struct candidate *best = judged(run);
        enum avow_status status = judge(run, best, &run->query, &run->confidence, err);
        for (size_t i = 0; status == AVOW_OK && i < run->side_count; i++) {
            double side = 0;
            status = judge(run, best, &run->sides[i], &side, err);
            run->confidence = fmax(run->confidence, side);
        }
        if (status != AVOW_OK)
            return status;
    }
    if (run->total > 0)
        run->verdict = run->confidence >= found_from  ? "found"
                       : run->confidence >= weak_from ? "weak"
                                                      : "none";
    return AVOW_OK;
}
