/* Front matter over configuration over guesses. */
#include "document/front_matter.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

enum { NOTE_SIZE = 240, NOTE_LIMIT = 50, NAMES_LIMIT = 100, TEXT_LIMIT = 1000, SHOWN_LIMIT = 60 };

/* The ways a key is spelled, best first: ours, ms.*, Jekyll, Hugo, Docusaurus. Those of dates stand for what
 * is left of them without `-`, `_` and capitals: "lastUpdated", "last_updated". */
static const char *const title_keys[] = {"title", "name", NULL};
static const char *const date_keys[] = {
    "date",        "ms.date",     "lastmodified", "lastmodifiedat", "lastmod",   "updated",
    "modified",    "lastupdated", "lastupdate",   "updatedat",      "updatedon", "datemodified",
    "dateupdated", "modifiedat",  "lastreviewed", "reviewedon",     NULL};
static const char *const url_keys[] = {"url", "canonical", "canonical_url", "permalink", NULL};
static const char *const standard_keys[] = {"standards", "standard", NULL};
static const char *const service_keys[] = {"services", "service", NULL};
static const char *const owner_keys[] = {"owner", "ms.owner", NULL};
static const char *const review_keys[] = {"reviewby", "ms.reviewdate", NULL};
static const char *const language_keys[] = {"language", "lang", "locale", "ms.locale", NULL};

bool page_note(struct page *page, struct arena *arena, const char *format, ...)
{
    if (page->notes.count >= NOTE_LIMIT)
        return true;
    char text[NOTE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    for (size_t i = 0; i < page->notes.count; i++)
        if (span_equal(page->notes.items[i], span_of(text)))
            return true;
    struct span *items = arena_array(arena, page->notes.count + 1, sizeof *items);
    struct span copy = arena_copy(arena, span_of(text));
    if (items == NULL || copy.bytes == NULL)
        return false;
    for (size_t i = 0; i < page->notes.count; i++)
        items[i] = page->notes.items[i];
    items[page->notes.count] = copy;
    page->notes = (struct span_list){items, page->notes.count + 1};
    return true;
}

/* As much of a value as a message can hold. */
static struct span shown(struct span text)
{
    return span_part(text, 0, utf8_floor(text, SHOWN_LIMIT));
}

static const struct value *get_any(const struct value *front, const char *const *keys)
{
    for (; *keys != NULL; keys++) {
        const struct value *value = value_get(front, *keys);
        if (value != NULL && value->type != VALUE_NULL)
            return value;
    }
    return NULL;
}

/* The text under any of the keys, else what the configuration says. */
static struct span text_of(const struct value *front, const char *const *keys, struct span otherwise)
{
    struct span text = span_trim(value_text(get_any(front, keys)));
    return text.size > 0 && text.size <= TEXT_LIMIT ? text : otherwise;
}

/* A list, or one text with commas between the names. */
static enum avow_status names_of(const struct value *value, struct arena *arena, struct span_list *names,
                                 struct avow_error *err)
{
    struct span *items = arena_array(arena, NAMES_LIMIT, sizeof *items);
    if (items == NULL)
        return error_set_no_memory(err, "");
    size_t count = 0;
    struct span rest = value_text(value);
    struct span piece = SPAN_EMPTY;
    while (count < NAMES_LIMIT && rest.size > 0 && span_next_piece(&rest, ',', &piece))
        if (span_trim(piece).size > 0)
            items[count++] = span_trim(piece);
    for (size_t i = 0; value->type == VALUE_LIST && i < value->count && count < NAMES_LIMIT; i++)
        if (span_trim(value_text(&value->items[i])).size > 0)
            items[count++] = span_trim(value_text(&value->items[i]));
    *names = (struct span_list){items, count};
    return AVOW_OK;
}

static enum avow_status apply_names(const struct value *front, const struct document_facts *facts,
                                    struct arena *arena, struct named_subjects *named, struct avow_error *err)
{
    *named = (struct named_subjects){facts->standards, facts->services};
    const struct value *standards = get_any(front, standard_keys);
    const struct value *services = get_any(front, service_keys);
    enum avow_status status = AVOW_OK;
    if (standards != NULL)
        status = names_of(standards, arena, &named->standards, err);
    if (status == AVOW_OK && services != NULL)
        status = names_of(services, arena, &named->services, err);
    return status;
}

/* "November 21st, 2024" is read without its "st". */
static date_day read_day(struct span text)
{
    char plain[64];
    size_t size = 0;
    for (size_t i = 0; i < text.size && size < sizeof plain; i++) {
        bool digit_before = i > 0 && text.bytes[i - 1] >= '0' && text.bytes[i - 1] <= '9';
        struct span two = span_part(text, i, i + 2);
        if (digit_before && (span_equal(two, SPAN("st")) || span_equal(two, SPAN("nd")) ||
                             span_equal(two, SPAN("rd")) || span_equal(two, SPAN("th"))))
            i++;
        else
            plain[size++] = text.bytes[i];
    }
    return date_read((struct span){plain, size});
}

/* `key` as written is `plain` but for `-`, `_` and capitals. */
static bool is_spelling(struct span key, const char *plain)
{
    for (size_t i = 0; i < key.size; i++) {
        char byte = key.bytes[i];
        if (byte == '-' || byte == '_')
            continue;
        byte = byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
        if (*plain == '\0' || byte != *plain++)
            return false;
    }
    return *plain == '\0';
}

/* The text under a key; Docusaurus writes `last_update: {date: 2026-03-11, author: ...}`. */
static struct span date_text(const struct value *front, const char *key, struct span *written)
{
    for (size_t i = 0; front != NULL && front->type == VALUE_MAP && i < front->count; i++) {
        const struct value *value = &front->items[i];
        if (!is_spelling(front->keys[i], key))
            continue;
        *written = front->keys[i];
        return span_trim(value_text(value->type == VALUE_MAP ? value_get(value, "date") : value));
    }
    return SPAN_EMPTY;
}

/* The first of the keys that holds a date; what is none is noted. */
static enum avow_status day_of(const struct value *front, const char *const *keys, struct arena *arena,
                               struct page *page, date_day *day, struct avow_error *err)
{
    *day = DATE_NONE;
    for (; *keys != NULL && *day == DATE_NONE; keys++) {
        struct span written = SPAN_EMPTY;
        struct span text = date_text(front, *keys, &written);
        *day = text.size > 0 ? read_day(text) : DATE_NONE;
        if (text.size > 0 && *day == DATE_NONE &&
            !page_note(page, arena, "%.*s: %.*s is no date, ignored; write it as YYYY-MM-DD",
                       SPAN_ARG(shown(written)), SPAN_ARG(shown(text))))
            return error_set_no_memory(err, "");
    }
    return AVOW_OK;
}

static enum avow_status apply_dates(const struct value *front, const struct document_facts *facts,
                                    struct arena *arena, struct page *page, struct avow_error *err)
{
    date_day stated = DATE_NONE;
    date_day review = DATE_NONE;
    enum avow_status status = day_of(front, date_keys, arena, page, &stated, err);
    if (status == AVOW_OK)
        status = day_of(front, review_keys, arena, page, &review, err);
    if (status != AVOW_OK)
        return status;
    page->review_by = review != DATE_NONE ? review : facts->review_by;
    page->date = stated != DATE_NONE ? stated : facts->date != DATE_NONE ? facts->date : facts->modified;
    page->date_source = stated != DATE_NONE        ? DATE_STATED
                        : facts->date != DATE_NONE ? DATE_SNAPSHOT
                                                   : DATE_FILE;
    return AVOW_OK;
}

/* One of our words, or nothing: other values mean something to other tools. */
static enum avow_status word_under(const struct value *front, const char *key, enum word_set set,
                                   struct arena *arena, struct page *page, int *value, struct avow_error *err)
{
    struct span word = span_trim(value_get_text(front, key));
    if (word.size == 0)
        return AVOW_OK;
    int known = word_value(set, word);
    if (known >= 0) {
        *value = known;
        return AVOW_OK;
    }
    int near = word_near(set, word);
    struct span said = shown(word);
    if (near >= 0)
        return error_set(err, AVOW_BAD_INPUT, "", "front matter says %s: %.*s; did you mean %.*s?", key,
                         SPAN_ARG(said), SPAN_ARG(word_of(set, near)));
    return page_note(page, arena, "%s: %.*s is none of our words, ignored", key, SPAN_ARG(said))
               ? AVOW_OK
               : error_set_no_memory(err, "");
}

/* Jekyll says `published: false`, Hugo `draft: true`. */
static bool says_draft(const struct value *front)
{
    const struct value *published = value_get(front, "published");
    bool hidden = published != NULL && published->type == VALUE_BOOL && !published->boolean;
    return hidden || value_true(value_get(front, "draft"));
}

static enum avow_status apply_words(const struct value *front, const struct document_facts *facts,
                                    struct arena *arena, struct page *page, int *about,
                                    struct avow_error *err)
{
    int audience = facts->audience;
    int state = says_draft(front) ? STATUS_DRAFT : facts->status;
    *about = facts->about;
    enum avow_status status = word_under(front, "audience", WORDS_AUDIENCE, arena, page, &audience, err);
    if (status == AVOW_OK)
        status = word_under(front, "status", WORDS_STATUS, arena, page, &state, err);
    if (status == AVOW_OK)
        status = word_under(front, "about", WORDS_ABOUT, arena, page, about, err);
    if (status != AVOW_OK)
        return status;
    page->audience_given = audience != WORD_NOT_GIVEN;
    page->audience = page->audience_given ? (enum page_audience)audience : AUDIENCE_INTERNAL;
    page->status = state != WORD_NOT_GIVEN ? (enum page_status)state : STATUS_PUBLISHED;
    return AVOW_OK;
}

static bool is_web_address(struct span url)
{
    return span_starts(url, SPAN("https://")) || span_starts(url, SPAN("http://"));
}

/* A site's own path ("/docs/x/") is put on the host of the configured URL; without one it leads nowhere. */
static enum avow_status apply_url(const struct value *front, const struct document_facts *facts,
                                  struct arena *arena, struct page *page, struct avow_error *err)
{
    page->url = facts->url;
    struct span url = text_of(front, url_keys, SPAN_EMPTY);
    if (is_web_address(url))
        page->url = url;
    if (!span_starts(url, SPAN("/")) || span_starts(url, SPAN("//")) || !is_web_address(facts->url))
        return AVOW_OK;
    size_t host_end = span_find_byte(facts->url, '/', 8);
    const char *joined =
        arena_printf(arena, "%.*s%.*s", SPAN_ARG(span_part(facts->url, 0, host_end)), SPAN_ARG(url));
    if (joined == NULL)
        return error_set_no_memory(err, "");
    page->url = span_of(joined);
    return AVOW_OK;
}

/* A tag as it is filtered by: "de_AT" is "de-at"; empty when memory ran out. */
static struct span tidy_tag(struct span tag, struct arena *arena)
{
    char *tidy = arena_string(arena, tag);
    for (size_t i = 0; tidy != NULL && i < tag.size; i++) {
        if (tidy[i] >= 'A' && tidy[i] <= 'Z')
            tidy[i] = (char)(tidy[i] | 0x20);
        else if (tidy[i] == '_')
            tidy[i] = '-';
    }
    return tidy != NULL ? (struct span){tidy, tag.size} : SPAN_EMPTY;
}

enum avow_status front_matter_apply(const struct value *front, const struct document_facts *facts,
                                    struct arena *arena, struct page *page, struct named_subjects *named,
                                    int *about, struct avow_error *err)
{
    page->title = text_of(front, title_keys, facts->title);
    page->owner = text_of(front, owner_keys, facts->owner);
    page->language = tidy_tag(
        text_of(front, language_keys, facts->language.size > 0 ? facts->language : SPAN("en")), arena);
    enum avow_status status =
        page->language.size > 0 ? apply_names(front, facts, arena, named, err) : error_set_no_memory(err, "");
    if (status == AVOW_OK)
        status = apply_dates(front, facts, arena, page, err);
    if (status == AVOW_OK)
        status = apply_words(front, facts, arena, page, about, err);
    return status == AVOW_OK ? apply_url(front, facts, arena, page, err) : status;
}
