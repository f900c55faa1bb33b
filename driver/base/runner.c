// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* posix_spawn_file_actions_addchdir_np() */
#include "base/runner.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/interrupt.h"

/* Longest time between two looks at the child, in microseconds. */
#define NAP_MAX 10000
#define BEHIND	5 /* added to the nice value */

struct running {
	GPid pid;
	char *name;
	char *out_path, *err_path;
	guint timeout;
	gint64 end; /* when the time is up, if there is a limit */
	void (*waiting)(gpointer data);
	gpointer data;
};

static void end_group(GPid pid)
{
	kill(-pid, SIGTERM);
	g_usleep(50000);
	kill(-pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

/* Waits for the child; FALSE: it was ended by us. */
static gboolean wait_for(const struct running *running, gint *status,
			 GError **error)
{
	gulong nap = 500;

	for (;;) {
		pid_t ended = waitpid(running->pid, status, WNOHANG);

		if (ended == running->pid)
			return TRUE;
		if (ended < 0 && errno != EINTR)
			return TRUE;
		if (interrupt_pending(error)) {
			end_group(running->pid);
			return FALSE;
		}
		if (running->timeout && g_get_monotonic_time() > running->end) {
			end_group(running->pid);
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
				    "%s did not end within %u seconds; give it "
				    "more time with --timeout",
				    running->name, running->timeout);
			return FALSE;
		}
		if (running->waiting && nap == NAP_MAX)
			running->waiting(running->data);
		g_usleep(nap);
		nap = MIN(nap * 2, NAP_MAX);
	}
}

static int open_file(const struct runner *runner, const char *name, char **path)
{
	*path = g_build_filename(runner->scratch, name, NULL);
	return g_open(*path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

/* Our handlers are not the child's, and it leads a group of its own. */
static void set_attributes(posix_spawnattr_t *attributes)
{
	sigset_t defaults;

	sigemptyset(&defaults);
	sigaddset(&defaults, SIGINT);
	sigaddset(&defaults, SIGTERM);
	sigaddset(&defaults, SIGHUP);
	sigaddset(&defaults, SIGPIPE);
	posix_spawnattr_init(attributes);
	posix_spawnattr_setsigdefault(attributes, &defaults);
	posix_spawnattr_setpgroup(attributes, 0);
	posix_spawnattr_setflags(attributes,
				 POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

/*
 * Not g_spawn(): its fork copies the page tables of all that we hold by now,
 * which costs more than many a program that we run.
 */
static int spawn(const struct runner *runner, char **argv, int out, int err,
		 GPid *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int failure;

	set_attributes(&attributes);
	posix_spawn_file_actions_init(&actions);
	if (runner->folder)
		posix_spawn_file_actions_addchdir_np(&actions, runner->folder);
	if (runner->input)
		posix_spawn_file_actions_adddup2(&actions, runner->input, 0);
	else
		posix_spawn_file_actions_addopen(&actions, 0, "/dev/null",
						 O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out, 1);
	posix_spawn_file_actions_adddup2(&actions, err, 2);
	failure = posix_spawnp(pid, argv[0], &actions, &attributes, argv,
			       runner->environ ? runner->environ : environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return failure;
}

static void running_free(struct running *running)
{
	g_free(running->name);
	g_free(running->out_path);
	g_free(running->err_path);
	g_free(running);
}

struct running *runner_begin(const struct runner *runner, char **argv,
			     GError **error)
{
	struct running *running = g_new0(struct running, 1);
	int out = open_file(runner, ".out", &running->out_path);
	int err = open_file(runner, ".err", &running->err_path);
	int failure = 0;

	running->name = g_strdup(argv[0]);
	running->timeout = runner->timeout;
	running->end = g_get_monotonic_time() +
		       (gint64)runner->timeout * G_USEC_PER_SEC;
	running->waiting = runner->waiting;
	running->data = runner->data;
	if (out < 0 || err < 0)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot write to '%s': %s", runner->scratch,
			    g_strerror(errno));
	else
		failure = spawn(runner, argv, out, err, &running->pid);
	if (failure)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "cannot run '%s': %s", argv[0],
			    g_strerror(failure));
	if (runner->behind && running->pid)
		setpriority(PRIO_PROCESS, running->pid, BEHIND);
	if (out >= 0)
		close(out);
	if (err >= 0)
		close(err);
	if (!running->pid)
		g_clear_pointer(&running, running_free);
	return running;
}

gboolean runner_end(struct running *running, char **out, char **err,
		    gint *status, GError **error)
{
	gboolean ok =
		wait_for(running, status, error) &&
		g_file_get_contents(running->out_path, out, NULL, error) &&
		g_file_get_contents(running->err_path, err, NULL, error);

	running_free(running);
	return ok;
}

void runner_stop(struct running *running)
{
	if (!running)
		return;
	if (waitpid(running->pid, NULL, WNOHANG) != running->pid)
		end_group(running->pid);
	running_free(running);
}

gboolean runner_run(const struct runner *runner, char **argv, char **out,
		    char **err, gint *status, GError **error)
{
	struct running *running = runner_begin(runner, argv, error);

	return running && runner_end(running, out, err, status, error);
}
