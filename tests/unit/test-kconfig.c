// SPDX-License-Identifier: GPL-2.0
/* From a file to its symbols, its architecture, its configurations. */
#include "verify/kconfig.h"
#include "verify/makefile.h"
#include "verify-fixture.h"

static void put(const char *top, const char *path, const char *text)
{
	g_autofree char *full = g_build_filename(top, path, NULL);
	g_autofree char *folder = g_path_get_dirname(full);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
	g_assert_true(g_file_set_contents(full, text, -1, NULL));
}

static struct tree *make_tree(void)
{
	g_autoptr(GError) error = NULL;
	char *top = fixture_folder();
	struct tree *tree;

	put(top, "Makefile",
	    "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 1\nEXTRAVERSION =\n");
	put(top, "MAINTAINERS", "");
	put(top, "drivers/Makefile", "obj-$(CONFIG_BUS) += bus/\n");
	put(top, "drivers/bus/Makefile",
	    "obj-$(CONFIG_DAX) += dax.o \\\n\tother.o\n"
	    "obj-$(CONFIG_WHOLE) += whole.o\n"
	    "whole-y := part.o\nwhole-$(CONFIG_EXTRA) += extra.o\n");
	put(top, "drivers/bus/Kconfig",
	    "config BUS\n\tbool\n\tdepends on MMU\n"
	    "config DAX\n\ttristate \"x\"\n\tdepends on BUS && (CHIP || !MMU)\n"
	    "config WHOLE\n\ttristate\n\tdepends on DAX\n");
	put(top, "arch/sparc/Kconfig",
	    "config MMU\n\tbool\nconfig BOARD\n\tbool\n");
	put(top, "arch/sh/Kconfig", "config MMU\n\tbool\n");
	put(top, "arch/sh/boards/Kconfig", "config CHIP\n\tbool\n");
	put(top, "arch/sh/configs/a_defconfig", "CONFIG_OTHER=y\n");
	put(top, "arch/sh/configs/b_defconfig", "CONFIG_CHIP=y\n");
	put(top, "arch/sh/configs/c_defconfig", "CONFIG_MMU=y\n");
	tree = tree_open(top, &error);
	g_assert_no_error(error);
	g_free(top);
	return tree;
}

static void expect(GPtrArray *list, const char *joined)
{
	g_autofree char *found = NULL;

	g_ptr_array_add(list, NULL);
	found = g_strjoinv(" ", (char **)list->pdata);
	g_assert_cmpstr(found, ==, joined);
	g_ptr_array_set_size(list, list->len - 1);
}

static void test_symbols(void)
{
	struct tree *tree = make_tree();
	g_autoptr(GPtrArray) other =
		makefile_symbols(tree, "drivers/bus/other.c");
	g_autoptr(GPtrArray) part =
		makefile_symbols(tree, "drivers/bus/part.c");
	g_autoptr(GPtrArray) extra =
		makefile_symbols(tree, "drivers/bus/extra.c");

	expect(other, "DAX BUS");
	expect(part, "WHOLE BUS");
	expect(extra, "EXTRA WHOLE BUS");
	scratch_remove(tree->path, NULL);
	tree_free(tree);
}

static void test_folders(void)
{
	struct tree *tree = make_tree();
	struct kconfig *kconfig = kconfig_new(tree, NULL);
	g_autoptr(GPtrArray) symbols =
		makefile_symbols(tree, "drivers/bus/part.c");
	g_autoptr(GPtrArray) folders = kconfig_folders(kconfig, symbols);
	g_autoptr(GPtrArray) configs =
		kconfig_defconfigs(kconfig, "sh", symbols);

	/* CHIP is sh's alone; MMU is everybody's and says nothing */
	expect(folders, "sh");
	expect(configs, "b_defconfig");
	kconfig_free(kconfig);
	scratch_remove(tree->path, NULL);
	tree_free(tree);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/kconfig/symbols", test_symbols);
	g_test_add_func("/kconfig/folders", test_folders);
	return g_test_run();
}
