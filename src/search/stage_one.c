/* One OR over stems, pairs and fields, each with its weight. */
#include "search/stage_one.h"

/* Stems of the statement itself first; the rest says where else the words stand. */
static const struct {
    enum term_field field;
    enum field_weight weight;
} fields[] = {
    {TERM_STEM, FIELD_STEM},
    {TERM_QUESTION, FIELD_QUESTION},
    {TERM_TITLE, FIELD_TITLE},
    {TERM_HEADING, FIELD_HEADING},
};

enum { FIELD_COUNT = sizeof fields / sizeof *fields };

/* A name alone: statements of a page that has it in its title are in, those with a part of it ("ISO") out. */
static const double name_floor = .10;

/* With a name among the words much of the highest weight is the name's: a list that has the other words
 * counts. */
static const double named_share = .6;
static const double topic_share = .5; /* of a name's weight, for a standard that is only described */

/* A word in one field: in the form that weighs most where it has several. */
static const struct store_query *word_query(struct tree *tree, const struct query_word *word,
                                            enum term_field field)
{
    struct branch forms = {0};
    branch_add(tree, &forms, tree_term(tree, field, word->stem));
    for (size_t i = 0; i < word->form_count; i++) {
        const struct query_form *form = &word->forms[i];
        const struct store_query *query = tree_term(tree, field, form->stem);
        if (form->scale > 0)
            branch_add(tree, &forms, form->scale < 1 ? tree_scale(tree, form->scale, query) : query);
    }
    return tree_list(tree, STORE_MAX, &forms);
}

static void add_scaled(struct tree *tree, struct branch *branch, double factor,
                       const struct store_query *query)
{
    if (query->op != STORE_NONE && factor > 0)
        branch_add(tree, branch, tree_scale(tree, factor, query));
}

/* A word in all fields; in titles the words of a name count in full. */
static void add_word(struct tree *tree, const struct understanding *understanding,
                     const struct query_word *word, struct branch *branch)
{
    const struct search_weights *weights = understanding->weights;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (fields[i].field == TERM_STEM && word->documents == 0)
            continue;
        bool subject = word->role == WORD_NAME && fields[i].field == TERM_TITLE;
        double weight =
            subject ? weights->fields[FIELD_NAME_IN_TITLE] : word->factor * weights->fields[fields[i].weight];
        add_scaled(tree, branch, weight, word_query(tree, word, fields[i].field));
    }
}

/* The stem of `word` in a language of the index, its English one if that is the same. */
static struct span stem_in(const struct query_word *word, unsigned language)
{
    for (size_t i = 0; i < word->form_count; i++)
        if ((word->forms[i].languages & language) != 0)
            return word->forms[i].stem;
    return word->stem;
}

/* Two words next to each other, in English or in one of the other languages. */
static const struct store_query *pair_query(struct tree *tree, const struct query_word *first,
                                            const struct query_word *second)
{
    struct branch forms = {0};
    branch_add(tree, &forms, tree_pair(tree, TERM_BIGRAM, first->stem, ' ', second->stem));
    for (unsigned i = 0; i < LANGUAGES; i++) {
        struct span one = stem_in(first, 1u << i);
        struct span other = stem_in(second, 1u << i);
        if (one.bytes != first->stem.bytes || other.bytes != second->stem.bytes)
            branch_add(tree, &forms, tree_pair(tree, TERM_BIGRAM, one, ' ', other));
    }
    return tree_list(tree, STORE_MAX, &forms);
}

/* A pair counts as its lesser word does. */
static void add_pair(struct tree *tree, const struct understanding *understanding,
                     const struct query_pair *pair, struct branch *branch)
{
    const struct query_word *first = &understanding->words[pair->first];
    const struct query_word *second = &understanding->words[pair->second];
    double factor = first->factor < second->factor ? first->factor : second->factor;
    if (first->documents > 0 && second->documents > 0)
        add_scaled(tree, branch, factor * understanding->weights->fields[FIELD_PAIR],
                   pair_query(tree, first, second));
}

/* A family, and a little more for the edition and the level asked: others are found all the same. */
static const struct store_query *name_query(struct tree *tree, const struct mention *mention, double edition)
{
    if (mention->type == MENTION_SERVICE)
        return tree_term(tree, TERM_MENTION_SERVICE, mention->id);
    const struct store_query *name = tree_term(tree, TERM_MENTION, mention->id);
    if (mention->edition.size > 0)
        name =
            tree_two(tree, STORE_AND_MAYBE, name,
                     tree_scale(tree, edition,
                                tree_pair(tree, TERM_MENTION_EDITION, mention->id, ':', mention->edition)));
    if (mention->level.size > 0)
        name = tree_two(
            tree, STORE_AND_MAYBE, name,
            tree_scale(tree, edition, tree_pair(tree, TERM_LEVEL, mention->id, ':', mention->level)));
    return name;
}

static const struct store_query *stop_words(struct tree *tree, const struct understanding *understanding)
{
    struct branch branch = {0};
    for (size_t i = 0; i < understanding->tokens.count && i < QUERY_WORDS; i++)
        branch_add(tree, &branch, tree_term(tree, TERM_WORD, understanding->tokens.items[i].fold));
    return tree_list(tree, STORE_AND, &branch);
}

const struct store_query *stage_one_words(struct tree *tree, const struct understanding *understanding)
{
    if (understanding->word_count == 0 && understanding->name_count == 0)
        return stop_words(tree, understanding);
    const struct search_weights *weights = understanding->weights;
    struct branch branch = {0};
    for (size_t i = 0; i < understanding->word_count; i++)
        add_word(tree, understanding, &understanding->words[i], &branch);
    for (size_t i = 0; i < understanding->pair_count; i++)
        add_pair(tree, understanding, &understanding->pairs[i], &branch);
    for (size_t i = 0; i < understanding->name_count; i++)
        add_scaled(tree, &branch, weights->fields[FIELD_NAME],
                   name_query(tree, &understanding->names[i].mention, weights->fields[FIELD_EDITION]));
    for (size_t i = 0; i < understanding->topic_count; i++)
        add_scaled(tree, &branch, topic_share * weights->fields[FIELD_NAME],
                   tree_term(tree, TERM_MENTION, understanding->topics[i].id));
    return tree_list(tree, STORE_OR, &branch);
}

/* Add the words of a part next to each other to `any`, unless they are as many as `*words`: languages that
 * find as many cut alike. */
static enum avow_status add_phrase(struct tokeniser *tokeniser, struct tree *tree, struct span text,
                                   size_t *words, struct branch *any, struct avow_error *err)
{
    struct token_list tokens = {0};
    enum avow_status status = tokeniser_run(tokeniser, text, tree->arena, &tokens, err);
    if (status != AVOW_OK || tokens.count == *words)
        return status;
    struct branch branch = {0};
    for (size_t i = 0; i < tokens.count && i < QUERY_WORDS; i++)
        branch_add(tree, &branch, tree_term(tree, TERM_WORD, tokens.items[i].fold));
    branch_add(tree, any, tree_list(tree, STORE_PHRASE, &branch));
    *words = tokens.count;
    return AVOW_OK;
}

/* A part as a phrase, cut as any language of the index cuts it; NULL when it has no word. */
static enum avow_status phrase_query(struct lease *lease, struct tree *tree, struct span text,
                                     const struct store_query **out, struct avow_error *err)
{
    struct branch any = {0};
    size_t words = 0;
    enum avow_status status = add_phrase(lease->tokeniser, tree, text, &words, &any, err);
    for (size_t i = 0; status == AVOW_OK && i < lease->languages.count; i++)
        status = add_phrase(lease->languages.items[i].tokeniser, tree, text, &words, &any, err);
    if (status == AVOW_OK)
        *out = any.count > 0 ? tree_list(tree, STORE_OR, &any) : NULL;
    return status;
}

/* One query for all parts from `first` on that share its group; `*next` is the first of the next group. */
static enum avow_status group_query(struct lease *lease, struct tree *tree, const struct lexed *lexed,
                                    size_t first, size_t *next, const struct store_query **out,
                                    struct avow_error *err)
{
    struct branch any = {0};
    size_t i = first;
    for (; i < lexed->phrase_count && lexed->phrases[i].group == lexed->phrases[first].group; i++) {
        const struct store_query *phrase = NULL;
        enum avow_status status = phrase_query(lease, tree, lexed->phrases[i].text, &phrase, err);
        if (status != AVOW_OK)
            return status;
        if (phrase != NULL)
            branch_add(tree, &any, phrase);
    }
    *next = i;
    *out = any.count > 0 ? tree_list(tree, STORE_OR, &any) : NULL;
    return AVOW_OK;
}

static enum avow_status add_phrases(struct lease *lease, struct tree *tree, const struct lexed *lexed,
                                    struct branch *branch, struct avow_error *err)
{
    size_t next = 0;
    for (size_t i = 0; i < lexed->phrase_count; i = next) {
        const struct store_query *group = NULL;
        enum avow_status status = group_query(lease, tree, lexed, i, &next, &group, err);
        if (status != AVOW_OK)
            return status;
        if (group != NULL)
            branch_add(tree, branch, group);
    }
    return AVOW_OK;
}

static enum avow_status add_excluded(struct lease *lease, struct tree *tree, const struct lexed *lexed,
                                     struct branch *branch, struct avow_error *err)
{
    for (size_t i = 0; i < lexed->excluded_count; i++) {
        const struct store_query *phrase = NULL;
        enum avow_status status = phrase_query(lease, tree, lexed->excluded[i].text, &phrase, err);
        if (status != AVOW_OK)
            return status;
        if (phrase != NULL)
            branch_add(tree, branch, phrase);
    }
    return AVOW_OK;
}

enum avow_status stage_one_operators(struct lease *lease, struct tree *tree, const struct lexed *lexed,
                                     const struct store_query *main, const struct store_query **out,
                                     struct avow_error *err)
{
    struct branch required = {0};
    struct branch without = {0};
    branch_add(tree, &required, main);
    enum avow_status status = add_phrases(lease, tree, lexed, &required, err);
    if (status != AVOW_OK)
        return status;
    branch_add(tree, &without, tree_list(tree, STORE_FILTER, &required));
    status = add_excluded(lease, tree, lexed, &without, err);
    if (status != AVOW_OK)
        return status;
    *out = tree_list(tree, STORE_AND_NOT, &without);
    return tree->failed ? error_set_no_memory(err, "search") : AVOW_OK;
}

double stage_one_floor(const struct understanding *understanding)
{
    size_t count = understanding->name_count;
    for (size_t i = 0; i < understanding->word_count; i++)
        count += understanding->words[i].role > WORD_NAME;
    if (count <= 1)
        return understanding->name_count > 0 ? name_floor : 0;
    double share = count <= 3 ? .20 : count <= 6 ? .125 : .08;
    return understanding->name_count > 0 ? share * named_share : share;
}
