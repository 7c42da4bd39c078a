/* Labels of documents: sentences are none, and "Report" alone takes the name of its standard. */
#include "document/evidence_label.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/wording.h"
#include "terms/tokens.h"

struct span evidence_label_last(struct span label)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct sentence_list sentences = {NULL, 0};
    if (sentences_of(label, &scratch, &sentences, NULL) != AVOW_OK || sentences.count < 2)
        return label;
    return span_trim(span_part(label, sentences.ends[sentences.count - 2], label.size));
}

bool evidence_label_names_none(struct span label, bool linked)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(label, &scratch, &plain, NULL) != AVOW_OK)
        return false;
    return span_find(plain, SPAN(" list of "), 0) != SPAN_NONE || span_starts(plain, SPAN(" how ")) ||
           span_starts(plain, SPAN(" about ")) || (!linked && wording_in(plain, WORDING_VERBS));
}

/* Every word tells the sort of a document and nothing else. */
static bool is_bare(struct span label)
{
    static const char *const sorts[] = {
        "report", "reports", "certificate", "certificates", "attestation", "certification", "type", "1",
        "2",      "i",       "ii",          "audit",        "of",          "compliance",    NULL};
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    struct span word = SPAN_EMPTY;
    if (prose_plain(label, &scratch, &plain, NULL) != AVOW_OK)
        return false;
    plain = span_trim(plain);
    bool bare = plain.size > 0;
    while (bare && span_next_piece(&plain, ' ', &word))
        bare = span_is_one_of(word, sorts);
    return bare;
}

struct span evidence_label_full(struct span name, struct span label, struct arena *arena)
{
    static const struct span small[] = {SPAN_INIT("Report"), SPAN_INIT("Certificate"),
                                        SPAN_INIT("Attestation"), SPAN_INIT("Certification")};
    label = span_trim(label);
    if (name.size == 0 || !is_bare(label))
        return label;
    char *full = arena_printf(arena, "%.*s %.*s", SPAN_ARG(name), SPAN_ARG(label));
    for (size_t i = 0; full != NULL && i < sizeof small / sizeof *small; i++)
        if (span_equal(label, small[i]))
            full[name.size + 1] = (char)(full[name.size + 1] - 'A' + 'a');
    return full != NULL ? span_of(full) : SPAN_EMPTY;
}
