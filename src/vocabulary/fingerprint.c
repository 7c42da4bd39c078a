/* The digest of the rows: whatever may change what is found in pages changes it. */
#include "base/digest.h"
#include "vocabulary/rows.h"

/* Raised when the same tables find other mentions than before: unchanged pages are then indexed again. */
enum { RECOGNISER_VERSION = 1 };

static void digest_number(struct digest *digest, uint64_t number)
{
    digest_add_field(digest, (struct span){(const char *)&number, sizeof number});
}

static void digest_list(struct digest *digest, struct span_list list)
{
    digest_number(digest, list.count);
    for (size_t at = 0; at < list.count; at++)
        digest_add_field(digest, list.items[at]);
}

static void digest_base(struct digest *digest, const struct row_base *base, struct span name)
{
    digest_add_field(digest, base->id);
    digest_add_field(digest, name);
    digest_number(digest, base->names.count);
    for (size_t at = 0; at < base->names.count; at++) {
        const struct row_name *item = &base->names.items[at];
        digest_add_field(digest, item->text);
        digest_add_field(digest, item->edition);
        digest_add_field(digest, item->level);
        digest_number(digest, item->flags);
    }
}

static void digest_standard(struct digest *digest, const struct standard_row *row)
{
    digest_base(digest, &row->base, row->face.name);
    digest_list(digest, row->face.editions);
    digest_add_field(digest, row->face.current);
    digest_list(digest, row->unless);
    digest_number(digest, (uint64_t)row->edition << 16 | (uint64_t)row->level << 8 |
                              (uint64_t)row->parts << 1 | (uint64_t)row->clauses);
}

static void digest_service(struct digest *digest, const struct service_row *row)
{
    digest_base(digest, &row->base, row->face.name);
    digest_add_field(digest, row->face.variant_of);
    digest_number(digest, row->common);
    for (size_t at = 0; at < row->face.former_count; at++)
        digest_add_field(digest, row->face.formerly[at].until);
}

static void digest_keys(struct digest *digest, const struct key_set *set)
{
    digest_number(digest, set->count);
    for (size_t at = 0; at < set->count; at++)
        digest_number(digest, set->items[at]);
}

void rows_digest(const struct vocabulary *vocabulary, char hex[65])
{
    struct digest digest;
    digest_init(&digest);
    digest_number(&digest, RECOGNISER_VERSION);
    digest_number(&digest, vocabulary->standard_count);
    for (size_t at = 0; at < vocabulary->standard_count; at++)
        digest_standard(&digest, vocabulary->standards[at]);
    digest_number(&digest, vocabulary->service_count);
    for (size_t at = 0; at < vocabulary->service_count; at++)
        digest_service(&digest, vocabulary->services[at]);
    for (size_t at = 0; at < vocabulary->prefix_count; at++) {
        digest_add_field(&digest, vocabulary->prefixes[at].words);
        digest_list(&digest, vocabulary->prefixes[at].others);
    }
    digest_keys(&digest, &vocabulary->context);
    digest_keys(&digest, &vocabulary->common);
    digest_hex(&digest, hex);
}
