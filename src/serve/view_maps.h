/* The maps that pages are rendered over, apart from their handlers so that tests can look at them. Each takes
 * the API's answer, parsed; it must outlive the map. */
#ifndef SERVE_VIEW_MAPS_H
#define SERVE_VIEW_MAPS_H

#include "serve/view_tree.h"

struct value view_search_map(struct view *view, const struct value *answer);
/* `matches`: the answer of a search on that page, whose marks are shown, or NULL. */
struct value view_document_map(struct view *view, const struct value *answer, const struct value *matches);
struct value view_diff_map(struct view *view, const struct value *answer);
struct value view_statement_map(struct view *view, const struct value *answer);
struct value view_standards_map(struct view *view, const struct value *answer);
/* The answers that the page of one standard or service is made of. */
struct dossier_answers {
    struct value name; /* the standard or the service itself */
    struct value scope;
    struct value evidence;
    struct value questions; /* a search */
    struct value pages;     /* a search by page */
    struct value changes;
};
struct value view_standard_map(struct view *view, const struct dossier_answers *answers);
struct value view_service_map(struct view *view, const struct dossier_answers *answers);
struct value view_services_map(struct view *view, const struct value *answer);
struct value view_certificates_map(struct view *view, const struct value *answer,
                                   const struct value *standards);
struct value view_lately_map(struct view *view, const struct value *answer, const struct value *standards,
                             const struct value *services);
struct value view_todo_map(struct view *view, const struct value *answer);
struct value view_scope_map(struct view *view, const struct value *answer, const struct value *standards,
                            const struct value *services);
/* `changes`: what changed lately, as the API tells it. */
struct value view_home_map(struct view *view, const struct value *answer, const struct value *changes);
struct value view_help_map(struct view *view, const struct value *standards, const struct value *services);
struct value view_failure_map(struct view *view, const struct avow_error *failure, int code);

#endif
