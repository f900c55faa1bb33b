// SPDX-License-Identifier: GPL-2.0
#include <glib/gstdio.h>
#include <string.h>

#include "base/command.h"
#include "base/error.h"
#include "spatch/spatch-batch.h"
#include "spatch/spatch-parts.h"

#define RULE   "rule.cocci"
#define COPIES "in"

/* A rule that includes other files cannot be sent to another machine. */
static gboolean stands_alone(const char *rule)
{
	g_autofree char *text = NULL;

	return g_file_get_contents(rule, &text, NULL, NULL) &&
	       !g_regex_match_simple("^[ \\t]*(#[ \\t]*include|using)[ \\t]*\"",
				     text, G_REGEX_MULTILINE, 0);
}

gboolean batch_travels(const struct batch *batch)
{
	if (!batch->spatch->logins || !logins_count(batch->spatch->logins))
		return FALSE;
	for (char **option = batch->options; *option; option++)
		if (strchr(*option, '/'))
			return FALSE;
	return stands_alone(batch->rule);
}

/*
 * The script for the other machine. It works on fresh copies, since a login may
 * die half-way. It never exits with 255, which ssh uses for its own failures.
 * Python is where spatch finds it on that machine.
 */
static char *script(const struct batch *batch, const struct spatch_job *job)
{
	g_autoptr(GPtrArray) argv =
		batch_command(batch, job->first, job->copies);
	g_autofree char *line = NULL;

	for (guint i = 0; argv->pdata[i];) {
		if (!strcmp(argv->pdata[i], "--python")) {
			g_ptr_array_remove_range(argv, i, 2);
			continue;
		}
		if (!strcmp(argv->pdata[i], batch->rule)) {
			g_free(argv->pdata[i]);
			argv->pdata[i] = g_strdup(RULE);
		}
		i++;
	}
	line = command_text((const char *const *)argv->pdata);
	return g_strdup_printf("LC_ALL=C\nexport LC_ALL\ncp " COPIES
			       "/*.c .\n%s\nstatus=$?\n"
			       "[ $status -ne 255 ] || status=254\n"
			       "exit $status\n",
			       line);
}

/* Makes a folder with rule, copies and script; its name is the job's line. */
static gboolean pack(const struct batch *batch, const struct jobs *jobs,
		     struct spatch_job *job, GError **error)
{
	g_autofree char *folder =
		g_build_filename(jobs->folder, job->line, NULL);
	g_autofree char *in = g_build_filename(folder, COPIES, NULL);
	g_autofree char *rule = g_build_filename(folder, RULE, NULL);
	g_autofree char *command = g_build_filename(folder, "command", NULL);
	g_autofree char *words = script(batch, job);
	g_autofree char *text = NULL;
	gsize length;

	g_mkdir_with_parents(in, 0700);
	return g_file_get_contents(batch->rule, &text, &length, error) &&
	       g_file_set_contents(rule, text, length, error) &&
	       g_file_set_contents(command, words, -1, error) &&
	       batch_write(batch, in, job, error);
}

/* Whether all copies came back: a login may die after its work is done. */
static gboolean is_back(const char *folder, const struct spatch_job *job)
{
	for (guint i = job->first; i < job->first + job->copies; i++) {
		g_autofree char *path = g_strdup_printf("%s/%u.c", folder, i);

		if (!g_file_test(path, G_FILE_TEST_EXISTS))
			return FALSE;
	}
	return TRUE;
}

static gboolean unpack(const struct batch *batch, const struct jobs *jobs,
		       struct spatch_job *job, GError **error)
{
	g_autofree char *folder =
		g_build_filename(jobs->folder, job->line, NULL);

	if (!job->ended)
		job->failure = g_strdup("spatch was never run on it");
	if (!job->failure && !is_back(folder, job)) {
		job->failure = g_strdup(SPATCH_LOST);
		job->lost = TRUE;
	}
	return batch_take(batch, folder, job, error);
}

/* Runs the remaining jobs on the remaining logins. */
static gboolean round_of(const struct batch *batch, const GPtrArray *list,
			 GError **error)
{
	g_autofree char *logins = logins_file(batch->spatch->logins, error);
	struct jobs *jobs =
		logins ? jobs_begin(batch->spatch, logins, error) : NULL;
	char *out = NULL, *err = NULL;
	gboolean ok = jobs != NULL;

	for (guint i = 0; ok && i < list->len; i++)
		ok = pack(batch, jobs, list->pdata[i], error);
	ok = ok && jobs_run(jobs, list, &out, &err, error);
	if (ok)
		batch_words(batch, out, err);
	for (guint i = 0; ok && i < list->len; i++)
		ok = unpack(batch, jobs, list->pdata[i], error);
	jobs_free(jobs);
	return ok;
}

/* Drops the logins that died; returns their jobs. */
static GPtrArray *orphans(struct logins *logins, const GPtrArray *list)
{
	GPtrArray *left = g_ptr_array_new();

	for (guint i = 0; i < list->len; i++) {
		struct spatch_job *job = list->pdata[i];

		if (!job->lost)
			continue;
		logins_drop(logins, job->login);
		g_ptr_array_add(left, job);
	}
	return left;
}

gboolean remote_run(const struct batch *batch, GPtrArray *list, GError **error)
{
	struct logins *logins = batch->spatch->logins;
	GPtrArray *left = g_ptr_array_ref(list);
	gboolean ok = TRUE;

	for (guint i = 0; i < list->len; i++) {
		struct spatch_job *job = list->pdata[i];

		g_free(job->line);
		job->line = g_strdup_printf("part%u", i);
	}
	while (ok && left->len && logins_count(logins)) {
		GPtrArray *rest;

		ok = round_of(batch, left, error);
		rest = orphans(logins, left);
		g_ptr_array_unref(left);
		left = rest;
	}
	g_ptr_array_unref(left);
	return ok;
}
