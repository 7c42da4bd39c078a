/* The words in effect: what people say for what documents say. */
#include "search/lease_json.h"
#include "search/search.h"

static bool is_word_byte(struct span text, size_t at)
{
    unsigned char byte = at < text.size ? (unsigned char)text.bytes[at] : ' ';
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           byte >= 0x80;
}

/* True when `asked` stands in the text as whole words, in any case. */
static bool says(struct span text, struct span asked)
{
    if (asked.size == 0)
        return true;
    for (size_t at = 0; at + asked.size <= text.size; at++)
        if ((at == 0 || !is_word_byte(text, at - 1)) && !is_word_byte(text, at + asked.size) &&
            span_equal_case(span_part(text, at, at + asked.size), asked))
            return true;
    return false;
}

static bool one_says(const struct span_list *list, struct span asked)
{
    for (size_t i = 0; i < list->count; i++)
        if (says(list->items[i], asked))
            return true;
    return false;
}

/* A list of {"said","means"} for each relation. */
static void write_words(struct json_writer *json, const struct vocabulary *vocabulary, struct span asked)
{
    static const char *const keys[] = {"abbreviations", "synonyms", "meanings"};
    for (size_t relation = 0; relation < sizeof keys / sizeof *keys; relation++) {
        const struct vocabulary_words *row = NULL;
        json_key(json, keys[relation]);
        json_begin_list(json);
        for (size_t i = 0; (row = vocabulary_words_at(vocabulary, i)) != NULL; i++) {
            if (row->relation != relation || row->means.count == 0 ||
                !(says(row->said, asked) || one_says(&row->means, asked)))
                continue;
            json_begin_map(json);
            json_field_text(json, "said", row->said);
            json_field_texts(json, "means", row->means.items, row->means.count);
            json_end_map(json);
        }
        json_end_list(json);
    }
}

enum avow_status search_words(struct search_engine *engine, struct span asked, struct buffer *out,
                              struct avow_error *err)
{
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    json_begin_map(&answer.json);
    write_words(&answer.json, answer.lease->view->vocabulary, asked);
    json_end_map(&answer.json);
    return lease_json_end(&answer, status, err);
}
