/* Runs the serve room's unit tests. */
#include "unit/serve/groups.h"

int main(void)
{
    int failed = argument_tests() + describe_tests() + etag_tests() + exchange_tests() + gzip_tests() +
                 host_tests() + listen_tests() + route_tests() + target_tests();
    return failed == 0 ? 0 : 1;
}
