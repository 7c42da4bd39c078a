/* British spellings written the American way, so that both are one word. */
#ifndef TERMS_VARIANT_H
#define TERMS_VARIANT_H

#include "base/span.h"

enum { VARIANT_LONGEST = 72 /* bytes that `room` must have */ };

/* The American spelling of a folded English word ("organisations": "organizations", "datacentre":
 * "datacenter"), written to `room`; the word itself when it has no other. Words that only look British
 * ("exercise", "hour") stay. */
struct span variant_fold(struct span word, char room[VARIANT_LONGEST]);

#endif
