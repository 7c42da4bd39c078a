/* Pins: questions for which a person chose the statement that comes first. */
#ifndef FACTS_PIN_H
#define FACTS_PIN_H

#include "facts/facts.h"

struct facts_pin {
    struct span key; /* of the question (vocabulary/wording.h) */
    struct span question;
    struct span statement; /* id */
    struct span owner;
    struct span reason;
    date_day expires;  /* last day it holds */
    struct span place; /* "pins.yml:3" */
};

struct facts_pins {
    struct facts_pin *items;
    size_t count;
};

/* Replace all pins. */
enum avow_status facts_put_pins(struct facts *facts, const struct facts_pins *pins, struct avow_error *err);
/* All of them, in the order they were put, in `arena`. */
enum avow_status facts_all_pins(struct facts *facts, struct arena *arena, struct facts_pins *out,
                                struct avow_error *err);
/* The pin of a question. NOT_FOUND. */
enum avow_status facts_find_pin(struct facts *facts, struct span key, struct arena *arena,
                                struct facts_pin *out, struct avow_error *err);
/* Whether a current version has a statement of this id. */
enum avow_status facts_has_statement(struct facts *facts, struct span id, bool *out, struct avow_error *err);

#endif
