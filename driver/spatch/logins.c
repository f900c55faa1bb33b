// SPDX-License-Identifier: GPL-2.0
#include "spatch/logins.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/process.h"

#define ANSWER 60 /* seconds that a login may take to answer */

struct logins {
	GPtrArray *lines;
	char *folder; /* for files that we write */
};

/* Whether a login of the job log, which omits the "4/", is this line. */
static gboolean names(const char *line, const char *login)
{
	gsize digits = strspn(line, "0123456789");

	if (digits && line[digits] == '/')
		line += digits + 1;
	return !strcmp(line, login);
}

static GPtrArray *read_lines(const char *file, GError **error)
{
	g_autoptr(GError) cause = NULL;
	g_auto(GStrv) lines = NULL;
	g_autofree char *text = NULL;
	GPtrArray *list;

	if (!g_file_get_contents(file, &text, NULL, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the file of logins: %s",
			    cause->message);
		return NULL;
	}
	list = g_ptr_array_new_with_free_func(g_free);
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++)
		if (*g_strstrip(*line) && **line != '#')
			g_ptr_array_add(list, g_strdup(*line));
	return list;
}

/* Tries one login through parallel, which knows how to read the line. */
static struct running *ask(const struct logins *logins, guint i)
{
	g_autofree char *path =
		g_strdup_printf("%s/login.%u", logins->folder, i);
	const char *argv[] = {"parallel", "--will-cite",
			      "--nonall", "--sshloginfile",
			      path,	  "spatch --version; command -v rsync",
			      NULL};
	const struct process process = {.timeout = ANSWER, .alone = TRUE};
	const char *line = logins->lines->pdata[i];

	if (!g_file_set_contents(path, line, -1, NULL))
		return NULL;
	return process_begin(&process, argv, NULL);
}

/* What is wrong with a login that answered this, or NULL. */
static char *fault(const struct ended *ended, const char *version)
{
	g_autofree char *wanted =
		g_strdup_printf("spatch version %s ", version);
	const char *said = ended->out ? ended->out : "";

	if (!*said)
		return g_strdup("it cannot be reached, or has neither spatch "
				"nor rsync");
	if (!g_str_has_prefix(said, "spatch version "))
		return g_strdup("it has no spatch");
	if (!g_str_has_prefix(said, wanted))
		return g_strdup_printf("its spatch is not version %s", version);
	/* 'command' prints the path of rsync as the last line */
	return strstr(said, "\n/") ? NULL : g_strdup("it has no rsync");
}

/* Keeps the logins that work; returns messages about the others. */
static GPtrArray *try_all(struct logins *logins, const char *version)
{
	GPtrArray *faults = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) asked = g_ptr_array_new();
	g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < logins->lines->len; i++)
		g_ptr_array_add(asked, ask(logins, i));
	for (guint i = 0; i < logins->lines->len; i++) {
		const char *line = logins->lines->pdata[i];
		struct ended ended = {0};
		g_autofree char *why = NULL;

		if (asked->pdata[i])
			process_end(asked->pdata[i], &ended, NULL);
		why = fault(&ended, version);
		if (why)
			g_ptr_array_add(
				faults,
				g_strdup_printf(
					"the login '%s' is left out: %s", line,
					why));
		else
			g_ptr_array_add(left, g_strdup(line));
		ended_clear(&ended);
	}
	g_ptr_array_unref(logins->lines);
	logins->lines = g_ptr_array_ref(left);
	return faults;
}

static void set_none_left(const char *file, const char *version,
			  GPtrArray *faults, GError **error)
{
	g_autofree char *why = NULL;

	g_ptr_array_add(faults, NULL);
	why = g_strjoinv("; ", (char **)faults->pdata);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "no login of '%s' can run spatch %s; mend the file, or do "
		    "all of it here by leaving out --sshlogin%s%s%s",
		    file, version, *why ? " (" : "", why, *why ? ")" : "");
}

struct logins *logins_new(const char *file, const char *version,
			  const char *folder, GError **error)
{
	GPtrArray *lines = read_lines(file, error);
	g_autoptr(GPtrArray) faults = NULL;
	struct logins *logins;

	if (!lines)
		return NULL;
	logins = g_new0(struct logins, 1);
	logins->lines = lines;
	logins->folder = g_strdup(folder);
	faults = try_all(logins, version);
	if (!logins->lines->len) {
		set_none_left(file, version, faults, error);
		g_clear_pointer(&logins, logins_free);
	}
	for (guint i = 0; logins && i < faults->len; i++)
		fprintf(stderr, "treewide: %s\n", (char *)faults->pdata[i]);
	return logins;
}

void logins_free(struct logins *logins)
{
	if (!logins)
		return;
	g_ptr_array_unref(logins->lines);
	g_free(logins->folder);
	g_free(logins);
}

guint logins_count(const struct logins *logins)
{
	return logins->lines->len;
}

void logins_drop(struct logins *logins, const char *login)
{
	for (guint i = 0; i < logins->lines->len; i++) {
		if (!names(logins->lines->pdata[i], login))
			continue;
		fprintf(stderr,
			"treewide: the login '%s' died; its work is done by "
			"%s\n",
			(char *)logins->lines->pdata[i],
			logins->lines->len > 1 ? "the others" : "this machine");
		g_ptr_array_remove_index(logins->lines, i);
		return;
	}
}

char *logins_file(const struct logins *logins, GError **error)
{
	char *path = g_build_filename(logins->folder, "logins", NULL);
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < logins->lines->len; i++)
		g_string_append_printf(text, "%s\n",
				       (char *)logins->lines->pdata[i]);
	if (!g_file_set_contents(path, text->str, -1, error))
		g_clear_pointer(&path, g_free);
	return path;
}
