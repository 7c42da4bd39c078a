/* What parts two statements in the ranking: the features by which their scores differ most. */
#include "search/explain.h"

#include "search/feature.h"

#include <math.h>

enum { DIFFERENCES = 5, DIGITS = 4 };

/* What a person would say of a statement that has less of a feature than another, and of one that has more.
 */
struct difference_row {
    const char *less;
    const char *more;
};

static const struct difference_row rows[FEATURE_COUNT] = {
    [FEATURE_STAGE] = {"it has fewer or more common words of the question",
                       "it has more or rarer words of the question"},
    [FEATURE_COVERAGE] = {"it covers less of the question", "it covers more of the question"},
    [FEATURE_EXACT] = {"it has fewer words in the form that was typed",
                       "it has more words as they were typed"},
    [FEATURE_RUN] = {"fewer words stand in the order of the question",
                     "more words stand in the order of the question"},
    [FEATURE_WINDOW] = {"the words stand further apart", "the words stand closer together"},
    [FEATURE_QUESTION] = {"its own question is less like the one asked",
                          "its own question is more like the one asked"},
    [FEATURE_MET] = {"less of its own question was asked", "more of its own question was asked"},
    [FEATURE_SAME] = {"its own question is not the one asked", "its own question is the very one asked"},
    [FEATURE_HEADING] = {"its headings have less of the question", "its headings have more of the question"},
    [FEATURE_LENGTH] = {"it is shorter", "it is longer"},
    [FEATURE_STANDARD] = {"it is not about the standard asked", "it is about the standard asked"},
    [FEATURE_EDITION] = {"it is not about the edition asked", "it is about the edition asked"},
    [FEATURE_SERVICE] = {"it is less about the service asked", "it is more about the service asked"},
    [FEATURE_NAMES] = {"it names less of what was named", "it names more of what was named"},
    [FEATURE_TOPIC] = {"it is not about the standard that is described",
                       "it is about the standard that is described"},
    [FEATURE_KIND] = {"it is less of the kind asked for", "it is more of the kind asked for"},
    [FEATURE_ABOUT] = {"it speaks less of us", "it speaks more of us"},
    [FEATURE_ADDRESSED] = {"it tells of the standard, and we were asked",
                           "it does not tell of the standard alone"},
    [FEATURE_LINKS] = {"it only says where to read on", "it says more than where to read on"},
    [FEATURE_STATUS] = {"it is a draft or retired", "it is published"},
    [FEATURE_REVIEW] = {"its review is overdue", "its review is not overdue"},
    [FEATURE_AGE] = {"it is older", "it is younger"},
    [FEATURE_NEAR] = {"fewer of its neighbours match", "more of its neighbours match"},
    [FEATURE_TITLE] = {"its page's title has less of the question",
                       "its page's title has more of the question"},
    [FEATURE_NEAR_PAIRS] = {"fewer words stand beside the words they stand beside in the question",
                            "more words stand beside the words they stand beside in the question"},
    [FEATURE_SENTENCE] = {"its best sentence has less of the question",
                          "its best sentence has more of the question"},
    [FEATURE_SHORT] = {"it has more than a few words", "it has but a few words"},
    [FEATURE_ANSWER] = {"it has less of the kind of fact asked for",
                        "it has more of the kind of fact asked for"},
    [FEATURE_ASKED] = {"its own question asks for another kind of fact, or for none",
                       "its own question asks for no other kind of fact"},
    [FEATURE_OVERVIEW] = {"it is less of an overview of what was typed",
                          "it is more of an overview of what was typed"},
    [FEATURE_AUDIENCE] = {"fewer people may see it", "more people may see it"},
    [FEATURE_ANSWER_WORDS] = {"it has fewer of the words that answers often have",
                              "it has more of the words that answers often have"},
    [FEATURE_STEMS] = {"it says the words less often", "it says the words more often"},
    [FEATURE_AROUND] = {"it and what stands around it have less of the question",
                        "it and what stands around it have more of the question"},
    [FEATURE_BEHIND] = {"it is further behind the best", "it is nearer to the best"},
    [FEATURE_APPROVED] = {"it was approved for no question as like this",
                          "it was approved for a question more like this"},
    [FEATURE_APPROVED_WORDS] = {"questions it was approved for have less of this one",
                                "questions it was approved for have more of this one"},
    [FEATURE_APPROVED_NEAR] = {"less was approved near it", "more was approved near it"},
    [FEATURE_APPROVED_COUNT] = {"it was approved less often", "it was approved more often"},
};

/* The feature not yet `told` whose contributions differ most; -1 when none differs in what is shown. */
static int widest(const double *weights, const struct candidate *own, const struct candidate *other,
                  const bool *told)
{
    int best = -1;
    double most = .00005;
    for (int i = 0; i < FEATURE_COUNT; i++) {
        double apart = fabs(weights[i] * (own->values[i] - other->values[i]));
        if (told[i] || apart <= most)
            continue;
        most = apart;
        best = i;
    }
    return best;
}

static void write_row(const struct search_run *run, struct json_writer *json, int feature,
                      const struct candidate *own, const struct candidate *other)
{
    double weight = run->lease->weights->features[feature];
    double apart = own->values[feature] - other->values[feature];
    json_begin_map(json);
    json_field_text(json, "name", feature_table()[feature].name);
    json_field_number(json, "value", own->values[feature], DIGITS);
    json_field_number(json, other == run->ranked.items ? "first" : "second", other->values[feature], DIGITS);
    json_field_number(json, "weight", weight, DIGITS);
    json_field_number(json, "difference", weight * apart, DIGITS);
    json_field_text(json, "words", span_of(apart < 0 ? rows[feature].less : rows[feature].more));
    json_end_map(json);
}

void differences_write(const struct search_run *run, struct json_writer *json, const struct candidate *own,
                       const struct candidate *other)
{
    bool told[FEATURE_COUNT] = {false};
    bool both = own != NULL && own->reranked && other->reranked;
    json_key(json, "difference");
    if (both)
        json_number(json, own->score - other->score, DIGITS);
    else
        json_null(json);
    json_key(json, "features");
    json_begin_list(json);
    for (int n = 0; both && n < DIFFERENCES; n++) {
        int i = widest(run->lease->weights->features, own, other, told);
        if (i < 0)
            break;
        told[i] = true;
        write_row(run, json, i, own, other);
    }
    json_end_list(json);
}
