/* Tell questions with their answers from prose. */
#include "document/faq.h"

#include "document/prose.h"
#include "document/reader.h"

bool faq_heading(const struct block *heading)
{
    return heading->kind == BLOCK_HEADING && prose_asks(heading->text);
}

static bool is_bold_question(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH && block->level == 0 && block->bold &&
           block->text.size <= READER_HEADING && prose_asks(block->text);
}

/* A sentence may stand before the question where questions are expected. */
static bool is_plain_question(const struct block *block, struct faq_place place)
{
    return block->kind == BLOCK_PARAGRAPH && block->level == 0 && !block->bold &&
           prose_is_question(block->text, place.questions ? 2 : 1);
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
    if (is_bold_question(question))
        return !is_bold_question(answer);
    if (!is_plain_question(question, place) || is_plain_question(answer, place) || is_bold_question(answer))
        return false;
    return answer->kind == BLOCK_QUOTE || place.unmarked || place.questions;
}
