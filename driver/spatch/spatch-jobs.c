// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* pipe2() */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "spatch/spatch-parts.h"

/*
 * Longest command line: Linux accepts 32 pages per argument. In a new home
 * folder parallel determines this by running a dozen over-long commands, unless
 * it finds the value there; no command of ours comes near it.
 */
#define LONGEST "131072"

#define SSH_FAILED 255

#define PIPE_BYTES 1048576 /* so that writing a list never blocks */

struct spatch_job *job_new(char *line, guint first, guint copies)
{
	struct spatch_job *job = g_new0(struct spatch_job, 1);

	job->line = line;
	job->first = first;
	job->copies = copies;
	return job;
}

void job_free(struct spatch_job *job)
{
	g_free(job->line);
	g_free(job->failure);
	g_free(job->login);
	g_free(job);
}

char *job_ended_by(int exit, int signal)
{
	/* parallel's way to report status 255: there is no such signal */
	if (signal == 127)
		return g_strdup("spatch exited with status 255");
	if (signal)
		return g_strdup_printf("spatch was killed by signal %d",
				       signal);
	return exit ? g_strdup_printf("spatch exited with status %d", exit)
		    : NULL;
}

static void tell(const struct jobs *jobs, guint done)
{
	guint total = 0;

	for (guint i = 0; i < jobs->list->len; i++)
		total += ((struct spatch_job *)jobs->list->pdata[i])->copies;
	if (jobs->spatch->options.progress)
		jobs->spatch->options.progress(MIN(done, total), total);
}

/* Why a process failed, by a line of parallel's job log. */
static char *job_failure(const struct jobs *jobs, struct spatch_job *job,
			 char *const *words)
{
	int exit = atoi(words[6]), signal = atoi(words[7]);

	/* ssh's own status; our script never exits with it (spatch-remote.c) */
	if (jobs->remote) {
		g_free(job->login);
		job->login = g_strdup(words[1]);
		job->lost = exit == SSH_FAILED;
	}
	if (job->lost)
		return g_strdup(SPATCH_LOST);
	/* a shell in between reports a signal like this */
	if (!signal && exit > 128)
		signal = exit - 128;
	if (exit == -1 || signal == 15 || signal == 9)
		return g_strdup(SPATCH_TIME_LIMIT);
	return job_ended_by(exit, signal);
}

/* The job of a log line, whose first word is its number, from 1. */
static struct spatch_job *job_of(const struct jobs *jobs, char *const *words)
{
	guint64 turn;

	if (g_strv_length((char **)words) < 9 ||
	    !g_ascii_string_to_unsigned(words[0], 10, 1, jobs->list->len, &turn,
					NULL))
		return NULL;
	return jobs->list->pdata[turn - 1];
}

/* Marks the jobs that have ended; FALSE: there is no log. */
static gboolean read_log(struct jobs *jobs)
{
	char *text = NULL;
	char **lines;
	guint done = 0;

	if (!g_file_get_contents(jobs->log, &text, NULL, NULL))
		return FALSE;
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		char **words = g_strsplit(lines[i], "\t", 9);
		struct spatch_job *job = job_of(jobs, words);

		if (job) {
			job->ended = TRUE;
			g_free(job->failure);
			job->failure = job_failure(jobs, job, words);
			done += job->copies;
		}
		g_strfreev(words);
	}
	if (done != jobs->done)
		tell(jobs, done);
	jobs->done = done;
	g_strfreev(lines);
	g_free(text);
	return TRUE;
}

static void look_at_log(gpointer data)
{
	read_log(data);
}

/* Saves parallel from finding out how long a command may be. */
static void give_length(const char *home)
{
	char *folder = g_build_filename(home, "tmp", "sshlogin",
					g_get_host_name(), NULL);
	char *path = g_build_filename(folder, "linelen", NULL);

	if (!g_mkdir_with_parents(folder, 0700))
		g_file_set_contents(path, LONGEST, -1, NULL);
	g_free(folder);
	g_free(path);
}

/* Each job's folder is copied there, and copied back with the results. */
static void add_remote(GPtrArray *argv, const char *logins)
{
	const char *const words[] = {
		"--sshloginfile", logins,
		"--workdir",	  "...",
		"--transferfile", "{}",
		"--return",	  "{}",
		"--cleanup",	  "cd {} && exec sh ./command"};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		g_ptr_array_add(argv, g_strdup(words[i]));
}

static struct running *start(struct jobs *jobs, int input, const char *logins,
			     GError **error)
{
	const struct spatch *spatch = jobs->spatch;
	const struct process process = {
		.folder = jobs->folder,
		.from = input,
		.waiting = spatch->options.progress ? look_at_log : NULL,
		.data = jobs,
	};
	/* one job per core of each machine */
	char *number = logins ? g_strdup("100%")
			      : g_strdup_printf("%u", spatch->options.jobs);
	char *limit = g_strdup_printf("%u", spatch->options.timeout);
	GPtrArray *argv =
		spatch_words("parallel", "--will-cite", "-k", "-j", number,
			     "--timeout", limit, "--joblog", jobs->log, NULL);
	struct running *running;

	if (logins)
		add_remote(argv, logins);
	g_ptr_array_add(argv, NULL);
	running = spatch_begin(spatch, &process, argv, error);
	g_ptr_array_unref(argv);
	g_free(number);
	g_free(limit);
	return running;
}

struct jobs *jobs_begin(struct spatch *spatch, const char *logins,
			GError **error)
{
	struct jobs *jobs = g_new0(struct jobs, 1);
	GError *cause = NULL;
	int ends[2] = {-1, -1};

	jobs->spatch = spatch;
	jobs->remote = logins != NULL;
	jobs->folder = spatch_folder(spatch);
	jobs->log = g_build_filename(jobs->folder, "log", NULL);
	give_length(spatch->scratch->path);
	/*
	 * if another child holds it open, parallel never sees the end of its
	 * input
	 */
	if (!pipe2(ends, O_CLOEXEC)) {
		fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES);
		jobs->running = start(jobs, ends[0], logins, &cause);
	}
	jobs->input = ends[1];
	if (ends[0] >= 0)
		close(ends[0]);
	if (jobs->running)
		return jobs;
	if (spatch_check_parallel(spatch, error))
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "cannot run 'parallel': %s",
			    cause ? cause->message : g_strerror(errno));
	g_clear_error(&cause);
	jobs_free(jobs);
	return NULL;
}

/* Writes the commands; if parallel has died already, that is reported later. */
static void give(struct jobs *jobs)
{
	GString *text = g_string_new(NULL);
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	gsize at = 0;

	for (guint i = 0; i < jobs->list->len; i++) {
		const struct spatch_job *job = jobs->list->pdata[i];

		if (jobs->spatch->options.verbose)
			fprintf(stderr, "+ %s\n", job->line);
		g_string_append_printf(text, "%s\n", job->line);
	}
	sigaction(SIGPIPE, &ignore, &before);
	while (at < text->len) {
		gssize written =
			write(jobs->input, text->str + at, text->len - at);

		if (written < 0 && errno != EINTR)
			break;
		at += MAX(written, 0);
	}
	sigaction(SIGPIPE, &before, NULL);
	close(jobs->input);
	jobs->input = -1;
	g_string_free(text, TRUE);
}

gboolean jobs_run(struct jobs *jobs, const GPtrArray *list, char **out,
		  char **err, GError **error)
{
	struct ended ended;

	jobs->list = list;
	tell(jobs, 0);
	give(jobs);
	if (!process_end(g_steal_pointer(&jobs->running), &ended, error))
		return FALSE;
	if (read_log(jobs)) {
		tell(jobs, G_MAXUINT);
		*out = ended.out;
		*err = ended.err;
		return TRUE;
	}
	if (spatch_check_parallel(jobs->spatch, error))
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "GNU parallel did not run: %s",
			    g_strstrip(ended.err));
	ended_clear(&ended);
	return FALSE;
}

void jobs_free(struct jobs *jobs)
{
	if (!jobs)
		return;
	if (jobs->input >= 0)
		close(jobs->input);
	process_stop(jobs->running);
	g_free(jobs->folder);
	g_free(jobs->log);
	g_free(jobs);
}
