/* The corpus folders of a run: their files, their avow.yml, and the vocabulary they share. */
#ifndef INDEX_CORPUS_H
#define INDEX_CORPUS_H

#include "base/digest.h"
#include "base/file.h"
#include "facts/pin.h"
#include "index/config.h"

struct corpus_root {
    struct span path; /* absolute, NUL-terminated */
    bool missing;
    struct config config;
    struct file_list files;
};

struct corpus {
    struct corpus_root *roots;
    size_t root_count;
    struct vocabulary_source *sources; /* the users' tables, in order */
    size_t source_count;
    struct vocabulary *vocabulary;
    struct facts_pins pins; /* of all roots */
    char terms_digest[DIGEST_HEX_SIZE];
    char vocabulary_digest[DIGEST_HEX_SIZE];
    char configuration_digest[DIGEST_HEX_SIZE];
};

/* Absolute form of a folder name, links resolved where it exists; NULL when memory ran out. */
char *corpus_root_path(const char *folder, struct arena *arena);
/* Look at `count` folders (absolute paths, no two alike). BAD_INPUT: avow.yml or a vocabulary table. Texts
 * are in `arena`. */
enum avow_status corpus_open(const struct span *paths, size_t count, struct arena *arena, struct corpus *out,
                             struct avow_error *err);
/* Safe on a zeroed corpus. */
void corpus_close(struct corpus *corpus);

/* The file that the walk through the root met at `path`; NULL when there is none, as for what is hidden. */
const struct file_entry *corpus_file(const struct corpus_root *root, struct span path);

/* True for files that are no documents: avow.yml and what it names, golden.tsv, company.yml, questionnaires.
 */
bool corpus_never_document(const struct config *config, struct span path);

/* What the key of a file is made of, beside the rules that hold for all. */
struct corpus_key {
    const struct document_facts *facts;
    struct span bytes;
    const date_day *gaps; /* days of complete snapshots that lack its page */
    size_t gap_count;
    bool dated_by_file; /* nothing better dates it than the time of the file, which then counts, too */
};

/* The input key: 64 hex digits that change when a new reading could give something else. */
void corpus_input_key(const struct corpus *corpus, const struct corpus_key *key, char hex[DIGEST_HEX_SIZE]);

#endif
