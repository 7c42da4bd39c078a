/* Which languages an index has: the values of its language terms. */
#include "search/language.h"

#include "terms/term.h"

#include <string.h>

enum { TAGS = 64 };

static const struct language *find(const struct language_list *languages, struct span code)
{
    for (size_t i = 0; i < languages->count; i++)
        if (span_equal_case(span_of(languages->items[i].code), code))
            return &languages->items[i];
    return NULL;
}

static enum avow_status add(struct language_list *languages, struct span code, struct avow_error *err)
{
    if (languages->count == LANGUAGES || code.size >= LANGUAGE_CODE || find(languages, code) != NULL ||
        span_equal_case(code, SPAN("en")) || !language_has_stemmer(code))
        return AVOW_OK;
    struct language *language = &languages->items[languages->count];
    enum avow_status status = tokeniser_new(code, &language->tokeniser, err);
    if (status != AVOW_OK)
        return status;
    memcpy(language->code, code.bytes, code.size);
    language->code[code.size] = '\0';
    languages->count++;
    return AVOW_OK;
}

enum avow_status languages_open(struct store_reader *store, struct arena *scratch, struct language_list *out,
                                struct avow_error *err)
{
    struct span prefix = term_prefix(TERM_LANGUAGE);
    struct language_list opened = {.count = 0};
    struct store_term_row *rows = NULL;
    size_t count = 0;
    enum avow_status status =
        store_reader_terms(store, prefix, SPAN_EMPTY, TAGS, scratch, &rows, &count, err);
    for (size_t i = 0; status == AVOW_OK && i < count; i++)
        status = add(&opened, language_primary(span_part(rows[i].term, prefix.size, rows[i].term.size)), err);
    if (status == AVOW_OK)
        *out = opened;
    else
        languages_close(&opened);
    return status;
}

void languages_close(struct language_list *languages)
{
    for (size_t i = 0; i < languages->count; i++)
        tokeniser_free(languages->items[i].tokeniser);
    *languages = (struct language_list){.count = 0};
}

struct tokeniser *language_tokeniser(const struct language_list *languages, struct span language,
                                     struct tokeniser *otherwise)
{
    const struct language *found = find(languages, language_primary(language));
    return found != NULL ? found->tokeniser : otherwise;
}
