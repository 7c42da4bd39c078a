/* Runs the terms room's unit tests. */
#include "unit/terms/groups.h"

int main(void)
{
    int failed = answer_tests() + canonical_tests() + facets_tests() + forms_tests() + forward_tests() +
                 memory_tests() + record_tests() + sentences_tests() + slug_tests() + term_tests() +
                 tokens_tests() + words_tests();
    return failed == 0 ? 0 : 1;
}
