/* Ask every question, keep the rankings, score them. */
#include "evaluate/evaluate.h"

#include "base/cleanup.h"

#include <stdio.h>
#include <string.h>

enum avow_status evaluate_blame(const struct evaluate_options *options, const struct question *question,
                                enum avow_status status, struct avow_error *err)
{
    if (status != AVOW_USAGE || err == NULL)
        return status;
    struct avow_error why = *err;
    char place[sizeof why.place];
    snprintf(place, sizeof place, "%s:%zu", options->questions_path, question->line);
    return error_set(err, AVOW_BAD_INPUT, place, "%s", why.message);
}

void evaluate_tell(const struct evaluate_options *options, const char *stage, size_t done, size_t total)
{
    if (options->progress != NULL)
        options->progress(options->context, stage, done, total);
}

enum avow_status evaluate_rank(struct search_engine *engine, const struct evaluate_options *options,
                               const struct question *question, struct arena *arena, struct run_ranking *out,
                               struct avow_error *err)
{
    struct search_request request = options->request;
    struct search_ranking ranking = {0};
    request.text = question->text;
    enum avow_status status = search_rank(engine, &request, arena, &ranking, err);
    if (status != AVOW_OK)
        return evaluate_blame(options, question, status, err);
    struct run_entry *entries = arena_array(arena, ranking.count, sizeof *entries);
    if (entries == NULL)
        return error_set_no_memory(err, "eval");
    for (size_t i = 0; i < ranking.count; i++)
        entries[i] = (struct run_entry){ranking.items[i].id, ranking.items[i].score};
    run_entries_sort(entries, ranking.count);
    *out = (struct run_ranking){question->id, entries, ranking.count};
    return AVOW_OK;
}

static enum avow_status rank_all(struct search_engine *engine, const struct evaluate_options *options,
                                 struct arena *arena, struct trec_run *out, struct avow_error *err)
{
    const struct question_list *questions = options->questions;
    struct trec_run run = {.items = arena_array(arena, questions->count, sizeof *run.items)};
    enum avow_status status = run.items == NULL ? error_set_no_memory(err, "eval") : AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < questions->count; i++) {
        status = evaluate_rank(engine, options, &questions->items[i], arena, &run.items[i], err);
        run.count++;
        evaluate_tell(options, "asking", i + 1, questions->count);
    }
    trec_run_sort(&run);
    if (status == AVOW_OK)
        *out = run;
    return status;
}

/* Ask a question that has no answer, as a person would. */
static enum avow_status ask_for_nothing(struct search_engine *engine, const struct evaluate_options *options,
                                        const struct question *question, struct evaluation *evaluation,
                                        struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer answer = BUFFER_INIT;
    struct search_request request = options->request;
    const char *verdict = "";
    request.text = question->text;
    request.facets = false;
    enum avow_status status = search_run(engine, &request, &answer, &verdict, NULL, err);
    if (status != AVOW_OK)
        return evaluate_blame(options, question, status, err);
    if (strcmp(verdict, "found") == 0)
        evaluation->answered[evaluation->answered_count++] = question;
    else
        evaluation->kept_silent++;
    return AVOW_OK;
}

enum avow_status evaluate(struct search_engine *engine, const struct evaluate_options *options,
                          struct arena *arena, struct evaluation *out, struct avow_error *err)
{
    struct evaluation evaluation = {0};
    const struct question_list *questions = options->questions;
    enum avow_status status = rank_all(engine, options, arena, &evaluation.run, err);
    if (status == AVOW_OK)
        status = score_run(&evaluation.run, questions, options->qrels, options->request.limit, arena,
                           &evaluation.sheet, err);
    if (status != AVOW_OK)
        return status;
    evaluation.answered = arena_array(arena, evaluation.sheet.unanswerable, sizeof *evaluation.answered);
    if (evaluation.answered == NULL)
        return error_set_no_memory(err, "eval");
    for (size_t i = 0; status == AVOW_OK && i < questions->count; i++) {
        struct judged judged = qrels_of(options->qrels, questions->items[i].id);
        if (judged.count > 0 && judged.relevant == 0)
            status = ask_for_nothing(engine, options, &questions->items[i], &evaluation, err);
    }
    if (status == AVOW_OK)
        *out = evaluation;
    return status;
}
