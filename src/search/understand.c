/* From lexed text to weighted words, pairs and names. */
#include "search/understand.h"

#include "search/meaning.h"
#include "terms/answer.h"

/* A standard that is called by its number: however it is typed, its words are those of its name, so that
 * every spelling finds the same. */
static bool is_numbered(const struct vocabulary *vocabulary, struct span typed, const struct mention *mention)
{
    const struct vocabulary_standard *standard =
        mention->type == MENTION_STANDARD ? vocabulary_standard_find(vocabulary, mention->id) : NULL;
    return standard != NULL && span_has_between(standard->name, '0', '9') &&
           span_has_between(typed, '0', '9');
}

/* "iso27001", "v4.0.1": few statements write it so, and rarity must not lift them over the others. */
static bool is_glued(struct span fold)
{
    return span_has_between(fold, 'a', 'z') && span_has_between(fold, '0', '9');
}

static bool has_glued(const struct understanding *out, const struct mention *mention)
{
    for (uint32_t i = mention->first_token; i < mention->end_token; i++)
        if (mention->type == MENTION_STANDARD && is_glued(out->tokens.items[i].fold))
            return true;
    return false;
}

static enum avow_status find_names(struct lease *lease, const struct span_list *plain,
                                   struct understanding *out, struct avow_error *err)
{
    const struct manifest *manifest = &lease->view->manifest;
    struct mention_list found = {0};
    enum avow_status status = vocabulary_mentions(lease->view->vocabulary, out->text, &out->tokens,
                                                  MENTION_IN_QUERY, &lease->arena, &found, err);
    if (status != AVOW_OK)
        return status;
    out->names = arena_array(&lease->arena, found.count, sizeof *out->names);
    if (out->names == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < found.count; i++) {
        if (words_are_plain(span_part(out->text, found.items[i].start, found.items[i].end), plain))
            continue;
        struct asked_name *name = &out->names[out->name_count++];
        *name = (struct asked_name){.mention = found.items[i]};
        name->numbered =
            is_numbered(lease->view->vocabulary,
                        span_part(out->text, found.items[i].start, found.items[i].end), &found.items[i]);
        bool standard = name->mention.type == MENTION_STANDARD;
        name->glued = has_glued(out, &name->mention);
        name->known = understanding_number(standard ? &manifest->standards : &manifest->services,
                                           name->mention.id, &name->number);
        if (name->mention.edition.size > 0)
            understanding_number(&manifest->editions, name->mention.edition, &name->edition);
    }
    return AVOW_OK;
}

/* The numbered standard that token `token` belongs to, or NULL. */
static struct asked_name *number_at(const struct understanding *out, size_t token)
{
    for (size_t i = 0; i < out->name_count; i++)
        if (out->names[i].numbered && token >= out->names[i].mention.first_token &&
            token < out->names[i].mention.end_token)
            return &out->names[i];
    return NULL;
}

static enum word_role role_of(const struct understanding *out, uint32_t token)
{
    for (size_t i = 0; i < out->name_count; i++) {
        const struct mention *mention = &out->names[i].mention;
        if (token < mention->first_token || token >= mention->end_token)
            continue;
        bool glued = mention->type == MENTION_STANDARD && is_glued(out->tokens.items[token].fold);
        return glued ? WORD_SPELLING : WORD_NAME;
    }
    return word_is_boilerplate(out->tokens.items[token].common) ? WORD_BOILERPLATE : WORD_PLAIN;
}

static enum avow_status take_number(struct lease *lease, struct understanding *out, struct asked_name *name,
                                    size_t *before, struct avow_error *err)
{
    const struct vocabulary_standard *standard =
        vocabulary_standard_find(lease->view->vocabulary, name->mention.id);
    name->spelling_count = 1;
    return understanding_add(lease, out, standard->name, WORD_NAME, before, &name->spellings[0], err);
}

static enum avow_status take_words(struct lease *lease, struct understanding *out, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    size_t before = SPAN_NONE;
    for (size_t i = 0; status == AVOW_OK && i < out->tokens.count; i++) {
        struct asked_name *name = number_at(out, i);
        if (name != NULL && name->mention.first_token == i)
            status = take_number(lease, out, name, &before, err);
        if (name != NULL)
            continue;
        unsigned asks = intent_add(out->tokens.items[i].fold, out->intent);
        if ((out->tokens.items[i].flags & TOKEN_STOP) != 0)
            continue;
        size_t number =
            understanding_put(out, &out->tokens.items[i], out->text, role_of(out, (uint32_t)i), &before);
        if (number != SPAN_NONE)
            out->words[number].asks |= asks;
    }
    return status;
}

/* One spelling of a name; words that are new are looked for under `role`. */
static enum avow_status add_spelling(struct lease *lease, struct understanding *out, struct asked_name *name,
                                     struct span text, enum word_role role, struct avow_error *err)
{
    if (name->spelling_count == SPELLINGS)
        return AVOW_OK;
    struct spelling *spelling = &name->spellings[name->spelling_count];
    size_t before = SPAN_NONE;
    enum avow_status status = understanding_add(lease, out, text, role, &before, spelling, err);
    name->spelling_count += spelling->count > 0;
    return status;
}

/* As typed, by its name of today, and by its former names. */
static enum avow_status add_spellings(struct lease *lease, struct understanding *out, struct asked_name *name,
                                      struct avow_error *err)
{
    const struct mention *mention = &name->mention;
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    const struct vocabulary_standard *standard =
        mention->type == MENTION_STANDARD ? vocabulary_standard_find(vocabulary, mention->id) : NULL;
    const struct vocabulary_service *service =
        mention->type == MENTION_SERVICE ? vocabulary_service_find(vocabulary, mention->id) : NULL;
    /* The role of a word that was typed is set already and never falls. */
    enum word_role full = name->glued ? WORD_NAME : WORD_SPELLING;
    if (name->numbered)
        return AVOW_OK;
    enum avow_status status = add_spelling(
        lease, out, name, span_part(out->text, mention->start, mention->end), WORD_SPELLING, err);
    if (status == AVOW_OK && standard != NULL)
        status = add_spelling(lease, out, name, standard->name, full, err);
    if (status == AVOW_OK && service != NULL)
        status = add_spelling(lease, out, name, service->name, WORD_SPELLING, err);
    for (size_t i = 0; status == AVOW_OK && service != NULL && i < service->former_count; i++)
        status = add_spelling(lease, out, name, service->formerly[i].name, WORD_SPELLING, err);
    return status;
}

enum avow_status understand(struct lease *lease, const struct lexed *lexed,
                            const struct search_request *request, struct understanding *out,
                            struct avow_error *err)
{
    *out = (struct understanding){.weights = lease->weights, .text = {lexed->words, lexed->text.size}};
    out->lexed = *lexed;
    out->words = arena_array(&lease->arena, QUERY_WORDS, sizeof *out->words);
    out->pairs = arena_array(&lease->arena, QUERY_WORDS, sizeof *out->pairs);
    if (out->words == NULL || out->pairs == NULL)
        return error_set_no_memory(err, "search");
    enum avow_status status = tokeniser_run(lease->tokeniser, out->text, &lease->arena, &out->tokens, err);
    if (status == AVOW_OK && request->expand)
        status = find_names(lease, &request->plain, out, err);
    if (status == AVOW_OK)
        status = store_reader_count(lease->now, &out->documents, err);
    if (status != AVOW_OK)
        return status;
    status = take_words(lease, out, err);
    for (size_t i = 0; status == AVOW_OK && i < out->name_count; i++)
        status = add_spellings(lease, out, &out->names[i], err);
    if (status == AVOW_OK && request->expand)
        status = meanings_add(lease, &request->plain, out, err);
    understanding_lighten(out);
    if (status == AVOW_OK && request->expand)
        status = topics_find(lease, &request->plain, out, err);
    out->asked = answers_asked(&out->tokens);
    intent_of_question(out);
    intent_of_form(out);
    intent_of_bare(out);
    intent_of_names(out);
    if (status == AVOW_OK)
        status = forms_add(lease, out, err);
    return status == AVOW_OK ? understanding_weigh(lease, out, err) : status;
}
