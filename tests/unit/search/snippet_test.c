/* Snippets: whole sentences, marks byte for byte, escaped. */
#include "search/snippet.h"

#include "support/test.h"
#include "terms/forward.h"
#include "unit/search/groups.h"

/* A lease without an index: the built-in vocabulary and a tokeniser. */
struct scene {
    struct generation_view view;
    struct lease lease;
    struct query_word words[16];
    struct understanding query;
};

static int scene_open(void **state)
{
    static struct scene scene;
    struct avow_error err = AVOW_ERROR_INIT;
    scene = (struct scene){.lease = {.view = &scene.view}};
    assert_status(vocabulary_open(NULL, 0, &scene.view.vocabulary, &err), AVOW_OK, &err);
    assert_status(tokeniser_new(SPAN("en"), &scene.lease.tokeniser, &err), AVOW_OK, &err);
    *state = &scene;
    return 0;
}

static int scene_close(void **state)
{
    struct scene *scene = *state;
    vocabulary_close(scene->view.vocabulary);
    tokeniser_free(scene->lease.tokeniser);
    arena_free(&scene->lease.arena);
    return 0;
}

/* Understand plain words of equal weight. */
static void ask(struct scene *scene, const char *text)
{
    arena_reset(&scene->lease.arena);
    scene->query = (struct understanding){.text = span_of(text), .words = scene->words};
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(
        tokeniser_run(scene->lease.tokeniser, span_of(text), &scene->lease.arena, &scene->query.tokens, &err),
        AVOW_OK, &err);
    for (size_t i = 0; i < scene->query.tokens.count; i++) {
        const struct token *token = &scene->query.tokens.items[i];
        if ((token->flags & TOKEN_STOP) != 0)
            continue;
        scene->words[scene->query.word_count++] =
            (struct query_word){.stem = token->stem,
                                .role = word_is_boilerplate(token->fold) ? WORD_BOILERPLATE : WORD_PLAIN,
                                .stem_hash = forward_stem_hash(token->stem),
                                .weight = 1};
    }
}

/* The snippet of `text` as HTML, in the lease's arena. */
static const char *snippet_of(struct scene *scene, const char *text)
{
    struct read_text read;
    struct snippet snippet;
    struct buffer html = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(read_text(&scene->lease, &scene->query, span_of(text), SPAN("en"), &read, &err), AVOW_OK,
                  &err);
    assert_status(snippet_find(&scene->lease, &scene->query, &read, &snippet, &err), AVOW_OK, &err);
    segments_html(&html, span_of(text), &snippet.marks, snippet.start, snippet.end);
    const char *copy = arena_string(&scene->lease.arena, buffer_span(&html));
    buffer_free(&html);
    return copy;
}

struct snippet_case {
    const char *query;
    const char *text;
    const char *expected;
};

static const struct snippet_case cases[] = {
    {"encryption", "Data is encrypted.", "Data is <mark>encrypted</mark>."},
    {"keys", "A <b> & \"keys\" 'x'", "A &lt;b&gt; &amp; &quot;<mark>keys</mark>&quot; &#39;x&#39;"},
    {"data at rest", "All data at rest is safe, data in motion too.",
     "All <mark>data at rest</mark> is safe, <mark>data</mark> in motion too."},
    {"is the data safe", "The is of it. Data.", "The is of it. <mark>Data</mark>."},
    {"customer data",
     "customer-data and customer\xC2\xA0"
     "data",
     "<mark>customer-data</mark> and <mark>customer\xC2\xA0"
     "data</mark>"},
    {"specific backup", "Specific backups. Specific words.",
     "Specific <mark>backups</mark>. Specific words."},
    {"specific", "Specific words.", "<mark>Specific</mark> words."},
    {"backup", "Nothing to mark here.", "Nothing to mark here."},
    {"backup", "", ""},
    {"backup", "- backups\n- other\n- backup", "- <mark>backups</mark>\n- other\n- <mark>backup</mark>"},
    {"caf\xC3\xA9", "Un caf\xC3\xA9 noir.", "Un <mark>caf\xC3\xA9</mark> noir."},
    {"backup restore", "Backups. Restores.", "<mark>Backups</mark>. <mark>Restores</mark>."},
};

static void marks_are_byte_exact(void **state)
{
    struct scene *scene = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ask(scene, cases[i].query);
        assert_string_equal(snippet_of(scene, cases[i].text), cases[i].expected);
    }
}

#define FILLER                                                                                               \
    "This sentence only fills the room between the others and says nothing at all about anything that one "  \
    "could want to know. "

static void the_best_window_of_whole_sentences_is_shown(void **state)
{
    struct scene *scene = *state;
    ask(scene, "rotated keys");
    const char *html = snippet_of(scene, "Keys exist. " FILLER FILLER FILLER FILLER
                                         "The keys are rotated every ninety days. " FILLER FILLER FILLER);
    assert_contains(html, "The <mark>keys</mark> are <mark>rotated</mark> every ninety days.");
    assert_true(span_starts(span_of(html), SPAN("The ")) || span_starts(span_of(html), SPAN("This ")));
    assert_true(span_ends(span_of(html), SPAN(".")));
    assert_true(span_of(html).size < SNIPPET_BYTES + 60);
    assert_int_equal(span_find(span_of(html), SPAN("exist"), 0), SPAN_NONE);
}

static void one_long_sentence_is_not_cut(void **state)
{
    struct scene *scene = *state;
    struct buffer text = BUFFER_INIT;
    for (int i = 0; i < 100; i++)
        buffer_append_string(&text, "word and ");
    buffer_append_string(&text, "backup.");
    ask(scene, "backup");
    const char *html = snippet_of(scene, text.bytes);
    assert_int_equal(span_of(html).size, text.size + sizeof "<mark></mark>" - 1);
    buffer_free(&text);
}

static void names_are_marked_in_any_spelling(void **state)
{
    struct scene *scene = *state;
    struct asked_name name = {.mention = {.type = MENTION_STANDARD, .id = SPAN_INIT("iso-27001")}};
    ask(scene, "");
    scene->query.names = &name;
    scene->query.name_count = 1;
    assert_string_equal(snippet_of(scene, "We hold ISO/IEC 27001:2013 and ISO 9001."),
                        "We hold <mark>ISO/IEC 27001:2013</mark> and ISO 9001.");
}

static void the_service_named_is_shown_before_other_words(void **state)
{
    struct scene *scene = *state;
    struct asked_name name = {
        .mention = {.type = MENTION_SERVICE, .id = SPAN_INIT("desk"), .first_token = 1, .end_token = 2}};
    ask(scene, "Is Desk listed among services");
    scene->query.all_weight = 10;
    scene->query.names = &name;
    scene->query.name_count = 1;
    assert_contains(snippet_of(scene, "Services listed here are listed. " FILLER FILLER FILLER FILLER
                                      "- Vault\n- Desk and others\n" FILLER FILLER FILLER FILLER "- Desk\n"),
                    "- <mark>Desk</mark> and others");
}

/* What stands above the part of `text` that begins at the first "@"; "" for nothing. */
static void check_heading(const char *text, const char *heading)
{
    struct span whole = span_of(text);
    size_t at = span_find_byte(whole, '@', 0);
    assert_span(snippet_table_heading(whole, (uint32_t)at), heading);
}

static void rows_know_the_heading_of_their_table(void **state)
{
    (void)state;
    check_heading("Scope:\n\nService | State\nDesk | in\n@Mail | out\nRun | in", "Service | State");
    check_heading("Service | State\n@Mail | out", "Service | State");
    check_heading("a | b\n\nService | State\n@Mail | out", "Service | State");
    check_heading("Scope:\n\n@Service | State\nMail | out", "");
    check_heading("@Service | State\nMail | out", "");
    check_heading("Service | State\nMail @| out", "");
    check_heading("Service | State\n\n@No row.", "");
    check_heading("Service | State\n@No row.", "");
}

static void segments_are_the_text_again(void **state)
{
    (void)state;
    struct span text = SPAN("one two three");
    struct mark items[] = {{0, 3}, {8, 13}};
    struct mark_list marks = {items, 2};
    struct buffer out = BUFFER_INIT;
    struct json_writer json = json_writer_to(&out);
    segments_json(&json, text, &marks, 0, 13);
    assert_string_equal(out.bytes, "[{\"text\":\"one\",\"mark\":true},{\"text\":\" two \",\"mark\":false},"
                                   "{\"text\":\"three\",\"mark\":true}]");
    buffer_truncate(&out, 0);
    json = json_writer_to(&out);
    segments_json(&json, text, &marks, 1, 10);
    assert_string_equal(out.bytes, "[{\"text\":\"ne\",\"mark\":true},{\"text\":\" two \",\"mark\":false},"
                                   "{\"text\":\"th\",\"mark\":true}]");
    buffer_free(&out);
}

int snippet_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(marks_are_byte_exact),
                                       cmocka_unit_test(the_best_window_of_whole_sentences_is_shown),
                                       cmocka_unit_test(one_long_sentence_is_not_cut),
                                       cmocka_unit_test(names_are_marked_in_any_spelling),
                                       cmocka_unit_test(the_service_named_is_shown_before_other_words),
                                       cmocka_unit_test(rows_know_the_heading_of_their_table),
                                       cmocka_unit_test(segments_are_the_text_again)};
    return cmocka_run_group_tests(tests, scene_open, scene_close);
}
