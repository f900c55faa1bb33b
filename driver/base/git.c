// SPDX-License-Identifier: GPL-2.0
#include "base/git.h"

#include <string.h>
#include <sys/wait.h>

#include "base/error.h"
#include "base/process.h"

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
		/* a relocated git needs it to find its own programs */
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

/* The git command that failed, and its own message. */
static void set_failure(const char *const *argv, struct ended *ended,
			GError **error)
{
	g_autofree char *text = NULL;

	text = g_strstrip(g_utf8_make_valid(ended->err, -1));
	while (argv[0] && argv[1] && !g_ascii_strcasecmp(*argv, "-c"))
		argv += 2;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
		    "git %s failed%s: %s", *argv,
		    WIFSIGNALED(ended->status) ? " by a signal" : "",
		    *text ? text : "it said nothing");
}

GBytes *git_run(char **environ, const char *const *argv, const char *input,
		GError **error)
{
	/*
	 * a file, not a pipe: if git dies early we want its message, no EPIPE
	 */
	struct process process = {.environ = environ, .input = input};
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	struct ended ended;
	GBytes *out = NULL;

	g_ptr_array_add(words, "git");
	for (const char *const *word = argv; *word; word++)
		g_ptr_array_add(words, (char *)*word);
	g_ptr_array_add(words, NULL);
	if (process_run(&process, (const char *const *)words->pdata, &ended,
			error)) {
		if (ended_well(&ended))
			out = g_bytes_new_take(g_steal_pointer(&ended.out),
					       ended.length);
		else
			set_failure(argv, &ended, error);
	}
	ended_clear(&ended);
	return out;
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
