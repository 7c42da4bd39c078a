/* A statement as JSON: the fields that search results, single statements and pages share. */
#ifndef SEARCH_CARD_H
#define SEARCH_CARD_H

#include "base/json_writer.h"
#include "search/lease.h"

struct approved_mark;
struct facts_evidence;

/* id, kind, heading, anchor, page_number (of a paged format, from 1; else null), question, text, standards,
 * services, status, approved, about, audience, owner, review_by, links. `approved` NULL: it is not. */
void card_fields(struct json_writer *json, const struct vocabulary *vocabulary, const struct record *record,
                 const struct approved_mark *approved);
/* "page": id, title, url, path, date, date_source, versions. `matches` > 0: also how many of its statements
 * match. */
void card_page(struct json_writer *json, const struct record *record, size_t versions, uint64_t matches);
/* "citation": hash (16 hex), sha256 (64 hex), text (words, title, section, page number, day, URL), source
 * (the short form). `ended` (NULL: none) is what proved the words and has ended: both forms say so. */
void card_citation(struct json_writer *json, const struct record *record, const struct facts_evidence *ended);
/* The same with the short hash and the short form only. */
void card_source(struct json_writer *json, const struct record *record, const struct facts_evidence *ended);
/* "standards" and "services" lists of {id, name, ...}. */
void card_standards(struct json_writer *json, const struct vocabulary *vocabulary,
                    const struct standard_refs *standards);
void card_services(struct json_writer *json, const struct vocabulary *vocabulary,
                   const struct span_list *services);
/* A day as text, or null. */
void json_field_day(struct json_writer *json, const char *key, date_day day);

#endif
