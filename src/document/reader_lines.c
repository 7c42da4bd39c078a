/* Scraped text to blocks. No markup is left, so shape must tell: short lines without a full stop are headings
 * or list items, by their company. */
#include "document/reader.h"

#include "base/cleanup.h"
#include "document/list_number.h"
#include "document/prose.h"
#include "document/wording.h"

enum {
    LABEL_BYTES = 200,  /* a longer line is a paragraph */
    HEADING_WORDS = 10, /* of a heading that is known by its words */
    FEWEST_ITEMS = 2,   /* one short line is no list */
    WRAP_MIN = 50,      /* a line broken by its writer's editor is at least this wide */
    WRAP_MAX = 110,     /* and at most this */
    SHARED_WORD = 4     /* bytes of a word that ties a heading to the paragraph below it */
};

struct line {
    struct span text;
    bool label;         /* short, no full stop, no address: a heading or an item */
    bool item;          /* it brought its own list mark */
    struct span number; /* that was a number */
};

struct lines {
    struct line *items;
    size_t count;
    size_t capacity;
};

/* Bytes of a list mark ("- ", "* ", bullet, "1. ") at the front, or 0. */
static size_t mark_size(struct span line)
{
    static const struct span marks[] = {SPAN_INIT("- "), SPAN_INIT("* "), SPAN_INIT("\xE2\x80\xA2"),
                                        SPAN_INIT("\xE2\x80\x93 "), SPAN_INIT("\xC2\xB7")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_starts(line, marks[i]))
            return marks[i].size;
    size_t digits = 0;
    while (digits < line.size && line.bytes[digits] >= '0' && line.bytes[digits] <= '9')
        digits++;
    bool number = digits > 0 && digits < 4 && digits + 1 < line.size &&
                  (line.bytes[digits] == '.' || line.bytes[digits] == ')') && line.bytes[digits + 1] == ' ';
    return number ? digits + 2 : 0;
}

static size_t address_start(struct span line)
{
    size_t secure = span_find(line, SPAN("https://"), 0);
    return secure != SPAN_NONE ? secure : span_find(line, SPAN("http://"), 0);
}

static struct line line_of(struct span text)
{
    size_t mark = mark_size(text);
    struct span body = span_trim(span_part(text, mark, text.size));
    bool label = mark == 0 && body.size <= LABEL_BYTES && !prose_ends_sentence(body) &&
                 address_start(body) == SPAN_NONE;
    struct span number = list_mark_number(span_part(text, 0, mark));
    return (struct line){.text = body, .label = label, .item = mark > 0, .number = number};
}

/* A line that was broken in the middle of a sentence. */
static bool is_wrapped(struct span line, struct span next)
{
    bool lower = next.size > 0 && next.bytes[0] >= 'a' && next.bytes[0] <= 'z';
    return lower && line.size >= WRAP_MIN && line.size <= WRAP_MAX && !prose_ends_sentence(line);
}

/* True when the file's paragraphs were broken into lines of one width and parted by empty lines. */
static bool file_is_wrapped(struct span text)
{
    size_t lines = 0;
    size_t wrapped = 0;
    struct span before = SPAN_EMPTY;
    struct span line = SPAN_EMPTY;
    while (span_next_line(&text, &line)) {
        line = span_trim(line);
        lines += line.size > 0;
        wrapped += is_wrapped(before, line);
        before = line;
    }
    return wrapped * 5 > lines;
}

static bool add_line(struct lines *lines, struct arena *arena, struct line line)
{
    if (line.text.size == 0)
        return true;
    if (!arena_grow(arena, &lines->items, &lines->capacity, lines->count, sizeof *lines->items))
        return false;
    lines->items[lines->count++] = line;
    return true;
}

/* Cut into lines; in a wrapped file into what stands between empty lines and list marks. */
static bool split_lines(struct span text, struct arena *arena, struct lines *lines)
{
    bool wrapped = file_is_wrapped(text);
    struct span line = SPAN_EMPTY;
    struct line open = {.text = SPAN_EMPTY}; /* of a wrapped file: the paragraph so far */
    while (span_next_line(&text, &line)) {
        struct span trimmed = span_trim(line);
        bool joins = wrapped && open.text.size > 0 && trimmed.size > 0 && mark_size(trimmed) == 0;
        if (joins) {
            open.text.size = (size_t)(trimmed.bytes + trimmed.size - open.text.bytes);
            open.label = false; /* a heading fits on its line */
            continue;
        }
        if (!add_line(lines, arena, open))
            return false;
        open = line_of(trimmed);
    }
    return add_line(lines, arena, open);
}

/* A word of SHARED_WORD bytes or more, or a number, that stands in both. */
static bool share_word(struct span heading, struct span paragraph)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span a = SPAN_EMPTY;
    struct span b = SPAN_EMPTY;
    if (prose_plain(heading, &scratch, &a, NULL) != AVOW_OK ||
        prose_plain(paragraph, &scratch, &b, NULL) != AVOW_OK)
        return false;
    for (size_t start = 0; start + 1 < a.size;) {
        size_t end = span_find_byte(a, ' ', start + 1);
        struct span word = span_part(a, start, end + 1);
        if (word.size >= SHARED_WORD + 2 && span_find(b, word, 0) != SPAN_NONE)
            return true;
        start = end;
    }
    return false;
}

/* A line that is a heading wherever it stands, also amid items. */
static bool is_sure_heading(struct span text)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_words(text) > HEADING_WORDS || prose_plain(text, &scratch, &plain, NULL) != AVOW_OK)
        return false;
    struct span first = span_part(plain, 0, prose_next_word(plain, 1));
    return wording_in(plain, WORDING_SURE_HEADING) || wording_in(plain, WORDING_SCOPE_HEADING) ||
           (wording_in(first, WORDING_EVIDENCE) && wording_evidence_heading(text));
}

static bool is_known_heading(struct span text)
{
    return prose_words(text) <= HEADING_WORDS &&
           (wording_in_text(text, WORDING_HEADING) || wording_in_text(text, WORDING_SCOPE_HEADING));
}

/* A run of labels: which of them are headings. */
struct run {
    size_t first;
    size_t end;
    bool head; /* the first is a heading */
    bool tail; /* the last is a heading */
};

/* The rules for runs, from the pages in the wild: a known heading, a sentence with a colon or a question
 * opens a list; the line before a paragraph is its heading, unless the run is a list that was opened and the
 * paragraph speaks of something else. */
static struct run judge_run(const struct lines *lines, size_t first, size_t end)
{
    struct run run = {.first = first, .end = end};
    const struct line *next = end < lines->count ? &lines->items[end] : NULL;
    struct span last = lines->items[end - 1].text;
    struct span before = first > 0 ? lines->items[first - 1].text : SPAN_EMPTY;
    bool asked = prose_asks(before);
    bool introduced = asked || prose_announces(before);
    bool paragraph = next != NULL && !next->item && !next->label;
    if (asked && end - first == FEWEST_ITEMS && paragraph && !prose_asks(next->text))
        run.end = end = first + 1; /* a short answer; what follows is a heading */
    if (end - first < FEWEST_ITEMS) {
        run.head = next != NULL && !introduced;
        return run;
    }
    run.head = !introduced && is_known_heading(lines->items[first].text);
    bool opened = introduced || run.head;
    run.tail = paragraph && (!opened || is_known_heading(last) || share_word(last, next->text));
    if (!opened && end - first == FEWEST_ITEMS)
        run.head = true;
    return run;
}

struct output {
    struct arena *arena;
    struct block_list *blocks;
};

/* "Label: https://..." gives the block its link. */
static bool add_block(struct output *output, struct block block)
{
    block.text = prose_tidy(block.text, output->arena);
    size_t start = address_start(block.text);
    if (start != SPAN_NONE) {
        struct span rest = span_part(block.text, start, block.text.size);
        size_t end = span_find_byte(rest, ' ', 0);
        struct span label = span_trim(span_part(block.text, 0, start));
        while (label.size > 0 && (label.bytes[label.size - 1] == ':' || label.bytes[label.size - 1] == '('))
            label = span_trim(span_part(label, 0, label.size - 1));
        struct span target = span_part(rest, 0, end);
        while (target.size > 0 &&
               (span_ends(target, SPAN(".")) || span_ends(target, SPAN(",")) || span_ends(target, SPAN(")"))))
            target.size--;
        block.links = arena_alloc(output->arena, sizeof *block.links);
        if (block.links == NULL)
            return false;
        block.links[0] = (struct block_link){label.size > 0 ? label : target, target};
        block.link_count = 1;
    }
    return block.text.bytes != NULL && block_append(output->blocks, output->arena, block);
}

static bool add_heading(struct output *output, struct span text, int level)
{
    return add_block(output, (struct block){.kind = BLOCK_HEADING, .level = level, .text = text});
}

static bool add_run(struct output *output, const struct lines *lines, struct run run)
{
    for (size_t i = run.first; i < run.end; i++) {
        struct span text = lines->items[i].text;
        bool heading = (run.head && i == run.first) || (run.tail && i + 1 == run.end);
        bool under = run.head && run.tail && i > run.first && run.end - run.first == FEWEST_ITEMS;
        bool single = run.end - run.first < FEWEST_ITEMS;
        struct block block = {.kind = single ? BLOCK_PARAGRAPH : BLOCK_ITEM, .level = !single, .text = text};
        if (!(heading ? add_heading(output, text, under ? 3 : 2) : add_block(output, block)))
            return false;
    }
    return true;
}

/* A run ends with the labels, or before a sure heading. */
static size_t run_end(const struct lines *lines, size_t first)
{
    size_t end = first + 1;
    while (end < lines->count && lines->items[end].label && !is_sure_heading(lines->items[end].text))
        end++;
    return end;
}

static bool add_lines(struct output *output, const struct lines *lines)
{
    size_t at = 0;
    if (lines->count > 1 && lines->items[0].label)
        if (!add_heading(output, lines->items[at++].text, 1))
            return false;
    while (at < lines->count) {
        const struct line *line = &lines->items[at];
        if (line->label) {
            struct run run = judge_run(lines, at, run_end(lines, at));
            if (!add_run(output, lines, run))
                return false;
            at = run.end;
            continue;
        }
        struct block block = {.kind = line->item ? BLOCK_ITEM : BLOCK_PARAGRAPH,
                              .level = line->item,
                              .number = line->number,
                              .text = line->text};
        if (!add_block(output, block))
            return false;
        at++;
    }
    return true;
}

enum avow_status reader_lines(struct span text, struct arena *arena, struct reading *out,
                              struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct lines lines = {NULL, 0, 0};
    *out = (struct reading){.front = {.type = VALUE_NULL}, .unmarked = true};
    struct output output = {.arena = arena, .blocks = &out->blocks};
    if (!split_lines(text, &scratch, &lines) || !add_lines(&output, &lines))
        return error_set_no_memory(err, "");
    return AVOW_OK;
}
