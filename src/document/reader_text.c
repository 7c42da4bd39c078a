/* A `.txt` file holds Markdown or scraped lines: look, then hand on. */
#include "document/reader.h"

enum { ENOUGH_SIGNS = 2 /* one star or dash may be chance */ };

/* How surely a line is Markdown: 2 says it alone. */
static int markdown_sign(struct span line)
{
    size_t hashes = 0;
    while (hashes < line.size && line.bytes[hashes] == '#')
        hashes++;
    if (hashes > 0 && hashes <= 6 && hashes < line.size && line.bytes[hashes] == ' ')
        return 2;
    if (span_find(line, SPAN("]("), 0) != SPAN_NONE || span_starts(line, SPAN("**")))
        return 2;
    struct span text = span_trim(line);
    if (span_starts(text, SPAN("|--")) || span_starts(text, SPAN("| --")) || span_starts(text, SPAN("> ")))
        return 2;
    return span_starts(text, SPAN("- ")) || span_starts(text, SPAN("* "));
}

static bool looks_like_markdown(struct span text)
{
    struct span line = SPAN_EMPTY;
    int signs = 0;
    while (signs < ENOUGH_SIGNS && span_next_line(&text, &line))
        signs += markdown_sign(line);
    return signs >= ENOUGH_SIGNS;
}

enum avow_status reader_text(struct span text, struct arena *arena, struct reading *out,
                             struct avow_error *err)
{
    struct span body = text;
    struct value front = {.type = VALUE_NULL};
    enum avow_status status = reader_front_matter(&body, arena, &front, err);
    if (status != AVOW_OK)
        return status;
    if (looks_like_markdown(body))
        return reader_markdown(text, arena, out, err);
    status = reader_lines(body, arena, out, err);
    if (status == AVOW_OK)
        out->front = front;
    return status;
}
