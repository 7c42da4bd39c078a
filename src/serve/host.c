/* Host and Origin headers against the names we answer to. */
#include "serve/host.h"

enum { PORT_MOST = 65535 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_one_of(char byte, struct span bytes)
{
    return span_find_byte(bytes, byte, 0) != SPAN_NONE;
}

/* What names and IPv4 addresses are written with; others never reach the templates. */
static bool is_name(struct span name)
{
    for (size_t i = 0; i < name.size; i++)
        if (!is_letter(name.bytes[i]) && !is_digit(name.bytes[i]) && !is_one_of(name.bytes[i], SPAN(".-_")))
            return false;
    return name.size > 0;
}

static bool is_bracketed(struct span name)
{
    for (size_t i = 1; i + 1 < name.size; i++)
        if (!is_letter(name.bytes[i]) && !is_digit(name.bytes[i]) && !is_one_of(name.bytes[i], SPAN(".:")))
            return false;
    return name.size > 2;
}

static bool is_port(struct span port)
{
    uint64_t number = 0;
    return span_to_u64(port, &number) && number > 0 && number <= PORT_MOST;
}

bool host_read(struct span header, struct host *out)
{
    size_t end = 0;
    bool is_whole = false;
    if (span_starts(header, SPAN("["))) {
        end = span_find_byte(header, ']', 0);
        end = end == SPAN_NONE ? header.size : end + 1;
        is_whole = span_ends(span_part(header, 0, end), SPAN("]")) && is_bracketed(span_part(header, 0, end));
    } else {
        end = span_find_byte(header, ':', 0);
        end = end == SPAN_NONE ? header.size : end;
        is_whole = is_name(span_part(header, 0, end));
    }
    struct span rest = span_part(header, end, header.size);
    struct span port = span_part(rest, 1, rest.size);
    if (!is_whole || (rest.size > 0 && (rest.bytes[0] != ':' || !is_port(port))))
        return false;
    *out = (struct host){span_part(header, 0, end), port};
    return true;
}

/* 127.0.0.0/8, written with four plain numbers. */
static bool is_loopback_address(struct span name)
{
    struct span rest = name;
    struct span part = SPAN_EMPTY;
    size_t parts = 0;
    while (span_next_piece(&rest, '.', &part)) {
        uint64_t number = 0;
        if (!span_to_u64(part, &number) || number > 255 || (parts == 0 && number != 127))
            return false;
        parts++;
    }
    return parts == 4;
}

bool host_is_ours(struct span name, const char *const *names, size_t count)
{
    if (span_equal_case(name, SPAN("localhost")) || span_equal(name, SPAN("[::1]")) ||
        is_loopback_address(name))
        return true;
    for (size_t i = 0; i < count; i++) {
        struct host known = {0};
        if (host_read(span_of(names[i]), &known) && span_equal_case(known.name, name))
            return true;
    }
    return false;
}

bool host_is_origin(struct span origin, struct span header)
{
    if (origin.size == 0)
        return true;
    static const struct span schemes[] = {SPAN_INIT("http://"), SPAN_INIT("https://")};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (span_starts(origin, schemes[i]))
            return span_equal_case(span_part(origin, schemes[i].size, origin.size), header);
    return false;
}
