// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memfd_create(), posix_spawn_file_actions_addchdir_np() */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/interrupt.h"

/* Longest time between two looks at the child, in milliseconds. */
#define NAP    20
#define BEHIND 5 /* added to the nice value */

struct running {
	struct process how;
	GPid pid;
	gboolean group; /* it leads a process group */
	int watch; /* readable once it has ended; -1: no pidfd here */
	char *name;
	int out, err; /* memory files; err is -1 if both go to out */
	gint64 end; /* when the time is up, if there is a limit */
	GString *line; /* the incomplete last line of standard output */
	gsize told; /* bytes of standard output read so far */
};

static void end_all(const struct running *running)
{
	pid_t whom = running->group ? -running->pid : running->pid;

	kill(whom, SIGTERM);
	g_usleep(50000);
	kill(whom, SIGKILL);
	waitpid(running->pid, NULL, 0);
}

static void tell(struct running *running, const char *bytes, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		if (bytes[i] != '\n') {
			g_string_append_c(running->line, bytes[i]);
			continue;
		}
		running->how.line(running->line->str, running->how.data);
		g_string_truncate(running->line, 0);
	}
}

/* Reports the lines that arrived since the last look. */
static void tell_lines(struct running *running)
{
	char bytes[4096];
	gssize count;

	while (running->how.line &&
	       (count = pread(running->out, bytes, sizeof(bytes),
			      running->told)) > 0) {
		running->told += count;
		tell(running, bytes, count);
	}
}

/* Sleeps a little, or until the child ends. */
static void nap(const struct running *running)
{
	struct pollfd watch = {.fd = running->watch, .events = POLLIN};

	if (running->watch >= 0)
		poll(&watch, 1, NAP);
	else
		g_usleep(NAP * 1000);
}

/* Waits for the child; FALSE: we killed it. */
static gboolean wait_for(struct running *running, gint *status, GError **error)
{
	for (;;) {
		pid_t ended = waitpid(running->pid, status, WNOHANG);

		tell_lines(running);
		if (ended == running->pid || (ended < 0 && errno != EINTR))
			return TRUE;
		if (interrupt_pending(error)) {
			end_all(running);
			return FALSE;
		}
		if (running->how.timeout &&
		    g_get_monotonic_time() > running->end) {
			end_all(running);
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
				    "%s did not end within %u seconds; give it "
				    "more time with --timeout",
				    running->name, running->how.timeout);
			return FALSE;
		}
		if (running->how.waiting)
			running->how.waiting(running->how.data);
		nap(running);
	}
}

/*
 * The child must not inherit our handlers. If nobody holds interrupts, Ctrl-C
 * kills us and must reach the child as well, so it stays in our process group.
 */
static void set_attributes(posix_spawnattr_t *attributes,
			   const struct running *running)
{
	short flags = POSIX_SPAWN_SETSIGDEF;
	sigset_t defaults;

	sigemptyset(&defaults);
	sigaddset(&defaults, SIGINT);
	sigaddset(&defaults, SIGTERM);
	sigaddset(&defaults, SIGHUP);
	sigaddset(&defaults, SIGPIPE);
	posix_spawnattr_init(attributes);
	posix_spawnattr_setsigdefault(attributes, &defaults);
	posix_spawnattr_setpgroup(attributes, 0);
	if (running->how.alone)
		flags |= POSIX_SPAWN_SETSID;
	else if (running->group)
		flags |= POSIX_SPAWN_SETPGROUP;
	posix_spawnattr_setflags(attributes, flags);
}

static void set_input(posix_spawn_file_actions_t *actions,
		      const struct process *how)
{
	if (how->from)
		posix_spawn_file_actions_adddup2(actions, how->from, 0);
	else
		posix_spawn_file_actions_addopen(
			actions, 0, how->input ? how->input : "/dev/null",
			O_RDONLY, 0);
}

/*
 * Not g_spawn(): its fork copies the page tables of all our memory, which costs
 * more than many of the programs that we run.
 */
static int spawn(struct running *running, const char *const *argv)
{
	const struct process *how = &running->how;
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int failure;

	set_attributes(&attributes, running);
	posix_spawn_file_actions_init(&actions);
	set_input(&actions, how);
	posix_spawn_file_actions_addchdir_np(&actions,
					     how->folder ? how->folder : "/");
	posix_spawn_file_actions_adddup2(&actions, running->out, 1);
	posix_spawn_file_actions_adddup2(
		&actions, how->together ? running->out : running->err, 2);
	failure = posix_spawnp(&running->pid, argv[0], &actions, &attributes,
			       (char *const *)argv,
			       how->environ ? how->environ : environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return failure;
}

static void running_free(struct running *running)
{
	if (running->watch >= 0)
		close(running->watch);
	if (running->out >= 0)
		close(running->out);
	if (running->err >= 0)
		close(running->err);
	g_string_free(running->line, TRUE);
	g_free(running->name);
	g_free(running);
}

static int in_memory(const char *name)
{
	return memfd_create(name, MFD_CLOEXEC);
}

struct running *process_begin(const struct process *process,
			      const char *const *argv, GError **error)
{
	struct running *running = g_new0(struct running, 1);
	int failure;

	running->how = *process;
	running->group = process->alone || interrupt_held();
	running->watch = -1;
	running->name = g_strdup(argv[0]);
	running->line = g_string_new(NULL);
	running->out = in_memory("out");
	running->err = process->together ? -1 : in_memory("err");
	running->end = g_get_monotonic_time() +
		       (gint64)process->timeout * G_USEC_PER_SEC;
	if (running->out < 0 || (running->err < 0 && !process->together))
		failure = errno;
	else
		failure = spawn(running, argv);
	if (failure) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "cannot run '%s': %s", argv[0],
			    g_strerror(failure));
		g_clear_pointer(&running, running_free);
		return NULL;
	}
	running->watch = syscall(SYS_pidfd_open, running->pid, 0);
	if (process->behind)
		setpriority(PRIO_PROCESS, running->pid, BEHIND);
	return running;
}

/* Everything written to the descriptor; "" if it is -1. */
static char *printed(int fd, gsize *length)
{
	struct stat about;
	gsize size = fd >= 0 && !fstat(fd, &about) ? about.st_size : 0;
	char *text = g_malloc(size + 1);
	gsize at = 0;
	gssize count;

	while (at < size && (count = pread(fd, text + at, size - at, at)) > 0)
		at += count;
	text[at] = '\0';
	if (length)
		*length = at;
	return text;
}

gboolean process_end(struct running *running, struct ended *ended,
		     GError **error)
{
	gboolean ok;

	*ended = (struct ended){0};
	ok = wait_for(running, &ended->status, error);
	if (ok) {
		if (running->line->len)
			tell(running, "\n", 1);
		ended->out = printed(running->out, &ended->length);
		ended->err = printed(running->err, NULL);
	}
	running_free(running);
	return ok;
}

void process_stop(struct running *running)
{
	if (!running)
		return;
	if (waitpid(running->pid, NULL, WNOHANG) != running->pid)
		end_all(running);
	running_free(running);
}

gboolean process_run(const struct process *process, const char *const *argv,
		     struct ended *ended, GError **error)
{
	struct running *running = process_begin(process, argv, error);

	*ended = (struct ended){0};
	return running && process_end(running, ended, error);
}

gboolean ended_well(const struct ended *ended)
{
	return WIFEXITED(ended->status) && !WEXITSTATUS(ended->status);
}

void ended_clear(struct ended *ended)
{
	g_clear_pointer(&ended->out, g_free);
	g_clear_pointer(&ended->err, g_free);
}
