// SPDX-License-Identifier: GPL-2.0
#include "tree/foreign.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/git.h"

/* The settings by which a repository can name a command, each disabled. */
static const char *const settings[][2] = {
	{"safe.directory", "*"},
	{"core.fsmonitor", "false"},
	{"core.hooksPath", "/dev/null"},
	{"core.attributesFile", "/dev/null"},
	{"core.alternateRefsCommand", "false"},
	{"core.sshCommand", "false"},
	{"core.gitProxy", ""},
	{"core.askPass", "false"},
	{"core.pager", "cat"},
	{"diff.external", ""},
	{"diff.ignoreSubmodules", "all"},
	{"gpg.program", "false"},
	{"gpg.ssh.program", "false"},
	{"gpg.x509.program", "false"},
	{"log.showSignature", "false"},
};

static char **set_config(char **env, guint *count, const char *key,
			 const char *value)
{
	g_autofree char *key_name =
		g_strdup_printf("GIT_CONFIG_KEY_%u", *count);
	g_autofree char *value_name =
		g_strdup_printf("GIT_CONFIG_VALUE_%u", *count);
	g_autofree char *number = g_strdup_printf("%u", ++*count);

	env = g_environ_setenv(env, key_name, key, TRUE);
	env = g_environ_setenv(env, value_name, value, TRUE);
	return g_environ_setenv(env, "GIT_CONFIG_COUNT", number, TRUE);
}

/*
 * Filters have names of the repository's choice: each one that is configured is
 * replaced by a filter that does nothing and is not required.
 */
static char **without_filters(char **env, guint *count)
{
	const char *const argv[] = {"config",	    "-z",	  "--name-only",
				    "--get-regexp", "^filter\\.", NULL};
	/* git fails if nothing matches; that is fine */
	GBytes *out = git_run(env, argv, NULL, NULL);
	gsize size = 0;
	const char *p = out ? g_bytes_get_data(out, &size) : NULL;
	const char *end = p + size;

	for (; p && p < end; p += strnlen(p, end - p) + 1) {
		g_autofree char *key = g_strndup(p, end - p);

		env = set_config(env, count, key,
				 g_str_has_suffix(key, ".required") ? "false"
								    : "");
	}
	if (out)
		g_bytes_unref(out);
	return env;
}

char **foreign_environ(const char *gitdir, const char *worktree)
{
	char **env = git_environ(NULL);
	guint count = 0;

	env = g_environ_setenv(env, "GIT_DIR", gitdir, TRUE);
	env = g_environ_setenv(env, "GIT_WORK_TREE", worktree, TRUE);
	/* no transport has this name; overrides what the repository allows */
	env = g_environ_setenv(env, "GIT_ALLOW_PROTOCOL", "none", TRUE);
	for (guint i = 0; i < G_N_ELEMENTS(settings); i++)
		env = set_config(env, &count, settings[i][0], settings[i][1]);
	return without_filters(env, &count);
}

gboolean foreign_is_mine(const char *gitdir)
{
	struct stat st;

	return !stat(gitdir, &st) && st.st_uid == geteuid();
}
