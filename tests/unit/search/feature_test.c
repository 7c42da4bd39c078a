/* Each feature's value, worked out by hand. */
#include "search/feature.h"

#include "search/rank.h"
#include "support/test.h"
#include "terms/answer.h"
#include "unit/search/groups.h"

#include <math.h>
#include <string.h>

enum { WORDS = 3 };

/* A query "alpha beta gamma" with weights 4, 2, 2 (W = 8), pairs alpha-beta and beta-gamma. */
struct bench {
    struct query_word words[WORDS];
    struct query_pair pairs[2];
    struct asked_name names[2];
    struct understanding query;
    struct candidate items[3];
    struct candidate_list list;
    struct match matches[8];
    struct ranking ranking;
};

static void bench_make(struct bench *bench)
{
    *bench = (struct bench){.words = {{.role = WORD_PLAIN, .idf = 4, .weight = 4},
                                      {.role = WORD_PLAIN, .idf = 2, .weight = 2},
                                      {.role = WORD_PLAIN, .idf = 2, .weight = 2}},
                            .pairs = {{0, 1}, {1, 2}}};
    bench->query.words = bench->words;
    bench->query.word_count = WORDS;
    bench->query.pairs = bench->pairs;
    bench->query.pair_count = 2;
    bench->query.names = bench->names;
    bench->query.all_weight = 8;
    bench->list = (struct candidate_list){bench->items, 3};
    bench->ranking = (struct ranking){.query = &bench->query,
                                      .best_weight = 10,
                                      .mean_length = 20,
                                      .plain_idf = 8,
                                      .typed_idf = 8,
                                      .pair_weight = 5,
                                      .mean_idf = 8. / 3,
                                      .typed = WORDS,
                                      .all = &bench->list,
                                      .matches = bench->matches};
}

static void put_match(struct bench *bench, enum match_part part, uint16_t place, uint16_t word, bool exact)
{
    bench->matches[bench->ranking.match_count++] =
        (struct match){place, (uint8_t)part, exact, word, (uint16_t)(10 * part + place / 20), 1};
}

static double value(struct bench *bench, enum feature_name feature)
{
    struct ranking *ranking = &bench->ranking;
    pair_links_make(ranking->query, &ranking->links);
    profile_make(ranking->query, &ranking->links, ranking->matches, ranking->match_count, &ranking->profile);
    return feature_table()[feature].value(&bench->ranking, &bench->items[0]);
}

/* cmocka's own comparison is of floats. */
#define assert_value(bench, feature, expected) assert_true(fabs(value(bench, feature) - (expected)) < 1e-9)

static void words_count_by_their_weight(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.items[0].weight = 5;
    put_match(&bench, PART_HEADING, 0, 2, true);
    put_match(&bench, PART_TEXT, 3, 0, true);
    put_match(&bench, PART_TEXT, 9, 0, false);
    assert_value(&bench, FEATURE_STAGE, .5);
    assert_value(&bench, FEATURE_COVERAGE, 6. / 8);
    assert_value(&bench, FEATURE_HEADING, 2. / 8);
    assert_value(&bench, FEATURE_QUESTION, 0);
    bench.items[0].forward.text = 20;
    assert_value(&bench, FEATURE_EXACT, 4 * (1 / 1.4) / 8);
    bench.items[0].forward.text = 40;
    assert_value(&bench, FEATURE_EXACT, 4 * (1 / (1 + .4 * (.3 + .7 * 2))) / 8);
}

static void runs_and_windows_need_neighbours(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    put_match(&bench, PART_TEXT, 3, 0, true);
    put_match(&bench, PART_TEXT, 4, 1, true);
    put_match(&bench, PART_TEXT, 60, 2, true);
    assert_value(&bench, FEATURE_RUN, 1. / 2);
    assert_value(&bench, FEATURE_WINDOW, 6. / 8);
    bench.matches[2].place = 5;
    assert_value(&bench, FEATURE_RUN, 1);
    assert_value(&bench, FEATURE_WINDOW, 1);
    bench.matches[0].part = PART_QUESTION;
    assert_value(&bench, FEATURE_RUN, 1. / 2);
    assert_value(&bench, FEATURE_WINDOW, 4. / 8);
}

/* Sentences of 20 tokens; pairs alpha-beta (mean weight 3) and beta-gamma (2). */
static void pairs_and_sentences_hold_together(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    put_match(&bench, PART_TEXT, 18, 0, true);
    put_match(&bench, PART_TEXT, 20, 1, true);
    assert_value(&bench, FEATURE_NEAR_PAIRS, 3 * (1. / 2) / 5);
    assert_value(&bench, FEATURE_SENTENCE, 4. / 8);
    put_match(&bench, PART_TEXT, 22, 2, true);
    put_match(&bench, PART_TEXT, 23, 0, true);
    put_match(&bench, PART_TEXT, 24, 1, true);
    assert_value(&bench, FEATURE_NEAR_PAIRS, (3 * 1. + 2 * (1. / 2)) / 5);
    assert_value(&bench, FEATURE_SENTENCE, 1);
    assert_int_equal(bench.ranking.profile.pairs[0], 1);
    bench.ranking.match_count = 1;
    put_match(&bench, PART_HEADING, 0, 1, true);
    assert_value(&bench, FEATURE_NEAR_PAIRS, 0);
}

/* Half as strong, it counts half; a better match of the word makes up for it; so does a phrase. */
static void words_of_like_meaning_count_less(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    put_match(&bench, PART_TEXT, 0, 0, false);
    bench.matches[0].strength = .5F;
    assert_value(&bench, FEATURE_COVERAGE, 4 * .5 / 8);
    assert_value(&bench, FEATURE_SENTENCE, 4 * .5 / 8);
    put_match(&bench, PART_TEXT, 30, 0, true);
    assert_value(&bench, FEATURE_COVERAGE, 4. / 8);
    bench.ranking.match_count = 0;
    put_match(&bench, PART_TEXT, 0, 1, true);
    assert_value(&bench, FEATURE_COVERAGE, 2. / 8);
    bench.query.phrases[0] =
        (struct query_phrase){.asked = {0}, .asked_count = 1, .members = {1}, .count = 1, .strength = .5};
    bench.query.phrase_count = 1;
    assert_value(&bench, FEATURE_COVERAGE, (2 + 4 * .5) / 8);
    put_match(&bench, PART_TEXT, 1, 0, true);
    assert_value(&bench, FEATURE_COVERAGE, 6. / 8);
}

static void likeness_of_titles_is_dice(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    assert_value(&bench, FEATURE_TITLE, 0);
    bench.items[0].forward.title = 4;
    bench.ranking.title[0] = (struct match){.word = 0, .strength = 1};
    bench.ranking.title[1] = (struct match){.word = 1, .strength = 1};
    bench.ranking.title[2] = (struct match){.word = 0, .strength = 1};
    bench.ranking.title_count = 3;
    assert_value(&bench, FEATURE_TITLE, 2 * 6 / (8 + 6 + 8. / 3));
}

static void likeness_of_questions_is_dice(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.items[0].forward.question = 3;
    put_match(&bench, PART_QUESTION, 0, 0, true);
    put_match(&bench, PART_QUESTION, 1, 1, true);
    put_match(&bench, PART_QUESTION, 2, 2, true);
    assert_value(&bench, FEATURE_QUESTION, 1);
    assert_value(&bench, FEATURE_MET, 1);
    bench.items[0].forward.question = 5;
    double likeness = 16 / (16 + 2 * 8. / 3);
    assert_value(&bench, FEATURE_QUESTION, likeness);
    assert_value(&bench, FEATURE_MET, likeness * likeness * 3 / 5);
    /* A name that the question does not have costs nothing: the subject says it. */
    bench.ranking.match_count = 2;
    bench.items[0].forward.question = 2;
    bench.words[2].role = WORD_NAME;
    bench.ranking.plain_idf = 6;
    assert_value(&bench, FEATURE_QUESTION, 1);
    /* Unless nothing says it. */
    bench.query.name_count = 1;
    bench.names[0] = (struct asked_name){.spellings = {{.words = {2}, .count = 1}}, .spelling_count = 1};
    assert_value(&bench, FEATURE_QUESTION, 2 * 6. / (6 + 2 + 6));
}

static void subjects_agree_or_not(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    struct facets *facets = &bench.items[0].facets;
    bench.names[0] = (struct asked_name){.mention = {.type = MENTION_STANDARD, .edition = SPAN_INIT("2019")},
                                         .number = 7,
                                         .edition = 3,
                                         .known = true};
    bench.names[1] = (struct asked_name){.mention = {.type = MENTION_SERVICE}, .number = 2, .known = true};
    bench.query.name_count = 2;
    assert_value(&bench, FEATURE_STANDARD, 0);
    facets->standards[facets->standard_count++] = (struct facet_standard){8, 3};
    assert_value(&bench, FEATURE_STANDARD, -1);
    assert_value(&bench, FEATURE_EDITION, 0);
    facets->standards[facets->standard_count++] = (struct facet_standard){7, 1};
    assert_value(&bench, FEATURE_STANDARD, 1);
    assert_value(&bench, FEATURE_EDITION, -.5);
    facets->standards[facets->standard_count++] = (struct facet_standard){7, 3};
    assert_value(&bench, FEATURE_EDITION, 1);
    assert_value(&bench, FEATURE_SERVICE, 0);
    facets->services[facets->service_count++] = 2;
    assert_value(&bench, FEATURE_SERVICE, 1);
    bench.names[1].known = false;
    assert_value(&bench, FEATURE_SERVICE, 0);
}

static void names_may_be_said_in_any_spelling(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.names[0] = (struct asked_name){.mention = {.type = MENTION_SERVICE}, .spelling_count = 2};
    bench.names[0].spellings[0] = (struct spelling){{0, 1}, 2};
    bench.names[0].spellings[1] = (struct spelling){{2}, 1};
    bench.query.name_count = 1;
    put_match(&bench, PART_TEXT, 0, 0, true);
    assert_value(&bench, FEATURE_NAMES, 0);
    put_match(&bench, PART_TEXT, 8, 2, true);
    assert_value(&bench, FEATURE_NAMES, 1);
}

static void facts_of_the_statement_count(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    struct facets *facets = &bench.items[0].facets;
    facets->kind = KIND_SCOPE;
    bench.query.intent[KIND_SCOPE] = .8;
    assert_value(&bench, FEATURE_KIND, 1.6 * .8);
    facets->kind = KIND_EVIDENCE;
    bench.query.intent[KIND_EVIDENCE] = .5;
    assert_value(&bench, FEATURE_KIND, .5);
    bench.query.sentence = true;
    assert_value(&bench, FEATURE_KIND, .4 * .5);
    assert_value(&bench, FEATURE_AUDIENCE, 0);
    facets->audience = AUDIENCE_CUSTOMER;
    assert_value(&bench, FEATURE_AUDIENCE, -.5);
    facets->audience = AUDIENCE_INTERNAL;
    assert_value(&bench, FEATURE_AUDIENCE, -1);
    assert_value(&bench, FEATURE_ABOUT, 1);
    facets->about = ABOUT_READER;
    assert_value(&bench, FEATURE_ABOUT, 0);
    facets->about = ABOUT_REQUIREMENT;
    assert_value(&bench, FEATURE_ABOUT, -1);
    assert_value(&bench, FEATURE_STATUS, 0);
    facets->status = STATUS_RETIRED;
    assert_value(&bench, FEATURE_STATUS, -1);
    assert_value(&bench, FEATURE_REVIEW, 0);
    facets->review_by = 20250630;
    bench.ranking.today = 20250630;
    assert_value(&bench, FEATURE_REVIEW, 0);
    bench.ranking.today = 20250701;
    assert_value(&bench, FEATURE_REVIEW, -1);
    facets->words = 100;
    assert_value(&bench, FEATURE_LENGTH, log(2));
    assert_value(&bench, FEATURE_SHORT, exp(-5));
}

static void who_is_asked_counts(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.items[0].facets.about = ABOUT_STANDARD;
    assert_value(&bench, FEATURE_ADDRESSED, 0);
    bench.query.addressed = true;
    assert_value(&bench, FEATURE_ADDRESSED, -1);
    bench.items[0].facets.about = ABOUT_READER;
    assert_value(&bench, FEATURE_ADDRESSED, 0);
}

/* Last headings "Further reading", "Further reading levels" and "More". */
static void links_to_elsewhere_stand_behind(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    const struct forward_token tokens[] = {
        {forward_stem_hash(SPAN("alpha")), 0, FORWARD_SENTENCE},
        {forward_stem_hash(SPAN("beta")), 0, FORWARD_SENTENCE},
        {forward_stem_hash(SPAN("further")), 0, FORWARD_SENTENCE},
        {forward_stem_hash(SPAN("read")), 0, 0},
        {forward_stem_hash(SPAN("level")), 0, 0},
        {forward_stem_hash(SPAN("more")), 0, FORWARD_SENTENCE},
    };
    struct forward *forward = &bench.items[0].forward;
    forward->tokens = tokens;
    assert_value(&bench, FEATURE_LINKS, 0);
    forward->question = 1;
    forward->heading = 3;
    assert_value(&bench, FEATURE_LINKS, -1);
    forward->heading = 4;
    assert_value(&bench, FEATURE_LINKS, 0);
    forward->question = 5;
    forward->heading = 1;
    assert_value(&bench, FEATURE_LINKS, 0);
}

static struct understanding form_of(struct token *tokens, size_t count)
{
    struct understanding query = {.tokens = {tokens, count}};
    intent_of_form(&query);
    return query;
}

static void the_form_of_a_query_is_seen(void **state)
{
    (void)state;
    struct token tokens[] = {{.fold = SPAN_INIT("from")},
                             {.fold = SPAN_INIT("which")},
                             {.fold = SPAN_INIT("of")},
                             {.fold = SPAN_INIT("your")},
                             {.fold = SPAN_INIT("who")}};
    struct understanding query = form_of(tokens, 3);
    assert_true(query.sentence && !query.addressed);
    query = form_of(tokens + 2, 3);
    assert_true(!query.sentence && query.addressed);
}

static void old_news_stand_behind(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.ranking.newest = 2026;
    assert_value(&bench, FEATURE_AGE, 0);
    bench.items[0].facets.year = 2026;
    assert_value(&bench, FEATURE_AGE, 0);
    bench.items[0].facets.year = 2025;
    assert_value(&bench, FEATURE_AGE, -.25);
    bench.items[0].facets.year = 2017;
    assert_value(&bench, FEATURE_AGE, -1);
    /* Unless the year is asked for. */
    bench.words[1].text = SPAN("2017");
    assert_value(&bench, FEATURE_AGE, 0);
}

static void answers_are_of_the_kind_asked_for(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    struct facets *facets = &bench.items[0].facets;
    facets->answers = 1u << ANSWER_DATE;
    facets->asked = 1u << ANSWER_DATE;
    assert_value(&bench, FEATURE_ANSWER, 0);
    assert_value(&bench, FEATURE_ASKED, 0);
    bench.query.asked = 1u << ANSWER_DATE | 1u << ANSWER_PARTY;
    assert_value(&bench, FEATURE_ANSWER, .5);
    assert_value(&bench, FEATURE_ASKED, 1);
    bench.query.asked = 1u << ANSWER_PLACE;
    assert_value(&bench, FEATURE_ANSWER, 0);
    assert_value(&bench, FEATURE_ASKED, -1);
    bench.query.asked = facets->asked = 1u << ANSWER_YES_NO;
    facets->kind = KIND_SCOPE;
    assert_value(&bench, FEATURE_ANSWER, .5);
    assert_value(&bench, FEATURE_ASKED, 0);
}

/* "X", and "what is X" of statements about X. */
static void a_bare_name_asks_for_the_overview(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    struct facets *facets = &bench.items[0].facets;
    facets->kind = KIND_SECTION;
    facets->about = ABOUT_STANDARD;
    facets->ordinal = 4;
    assert_value(&bench, FEATURE_OVERVIEW, 0);
    bench.query.bare = true;
    assert_value(&bench, FEATURE_OVERVIEW, exp(-1));
    bench.query.meaning = true;
    assert_value(&bench, FEATURE_OVERVIEW, exp(-1) + 1);
    facets->kind = KIND_FAQ;
    assert_value(&bench, FEATURE_OVERVIEW, 0);
}

/* A page is asked for by its title, not by a part of it. */
static void a_title_asks_for_the_start_of_its_page(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.items[0].facets.kind = KIND_SECTION;
    bench.items[0].facets.ordinal = 2;
    bench.items[0].forward.title = 3;
    bench.ranking.title_count = 2;
    bench.ranking.title[0] = (struct match){.word = 0, .strength = 1};
    bench.ranking.title[1] = (struct match){.word = 1, .strength = 1};
    assert_value(&bench, FEATURE_OVERVIEW, 0);
    bench.ranking.title_count = 3;
    bench.ranking.title[2] = (struct match){.word = 2, .strength = 1};
    assert_value(&bench, FEATURE_OVERVIEW, 4 * exp(-1));
    bench.items[0].facets.kind = KIND_FAQ;
    assert_value(&bench, FEATURE_OVERVIEW, 0);
}

/* The same words in the same order and no others, small words aside. */
static void the_very_question_is_known(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    struct token asked[] = {{.flags = TOKEN_STOP},
                            {.common = SPAN("audits"), .stem = SPAN("audit")},
                            {.common = SPAN("report"), .stem = SPAN("report")}};
    struct forward_token own[] = {{forward_stem_hash(SPAN("audit")), forward_word_hash(SPAN("audits")), 0},
                                  {forward_stem_hash(SPAN("report")), forward_word_hash(SPAN("report")), 0},
                                  {forward_stem_hash(SPAN("more")), forward_word_hash(SPAN("more")), 0}};
    bench.query.tokens = (struct token_list){asked, 3};
    bench.items[0].forward = (struct forward){.question = 2, .text = 1, .tokens = own};
    assert_value(&bench, FEATURE_SAME, 1);
    bench.items[0].forward = (struct forward){.question = 3, .tokens = own};
    assert_value(&bench, FEATURE_SAME, 0);
    bench.items[0].forward = (struct forward){.question = 1, .text = 2, .tokens = own};
    assert_value(&bench, FEATURE_SAME, 0);
    bench.items[0].forward = (struct forward){.question = 2, .tokens = own + 1};
    assert_value(&bench, FEATURE_SAME, 0);
    bench.query.tokens.count = 1;
    bench.items[0].forward = (struct forward){.text = 3, .tokens = own};
    assert_value(&bench, FEATURE_SAME, 0);
}

static void neighbours_lend_weight(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.items[1] = (struct candidate){.weight = 10, .facets = {.page = 0, .ordinal = 4}};
    bench.items[2] = (struct candidate){.weight = 10, .facets = {.page = 9, .ordinal = 1}};
    assert_value(&bench, FEATURE_NEAR, exp(-1) / 2);
    bench.items[1].weight = 5;
    assert_value(&bench, FEATURE_NEAR, exp(-1 - 8 * .5) / 2);
    bench.items[1].weight = 10;
    bench.items[2].facets = (struct facets){.page = 0, .ordinal = 0};
    assert_value(&bench, FEATURE_NEAR, (exp(-1) + 1) / 2);
}

/* Half a neighbour's match and length count for it; those of other pages do not. */
static void neighbours_say_it_together(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    const struct match around[] = {{0, PART_TEXT, true, 1, 0, 1}};
    put_match(&bench, PART_TEXT, 3, 0, true);
    bench.items[0].matches = bench.matches;
    bench.items[0].match_count = 1;
    bench.items[0].forward.text = 20;
    for (int i = 1; i < 3; i++) {
        bench.items[i].matches = around;
        bench.items[i].match_count = 1;
        bench.items[i].forward.text = 40;
        bench.items[i].facets = (struct facets){.page = i == 1 ? 0 : 9, .ordinal = 1};
    }
    assert_value(&bench, FEATURE_AROUND, (4 / 1.6 + 2 * .5 / 1.1) / 8);
    assert_value(&bench, FEATURE_STEMS, 4 / 2.2 / 8);
    bench.items[1].facets.ordinal = 4;
    bench.items[0].forward.text = 40;
    assert_value(&bench, FEATURE_AROUND, 4 / 1.6 / 8);
}

static void what_is_behind_the_best_is_bounded(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.items[0].weight = 5;
    assert_value(&bench, FEATURE_BEHIND, log(.5));
    bench.items[0].weight = 0;
    assert_value(&bench, FEATURE_BEHIND, log(.1));
}

static void an_empty_query_gives_zeros(void **state)
{
    (void)state;
    struct bench bench;
    memset(&bench, 0, sizeof bench);
    bench.ranking = (struct ranking){.query = &bench.query, .all = &bench.list, .matches = bench.matches};
    for (int i = 0; i < FEATURE_COUNT; i++)
        assert_true(isfinite(value(&bench, (enum feature_name)i)));
}

/* A draft, an overdue one and a good one ask the same; a fourth asks something else. */
static void worse_twins_stand_behind(void **state)
{
    (void)state;
    const struct forward_token tokens[] = {{.stem = 7}, {.stem = 8}};
    const struct forward same = {.question = 1, .tokens = tokens};
    struct candidate items[] = {
        {.document = 1, .score = 9, .reranked = true, .forward = same, .values = {[FEATURE_STATUS] = -1}},
        {.document = 2, .score = 8, .reranked = true, .forward = same, .values = {[FEATURE_REVIEW] = -1}},
        {.document = 3, .score = 5, .reranked = true, .forward = same},
        {.document = 4,
         .score = 6,
         .reranked = true,
         .forward = {.question = 1, .tokens = tokens + 1},
         .values = {[FEATURE_EDITION] = -.5}}};
    struct candidate_list list = {items, 4};
    candidates_part_twins(&list);
    assert_true(items[2].score == 5 && items[3].score == 6);
    assert_true(items[1].score < 5 && items[1].score > 4.99);
    assert_true(items[0].score < items[1].score && items[0].score > 4.99);
    /* Another standard makes them no twins. */
    items[1].score = 8;
    items[1].facets.standards[items[1].facets.standard_count++].family = 3;
    candidates_part_twins(&list);
    assert_true(items[1].score == 8);
    /* The same words are enough. */
    items[3].hash = items[2].hash = SPAN("same words");
    candidates_part_twins(&list);
    assert_true(items[3].score < 5);
    /* What may be sent to everybody comes first; being current counts more. */
    items[2].values[FEATURE_AUDIENCE] = -1;
    items[3] = items[2];
    items[3].values[FEATURE_AUDIENCE] = 0;
    items[3].score = 4;
    candidates_part_twins(&list);
    assert_true(items[2].score < 4);
    items[2].score = 5;
    items[3].values[FEATURE_STATUS] = -1;
    candidates_part_twins(&list);
    assert_true(items[2].score == 5 && items[3].score == 4);
}

static void ties_break_by_document(void **state)
{
    (void)state;
    struct candidate items[] = {
        {.document = 9, .score = 1}, {.document = 4, .score = 1}, {.document = 7, .score = 2}};
    struct candidate_list list = {items, 3};
    candidates_sort(&list);
    assert_int_equal(items[0].document, 7);
    assert_int_equal(items[1].document, 4);
    assert_int_equal(items[2].document, 9);
}

int feature_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_count_by_their_weight),
                                       cmocka_unit_test(runs_and_windows_need_neighbours),
                                       cmocka_unit_test(pairs_and_sentences_hold_together),
                                       cmocka_unit_test(words_of_like_meaning_count_less),
                                       cmocka_unit_test(likeness_of_titles_is_dice),
                                       cmocka_unit_test(likeness_of_questions_is_dice),
                                       cmocka_unit_test(subjects_agree_or_not),
                                       cmocka_unit_test(names_may_be_said_in_any_spelling),
                                       cmocka_unit_test(facts_of_the_statement_count),
                                       cmocka_unit_test(who_is_asked_counts),
                                       cmocka_unit_test(links_to_elsewhere_stand_behind),
                                       cmocka_unit_test(the_form_of_a_query_is_seen),
                                       cmocka_unit_test(neighbours_lend_weight),
                                       cmocka_unit_test(neighbours_say_it_together),
                                       cmocka_unit_test(what_is_behind_the_best_is_bounded),
                                       cmocka_unit_test(an_empty_query_gives_zeros),
                                       cmocka_unit_test(worse_twins_stand_behind),
                                       cmocka_unit_test(old_news_stand_behind),
                                       cmocka_unit_test(answers_are_of_the_kind_asked_for),
                                       cmocka_unit_test(a_bare_name_asks_for_the_overview),
                                       cmocka_unit_test(a_title_asks_for_the_start_of_its_page),
                                       cmocka_unit_test(the_very_question_is_known),
                                       cmocka_unit_test(ties_break_by_document)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
