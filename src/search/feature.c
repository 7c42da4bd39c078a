/* The table of features by name. */
#include "search/feature.h"

static const struct feature features[FEATURE_COUNT] = {
    [FEATURE_STAGE] = {SPAN_INIT("stage one"), feature_stage},
    [FEATURE_COVERAGE] = {SPAN_INIT("coverage"), feature_coverage},
    [FEATURE_EXACT] = {SPAN_INIT("exact words"), feature_exact},
    [FEATURE_RUN] = {SPAN_INIT("longest run"), feature_run},
    [FEATURE_WINDOW] = {SPAN_INIT("nearest window"), feature_window},
    [FEATURE_QUESTION] = {SPAN_INIT("question likeness"), feature_question},
    [FEATURE_SAME] = {SPAN_INIT("same question"), feature_same},
    [FEATURE_HEADING] = {SPAN_INIT("heading"), feature_heading},
    [FEATURE_LENGTH] = {SPAN_INIT("length"), feature_length},
    [FEATURE_STANDARD] = {SPAN_INIT("standard"), feature_standard},
    [FEATURE_EDITION] = {SPAN_INIT("edition"), feature_edition},
    [FEATURE_SERVICE] = {SPAN_INIT("service"), feature_service},
    [FEATURE_NAMES] = {SPAN_INIT("names said"), feature_names},
    [FEATURE_TOPIC] = {SPAN_INIT("topic"), feature_topic},
    [FEATURE_ANSWER] = {SPAN_INIT("answer type"), feature_answer},
    [FEATURE_ASKED] = {SPAN_INIT("question type"), feature_asked},
    [FEATURE_OVERVIEW] = {SPAN_INIT("overview"), feature_overview},
    [FEATURE_KIND] = {SPAN_INIT("kind"), feature_kind},
    [FEATURE_ABOUT] = {SPAN_INIT("about"), feature_about},
    [FEATURE_AUDIENCE] = {SPAN_INIT("audience"), feature_audience},
    [FEATURE_STATUS] = {SPAN_INIT("status"), feature_status},
    [FEATURE_REVIEW] = {SPAN_INIT("review"), feature_review},
    [FEATURE_NEAR] = {SPAN_INIT("neighbours"), feature_near},
    [FEATURE_TITLE] = {SPAN_INIT("title"), feature_title},
    [FEATURE_NEAR_PAIRS] = {SPAN_INIT("near pairs"), feature_near_pairs},
    [FEATURE_SENTENCE] = {SPAN_INIT("sentence"), feature_sentence},
    [FEATURE_SHORT] = {SPAN_INIT("short"), feature_short},
    [FEATURE_ANSWER_WORDS] = {SPAN_INIT("answer words"), feature_answer_words},
    [FEATURE_STEMS] = {SPAN_INIT("stems"), feature_stems},
    [FEATURE_AROUND] = {SPAN_INIT("surroundings"), feature_around},
    [FEATURE_BEHIND] = {SPAN_INIT("behind the best"), feature_behind},
    [FEATURE_APPROVED] = {SPAN_INIT("approved"), feature_approved},
    [FEATURE_APPROVED_WORDS] = {SPAN_INIT("approved words"), feature_approved_words},
    [FEATURE_APPROVED_COUNT] = {SPAN_INIT("approved count"), feature_approved_count},
    [FEATURE_APPROVED_NEAR] = {SPAN_INIT("approved nearby"), feature_approved_near},
};

const struct feature *feature_table(void)
{
    return features;
}
