/* The values of features of the words that a statement shares with a query, worked out by hand. */
#include "unit/search/bench.h"

#include "support/test.h"
#include "unit/search/groups.h"

#include <math.h>
#include <string.h>

static void words_count_by_their_weight(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.items[0].weight = 5;
    bench_match(&bench, PART_HEADING, 0, 2, true);
    bench_match(&bench, PART_TEXT, 3, 0, true);
    bench_match(&bench, PART_TEXT, 9, 0, false);
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
    bench_match(&bench, PART_TEXT, 3, 0, true);
    bench_match(&bench, PART_TEXT, 4, 1, true);
    bench_match(&bench, PART_TEXT, 60, 2, true);
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
    bench_match(&bench, PART_TEXT, 18, 0, true);
    bench_match(&bench, PART_TEXT, 20, 1, true);
    assert_value(&bench, FEATURE_NEAR_PAIRS, 3 * (1. / 2) / 5);
    assert_value(&bench, FEATURE_SENTENCE, 4. / 8);
    bench_match(&bench, PART_TEXT, 22, 2, true);
    bench_match(&bench, PART_TEXT, 23, 0, true);
    bench_match(&bench, PART_TEXT, 24, 1, true);
    assert_value(&bench, FEATURE_NEAR_PAIRS, (3 * 1. + 2 * (1. / 2)) / 5);
    assert_value(&bench, FEATURE_SENTENCE, 1);
    assert_int_equal(bench.ranking.profile.pairs[0], 1);
    bench.ranking.match_count = 1;
    bench_match(&bench, PART_HEADING, 0, 1, true);
    assert_value(&bench, FEATURE_NEAR_PAIRS, 0);
}

/* Half as strong, it counts half; a better match of the word makes up for it; so does a phrase. */
static void words_of_like_meaning_count_less(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench_match(&bench, PART_TEXT, 0, 0, false);
    bench.matches[0].strength = .5F;
    assert_value(&bench, FEATURE_COVERAGE, 4 * .5 / 8);
    assert_value(&bench, FEATURE_SENTENCE, 4 * .5 / 8);
    bench_match(&bench, PART_TEXT, 30, 0, true);
    assert_value(&bench, FEATURE_COVERAGE, 4. / 8);
    bench.ranking.match_count = 0;
    bench_match(&bench, PART_TEXT, 0, 1, true);
    assert_value(&bench, FEATURE_COVERAGE, 2. / 8);
    bench.query.phrases[0] =
        (struct query_phrase){.asked = {0}, .asked_count = 1, .members = {1}, .count = 1, .strength = .5};
    bench.query.phrase_count = 1;
    assert_value(&bench, FEATURE_COVERAGE, (2 + 4 * .5) / 8);
    bench_match(&bench, PART_TEXT, 1, 0, true);
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
    bench_match(&bench, PART_QUESTION, 0, 0, true);
    bench_match(&bench, PART_QUESTION, 1, 1, true);
    bench_match(&bench, PART_QUESTION, 2, 2, true);
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

static void names_may_be_said_in_any_spelling(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.names[0] = (struct asked_name){.mention = {.type = MENTION_SERVICE}, .spelling_count = 2};
    bench.names[0].spellings[0] = (struct spelling){{0, 1}, 2};
    bench.names[0].spellings[1] = (struct spelling){{2}, 1};
    bench.query.name_count = 1;
    bench_match(&bench, PART_TEXT, 0, 0, true);
    assert_value(&bench, FEATURE_NAMES, 0);
    bench_match(&bench, PART_TEXT, 8, 2, true);
    assert_value(&bench, FEATURE_NAMES, 1);
}

/* "SOC" and "1" make "SOC 1" only close together, in one part, in whatever order. */
static void words_of_a_name_stand_together(void **state)
{
    static const struct {
        enum match_part part;
        uint16_t place;
        double said;
    } rows[] = {{PART_TEXT, 6, 1}, {PART_TEXT, 8, 1}, {PART_TEXT, 9, 0}, {PART_HEADING, 6, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench;
        bench_make(&bench);
        bench.names[0] =
            (struct asked_name){.spellings = {{.words = {0, 1}, .count = 2}}, .spelling_count = 1};
        bench.query.name_count = 1;
        if (rows[i].part == PART_HEADING)
            bench_match(&bench, PART_HEADING, rows[i].place, 0, true);
        bench_match(&bench, PART_TEXT, 5, 1, true);
        if (rows[i].part == PART_TEXT)
            bench_match(&bench, PART_TEXT, rows[i].place, 0, true);
        assert_value(&bench, FEATURE_NAMES, rows[i].said);
    }
}

/* A heading with the service's name says nearly what a subject says. */
static void a_heading_may_name_the_service(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.names[0] = (struct asked_name){.mention = {.type = MENTION_SERVICE},
                                         .spellings = {{.words = {0, 1}, .count = 2}},
                                         .spelling_count = 1};
    bench.query.name_count = 1;
    bench_match(&bench, PART_HEADING, 0, 0, true);
    bench_match(&bench, PART_TEXT, 1, 1, true);
    assert_value(&bench, FEATURE_SERVICE, 0);
    bench.ranking.match_count = 1;
    bench_match(&bench, PART_HEADING, 1, 1, true);
    assert_value(&bench, FEATURE_SERVICE, .6);
}

/* The level that was typed with a name need not be that of the subject. */
static void a_subject_covers_no_level(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.names[0] = (struct asked_name){.mention = {.type = MENTION_STANDARD, .level = SPAN("Level-BETA")},
                                         .known = true,
                                         .spellings = {{.words = {0, 1}, .count = 2}},
                                         .spelling_count = 1};
    bench.query.name_count = 1;
    bench.words[1].text = SPAN("beta");
    bench.items[0].facets.standard_count = 1;
    assert_value(&bench, FEATURE_COVERAGE, 4. / 8);
    bench_match(&bench, PART_TEXT, 5, 1, true);
    assert_value(&bench, FEATURE_COVERAGE, 6. / 8);
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
    bench_match(&bench, PART_TEXT, 3, 0, true);
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

static void an_empty_query_gives_numbers(void **state)
{
    (void)state;
    struct bench bench;
    memset(&bench, 0, sizeof bench);
    bench.ranking = (struct ranking){.query = &bench.query, .all = &bench.list, .matches = bench.matches};
    for (int i = 0; i < FEATURE_COUNT; i++)
        assert_true(isfinite(bench_value(&bench, (enum feature_name)i)));
}

int feature_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_count_by_their_weight),
        cmocka_unit_test(runs_and_windows_need_neighbours),
        cmocka_unit_test(pairs_and_sentences_hold_together),
        cmocka_unit_test(words_of_like_meaning_count_less),
        cmocka_unit_test(likeness_of_titles_is_dice),
        cmocka_unit_test(likeness_of_questions_is_dice),
        cmocka_unit_test(names_may_be_said_in_any_spelling),
        cmocka_unit_test(words_of_a_name_stand_together),
        cmocka_unit_test(a_subject_covers_no_level),
        cmocka_unit_test(a_heading_may_name_the_service),
        cmocka_unit_test(the_very_question_is_known),
        cmocka_unit_test(neighbours_lend_weight),
        cmocka_unit_test(neighbours_say_it_together),
        cmocka_unit_test(what_is_behind_the_best_is_bounded),
        cmocka_unit_test(an_empty_query_gives_numbers),
    };
    return cmocka_run_group_tests_name("feature", tests, NULL, NULL);
}
