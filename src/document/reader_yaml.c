/* YAML pages of questions and answers: the FAQ pages of learning sites, and plain lists of pairs. */
#include "document/reader.h"

#include "base/cleanup.h"
#include "document/prose.h"

enum { DEEPEST_HEADING = 6, MIME_SIZE = 40 /* bytes of a page kind worth repeating */ };

/* The words under which a pair and a section stand, best first. */
static const char *const question_keys[] = {"question", "q", NULL};
static const char *const answer_keys[] = {"answer", "a", "response", NULL};
static const char *const section_keys[] = {"name", "title", "section", "category", "topic", NULL};

struct faq_reader {
    struct arena *arena;
    struct reading *out;
    struct avow_error *err;
    size_t pairs;
};

static struct span text_under(const struct value *map, const char *const *keys)
{
    struct span text = SPAN_EMPTY;
    for (; text.size == 0 && *keys != NULL; keys++)
        text = span_trim(value_get_text(map, *keys));
    return text;
}

/* Blocks of a text that is Markdown. A heading in it would end the answer it stands in. */
static enum avow_status add_markdown(struct faq_reader *reader, struct span text)
{
    struct block_list *blocks = &reader->out->blocks;
    size_t first = blocks->count;
    enum avow_status status = reader_markdown_body(text, reader->arena, blocks, reader->err);
    for (size_t i = first; status == AVOW_OK && i < blocks->count; i++)
        if (blocks->items[i].kind == BLOCK_HEADING) {
            blocks->items[i].kind = BLOCK_PARAGRAPH;
            blocks->items[i].level = 0;
        }
    return status;
}

static enum avow_status add_block(struct faq_reader *reader, struct block block)
{
    return block_append(&reader->out->blocks, reader->arena, block) ? AVOW_OK
                                                                    : error_set_no_memory(reader->err, "");
}

/* The words of a question, which may be Markdown too. */
static enum avow_status add_pair(struct faq_reader *reader, struct span question, struct span answer)
{
    struct block_list words = {NULL, 0, 0};
    enum avow_status status = reader_markdown_body(question, reader->arena, &words, reader->err);
    if (status != AVOW_OK)
        return status;
    struct span text = words.count == 1 ? words.items[0].text : prose_tidy(question, reader->arena);
    bool fits = text.size <= READER_HEADING;
    status = add_block(reader, (struct block){.kind = fits ? BLOCK_QUESTION : BLOCK_PARAGRAPH, .text = text});
    reader->pairs += fits;
    return status == AVOW_OK ? add_markdown(reader, answer) : status;
}

static enum avow_status read_value(struct faq_reader *reader, const struct value *value, int level);

/* A section is named only if there are pairs in it; the page, at level 0, never. */
static enum avow_status read_children(struct faq_reader *reader, const struct value *value, int level)
{
    struct span name = level > 0 ? text_under(value, section_keys) : SPAN_EMPTY;
    size_t pairs = reader->pairs;
    size_t blocks = reader->out->blocks.count;
    bool named = name.size > 0 && name.size <= READER_HEADING;
    enum avow_status status = AVOW_OK;
    if (named)
        status =
            add_block(reader, (struct block){.kind = BLOCK_HEADING,
                                             .level = level < DEEPEST_HEADING ? level + 1 : DEEPEST_HEADING,
                                             .text = prose_tidy(name, reader->arena)});
    for (size_t i = 0; i < value->count && status == AVOW_OK; i++)
        status = read_value(reader, &value->items[i], level == 0 || named ? level + 1 : level);
    if (reader->pairs == pairs)
        reader->out->blocks.count = blocks;
    return status;
}

/* Goes no deeper than yaml_read does. */
static enum avow_status read_value(struct faq_reader *reader, const struct value *value, int level)
{
    struct span question = text_under(value, question_keys);
    struct span answer = text_under(value, answer_keys);
    if (value->type == VALUE_MAP && question.size > 0 && answer.size > 0)
        return add_pair(reader, question, answer);
    if (value->type != VALUE_MAP && value->type != VALUE_LIST)
        return AVOW_OK;
    return read_children(reader, value, level);
}

/* What the page says of itself, at its top and under `metadata`. */
static enum avow_status read_front(struct faq_reader *reader, const struct value *root)
{
    const struct value *metadata = value_get(root, "metadata");
    size_t most = root->count + (metadata != NULL ? metadata->count : 0);
    struct value *front = &reader->out->front;
    *front = (struct value){.type = VALUE_MAP};
    front->keys = arena_array(reader->arena, most, sizeof *front->keys);
    front->items = arena_array(reader->arena, most, sizeof *front->items);
    if (front->keys == NULL || front->items == NULL)
        return error_set_no_memory(reader->err, "");
    const struct value *const sources[] = {root, metadata};
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; sources[i] != NULL && sources[i]->type == VALUE_MAP && j < sources[i]->count;
             j++) {
            front->keys[front->count] = sources[i]->keys[j];
            front->items[front->count++] = sources[i]->items[j];
        }
    return AVOW_OK;
}

static enum avow_status read_page(struct faq_reader *reader, const struct value *root)
{
    struct span summary = root->type == VALUE_MAP ? value_get_text(root, "summary") : SPAN_EMPTY;
    enum avow_status status = root->type == VALUE_MAP ? read_front(reader, root) : AVOW_OK;
    if (status == AVOW_OK)
        status = add_markdown(reader, summary);
    if (status == AVOW_OK)
        status = read_children(reader, root, 0);
    if (status == AVOW_OK && reader->pairs == 0)
        return error_set(reader->err, AVOW_NOT_FOUND, "", "is YAML without questions and answers");
    return status;
}

/* "FAQ", "Hub", ... of a first line `### YamlMime:FAQ`; empty without one. */
static struct span mime_of(struct span text)
{
    static const struct span mark = SPAN_INIT("YamlMime:");
    struct span line = SPAN_EMPTY;
    if (!span_next_line(&text, &line) || !span_starts(line, SPAN("#")))
        return SPAN_EMPTY;
    size_t at = span_find(line, mark, 0);
    return at == SPAN_NONE ? SPAN_EMPTY : span_trim(span_part(line, at + mark.size, at + MIME_SIZE));
}

enum avow_status reader_yaml(struct span text, struct arena *arena, struct reading *out,
                             struct avow_error *err)
{
    struct faq_reader reader = {.arena = arena, .out = out, .err = err};
    struct value root = {.type = VALUE_NULL};
    struct avow_error broken = AVOW_ERROR_INIT;
    struct span mime = mime_of(text);
    bool faq = span_equal(mime, SPAN("FAQ"));
    *out = (struct reading){.front = {.type = VALUE_NULL}};
    if (mime.size > 0 && !faq)
        return error_set(err, AVOW_NOT_FOUND, "", "is a page of kind %.*s, no FAQ", SPAN_ARG(mime));
    enum avow_status status = yaml_read(text, "YAML", arena, &root, &broken);
    if (status == AVOW_OK)
        return read_page(&reader, &root);
    if (status != AVOW_BAD_INPUT)
        return error_set(err, status, broken.place, "%s", broken.message);
    /* Other YAML is not ours to judge. */
    return faq ? error_set(err, status, "", "%s: %s", broken.place, broken.message)
               : error_set(err, AVOW_NOT_FOUND, "", "is no FAQ that can be read (%s: %s)", broken.place,
                           broken.message);
}
