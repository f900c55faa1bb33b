// SPDX-License-Identifier: GPL-2.0
#include "base/git.h"

#include <gio/gio.h>
#include <string.h>

#include "base/error.h"

static const char *const fixed[][2] = {
	{"GIT_CONFIG_NOSYSTEM", "1"},
	{"GIT_CONFIG_SYSTEM", "/dev/null"},
	{"GIT_CONFIG_GLOBAL", "/dev/null"},
	{"GIT_ATTR_NOSYSTEM", "1"},
	{"GIT_NO_REPLACE_OBJECTS", "1"},
	{"GIT_NO_LAZY_FETCH", "1"},
	{"GIT_OPTIONAL_LOCKS", "0"},
	{"GIT_TERMINAL_PROMPT", "0"},
	{"LC_ALL", "C"},
	{"TZ", "UTC"},
};

char **git_environ(const char *gitdir)
{
	char **env = g_get_environ();
	char **names = g_listenv();
	guint i;

	for (i = 0; names[i]; i++) {
		/* a git that was moved needs to find its own programs */
		if (g_str_has_prefix(names[i], "GIT_") &&
		    strcmp(names[i], "GIT_EXEC_PATH") != 0)
			env = g_environ_unsetenv(env, names[i]);
	}
	g_strfreev(names);
	for (i = 0; i < G_N_ELEMENTS(fixed); i++)
		env = g_environ_setenv(env, fixed[i][0], fixed[i][1], TRUE);
	/* no ~/.config/git/attributes, no ~/.gitconfig of an older git */
	env = g_environ_unsetenv(env, "XDG_CONFIG_HOME");
	env = g_environ_setenv(env, "HOME", gitdir ? gitdir : "/dev/null",
			       TRUE);
	if (gitdir)
		env = g_environ_setenv(env, "GIT_DIR", gitdir, TRUE);
	return env;
}

static GSubprocess *start(char **environ, const char *const *argv,
			  const char *input, GError **error)
{
	g_autoptr(GSubprocessLauncher) launcher = NULL;
	g_autoptr(GPtrArray) args = g_ptr_array_new();
	/*
	 * With no folder to change to and nothing to close (all that we open is
	 * closed by exec), GLib need not fork, which copies our page tables.
	 */
	GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE |
				 G_SUBPROCESS_FLAGS_STDERR_PIPE |
				 G_SUBPROCESS_FLAGS_INHERIT_FDS;

	g_ptr_array_add(args, "git");
	g_ptr_array_add(args, "-C");
	g_ptr_array_add(args, "/");
	for (; *argv; argv++)
		g_ptr_array_add(args, (char *)*argv);
	g_ptr_array_add(args, NULL);
	launcher = g_subprocess_launcher_new(flags);
	g_subprocess_launcher_set_environ(launcher, environ);
	/* a file and no pipe: a git that dies early leaves its words, not EPIPE */
	if (input)
		g_subprocess_launcher_set_stdin_file_path(launcher, input);
	return g_subprocess_launcher_spawnv(
		launcher, (const char *const *)args->pdata, error);
}

static char *said(GBytes *err)
{
	gsize size = 0;
	const char *text = err ? g_bytes_get_data(err, &size) : NULL;
	char *copy = text ? g_utf8_make_valid(text, size) : g_strdup("");

	return g_strstrip(copy);
}

GBytes *git_run(char **environ, const char *const *argv, const char *input,
		GError **error)
{
	g_autoptr(GSubprocess) process = NULL;
	g_autoptr(GBytes) out = NULL;
	g_autoptr(GBytes) err = NULL;
	g_autoptr(GError) cause = NULL;
	g_autofree char *text = NULL;
	const char *const *verb = argv;

	process = start(environ, argv, input, &cause);
	if (!process) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "cannot run 'git': %s", cause->message);
		return NULL;
	}
	if (g_subprocess_communicate(process, NULL, NULL, &out, &err, &cause) &&
	    g_subprocess_get_successful(process))
		return g_steal_pointer(&out);
	if (cause)
		g_subprocess_wait(process, NULL, NULL);
	text = said(err);
	while (verb[0] && verb[1] && !g_ascii_strcasecmp(*verb, "-c"))
		verb += 2;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
		    "git %s failed%s: %s", *verb,
		    g_subprocess_get_if_signaled(process) ? " by a signal" : "",
		    *text   ? text
		    : cause ? cause->message
			    : "it said nothing");
	return NULL;
}

char *git_blob_name(GBytes *content, gsize length)
{
	g_autoptr(GChecksum) sum = g_checksum_new(
		length == 64 ? G_CHECKSUM_SHA256 : G_CHECKSUM_SHA1);
	g_autofree char *head = NULL;
	gsize size;
	const guchar *data = g_bytes_get_data(content, &size);

	head = g_strdup_printf("blob %" G_GSIZE_FORMAT, size);
	g_checksum_update(sum, (const guchar *)head, strlen(head) + 1);
	if (size)
		g_checksum_update(sum, data, size);
	return g_strdup(g_checksum_get_string(sum));
}
