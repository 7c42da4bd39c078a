/* The table of features with their hand-set weights. */
#include "search/feature.h"

static const struct feature features[FEATURE_COUNT] = {
    [FEATURE_STAGE] = {SPAN_INIT("stage one"), 1.0, feature_stage},
    [FEATURE_COVERAGE] = {SPAN_INIT("coverage"), .8, feature_coverage},
    [FEATURE_EXACT] = {SPAN_INIT("exact words"), .5, feature_exact},
    [FEATURE_RUN] = {SPAN_INIT("longest run"), .3, feature_run},
    [FEATURE_WINDOW] = {SPAN_INIT("nearest window"), .3, feature_window},
    [FEATURE_QUESTION] = {SPAN_INIT("question likeness"), 1.2, feature_question},
    [FEATURE_HEADING] = {SPAN_INIT("heading"), .2, feature_heading},
    [FEATURE_LENGTH] = {SPAN_INIT("length"), -.05, feature_length},
    [FEATURE_STANDARD] = {SPAN_INIT("standard"), 1.0, feature_standard},
    [FEATURE_EDITION] = {SPAN_INIT("edition"), .3, feature_edition},
    [FEATURE_SERVICE] = {SPAN_INIT("service"), .5, feature_service},
    [FEATURE_NAMES] = {SPAN_INIT("names said"), .6, feature_names},
    [FEATURE_KIND] = {SPAN_INIT("kind"), 1.0, feature_kind},
    [FEATURE_ABOUT] = {SPAN_INIT("about"), .1, feature_about},
    [FEATURE_STATUS] = {SPAN_INIT("status"), .2, feature_status},
    [FEATURE_REVIEW] = {SPAN_INIT("review"), .05, feature_review},
    [FEATURE_NEAR] = {SPAN_INIT("neighbours"), .15, feature_near},
    [FEATURE_TITLE] = {SPAN_INIT("title"), .6, feature_title},
};

const struct feature *feature_table(void)
{
    return features;
}
