// SPDX-License-Identifier: GPL-2.0
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "error.h"
#include "interrupt.h"

/* Longest time between two looks at the child, in microseconds. */
#define NAP_MAX 10000

static void own_group(G_GNUC_UNUSED gpointer data)
{
	setpgid(0, 0);
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
}

static void end_group(GPid pid)
{
	kill(-pid, SIGTERM);
	g_usleep(50000);
	kill(-pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

/* Waits for the child; FALSE: it was ended by us. */
static gboolean wait_for(const struct runner *runner, GPid pid,
			 const char *name, gint *status, GError **error)
{
	gint64 end = g_get_monotonic_time() +
		     (gint64)runner->timeout * G_USEC_PER_SEC;
	gulong nap = 500;

	for (;;) {
		pid_t ended = waitpid(pid, status, WNOHANG);

		if (ended == pid)
			return TRUE;
		if (ended < 0 && errno != EINTR)
			return TRUE;
		if (interrupt_pending(error)) {
			end_group(pid);
			return FALSE;
		}
		if (runner->timeout && g_get_monotonic_time() > end) {
			end_group(pid);
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
				    "%s did not end within %u seconds; give it "
				    "more time with --timeout",
				    name, runner->timeout);
			return FALSE;
		}
		if (runner->waiting && nap == NAP_MAX)
			runner->waiting(runner->data);
		g_usleep(nap);
		nap = MIN(nap * 2, NAP_MAX);
	}
}

static int open_file(const struct runner *runner, const char *name, char **path)
{
	*path = g_build_filename(runner->scratch, name, NULL);
	return g_open(*path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

gboolean runner_run(const struct runner *runner, char **argv, char **out,
		    char **err, gint *status, GError **error)
{
	char *out_path, *err_path;
	int out_fd = open_file(runner, ".out", &out_path);
	int err_fd = open_file(runner, ".err", &err_path);
	GError *cause = NULL;
	gboolean ok = FALSE;
	GPid pid;

	if (out_fd < 0 || err_fd < 0) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot write to '%s': %s", runner->scratch,
			    g_strerror(errno));
	} else if (!g_spawn_async_with_fds(
			   runner->folder, argv, runner->environ,
			   G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
			   own_group, NULL, &pid, -1, out_fd, err_fd, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "cannot run '%s': %s", argv[0], cause->message);
		g_error_free(cause);
	} else if (wait_for(runner, pid, argv[0], status, error)) {
		ok = g_file_get_contents(out_path, out, NULL, error) &&
		     g_file_get_contents(err_path, err, NULL, error);
	}
	if (out_fd >= 0)
		close(out_fd);
	if (err_fd >= 0)
		close(err_fd);
	g_free(out_path);
	g_free(err_path);
	return ok;
}
