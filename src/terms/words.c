/* The one table of fixed words, and how close a word comes to them. */
#include "terms/words.h"

#include "base/edits.h"

enum { LONGEST_SET = 5, SLIPS = 2 };

static const struct span words[WORD_SET_COUNT][LONGEST_SET] = {
    [WORDS_KIND] = {[KIND_FAQ] = SPAN_INIT("faq"),
                    [KIND_SECTION] = SPAN_INIT("section"),
                    [KIND_SCOPE] = SPAN_INIT("scope"),
                    [KIND_EVIDENCE] = SPAN_INIT("evidence"),
                    [KIND_CONTROL] = SPAN_INIT("control")},
    [WORDS_STATUS] = {[STATUS_PUBLISHED] = SPAN_INIT("published"),
                      [STATUS_DRAFT] = SPAN_INIT("draft"),
                      [STATUS_RETIRED] = SPAN_INIT("retired")},
    [WORDS_AUDIENCE] = {[AUDIENCE_PUBLIC] = SPAN_INIT("public"),
                        [AUDIENCE_CUSTOMER] = SPAN_INIT("customer"),
                        [AUDIENCE_INTERNAL] = SPAN_INIT("internal")},
    [WORDS_ABOUT] = {[ABOUT_US] = SPAN_INIT("us"),
                     [ABOUT_READER] = SPAN_INIT("reader"),
                     [ABOUT_STANDARD] = SPAN_INIT("standard"),
                     [ABOUT_REQUIREMENT] = SPAN_INIT("requirement")},
    [WORDS_DATE_SOURCE] = {[DATE_STATED] = SPAN_INIT("stated"),
                           [DATE_SNAPSHOT] = SPAN_INIT("snapshot"),
                           [DATE_COMMIT] = SPAN_INIT("commit"),
                           [DATE_FILE] = SPAN_INIT("file")},
    [WORDS_SCOPE_STATE] = {[SCOPE_IN] = SPAN_INIT("yes"), [SCOPE_EXCLUDED] = SPAN_INIT("excluded")},
    [WORDS_EVIDENCE_TYPE] = {[EVIDENCE_CERTIFICATE] = SPAN_INIT("certificate"),
                             [EVIDENCE_REPORT] = SPAN_INIT("report"),
                             [EVIDENCE_LETTER] = SPAN_INIT("letter"),
                             [EVIDENCE_APPLICABILITY] = SPAN_INIT("statement of applicability")},
    [WORDS_ACCESS] = {[ACCESS_NOT_STATED] = SPAN_INIT("not stated"),
                      [ACCESS_PUBLIC] = SPAN_INIT("public"),
                      [ACCESS_ON_REQUEST] = SPAN_INIT("on request"),
                      [ACCESS_NDA] = SPAN_INIT("nda")},
};

struct span word_of(enum word_set set, int value)
{
    return value >= 0 && value < LONGEST_SET ? words[set][value] : SPAN_EMPTY;
}

int word_value(enum word_set set, struct span word)
{
    for (int value = 0; value < LONGEST_SET; value++)
        if (words[set][value].size > 0 && span_equal_case(words[set][value], word))
            return value;
    return -1;
}

int word_near(enum word_set set, struct span word)
{
    int nearest = -1;
    size_t fewest = SLIPS + 1;
    for (int value = 0; value < LONGEST_SET; value++) {
        struct span ours = words[set][value];
        size_t slips = edits_between(ours, word);
        /* Two slips in "us" or "faq" make another word. */
        if (ours.size > 0 && slips <= ours.size / 2 && slips < fewest) {
            fewest = slips;
            nearest = value;
        }
    }
    return nearest;
}
