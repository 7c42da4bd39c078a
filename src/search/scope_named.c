/* What the scope rows say of the one standard and the one service that a question names, and whether they
 * contradict each other so that no passage is the answer. */
#include "search/run.h"
#include "search/scope.h"

#include <string.h>

/* The id of the only name of a type; empty when there is none, or more than one. */
static struct span only_name(const struct search_run *run, enum mention_type type)
{
    struct span found = SPAN_EMPTY;
    for (size_t i = 0; i < run->query.name_count; i++) {
        const struct mention *name = &run->query.names[i].mention;
        if (name->type != type)
            continue;
        if (found.size > 0 && !span_equal(found, name->id))
            return SPAN_EMPTY;
        found = name->id;
    }
    return found;
}

/* Asked what is covered, lists that contradict each other are worth more than the one that fits best, and no
 * passage is the answer beside rows that do. */
static bool is_unclear(const struct search_run *run, const struct scope_answer *answer)
{
    bool leads = run->ranked.count > 0 && run->ranked.items[0].facets.kind == KIND_SCOPE;
    return answer->verdict == VERDICT_UNCLEAR && (leads || strcmp(run->verdict, "found") == 0);
}

enum avow_status run_write_scope(struct search_run *run, struct json_writer *json, struct avow_error *err)
{
    const struct search_scope_request asked = {.standard = only_name(run, MENTION_STANDARD),
                                               .service = only_name(run, MENTION_SERVICE),
                                               .as_of = run->filters.as_of,
                                               .today = run->request.today,
                                               .audience = run->request.audience};
    struct scope_answer answer = {.verdict = VERDICT_NOT_STATED};
    bool is_asked =
        asked.standard.size > 0 && asked.service.size > 0 && rows_present(run->lease, NULL) == AVOW_OK;
    enum avow_status status = is_asked ? scope_find(run->lease, &asked, &answer, err) : AVOW_OK;
    if (status != AVOW_OK)
        return status;
    json_field_boolean(json, "unclear", is_unclear(run, &answer));
    json_key(json, "scope");
    if (is_asked)
        scope_answer_json(json, run->lease, &asked, &answer);
    else
        json_null(json);
    return AVOW_OK;
}
