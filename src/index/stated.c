/* A page's rows as the facts keep them, and the other way round. */
#include "index/stated.h"

static enum avow_status put_scope(struct facts *facts, const struct page *page, date_day until,
                                  struct arena *scratch, struct avow_error *err)
{
    struct facts_scope *rows = arena_array(scratch, page->scope_count, sizeof *rows);
    if (rows == NULL)
        return error_set_no_memory(err, "index");
    for (size_t i = 0; i < page->scope_count; i++) {
        const struct scope_row *row = &page->scope[i];
        rows[i] = (struct facts_scope){.ordinal = row->statement,
                                       .standard = row->standard.id,
                                       .edition = row->standard.edition,
                                       .level = row->standard.level,
                                       .service = row->service,
                                       .name = row->name,
                                       .environment = row->environment,
                                       .state = word_of(WORDS_SCOPE_STATE, (int)row->state),
                                       .qualifier = row->qualifier,
                                       .words = row->words,
                                       .known = row->known};
    }
    return facts_put_scope(facts, page->id, page->date, until, rows, page->scope_count, err);
}

static enum avow_status put_evidence(struct facts *facts, const struct page *page, date_day until,
                                     struct arena *scratch, struct avow_error *err)
{
    struct facts_evidence *rows = arena_array(scratch, page->evidence_count, sizeof *rows);
    if (rows == NULL)
        return error_set_no_memory(err, "index");
    for (size_t i = 0; i < page->evidence_count; i++) {
        const struct evidence_row *row = &page->evidence[i];
        rows[i] = (struct facts_evidence){.ordinal = row->statement,
                                          .type = word_of(WORDS_EVIDENCE_TYPE, (int)row->type),
                                          .access = word_of(WORDS_ACCESS, (int)row->access),
                                          .standard = row->standard.id,
                                          .edition = row->standard.edition,
                                          .level = row->standard.level,
                                          .label = row->label,
                                          .target = row->target,
                                          .issuer = row->issuer,
                                          .reported = row->reported,
                                          .from = row->from,
                                          .to = row->to,
                                          .valid_until = row->valid_until};
    }
    return facts_put_evidence(facts, page->id, page->date, until, rows, page->evidence_count, err);
}

enum avow_status stated_put(struct facts *facts, const struct page *page, date_day until,
                            struct arena *scratch, struct avow_error *err)
{
    enum avow_status status = put_scope(facts, page, until, scratch, err);
    return status == AVOW_OK ? put_evidence(facts, page, until, scratch, err) : status;
}

static int known_word(enum word_set set, struct span word)
{
    int value = word_value(set, word);
    return value < 0 ? 0 : value;
}

static bool take_scope(const struct facts_scope_list *list, struct page *page, struct arena *arena)
{
    page->scope = arena_array(arena, list->count, sizeof *page->scope);
    for (size_t i = 0; page->scope != NULL && i < list->count; i++) {
        const struct facts_scope *row = &list->items[i];
        page->scope[i] = (struct scope_row){
            .standard = {row->standard, row->edition, row->level},
            .service = row->service,
            .name = row->name,
            .environment = row->environment,
            .qualifier = row->qualifier,
            .words = row->words,
            .state = (enum scope_state)known_word(WORDS_SCOPE_STATE, row->state),
            .known = row->known,
            .statement = row->ordinal,
        };
    }
    page->scope_count = page->scope != NULL ? list->count : 0;
    return page->scope != NULL;
}

static bool take_evidence(const struct facts_evidence_list *list, struct page *page, struct arena *arena)
{
    page->evidence = arena_array(arena, list->count, sizeof *page->evidence);
    for (size_t i = 0; page->evidence != NULL && i < list->count; i++) {
        const struct facts_evidence *row = &list->items[i];
        page->evidence[i] = (struct evidence_row){
            .type = (enum evidence_type)known_word(WORDS_EVIDENCE_TYPE, row->type),
            .access = (enum evidence_access)known_word(WORDS_ACCESS, row->access),
            .standard = {row->standard, row->edition, row->level},
            .label = row->label,
            .target = row->target,
            .issuer = row->issuer,
            .reported = row->reported,
            .from = row->from,
            .to = row->to,
            .valid_until = row->valid_until,
            .statement = row->ordinal,
        };
    }
    page->evidence_count = page->evidence != NULL ? list->count : 0;
    return page->evidence != NULL;
}

enum avow_status stated_carry(struct facts *facts, struct page *page, struct arena *arena,
                              struct avow_error *err)
{
    const struct facts_row_filter filter = {.page = page->id, .date = page->date};
    struct facts_scope_list scope = {NULL, 0};
    struct facts_evidence_list evidence = {NULL, 0};
    enum avow_status status = facts_scope_rows(facts, &filter, arena, &scope, err);
    if (status == AVOW_OK)
        status = facts_evidence_rows(facts, &filter, arena, &evidence, err);
    if (status != AVOW_OK)
        return status;
    bool good = take_scope(&scope, page, arena) && take_evidence(&evidence, page, arena);
    return good ? AVOW_OK : error_set_no_memory(err, "index");
}
