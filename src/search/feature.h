/* The features of stage two: each one small function with its formula; weights.yml holds their weights. */
#ifndef SEARCH_FEATURE_H
#define SEARCH_FEATURE_H

#include "search/candidate.h"

typedef double (*feature_value)(const struct ranking *ranking, const struct candidate *candidate);

struct feature {
    struct span name;  /* as weights.yml has it */
    struct span words; /* what it counts, in a reader's words */
    struct span minus; /* and where its value is below 0; empty: the same */
    feature_value value;
};

/* FEATURE_COUNT rows, in the order of enum feature_name. */
const struct feature *feature_table(void);

/* The words for a value. */
struct span feature_words(const struct feature *feature, double value);

/* True when this name is a subject of the candidate (candidate.c). */
bool candidate_is_about(const struct candidate *candidate, const struct asked_name *name);

/* Its question or a heading has the name. */
bool heading_names(const struct ranking *ranking, const struct asked_name *name);

/* Words (feature_words.c). W is the sum of all words' weights, w one word's. */
double feature_stage(const struct ranking *ranking, const struct candidate *candidate);
double feature_coverage(const struct ranking *ranking, const struct candidate *candidate);
double feature_exact(const struct ranking *ranking, const struct candidate *candidate);
double feature_run(const struct ranking *ranking, const struct candidate *candidate);
double feature_window(const struct ranking *ranking, const struct candidate *candidate);
double feature_question(const struct ranking *ranking, const struct candidate *candidate);
double feature_met(const struct ranking *ranking, const struct candidate *candidate);
double feature_same(const struct ranking *ranking, const struct candidate *candidate);
double feature_heading(const struct ranking *ranking, const struct candidate *candidate);
double feature_length(const struct ranking *ranking, const struct candidate *candidate);
double feature_names(const struct ranking *ranking, const struct candidate *candidate);
double feature_near_pairs(const struct ranking *ranking, const struct candidate *candidate);
double feature_sentence(const struct ranking *ranking, const struct candidate *candidate);
double feature_short(const struct ranking *ranking, const struct candidate *candidate);
double feature_answer_words(const struct ranking *ranking, const struct candidate *candidate);
double feature_stems(const struct ranking *ranking, const struct candidate *candidate);
double feature_behind(const struct ranking *ranking, const struct candidate *candidate);
/* A candidate and its neighbours (feature_around.c). */
double feature_around(const struct ranking *ranking, const struct candidate *candidate);
double feature_near(const struct ranking *ranking, const struct candidate *candidate);
/* Facts (feature_facts.c). */
double feature_standard(const struct ranking *ranking, const struct candidate *candidate);
double feature_edition(const struct ranking *ranking, const struct candidate *candidate);
double feature_service(const struct ranking *ranking, const struct candidate *candidate);
double feature_topic(const struct ranking *ranking, const struct candidate *candidate);
double feature_kind(const struct ranking *ranking, const struct candidate *candidate);
double feature_audience(const struct ranking *ranking, const struct candidate *candidate);
double feature_status(const struct ranking *ranking, const struct candidate *candidate);
double feature_review(const struct ranking *ranking, const struct candidate *candidate);
double feature_age(const struct ranking *ranking, const struct candidate *candidate);
double feature_title(const struct ranking *ranking, const struct candidate *candidate);
/* Share of the typed words' idf that stands in the page's title. */
double title_recall(const struct ranking *ranking);
/* What a section is for (feature_section.c). */
double feature_about(const struct ranking *ranking, const struct candidate *candidate);
double feature_addressed(const struct ranking *ranking, const struct candidate *candidate);
double feature_links(const struct ranking *ranking, const struct candidate *candidate);
/* What is asked (feature_asked.c). */
double feature_answer(const struct ranking *ranking, const struct candidate *candidate);
double feature_overview(const struct ranking *ranking, const struct candidate *candidate);
double feature_asked(const struct ranking *ranking, const struct candidate *candidate);
/* Approvals (feature_approved.c). */
double feature_approved(const struct ranking *ranking, const struct candidate *candidate);
double feature_approved_words(const struct ranking *ranking, const struct candidate *candidate);
double feature_approved_count(const struct ranking *ranking, const struct candidate *candidate);
double feature_approved_near(const struct ranking *ranking, const struct candidate *candidate);

#endif
