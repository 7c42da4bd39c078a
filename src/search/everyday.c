/* Words of everyday speech that say nothing of the matter: documents seldom use them, so that their rarity
 * would lift whatever has them by chance. */
#include "search/understanding.h"

#include "terms/forward.h"

/* In byte order. Kept to words that no control, contract or service is named by. */
static const struct span words[] = {
    SPAN_INIT("able"),       SPAN_INIT("actually"),  SPAN_INIT("ahead"),     SPAN_INIT("almost"),
    SPAN_INIT("along"),      SPAN_INIT("already"),   SPAN_INIT("always"),    SPAN_INIT("anybody"),
    SPAN_INIT("anyone"),     SPAN_INIT("anything"),  SPAN_INIT("anyway"),    SPAN_INIT("around"),
    SPAN_INIT("away"),       SPAN_INIT("bad"),       SPAN_INIT("big"),       SPAN_INIT("bit"),
    SPAN_INIT("bring"),      SPAN_INIT("brings"),    SPAN_INIT("came"),      SPAN_INIT("come"),
    SPAN_INIT("comes"),      SPAN_INIT("coming"),    SPAN_INIT("else"),      SPAN_INIT("enough"),
    SPAN_INIT("even"),       SPAN_INIT("ever"),      SPAN_INIT("everybody"), SPAN_INIT("everyone"),
    SPAN_INIT("everything"), SPAN_INIT("exactly"),   SPAN_INIT("fast"),      SPAN_INIT("fellow"),
    SPAN_INIT("few"),        SPAN_INIT("find"),      SPAN_INIT("finding"),   SPAN_INIT("finds"),
    SPAN_INIT("fine"),       SPAN_INIT("folk"),      SPAN_INIT("folks"),     SPAN_INIT("found"),
    SPAN_INIT("gave"),       SPAN_INIT("gets"),      SPAN_INIT("getting"),   SPAN_INIT("given"),
    SPAN_INIT("gives"),      SPAN_INIT("giving"),    SPAN_INIT("go"),        SPAN_INIT("goes"),
    SPAN_INIT("going"),      SPAN_INIT("gone"),      SPAN_INIT("good"),      SPAN_INIT("got"),
    SPAN_INIT("gotten"),     SPAN_INIT("guy"),       SPAN_INIT("guys"),      SPAN_INIT("hand"),
    SPAN_INIT("hands"),      SPAN_INIT("happen"),    SPAN_INIT("happened"),  SPAN_INIT("happens"),
    SPAN_INIT("inside"),     SPAN_INIT("instead"),   SPAN_INIT("knew"),      SPAN_INIT("know"),
    SPAN_INIT("known"),      SPAN_INIT("knows"),     SPAN_INIT("later"),     SPAN_INIT("let"),
    SPAN_INIT("lets"),       SPAN_INIT("letting"),   SPAN_INIT("like"),      SPAN_INIT("likes"),
    SPAN_INIT("longer"),     SPAN_INIT("look"),      SPAN_INIT("looked"),    SPAN_INIT("looking"),
    SPAN_INIT("looks"),      SPAN_INIT("lot"),       SPAN_INIT("lots"),      SPAN_INIT("made"),
    SPAN_INIT("make"),       SPAN_INIT("makes"),     SPAN_INIT("making"),    SPAN_INIT("maybe"),
    SPAN_INIT("never"),      SPAN_INIT("nice"),      SPAN_INIT("nobody"),    SPAN_INIT("nothing"),
    SPAN_INIT("now"),        SPAN_INIT("outside"),   SPAN_INIT("perhaps"),   SPAN_INIT("put"),
    SPAN_INIT("puts"),       SPAN_INIT("putting"),   SPAN_INIT("quite"),     SPAN_INIT("rather"),
    SPAN_INIT("really"),     SPAN_INIT("said"),      SPAN_INIT("saw"),       SPAN_INIT("say"),
    SPAN_INIT("saying"),     SPAN_INIT("says"),      SPAN_INIT("seem"),      SPAN_INIT("seems"),
    SPAN_INIT("seen"),       SPAN_INIT("sees"),      SPAN_INIT("several"),   SPAN_INIT("simply"),
    SPAN_INIT("sit"),        SPAN_INIT("sits"),      SPAN_INIT("small"),     SPAN_INIT("somebody"),
    SPAN_INIT("someone"),    SPAN_INIT("something"), SPAN_INIT("soon"),      SPAN_INIT("still"),
    SPAN_INIT("straight"),   SPAN_INIT("stuff"),     SPAN_INIT("sure"),      SPAN_INIT("tell"),
    SPAN_INIT("telling"),    SPAN_INIT("tells"),     SPAN_INIT("thing"),     SPAN_INIT("things"),
    SPAN_INIT("think"),      SPAN_INIT("thinks"),    SPAN_INIT("today"),     SPAN_INIT("together"),
    SPAN_INIT("told"),       SPAN_INIT("tries"),     SPAN_INIT("try"),       SPAN_INIT("trying"),
    SPAN_INIT("turn"),       SPAN_INIT("turns"),     SPAN_INIT("want"),      SPAN_INIT("wanted"),
    SPAN_INIT("wants"),      SPAN_INIT("well"),      SPAN_INIT("went"),      SPAN_INIT("wise"),
    SPAN_INIT("yet"),
};

bool word_is_everyday(struct span common)
{
    return span_is_among(common, words, sizeof words / sizeof *words);
}

/* Something may stand for it, alone or with its neighbours ("hand over"). */
static bool has_meaning(const struct understanding *query, size_t number)
{
    for (size_t i = 0; i < query->phrase_count; i++)
        for (size_t k = 0; k < query->phrases[i].asked_count; k++)
            if (query->phrases[i].asked[k] == number)
                return true;
    for (size_t i = 0; i < query->words[number].form_count; i++)
        if (query->words[number].forms[i].text.size > 0)
            return true;
    return false;
}

/* "list of subprocessors" and nothing before it but "your": the page of them need not call itself a list. */
static bool is_list_of(const struct token_list *tokens, size_t number)
{
    return number < 2 && number + 1 < tokens->count && span_equal(tokens->items[number].fold, SPAN("list")) &&
           span_equal(tokens->items[number + 1].fold, SPAN("of"));
}

void understanding_lighten(struct understanding *query)
{
    for (size_t i = 0; i < query->tokens.count; i++) {
        const struct token *token = &query->tokens.items[i];
        size_t number = word_is_everyday(token->common) || is_list_of(&query->tokens, i)
                            ? understanding_word(query, forward_stem_hash(token->stem))
                            : SPAN_NONE;
        if (number != SPAN_NONE && query->words[number].role == WORD_PLAIN && !has_meaning(query, number))
            query->words[number].role = WORD_BOILERPLATE;
    }
}
