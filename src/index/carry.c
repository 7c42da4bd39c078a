/* Make pages again from facts and records: a record holds all that a document is made from. */
#include "index/carry.h"

#include "base/cleanup.h"
#include "index/put.h"
#include "index/stated.h"
#include "store/store.h"

/* The live generation's tables. */
struct carrier {
    const struct live *live;
    struct store_reader *readers[2]; /* statements, history */
    struct arena *arena;
    struct buffer term;
    struct avow_error *err;
};

static void carrier_end(struct carrier *carrier)
{
    store_reader_close(carrier->readers[0]);
    store_reader_close(carrier->readers[1]);
    buffer_free(&carrier->term);
}

static enum avow_status open_readers(struct carrier *carrier, const char *directory)
{
    static const char *const names[] = {"statements", "history"};
    for (size_t i = 0; i < 2; i++) {
        const char *path = generation_path(carrier->arena, directory, carrier->live->number, names[i]);
        enum avow_status status = path != NULL
                                      ? store_reader_open(&path, 1, &carrier->readers[i], carrier->err)
                                      : error_set_no_memory(carrier->err, "index");
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

static enum avow_status carry_statement(struct carrier *carrier, const struct facts_statement *place,
                                        struct statement *out)
{
    struct span data;
    struct record record;
    if (!put_unique_term(&carrier->term, place->document))
        return error_set_no_memory(carrier->err, "index");
    enum avow_status status =
        store_reader_data(carrier->readers[place->in_history], buffer_span(&carrier->term), carrier->arena,
                          &data, carrier->err);
    if (status == AVOW_OK)
        status = record_decode(data, carrier->arena, &record, carrier->err);
    if (status != AVOW_OK)
        return status;
    *out = (struct statement){.kind = record.kind,
                              .about = record.about,
                              .id = place->id,
                              .anchor = record.anchor,
                              .headings = record.headings,
                              .question = record.question,
                              .text = record.text,
                              .hash = record.hash,
                              .standards = record.standards,
                              .services = record.services,
                              .links = record.links,
                              .link_count = record.link_count,
                              .page_number = record.page_number,
                              .url = record.url,
                              .date = record.date_source == DATE_STATED ? record.date : DATE_NONE};
    return AVOW_OK;
}

static int known_word(enum word_set set, struct span word)
{
    int value = word_value(set, word);
    return value < 0 ? 0 : value;
}

static enum avow_status carry_version(struct carrier *carrier, const struct facts_version *version,
                                      struct page *out)
{
    struct facts_statements list;
    enum avow_status status = facts_version_statements(carrier->live->facts, version->page, version->date,
                                                       carrier->arena, &list, carrier->err);
    if (status != AVOW_OK)
        return status;
    *out = (struct page){
        .id = version->page,
        .title = version->title,
        .url = version->url,
        .path = version->path,
        .language = version->language,
        .owner = version->owner,
        .date = version->date,
        .date_source = (enum date_source)known_word(WORDS_DATE_SOURCE, version->date_source),
        .review_by = version->review_by,
        .audience = (enum page_audience)known_word(WORDS_AUDIENCE, version->audience),
        .audience_given = true,
        .status = (enum page_status)known_word(WORDS_STATUS, version->status),
        .statements = arena_array(carrier->arena, list.count, sizeof *out->statements),
        .statement_count = list.count,
    };
    if (out->statements == NULL)
        return error_set_no_memory(carrier->err, "index");
    for (size_t i = 0; i < list.count && status == AVOW_OK; i++)
        status = carry_statement(carrier, &list.items[i], &out->statements[i]);
    bool rows = carrier->live->manifest.schema >= GENERATION_ROWS;
    return status == AVOW_OK && rows ? stated_carry(carrier->live->facts, out, carrier->arena, carrier->err)
                                     : status;
}

enum avow_status carry_page(const char *directory, const struct live *live, struct span id,
                            struct arena *arena, struct page **pages, size_t *count, struct avow_error *err)
{
    CLEANUP(carrier_end) struct carrier carrier = {.live = live, .arena = arena, .err = err};
    size_t found;
    const struct facts_version *versions = live_page(live, id, &found);
    struct page *made = arena_array(arena, found, sizeof *made);
    if (made == NULL)
        return error_set_no_memory(err, "index");
    enum avow_status status = open_readers(&carrier, directory);
    for (size_t i = 0; i < found && status == AVOW_OK; i++)
        status = carry_version(&carrier, &versions[i], &made[i]);
    if (status != AVOW_OK)
        return status;
    *pages = made;
    *count = found;
    return AVOW_OK;
}
