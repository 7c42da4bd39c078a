/* An answer that is too long, cut at the end of a sentence. */
#include "search/search.h"

#include "terms/tokens.h"

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

static size_t words_in(struct span text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        words += !is_space(text.bytes[i]) && (i == 0 || is_space(text.bytes[i - 1]));
    return words;
}

enum avow_status search_excerpt(struct span text, size_t words, struct arena *arena, struct span *out,
                                struct avow_error *err)
{
    struct sentence_list sentences = {0};
    enum avow_status status = sentences_of(text, arena, &sentences, err);
    if (status != AVOW_OK)
        return status;
    size_t end = sentences.count > 0 ? sentences.ends[0] : text.size;
    for (size_t i = 1; i < sentences.count && words_in(span_part(text, 0, sentences.ends[i])) <= words; i++)
        end = sentences.ends[i];
    while (end > 0 && is_space(text.bytes[end - 1]))
        end--;
    *out = span_part(text, 0, end);
    return AVOW_OK;
}
