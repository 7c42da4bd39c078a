/* Read services off the lists of scope statements. */
#include "search/cover.h"

#include "terms/canonical.h"

/* Where the name of an item ends and what is said of it begins. */
static const struct span tails[] = {SPAN_INIT(" ("),
                                    SPAN_INIT(" either "),
                                    SPAN_INIT(" as a "),
                                    SPAN_INIT(" as an "),
                                    SPAN_INIT(" as included "),
                                    SPAN_INIT(" cloud service"),
                                    SPAN_INIT(": "),
                                    SPAN_INIT(" – "),
                                    SPAN_INIT(" — "),
                                    SPAN_INIT(" - "),
                                    SPAN_INIT("; "),
                                    SPAN_INIT(", but ")};

/* What takes a service out of the list it stands on. */
static const struct span refusals[] = {SPAN_INIT("not in scope"), SPAN_INIT("out of scope"),
                                       SPAN_INIT("not covered"), SPAN_INIT("excluded"),
                                       SPAN_INIT("not included")};

struct reading {
    struct lease *lease;
    const struct record *statement;
    bool excluded; /* its headings say so */
    struct cover_list list;
    size_t room;
    struct avow_error *err;
};

static bool holds_one(struct span text, const struct span *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t at = 0; at + parts[i].size <= text.size; at++)
            if (span_equal_case(span_part(text, at, at + parts[i].size), parts[i]))
                return true;
    return false;
}

static bool refuses(struct span text)
{
    return holds_one(text, refusals, sizeof refusals / sizeof *refusals);
}

static struct span head_of(struct span item)
{
    size_t end = item.size;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t at = span_find(item, tails[i], 0);
        end = at != SPAN_NONE && at > 0 && at < end ? at : end;
    }
    return span_trim(span_part(item, 0, end));
}

static enum avow_status add(struct reading *reading, struct cover cover)
{
    struct cover_list *list = &reading->list;
    for (size_t i = 0; i < list->count; i++)
        if (span_equal(list->items[i].id, cover.id))
            return AVOW_OK;
    if (!arena_grow(&reading->lease->arena, &list->items, &reading->room, list->count, sizeof *list->items))
        return error_set_no_memory(reading->err, "search");
    cover.statement = reading->statement;
    cover.excluded = reading->excluded || refuses(cover.words);
    list->items[list->count++] = cover;
    return AVOW_OK;
}

static enum avow_status add_unknown(struct reading *reading, struct span head, struct span item)
{
    struct cover cover = {.name = head, .said = head, .words = item};
    enum avow_status status = slug_of(head, false, &reading->lease->arena, &cover.id, reading->err);
    return status == AVOW_OK && cover.id.size > 0 ? add(reading, cover) : status;
}

/* The services an item names; one that the vocabulary does not know only where `is_item`: cells hold much
 * else. */
static enum avow_status read_item(struct reading *reading, struct span item, bool is_item)
{
    struct lease *lease = reading->lease;
    struct span head = head_of(item);
    struct token_list tokens = {0};
    struct mention_list mentions = {0};
    size_t found = 0;
    enum avow_status status = tokeniser_run(lease->tokeniser, head, &lease->arena, &tokens, reading->err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(lease->view->vocabulary, head, &tokens, MENTION_IN_TEXT, &lease->arena,
                                     &mentions, reading->err);
    for (size_t i = 0; i < mentions.count && status == AVOW_OK; i++) {
        const struct mention *mention = &mentions.items[i];
        if (mention->type != MENTION_SERVICE)
            continue;
        const struct vocabulary_service *row = vocabulary_service_find(lease->view->vocabulary, mention->id);
        struct cover cover = {.id = mention->id,
                              .name = row != NULL ? row->name : mention->id,
                              .said = span_part(head, mention->start, mention->end),
                              .words = item};
        found++;
        status = add(reading, cover);
    }
    return status == AVOW_OK && found == 0 && is_item ? add_unknown(reading, head, item) : status;
}

static enum avow_status read_statement(struct reading *reading)
{
    struct span rest = reading->statement->text;
    struct span line;
    enum avow_status status = AVOW_OK;
    while (status == AVOW_OK && span_next_line(&rest, &line)) {
        struct span item = span_trim(line);
        bool is_item = span_starts(item, SPAN("- "));
        size_t cell = span_find(item, SPAN(" | "), 0);
        if (is_item)
            item = span_trim(span_part(item, 2, SPAN_NONE));
        else if (cell == SPAN_NONE)
            continue;
        status = read_item(reading, is_item || refuses(item) ? item : span_part(item, 0, cell), is_item);
    }
    return status;
}

enum avow_status cover_read(struct lease *lease, const struct version_text *text, struct cover_list *out,
                            struct avow_error *err)
{
    struct reading reading = {.lease = lease, .err = err};
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < text->count && status == AVOW_OK; i++) {
        const struct record *record = &text->items[i].record;
        if (record->kind != KIND_SCOPE)
            continue;
        reading.statement = record;
        reading.excluded = false;
        for (size_t k = 0; k < record->headings.count; k++)
            reading.excluded = reading.excluded || refuses(record->headings.items[k]);
        status = read_statement(&reading);
    }
    if (status == AVOW_OK)
        *out = reading.list;
    return status;
}
