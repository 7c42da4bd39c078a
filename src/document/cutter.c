/* Blocks to statements. */
#include "document/cutter.h"

#include "base/cleanup.h"
#include "document/faq.h"
#include "document/labels.h"
#include "document/lists.h"
#include "document/pack.h"
#include "document/prose.h"
#include "document/wording.h"

enum {
    DEEPEST_HEADING = 6,
    SENTENCE_WORDS = 4, /* fewest of a heading that says something by itself */
    ANSWER_WORDS = 600  /* that may stand below further headings of an answer */
};

struct cutter {
    const struct reading *reading;
    struct arena *arena;
    struct cut_list *out;
    struct avow_error *err;
    const struct block *open[DEEPEST_HEADING]; /* headings above the section at hand */
    size_t open_count;
    struct span_list path; /* their texts */
    struct span title;     /* of the page */
    uint32_t part;         /* passages of the section so far */
    bool bare;             /* headings with nothing below them are all that the page holds */
};

static bool add_cut(struct cutter *cutter, struct cut cut)
{
    struct cut_list *list = cutter->out;
    if (!arena_grow(cutter->arena, &list->items, &list->capacity, list->count, sizeof *list->items))
        return false;
    list->items[list->count++] = cut;
    return true;
}

/* A block of an evidence list that names something: not its heading row, not a sentence around it. */
static bool is_title(const struct block *block)
{
    return block->kind == BLOCK_ITEM || (block->kind == BLOCK_ROW && !block->header) ||
           (block->kind == BLOCK_PARAGRAPH && !prose_ends_sentence(block->text));
}

/* One link an item of an evidence list: its own, or its words without a target. */
static bool collect_links(struct cutter *cutter, const struct block *items, size_t count, struct cut *cut)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++)
        most += items[i].link_count > 0 ? items[i].link_count : 1;
    cut->links = arena_array(cutter->arena, most, sizeof *cut->links);
    if (cut->links == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        for (size_t link = 0; link < items[i].link_count; link++)
            cut->links[cut->link_count++] =
                (struct record_link){items[i].links[link].label, items[i].links[link].target};
        if (items[i].link_count == 0 && is_title(&items[i]))
            cut->links[cut->link_count++] = (struct record_link){items[i].text, SPAN_EMPTY};
    }
    return true;
}

static const struct pack_limits *limits_of(const struct cut *model)
{
    if (model->kind == KIND_CONTROL || model->row != NULL)
        return &pack_uncut;
    return model->kind == KIND_FAQ ? &pack_whole : &pack_section;
}

/* Pack blocks into statements that are all like `model`, numbering their parts from `*part`. */
static enum avow_status add_packed(struct cutter *cutter, const struct block *items, size_t count,
                                   struct cut model, uint32_t *part)
{
    struct passage_list passages = {NULL, 0, 0};
    const struct pack_limits *limits = limits_of(&model);
    enum avow_status status = pack_run(items, count, limits, cutter->arena, &passages, cutter->err);
    if (status != AVOW_OK)
        return status;
    for (size_t i = 0; i < passages.count; i++) {
        const struct passage *passage = &passages.items[i];
        struct cut cut = model;
        cut.text = passage->text;
        cut.part = ++*part;
        cut.page_number = items[passage->first_block].page_number;
        cut.first_block = (size_t)(items - cutter->reading->blocks.items) + passage->first_block;
        cut.end_block = cut.first_block + passage->end_block - passage->first_block;
        bool done =
            model.kind != KIND_EVIDENCE || collect_links(cutter, items + passage->first_block,
                                                         passage->end_block - passage->first_block, &cut);
        if (!done || !add_cut(cutter, cut))
            return error_set_no_memory(cutter->err, "");
    }
    return AVOW_OK;
}

/* Below one heading more. */
static bool below(const struct cutter *cutter, struct span heading, struct span_list *headings)
{
    struct span *items = arena_array(cutter->arena, cutter->path.count + 1, sizeof *items);
    if (items == NULL)
        return false;
    for (size_t i = 0; i < cutter->path.count; i++)
        items[i] = cutter->path.items[i];
    items[cutter->path.count] = heading;
    *headings = (struct span_list){items, cutter->path.count + 1};
    return true;
}

/* What stands below each bold line that heads it is a section of its own. */
static enum avow_status cut_labelled(struct cutter *cutter, const struct block *items, size_t count,
                                     const bool *heads)
{
    struct cut model = {.kind = KIND_SECTION, .headings = cutter->path};
    size_t head = labels_next(heads, 0, count);
    enum avow_status status = add_packed(cutter, items, head, model, &cutter->part);
    while (status == AVOW_OK && head < count) {
        size_t end = labels_next(heads, head + 1, count);
        uint32_t part = 0;
        if (!below(cutter, items[head].text, &model.headings))
            return error_set_no_memory(cutter->err, "");
        status = add_packed(cutter, items + head + 1, end - head - 1, model, &part);
        head = end;
    }
    return status;
}

static enum avow_status cut_run(struct cutter *cutter, const struct block *items, size_t count,
                                enum statement_kind kind)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct cut model = {.kind = kind, .headings = cutter->path};
    bool *heads = arena_array(&scratch, count, sizeof *heads);
    if (heads == NULL)
        return error_set_no_memory(cutter->err, "");
    if (kind == KIND_SECTION && labels_judge(items, count, heads) > 0)
        return cut_labelled(cutter, items, count, heads);
    return add_packed(cutter, items, count, model, &cutter->part);
}

/* Blocks between questions: runs of one kind each. */
static enum avow_status cut_plain(struct cutter *cutter, const struct block *items, size_t count)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    enum statement_kind *kinds = arena_array(&scratch, count, sizeof *kinds);
    if (kinds == NULL)
        return error_set_no_memory(cutter->err, "");
    lists_judge(items, count, cutter->title, cutter->path, kinds);
    for (size_t first = 0, end = 0; first < count; first = end) {
        while (end < count && kinds[end] == kinds[first])
            end++;
        enum avow_status status = cut_run(cutter, items + first, end - first, kinds[first]);
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

static enum avow_status cut_pair(struct cutter *cutter, struct span question, struct span_list headings,
                                 const struct block *answer, size_t count)
{
    uint32_t part = 0;
    struct cut model = {.kind = KIND_FAQ, .headings = headings, .question = question};
    return add_packed(cutter, answer, count, model, &part);
}

static enum avow_status cut_ready(struct cutter *cutter, const struct block *block)
{
    const struct block_row *row = block->row;
    struct cut cut = {.kind = row->kind,
                      .headings = row->headings,
                      .question = row->question,
                      .text = block->text,
                      .part = 1,
                      .row = row,
                      .ready = true};
    return add_cut(cutter, cut) ? AVOW_OK : error_set_no_memory(cutter->err, "");
}

/* A row may name its section. */
static struct span_list own_headings(const struct cutter *cutter, const struct block *block)
{
    bool own = block->row != NULL && block->row->headings.count > 0;
    return own ? block->row->headings : cutter->path;
}

/* A question or control marked as such with what follows it; alone, its words are all there is. */
static enum avow_status cut_marked(struct cutter *cutter, const struct block *items, size_t count)
{
    if (items->kind == BLOCK_STATEMENT)
        return cut_ready(cutter, items);
    bool control = items->kind == BLOCK_CONTROL;
    uint32_t part = 0;
    struct cut model = {.kind = control     ? KIND_CONTROL
                                : count > 1 ? KIND_FAQ
                                            : KIND_SECTION,
                        .headings = own_headings(cutter, items),
                        .row = items->row};
    if (control && !below(cutter, items->text, &model.headings)) /* its title heads its parts */
        return error_set_no_memory(cutter->err, "");
    if (count == 1)
        return add_packed(cutter, items, 1, model, &part);
    model.question = control ? SPAN_EMPTY : items->text;
    return add_packed(cutter, items + 1, count - 1, model, &part);
}

static size_t next_question(const struct block *items, size_t at, size_t count, struct faq_place place)
{
    while (at < count && !faq_starts(items, at, count, place))
        at++;
    return at;
}

static size_t pair_end(const struct block *items, size_t at, size_t count, struct faq_place place)
{
    if (!faq_marked(&items[at]))
        return next_question(items, at + 1, count, place);
    do
        at++;
    while (at < count && !faq_marked(&items[at]) && !items[at].apart);
    return at;
}

/* Headings of a pair. In scraped text a question after a section's prose has left that section. */
static struct span_list pair_headings(const struct cutter *cutter, struct faq_place place)
{
    struct span_list path = cutter->path;
    if (place.unmarked && !place.questions && path.count > 0)
        path.count--;
    return path;
}

static struct faq_place place_of(const struct cutter *cutter)
{
    struct faq_place place = {.unmarked = cutter->reading->unmarked,
                              .questions = wording_in_text(cutter->title, WORDING_QUESTIONS)};
    for (size_t i = 0; i < cutter->path.count; i++)
        place.questions = place.questions || wording_in_text(cutter->path.items[i], WORDING_QUESTIONS);
    return place;
}

/* The body of one section: pairs, and what stands around them. */
static enum avow_status cut_body(struct cutter *cutter, const struct block *items, size_t count)
{
    struct faq_place place = place_of(cutter);
    place.pairs = faq_takes_turns(items, count);
    enum avow_status status = AVOW_OK;
    for (size_t at = 0, end = 0; status == AVOW_OK && at < count; at = end) {
        bool asks = faq_starts(items, at, count, place);
        end = asks ? pair_end(items, at, count, place) : next_question(items, at, count, place);
        if (!asks)
            status = cut_plain(cutter, items + at, end - at);
        else if (faq_marked(&items[at]))
            status = cut_marked(cutter, items + at, end - at);
        else
            status =
                cut_pair(cutter, items[at].text, pair_headings(cutter, place), items + at + 1, end - at - 1);
    }
    return status;
}

/* A section under a heading that asks: its answer, then any pairs inside. */
static enum avow_status cut_question_section(struct cutter *cutter, const struct block *items, size_t count)
{
    struct span_list headings = {cutter->path.items, cutter->path.count - 1};
    struct faq_place place = {.unmarked = false, .questions = false};
    size_t end = next_question(items, 0, count, place);
    if (end > 0) {
        enum avow_status status = cut_pair(cutter, cutter->path.items[headings.count], headings, items, end);
        if (status != AVOW_OK)
            return status;
    }
    return cut_body(cutter, items + end, count - end);
}

static bool set_path(struct cutter *cutter)
{
    struct span *items = arena_array(cutter->arena, cutter->open_count, sizeof *items);
    for (size_t i = 0; items != NULL && i < cutter->open_count; i++)
        items[i] = cutter->open[i]->text;
    cutter->path = (struct span_list){items, cutter->open_count};
    cutter->part = 0;
    return items != NULL;
}

static bool open_heading(struct cutter *cutter, const struct block *heading)
{
    while (cutter->open_count > 0 && cutter->open[cutter->open_count - 1]->level >= heading->level)
        cutter->open_count--;
    if (cutter->open_count == DEEPEST_HEADING)
        cutter->open_count--;
    cutter->open[cutter->open_count++] = heading;
    return set_path(cutter);
}

/* A heading with nothing below it. */
static bool is_bare_heading(const struct block *items, size_t heading, size_t end, size_t count)
{
    bool deeper = end < count && items[end].level > items[heading].level;
    return end == heading + 1 && !deeper;
}

/* Alone, a title or a question agrees with whoever asks for it and says nothing; a sentence does. */
static bool says_something(struct span heading)
{
    return prose_ends_sentence(heading) && !prose_announces(heading) && !prose_asks(heading) &&
           prose_words(heading) >= SENTENCE_WORDS;
}

static enum avow_status cut_bare(struct cutter *cutter, struct span heading)
{
    struct cut bare = {.kind = KIND_SECTION, .headings = cutter->path, .text = heading, .part = 1};
    if (!cutter->bare && !says_something(heading))
        return AVOW_OK;
    return add_cut(cutter, bare) ? AVOW_OK : error_set_no_memory(cutter->err, "");
}

/* Where the answer to a heading ends that announces what stands below further headings ("you can either:"):
 * with them, if it does not grow too long and none of them asks. */
static size_t answer_end(const struct cutter *cutter, size_t heading, size_t end)
{
    const struct block_list *blocks = &cutter->reading->blocks;
    const struct block *items = blocks->items;
    struct faq_place place = place_of(cutter);
    size_t words = 0;
    if (end == heading + 1 || !prose_announces(items[end - 1].text) || !faq_heading(&items[heading], place))
        return end;
    for (size_t at = end; at < blocks->count; at++) {
        bool asks = faq_marked(&items[at]) || faq_heading(&items[at], place);
        words += prose_words(items[at].text);
        if (items[at].kind == BLOCK_HEADING && items[at].level <= items[heading].level)
            return at;
        if (asks || words > ANSWER_WORDS)
            return end;
    }
    return blocks->count;
}

static enum avow_status cut_section(struct cutter *cutter, size_t heading, size_t *section_end)
{
    const struct block_list *blocks = &cutter->reading->blocks;
    const struct block *items = blocks->items;
    if (!open_heading(cutter, &items[heading]))
        return error_set_no_memory(cutter->err, "");
    size_t end = *section_end = answer_end(cutter, heading, *section_end);
    if (is_bare_heading(items, heading, end, blocks->count))
        return cut_bare(cutter, items[heading].text);
    const struct block *body = items + heading + 1;
    size_t count = end - heading - 1;
    return count > 0 && faq_heading(&items[heading], place_of(cutter))
               ? cut_question_section(cutter, body, count)
               : cut_body(cutter, body, count);
}

static size_t next_heading(const struct block_list *blocks, size_t at, size_t title_heading)
{
    while (at < blocks->count && (blocks->items[at].kind != BLOCK_HEADING || at == title_heading))
        at++;
    return at;
}

/* What stands before the first section, around the title's own heading. */
static enum avow_status cut_top(struct cutter *cutter, size_t end, size_t title_heading)
{
    const struct block *items = cutter->reading->blocks.items;
    size_t before = title_heading < end ? title_heading : end;
    enum avow_status status = cut_body(cutter, items, before);
    if (status == AVOW_OK && before < end)
        status = cut_body(cutter, items + before + 1, end - before - 1);
    return status;
}

static enum avow_status cut_page(struct cutter *cutter, size_t title_heading)
{
    const struct block_list *blocks = &cutter->reading->blocks;
    size_t heading = next_heading(blocks, 0, title_heading);
    enum avow_status status = cut_top(cutter, heading, title_heading);
    while (status == AVOW_OK && heading < blocks->count) {
        size_t end = next_heading(blocks, heading + 1, title_heading);
        status = cut_section(cutter, heading, &end);
        heading = end;
    }
    return status;
}

enum avow_status cutter_run(const struct reading *reading, struct span title, size_t title_heading,
                            struct arena *arena, struct cut_list *out, struct avow_error *err)
{
    struct cutter cutter = {.reading = reading, .title = title, .arena = arena, .out = out, .err = err};
    *out = (struct cut_list){NULL, 0, 0};
    enum avow_status status = cut_page(&cutter, title_heading);
    if (status != AVOW_OK || out->count > 0)
        return status;
    cutter = (struct cutter){
        .reading = reading, .title = title, .arena = arena, .out = out, .err = err, .bare = true};
    return cut_page(&cutter, title_heading);
}
