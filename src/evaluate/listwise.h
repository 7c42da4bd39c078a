/* Fit the weights of a linear ranking: a softmax over the candidates of each question. */
#ifndef EVALUATE_LISTWISE_H
#define EVALUATE_LISTWISE_H

#include "base/arena.h"
#include "base/error.h"

/* One question: its candidates' features, and which candidates are right (some, not all of them). */
struct example {
    const double *const *values; /* `count` rows */
    const bool *right;
    size_t count;
    size_t right_count;
};

struct example_list {
    const struct example *items;
    size_t count;
    size_t features; /* length of a row */
    size_t longest;  /* the most candidates an example has */
};

/* What the fit is drawn to, and how strongly. */
struct listwise_prior {
    const double *weights;
    const double *spread; /* standard deviation of each feature over all candidates */
    double strength;
};

/* The mean over questions of -(1/|right|) sum over right candidates of ln(e^(w.x) / sum over candidates of
 * e^(w.x)) (ListNet's cross entropy with even targets: Cao et al., ICML 2007), plus strength / 2 * sum of
 * (spread * (w - prior))^2 over the features. `gradient` gets its derivative. `scratch` has room for
 * `longest` numbers. */
double listwise_loss(const struct example_list *examples, const struct listwise_prior *prior,
                     const double *weights, double *gradient, double *scratch);
/* The standard deviation of each feature over all candidates of all examples. */
void listwise_spread(const struct example_list *examples, double *spread);
/* The factor by which `weights` fit best as they are (their softmax is neither too sure nor too unsure): the
 * minimum of the loss without prior along them, found by halving, from 1e-3 to 1e3. */
enum avow_status listwise_scale(const struct example_list *examples, const double *weights,
                                struct arena *arena, double *scale, struct avow_error *err);
/* Minimise the loss by L-BFGS from the prior's weights. Same input, same weights, bit for bit. INTERNAL when
 * the library gives up without having found anything. */
enum avow_status listwise_fit(const struct example_list *examples, const struct listwise_prior *prior,
                              struct arena *arena, double *weights, struct avow_error *err);

#endif
