/* What kinds of answer a text holds, and what kind a question asks for. */
#ifndef TERMS_ANSWER_H
#define TERMS_ANSWER_H

#include "terms/tokens.h"

enum answer_type {
    ANSWER_DATE,      /* "6 October 2025", "until November 2027"; asked by "when" */
    ANSWER_DURATION,  /* "72 hours"; "how long", "retention period" */
    ANSWER_FREQUENCY, /* "every quarter", "annually"; "how often" */
    ANSWER_NUMBER,    /* any number; "how many", "what share" */
    ANSWER_PARTY,     /* "an independent auditor", "by Example Ltd."; "who", "which company" */
    ANSWER_PLACE,     /* "in the portal", "on request"; "where", "how can we get" */
    ANSWER_YES_NO,    /* begins with yes or no; "is", "does", "can" */
    ANSWER_REASON,    /* "because"; "why" */
    ANSWER_TYPE_COUNT
};

/* Bits (1 << enum answer_type) of the kinds of answer in a text's tokens. English words and figures only: a
 * text of another language has fewer. */
unsigned answers_in(const struct token_list *text);
/* Token `at` is a number, and no year or day of a month. */
bool answer_is_count(const struct token_list *text, size_t at);
/* Token `at` is a number of seconds, days or other units of time. */
bool answer_is_time(const struct token_list *text, size_t at);
/* Bits of the kinds a question asks for; 0 for one that asks for none of them, or is none. */
unsigned answers_asked(const struct token_list *question);

#endif
