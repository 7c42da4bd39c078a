/* The values of features of what a statement is and of what is asked, worked out by hand. */
#include "unit/search/bench.h"

#include "support/test.h"
#include "terms/answer.h"
#include "unit/search/groups.h"

#include <math.h>

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

/* "For more information about alpha, see beta." says nothing; a second sentence may. */
static void what_points_elsewhere_stands_behind(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    struct forward_token tokens[] = {
        {forward_stem_hash(SPAN("alpha")), 0, FORWARD_SENTENCE},
        {forward_stem_hash(SPAN("inform")), 0, FORWARD_SENTENCE | FORWARD_STOP_BEFORE},
        {forward_stem_hash(SPAN("alpha")), 0, FORWARD_STOP_BEFORE},
        {forward_stem_hash(SPAN("see")), 0, 0},
        {forward_stem_hash(SPAN("beta")), 0, 0},
    };
    struct forward *forward = &bench.items[0].forward;
    forward->tokens = tokens;
    forward->heading = 1;
    forward->text = 4;
    assert_value(&bench, FEATURE_LINKS, -1);
    tokens[4].flags = FORWARD_SENTENCE;
    assert_value(&bench, FEATURE_LINKS, 0);
    forward->text = 2;
    assert_value(&bench, FEATURE_LINKS, 0);
    forward->text = 3;
    assert_value(&bench, FEATURE_LINKS, -1);
    tokens[1].flags = FORWARD_SENTENCE; /* "Information on alpha" */
    assert_value(&bench, FEATURE_LINKS, 0);
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
    bench.query.meaning = false;
    bench.query.addressed = true;
    assert_value(&bench, FEATURE_OVERVIEW, 0);
    facets->about = ABOUT_US;
    assert_value(&bench, FEATURE_OVERVIEW, exp(-1));
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

/* All that is typed stands in the title, and is the greater part of it; a sentence asks for more. */
static void a_topic_asks_for_the_start_of_its_page(void **state)
{
    (void)state;
    struct bench bench;
    bench_make(&bench);
    bench.items[0].facets.kind = KIND_SECTION;
    bench.items[0].facets.ordinal = 2;
    bench.items[0].forward.title = 5;
    bench.ranking.title_count = BENCH_WORDS;
    for (uint16_t i = 0; i < BENCH_WORDS; i++)
        bench.ranking.title[i] = (struct match){.word = i, .strength = 1};
    assert_value(&bench, FEATURE_OVERVIEW, 4 * exp(-1));
    bench.items[0].forward.title = 12;
    assert_value(&bench, FEATURE_OVERVIEW, 0);
    bench.items[0].forward.title = 5;
    bench.query.sentence = true;
    assert_value(&bench, FEATURE_OVERVIEW, 0);
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

/* Nothing but "SOC 2 Type 2" or "SOC 2 certified" asks for ours; "SOC 2" alone, or what Type 2 is, asks for
 * the overview too. */
static void a_version_or_standing_alone_asks_for_ours(void **state)
{
    (void)state;
    static const struct {
        const char *level;
        const char *edition;
        const char *word;
        bool meaning;
        bool bare;
        bool addressed;
    } rows[] = {
        {"type-2", "", "", false, true, true},
        {"", "2022", "", false, true, true},
        {"", "", "", false, true, false},
        {"type-2", "", "", true, true, false},
        {"", "", "certified", false, true, true},
        {"", "", "compliant", false, true, true},
        {"", "", "encryption", false, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct asked_name name = {.mention = {.type = MENTION_STANDARD,
                                              .level = span_of(rows[i].level),
                                              .edition = span_of(rows[i].edition)}};
        struct query_word word = {.role = WORD_PLAIN, .text = span_of(rows[i].word)};
        struct token token = {.fold = word.text};
        struct understanding query = {.names = &name, .name_count = 1, .meaning = rows[i].meaning};
        if (word.text.size > 0) {
            query.words = &word;
            query.word_count = 1;
            query.tokens = (struct token_list){&token, 1};
        }
        intent_of_bare(&query);
        assert_int_equal(query.bare, rows[i].bare);
        assert_int_equal(query.addressed, rows[i].addressed);
    }
}

/* "Is Teams ISO 27001 certified" asks for the list of services, "Teams ISO 27001 training" does not. */
static void a_service_and_a_standard_alone_ask_for_the_list(void **state)
{
    (void)state;
    struct asked_name names[] = {{.mention = {.type = MENTION_SERVICE}},
                                 {.mention = {.type = MENTION_STANDARD}}};
    struct query_word word = {.role = WORD_PLAIN, .text = SPAN_INIT("certified")};
    struct understanding query = {.names = names, .name_count = 2, .words = &word, .word_count = 1};
    intent_of_names(&query);
    assert_true(query.intent[KIND_SCOPE] > 0);
    query.intent[KIND_SCOPE] = 0;
    word.text = SPAN("training");
    intent_of_names(&query);
    assert_true(query.intent[KIND_SCOPE] == 0);
}

int feature_facts_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_version_or_standing_alone_asks_for_ours),
        cmocka_unit_test(a_topic_asks_for_the_start_of_its_page),
        cmocka_unit_test(a_service_and_a_standard_alone_ask_for_the_list),
        cmocka_unit_test(subjects_agree_or_not),
        cmocka_unit_test(facts_of_the_statement_count),
        cmocka_unit_test(who_is_asked_counts),
        cmocka_unit_test(links_to_elsewhere_stand_behind),
        cmocka_unit_test(what_points_elsewhere_stands_behind),
        cmocka_unit_test(old_news_stand_behind),
        cmocka_unit_test(answers_are_of_the_kind_asked_for),
        cmocka_unit_test(a_bare_name_asks_for_the_overview),
        cmocka_unit_test(a_title_asks_for_the_start_of_its_page),
        cmocka_unit_test(the_form_of_a_query_is_seen),
    };
    return cmocka_run_group_tests_name("feature_facts", tests, NULL, NULL);
}
