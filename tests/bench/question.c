/* Made-up statements with words as rare and as common as real ones (Zipf), and questions that quote them. */
#include "bench/question.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "bench/peer.h"
#include "bench/run.h"
#include "search/search.h"
#include "terms/tokens.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

enum {
    WORDS = 20000, /* of the language */
    STATEMENT_WORDS = 64,
    TITLE_WORDS = 6,
    HEADING_WORDS = 4,
    PAGE_STATEMENTS = 50,
    COMMON_WORDS = 100, /* that a question has none of: they would be stop words */
    QUESTIONS = 100,
    QUESTION_WORDS = 30,
    QUOTED_WORDS = 10, /* of one statement */
    APPROVALS = 3000,
    FILE_STATEMENTS = 20000,
    TERMS = 128,
    PATH_SIZE = 4096
};

/* xorshift64* (Vigna, 2016): the same words in every run. */
static double chance(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (double)((*state * 2685821657736338717u) >> 11) / 9007199254740992.;
}

/* The rank of a word; rank r comes r times less often than the first. */
static unsigned next_rank(uint64_t *state)
{
    return (unsigned)exp(chance(state) * log((double)WORDS));
}

static void add_word(unsigned rank, struct buffer *out)
{
    static const char sounds[] = "bdfgklmnprtv";
    for (unsigned i = 0; i < 4; i++, rank /= 12)
        buffer_printf(out, "%c%c", sounds[rank % 12], "aiou"[(rank + i) % 4]);
    buffer_append_byte(out, ' ');
}

/* The words of statement, title or heading `number` come of a seed of their own. */
static uint64_t seed_of(long number, unsigned salt)
{
    uint64_t state = (uint64_t)(number + 1) * 0x9E3779B97F4A7C15u + salt;
    chance(&state);
    return state;
}

static void add_words(uint64_t state, int count, struct buffer *out)
{
    for (int i = 0; i < count; i++)
        add_word(next_rank(&state), out);
}

/* The first words of statements that are not common ones. */
static void add_question(uint64_t *state, long statements, struct buffer *out)
{
    for (int words = 0; words < QUESTION_WORDS; words += QUOTED_WORDS) {
        uint64_t quoted = seed_of((long)(chance(state) * (double)statements), 0);
        for (int i = 0; i < QUOTED_WORDS;) {
            unsigned rank = next_rank(&quoted);
            if (rank < COMMON_WORDS)
                continue;
            add_word(rank, out);
            i++;
        }
    }
}

static void write_statement(FILE *file, long number, struct buffer *text)
{
    long page = number / PAGE_STATEMENTS;
    fprintf(file, "{\"id\":\"s%ld\",\"page\":\"p%ld\",\"audience\":\"public\"", number, page);
    const struct {
        const char *before;
        const char *after;
        uint64_t state;
        int words;
    } parts[] = {
        {",\"title\":\"", "\"", seed_of(page, 1), TITLE_WORDS},
        {",\"heading\":[\"", "\"]", seed_of(number / 5, 2), HEADING_WORDS},
        {",\"text\":\"", "\"}\n", seed_of(number, 0), STATEMENT_WORDS},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buffer_truncate(text, 0);
        add_words(parts[i].state, parts[i].words, text);
        fprintf(file, "%s%s%s", parts[i].before, text->failed ? "" : text->bytes, parts[i].after);
    }
}

static int write_corpus(const char *folder, long statements)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/corpus", folder);
    if (file_make_folder(path, NULL) != AVOW_OK)
        return -1;
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    for (long first = 0; first < statements; first += FILE_STATEMENTS) {
        snprintf(path, sizeof path, "%s/corpus/made-%ld.jsonl", folder, first);
        FILE *file = fopen(path, "w");
        for (long i = first; file != NULL && i < first + FILE_STATEMENTS && i < statements; i++)
            write_statement(file, i, &text);
        if (file == NULL || fclose(file) != 0 || text.failed)
            return -1;
    }
    return 0;
}

/* Questions with the statement that was approved for each. */
static int write_approvals(const char *path, long statements)
{
    FILE *file = fopen(path, "w");
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    uint64_t state = 4711;
    for (int i = 0; file != NULL && i < APPROVALS; i++) {
        buffer_truncate(&text, 0);
        add_question(&state, statements, &text);
        fprintf(file, "%s\ts%ld\n", text.bytes, (long)(chance(&state) * (double)statements));
    }
    return file == NULL || fclose(file) != 0 || text.failed ? -1 : 0;
}

static double cpu(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Stems and neighbouring stems of the question, as the index has them. */
static size_t terms_of(struct span question, struct tokeniser *tokeniser, struct arena *arena,
                       const char *terms[TERMS])
{
    struct token_list tokens = {0};
    size_t count = 0;
    const struct token *last = NULL;
    if (tokeniser_run(tokeniser, question, arena, &tokens, NULL) != AVOW_OK)
        return 0;
    for (size_t i = 0; i < tokens.count && count + 2 < TERMS; i++) {
        const struct token *token = &tokens.items[i];
        if ((token->flags & TOKEN_STOP) != 0)
            continue;
        terms[count++] = arena_string(arena, token->stem);
        if (last != NULL)
            terms[count++] = arena_printf(arena, "XB:%.*s %.*s", SPAN_ARG(last->stem), SPAN_ARG(token->stem));
        last = token;
    }
    return count;
}

/* Ask one question of both; CPU microseconds. */
static int ask(struct search_engine *engine, struct peer *peer, struct tokeniser *tokeniser,
               struct span question, double *ours, double *theirs)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer answer = BUFFER_INIT;
    const char *terms[TERMS];
    size_t count = terms_of(question, tokeniser, &arena, terms);
    struct search_request request = SEARCH_REQUEST_INIT;
    request.text = question;
    request.facets = false;
    double start = cpu();
    if (search_run(engine, &request, &answer, NULL, NULL, NULL) != AVOW_OK)
        return -1;
    double middle = cpu();
    if (count == 0 || peer_ask(peer, terms, count) < 0)
        return -1;
    *ours += middle - start;
    *theirs += cpu() - middle;
    return 0;
}

/* Every question once to warm up, then once for the figures. */
static int measure(struct search_engine *engine, struct peer *peer, struct tokeniser *tokeniser,
                   long statements, const char *with)
{
    double ours = 0;
    double theirs = 0;
    for (int round = 0; round < 2; round++) {
        uint64_t state = 77;
        ours = theirs = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            CLEANUP(buffer_free) struct buffer question = BUFFER_INIT;
            add_question(&state, statements, &question);
            if (ask(engine, peer, tokeniser, buffer_span(&question), &ours, &theirs) != 0)
                return -1;
        }
    }
    printf("question of %d words over %ld statements%s: avow %.0f us CPU, bare Xapian OR %.0f us, ratio %.2f "
           "(means of %d)\n",
           QUESTION_WORDS, statements, with, ours / QUESTIONS, theirs / QUESTIONS, ours / theirs, QUESTIONS);
    return 0;
}

/* Import made-up approvals, which the open engine sees at once. */
static int approve(const char *avow, const char *folder, char *index, long statements)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/approvals.tsv", folder);
    char *arguments[] = {(char *)avow, (char *)"library", (char *)"import", path, (char *)"--index",
                         index,        (char *)"--by",    (char *)"bench",  NULL};
    return write_approvals(path, statements) != 0 || run_command(arguments) < 0 ? -1 : 0;
}

int bench_questions(const char *avow, const char *folder, long statements)
{
    char corpus[PATH_SIZE];
    char index[PATH_SIZE];
    char generation[PATH_SIZE + 32];
    char with[64];
    snprintf(corpus, sizeof corpus, "%s/corpus", folder);
    snprintf(index, sizeof index, "%s/index", folder);
    snprintf(generation, sizeof generation, "%s/generations/1/statements", index);
    snprintf(with, sizeof with, " and %d approved questions", APPROVALS);
    char *arguments[] = {(char *)avow, (char *)"index", (char *)"--corpus", corpus, (char *)"--index", index,
                         NULL};
    struct search_engine *engine = NULL;
    struct tokeniser *tokeniser = NULL;
    struct peer *peer = NULL;
    int failed = write_corpus(folder, statements) != 0 || run_command(arguments) < 0 ||
                 search_engine_open(index, 1, &engine, NULL) != AVOW_OK ||
                 tokeniser_new(SPAN("en"), &tokeniser, NULL) != AVOW_OK ||
                 (peer = peer_open(generation)) == NULL ||
                 measure(engine, peer, tokeniser, statements, "") != 0 ||
                 approve(avow, folder, index, statements) != 0 ||
                 measure(engine, peer, tokeniser, statements, with) != 0;
    if (failed)
        fprintf(stderr, "bench: %ld made-up statements could not be searched\n", statements);
    peer_close(peer);
    tokeniser_free(tokeniser);
    search_engine_close(engine);
    return failed ? -1 : 0;
}
