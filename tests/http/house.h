/* A server over an index of its own, for a group of tests. */
#ifndef HTTP_HOUSE_H
#define HTTP_HOUSE_H

#include "serve/server.h"
#include "support/folder.h"

struct house {
    struct folder folder; /* corpus/ and index/ */
    struct server *server;
    uint16_t port;
};

/* Make the folder with a corpus of three pages, not yet indexed. */
void house_make(struct house *house);
/* Index the corpus as it stands; a change is a new generation. False, with the reason printed, on failure. */
bool house_index(struct house *house);
/* Write page `name` with a number in its text, so that it changes. */
void house_write_page(struct house *house, const char *name, unsigned number);
/* Start a server that closes silent connections after `idle_seconds`. */
void house_open(struct house *house, unsigned idle_seconds);
/* Stop the server if it runs. */
void house_close(struct house *house);
/* Stop, and remove the folder. */
void house_remove(struct house *house);

/* For cmocka groups: an indexed house with a running server. */
int house_set_up(void **state);
int house_tear_down(void **state);

#endif
