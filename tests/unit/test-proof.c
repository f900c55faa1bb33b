// SPDX-License-Identifier: GPL-2.0
/* A claim is there while base and diff are what they were, and not after. */
#include "series/proof.h"
#include "verify-fixture.h"

static GBytes *bytes(const char *text)
{
	return g_bytes_new(text, strlen(text));
}

static GPtrArray *changes_of(const char *before, const char *after)
{
	GPtrArray *changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	g_autoptr(GBytes) old = bytes(before);
	g_autoptr(GBytes) new = bytes(after);

	g_ptr_array_add(changes, change_new("net/a.c", old, new, 0100644));
	return changes;
}

static void put(const char *build, const char *key, GPtrArray *objects)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(proof_put(build, key, objects, &error));
	g_assert_no_error(error);
	g_ptr_array_unref(objects);
}

/* Each reads the base anew, as the next run of the program does. */
static char *key_of(const struct tree *tree, const GPtrArray *changes)
{
	struct proof_base *base = proof_base_new(tree, &fixture_campaign);
	char *key = proof_key(base, changes);

	proof_base_free(base);
	return key;
}

static char *text_of(const char *build, const struct tree *tree,
		     const GPtrArray *changes)
{
	struct proof_base *base = proof_base_new(tree, &fixture_campaign);
	char *text = proof_text(build, base, changes);

	proof_base_free(base);
	return text;
}

static char *cover_of(const char *build, const struct tree *tree,
		      const GPtrArray *patches)
{
	struct proof_base *base = proof_base_new(tree, &fixture_campaign);
	char *text = proof_cover_text(build, base, patches);

	proof_base_free(base);
	return text;
}

static GPtrArray *two_objects(void)
{
	GPtrArray *objects = g_ptr_array_new_with_free_func(proof_object_free);

	g_ptr_array_add(objects,
			proof_object_new("net/a.o", "clang 14, x86_64", TRUE));
	g_ptr_array_add(objects,
			proof_object_new("net/b.o", "clang 14, x86_64", TRUE));
	g_ptr_array_add(objects,
			proof_object_new("net/c.o", "clang 14, x86_64", FALSE));
	return objects;
}

static void test_text(void)
{
	char *build = fixture_folder();
	struct tree *tree = fixture_tree();
	g_autoptr(GPtrArray) changes = changes_of("a\n", "b\n");
	g_autofree char *key = key_of(tree, changes);
	g_autofree char *text = NULL;

	g_assert_null(text_of(build, tree, changes));
	put(build, key, two_objects());
	text = text_of(build, tree, changes);
	/* c.o was not shown to be the same: nothing is said of it */
	g_assert_cmpstr(text, ==,
			"With the helpers expanded to the calls that they "
			"replace, net/a.o and net/b.o are byte-identical "
			"before and after (clang 14, x86_64).");
	tree_free(tree);
	fixture_remove(build);
}

static void test_void(void)
{
	char *build = fixture_folder();
	struct tree *tree = fixture_tree();
	g_autoptr(GPtrArray) changes = changes_of("a\n", "b\n");
	g_autoptr(GPtrArray) after = changes_of("a\n", "c\n");
	g_autoptr(GPtrArray) before = changes_of("x\n", "b\n");
	g_autofree char *key = key_of(tree, changes);
	g_autofree char *held = NULL;
	g_autofree char *path = NULL;

	put(build, key, two_objects());
	g_assert_null(text_of(build, tree, after));
	g_assert_null(text_of(build, tree, before));
	held = text_of(build, tree, changes);
	g_assert_nonnull(held);
	/* another commit, another version, another header of the API */
	tree->commit = g_strdup("0123456789abcdef");
	g_assert_null(text_of(build, tree, changes));
	g_clear_pointer(&tree->commit, g_free);
	g_free(tree->version);
	tree->version = g_strdup("9.9.9");
	g_assert_null(text_of(build, tree, changes));
	tree_free(tree);
	fixture_remove(build);
}

static void write_file(const char *folder, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *parent = g_path_get_dirname(path);

	g_mkdir_with_parents(parent, 0700);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

/* What the compiler reads beside the changed files is base as well. */
static void test_headers(void)
{
	static const struct {
		const char *name;
		gboolean counts;
	} cases[] = {
		{"include/linux/other.h", TRUE},
		{"arch/x86/include/asm/page.h", TRUE},
		{"net/a.h", TRUE},
		{"drivers/b.h", FALSE},
		{"drivers/b.c", FALSE},
	};
	char *folder = fixture_folder();
	g_autoptr(GPtrArray) changes = changes_of("a\n", "b\n");

	write_file(folder, "Makefile",
		   "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 1\n");
	write_file(folder, "MAINTAINERS", "\n");
	write_file(folder, "net/a.c", "a\n");
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		write_file(folder, cases[i].name, "one\n");
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct tree *tree = tree_open(folder, NULL);
		g_autofree char *before = key_of(tree, changes);
		g_autofree char *same = key_of(tree, changes);
		g_autofree char *after = NULL;

		write_file(folder, cases[i].name, "two\n");
		after = key_of(tree, changes);
		g_assert_cmpstr(before, ==, same);
		g_test_message("%s", cases[i].name);
		g_assert_cmpint(strcmp(before, after) != 0, ==,
				cases[i].counts);
		tree_free(tree);
	}
	fixture_remove(folder);
}

static void test_not_covered(void)
{
	char *build = fixture_folder();
	struct tree *tree = fixture_tree();
	g_autoptr(GPtrArray) changes = changes_of("a\n", "b\n");
	g_autofree char *key = key_of(tree, changes);
	GPtrArray *objects = g_ptr_array_new_with_free_func(proof_object_free);
	g_autofree char *text = NULL;

	g_ptr_array_add(objects, proof_object_new("net/a.o", NULL, FALSE));
	put(build, key, objects);
	text = text_of(build, tree, changes);
	g_assert_cmpstr(text, ==,
			"Not compiled in any configuration: net/a.o.");
	/* a patch with something red loses its claim */
	put(build, key, g_ptr_array_new());
	g_assert_null(text_of(build, tree, changes));
	tree_free(tree);
	fixture_remove(build);
}

static void test_cover(void)
{
	char *build = fixture_folder();
	struct tree *tree = fixture_tree();
	struct patch *patch = patch_new(PATCH_CONVERSION, "x");
	struct patch *other = patch_new(PATCH_CONVERSION, "y");
	g_autoptr(GPtrArray) patches = g_ptr_array_new();
	g_autofree char *key = NULL;
	g_autofree char *text = NULL;

	g_ptr_array_add(patches, patch);
	g_ptr_array_add(patches, other);
	g_ptr_array_unref(patch->changes);
	patch->changes = changes_of("a\n", "b\n");
	g_assert_null(cover_of(build, tree, patches));
	key = key_of(tree, patch->changes);
	put(build, key, two_objects());
	text = cover_of(build, tree, patches);
	g_assert_cmpstr(text, ==,
			"With the helpers expanded to the calls that they "
			"replace, 2 objects (clang 14, x86_64) are "
			"byte-identical before and after; the patches name "
			"them.");
	patch_free(patch);
	patch_free(other);
	tree_free(tree);
	fixture_remove(build);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/proof/text", test_text);
	g_test_add_func("/proof/void", test_void);
	g_test_add_func("/proof/headers", test_headers);
	g_test_add_func("/proof/not-covered", test_not_covered);
	g_test_add_func("/proof/cover", test_cover);
	return g_test_run();
}
