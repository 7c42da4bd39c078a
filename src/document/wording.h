/* The phrases by which headings and sentences announce scope, evidence and questions: one table a set. */
#ifndef DOCUMENT_WORDING_H
#define DOCUMENT_WORDING_H

#include "base/arena.h"
#include "base/error.h"

enum wording {
    WORDING_SCOPE,         /* "in-scope services", "services covered" */
    WORDING_SCOPE_HEADING, /* "Services in scope", "Covered services", "Scope by region" */
    WORDING_SERVICES,      /* "services", "products" */
    WORDING_COVERED,       /* "covered", "certified": with services, scope too */
    WORDING_EXCLUDED,      /* "not in scope", "excluded": what follows is out */
    WORDING_EVIDENCE,      /* "certificate", "report": what an evidence link is called */
    WORDING_QUESTIONS,     /* "Frequently asked questions" */
    WORDING_BELOW,         /* "listed below", "the following" */
    WORDING_FOLLOWS,       /* "the following table", "below": in a line above a list or table */
    WORDING_HEADING,       /* what a line without markup is a heading by */
    WORDING_ELSEWHERE,     /* "Resources", "See also": links away, whatever the page is about */
    WORDING_SURE_HEADING,  /* and even amid the items of a list */
    WORDING_VERBS,         /* "is", "has": in sentences, never in the name of a document */
    WORDING_COUNT
};

/* True when `plain` (of prose_plain) holds a phrase of the set. */
bool wording_in(struct span plain, enum wording set);
/* As wording_in on any text. False when memory ran out. */
bool wording_in_text(struct span text, enum wording set);
/* "Audits, reports, and certificates", "Evidence", "Office 365 audits and reports": a heading whose lists are
 * evidence, whatever their items say. */
bool wording_evidence_heading(struct span heading);

#endif
