/* Made-up statements with words as rare and as common as real ones (Zipf), and questions out of them. */
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
    PAGE_STATEMENTS = 100,
    COMMON_WORDS = 100, /* that a question has none of: they would be stop words */
    QUESTIONS = 100,
    QUESTION_WORDS = 30,
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

/* A word of the language of at least this rank; rank r comes r times less often than the first. */
static void add_word(uint64_t *state, unsigned first, struct buffer *out)
{
    static const char sounds[] = "bdfgklmnprtv";
    unsigned rank = (unsigned)(first * exp(chance(state) * log((double)WORDS / first)));
    for (unsigned i = 0; i < 4; i++, rank /= 12)
        buffer_printf(out, "%c%c", sounds[rank % 12], "aiou"[(rank + i) % 4]);
    buffer_append_byte(out, ' ');
}

static int write_corpus(const char *folder, long statements)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/corpus", folder);
    if (file_make_folder(path, NULL) != AVOW_OK)
        return -1;
    snprintf(path, sizeof path, "%s/corpus/made.jsonl", folder);
    FILE *file = fopen(path, "w");
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    uint64_t state = 1;
    for (long i = 0; file != NULL && i < statements; i++) {
        buffer_truncate(&text, 0);
        for (int word = 0; word < STATEMENT_WORDS; word++)
            add_word(&state, 1, &text);
        fprintf(file, "{\"id\":\"s%ld\",\"page\":\"p%ld\",\"audience\":\"public\",\"text\":\"%s\"}\n", i,
                i / PAGE_STATEMENTS, text.bytes);
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
                   long statements)
{
    double ours = 0;
    double theirs = 0;
    for (int round = 0; round < 2; round++) {
        uint64_t state = 77;
        ours = theirs = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            CLEANUP(buffer_free) struct buffer question = BUFFER_INIT;
            for (int word = 0; word < QUESTION_WORDS; word++)
                add_word(&state, COMMON_WORDS, &question);
            if (ask(engine, peer, tokeniser, buffer_span(&question), &ours, &theirs) != 0)
                return -1;
        }
    }
    printf("question of %d words over %ld statements: avow %.0f us CPU, bare Xapian OR %.0f us, ratio %.2f "
           "(means of %d)\n",
           QUESTION_WORDS, statements, ours / QUESTIONS, theirs / QUESTIONS, ours / theirs, QUESTIONS);
    return 0;
}

int bench_questions(const char *avow, const char *folder, long statements)
{
    char corpus[PATH_SIZE];
    char index[PATH_SIZE];
    char generation[PATH_SIZE + 32];
    snprintf(corpus, sizeof corpus, "%s/corpus", folder);
    snprintf(index, sizeof index, "%s/index", folder);
    snprintf(generation, sizeof generation, "%s/generations/1/statements", index);
    char *arguments[] = {(char *)avow, (char *)"index", (char *)"--corpus", corpus, (char *)"--index", index,
                         NULL};
    struct search_engine *engine = NULL;
    struct tokeniser *tokeniser = NULL;
    struct peer *peer = NULL;
    int failed = write_corpus(folder, statements) != 0 || run_command(arguments) < 0 ||
                 search_engine_open(index, 1, &engine, NULL) != AVOW_OK ||
                 tokeniser_new(SPAN("en"), &tokeniser, NULL) != AVOW_OK ||
                 (peer = peer_open(generation)) == NULL || measure(engine, peer, tokeniser, statements) != 0;
    if (failed)
        fprintf(stderr, "bench: %ld made-up statements could not be searched\n", statements);
    peer_close(peer);
    tokeniser_free(tokeniser);
    search_engine_close(engine);
    return failed ? -1 : 0;
}
