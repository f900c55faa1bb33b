// SPDX-License-Identifier: GPL-2.0
/* Which of the selftests a tree has. */
#include "verify/initramfs.h"
#include "series-fixture.h"

static void put_test(const char *top, const char *path)
{
	g_autofree char *full =
		g_build_filename(top, "tools/testing/selftests", path, NULL);
	g_autofree char *folder = g_path_get_dirname(full);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
	g_assert_true(g_file_set_contents(full, "", 0, NULL));
}

static void test_select(void)
{
	static const char list[] =
		"# what is run\ngup_test -a\nlate\ngup_test -b\nlate -x\n";
	char *top = fixture_folder();
	struct replica replica = {.folder = top};
	char *lines, *missing;
	guint runs;

	/* as trees before 6.3 have it */
	put_test(top, "vm/gup_test.c");
	lines = initramfs_select(&replica, list, &runs, &missing);
	g_assert_cmpstr(lines, ==, "gup_test -a\ngup_test -b\n");
	g_assert_cmpuint(runs, ==, 2);
	g_assert_cmpstr(missing, ==, "late");
	g_free(lines);
	g_free(missing);

	put_test(top, "mm/gup_test.c");
	put_test(top, "mm/late.c");
	lines = initramfs_select(&replica, list, &runs, &missing);
	g_assert_cmpuint(runs, ==, 4);
	g_assert_null(missing);
	g_free(lines);
	fixture_remove(top);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/initramfs/select", test_select);
	return g_test_run();
}
