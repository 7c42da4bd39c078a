/* Runs the serve room's unit tests. */
#include "unit/serve/groups.h"
#include "unit/serve/view_tests.h"

int main(void)
{
    int failed = argument_tests() + describe_tests() + etag_tests() + exchange_tests() + export_tests() +
                 gzip_tests() + host_tests() + listen_tests() + route_tests() + target_tests() +
                 template_tests() + template_thread_tests() + view_link_tests() + view_text_tests() +
                 view_words_tests() + view_search_tests() + view_document_tests() + view_names_tests() +
                 view_scope_tests() + view_escape_tests();
    return failed == 0 ? 0 : 1;
}
