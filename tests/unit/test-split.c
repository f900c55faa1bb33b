// SPDX-License-Identifier: GPL-2.0
/* Which changes go into one patch, who gets it, and in which order. */
#include "series/split.h"

#include "tree/change.h"
#include "maintainers-fixture.h"

static const char text[] = "WIDE\n"
			   "M:\tWide <wide@a.org>\n"
			   "L:\twide@lists.org\n"
			   "F:\twide/\n\n"
			   "NARROW\n"
			   "M:\tNarrow <narrow@a.org>\n"
			   "L:\twide@lists.org\n"
			   "F:\twide/narrow/\n\n"
			   "SAME PEOPLE\n"
			   "M:\tWide The Same <WIDE@a.org>\n"
			   "S:\tOdd Fixes\n"
			   "F:\twide/same*\n\n"
			   "SAME PEOPLE DEEPER\n"
			   "M:\tWide <wide@a.org>\n"
			   "F:\twide/deeper/\n\n"
			   "NOBODY\n"
			   "L:\tnobody@lists.org\n"
			   "F:\tnobody/\n\n"
			   "NOBODY EITHER\n"
			   "L:\tneither@lists.org\n"
			   "F:\tnobody/either*\n\n"
			   "TWIN\n"
			   "M:\tWide <wide@a.org>\n"
			   "L:\twide@lists.org\n"
			   "F:\ttwin/\n\n"
			   "WORD\n"
			   "M:\tWord <word@a.org>\n"
			   "K:\tmagic\n\n"
			   "THE REST\n"
			   "L:\tall@lists.org\n"
			   "F:\t*\n"
			   "F:\t*/\n";

static GPtrArray *make_changes(const char *const *paths)
{
	GPtrArray *changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	GBytes *before = g_bytes_new_static("a\nmagic\n", 8);
	GBytes *after = g_bytes_new_static("b\nmagic\n", 8);

	for (; *paths; paths++)
		g_ptr_array_add(changes,
				change_new(*paths, before, after, 0100644));
	g_bytes_unref(before);
	g_bytes_unref(after);
	return changes;
}

/* "key: file file" of each patch, in order, a line each. */
static char *describe(const GPtrArray *patches)
{
	GString *out = g_string_new(NULL);
	guint i, j;

	for (i = 0; i < patches->len; i++) {
		const struct patch *patch = patches->pdata[i];

		g_string_append_printf(out, "%s:", patch->key);
		for (j = 0; j < patch->changes->len; j++)
			g_string_append_printf(
				out, " %s",
				((struct change *)patch->changes->pdata[j])
					->path);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

static void check(const char *const *paths, enum split_by by, const char *only,
		  const char *want)
{
	GPtrArray *changes = make_changes(paths), *patches;
	GError *error = NULL;
	struct fixture f;
	struct maintainers *m;
	char *got;

	fixture_open(&f, text);
	m = fixture_load(&f);
	patches = split_changes(m, changes, by, only, &error);
	g_assert_no_error(error);
	got = describe(patches);
	g_assert_cmpstr(got, ==, want);
	g_free(got);
	g_ptr_array_unref(patches);
	g_ptr_array_unref(changes);
	maintainers_free(m);
	fixture_close(&f);
}

static const char *const all[] = {"wide/deeper/x.c",
				  "other/b.c",
				  "wide/narrow/deep/y.c",
				  "nobody/either.c",
				  "wide/z.c",
				  "twin/t.c",
				  "wide/same.c",
				  "wide/narrow/y.c",
				  "other/a.c",
				  "other/sub/c.c",
				  "nobody/n.c",
				  "toplevel",
				  NULL};

static void test_subsystem(void)
{
	check(all, SPLIT_SUBSYSTEM, NULL,
	      "NOBODY EITHER: nobody/either.c\n"
	      "NOBODY: nobody/n.c\n"
	      "other/: other/a.c other/b.c\n"
	      "other/sub/: other/sub/c.c\n"
	      "./: toplevel\n"
	      "TWIN: twin/t.c\n"
	      "SAME PEOPLE DEEPER: wide/deeper/x.c\n"
	      "NARROW: wide/narrow/deep/y.c wide/narrow/y.c\n"
	      "WIDE: wide/same.c wide/z.c\n");
}

static void test_maintainer(void)
{
	check(all, SPLIT_MAINTAINER, NULL,
	      "all@lists.org, neither@lists.org, nobody@lists.org: "
	      "nobody/either.c\n"
	      "all@lists.org, nobody@lists.org: nobody/n.c\n"
	      "all@lists.org: other/a.c other/b.c other/sub/c.c toplevel\n"
	      "all@lists.org, wide@a.org, wide@lists.org: twin/t.c "
	      "wide/deeper/x.c wide/same.c wide/z.c\n"
	      "all@lists.org, narrow@a.org, wide@a.org, wide@lists.org: "
	      "wide/narrow/deep/y.c wide/narrow/y.c\n");
}

static void test_file_and_none(void)
{
	static const char *const two[] = {"wide/z.c", "other/a.c", NULL};

	check(two, SPLIT_FILE, NULL,
	      "other/a.c: other/a.c\nwide/z.c: wide/z.c\n");
	check(two, SPLIT_NONE, NULL, "everything: other/a.c wide/z.c\n");
}

static void test_only(void)
{
	check(all, SPLIT_SUBSYSTEM, "wide/narrow",
	      "NARROW: wide/narrow/deep/y.c wide/narrow/y.c\n");
	check(all, SPLIT_SUBSYSTEM, "./wide/narrow/deep/",
	      "NARROW: wide/narrow/deep/y.c\n");
	check(all, SPLIT_FILE, "other/a.c", "other/a.c: other/a.c\n");
	check(all, SPLIT_SUBSYSTEM, "NARROW",
	      "NARROW: wide/narrow/deep/y.c wide/narrow/y.c\n");
	/* The patch's entry, and the one nearest to the file. */
	check(all, SPLIT_NONE, "WIDE", "everything: wide/same.c wide/z.c\n");
	check(all, SPLIT_SUBSYSTEM, "SAME PEOPLE", "WIDE: wide/same.c\n");
}

static void test_only_nothing(void)
{
	static const char *const words[] = {
		"wide/nar", "narrow", "", "/", "NO SUCH ENTRY", "other/a.cc"};
	GPtrArray *changes = make_changes(all);
	struct maintainers *m;
	struct fixture f;
	gsize i;

	fixture_open(&f, text);
	m = fixture_load(&f);
	for (i = 0; i < G_N_ELEMENTS(words); i++) {
		GError *error = NULL;

		g_assert_null(split_changes(m, changes, SPLIT_SUBSYSTEM,
					    words[i], &error));
		g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
		g_error_free(error);
	}
	g_ptr_array_unref(changes);
	maintainers_free(m);
	fixture_close(&f);
}

/* A file's patch is the same alone as in company. */
static void test_alone(void)
{
	GPtrArray *changes = make_changes(all), *together;
	GError *error = NULL;
	struct maintainers *m;
	struct fixture f;
	guint by, i, j;

	fixture_open(&f, text);
	m = fixture_load(&f);
	for (by = SPLIT_SUBSYSTEM; by <= SPLIT_NONE; by++) {
		together = split_changes(m, changes, by, NULL, &error);
		g_assert_no_error(error);
		for (i = 0; i < together->len; i++) {
			const struct patch *patch = together->pdata[i];

			for (j = 0; j < patch->changes->len; j++) {
				const struct change *change =
					patch->changes->pdata[j];
				const char *one[] = {change->path, NULL};
				char *want = g_strdup_printf(
					"%s: %s\n", patch->key, change->path);

				check(one, by, NULL, want);
				g_free(want);
			}
		}
		g_ptr_array_unref(together);
	}
	g_ptr_array_unref(changes);
	maintainers_free(m);
	fixture_close(&f);
}

static char *mails_of(const struct patch *patch)
{
	GPtrArray *mails = g_ptr_array_new();
	guint i;

	for (i = 0; i < patch->people->len; i++)
		g_ptr_array_add(
			mails,
			((struct person *)patch->people->pdata[i])->mail);
	return fixture_joined(mails);
}

/* Each once, and K: only where a line changes. */
static void test_people(void)
{
	static const char *const two[] = {"wide/z.c", "wide/same.c", NULL};
	GPtrArray *changes = make_changes(two), *patches;
	GBytes *before = g_bytes_new_static("x\n", 2);
	GBytes *after = g_bytes_new_static("a magic\n", 8);
	GError *error = NULL;
	const struct patch *patch;
	struct maintainers *m;
	struct fixture f;
	char *mails;

	fixture_open(&f, text);
	m = fixture_load(&f);
	patches = split_changes(m, changes, SPLIT_SUBSYSTEM, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(patches->len, ==, 1);
	patch = patches->pdata[0];
	g_assert_cmpint(patch->kind, ==, PATCH_CONVERSION);
	g_assert_cmpstr(patch->entry, ==, "WIDE");
	mails = mails_of(patch);
	g_assert_cmpstr(mails, ==, "WIDE@a.org; wide@lists.org; all@lists.org");
	g_free(mails);
	g_ptr_array_unref(patches);

	g_ptr_array_add(changes,
			change_new("other/a.c", before, after, 0100644));
	patches = split_changes(m, changes, SPLIT_SUBSYSTEM, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(patches->len, ==, 2);
	patch = patches->pdata[0];
	g_assert_null(patch->entry);
	mails = mails_of(patch);
	g_assert_cmpstr(mails, ==, "word@a.org; all@lists.org");
	g_free(mails);
	g_ptr_array_unref(patches);

	/* More than one entry is none. */
	patches = split_changes(m, changes, SPLIT_NONE, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(patches->len, ==, 1);
	g_assert_null(((struct patch *)patches->pdata[0])->entry);
	g_ptr_array_unref(patches);
	g_bytes_unref(before);
	g_bytes_unref(after);
	g_ptr_array_unref(changes);
	maintainers_free(m);
	fixture_close(&f);
}

static void test_word(void)
{
	enum split_by by = SPLIT_NONE;
	GError *error = NULL;

	g_assert_true(split_by_parse("maintainer", &by, &error));
	g_assert_no_error(error);
	g_assert_cmpint(by, ==, SPLIT_MAINTAINER);
	g_assert_false(split_by_parse("alphabet", &by, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_cmpint(by, ==, SPLIT_MAINTAINER);
	g_error_free(error);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/split/subsystem", test_subsystem);
	g_test_add_func("/split/maintainer", test_maintainer);
	g_test_add_func("/split/file-and-none", test_file_and_none);
	g_test_add_func("/split/only", test_only);
	g_test_add_func("/split/only-nothing", test_only_nothing);
	g_test_add_func("/split/alone", test_alone);
	g_test_add_func("/split/people", test_people);
	g_test_add_func("/split/word", test_word);
	return g_test_run();
}
