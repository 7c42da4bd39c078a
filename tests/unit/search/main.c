/* Runs the search room's unit tests; started as `unit_search read-worker` it reads the documents of the
 * indexes they search. */
#include "document/worker.h"
#include "unit/search/groups.h"

#include <string.h>

int main(int count, char **arguments)
{
    if (count > 1 && strcmp(arguments[1], "read-worker") == 0)
        return document_worker_main();
    static int (*const groups[])(void) = {
        lexer_tests,      feature_tests, feature_facts_tests, rank_tests,      snippet_tests,
        answer_tests,     filter_tests,  facet_tests,         order_tests,     ranking_tests,
        weights_tests,    time_tests,    change_tests,        word_diff_tests, edition_tests,
        confidence_tests, show_tests,    garbage_tests,       pool_tests,      public_tests,
        language_tests,   limit_tests,   propose_tests,       scope_tests,     scope_question_tests,
        evidence_tests,   lately_tests,  spelling_tests,      meaning_tests,   explain_tests,
        approved_tests,   pin_tests};
    int failed = 0;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        failed += groups[i]();
    return failed == 0 ? 0 : 1;
}
