/* The exact-words identity of a statement: canonical text, hash, slug. */
#ifndef TERMS_CANONICAL_H
#define TERMS_CANONICAL_H

#include "base/arena.h"
#include "base/digest.h"
#include "base/error.h"

/* Canonical form of one part: block markers ("- " at a line's start, spaces before it or not, " | " between
 * cells) dropped; NFC; every run of white space one space; curly quotes straight; U+2010 and U+2011 to '-'; soft hyphens and zero-width
 * characters (U+200B to U+200F, U+2060, BOM) deleted; trimmed. Case, digits, punctuation stay. */
enum avow_status canonical_text(struct span text, struct arena *arena, struct span *out,
                                struct avow_error *err);
/* canonical(question) LF canonical(text), or canonical(text) without a question: what `show --canonical`
 * prints. */
enum avow_status canonical_statement(struct span question, struct span text, struct arena *arena,
                                     struct span *out, struct avow_error *err);
/* SHA-256 of canonical_statement. */
enum avow_status canonical_hash(struct span question, struct span text, char hex[DIGEST_HEX_SIZE],
                                struct avow_error *err);
/* NFKC, case fold; apostrophes and soft hyphens deleted; runs of anything but letters (with their marks) and
 * digits become '-'; trimmed; over 80 bytes cut at a '-' with '-' and 6 hex of SHA-256 of the uncut slug, 80
 * bytes in all at most. `keep_dots` keeps '.' (page ids). Empty for a text without letters and digits. */
enum avow_status slug_of(struct span text, bool keep_dots, struct arena *arena, struct span *out,
                         struct avow_error *err);

#endif
