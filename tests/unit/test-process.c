// SPDX-License-Identifier: GPL-2.0
#include "base/process.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/command.h"
#include "base/error.h"
#include "base/interrupt.h"

static gboolean shell(struct process process, const char *text,
		      struct ended *ended, GError **error)
{
	const char *argv[] = {"sh", "-c", text, NULL};

	return process_run(&process, argv, ended, error);
}

static void both_outputs(void)
{
	struct ended ended;

	g_assert_true(shell((struct process){0},
			    "pwd; printf 'a\\0b'; echo oh >&2; exit 3", &ended,
			    NULL));
	g_assert_cmpmem(ended.out, ended.length, "/\na\0b", 5);
	g_assert_cmpstr(ended.err, ==, "oh\n");
	g_assert_false(ended_well(&ended));
	ended_clear(&ended);
	g_assert_true(
		shell((struct process){.together = TRUE, .folder = "/tmp"},
		      "pwd; echo oh >&2; pwd", &ended, NULL));
	g_assert_cmpstr(ended.out, ==, "/tmp\noh\n/tmp\n");
	g_assert_cmpstr(ended.err, ==, "");
	g_assert_true(ended_well(&ended));
	ended_clear(&ended);
}

/* More than any pipe holds, and nobody reads it meanwhile. */
static void much(void)
{
	const char *argv[] = {"head", "-c", "5000000", "/dev/zero", NULL};
	struct running *running =
		process_begin(&(struct process){0}, argv, NULL);
	struct ended ended;

	g_usleep(100000);
	g_assert_true(process_end(running, &ended, NULL));
	g_assert_cmpuint(ended.length, ==, 5000000);
	ended_clear(&ended);
}

static void no_program(void)
{
	const char *argv[] = {"/no/such/program", NULL};
	struct ended ended;
	GError *error = NULL;

	g_assert_false(process_run(&(struct process){0}, argv, &ended, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL);
	g_assert_nonnull(strstr(error->message, "/no/such/program"));
	g_error_free(error);
	ended_clear(&ended);
}

static void inputs(void)
{
	char *path = NULL;
	gint file = g_file_open_tmp(NULL, &path, NULL);
	struct ended ended;

	g_assert_cmpint(write(file, "x\ny\n", 4), ==, 4);
	g_assert_true(shell((struct process){0}, "cat", &ended, NULL));
	g_assert_cmpstr(ended.out, ==, "");
	ended_clear(&ended);
	g_assert_true(
		shell((struct process){.input = path}, "cat", &ended, NULL));
	g_assert_cmpstr(ended.out, ==, "x\ny\n");
	ended_clear(&ended);
	lseek(file, 2, SEEK_SET);
	g_assert_true(
		shell((struct process){.from = file}, "cat", &ended, NULL));
	g_assert_cmpstr(ended.out, ==, "y\n");
	ended_clear(&ended);
	close(file);
	g_remove(path);
	g_free(path);
}

static void add_line(const char *line, gpointer data)
{
	g_string_append_printf(data, "[%s]", line);
}

static void lines(void)
{
	GString *heard = g_string_new(NULL);
	struct ended ended;

	g_assert_true(shell((struct process){.line = add_line, .data = heard},
			    "echo one; sleep 0.1; echo; printf end", &ended,
			    NULL));
	g_assert_cmpstr(heard->str, ==, "[one][][end]");
	g_assert_cmpstr(ended.out, ==, "one\n\nend");
	ended_clear(&ended);
	g_string_free(heard, TRUE);
}

/* The pid of a sleeper that the program started lies in the file. */
static gboolean sleeps(const char *path)
{
	char *text = NULL;
	gboolean alive;

	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	alive = !kill(atoi(text), 0);
	g_free(text);
	return alive;
}

static void ended_with_all(struct process process, gint code)
{
	char *folder = g_dir_make_tmp("treewide-XXXXXX", NULL);
	char *path = g_build_filename(folder, "pid", NULL);
	char *text = g_strdup_printf("sleep 99 & echo $! >%s; wait", path);
	struct ended ended;
	GError *error = NULL;
	guint i;

	g_assert_false(shell(process, text, &ended, &error));
	g_assert_error(error, TREEWIDE_ERROR, code);
	/* init takes a moment to bury it */
	for (i = 0; i < 100 && sleeps(path); i++)
		g_usleep(20000);
	g_assert_cmpuint(i, <, 100);
	g_error_free(error);
	g_remove(path);
	g_rmdir(folder);
	g_free(text);
	g_free(path);
	g_free(folder);
}

static void time_limit(void)
{
	interrupt_hold();
	ended_with_all((struct process){.timeout = 1}, TREEWIDE_ERROR_TOOL);
	interrupt_release();
}

static gpointer interrupt_soon(gpointer data G_GNUC_UNUSED)
{
	g_usleep(500000);
	kill(getpid(), SIGTERM);
	return NULL;
}

/* make, git and qemu as well as spatch: who waits for them is not kept. */
static void interrupted(void)
{
	GThread *thread;

	if (g_test_subprocess()) {
		interrupt_hold();
		thread = g_thread_new("soon", interrupt_soon, NULL);
		ended_with_all((struct process){0}, TREEWIDE_ERROR_INTERRUPTED);
		g_thread_join(thread);
		g_printerr("ended at once\n");
		interrupt_release();
		return;
	}
	g_test_trap_subprocess(NULL, 20 * G_USEC_PER_SEC, 0);
	g_test_trap_assert_failed();
	g_test_trap_assert_stderr("*ended at once*");
}

static void command_says(void)
{
	const char *argv[] = {"sh", "-c", "echo a; echo b >&2; kill -9 $$",
			      NULL};
	GString *heard = g_string_new(NULL);
	struct command command = {.line = add_line, .data = heard};
	char *said = NULL;
	int status = 0;

	g_assert_true(command_run(&command, argv, &said, &status, NULL));
	g_assert_cmpstr(said, ==, "a\nb\n");
	g_assert_cmpstr(heard->str, ==, "[a][b]");
	g_assert_cmpint(status, ==, 128 + SIGKILL);
	g_free(said);
	g_string_free(heard, TRUE);
}

/* A program of a session of its own has no terminal to ask at. */
static void no_terminal(void)
{
	struct ended ended;

	g_assert_true(shell((struct process){.alone = TRUE},
			    "(: </dev/tty) 2>/dev/null && echo asks", &ended,
			    NULL));
	g_assert_cmpstr(ended.out, ==, "");
	ended_clear(&ended);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/process/both-outputs", both_outputs);
	g_test_add_func("/process/much", much);
	g_test_add_func("/process/no-program", no_program);
	g_test_add_func("/process/inputs", inputs);
	g_test_add_func("/process/lines", lines);
	g_test_add_func("/process/time-limit", time_limit);
	g_test_add_func("/process/interrupted", interrupted);
	g_test_add_func("/process/command", command_says);
	g_test_add_func("/process/no-terminal", no_terminal);
	return g_test_run();
}
