/* Fit the weights of a linear ranking, features and answer words together: a softmax over the candidates of
 * each question. */
#ifndef EVALUATE_LISTWISE_H
#define EVALUATE_LISTWISE_H

#include "search/search.h"

/* One question: its candidates' features, and which candidates are right (some, not all of them). */
struct example {
    const double *const *values; /* `count` rows */
    const bool *right;
    const size_t *statements; /* the number of each candidate's set of words */
    size_t count;
    size_t right_count;
};

struct example_list {
    const struct example *items;
    size_t count;
    size_t features; /* length of a row */
    size_t longest;  /* the most candidates an example has */
    size_t words;    /* how many there are; their weights stand behind those of the features */
    const struct search_word_set *sets; /* words of statements; NULL when there are no words */
    size_t set_count;
};

/* What the fit is drawn to, and how strongly; words are drawn to 0. */
struct listwise_prior {
    const double *weights; /* of the features */
    const double *spread;  /* standard deviation of each feature over all candidates */
    double strength;
    double word_strength;
};

/* How many numbers listwise_loss works in. */
size_t listwise_scratch(const struct example_list *examples);
/* The mean over questions of -(1/|right|) sum over right candidates of ln(e^(w.x) / sum over candidates of
 * e^(w.x)) (ListNet's cross entropy with even targets: Cao et al., ICML 2007), plus strength / 2 * sum of
 * (spread * (w - prior))^2 over the features, plus word_strength / 2 * sum of w^2 over the words. x is a
 * candidate's features, then 1 for each word of its set. `gradient` gets the derivative. `scratch` has room
 * for listwise_scratch numbers. */
double listwise_loss(const struct example_list *examples, const struct listwise_prior *prior,
                     const double *weights, double *gradient, double *scratch);
/* The standard deviation of each feature over all candidates of all examples. */
void listwise_spread(const struct example_list *examples, double *spread);
/* The factor by which `weights` of features fit best as they are (their softmax is neither too sure nor too
 * unsure): the minimum of the loss without prior along them, found by halving, from 1e-3 to 1e3. */
enum avow_status listwise_scale(const struct example_list *examples, const double *weights,
                                struct arena *arena, double *scale, struct avow_error *err);
/* Minimise the loss by L-BFGS from the prior's weights; `weights` has room for features and words. Same
 * input, same weights, bit for bit. INTERNAL when the library gives up without having found anything. */
enum avow_status listwise_fit(const struct example_list *examples, const struct listwise_prior *prior,
                              struct arena *arena, double *weights, struct avow_error *err);

#endif
