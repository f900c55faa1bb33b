// SPDX-License-Identifier: GPL-2.0
#include "spatch/spatch.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "spatch/spatch-parts.h"

#define OLDEST 10101 /* 1.1.1 */
#define TESTED 10300 /* tests/e2e/35-newer-coccinelle.sh */
/* the one that spatch was packaged with */
#define PYTHON "/usr/bin/python3"

/* The environment of our commands. Free with g_strfreev(). */
static char **environ_of(const struct spatch *spatch)
{
	const char *home = spatch->scratch->path;
	char **environ = g_get_environ();

	environ = g_environ_setenv(environ, "LC_ALL", "C", TRUE);
	environ = g_environ_unsetenv(environ, "PARALLEL");
	/* parallel would use the login shell of whoever started us */
	environ = g_environ_setenv(environ, "PARALLEL_SHELL", "/bin/sh", TRUE);
	return g_environ_setenv(environ, "PARALLEL_HOME", home, TRUE);
}

struct running *spatch_begin(const struct spatch *spatch,
			     const struct process *how, GPtrArray *argv,
			     GError **error)
{
	struct process process = *how;
	struct running *running;

	process.environ = environ_of(spatch);
	if (spatch->options.verbose) {
		char *line = g_strjoinv(" ", (char **)argv->pdata);

		fprintf(stderr, "+ %s\n", line);
		g_free(line);
	}
	running = process_begin(&process, (const char *const *)argv->pdata,
				error);
	g_strfreev(process.environ);
	return running;
}

gboolean spatch_command(const struct spatch *spatch, GPtrArray *argv,
			guint timeout, struct ended *ended, GError **error)
{
	const struct process process = {
		.folder = spatch->scratch->path,
		.timeout = timeout,
	};
	struct running *running = spatch_begin(spatch, &process, argv, error);

	*ended = (struct ended){0};
	return running && process_end(running, ended, error);
}

char *spatch_folder(struct spatch *spatch)
{
	char *folder =
		g_strdup_printf("%s/%u", spatch->scratch->path, spatch->runs++);

	g_mkdir_with_parents(folder, 0700);
	return folder;
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

/* The version that a program prints; the error names the package to install. */
static char *version_of(const struct spatch *spatch, const char *program,
			const char *package, GError **error)
{
	GPtrArray *argv = spatch_words(program, "--version", NULL);
	struct ended ended;
	GError *cause = NULL;
	char *out = NULL;

	g_ptr_array_add(argv, NULL);
	spatch_command(spatch, argv, spatch->options.timeout, &ended, &cause);
	if (g_error_matches(cause, TREEWIDE_ERROR,
			    TREEWIDE_ERROR_INTERRUPTED)) {
		g_propagate_error(error, g_steal_pointer(&cause));
	} else if (cause || !ended_well(&ended)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' cannot be run; install it with 'apt-get "
			    "install %s'",
			    program, package);
	} else {
		out = g_steal_pointer(&ended.out);
	}
	g_clear_error(&cause);
	g_ptr_array_unref(argv);
	ended_clear(&ended);
	return out;
}

gboolean spatch_check_parallel(const struct spatch *spatch, GError **error)
{
	char *text = version_of(spatch, "parallel", "parallel", error);
	gboolean gnu;

	if (!text)
		return FALSE;
	gnu = g_str_has_prefix(text, "GNU parallel");
	g_free(text);
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
	/* as spatch prints it: "1.3" */
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
	if (g_file_test(PYTHON, G_FILE_TEST_IS_EXECUTABLE))
		spatch->python = PYTHON;
	spatch->scratch = scratch_new(options->build, "spatch", error);
	if (!spatch->scratch || !check_spatch(spatch, error))
		goto fail;
	if (options->logins) {
		if (!spatch_check_parallel(spatch, error))
			goto fail;
		spatch->logins = logins_new(options->logins, spatch->version,
					    spatch->scratch->path, error);
		if (!spatch->logins)
			goto fail;
	}
	return spatch;
fail:
	spatch_free(spatch);
	return NULL;
}

void spatch_expect(struct spatch *spatch)
{
	if (!spatch->expecting && !spatch->logins)
		spatch->expecting = jobs_begin(spatch, NULL, NULL);
}

void spatch_free(struct spatch *spatch)
{
	if (!spatch)
		return;
	jobs_free(spatch->expecting);
	g_clear_pointer(&spatch->ahead, g_ptr_array_unref);
	logins_free(spatch->logins);
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
	struct ended ended = {0};
	char *said = NULL;

	g_ptr_array_add(argv, NULL);
	if (g_file_set_contents(path, text, length, error) &&
	    spatch_command(spatch, argv, spatch->options.timeout + 5, &ended,
			   error))
		said = g_strconcat(ended.out, "\n", ended.err, "\n", NULL);
	g_ptr_array_unref(argv);
	g_free(path);
	g_free(limit);
	ended_clear(&ended);
	return said;
}
