/* The facet slot: u8 version, kind, status, audience, about, counts of standards and services; u64 identity
 * (as two u32, low first); u32 page, ordinal, review day; u16 year, words, answers, asked; u16 family and
 * edition of each standard, u16 of each service. */
#include "terms/facets.h"

#include "terms/bytes.h"

enum { VERSION = 3 };

static uint8_t capped(uint8_t count)
{
    return count < FACET_LIST_LIMIT ? count : FACET_LIST_LIMIT;
}

bool facets_encode(struct buffer *out, const struct facets *facets)
{
    const uint8_t head[] = {VERSION,
                            (uint8_t)facets->kind,
                            (uint8_t)facets->status,
                            (uint8_t)facets->audience,
                            (uint8_t)facets->about,
                            capped(facets->standard_count),
                            capped(facets->service_count)};
    buffer_append(out, (struct span){(const char *)head, sizeof head});
    bytes_put_u32(out, (uint32_t)facets->identity);
    bytes_put_u32(out, (uint32_t)(facets->identity >> 32));
    bytes_put_u32(out, facets->page);
    bytes_put_u32(out, facets->ordinal);
    bytes_put_u32(out, facets->review_by);
    bytes_put_u16(out, facets->year);
    bytes_put_u16(out, facets->words);
    bytes_put_u16(out, facets->answers);
    bytes_put_u16(out, facets->asked);
    for (size_t i = 0; i < capped(facets->standard_count); i++) {
        bytes_put_u16(out, facets->standards[i].family);
        bytes_put_u16(out, facets->standards[i].edition);
    }
    for (size_t i = 0; i < capped(facets->service_count); i++)
        bytes_put_u16(out, facets->services[i]);
    return !out->failed;
}

static bool read_head(struct bytes_reader *reader, struct facets *facets)
{
    uint8_t version = bytes_get_u8(reader);
    uint8_t kind = bytes_get_u8(reader);
    uint8_t status = bytes_get_u8(reader);
    uint8_t audience = bytes_get_u8(reader);
    uint8_t about = bytes_get_u8(reader);
    facets->kind = (enum statement_kind)kind;
    facets->status = (enum page_status)status;
    facets->audience = (enum page_audience)audience;
    facets->about = (enum statement_about)about;
    facets->standard_count = bytes_get_u8(reader);
    facets->service_count = bytes_get_u8(reader);
    return version == VERSION && kind < KIND_COUNT && status < STATUS_COUNT && audience < AUDIENCE_COUNT &&
           about < ABOUT_COUNT && facets->standard_count <= FACET_LIST_LIMIT &&
           facets->service_count <= FACET_LIST_LIMIT;
}

static void read_lists(struct bytes_reader *reader, struct facets *facets)
{
    for (size_t i = 0; i < facets->standard_count; i++) {
        facets->standards[i].family = bytes_get_u16(reader);
        facets->standards[i].edition = bytes_get_u16(reader);
    }
    for (size_t i = 0; i < facets->service_count; i++)
        facets->services[i] = bytes_get_u16(reader);
}

bool facets_decode(struct span bytes, struct facets *out)
{
    struct bytes_reader reader = {bytes, false};
    struct facets facets = {0};
    if (!read_head(&reader, &facets))
        return false;
    facets.identity = bytes_get_u32(&reader);
    facets.identity |= (uint64_t)bytes_get_u32(&reader) << 32;
    facets.page = bytes_get_u32(&reader);
    facets.ordinal = bytes_get_u32(&reader);
    facets.review_by = bytes_get_u32(&reader);
    facets.year = bytes_get_u16(&reader);
    facets.words = bytes_get_u16(&reader);
    facets.answers = bytes_get_u16(&reader);
    facets.asked = bytes_get_u16(&reader);
    read_lists(&reader, &facets);
    if (reader.failed || reader.rest.size > 0)
        return false;
    *out = facets;
    return true;
}

bool facets_have_family(const struct facets *facets, uint16_t family)
{
    for (size_t i = 0; i < facets->standard_count; i++)
        if (facets->standards[i].family == family)
            return true;
    return false;
}
