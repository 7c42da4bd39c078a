/* Tell questions with their answers from prose. */
#include "document/faq.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/prose.h"
#include "document/reader.h"

enum { FEWEST_WORDS = 3 /* of a question without a question mark, or among others in plain text */ };

static const char *const openings[] = {
    " how ",      " what ",     " who ",     " whom ",  " where ",  " when ",     " why ",   " which ",
    " whose ",    " is ",       " are ",     " do ",    " does ",   " did ",      " can ",   " could ",
    " will ",     " would ",    " has ",     " have ",  " should ", " may ",      " must ",  " am ",
    " in which ", " for whom ", " to whom ", " wer ",   " was ",    " wie ",      " wo ",    " wann ",
    " warum ",    " welche ",   " kann ",    " sind ",  " ist ",    " für wen ",  " gibt ",  " qui ",
    " que ",      " quoi ",     " comment ", " où ",    " quand ",  " pourquoi ", " quel ",  " quelle ",
    " quels ",    " quelles ",  " est ce ",  " à qui ", " puis ",   " qué ",      " quién ", " cómo ",
    " dónde ",    " cuándo ",   " por qué ", " cuál ",  " cuáles ", NULL};

bool faq_opens(struct span text)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(span_part(text, 0, utf8_floor(text, READER_HEADING)), &scratch, &plain, NULL) != AVOW_OK)
        return false;
    for (const char *const *opening = openings; *opening != NULL; opening++)
        if (span_starts(plain, span_of(*opening)))
            return true;
    return false;
}

/* In a place of questions the mark may be missing. */
static bool asks_here(struct span text, struct faq_place place)
{
    return prose_asks(text) || (place.questions && faq_opens(text) && !prose_ends_sentence(text) &&
                                prose_words(text) >= FEWEST_WORDS);
}

bool faq_heading(const struct block *heading, struct faq_place place)
{
    return heading->kind == BLOCK_HEADING && asks_here(heading->text, place);
}

/* A paragraph outside lists, or an item whose answer goes on below it. */
static bool is_line(const struct block *block)
{
    return (block->kind == BLOCK_PARAGRAPH && block->level == 0) || block->kind == BLOCK_ITEM;
}

static bool is_bold_question(const struct block *block, struct faq_place place)
{
    return is_line(block) && block->bold && block->text.size <= READER_HEADING &&
           asks_here(block->text, place);
}

/* A sentence may stand before the question where questions are expected. */
static bool is_plain_question(const struct block *block, struct faq_place place)
{
    return is_line(block) && !block->bold && prose_is_question(block->text, place.questions ? 2 : 1);
}

static bool is_turn(const struct block *block)
{
    static const struct faq_place anywhere = {.questions = false};
    return block->kind == BLOCK_PARAGRAPH && is_plain_question(block, anywhere) &&
           prose_words(block->text) >= FEWEST_WORDS;
}

bool faq_takes_turns(const struct block *items, size_t count)
{
    size_t turns = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_turn(&items[i]))
            continue;
        if (i + 1 == count || is_turn(&items[i + 1]) || items[i + 1].bold)
            return false;
        turns++;
    }
    return turns > 1;
}

/* What follows an item that asks goes on in that item. */
static bool answers(const struct block *answer, const struct block *question)
{
    return question->kind != BLOCK_ITEM ||
           (answer->level >= question->level &&
            (answer->kind == BLOCK_PARAGRAPH || answer->level > question->level));
}

bool faq_marked(const struct block *block)
{
    return block->kind == BLOCK_QUESTION || block->kind == BLOCK_CONTROL || block->kind == BLOCK_STATEMENT;
}

bool faq_starts(const struct block *items, size_t at, size_t end, struct faq_place place)
{
    if (faq_marked(&items[at]))
        return true;
    if (at + 1 >= end || faq_marked(&items[at + 1]))
        return false;
    const struct block *question = &items[at];
    const struct block *answer = &items[at + 1];
    if (!answers(answer, question))
        return false;
    if (is_bold_question(question, place))
        return !is_bold_question(answer, place);
    if (!is_plain_question(question, place) || is_plain_question(answer, place) ||
        is_bold_question(answer, place))
        return false;
    bool turn = place.pairs && is_turn(question);
    return answer->kind == BLOCK_QUOTE || turn || (place.unmarked && question->kind != BLOCK_ITEM) ||
           place.questions;
}
