/* Decode a URL: percent signs, plus signs, arguments; refuse what no honest client sends. */
#include "serve/target.h"

#include "base/utf8.h"

static int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

/* The byte of "%4a" at `at`, or -1. */
static int percent_byte(struct span sent, size_t at)
{
    if (at + 2 >= sent.size)
        return -1;
    int high = hex_value(sent.bytes[at + 1]);
    int low = hex_value(sent.bytes[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Decode into `text`, which has room for as many bytes as `sent`; false for a lone percent sign. */
static bool decode(struct span sent, bool is_argument, char *text, size_t *size)
{
    size_t used = 0;
    for (size_t i = 0; i < sent.size; i++) {
        char byte = sent.bytes[i];
        if (byte == '%') {
            int value = percent_byte(sent, i);
            if (value < 0)
                return false;
            byte = (char)value;
            i += 2;
        } else if (is_argument && byte == '+') {
            byte = ' ';
        }
        if (is_argument && (byte == '\t' || byte == '\r' || byte == '\n'))
            byte = ' ';
        text[used++] = byte;
    }
    *size = used;
    return true;
}

/* Spaces and control bytes must be percent-encoded in a request line. */
static bool is_encoded(struct span sent)
{
    for (size_t i = 0; i < sent.size; i++)
        if ((unsigned char)sent.bytes[i] <= ' ' || sent.bytes[i] == 0x7F)
            return false;
    return true;
}

static bool has_control(struct span text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.bytes[i] < 0x20 || text.bytes[i] == 0x7F)
            return true;
    return false;
}

/* `place` names the part in the error. */
static enum avow_status read_part(struct span sent, bool is_argument, const char *place, struct arena *arena,
                                  struct span *out, struct avow_error *err)
{
    const char *what = place[0] != '\0' ? place : is_argument ? "an argument's name" : "the path";
    char *text = arena_alloc(arena, sent.size + 1);
    size_t size = 0;
    if (text == NULL)
        return error_set_no_memory(err, "server");
    if (!decode(sent, is_argument, text, &size))
        return error_set(err, AVOW_USAGE, place, "%s: a percent sign must be followed by two hex digits",
                         what);
    struct span decoded = {text, size};
    if (has_control(decoded))
        return error_set(err, AVOW_USAGE, place, "%s: control bytes are not allowed", what);
    if (!utf8_valid(decoded))
        return error_set(err, AVOW_USAGE, place, "%s: must be UTF-8", what);
    *out = decoded;
    return AVOW_OK;
}

static enum avow_status read_argument(struct span sent, struct arena *arena, struct argument *out,
                                      struct avow_error *err)
{
    size_t equals = span_find_byte(sent, '=', 0);
    size_t end = equals == SPAN_NONE ? sent.size : equals;
    struct argument read = {SPAN_EMPTY, SPAN_EMPTY};
    enum avow_status status = read_part(span_part(sent, 0, end), true, "", arena, &read.name, err);
    if (status != AVOW_OK)
        return status;
    const char *place = arena_string(arena, span_part(read.name, 0, utf8_floor(read.name, 40)));
    if (place == NULL)
        return error_set_no_memory(err, "server");
    status = read_part(span_part(sent, end + 1, sent.size), true, place, arena, &read.value, err);
    if (status == AVOW_OK)
        *out = read;
    return status;
}

static enum avow_status read_arguments(struct target *target, struct arena *arena, struct avow_error *err)
{
    struct span rest = target->query;
    struct span piece = SPAN_EMPTY;
    size_t capacity = 0;
    while (span_next_piece(&rest, '&', &piece)) {
        if (piece.size == 0)
            continue;
        if (target->argument_count == TARGET_ARGUMENTS_MOST)
            return error_set(err, AVOW_USAGE, "", "more than %d arguments: leave some out",
                             TARGET_ARGUMENTS_MOST);
        if (!arena_grow(arena, &target->arguments, &capacity, target->argument_count,
                        sizeof *target->arguments))
            return error_set_no_memory(err, "server");
        enum avow_status status =
            read_argument(piece, arena, &target->arguments[target->argument_count], err);
        if (status != AVOW_OK)
            return status;
        target->argument_count++;
    }
    return AVOW_OK;
}

enum avow_status target_read(struct span sent, struct arena *arena, struct target *out,
                             struct avow_error *err)
{
    if (!span_starts(sent, SPAN("/")))
        return error_set(err, AVOW_USAGE, "", "the request must name a path that starts with '/'");
    if (!is_encoded(sent))
        return error_set(err, AVOW_USAGE, "", "spaces and control bytes in a URL must be percent-encoded");
    size_t mark = span_find_byte(sent, '?', 0);
    size_t end = mark == SPAN_NONE ? sent.size : mark;
    struct target read = {.query = span_part(sent, end + 1, sent.size)};
    enum avow_status status = read_part(span_part(sent, 0, end), false, "", arena, &read.path, err);
    if (status == AVOW_OK)
        status = read_arguments(&read, arena, err);
    if (status == AVOW_OK)
        *out = read;
    return status;
}
