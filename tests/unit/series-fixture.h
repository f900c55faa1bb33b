/* SPDX-License-Identifier: GPL-2.0 */
/*
 * series-fixture - small trees, patches and shell for the tests of the series
 */
#ifndef TREEWIDE_TEST_SERIES_FIXTURE_H
#define TREEWIDE_TEST_SERIES_FIXTURE_H

#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "tree/change.h"
#include "base/error.h"
#include "tree/patch.h"
#include "base/scratch.h"
#include "series/series.h"

/* Runs a shell script; its output, the test fails when it does. */
static inline char *G_GNUC_PRINTF(1, 2) shell(const char *format, ...)
{
	g_autofree char *script = NULL;
	char *argv[] = {"/bin/sh", "-ec", NULL, NULL};
	g_autoptr(GError) error = NULL;
	g_autofree char *err = NULL;
	char *out = NULL;
	va_list args;
	int status;

	va_start(args, format);
	script = g_strdup_vprintf(format, args);
	va_end(args);
	argv[2] = script;
	g_spawn_sync("/", argv, NULL, 0, NULL, NULL, &out, &err, &status,
		     &error);
	g_assert_no_error(error);
	if (!g_spawn_check_wait_status(status, NULL))
		g_error("failed: %s\n%s%s", script, out, err);
	return g_strchomp(out);
}

#define run(...) g_free(shell(__VA_ARGS__))

static inline char *fixture_folder(void)
{
	g_autoptr(GError) error = NULL;
	char *path = g_dir_make_tmp("treewide-test-XXXXXX", &error);

	g_assert_no_error(error);
	return path;
}

static inline void fixture_remove(char *path)
{
	g_assert_true(scratch_remove(path, NULL));
	g_free(path);
}

/* Whoever runs the tests: git am needs a committer, no file of theirs. */
static inline void fixture_git(void)
{
	g_setenv("HOME", "/nonexistent", TRUE);
	g_setenv("GIT_CONFIG_NOSYSTEM", "1", TRUE);
	g_setenv("GIT_COMMITTER_NAME", "Test", TRUE);
	g_setenv("GIT_COMMITTER_EMAIL", "test@example.org", TRUE);
	g_setenv("GIT_AUTHOR_NAME", "Test", TRUE);
	g_setenv("GIT_AUTHOR_EMAIL", "test@example.org", TRUE);
}

static inline GBytes *fixture_bytes(const char *text)
{
	return text ? g_bytes_new(text, strlen(text)) : NULL;
}

static inline void fixture_change_bytes(struct patch *patch, const char *path,
					GBytes *before, GBytes *after)
{
	g_ptr_array_add(patch->changes,
			change_new(path, before, after, 0100644));
}

static inline void fixture_change(struct patch *patch, const char *path,
				  const char *before, const char *after)
{
	g_autoptr(GBytes) old = fixture_bytes(before);
	g_autoptr(GBytes) new = fixture_bytes(after);

	fixture_change_bytes(patch, path, old, new);
}

static inline void fixture_person(struct patch *patch, const char *name,
				  const char *mail, enum role role)
{
	g_ptr_array_add(patch->people,
			person_new(name, mail, role, "ENTRY", "Maintained"));
}

static inline struct patch *fixture_patch(GPtrArray *patches,
					  const char *subject)
{
	struct patch *patch = patch_new(PATCH_CONVERSION, subject);

	patch->subject = g_strdup(subject);
	patch->body = g_strdup("Some words.");
	fixture_person(patch, "Ann Example", "ann@example.org",
		       ROLE_MAINTAINER);
	fixture_person(patch, NULL, "list@example.org", ROLE_LIST);
	g_ptr_array_add(patches, patch);
	return patch;
}

static inline GPtrArray *fixture_patches(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
}

/* Writes the series into top/out/<label>; build is top/build. */
static inline void fixture_write(struct series *series, const char *top,
				 struct series_result *result)
{
	g_autofree char *out = g_build_filename(top, "out", NULL);
	g_autofree char *build = g_build_filename(top, "build", NULL);
	g_autoptr(GError) error = NULL;

	series_write(series, out, build, result, &error);
	g_assert_no_error(error);
	/* nothing is left of the work */
	run("test -z \"$(ls -A '%s')\"", build);
	run("test -z \"$(ls -A '%s' | grep tmp)\"", out);
}

#endif
