/* How sure we are that the first result answers: found, weak or none; and the words no statement has. */
#include "search/confidence.h"

/* From here on the first result is shown as the answer; below CONFIDENCE_CLOSE as "nearest, not an answer".
 */
static const double found_from = .7;
static const double stops_confidence = .3;
static const double accepted = .97; /* at least, when a person chose it for this very question */

static void find_missing(struct search_run *run)
{
    for (size_t i = 0; i < run->query.word_count; i++) {
        const struct query_word *word = &run->query.words[i];
        if (!confidence_is_how(&run->query, i) && run_is_missing(run, word))
            run->missing[run->missing_count++] = word->text;
    }
    for (size_t i = 0; i < run->query.name_count && run->missing_count < QUERY_WORDS; i++) {
        const struct asked_name *name = &run->query.names[i];
        if (!name->known && !run_is_named(run, &name->mention))
            run->missing[run->missing_count++] =
                span_part(run->query.text, name->mention.start, name->mention.end);
    }
}

/* The relevance candidate that is judged: the first, or by date the heaviest. */
static const struct candidate *judged(const struct search_run *run)
{
    const struct candidate *best = &run->ranked.items[0];
    for (size_t i = 1; run->options.sort != STORE_BY_WEIGHT && i < run->ranked.count; i++)
        if (run->ranked.items[i].weight > best->weight)
            best = &run->ranked.items[i];
    return best;
}

/* All that was asked, or the side of an OR that is answered best. */
static enum avow_status judge(struct search_run *run, struct avow_error *err)
{
    const struct candidate *best = judged(run);
    struct confidence *sure = arena_alloc(&run->lease->arena, sizeof *sure);
    if (sure == NULL)
        return error_set_no_memory(err, "search");
    enum avow_status status = confidence_of(run, best, &run->query, sure, err);
    for (size_t i = 0; status == AVOW_OK && i < run->side_count; i++) {
        struct confidence side = {.value = 0};
        status = confidence_of(run, best, &run->sides[i], &side, err);
        if (side.value > sure->value)
            *sure = side;
    }
    run->sure = sure;
    bool chosen = best->tier > TIER_RANKED && sure->value < accepted;
    run->confidence = chosen ? accepted : sure->value;
    return status;
}

enum avow_status run_judge(struct search_run *run, struct avow_error *err)
{
    run->verdict = "none";
    find_missing(run);
    if (run->ranked.count == 0)
        return AVOW_OK;
    if (run->listing || run->stops_only) {
        run->confidence = run->listing ? 1 : stops_confidence;
    } else {
        enum avow_status status = judge(run, err);
        if (status != AVOW_OK)
            return status;
    }
    if (run->total > 0)
        run->verdict = run->confidence >= found_from         ? "found"
                       : run->confidence >= CONFIDENCE_CLOSE ? "weak"
                                                             : "none";
    return AVOW_OK;
}
