/* Signs of emphasis that the parser left as text. */
#include "document/markdown_stars.h"

enum { FEWEST_STARS = 2 };

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

/* Signs behind which or before which a word ends. */
static bool is_sign(char byte)
{
    return span_find_byte(SPAN(".,:;!?()\"'"), byte, 0) != SPAN_NONE;
}

/* Where the run of stars (with the underscores among them) at `at` ends, and how many stars it has. */
static size_t run_end(struct span text, size_t at, size_t *stars)
{
    *stars = 0;
    for (; at < text.size && (text.bytes[at] == '*' || text.bytes[at] == '_'); at++)
        *stars += text.bytes[at] == '*';
    return at;
}

/* A space on one side only: the run belongs to the word on its other side. With spaces on both it is one of a
 * pair; without any it follows a sign, or closes before one what is `open`. */
static bool is_emphasis(char before, char after, bool open, bool paired)
{
    if (is_space(before) || is_space(after))
        return paired || is_space(before) != is_space(after);
    return is_sign(before) || (open && is_sign(after));
}

void markdown_append_unstarred(struct buffer *out, struct span text, char before, bool more)
{
    size_t kept = 0;   /* all before it is written */
    bool open = false; /* the run before opened what this one may close */
    for (size_t at = 0; (at = span_find_byte(text, '*', at)) != SPAN_NONE;) {
        size_t start = at;
        size_t stars = 0;
        while (start > kept && text.bytes[start - 1] == '_')
            start--;
        at = run_end(text, start, &stars);
        if (stars < FEWEST_STARS)
            continue;
        char left = start > 0 ? text.bytes[start - 1] : before;
        char right = at < text.size ? text.bytes[at] : more ? 'x' : ' ';
        bool paired = open || span_find(text, SPAN("**"), at) != SPAN_NONE;
        if (!is_emphasis(left, right, open, paired))
            continue;
        open = !open;
        buffer_append(out, span_part(text, kept, start));
        kept = at;
    }
    buffer_append(out, span_part(text, kept, text.size));
}
