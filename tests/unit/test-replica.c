// SPDX-License-Identifier: GPL-2.0
/* A copy follows the tree, keeps times, and leaves builds behind. */
#include <sys/stat.h>

#include "verify/replica.h"
#include "verify-fixture.h"

static struct tree *make_tree(const char *top)
{
	g_autofree char *path = g_build_filename(top, "linux", NULL);
	g_autoptr(GError) error = NULL;
	struct tree *tree;

	run("mkdir -p '%s/mm' '%s/include/generated' '%s/arch/x'; cd '%s';"
	    "printf 'VERSION = 6\\nPATCHLEVEL = 12\\nSUBLEVEL = 1\\n"
	    "EXTRAVERSION =\\n' >Makefile; : >MAINTAINERS; : >CREDITS;"
	    "echo a >mm/gup.c; : >mm/gup.o; : >.config;"
	    ": >include/generated/x.h;"
	    "ln -s ../mm arch/x/link; touch -d 2001-01-01 mm/gup.c",
	    path, path, path, path);
	tree = tree_open(path, &error);
	g_assert_no_error(error);
	return tree;
}

static char *copy(const struct tree *tree, const char *top)
{
	char *folder = g_build_filename(top, "copy", NULL);
	g_autoptr(GError) error = NULL;
	struct replica *replica = replica_new(tree, folder, &error);

	g_assert_no_error(error);
	replica_free(replica);
	return folder;
}

static void test_sync(void)
{
	char *top = fixture_folder();
	struct tree *tree = make_tree(top);
	g_autofree char *folder = copy(tree, top);
	g_autofree char *again = NULL, *path = NULL;

	run("cd '%s'; test \"$(cat mm/gup.c)\" = a; test -L arch/x/link;"
	    "test -e CREDITS;"
	    "test ! -e .config; test ! -e mm/gup.o;"
	    "test ! -e include/generated; test 2001 = $(date -r mm/gup.c +%%Y)",
	    folder);
	/* what changes is newer than what was made of the old one */
	run("cd '%s'; echo b >mm/gup.c; touch -d 2000-01-01 mm/gup.c;"
	    "rm CREDITS; : >mm/new.c",
	    tree->path);
	path = g_strdup(tree->path);
	tree_free(tree);
	tree = tree_open(path, NULL);
	g_assert_nonnull(tree);
	again = copy(tree, top);
	run("cd '%s'; test \"$(cat mm/gup.c)\" = b; test ! -e CREDITS;"
	    "test -e mm/new.c; test 2000 != $(date -r mm/gup.c +%%Y)",
	    again);
	tree_free(tree);
	fixture_remove(top);
}

static void test_put(void)
{
	char *top = fixture_folder();
	struct tree *tree = make_tree(top);
	g_autofree char *folder = g_build_filename(top, "copy", NULL);
	struct replica *replica = replica_new(tree, folder, NULL);
	g_autoptr(GHashTable) state = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GBytes) same = g_bytes_new("a\n", 2);
	g_autoptr(GBytes) other = g_bytes_new("c\n", 2);

	g_hash_table_insert(state, "mm/gup.c", same);
	g_hash_table_insert(state, "mm/new/suite.c", other);
	g_assert_true(replica_put(replica, state, NULL));
	run("cd '%s'; test 2001 = $(date -r mm/gup.c +%%Y);"
	    "test \"$(cat mm/new/suite.c)\" = c",
	    folder);
	g_hash_table_insert(state, "mm/gup.c", other);
	g_hash_table_insert(state, "mm/new/suite.c", NULL);
	g_assert_true(replica_put(replica, state, NULL));
	run("cd '%s'; test 2001 != $(date -r mm/gup.c +%%Y);"
	    "test ! -e mm/new/suite.c; test \"$(cat '%s/mm/gup.c')\" = a",
	    folder, tree->path);
	replica_free(replica);
	tree_free(tree);
	fixture_remove(top);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/replica/sync", test_sync);
	g_test_add_func("/replica/put", test_put);
	return g_test_run();
}
