/* Small questions about running text. */
#include "document/prose.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "terms/tokens.h"

enum {
    LONGEST_WORD = 64,
    QUESTION_WORDS = 60,
    QUESTION_BYTES = 600,
    CLOSERS_LIMIT = 16 /* taken off one end: a cell is looked at after each of its lines */
};

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

size_t prose_words(struct span text)
{
    size_t words = 0;
    size_t run = 0; /* bytes of the word so far */
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        enum utf8_class class = UTF8_LETTER;
        if ((unsigned char)text.bytes[at] < 0x80)
            class = is_space(text.bytes[at++]) ? UTF8_SPACE : UTF8_LETTER;
        else
            class = utf8_class_of(utf8_next(text, &at));
        if (class == UTF8_SPACE || class == UTF8_CJK) {
            words += class == UTF8_CJK;
            run = 0;
            continue;
        }
        if (run == 0 || run / LONGEST_WORD != (run + at - start) / LONGEST_WORD)
            words++;
        run += at - start;
    }
    return words;
}

size_t prose_next_word(struct span text, size_t at)
{
    size_t limit = at + (size_t)LONGEST_WORD;
    while (at < text.size && !is_space(text.bytes[at]) && at < limit)
        at++;
    if (at < text.size && !is_space(text.bytes[at]))
        return utf8_floor(text, at);
    while (at < text.size && is_space(text.bytes[at]))
        at++;
    return at;
}

static const struct span no_break = SPAN_INIT("\xC2\xA0");

static bool is_no_break(struct span text, size_t at)
{
    return span_equal(span_part(text, at, at + no_break.size), no_break);
}

/* Bytes of the no-break space at `at` if it is no more than a space: at an end of the text or beside another
 * space; else 0. */
static size_t hard_space(struct span text, size_t at, bool beside)
{
    if (!is_no_break(text, at))
        return 0;
    size_t next = at + no_break.size;
    bool spaces = beside || next == text.size || is_space(text.bytes[next]) || is_no_break(text, next);
    return spaces ? no_break.size : 0;
}

/* Bytes of the character at `at` that shows nothing, or 0: soft hyphen, zero-width space, word joiner and the
 * invisible signs of formulas after it, BOM. Joiners and marks of direction are left: they shape some
 * scripts. */
static size_t nothing_shown(struct span text, size_t at)
{
    struct span three = span_part(text, at, at + 3);
    if (span_starts(three, SPAN("\xC2\xAD")))
        return 2;
    bool sign = span_starts(three, SPAN("\xE2\x81")) && three.size == 3 &&
                (unsigned char)three.bytes[2] >= 0xA0 && (unsigned char)three.bytes[2] <= 0xA4;
    return sign || span_equal(three, SPAN("\xE2\x80\x8B")) || span_equal(three, SPAN("\xEF\xBB\xBF")) ? 3 : 0;
}

struct span prose_tidy(struct span text, struct arena *arena)
{
    text = span_trim(text);
    char *copy = arena_alloc(arena, text.size + 1);
    if (copy == NULL)
        return SPAN_EMPTY;
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        bool plain = (unsigned char)text.bytes[at] < 0x80;
        size_t space =
            plain ? is_space(text.bytes[at]) : hard_space(text, at, size == 0 || copy[size - 1] == ' ');
        size_t nothing = plain || space > 0 ? 0 : nothing_shown(text, at);
        if (space > 0 && size > 0 && copy[size - 1] != ' ')
            copy[size++] = ' ';
        else if (space + nothing == 0)
            copy[size++] = text.bytes[at];
        at += space + nothing > 0 ? space + nothing : 1;
    }
    return span_trim((struct span){copy, size});
}

/* Without closing quotes, brackets and marks of emphasis at the end. */
static struct span without_closers(struct span text)
{
    static const struct span closers[] = {SPAN_INIT("\""),
                                          SPAN_INIT("'"),
                                          SPAN_INIT(")"),
                                          SPAN_INIT("]"),
                                          SPAN_INIT("*"),
                                          SPAN_INIT("_"),
                                          SPAN_INIT("\xE2\x80\x9D"),
                                          SPAN_INIT("\xE2\x80\x99")};
    text = span_trim(text);
    for (size_t i = 0, taken = 0; i < sizeof closers / sizeof *closers && taken < CLOSERS_LIMIT; i++)
        if (span_ends(text, closers[i])) {
            text = span_trim(span_part(text, 0, text.size - closers[i].size));
            taken++;
            i = (size_t)-1;
        }
    return text;
}

bool prose_asks(struct span text)
{
    text = without_closers(text);
    return span_ends(text, SPAN("?")) || span_ends(text, SPAN("\xEF\xBC\x9F")) /* full-width */;
}

bool prose_is_question(struct span text, size_t sentences)
{
    if (!prose_asks(text) || text.size > QUESTION_BYTES || prose_words(text) > QUESTION_WORDS)
        return false;
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct sentence_list found = {NULL, 0};
    return sentences_of(text, &scratch, &found, NULL) == AVOW_OK && found.count <= sentences;
}

bool prose_ends_sentence(struct span text)
{
    text = without_closers(text);
    static const struct span full_stop = SPAN_INIT("\xE3\x80\x82");
    char last = text.size > 0 ? text.bytes[text.size - 1] : '\0';
    return last == '.' || last == '!' || last == '?' || last == ':' || last == ';' ||
           span_ends(text, full_stop);
}

bool prose_ends_part(struct span text)
{
    return prose_ends_sentence(text) || span_ends(text, SPAN(","));
}

bool prose_announces(struct span text)
{
    text = span_trim(text);
    return span_ends(text, SPAN(":")) || span_ends(text, SPAN("\xEF\xBC\x9A"));
}

struct span prose_last_sentence(struct span text, struct arena *scratch)
{
    struct sentence_list sentences = {NULL, 0};
    if (sentences_of(text, scratch, &sentences, NULL) != AVOW_OK || sentences.count < 2)
        return text;
    return span_part(text, sentences.ends[sentences.count - 2], text.size);
}

enum avow_status prose_plain(struct span text, struct arena *arena, struct span *out, struct avow_error *err)
{
    struct span folded = SPAN_EMPTY;
    enum avow_status status = utf8_fold(text, arena, &folded, err);
    if (status != AVOW_OK)
        return status;
    char *copy = arena_alloc(arena, folded.size + 2);
    if (copy == NULL)
        return error_set_no_memory(err, "");
    size_t size = 0;
    copy[size++] = ' ';
    for (size_t at = 0; at < folded.size;) {
        size_t start = at;
        enum utf8_class class = utf8_class_of(utf8_next(folded, &at));
        bool word = class != UTF8_SPACE && class != UTF8_OTHER;
        if (!word && copy[size - 1] != ' ')
            copy[size++] = ' ';
        for (size_t byte = start; word && byte < at; byte++)
            copy[size++] = folded.bytes[byte];
    }
    if (copy[size - 1] != ' ')
        copy[size++] = ' ';
    *out = (struct span){copy, size};
    return AVOW_OK;
}
