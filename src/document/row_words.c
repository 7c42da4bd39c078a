/* What the rows of a file say of their page. */
#include "document/row_words.h"

struct span row_web_address(struct span url)
{
    bool good = span_starts(url, SPAN("https://")) || span_starts(url, SPAN("http://"));
    return good ? url : SPAN_EMPTY;
}

/* A word that is none of ours is left to the rules for front matter. */
static void add_audience(struct row_words *words, struct span audience)
{
    int value = word_value(WORDS_AUDIENCE, audience);
    int rank = value < 0 ? AUDIENCE_COUNT : value;
    words->silent = words->silent || audience.size == 0;
    if (audience.size == 0 || (words->audience.size > 0 && rank <= words->audience_rank))
        return;
    words->audience = audience;
    words->audience_rank = rank;
}

void row_words_add(struct row_words *words, struct span url, struct span date, struct span audience,
                   date_day *day)
{
    *day = date_read(date);
    words->urls_differ = words->urls_differ || (words->rows > 0 && !span_equal(words->url, url));
    words->url = url;
    words->rows++;
    if (*day > words->day) {
        words->day = *day;
        words->date = date;
    }
    add_audience(words, audience);
}

/* Rows that say nothing are for nobody outside; when none says anything the configuration may. */
static struct span page_audience(const struct row_words *words, struct reading *out)
{
    if (!words->silent || words->audience.size == 0 || words->audience_rank >= AUDIENCE_INTERNAL)
        return words->audience;
    out->note = "some rows give no audience: all taken as internal";
    return word_of(WORDS_AUDIENCE, AUDIENCE_INTERNAL);
}

bool row_words_apply(const struct row_words *words, struct arena *arena, struct reading *out)
{
    const struct span pairs[][2] = {
        {SPAN("title"), words->title.size > 0 ? words->title : words->name},
        {SPAN("date"), words->date},
        {SPAN("url"), words->urls_differ ? SPAN_EMPTY : words->url},
        {SPAN("audience"), page_audience(words, out)},
    };
    enum { PAIRS = sizeof pairs / sizeof *pairs };
    struct value front = {.type = VALUE_MAP,
                          .keys = arena_array(arena, PAIRS, sizeof *front.keys),
                          .items = arena_array(arena, PAIRS, sizeof *front.items)};
    if (front.keys == NULL || front.items == NULL)
        return false;
    for (size_t i = 0; i < PAIRS; i++) {
        if (pairs[i][1].size == 0)
            continue;
        front.keys[front.count] = pairs[i][0];
        front.items[front.count++] = (struct value){.type = VALUE_STRING, .text = pairs[i][1]};
    }
    out->front = front;
    return true;
}
