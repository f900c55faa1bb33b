// SPDX-License-Identifier: GPL-2.0
/* Whose name stands on the mails: the user's, by git's own rules, or EDITME. */
#include "tree/identity.h"
#include "series-fixture.h"

static void check(const char *gitdir, const char *expected, gboolean editme)
{
	struct identity *identity = identity_read(gitdir);
	g_autofree char *text = identity_text(identity);

	g_assert_cmpstr(text, ==, expected);
	g_assert_true(identity->editme == editme);
	identity_free(identity);
}

#define EDITME "EDITME <editme@example.invalid>"

static void test_identity(void)
{
	char *top = fixture_folder();
	g_autofree char *gitdir = g_build_filename(top, "tree/.git", NULL);

	g_setenv("HOME", top, TRUE);
	g_setenv("GIT_CONFIG_NOSYSTEM", "1", TRUE);
	g_unsetenv("XDG_CONFIG_HOME");
	g_unsetenv("GIT_AUTHOR_NAME");
	g_unsetenv("GIT_AUTHOR_EMAIL");
	g_unsetenv("EMAIL");
	run("git init -q '%s/tree'", top);
	check(gitdir, EDITME, TRUE);
	check(NULL, EDITME, TRUE);
	run("git config --global user.name 'J\303\274rgen Q. Doe'");
	/* a name alone is no identity: git would guess the rest */
	check(gitdir, EDITME, TRUE);
	g_setenv("EMAIL", "env@example.org", TRUE);
	check(gitdir, "J\303\274rgen Q. Doe <env@example.org>", FALSE);
	run("git config --global user.email jq@example.org");
	check(NULL, "J\303\274rgen Q. Doe <jq@example.org>", FALSE);
	run("git -C '%s/tree' config user.email kernel@example.org", top);
	check(gitdir, "J\303\274rgen Q. Doe <kernel@example.org>", FALSE);
	g_unsetenv("EMAIL");
	g_setenv("GIT_AUTHOR_NAME", "Env", TRUE);
	g_setenv("GIT_AUTHOR_DATE", "no date", TRUE);
	check(gitdir, "Env <kernel@example.org>", FALSE);
	run("git config --global user.email ''");
	run("git -C '%s/tree' config user.email nohost", top);
	check(gitdir, EDITME, TRUE);
	g_setenv("PATH", "/nonexistent", TRUE);
	check(gitdir, EDITME, TRUE);
	g_setenv("PATH", "/usr/bin:/bin", TRUE);
	fixture_remove(top);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/identity/read", test_identity);
	return g_test_run();
}
