/* Approvals in the workspace: put, retired, remembered; whole or not at all, whatever stops a change. */
#include "base/sql.h"
#include "support/folder.h"
#include "support/test.h"
#include "workspace/approval.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

struct desk {
    struct folder folder;
    const char *path;
    struct workspace *workspace;
    struct arena arena;
    struct avow_error err;
};

enum { TODAY = 20251121 };

static void open_desk(struct desk *desk)
{
    assert_status(workspace_open(desk->path, &desk->workspace, &desk->err), AVOW_OK, &desk->err);
}

static int make_desk(void **state)
{
    static struct desk desk;
    desk = (struct desk){.workspace = NULL};
    folder_make(&desk.folder);
    desk.path = folder_path(&desk.folder, "workspace.sqlite");
    open_desk(&desk);
    *state = &desk;
    return 0;
}

static int drop_desk(void **state)
{
    struct desk *desk = *state;
    workspace_close(desk->workspace);
    arena_free(&desk->arena);
    folder_remove(&desk->folder);
    return 0;
}

static struct approval approval_of(const char *question, const char *by, date_day on)
{
    return (struct approval){.key = span_of(question),
                             .question = span_of(question),
                             .statement = SPAN("trust/faq#top"),
                             .hash = SPAN("ab"),
                             .by = span_of(by),
                             .on = on,
                             .audience = SPAN("public"),
                             .source = SPAN("a.tsv"),
                             .line = 7};
}

static enum approval_outcome put(struct desk *desk, struct approval approval)
{
    enum approval_outcome outcome = APPROVAL_OUTCOME_COUNT;
    assert_status(workspace_begin(desk->workspace, &desk->err), AVOW_OK, &desk->err);
    assert_status(approval_put(desk->workspace, &approval, TODAY, &outcome, &desk->err), AVOW_OK, &desk->err);
    assert_status(workspace_commit(desk->workspace, &desk->err), AVOW_OK, &desk->err);
    return outcome;
}

static uint64_t revision(struct desk *desk)
{
    struct workspace_state now;
    assert_status(workspace_state(desk->workspace, &now, &desk->err), AVOW_OK, &desk->err);
    return now.revision;
}

static struct approval_list list(struct desk *desk)
{
    struct approval_list all = {0};
    assert_status(approval_list(desk->workspace, &desk->arena, &all, &desk->err), AVOW_OK, &desk->err);
    return all;
}

static void what_is_put_comes_back(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(put(desk, approval_of("is it so", "Ines", 20250102)), APPROVAL_ADDED);
    workspace_close(desk->workspace);
    open_desk(desk);
    struct approval_list all = list(desk);
    assert_int_equal(all.count, 1);
    assert_int_equal(all.items[0].number, 1);
    assert_span(all.items[0].question, "is it so");
    assert_span(all.items[0].statement, "trust/faq#top");
    assert_span(all.items[0].by, "Ines");
    assert_span(all.items[0].source, "a.tsv");
    assert_int_equal(all.items[0].on, 20250102);
    assert_int_equal(all.items[0].line, 7);
    assert_int_equal(all.items[0].revision, 1);
}

static void the_same_again_changes_nothing(void **state)
{
    struct desk *desk = *state;
    put(desk, approval_of("q", "Ines", 20250102));
    assert_int_equal(put(desk, approval_of("q", "Ines", 20250102)), APPROVAL_UNCHANGED);
    assert_int_equal(put(desk, approval_of("q", "Ines", DATE_NONE)), APPROVAL_UNCHANGED);
    assert_int_equal(put(desk, approval_of("q", "Omar", 20240102)), APPROVAL_UNCHANGED);
    assert_int_equal(revision(desk), 1);
    assert_int_equal(put(desk, approval_of("q", "Omar", 20250102)), APPROVAL_CHANGED);
    assert_int_equal(put(desk, approval_of("q", "Omar", 20250103)), APPROVAL_CHANGED);
    assert_int_equal(list(desk).count, 1);
    assert_int_equal(revision(desk), 3);
}

static void a_new_one_without_a_day_is_of_today(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(put(desk, approval_of("q", "Ines", DATE_NONE)), APPROVAL_ADDED);
    assert_int_equal(list(desk).items[0].on, TODAY);
}

static void changed_words_are_approved_by_a_later_day_only(void **state)
{
    struct desk *desk = *state;
    struct approval other = approval_of("q", "Ines", 20250102);
    put(desk, other);
    other.hash = SPAN("cd");
    assert_int_equal(put(desk, other), APPROVAL_OUTDATED);
    assert_span(list(desk).items[0].hash, "ab");
    other.on = 20250103;
    assert_int_equal(put(desk, other), APPROVAL_CHANGED);
    assert_span(list(desk).items[0].hash, "cd");
}

static void what_is_retired_stays_so(void **state)
{
    struct desk *desk = *state;
    put(desk, approval_of("q", "Ines", 20250102));
    assert_int_equal(workspace_begin(desk->workspace, NULL), AVOW_OK);
    assert_status(approval_retire(desk->workspace, 1, SPAN("Omar"), 20250301, &desk->err), AVOW_OK,
                  &desk->err);
    assert_status(approval_retire(desk->workspace, 2, SPAN("Omar"), 20250301, &desk->err), AVOW_NOT_FOUND,
                  &desk->err);
    assert_status(workspace_commit(desk->workspace, &desk->err), AVOW_OK, &desk->err);
    assert_int_equal(put(desk, approval_of("q", "Ines", 20250102)), APPROVAL_RETIRED);
    assert_int_equal(put(desk, approval_of("q", "Ines", DATE_NONE)), APPROVAL_RETIRED);
    assert_int_equal(list(desk).items[0].retired_on, 20250301);
    assert_span(list(desk).items[0].retired_by, "Omar");
    assert_int_equal(put(desk, approval_of("q", "Ines", 20250302)), APPROVAL_CHANGED);
    assert_int_equal(list(desk).items[0].retired_on, DATE_NONE);
}

static void the_history_tells_all_and_keeps_it(void **state)
{
    struct desk *desk = *state;
    struct approval_changes changes = {0};
    static const struct sql_names names = {"workspace.sqlite", "", ""};
    put(desk, approval_of("q", "Ines", 20250102));
    put(desk, approval_of("q", "Omar", 20250103));
    assert_int_equal(workspace_begin(desk->workspace, NULL), AVOW_OK);
    assert_int_equal(approval_retire(desk->workspace, 1, SPAN("Kay"), 20250301, NULL), AVOW_OK);
    assert_int_equal(workspace_commit(desk->workspace, NULL), AVOW_OK);
    assert_status(approval_history(desk->workspace, 1, &desk->arena, &changes, &desk->err), AVOW_OK,
                  &desk->err);
    assert_int_equal(changes.count, 3);
    assert_span(changes.items[0].action, "approve");
    assert_span(changes.items[1].action, "approve again");
    assert_span(changes.items[2].action, "retire");
    assert_span(changes.items[2].actor, "Kay");
    assert_int_equal(changes.items[2].revision, 3);
    assert_contains(changes.items[1].after.bytes, "\"by\":\"Omar\",\"on\":\"2025-01-03\"");
    struct sql *sql = NULL;
    assert_status(sql_open_shared(desk->path, &names, 1000, &sql, &desk->err), AVOW_OK, &desk->err);
    assert_int_not_equal(sql_script(sql, "DELETE FROM history", &desk->err), AVOW_OK);
    assert_contains(desk->err.message, "only added to");
    assert_int_not_equal(sql_script(sql, "UPDATE history SET actor = 'nobody'", &desk->err), AVOW_OK);
    sql_close(sql);
}

static void a_change_that_is_dropped_leaves_nothing(void **state)
{
    struct desk *desk = *state;
    struct approval approval = approval_of("q", "Ines", 20250102);
    enum approval_outcome outcome;
    assert_int_equal(workspace_begin(desk->workspace, NULL), AVOW_OK);
    assert_int_equal(approval_put(desk->workspace, &approval, TODAY, &outcome, NULL), AVOW_OK);
    workspace_cancel(desk->workspace);
    assert_int_equal(list(desk).count, 0);
    assert_int_equal(revision(desk), 0);
    assert_int_equal(put(desk, approval), APPROVAL_ADDED);
}

/* A program that is killed in the middle of a change, after it said that it has begun. */
static void be_killed(const char *path, int said)
{
    struct workspace *workspace = NULL;
    struct approval approval = approval_of("half", "Ines", 20250102);
    enum approval_outcome outcome;
    bool begun = workspace_open(path, &workspace, NULL) == AVOW_OK &&
                 workspace_begin(workspace, NULL) == AVOW_OK &&
                 approval_put(workspace, &approval, TODAY, &outcome, NULL) == AVOW_OK;
    if (write(said, begun ? "y" : "n", 1) == 1)
        pause();
    _exit(1);
}

static void a_killed_program_leaves_nothing_half(void **state)
{
    struct desk *desk = *state;
    int ends[2];
    char said = 0;
    put(desk, approval_of("whole", "Ines", 20250102));
    workspace_close(desk->workspace);
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0)
        be_killed(desk->path, ends[1]);
    assert_int_equal(read(ends[0], &said, 1), 1);
    assert_int_equal(said, 'y');
    kill(pid, SIGKILL);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    close(ends[0]);
    close(ends[1]);
    open_desk(desk);
    assert_int_equal(list(desk).count, 1);
    assert_span(list(desk).items[0].question, "whole");
    assert_int_equal(put(desk, approval_of("half", "Ines", 20250102)), APPROVAL_ADDED);
    assert_int_equal(revision(desk), 2);
}

static void strange_files_are_refused(void **state)
{
    struct desk *desk = *state;
    struct workspace *workspace = NULL;
    static const struct sql_names names = {"workspace.sqlite", "", ""};
    const char *noise =
        folder_write(&desk->folder, "noise", SPAN("this has never been a database of any kind"));
    assert_status(workspace_open(noise, &workspace, &desk->err), AVOW_CORRUPT, &desk->err);
    assert_contains(desk->err.message, "backup");
    assert_contains(desk->err.place, "noise");
    struct sql *sql = NULL;
    assert_int_equal(sql_open_shared(desk->path, &names, 1000, &sql, NULL), AVOW_OK);
    assert_int_equal(sql_script(sql, "PRAGMA user_version = 99", NULL), AVOW_OK);
    sql_close(sql);
    assert_status(workspace_open(desk->path, &workspace, &desk->err), AVOW_NEWER, &desk->err);
    assert_status(workspace_open(folder_path(&desk->folder, "none/such.sqlite"), &workspace, &desk->err),
                  AVOW_IO, &desk->err);
    assert_null(workspace);
}

#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, make_desk, drop_desk)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(what_is_put_comes_back),
        DESK_TEST(the_same_again_changes_nothing),
        DESK_TEST(a_new_one_without_a_day_is_of_today),
        DESK_TEST(changed_words_are_approved_by_a_later_day_only),
        DESK_TEST(what_is_retired_stays_so),
        DESK_TEST(the_history_tells_all_and_keeps_it),
        DESK_TEST(a_change_that_is_dropped_leaves_nothing),
        DESK_TEST(a_killed_program_leaves_nothing_half),
        DESK_TEST(strange_files_are_refused),
    };
    return cmocka_run_group_tests_name("workspace", tests, NULL, NULL);
}
