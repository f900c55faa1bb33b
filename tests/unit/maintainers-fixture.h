/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A small tree on disk with a MAINTAINERS of the test's own
 *
 *	struct fixture f;
 *
 *	fixture_open(&f, "ONE\nM:\ta@b.org\nF:\tone/\n");
 *	fixture_file(&f, "one/a.c", "int a;\n");
 *	m = maintainers_load(&f.tree, &error);
 *	...
 *	fixture_close(&f);
 */
#ifndef TREEWIDE_MAINTAINERS_FIXTURE_H
#define TREEWIDE_MAINTAINERS_FIXTURE_H

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "people/maintainers.h"
#include "tree/tree.h"

struct fixture {
	struct tree tree;
	GPtrArray *made; /* what is removed again, last first */
};

static void fixture_file(struct fixture *f, const char *path, const char *text)
{
	char *whole = g_build_filename(f->tree.path, path, NULL);
	char *slash;

	for (slash = whole + strlen(f->tree.path) + 1;
	     (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		if (g_mkdir(whole, 0755) == 0)
			g_ptr_array_add(f->made, g_strdup(whole));
		*slash = '/';
	}
	g_assert_true(g_file_set_contents(whole, text, -1, NULL));
	g_ptr_array_add(f->made, whole);
}

static void fixture_open(struct fixture *f, const char *maintainers)
{
	memset(f, 0, sizeof(*f));
	f->tree.path = g_dir_make_tmp("maintainers-XXXXXX", NULL);
	g_assert_nonnull(f->tree.path);
	f->made = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(f->made, g_strdup(f->tree.path));
	fixture_file(f, "MAINTAINERS", maintainers);
}

static void fixture_close(struct fixture *f)
{
	while (f->made->len) {
		char *path = f->made->pdata[f->made->len - 1];

		g_remove(path);
		g_ptr_array_set_size(f->made, f->made->len - 1);
	}
	g_ptr_array_unref(f->made);
	g_free(f->tree.path);
}

static inline struct maintainers *fixture_load(struct fixture *f)
{
	GError *error = NULL;
	struct maintainers *m = maintainers_load(&f->tree, &error);

	g_assert_no_error(error);
	g_assert_nonnull(m);
	return m;
}

/* The lines joined by "; ", and freed. */
static inline char *fixture_joined(GPtrArray *lines)
{
	GString *out = g_string_new(NULL);
	guint i;

	g_assert_nonnull(lines);
	for (i = 0; i < lines->len; i++)
		g_string_append_printf(out, "%s%s", i ? "; " : "",
				       (char *)lines->pdata[i]);
	g_ptr_array_unref(lines);
	return g_string_free(out, FALSE);
}

/* Asserts that these are the script's lines, with roles, of the file. */
static inline void fixture_lines(struct maintainers *m, const char *path,
				 const char *want)
{
	GError *error = NULL;
	char *got = fixture_joined(maintainers_lines(m, path, TRUE, &error));

	g_assert_no_error(error);
	g_assert_cmpstr(got, ==, want);
	g_free(got);
}

#endif
