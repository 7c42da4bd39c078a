/* How sure it is that a statement answers a query: a logistic model over what the two share. */
#ifndef SEARCH_CONFIDENCE_H
#define SEARCH_CONFIDENCE_H

#include "search/run.h"
#include "search/seen.h"

enum sure_feature {
    SURE_COVERAGE, /* sum of w of the words it has, or whose kind it is, over that of all words; names by 6, a
                      word of like meaning by its strength, the words of one abbreviation as one */
    SURE_MISSING,  /* sum of w of the words that no statement has, over that of all words */
    SURE_NEAR,     /* share of the words within 30 tokens, or in its question, times the coverage */
    SURE_EVIDENCE, /* how many rare words and pairs of words it has */
    SURE_ASKED,    /* how many rare words are asked, when no name is */
    SURE_MEANT,    /* sum of w of the words it has by another of like meaning, over that of all words */
    SURE_NAMES,    /* share of the standards and services asked that it is about or mentions */
    SURE_UNNAMED,  /* 1 when no name is asked */
    SURE_OTHER,    /* 1 when a standard is asked and its subjects are others */
    SURE_WHOLE,    /* 1 when it has all words that are asked */
    SURE_AROUND,   /* how much the statements around it have: feature "neighbours" */
    SURE_WHO,      /* 1 when it is asked who does something, and its own question asks for another thing */
    SURE_WHICH,    /* 1 when it is asked which of some things and it has no word for them */
    SURE_LACKS,    /* 1 when a date, duration, frequency, number or place is asked and its text has no such,
                      nor what is asked how many of */
    SURE_HOLDS,    /* worth of the kinds of answer asked for that its text has: feature "answer type" */
    SURE_ANSWERS,  /* 1 for a question with its answer */
    SURE_NO_SAYING, /* 1 for a list of links or names without any sentence */
    SURE_LIST,      /* 1 for a list of services in scope */
    SURE_STATED,    /* 1 when it states whether the service asked is covered by the standard asked */
    SURE_KIND,   /* by how much another of the first five is more of the kind asked for; 0 for one that states
                    it */
    SURE_SHARE,  /* softmax of its score among the first ten's */
    SURE_RIVALS, /* ln(1 + those of the first ten that score less than .75 below it) */
    SURE_PAGE,   /* share of the next two that stand on its page */
    SURE_COUNT
};

struct confidence {
    double values[SURE_COUNT];
    bool lacks[QUERY_WORDS]; /* what says what is asked and is not in it, by the query's words */
    double least;            /* one that says in one sentence all that is asked comes close */
    double most;             /* a statement that lacks a name that is asked answers nothing */
    struct span reason;      /* of a `least`, else of a `most` below 1 */
    double sum;              /* bias + sum of weight * value */
    double modelled;         /* 1 / (1 + exp(-sum)) */
    double value;            /* that, at least `least` and at most `most` */
};

/* How surely `best`, read as `record`, answers `query` is looked at; `seen` has what it has of it. */
struct judged {
    struct search_run *run;
    const struct candidate *best;
    const struct understanding *query;
    const struct record *record;
    const struct seen *seen;
    const double *values; /* all of the model's */
};

/* From here on the verdict is weak: something comes close. */
#define CONFIDENCE_CLOSE .25
/* At most, for a statement that lacks a name that is asked, or is no sure answer for another reason: weak. */
#define CONFIDENCE_WEAK .4
/* At most, when every statement lacks it: none. */
#define CONFIDENCE_NONE .15

/* A row of the model as `explain` shows it. */
struct sure_row {
    struct span name;
    struct span words; /* what it counts, in a reader's words */
    double weight;
};

/* SURE_COUNT rows in the order of enum sure_feature, and the bias. */
const struct sure_row *confidence_table(void);
double confidence_bias(void);

/* How well `best` answers `query`: all that was asked, or one side of an OR. */
enum avow_status confidence_of(struct search_run *run, const struct candidate *best,
                               const struct understanding *query, struct confidence *out,
                               struct avow_error *err);

/* Fill the values of names and lower `out->most`, with the reason, for what it lacks; gives the sum of their
 * credits, 0 to 1 each (confidence_name.c). */
double confidence_names(struct search_run *run, const struct understanding *query,
                        const struct record *record, const struct seen *seen, struct confidence *out);
/* Lower `out->most`, with the reason, to `most` unless it is lower. */
void confidence_lower(struct confidence *out, double most, struct span reason);
/* Lower `out->most` for what makes it no sure answer beside the names (confidence_limit.c). */
void confidence_limit(const struct judged *judged, struct confidence *out);
/* Fill the values of words; `names`: the sum of the names' credits (confidence_words.c). */
void confidence_words(struct search_run *run, const struct candidate *best, const struct understanding *query,
                      const struct seen *seen, double names, double values[SURE_COUNT]);
/* Numbers of the query's words that an abbreviation was read as; none for what is no abbreviation
 * (confidence_words.c). */
size_t confidence_reading(struct search_run *run, const struct understanding *query,
                          const struct reading *reading, size_t words[QUERY_WORDS]);
/* "Long" of "how long" and the like, which asks for an answer and need not stand in it; so do "êtes-vous" and
 * other small words of another language that no statement has, and "ready" of "HIPAA ready"
 * (confidence_asked.c). */
bool confidence_is_how(const struct understanding *query, size_t word);
/* The word names a kind of answer that the statement has: "retention" and it says "for 13 months"
 * (confidence_asked.c). */
bool confidence_is_held(const struct candidate *best, const struct understanding *query,
                        const struct query_word *word);
/* The token behind the sentence that token `start` is in (confidence_said.c). */
size_t confidence_sentence_end(const struct token_list *tokens, size_t start);
/* One sentence of the statement, its question, a heading or its page's title has all the words of a sentence
 * of the query, names and what everybody uses aside (confidence_said.c). */
bool confidence_says(const struct understanding *query, const struct seen *seen);
/* The word stands in one sentence of its text with another that is asked, or before the text
 * (confidence_said.c). */
bool confidence_says_with(const struct understanding *query, const struct seen *seen, size_t word);
/* The tokens of its own question (confidence_said.c). */
struct token_list confidence_question(const struct seen *seen);
/* One of `words`, folded, stands among the tokens (confidence_said.c). */
bool confidence_has_one_of(const struct token_list *tokens, const char *const *words);
/* It answers a question, and of the two one is asked with "without", "unless" or the like; or with "not",
 * where they are much alike by feature "question likeness" (confidence_said.c). */
bool confidence_is_turned(const struct understanding *query, const struct seen *seen, double likeness);
/* Fill the values that the kind of answer asked gives (confidence_asked.c). */
void confidence_asked(const struct candidate *best, const struct understanding *query,
                      const struct record *record, const struct seen *seen, double values[SURE_COUNT]);
/* Fill the values that its place in the ranking and its own question give (confidence_place.c). */
void confidence_place(const struct search_run *run, const struct candidate *best,
                      const struct understanding *query, double values[SURE_COUNT]);

#endif
