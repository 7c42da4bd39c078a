/* Makes the query and candidates that the tests of features work on. */
#include "unit/search/bench.h"

void bench_make(struct bench *bench)
{
    *bench = (struct bench){.words = {{.role = WORD_PLAIN, .idf = 4, .weight = 4},
                                      {.role = WORD_PLAIN, .idf = 2, .weight = 2},
                                      {.role = WORD_PLAIN, .idf = 2, .weight = 2}},
                            .pairs = {{0, 1}, {1, 2}}};
    bench->query.words = bench->words;
    bench->query.word_count = BENCH_WORDS;
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
                                      .typed = BENCH_WORDS,
                                      .all = &bench->list,
                                      .matches = bench->matches};
}

void bench_match(struct bench *bench, enum match_part part, uint16_t place, uint16_t word, bool exact)
{
    bench->matches[bench->ranking.match_count++] =
        (struct match){place, (uint8_t)part, exact, word, (uint16_t)(10 * part + place / 20), 1};
}

double bench_value(struct bench *bench, enum feature_name feature)
{
    struct ranking *ranking = &bench->ranking;
    pair_links_make(ranking->query, &ranking->links);
    profile_make(ranking->query, &ranking->links, ranking->matches, ranking->match_count, &ranking->profile);
    return feature_table()[feature].value(ranking, &bench->items[0]);
}
