/* Features read from the forward vector. W: sum of all query words' weights; w: one word's weight. */
#include "search/feature.h"

#include <math.h>

enum {
    WINDOW_TOKENS = 30,
    LENGTH_UNIT = 100,
    SHORT_WORDS = 20,
    NAME_SLACK = 2 /* tokens within a name that are none of its */
};

static const double exact_k1 = .4;
static const double exact_b = .7;
static const double stems_k1 = 1.2;
static const double stems_b = .75;
static const double least_share = .1;

static double share(const struct ranking *ranking, double weight)
{
    return ranking->query->all_weight > 0 ? weight / ranking->query->all_weight : 0;
}

/* By the best way that the candidate says it. */
static double word_weight(const struct ranking *ranking, size_t word)
{
    return ranking->query->words[word].weight * (double)ranking->profile.strength[word];
}

/* Weight of stage one over the best candidate's. */
double feature_stage(const struct ranking *ranking, const struct candidate *candidate)
{
    return ranking->best_weight > 0 ? candidate->weight / ranking->best_weight : 0;
}

/* ln of feature "stage one", of .1 at least: how far behind the best it is counts most at the top. */
double feature_behind(const struct ranking *ranking, const struct candidate *candidate)
{
    return log(fmax(feature_stage(ranking, candidate), least_share));
}

/* Part of the edition or level that was typed with a name: its subject need not be of that one. */
static bool is_version(const struct asked_name *name, struct span word)
{
    const struct span versions[] = {name->mention.edition, name->mention.level};
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
        struct span rest = versions[i];
        struct span piece;
        while (span_next_piece(&rest, '-', &piece))
            if (span_equal_case(piece, word))
                return true;
    }
    return false;
}

/* The word stands somewhere in it, or belongs to a name that is its subject and not to its version. */
static bool has_word(const struct ranking *ranking, const struct candidate *candidate, size_t word)
{
    if (ranking->profile.parts[word] != 0)
        return true;
    for (size_t i = 0; i < ranking->query->name_count; i++) {
        const struct asked_name *name = &ranking->query->names[i];
        for (size_t k = 0; name->spelling_count > 0 && k < name->spellings[0].count; k++)
            if (name->spellings[0].words[k] == word && candidate_is_about(candidate, name) &&
                !is_version(name, ranking->query->words[word].text))
                return true;
    }
    return false;
}

/* Sum of w over the words that stand anywhere in it, over W; the words of a name that is its subject, but not
 * of an edition or level, count as if they stood there. */
double feature_coverage(const struct ranking *ranking, const struct candidate *candidate)
{
    double sum = 0;
    for (size_t i = 0; i < ranking->query->word_count; i++)
        if (word_weight(ranking, i) > 0 && has_word(ranking, candidate, i))
            sum += word_weight(ranking, i);
    return share(ranking, sum);
}

/* BM25: sum of w * n / (n + k1 (1 - b + b L / mean L)), n a word's count, L the tokens of question and text,
 * over W. */
static double bm25(const struct ranking *ranking, const struct candidate *candidate, const uint16_t *counts,
                   double k1, double b)
{
    double length = candidate->forward.question + candidate->forward.text;
    double pivot = k1 * (1 - b + b * length / fmax(ranking->mean_length, 1));
    double sum = 0;
    for (size_t i = 0; i < ranking->query->word_count; i++) {
        double count = counts[i];
        if (count > 0)
            sum += word_weight(ranking, i) * count / (count + pivot);
    }
    return share(ranking, sum);
}

/* Unstemmed BM25 by k1 = .4 and b = .7: of the very words. */
double feature_exact(const struct ranking *ranking, const struct candidate *candidate)
{
    return bm25(ranking, candidate, ranking->profile.exact, exact_k1, exact_b);
}

/* BM25 of stems by the usual k1 = 1.2 and b = .75. Beside the sharper stage one it tells what repetition is
 * worth. */
double feature_stems(const struct ranking *ranking, const struct candidate *candidate)
{
    return bm25(ranking, candidate, ranking->profile.counts, stems_k1, stems_b);
}

static double pair_strength(const struct ranking *ranking, const struct query_pair *pair)
{
    return (double)fminf(ranking->profile.strength[pair->first], ranking->profile.strength[pair->second]);
}

/* Nearness of the words of pairs (struct profile), weighed alike. */
double feature_near_pairs(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)candidate;
    double sum = 0;
    for (size_t i = 0; i < ranking->query->pair_count; i++)
        sum += query_pair_weight(ranking->query, i) * pair_strength(ranking, &ranking->query->pairs[i]) *
               (double)ranking->profile.near[i];
    return ranking->pair_weight > 0 ? sum / ranking->pair_weight : 0;
}

/* Highest sum of w over the distinct words of one sentence, over W. */
double feature_sentence(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)candidate;
    return share(ranking, ranking->profile.sentence);
}

/* exp(-words / 20): near 1 for a mere heading. */
double feature_short(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)ranking;
    return exp(-(double)candidate->facets.words / SHORT_WORDS);
}

/* The sum of the weights of the answer words it has: it reads like an answer. */
double feature_answer_words(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)candidate;
    return ranking->answer_words;
}

static bool is_pair(const struct understanding *query, uint16_t first, uint16_t second)
{
    for (size_t i = 0; i < query->pair_count; i++)
        if (query->pairs[i].first == first && query->pairs[i].second == second)
            return true;
    return false;
}

/* Words of the longest run that stands in the query too (stop words left out), less one, over the words typed
 * less one. */
double feature_run(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)candidate;
    size_t longest = 0;
    size_t run = 0;
    for (size_t i = 1; i < ranking->match_count; i++) {
        const struct match *match = &ranking->matches[i];
        const struct match *before = match - 1;
        bool next = match->part == before->part && match->place == before->place + 1;
        run = next && is_pair(ranking->query, before->word, match->word) ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    size_t most = ranking->typed > 1 ? ranking->typed - 1 : 1;
    return fmin(1, (double)longest / (double)most);
}

/* Take matches off the window's tail until it spans WINDOW_TOKENS at most. */
static size_t shrink(const struct ranking *ranking, size_t first, size_t last, uint16_t counts[QUERY_WORDS],
                     double *weight)
{
    const struct match *end = &ranking->matches[last];
    while (ranking->matches[first].part != end->part ||
           end->place - ranking->matches[first].place >= WINDOW_TOKENS) {
        uint16_t word = ranking->matches[first++].word;
        if (--counts[word] == 0)
            *weight -= word_weight(ranking, word);
    }
    return first;
}

/* Highest sum of w over distinct words within 30 neighbouring tokens of one part, over W. */
double feature_window(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)candidate;
    uint16_t counts[QUERY_WORDS] = {0};
    double weight = 0;
    double best = 0;
    size_t first = 0;
    for (size_t i = 0; i < ranking->match_count; i++) {
        uint16_t word = ranking->matches[i].word;
        if (counts[word]++ == 0)
            weight += word_weight(ranking, word);
        first = shrink(ranking, first, i, counts, &weight);
        best = fmax(best, weight);
    }
    return share(ranking, best);
}

/* Bits of the places in the spelling that have the word. */
static unsigned places_of(const struct spelling *spelling, uint16_t word)
{
    unsigned places = 0;
    for (size_t i = 0; i < spelling->count; i++)
        places |= spelling->words[i] == word ? 1u << i : 0;
    return places;
}

/* From match `first` on, all words of the spelling stand beside each other, in whatever order. */
static bool begins_with(const struct ranking *ranking, const struct spelling *spelling, size_t first)
{
    const struct match *matches = ranking->matches;
    size_t within = spelling->count + NAME_SLACK;
    unsigned met = 0;
    for (size_t i = first; i < ranking->match_count && matches[i].part == matches[first].part &&
                           (size_t)(matches[i].place - matches[first].place) < within;
         i++)
        met |= places_of(spelling, matches[i].word);
    return met == (1u << spelling->count) - 1;
}

/* All words of the spelling stand beside each other in a part up to `last`: "SOC" here and "1" of "1 April"
 * there do not make the name "SOC 1". */
static bool stands_together(const struct ranking *ranking, const struct spelling *spelling,
                            enum match_part last)
{
    for (size_t i = 0; i < spelling->count; i++)
        if (ranking->profile.parts[spelling->words[i]] == 0)
            return false;
    for (size_t i = 0; i < ranking->match_count && ranking->matches[i].part <= last; i++)
        if (places_of(spelling, ranking->matches[i].word) != 0 && begins_with(ranking, spelling, i))
            return true;
    return false;
}

/* All words of some spelling of the name do. */
static bool is_spelled(const struct ranking *ranking, const struct asked_name *name, enum match_part last)
{
    for (size_t k = 0; k < name->spelling_count; k++)
        if (stands_together(ranking, &name->spellings[k], last))
            return true;
    return false;
}

bool heading_names(const struct ranking *ranking, const struct asked_name *name)
{
    return is_spelled(ranking, name, PART_HEADING);
}

/* The candidate is about the name, or has all words of some spelling of it close together. */
static bool is_said(const struct ranking *ranking, const struct candidate *candidate,
                    const struct asked_name *name)
{
    return candidate_is_about(candidate, name) || is_spelled(ranking, name, PART_TEXT);
}

/* Idf of the words of names that it says nowhere, as they were typed; those of `seen` left out. */
static double unsaid_idf(const struct ranking *ranking, const struct candidate *candidate, const bool *seen)
{
    double sum = 0;
    for (size_t i = 0; i < ranking->query->name_count; i++) {
        const struct asked_name *name = &ranking->query->names[i];
        if (name->spelling_count == 0 || is_said(ranking, candidate, name))
            continue;
        for (size_t k = 0; k < name->spellings[0].count; k++) {
            size_t word = name->spellings[0].words[k];
            sum += seen[word] ? 0 : ranking->query->words[word].idf;
        }
    }
    return sum;
}

/* Dice of query and question: 2 M / (I + M + u mean i), i a word's idf alone (in a question names are words
 * like others), M the sum both have, I that of the query (a name counts only where the question has it too:
 * the subject may say it instead; or where nothing of the statement says it), u the question's tokens that
 * the query has not. 0 when they share names only, though the query has other words or is one name. */
double feature_question(const struct ranking *ranking, const struct candidate *candidate)
{
    const struct understanding *query = ranking->query;
    if (candidate->forward.question == 0)
        return 0;
    bool seen[QUERY_WORDS] = {false};
    double both = 0;
    double plain = 0;
    double asked = ranking->plain_idf;
    size_t matched = 0;
    for (size_t i = 0; i < ranking->match_count && ranking->matches[i].part == PART_QUESTION; i++) {
        const struct query_word *word = &query->words[ranking->matches[i].word];
        matched++;
        if (seen[ranking->matches[i].word])
            continue;
        seen[ranking->matches[i].word] = true;
        double idf = word->idf * (double)ranking->profile.strength[ranking->matches[i].word];
        both += word->role != WORD_SPELLING ? idf : 0;
        plain += word->role > WORD_NAME ? word->idf : 0;
        asked += word->role == WORD_NAME ? word->idf : 0;
    }
    asked += unsaid_idf(ranking, candidate, seen);
    double foreign = (double)(candidate->forward.question - matched) * ranking->mean_idf;
    bool alike = plain > 0 || (both > 0 && ranking->plain_idf <= 0 && !query->bare);
    return alike ? 2 * both / (asked + both + foreign) : 0;
}

/* Names asked that are its subject, or of which all words of some spelling stand close together in it, over
 * the names asked. */
double feature_names(const struct ranking *ranking, const struct candidate *candidate)
{
    size_t met = 0;
    for (size_t i = 0; i < ranking->query->name_count; i++)
        met += is_said(ranking, candidate, &ranking->query->names[i]);
    return met > 0 ? (double)met / (double)ranking->query->name_count : 0;
}

/* Sum of w over the words of the heading path, over W. */
double feature_heading(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)candidate;
    double sum = 0;
    for (size_t i = 0; i < ranking->query->word_count; i++)
        if ((ranking->profile.parts[i] & 1u << PART_HEADING) != 0)
            sum += word_weight(ranking, i);
    return share(ranking, sum);
}

/* ln(1 + words / 100): a long passage holds any word sooner. */
double feature_length(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)ranking;
    return log(1 + (double)candidate->facets.words / LENGTH_UNIT);
}
