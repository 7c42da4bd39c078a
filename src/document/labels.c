/* Bold lines that stand in for headings. */
#include "document/labels.h"

#include "document/pack.h"
#include "document/prose.h"

enum {
    LABEL_WORDS = 12, /* of a bold line that heads what follows it */
    FEWEST = 2,       /* of them that part a section */
    MOST = 100        /* each is compared with all others */
};

/* A short bold line alone, with something else below it. In paged formats what is bold is known too badly. */
static bool is_label(const struct block *items, size_t at, size_t count)
{
    const struct block *block = &items[at];
    if (block->kind != BLOCK_PARAGRAPH || block->level > 0 || !block->bold || block->page_number > 0)
        return false;
    if (at + 1 == count || items[at + 1].bold || prose_words(block->text) > LABEL_WORDS)
        return false;
    return prose_announces(block->text) || !prose_ends_sentence(block->text);
}

static bool comes_again(const struct block *items, size_t count, size_t label)
{
    for (size_t i = 0; i < count; i++)
        if (i != label && items[i].bold && span_equal(items[i].text, items[label].text))
            return true;
    return false;
}

size_t labels_judge(const struct block *items, size_t count, bool *heads)
{
    size_t words = 0;
    size_t labels = 0;
    for (size_t i = 0; i < count; i++) {
        words += prose_words(items[i].text);
        heads[i] = is_label(items, i, count);
        labels += heads[i];
    }
    if (words <= pack_section.joined || labels > MOST)
        return 0;
    for (size_t i = 0; i < count; i++)
        if (heads[i] && comes_again(items, count, i)) {
            heads[i] = false;
            labels--;
        }
    return labels >= FEWEST ? labels : 0;
}

size_t labels_next(const bool *heads, size_t at, size_t count)
{
    while (at < count && !heads[at])
        at++;
    return at;
}
