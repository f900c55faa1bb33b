// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>
#include <string.h>

#include "error.h"
#include "spatch-parts.h"

#define GROUP 40 /* copies a process at most: what one crash can cost */
/* of a command at most; else parallel tries out first what the system bears */
#define LINE_BYTES "60000"

/* Who looks into parallel's job log while it runs. */
struct watch {
	const struct spatch *spatch;
	const char *log;
	guint total; /* copies */
	guint done;
};

static void tell(const struct watch *watch, guint done)
{
	if (watch->spatch->options.progress)
		watch->spatch->options.progress(done, watch->total);
}

/* The last column of each line is a command, which ends in its copies. */
static void look_at_log(gpointer data)
{
	struct watch *watch = data;
	char *text = NULL;
	guint done = 0;

	if (!g_file_get_contents(watch->log, &text, NULL, NULL))
		return;
	for (const char *at = text; (at = strstr(at, ".c")); at += 2)
		done += at[2] == ' ' || at[2] == '\n';
	if (done != watch->done)
		tell(watch, MIN(done, watch->total));
	watch->done = done;
	g_free(text);
}

static gboolean write_copy(const char *folder, GPtrArray *copies, guint i,
			   GError **error)
{
	char *path = g_strdup_printf("%s/%u.c", folder, i);
	gsize length;
	const char *text = g_bytes_get_data(copies->pdata[i], &length);
	gboolean ok = g_file_set_contents_full(
		path, text, length, G_FILE_SET_CONTENTS_NONE, 0644, error);

	g_free(path);
	return ok;
}

/* What a rule that works in place has made of the copies. */
static gboolean read_results(const char *folder, struct spatch_run *run,
			     GError **error)
{
	for (guint i = 0; i < run->count; i++) {
		char *path = g_strdup_printf("%s/%u.c", folder, i);
		char *text = NULL;
		gsize length = 0;
		gboolean ok = run->failed[i] ||
			      g_file_get_contents(path, &text, &length, error);

		g_free(path);
		if (!ok)
			return FALSE;
		g_ptr_array_add(run->results,
				text ? g_bytes_new_take(text, length) : NULL);
	}
	return TRUE;
}

/* How a process ended, from a line of parallel's job log. */
static char *job_failure(char *const *words)
{
	int exit = atoi(words[6]), signal = atoi(words[7]);

	/* a shell between says so of what it ran */
	if (!signal && exit > 128)
		signal = exit - 128;
	if (!signal && !exit)
		return NULL;
	if (exit == -1 || signal == 15 || signal == 9)
		return g_strdup("spatch was stopped at the time limit");
	if (signal)
		return g_strdup_printf("spatch was killed by signal %d",
				       signal);
	return g_strdup_printf("spatch exited with status %d", exit);
}

/* Marks the copies that each failed process had. */
static gboolean read_log(const char *log, struct spatch_run *run,
			 gboolean *seen, GError **error)
{
	char *text = NULL;
	char **lines;

	if (!g_file_get_contents(log, &text, NULL, error))
		return FALSE;
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 1; *lines && lines[i] && *lines[i]; i++) {
		char **words = g_strsplit(lines[i], "\t", 9);
		char **files = NULL;
		char *why = NULL;

		if (g_strv_length(words) == 9) {
			why = job_failure(words);
			files = g_strsplit(words[8], " ", -1);
		}
		for (guint k = 0; files && files[k]; k++) {
			guint number;
			int length = 0;

			if (sscanf(files[k], "%u.c%n", &number, &length) != 1 ||
			    !length || files[k][length] || number >= run->count)
				continue;
			seen[number] = TRUE;
			g_free(run->failed[number]);
			run->failed[number] = g_strdup(why);
		}
		g_strfreev(files);
		g_free(why);
		g_strfreev(words);
	}
	g_strfreev(lines);
	g_free(text);
	return TRUE;
}

/* The last line that is no routine remark. */
static void remember_complaint(struct spatch_run *run, const char *err)
{
	char **lines = g_strsplit(err, "\n", -1);

	for (guint i = g_strv_length(lines); i-- > 0;) {
		g_strstrip(lines[i]);
		if (!*lines[i] || g_str_has_prefix(lines[i], "init_defs") ||
		    g_str_has_prefix(lines[i], "Warning"))
			continue;
		g_free(run->complaint);
		run->complaint = g_strdup(lines[i]);
		break;
	}
	g_strfreev(lines);
}

/* One copy alone needs no parallel: its start costs more than the run. */
static gboolean run_one(struct spatch *spatch, const char *folder,
			const char *rule, char **options,
			struct spatch_run *run, GError **error)
{
	GPtrArray *argv =
		spatch_words("spatch", "--very-quiet", "--sp-file", rule, NULL);
	char *out = NULL, *err = NULL;
	GError *cause = NULL;
	gint status = 0;

	for (; *options; options++)
		g_ptr_array_add(argv, g_strdup(*options));
	g_ptr_array_add(argv, g_strdup("0.c"));
	g_ptr_array_add(argv, NULL);
	if (spatch_command(spatch, folder, argv, spatch->options.timeout, NULL,
			   &out, &err, &status, &cause)) {
		g_string_append(run->output, out);
		remember_complaint(run, err);
		if (WIFSIGNALED(status))
			run->failed[0] = g_strdup_printf(
				"spatch was killed by signal %d",
				WTERMSIG(status));
		else if (WEXITSTATUS(status))
			run->failed[0] =
				g_strdup_printf("spatch exited with status %d",
						WEXITSTATUS(status));
	}
	g_ptr_array_unref(argv);
	g_free(out);
	g_free(err);
	if (cause)
		g_propagate_error(error, cause);
	return !cause;
}

/* Runs the rule over the copies of this list, `group` to a process. */
static gboolean run_list(struct spatch *spatch, const char *folder,
			 const char *rule, char **options, GString *list,
			 guint group, struct spatch_run *run, GError **error)
{
	char *names = g_build_filename(folder, "list", NULL);
	char *log = g_build_filename(folder, "log", NULL);
	char *jobs = g_strdup_printf("%u", spatch->options.jobs);
	char *limit = g_strdup_printf("%u", spatch->options.timeout);
	char *size = g_strdup_printf("%u", group);
	gboolean *seen = g_new0(gboolean, run->count + 1);
	char *out = NULL, *err = NULL;
	struct watch watch = {.spatch = spatch, .log = log};
	const struct waiting waiting = {
		spatch->options.progress ? look_at_log : NULL, &watch};
	gint status = 0;
	gboolean ok;
	GPtrArray *argv = spatch_words(
		"parallel", "--will-cite", "-k", "-j", jobs, "-n", size, "-s",
		LINE_BYTES, "--timeout", limit, "--joblog", log, "-a", names,
		"spatch", "--very-quiet", "--sp-file", rule, NULL);

	for (; *options; options++)
		g_ptr_array_add(argv, g_strdup(*options));
	g_ptr_array_add(argv, g_strdup("{}"));
	g_ptr_array_add(argv, NULL);
	for (const char *at = list->str; *at; at++)
		watch.total += *at == '\n';
	tell(&watch, 0);
	ok = g_file_set_contents(names, list->str, list->len, error) &&
	     spatch_command(spatch, folder, argv, 0, &waiting, &out, &err,
			    &status, error) &&
	     read_log(log, run, seen, error);
	tell(&watch, watch.total);
	for (guint i = 0; ok && i < run->count; i++) {
		char *name = g_strdup_printf("%u.c\n", i);
		char *at = strstr(list->str, name);

		if (at && (at == list->str || at[-1] == '\n') && !seen[i] &&
		    !run->failed[i])
			run->failed[i] = g_strdup("spatch was never run on it");
		g_free(name);
	}
	if (ok)
		g_string_append(run->output, out);
	if (ok)
		remember_complaint(run, err);
	g_ptr_array_unref(argv);
	g_free(seen);
	g_free(names);
	g_free(log);
	g_free(jobs);
	g_free(limit);
	g_free(size);
	g_free(out);
	g_free(err);
	return ok;
}

/*
 * A group that failed is tried again copy by copy. What it had printed would
 * stand twice; readers take duplicates for one.
 */
static gboolean retry(struct spatch *spatch, const char *folder,
		      const char *rule, char **options, GPtrArray *copies,
		      struct spatch_run *run, GError **error)
{
	GString *list = g_string_new(NULL);
	guint failed = 0;
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < run->count; i++) {
		if (!run->failed[i])
			continue;
		ok = write_copy(folder, copies, i, error);
		failed++;
		g_string_append_printf(list, "%u.c\n", i);
	}
	if (ok && failed && failed == run->count && failed > 1 &&
	    strstr(run->failed[0], "time limit")) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "spatch did not finish a single file within %u "
			    "seconds; give it more time with --timeout",
			    spatch->options.timeout);
		ok = FALSE;
	} else if (ok && failed) {
		ok = run_list(spatch, folder, rule, options, list, 1, run,
			      error);
	}
	g_string_free(list, TRUE);
	return ok;
}

static gboolean all_failed(const struct spatch_run *run, GError **error)
{
	for (guint i = 0; i < run->count; i++)
		if (!run->failed[i])
			return FALSE;
	if (!run->count)
		return FALSE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
		    "spatch could not read a single file: %s%s%s",
		    run->failed[0], run->complaint ? ": " : "",
		    run->complaint ? run->complaint : "");
	return TRUE;
}

static void free_bytes(gpointer bytes)
{
	if (bytes)
		g_bytes_unref(bytes);
}

gboolean spatch_run(struct spatch *spatch, const char *rule, GPtrArray *copies,
		    struct spatch_run **result, GError **error)
{
	char *absolute = g_canonicalize_filename(rule, NULL);
	char *folder =
		g_strdup_printf("%s/%u", spatch->scratch->path, spatch->runs++);
	struct spatch_run *run = g_new0(struct spatch_run, 1);
	/* two at least: a copy that hangs must not take all with it */
	guint processes = MAX(spatch->options.jobs, 2);
	guint group = (copies->len + processes - 1) / processes;
	GString *list = g_string_new(NULL);
	char **options = spatch_rule_options(absolute, error);
	gboolean ok = options != NULL;

	run->output = g_string_new(NULL);
	run->count = copies->len;
	run->failed = g_new0(char *, run->count + 1);
	run->results = g_ptr_array_new_with_free_func(free_bytes);
	g_mkdir_with_parents(folder, 0700);
	ok = ok && spatch_check_rule(spatch, absolute, error);
	for (guint i = 0; ok && i < run->count; i++) {
		g_string_append_printf(list, "%u.c\n", i);
		ok = write_copy(folder, copies, i, error);
	}
	if (ok && run->count == 1)
		ok = run_one(spatch, folder, absolute, options, run, error) &&
		     !all_failed(run, error) &&
		     read_results(folder, run, error);
	else if (ok && run->count)
		ok = spatch_check_parallel(spatch, error) &&
		     run_list(spatch, folder, absolute, options, list,
			      CLAMP(group, 1, GROUP), run, error) &&
		     retry(spatch, folder, absolute, options, copies, run,
			   error) &&
		     !all_failed(run, error) &&
		     read_results(folder, run, error);
	if (ok)
		*result = run;
	else
		spatch_run_free(run);
	g_strfreev(options);
	g_string_free(list, TRUE);
	g_free(folder);
	g_free(absolute);
	return ok;
}

void spatch_run_free(struct spatch_run *run)
{
	if (!run)
		return;
	g_string_free(run->output, TRUE);
	g_free(run->complaint);
	g_clear_pointer(&run->results, g_ptr_array_unref);
	for (guint i = 0; i < run->count; i++)
		g_free(run->failed[i]);
	g_free(run->failed);
	g_free(run);
}
