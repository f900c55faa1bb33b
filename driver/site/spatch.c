// SPDX-License-Identifier: GPL-2.0
#include "spatch.h"

#include <stdio.h>
#include <string.h>

#include "error.h"
#include "runner.h"
#include "spatch-parts.h"

#define OLDEST 10101 /* 1.1.1 */
#define TESTED 10300 /* tests/e2e/35-newer-coccinelle.sh */

gboolean spatch_command(const struct spatch *spatch, const char *folder,
			GPtrArray *argv, guint timeout,
			const struct waiting *waiting, char **out, char **err,
			gint *status, GError **error)
{
	struct runner runner = {
		.folder = folder,
		.scratch = spatch->scratch->path,
		.environ = g_get_environ(),
		.timeout = timeout,
		.waiting = waiting ? waiting->look : NULL,
		.data = waiting ? waiting->data : NULL,
	};
	gboolean ok;

	runner.environ = g_environ_setenv(runner.environ, "LC_ALL", "C", TRUE);
	runner.environ = g_environ_unsetenv(runner.environ, "PARALLEL");
	/* else parallel takes the shell of whoever started us */
	runner.environ = g_environ_setenv(runner.environ, "PARALLEL_SHELL",
					  "/bin/sh", TRUE);
	runner.environ = g_environ_setenv(runner.environ, "PARALLEL_HOME",
					  spatch->scratch->path, TRUE);
	if (spatch->options.verbose) {
		char *line = g_strjoinv(" ", (char **)argv->pdata);

		fprintf(stderr, "+ %s\n", line);
		g_free(line);
	}
	ok = runner_run(&runner, (char **)argv->pdata, out, err, status, error);
	g_strfreev(runner.environ);
	return ok;
}

GPtrArray *spatch_words(const char *first, ...)
{
	GPtrArray *argv = g_ptr_array_new_with_free_func(g_free);
	va_list more;

	va_start(more, first);
	for (const char *word = first; word; word = va_arg(more, const char *))
		g_ptr_array_add(argv, g_strdup(word));
	va_end(more);
	return argv;
}

/* What a program says of its version; an error that names how to get it. */
static char *version_of(const struct spatch *spatch, const char *program,
			const char *package, GError **error)
{
	GPtrArray *argv = spatch_words(program, "--version", NULL);
	char *out = NULL, *err = NULL;
	gint status = 0;

	g_ptr_array_add(argv, NULL);
	if (!spatch_command(spatch, "/", argv, spatch->options.timeout, NULL,
			    &out, &err, &status, NULL) ||
	    !g_spawn_check_wait_status(status, NULL)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' cannot be run; install it with 'apt-get "
			    "install %s'",
			    program, package);
		g_clear_pointer(&out, g_free);
	}
	g_ptr_array_unref(argv);
	g_free(err);
	return out;
}

gboolean spatch_check_parallel(struct spatch *spatch, GError **error)
{
	char *text;
	gboolean gnu;

	if (spatch->parallel)
		return TRUE;
	text = version_of(spatch, "parallel", "parallel", error);
	if (!text)
		return FALSE;
	gnu = g_str_has_prefix(text, "GNU parallel");
	g_free(text);
	spatch->parallel = gnu;
	if (!gnu)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'parallel' is not GNU parallel; install that with "
			    "'apt-get install parallel'");
	return gnu;
}

static gboolean check_spatch(struct spatch *spatch, GError **error)
{
	char *text = version_of(spatch, "spatch", "coccinelle", error);
	guint major = 0, minor = 0, patch = 0, number;

	if (!text)
		return FALSE;
	if (sscanf(text, "spatch version %u.%u.%u", &major, &minor, &patch) <
	    2) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'spatch --version' gives no version that can be "
			    "read; install Coccinelle 1.1.1 or newer");
		g_free(text);
		return FALSE;
	}
	number = major * 10000 + minor * 100 + patch;
	/* as it calls itself: "1.3" */
	spatch->version = g_strndup(
		text + strlen("spatch version "),
		strspn(text + strlen("spatch version "), "0123456789."));
	g_free(text);
	spatch->untested = number > TESTED;
	if (number < OLDEST)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "Coccinelle %s is too old; install 1.1.1 or newer",
			    spatch->version);
	return number >= OLDEST;
}

struct spatch *spatch_new(const struct spatch_options *options, GError **error)
{
	struct spatch *spatch = g_new0(struct spatch, 1);

	spatch->options = *options;
	spatch->scratch = scratch_new(options->build, "spatch", error);
	if (!spatch->scratch || !check_spatch(spatch, error))
		goto fail;
	return spatch;
fail:
	spatch_free(spatch);
	return NULL;
}

void spatch_free(struct spatch *spatch)
{
	if (!spatch)
		return;
	g_clear_pointer(&spatch->scratch, scratch_free);
	g_free(spatch->version);
	g_free(spatch);
}

char *spatch_parse(struct spatch *spatch, GBytes *copy, GError **error)
{
	char *path = g_build_filename(spatch->scratch->path, "parse.c", NULL);
	char *limit = g_strdup_printf("%u", spatch->options.timeout);
	GPtrArray *argv =
		spatch_words("timeout", limit, "spatch", "--verbose-parsing",
			     "--parse-c", path, NULL);
	gsize length;
	const char *text = g_bytes_get_data(copy, &length);
	char *out = NULL, *err = NULL, *said = NULL;
	gint status = 0;

	g_ptr_array_add(argv, NULL);
	if (g_file_set_contents(path, text, length, error) &&
	    spatch_command(spatch, spatch->scratch->path, argv,
			   spatch->options.timeout + 5, NULL, &out, &err,
			   &status, error))
		said = g_strconcat(out, "\n", err, "\n", NULL);
	g_ptr_array_unref(argv);
	g_free(path);
	g_free(limit);
	g_free(out);
	g_free(err);
	return said;
}
