/* Entity tags: made from what a reply depends on, not from its bytes, so that 304 costs no search. */
#include "serve/etag.h"

#include "base/digest.h"

#include <stdio.h>
#include <string.h>

enum { ETAG_DIGITS = 32 };

static void add_number(struct digest *digest, uint64_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    digest_add_field(digest, span_of(text));
}

/* Insertion sort: there are few, and equal names must keep their order. */
static void sort_by_name(struct argument *arguments, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct argument moving = arguments[i];
        size_t at = i;
        for (; at > 0 && span_compare(arguments[at - 1].name, moving.name) > 0; at--)
            arguments[at] = arguments[at - 1];
        arguments[at] = moving;
    }
}

static void add_arguments(struct digest *digest, const struct request *request, struct arena *arena)
{
    struct argument *sorted = arena_array(arena, request->argument_count, sizeof *sorted);
    const struct argument *arguments = request->arguments;
    if (sorted != NULL && request->argument_count > 0) {
        memcpy(sorted, arguments, request->argument_count * sizeof *sorted);
        sort_by_name(sorted, request->argument_count);
        arguments = sorted;
    }
    for (size_t i = 0; i < request->argument_count; i++) {
        digest_add_field(digest, arguments[i].name);
        digest_add_field(digest, arguments[i].value);
    }
}

void etag_make(const struct request *request, struct span state, struct arena *arena, char etag[ETAG_SIZE])
{
    struct digest digest;
    char hex[DIGEST_HEX_SIZE];
    digest_init(&digest);
    digest_add_field(&digest, span_of(request->site->made));
    digest_add_field(&digest, state);
    add_number(&digest, request->today);
    add_number(&digest, (uint64_t)request->audience);
    digest_add_field(&digest, request->host);
    digest_add_field(&digest, request->path);
    add_arguments(&digest, request, arena);
    digest_hex(&digest, hex);
    snprintf(etag, ETAG_SIZE, "\"%.*s\"", ETAG_DIGITS, hex);
}

void etag_packed(const char *etag, char out[ETAG_SIZE])
{
    size_t size = strlen(etag) - 1;
    snprintf(out, ETAG_SIZE, "%.*s-gz\"", (int)size, etag);
}

bool etag_matches(struct span list, const char *etag, bool *packed)
{
    char other[ETAG_SIZE];
    etag_packed(etag, other);
    struct span rest = list;
    struct span tag = SPAN_EMPTY;
    while (span_next_piece(&rest, ',', &tag)) {
        tag = span_trim(tag);
        if (span_starts(tag, SPAN("W/")))
            tag = span_part(tag, 2, tag.size);
        *packed = span_equal(tag, span_of(other));
        if (*packed || span_equal(tag, span_of(etag)))
            return true;
    }
    return false;
}

bool etag_is_any(struct span list)
{
    return span_equal(span_trim(list), SPAN("*"));
}
