/* A document's label, dates, access and page; what ends soon and what has ended is tagged. */
#include "serve/view_evidence.h"

#include "serve/view_link.h"
#include "serve/view_stated.h"
#include "serve/view_words.h"

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

struct span evidence_type(struct view *view, struct span type)
{
    return words_sentence(view, type);
}

/* "Anyone", "On request", "Under NDA"; nothing where the page does not say. */
static struct span access_words(struct span access)
{
    if (span_equal(access, SPAN("nda")))
        return SPAN("Customers under NDA");
    if (span_equal(access, SPAN("on request")))
        return SPAN("On request");
    return span_equal(access, SPAN("public")) ? SPAN("Anyone") : SPAN_EMPTY;
}

static int64_t days_left(const struct value *document)
{
    return value_integer(value_get(document, "days_left"), 0);
}

static bool is_over(const struct value *document)
{
    return get(document, "valid_until").size > 0 && days_left(document) < 0;
}

static bool is_soon(const struct value *document)
{
    return get(document, "valid_until").size > 0 && days_left(document) >= 0 &&
           days_left(document) <= EVIDENCE_SOON;
}

static void put_end(struct view *view, struct value *map, const struct value *document)
{
    words_put_day(view, map, "end_iso", "end_words", get(document, "valid_until"));
    view_put_text(view, map, "end_over", is_over(document) ? SPAN("Has ended") : SPAN_EMPTY);
    view_put_text(
        view, map, "end_soon",
        is_soon(document)
            ? view_print(view, "Ends in %.*s", SPAN_ARG(view_count(view, days_left(document), "day", "days")))
            : SPAN_EMPTY);
}

/* The day of the report, else the period it covers. */
static void put_dates(struct view *view, struct value *map, const struct value *document)
{
    words_put_day(view, map, "issued_iso", "issued_words", get(document, "report_date"));
    words_put_day(view, map, "period_from_iso", "period_from", get(document, "period_from"));
    words_put_day(view, map, "period_to_iso", "period_to", get(document, "period_to"));
}

static void put_standard(struct view *view, struct value *map, const struct value *document,
                         bool names_standard)
{
    struct value standard = VIEW_MAP;
    struct span id = get(document, "standard");
    view_put_text(view, &standard, "name", get(document, "standard_name"));
    view_put_text(view, &standard, "edition", get(document, "edition"));
    view_put_text(view, &standard, "level", get(document, "level"));
    bool is_named = names_standard && id.size > 0;
    view_put_text(view, map, "document_standard", id.size > 0 ? words_standard(view, &standard) : SPAN_EMPTY);
    view_put_text(view, map, "document_standard_href",
                  is_named ? stated_standard_href(view, id) : SPAN_EMPTY);
}

static struct value document_of(struct view *view, const struct value *document, bool names_standard)
{
    const struct value *page = value_get(document, "page");
    struct span id = get(document, "statement_id");
    size_t hash = span_find_byte(id, '#', 0);
    struct span access = get(document, "access");
    bool is_open = !span_equal(access, SPAN("nda"));
    struct value map = VIEW_MAP;
    view_put_text(view, &map, "document_label", get(document, "label"));
    view_put_text(view, &map, "document_href", is_open ? link_external(get(document, "target")) : SPAN_EMPTY);
    view_put_text(view, &map, "document_type", evidence_type(view, get(document, "type")));
    view_put_text(view, &map, "document_issuer", get(document, "issuer"));
    view_put_text(view, &map, "document_access", access_words(access));
    view_put_text(view, &map, "document_page", get(page, "title"));
    view_put_text(
        view, &map, "document_page_href",
        link_page(view, get(page, "id"),
                  hash != SPAN_NONE ? span_part(id, hash + 1, span_find_byte(id, '@', hash)) : SPAN_EMPTY,
                  view->as_of));
    words_put_day(view, &map, "seen_iso", "seen_words", get(document, "date"));
    put_standard(view, &map, document, names_standard);
    put_dates(view, &map, document);
    put_end(view, &map, document);
    return map;
}

void evidence_put(struct view *view, struct value *map, const struct value *list, bool names_standard,
                  size_t first, size_t most)
{
    struct value documents = VIEW_LIST;
    size_t count = list != NULL ? list->count : 0;
    for (size_t i = first; i < count && i - first < most; i++)
        view_append(view, &documents, document_of(view, &list->items[i], names_standard));
    view_put_flag(view, map, "has_documents", documents.count > 0);
    view_put_flag(view, map, "names_standard", names_standard);
    view_put(view, map, "documents", documents);
}

void evidence_put_more(struct view *view, struct value *map, const struct value *list, size_t most,
                       struct span href)
{
    size_t count = list != NULL ? list->count : 0;
    view_put_text(view, map, "documents_more",
                  count > most ? view_count(view, (int64_t)(count - most), "more", "more") : SPAN_EMPTY);
    view_put_text(view, map, "documents_href", href);
}

void evidence_count_ends(const struct value *list, int64_t *ended, int64_t *soon)
{
    *ended = 0;
    *soon = 0;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        *ended += is_over(&list->items[i]);
        *soon += is_soon(&list->items[i]);
    }
}
