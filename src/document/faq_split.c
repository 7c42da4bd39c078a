/* One block of question and answer to two. */
#include "document/faq_split.h"

#include "base/cleanup.h"
#include "document/faq.h"
#include "document/prose.h"
#include "document/wording.h"
#include "terms/tokens.h"

enum { LABEL_DIGITS = 3, FEWEST_WORDS = 3 };

struct splitter {
    struct arena *arena;
    struct block_list out;
    bool questions; /* the section is one of questions */
    bool titled;    /* the whole page is */
    int level;      /* of the heading that says so */
    bool answer;    /* a labelled question stands before: "A:" answers it */
};

/* Bytes of a label such as "Q:", "Q1.", "Question 3:", "A:" with the space after it, or 0. */
static size_t label_size(struct span text, struct span word, struct span letter)
{
    bool whole = span_equal_case(span_part(text, 0, word.size), word);
    size_t at = whole ? word.size : letter.size;
    if (!whole && !span_starts(text, letter))
        return 0;
    if (at < text.size && text.bytes[at] == ' ')
        at++;
    size_t digits = at;
    while (at < text.size && at - digits < LABEL_DIGITS && text.bytes[at] >= '0' && text.bytes[at] <= '9')
        at++;
    bool sign = at < text.size && span_find_byte(SPAN(":.)"), text.bytes[at], 0) != SPAN_NONE;
    bool parted = at + 1 < text.size && text.bytes[at + 1] == ' ';
    return sign && parted ? at + 2 : 0;
}

static size_t question_label(struct span text)
{
    return label_size(text, SPAN("Question"), SPAN("Q"));
}

static size_t answer_label(struct span text)
{
    return label_size(text, SPAN("Answer"), SPAN("A"));
}

/* Where " A: " follows a question mark, or text.size. */
static size_t find_answer(struct span text)
{
    for (size_t at = 0; (at = span_find(text, SPAN("? A"), at)) != SPAN_NONE; at++)
        if (answer_label(span_part(text, at + 2, text.size)) > 0)
            return at + 1;
    return text.size;
}

static bool put(struct splitter *splitter, struct block block)
{
    return block_append(&splitter->out, splitter->arena, block);
}

/* Question and answer of one block; its links go with the answer. */
static bool put_pair(struct splitter *splitter, const struct block *block, struct span question,
                     struct span answer)
{
    struct block first = *block;
    struct block second = *block;
    first.text = span_trim(question);
    first.links = NULL;
    first.link_count = 0;
    first.bold = true;
    second.kind = BLOCK_PARAGRAPH;
    second.text = span_trim(answer);
    second.number = SPAN_EMPTY;
    second.bold = false;
    return put(splitter, first) && put(splitter, second);
}

static bool put_labelled(struct splitter *splitter, const struct block *block, size_t label)
{
    struct span text = span_part(block->text, label, block->text.size);
    size_t end = find_answer(text);
    if (end < text.size) {
        struct span answer = span_trim(span_part(text, end, text.size));
        return put_pair(splitter, block, span_part(text, 0, end),
                        span_part(answer, answer_label(answer), answer.size));
    }
    struct block question = *block;
    question.text = span_trim(text);
    question.bold = true;
    splitter->answer = true;
    return put(splitter, question);
}

/* Where the answer starts behind a first sentence that asks, or 0. */
static size_t answer_start(struct span text)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct sentence_list sentences = {NULL, 0};
    if (!faq_opens(text) || sentences_of(text, &scratch, &sentences, NULL) != AVOW_OK || sentences.count < 2)
        return 0;
    struct span first = span_part(text, 0, sentences.ends[0]);
    bool asks = prose_asks(first) && prose_words(first) >= FEWEST_WORDS;
    return asks && !prose_asks(text) ? sentences.ends[0] : 0;
}

static void enter_section(struct splitter *splitter, const struct block *heading)
{
    if (splitter->questions && heading->level > splitter->level)
        return;
    splitter->questions = wording_in_text(heading->text, WORDING_QUESTIONS);
    splitter->level = heading->level;
}

static bool split_block(struct splitter *splitter, const struct block *block)
{
    bool answer = splitter->answer;
    splitter->answer = false;
    if (block->kind == BLOCK_HEADING)
        enter_section(splitter, block);
    if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_ITEM)
        return put(splitter, *block);
    size_t label = question_label(block->text);
    if (label > 0 && (prose_asks(block->text) || find_answer(block->text) < block->text.size))
        return put_labelled(splitter, block, label);
    if (answer && answer_label(block->text) > 0) {
        struct block plain = *block;
        plain.text = span_part(block->text, answer_label(block->text), block->text.size);
        return put(splitter, plain);
    }
    size_t start = splitter->questions || splitter->titled ? answer_start(block->text) : 0;
    return start > 0 ? put_pair(splitter, block, span_part(block->text, 0, start),
                                span_part(block->text, start, block->text.size))
                     : put(splitter, *block);
}

bool faq_split(struct block_list *blocks, struct span title, struct arena *arena)
{
    struct splitter splitter = {.arena = arena, .titled = wording_in_text(title, WORDING_QUESTIONS)};
    for (size_t i = 0; i < blocks->count; i++)
        if (!split_block(&splitter, &blocks->items[i]))
            return false;
    *blocks = splitter.out;
    return true;
}
