/* The fuzzer: libFuzzer's two entry points over the target that AVOW_FUZZ_TARGET names. */
#include "fuzz/targets.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct fuzz_target *target;

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    const char *name = getenv("AVOW_FUZZ_TARGET");
    target = fuzz_target_find(span_of(name));
    if (target != NULL && fuzz_target_ready(target))
        return 0;
    fputs("set AVOW_FUZZ_TARGET to one of:", stderr);
    for (size_t i = 0; i < fuzz_target_count; i++)
        if (fuzz_target_ready(&fuzz_targets[i]))
            fprintf(stderr, " %s", fuzz_targets[i].name);
    fputc('\n', stderr);
    exit(2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    target->run(target, (struct span){(const char *)data, size});
    return 0;
}
