/* Raw sockets with bounded waits. */
#include "http/client.h"

#include "base/cleanup.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

bool client_open(struct client *client, uint16_t port)
{
    *client = (struct client){.file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return client->file >= 0 && connect(client->file, (struct sockaddr *)&address, sizeof address) == 0;
}

bool client_send(struct client *client, struct span bytes)
{
    while (bytes.size > 0) {
        ssize_t sent = send(client->file, bytes.bytes, bytes.size, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = span_part(bytes, (size_t)sent, bytes.size);
    }
    return true;
}

/* Read what is there; false at the end, or when nothing comes in time. */
static bool read_more(struct client *client)
{
    char bytes[16384];
    struct pollfd file = {client->file, POLLIN, 0};
    if (poll(&file, 1, CLIENT_WAIT_MS) != 1)
        return false;
    ssize_t size = recv(client->file, bytes, sizeof bytes, 0);
    return size > 0 && buffer_append(&client->seen, (struct span){bytes, (size_t)size});
}

static struct span unread(const struct client *client)
{
    return span_part(buffer_span(&client->seen), client->taken, client->seen.size);
}

struct span answer_header(const struct answer *answer, const char *name)
{
    struct span rest = answer->head;
    struct span line = SPAN_EMPTY;
    while (span_next_line(&rest, &line)) {
        size_t colon = span_find_byte(line, ':', 0);
        if (colon != SPAN_NONE && span_equal_case(span_part(line, 0, colon), span_of(name)))
            return span_trim(span_part(line, colon + 1, line.size));
    }
    return SPAN_EMPTY;
}

/* "HTTP/1.1 200 OK" */
static int code_of(struct span head)
{
    uint64_t code = 0;
    bool is_status = span_starts(head, SPAN("HTTP/1.")) && span_to_u64(span_part(head, 9, 12), &code);
    return is_status ? (int)code : 0;
}

bool client_reply(struct client *client, bool headless, struct answer *answer)
{
    size_t end = 0;
    while ((end = span_find(unread(client), SPAN("\r\n\r\n"), 0)) == SPAN_NONE)
        if (!read_more(client))
            return false;
    struct answer read = {.head = span_part(unread(client), 0, end)};
    uint64_t size = 0;
    span_to_u64(answer_header(&read, "Content-Length"), &size);
    size_t whole = end + 4 + (headless ? 0 : (size_t)size);
    while (unread(client).size < whole)
        if (!read_more(client))
            return false;
    read.head = span_part(unread(client), 0, end);
    read.body = span_part(unread(client), end + 4, whole);
    read.code = code_of(read.head);
    client->taken += whole;
    *answer = read;
    return read.code != 0;
}

bool client_is_closed(struct client *client)
{
    char bytes[16384];
    struct pollfd file = {client->file, POLLIN, 0};
    while (poll(&file, 1, CLIENT_WAIT_MS) == 1)
        if (recv(client->file, bytes, sizeof bytes, 0) <= 0)
            return true;
    return false;
}

void client_close(struct client *client)
{
    cleanup_close(&client->file);
    buffer_free(&client->seen);
}

int client_ask(uint16_t port, struct span bytes, struct buffer *body)
{
    CLEANUP(client_close) struct client client = {.file = -1};
    struct answer answer = {0};
    if (!client_open(&client, port) || !client_send(&client, bytes) || !client_reply(&client, false, &answer))
        return 0;
    if (body != NULL)
        buffer_append(body, answer.body);
    return answer.code;
}

int client_get(uint16_t port, const char *target, struct buffer *body)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    buffer_printf(&bytes, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", target);
    return client_ask(port, buffer_span(&bytes), body);
}
