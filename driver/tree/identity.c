// SPDX-License-Identifier: GPL-2.0
#include "tree/identity.h"

#include <string.h>

#include "base/process.h"
#include "tree/foreign.h"

#define EDITME_NAME "EDITME"
#define EDITME_MAIL "editme@example.invalid"

struct identity *identity_new(const char *name, const char *mail)
{
	struct identity *identity = g_new0(struct identity, 1);

	identity->name = g_strdup(name);
	identity->mail = g_strdup(mail);
	return identity;
}

void identity_free(struct identity *identity)
{
	if (!identity)
		return;
	g_free(identity->name);
	g_free(identity->mail);
	g_free(identity);
}

char *identity_text(const struct identity *identity)
{
	return g_strdup_printf("%s <%s>", identity->name, identity->mail);
}

/* "Jane Doe <jane@example.org> 1700000000 +0000", as git var prints it. */
static struct identity *parse(const char *text)
{
	const char *open = strrchr(text, '<');
	const char *close = open ? strchr(open, '>') : NULL;
	g_autofree char *name = NULL;
	g_autofree char *mail = NULL;

	if (!close || !g_utf8_validate(text, -1, NULL))
		return NULL;
	name = g_strstrip(g_strndup(text, open - text));
	mail = g_strstrip(g_strndup(open + 1, close - open - 1));
	if (!*name || !strchr(mail, '@'))
		return NULL;
	return identity_new(name, mail);
}

static char **user_environ(const char *gitdir)
{
	char **env = g_get_environ();

	env = g_environ_unsetenv(env, "GIT_WORK_TREE");
	env = g_environ_unsetenv(env, "GIT_DIR");
	/* nor a name that somebody else configured in this checkout */
	if (gitdir && foreign_is_mine(gitdir))
		env = g_environ_setenv(env, "GIT_DIR", gitdir, TRUE);
	/* git parses the date as well; a wrong one must not cost us the name */
	env = g_environ_unsetenv(env, "GIT_AUTHOR_DATE");
	return g_environ_setenv(env, "LC_ALL", "C", TRUE);
}

/* mail, if not NULL, overrides user.email. */
static struct identity *ask_git(char **env, const char *mail)
{
	/* do not guess from the login and host name */
	const char *argv[] = {"git", "-c",  "user.useConfigOnly=true", "-c",
			      NULL,  "var", "GIT_AUTHOR_IDENT",	       NULL};
	const struct process process = {.environ = env};
	struct identity *identity = NULL;
	g_autofree char *value = NULL;
	struct ended ended;

	value = mail ? g_strconcat("user.email=", mail, NULL)
		     : g_strdup("user.useConfigOnly=true");
	argv[4] = value;
	if (process_run(&process, argv, &ended, NULL) && ended_well(&ended))
		identity = parse(ended.out);
	ended_clear(&ended);
	return identity;
}

struct identity *identity_read(const char *gitdir)
{
	g_auto(GStrv) env = user_environ(gitdir);
	const char *mail = g_environ_getenv(env, "EMAIL");
	struct identity *identity = ask_git(env, NULL);

	/* EMAIL counts last, after git's configuration */
	if (!identity && mail && *mail)
		identity = ask_git(env, mail);
	if (!identity) {
		identity = identity_new(EDITME_NAME, EDITME_MAIL);
		identity->editme = TRUE;
	}
	return identity;
}
