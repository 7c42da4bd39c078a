/* Terms, keys, documents and folders are checked here, so that a bad one never reaches the engine. */
#include "store/guard.h"

#include "base/file.h"

static enum avow_status check_name(struct span name, const char *what, size_t limit, struct avow_error *err)
{
    if (name.size == 0 || name.bytes == NULL)
        return error_set(err, AVOW_USAGE, "store", "an empty %s; leave it out", what);
    if (name.size > limit)
        return error_set(err, AVOW_USAGE, "store",
                         "a %s of %zu bytes, %zu are allowed; hash its end: %.40s...", what, name.size, limit,
                         name.bytes);
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.bytes[i];
        if (byte < 0x20 || byte == 0x7F)
            return error_set(err, AVOW_USAGE, "store",
                             "a %s with the control byte 0x%02X at byte %zu; clean the text", what, byte, i);
    }
    return AVOW_OK;
}

enum avow_status guard_term(struct span term, struct avow_error *err)
{
    return check_name(term, "term", STORE_TERM_LIMIT, err);
}

enum avow_status guard_key(struct span key, struct avow_error *err)
{
    return check_name(key, "metadata key", STORE_KEY_LIMIT, err);
}

enum avow_status guard_slot(uint64_t slot, struct avow_error *err)
{
    if (slot < UINT32_MAX)
        return AVOW_OK;
    return error_set(err, AVOW_USAGE, "store", "there is no value slot %llu", (unsigned long long)slot);
}

static enum avow_status check_terms(const struct store_document *document, struct avow_error *err)
{
    uint64_t length = 0;
    enum avow_status status = guard_term(document->unique, err);
    for (size_t i = 0; i < document->term_count && status == AVOW_OK; i++) {
        status = guard_term(document->terms[i].term, err);
        length += document->terms[i].wdf;
    }
    for (size_t i = 0; i < document->posting_count && status == AVOW_OK; i++)
        status = guard_term(document->postings[i].term, err);
    if (status == AVOW_OK && length > UINT32_MAX)
        return error_set(err, AVOW_USAGE, "store", "the wdf of all terms add up to more than 32 bits hold");
    return status;
}

enum avow_status guard_document(const struct store_document *document, struct avow_error *err)
{
    enum avow_status status = check_terms(document, err);
    for (size_t i = 0; i < document->value_count && status == AVOW_OK; i++)
        status = guard_slot(document->values[i].slot, err);
    return status;
}

enum avow_status guard_folder(const char *path, bool create, struct avow_error *err)
{
    struct file_facts facts;
    enum avow_status status = file_stat(path, &facts, err);
    if (status != AVOW_OK || facts.kind == FILE_FOLDER || (facts.kind == FILE_NONE && create))
        return status;
    return error_set(err, AVOW_NOT_FOUND, path,
                     facts.kind == FILE_NONE ? "no index is here; run `avow index` first"
                                             : "this is a file, and an index is a folder; name its folder");
}

enum avow_status guard_folders(const char *const *paths, size_t count, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    if (count == 0)
        return error_set(err, AVOW_USAGE, "store", "no index to read; name at least one");
    for (size_t i = 0; i < count && status == AVOW_OK; i++)
        status = guard_folder(paths[i], false, err);
    return status;
}
