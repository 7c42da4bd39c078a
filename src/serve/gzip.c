/* gzip: read Accept-Encoding, pack a reply in one go. */
#include "serve/gzip.h"

#include <zlib.h>

/* q=0, q=0.0 ... mean "not at all". */
static bool is_refused(struct span parameters)
{
    struct span rest = parameters;
    struct span parameter = SPAN_EMPTY;
    while (span_next_piece(&rest, ';', &parameter)) {
        parameter = span_trim(parameter);
        if (!span_starts(parameter, SPAN("q=")) && !span_starts(parameter, SPAN("Q=")))
            continue;
        for (size_t i = 2; i < parameter.size; i++)
            if (parameter.bytes[i] != '0' && parameter.bytes[i] != '.')
                return false;
        return true;
    }
    return false;
}

bool gzip_accepted(struct span header)
{
    bool any = false;
    struct span rest = header;
    struct span item = SPAN_EMPTY;
    while (span_next_piece(&rest, ',', &item)) {
        size_t mark = span_find_byte(item, ';', 0);
        size_t end = mark == SPAN_NONE ? item.size : mark;
        struct span name = span_trim(span_part(item, 0, end));
        bool taken = !is_refused(span_part(item, end, item.size));
        if (span_equal_case(name, SPAN("gzip")) || span_equal_case(name, SPAN("x-gzip")))
            return taken;
        if (span_equal(name, SPAN("*")))
            any = taken;
    }
    return any;
}

enum { WINDOW_GZIP = 15 + 16 /* the largest window, with gzip's head and foot */, MEMORY_USUAL = 8 };

bool gzip_pack(struct span bytes, int level, struct buffer *out)
{
    z_stream stream = {0};
    if (deflateInit2(&stream, level, Z_DEFLATED, WINDOW_GZIP, MEMORY_USUAL, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    size_t bound = deflateBound(&stream, bytes.size);
    bool is_packed = buffer_reserve(out, bound);
    if (is_packed) {
        stream.next_in = (Bytef *)(uintptr_t)bytes.bytes;
        stream.avail_in = (uInt)bytes.size;
        stream.next_out = (Bytef *)(out->bytes + out->size);
        stream.avail_out = (uInt)bound;
        is_packed = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    }
    if (is_packed) {
        out->size += stream.total_out;
        out->bytes[out->size] = '\0';
    }
    deflateEnd(&stream);
    return is_packed;
}
