/* Small questions about running text. */
#include "document/prose.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "terms/tokens.h"

enum { LONGEST_WORD = 64, QUESTION_WORDS = 60, QUESTION_BYTES = 600 };

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

struct span prose_tidy(struct span text, struct arena *arena)
{
    text = span_trim(text);
    char *copy = arena_alloc(arena, text.size + 1);
    if (copy == NULL)
        return SPAN_EMPTY;
    size_t size = 0;
    for (size_t at = 0; at < text.size; at++)
        if (!is_space(text.bytes[at]))
            copy[size++] = text.bytes[at];
        else if (copy[size - 1] != ' ')
            copy[size++] = ' ';
    return (struct span){copy, size};
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
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (span_ends(text, closers[i])) {
            text = span_trim(span_part(text, 0, text.size - closers[i].size));
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

bool prose_announces(struct span text)
{
    text = span_trim(text);
    return span_ends(text, SPAN(":")) || span_ends(text, SPAN("\xEF\xBC\x9A"));
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
