/* What a person's words mean: their stems with weights, the standards and services named, and what is wanted.
 */
#ifndef SEARCH_UNDERSTANDING_H
#define SEARCH_UNDERSTANDING_H

#include "search/lease.h"
#include "search/lexer.h"

enum { QUERY_WORDS = 256 }; /* distinct stems that are looked for; a question has 10 to 40 */

/* Why a word counts less than in full; the order is that of rising weight. */
enum word_role {
    WORD_SPELLING,    /* only in another spelling of a name: helps to find, has no weight in ranking */
    WORD_NAME,        /* part of a standard's or service's name, which is evidence of its own */
    WORD_BOILERPLATE, /* stands in every questionnaire: "describe", "ensure", "organization" */
    WORD_PLAIN
};

enum { QUERY_FORMS = 8 /* of one word */, QUERY_FORMS_ALL = 128 /* of one query: its tree has a limit */ };

/* What may stand for a word: its stem in other languages of the index, or a word of like meaning. */
struct query_form {
    struct span stem;
    uint32_t stem_hash;
    unsigned languages; /* a bit for each of the lease's */
    struct span text;   /* of a word of like meaning; empty for a language's stem */
    double strength;    /* how much of the word's weight it has: 1 for a language's stem */
    double scale;       /* of its weight in stage one; 0: not called there */
    uint64_t documents; /* statements that have it; counted for a word of like meaning */
};

/* Words that stand together for others: "denial of service" for "flooding". */
struct query_phrase {
    struct span text;
    uint16_t asked[PHRASE_STEMS]; /* numbers of words */
    size_t asked_count;
    uint16_t members[PHRASE_STEMS];
    size_t count;
    uint16_t first_new; /* words from this number on were not asked in any other way */
    double strength;    /* as of a form */
    bool called;        /* in stage one */
};

/* One distinct stem of the query. */
struct query_word {
    struct span text; /* as typed, the first time */
    struct span stem;
    enum word_role role;
    uint32_t stem_hash; /* as in the forward vector */
    uint8_t word_hash;
    struct query_form forms[QUERY_FORMS];
    size_t form_count;
    unsigned asks;      /* kinds it asks for, a bit for each enum statement_kind */
    uint64_t documents; /* statements that have the stem or another form */
    double factor;      /* of its role, or of the table of words */
    double idf;         /* ln(1 + (N - n + .5) / (n + .5)) */
    double weight;      /* factor times idf; 0 for one that was not typed */
};

/* Two neighbouring words, stop words between them left out. */
struct query_pair {
    uint32_t first; /* numbers of words */
    uint32_t second;
};

enum { SPELLINGS = 6, SPELLING_WORDS = 8 };

/* One way to write a name: numbers of its words. */
struct spelling {
    uint16_t words[SPELLING_WORDS];
    size_t count;
};

/* A standard or service named, with its number in the manifest's table. */
struct asked_name {
    struct mention mention;
    uint16_t number;
    uint16_t edition; /* number of the edition; 0 = none, or one that no statement has */
    bool numbered;    /* a standard whose name has a number: typed words do not count */
    bool glued;       /* "IL5", "C5": the words of its name count in place of those typed */
    bool known;       /* the index has statements of it */
    struct spelling spellings[SPELLINGS]; /* as typed, its name, its former names */
    size_t spelling_count;
};

enum { QUERY_TOPICS = 4, QUERY_READINGS = 16, QUERY_PHRASES = 16 };

/* A standard that is described and not named ("payment card standard"). */
struct asked_topic {
    struct span text; /* as typed */
    struct span id;
    uint16_t number; /* in the manifest's table */
};

/* Words that were read as others: an abbreviation, a word that no statement has, or one that the first result
 * says in another way. */
struct reading {
    struct span text;
    struct span means;
};

struct understanding {
    const struct search_weights *weights;
    struct lexed lexed;
    struct span text; /* the words that rank, at the places they were typed at */
    struct token_list tokens;
    struct query_word *words;
    size_t word_count;
    struct query_pair *pairs;
    size_t pair_count;
    struct asked_name *names;
    size_t name_count;
    struct asked_topic topics[QUERY_TOPICS];
    size_t topic_count;
    struct query_phrase phrases[QUERY_PHRASES];
    size_t phrase_count;
    struct reading readings[QUERY_READINGS];
    size_t reading_count;
    unsigned asked;            /* kinds of answer asked for (terms/answer.h), bits */
    bool bare;                 /* one name or abbreviation and no matter besides */
    bool meaning;              /* what the name means is asked for */
    bool addressed;            /* "you" are asked, who publish the statements, or nothing but one version of a
                                * standard or our standing to it: which do you have */
    bool sentence;             /* begins as a question does */
    double intent[KIND_COUNT]; /* how much the words ask for this kind: 0 to 1, more if for nothing else */
    double all_weight;         /* sum of the words' weights */
    uint64_t documents;        /* statements in the index */
};

/* Add the stems that the index's other languages give the words of the text (form.c). */
enum avow_status forms_add(struct lease *lease, struct understanding *out, struct avow_error *err);
/* Add the word of a token of `text` unless it has one, and the pair with the word number `*before`
 * (SPAN_NONE: none), which then is this one. Gives its number, SPAN_NONE when there are too many. A word that
 * is there gets `role` if that is the higher. */
size_t understanding_put(struct understanding *out, const struct token *token, struct span text,
                         enum word_role role, size_t *before);
/* Put all words of `text` but the small ones; `spelling` gets their numbers. */
enum avow_status understanding_add(struct lease *lease, struct understanding *out, struct span text,
                                   enum word_role role, size_t *before, struct spelling *spelling,
                                   struct avow_error *err);
/* Taken back by the reader: these words are to be only words. */
bool words_are_plain(struct span words, const struct span_list *plain);
/* The place of `name` in a table of the manifest; false when it is not there. */
bool understanding_number(const struct generation_names *names, struct span name, uint16_t *number);
/* The number of the word with this stem hash, as its stem or as another form, or SPAN_NONE. */
size_t understanding_word(const struct understanding *understanding, uint32_t stem_hash);
/* As understanding_word; `*form` is NULL when it is the word's own stem. */
size_t understanding_form(const struct understanding *understanding, uint32_t stem_hash,
                          const struct query_form **form);
/* ln(1 + (N - n + .5) / (n + .5)) of a word that n = `documents` of the N statements have (weigh.c). */
double understanding_idf(const struct understanding *query, uint64_t documents);
/* Count the statements that have each word, and weigh words, forms and phrases by that (weigh.c). */
enum avow_status understanding_weigh(struct lease *lease, struct understanding *out, struct avow_error *err);

/* How much a folded word asks for a kind of statement (intent.c): raises `intent`, and gives the kinds as
 * bits. */
unsigned intent_add(struct span fold, double intent[KIND_COUNT]);
/* A name and nothing else asks what it is; with a version or our standing to it, which we have (intent.c). */
void intent_of_bare(struct understanding *query);
/* When a certificate expires and who issued a report is not said by the list of them (intent.c). */
void intent_of_question(struct understanding *query);
/* Whether it is a sentence, and whether it speaks to "you" (intent.c). */
void intent_of_form(struct understanding *query);
/* A service and a standard and nothing else ask whether the one covers the other; a standard and a word for
 * its proof ask for the proof (intent.c). */
void intent_of_names(struct understanding *query);
/* It is asked what is covered, "in scope" or the like, and not only what is "included" (intent.c). */
bool intent_is_coverage(const struct understanding *query);
/* True for a word of everyday speech that says nothing of the matter (everyday.c). */
bool word_is_everyday(struct span common);
/* True for a small word of a question in another language (foreign.c). */
bool word_is_foreign_asking(struct span fold);
/* Everyday words that nothing else stands for count as boilerplate (everyday.c). */
void understanding_lighten(struct understanding *query);
/* True for a word that stands in every questionnaire (intent.c). */
bool word_is_boilerplate(struct span common);
/* "Are you SOC 2 certified", "HIPAA compliant?": a word, folded, of how we stand to a standard
 * (intent.c). */
bool word_is_standing(struct span fold);

#endif
