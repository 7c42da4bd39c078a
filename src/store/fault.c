/* What each of the engine's exceptions means, and what to do next. */
#include "store/engine.h"

#include <string.h>

struct fault {
    const char *type;
    enum avow_status status;
    const char *message;
};

#define REBUILD "run `avow index --rebuild`"

/* A type that is missing here is a fault of ours. A truncated table gives a plain DatabaseError. */
static const struct fault faults[] = {
    {"DocNotFoundError", AVOW_NOT_FOUND, "the index has no such document"},
    {"DatabaseNotFoundError", AVOW_NOT_FOUND, "no index is here; run `avow index` first"},
    {"DatabaseLockError", AVOW_LOCKED, "another program is writing this index; wait until it ends"},
    {"DatabaseModifiedError", AVOW_CHANGED, "the index changed while it was read; ask again"},
    {"DatabaseCorruptError", AVOW_CORRUPT, "the index is damaged; " REBUILD},
    {"DatabaseError", AVOW_CORRUPT, "the index is damaged; " REBUILD},
    {"DatabaseOpeningError", AVOW_CORRUPT, "the index cannot be opened; " REBUILD},
    {"DatabaseVersionError", AVOW_CORRUPT, "another engine wrote this index; " REBUILD},
    {"DatabaseCreateError", AVOW_IO, "the index cannot be made here; check the folder above it"},
    {"InvalidArgumentError", AVOW_USAGE, "the engine refused an argument"},
};

static const struct fault ours = {"", AVOW_INTERNAL, "the engine failed; please report this"};

static const struct fault *find_fault(const char *type)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (strcmp(faults[i].type, type) == 0)
            return &faults[i];
    return &ours;
}

enum avow_status fault_tell(const char *type, const char *message, const char *system, const char *place,
                            struct avow_error *err)
{
    const struct fault *fault = find_fault(type);
    /* With an errno behind it (disk full, too many files) the index itself may be sound. */
    if (fault->status == AVOW_CORRUPT && system != NULL)
        return error_set(err, AVOW_IO, place, "the system refused: %s (%.200s)", system, message);
    return error_set(err, fault->status, place, "%s (%s: %.200s)", fault->message, type, message);
}

#ifdef __has_feature /* clang's way of saying __SANITIZE_ADDRESS__ */
#define ADDRESS_SANITIZER __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SANITIZER 1
#endif

#if ADDRESS_SANITIZER
/* Xapian 1.4.22's check frees an object as a base class 8 bytes smaller: reported, harmless, not ours. */
AVOW_API const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}
#endif
