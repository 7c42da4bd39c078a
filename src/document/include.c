/* Fill in `[!INCLUDE [text](path)]`, as the publishing tool of learn pages does. */
#include "document/include.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/document.h"
#include "document/markdown_code.h"

enum { DEPTH = 4, INCLUDES = 1000 /* filled in on one page */ };

/* The files that are open, the outermost first. */
struct expansion {
    include_load load;
    void *context;
    struct buffer *out;
    struct span open[DEPTH + 1];
    size_t depth;
    size_t count;
};

static const struct span mark = SPAN_INIT("[!INCLUDE");

/* The next mark at or after `from`, in whatever case, or SPAN_NONE. */
static size_t find_mark(struct span text, size_t from)
{
    for (size_t at = from; (at = span_find(text, SPAN("[!"), at)) != SPAN_NONE; at++)
        if (span_equal_case(span_part(text, at, at + mark.size), mark))
            return at;
    return SPAN_NONE;
}

bool include_wanted(struct span path, struct span bytes)
{
    bool markdown = span_ends(path, SPAN(".md")) || span_ends(path, SPAN(".markdown"));
    return markdown && find_mark(bytes, 0) != SPAN_NONE;
}

/* Lay `target` against the folder of `from`, "." and ".." worked out; false when it leaves the root. */
static bool resolve(struct span from, struct span target, struct buffer *out)
{
    bool rooted = span_starts(target, SPAN("~/")) || span_starts(target, SPAN("/"));
    struct span part = SPAN_EMPTY;
    size_t slash = from.size;
    while (slash > 0 && from.bytes[slash - 1] != '/')
        slash--;
    if (!rooted)
        buffer_append(out, span_part(from, 0, slash));
    target = span_part(target, span_starts(target, SPAN("~/")) ? 2 : 0, target.size);
    while (span_next_piece(&target, '/', &part)) {
        if (part.size == 0 || span_equal(part, SPAN(".")))
            continue;
        if (!span_equal(part, SPAN(".."))) {
            buffer_append(out, part);
            buffer_append_byte(out, '/');
            continue;
        }
        if (out->size == 0)
            return false;
        size_t end = out->size - 1;
        while (end > 0 && out->bytes[end - 1] != '/')
            end--;
        buffer_truncate(out, end);
    }
    if (out->size > 0)
        buffer_truncate(out, out->size - 1);
    return out->size > 0 && !out->failed;
}

/* What stands after the front matter. */
static struct span body_of(struct span text)
{
    struct span rest = text;
    struct span line = SPAN_EMPTY;
    if (!span_next_line(&rest, &line) || !span_equal(span_trim(line), SPAN("---")))
        return text;
    while (span_next_line(&rest, &line))
        if (span_equal(span_trim(line), SPAN("---")))
            return rest;
    return text;
}

static enum avow_status expand_text(struct expansion *expansion, struct span path, struct span text,
                                    struct avow_error *err);

/* A file's text in place of its mark. `*filled` is false when it cannot be had. */
static enum avow_status expand_file(struct expansion *expansion, struct span target, struct buffer *out,
                                    bool *filled, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer path = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    struct span text = SPAN_EMPTY;
    bool repaired = false;
    *filled = false;
    if (expansion->depth > DEPTH || expansion->count >= INCLUDES ||
        !resolve(expansion->open[expansion->depth - 1], target, &path))
        return AVOW_OK;
    for (size_t i = 0; i < expansion->depth; i++)
        if (span_equal(expansion->open[i], buffer_span(&path)))
            return AVOW_OK;
    if (!expansion->load(expansion->context, buffer_span(&path), &bytes) ||
        utf8_clean(buffer_span(&bytes), &scratch, &text, &repaired, NULL) != AVOW_OK)
        return AVOW_OK;
    struct buffer *outer = expansion->out;
    expansion->count++;
    expansion->out = out;
    enum avow_status status = expand_text(expansion, buffer_span(&path), body_of(text), err);
    expansion->out = outer;
    *filled = status == AVOW_OK;
    return status;
}

/* Lines below the first stand in the same quote. */
static void append_lines(struct buffer *out, struct span text, struct span prefix)
{
    struct span line = SPAN_EMPTY;
    for (bool first = true; span_next_line(&text, &line); first = false) {
        if (!first) {
            buffer_append_byte(out, '\n');
            buffer_append(out, prefix);
        }
        buffer_append(out, line);
    }
}

static bool is_prefix(struct span text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.bytes[i] != ' ' && text.bytes[i] != '\t' && text.bytes[i] != '>')
            return false;
    return true;
}

static enum avow_status expand_line(struct expansion *expansion, struct span line, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    size_t kept = 0; /* all before it is written */
    for (size_t at = 0; (at = find_mark(line, at)) != SPAN_NONE && status == AVOW_OK;) {
        CLEANUP(buffer_free) struct buffer content = BUFFER_INIT;
        size_t start = span_find(line, SPAN("]("), at);
        size_t end = start != SPAN_NONE ? span_find(line, SPAN(")]"), start) : SPAN_NONE;
        bool filled = false;
        if (end == SPAN_NONE)
            break;
        struct span target = span_trim(span_part(line, start + 2, end));
        status = expand_file(expansion, target, &content, &filled, err);
        if (filled) {
            struct span before = span_part(line, 0, at);
            buffer_append(expansion->out, span_part(line, kept, at));
            append_lines(expansion->out, span_trim(buffer_span(&content)),
                         is_prefix(before) ? before : SPAN_EMPTY);
            kept = end + 2;
        }
        at = end + 2;
    }
    buffer_append(expansion->out, span_part(line, kept, line.size));
    buffer_append_byte(expansion->out, '\n');
    return status;
}

static enum avow_status expand_text(struct expansion *expansion, struct span path, struct span text,
                                    struct avow_error *err)
{
    struct markdown_code code = {.fence = 0};
    struct span line = SPAN_EMPTY;
    enum avow_status status = AVOW_OK;
    expansion->open[expansion->depth++] = path;
    while (status == AVOW_OK && span_next_line(&text, &line)) {
        if (markdown_code_line(&code, line)) {
            buffer_append(expansion->out, line);
            buffer_append_byte(expansion->out, '\n');
        } else {
            status = expand_line(expansion, line, err);
        }
        if (expansion->out->failed)
            status = error_set_no_memory(err, "");
        else if (expansion->out->size > DOCUMENT_LIMIT)
            status = error_set(err, AVOW_TOO_LARGE, "", "is over %d MiB with what it includes; split it",
                               DOCUMENT_LIMIT / 1024 / 1024);
    }
    expansion->depth--;
    return status;
}

enum avow_status include_expand(struct span path, struct span text, include_load load, void *context,
                                struct buffer *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct expansion expansion = {.load = load, .context = context, .out = out};
    struct span clean = SPAN_EMPTY;
    bool repaired = false;
    enum avow_status status = utf8_clean(text, &scratch, &clean, &repaired, err);
    return status == AVOW_OK ? expand_text(&expansion, path, clean, err) : status;
}
