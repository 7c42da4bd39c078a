/* Run the program under measurement: whole commands, a server, one question to it. */
#include "bench/run.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

double run_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double run_command(char *const arguments[])
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    double start = run_clock();
    pid_t pid = 0;
    int failed = posix_spawn(&pid, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    if (failed != 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status))
        return -1;
    int code = WEXITSTATUS(status);
    return code == 0 || code == 3 ? run_clock() - start : -1;
}

/* Read the server's first line for its port. */
static int read_port(int from)
{
    FILE *stream = fdopen(from, "r");
    if (stream == NULL)
        return -1;
    char line[256];
    int port = -1;
    if (fgets(line, sizeof line, stream) != NULL) {
        const char *colon = strrchr(line, ':');
        if (colon == NULL || sscanf(colon, ":%d", &port) != 1)
            port = -1;
    }
    fclose(stream);
    return port;
}

int run_server_start(const char *avow, const char *index, struct run_server *server)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    char *arguments[] = {(char *)avow,
                         (char *)"serve",
                         (char *)"--listen",
                         (char *)"127.0.0.1:0",
                         (char *)"--index",
                         (char *)index,
                         NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    int failed = posix_spawn(&server->pid, avow, &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    server->port = failed == 0 ? read_port(ends[0]) : -1;
    return server->port > 0 ? 0 : -1;
}

long run_server_ask(const struct run_server *server, const char *path)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)server->port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int link = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    long total = -1;
    if (link >= 0 && connect(link, (struct sockaddr *)&address, sizeof address) == 0) {
        char text[1024];
        int size = snprintf(text, sizeof text,
                            "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", path);
        ssize_t got = send(link, text, (size_t)size, MSG_NOSIGNAL);
        for (total = 0; got > 0; total += got)
            got = recv(link, text, sizeof text, 0);
    }
    if (link >= 0)
        close(link);
    return total;
}

long run_server_memory(const struct run_server *server, const char *field)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)server->pid);
    FILE *stream = fopen(path, "r");
    if (stream == NULL)
        return -1;
    char line[256];
    long size = -1;
    size_t width = strlen(field);
    while (size < 0 && fgets(line, sizeof line, stream) != NULL)
        if (strncmp(line, field, width) == 0 && line[width] == ':')
            sscanf(line + width + 1, "%ld", &size);
    fclose(stream);
    return size;
}

void run_server_stop(struct run_server *server)
{
    kill(server->pid, SIGTERM);
    waitpid(server->pid, NULL, 0);
}
