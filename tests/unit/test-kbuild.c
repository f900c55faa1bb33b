// SPDX-License-Identifier: GPL-2.0
/* Calls of make, on a tree whose Makefile only tells what it was asked. */
#include "verify/kbuild.h"
#include "verify-fixture.h"

static const struct toolchain gcc = {
	.name = "s390-gcc",
	.arch = "s390",
	.title = "s390",
	.cross = "s390x-linux-gnu-",
	.cc = "s390x-linux-gnu-gcc",
	.version = "gcc 12.2.0",
};

static struct kbuild *make_kbuild(const char *top, const char *makefile)
{
	g_autofree char *source = g_build_filename(top, "linux", NULL);
	g_autofree char *base = g_build_filename(top, "verify/x", NULL);
	g_autofree char *path = g_build_filename(source, "Makefile", NULL);

	g_assert_cmpint(g_mkdir_with_parents(source, 0755), ==, 0);
	g_assert_true(g_file_set_contents(path, makefile, -1, NULL));
	return kbuild_new(source, base, &gcc, NULL);
}

static void test_make(void)
{
	char *top = fixture_folder();
	struct kbuild *kbuild = make_kbuild(
		top, "%.o:\n\t@echo '  CC ready.o'; echo '  CC [M]  $@'\n"
		     "\t@echo '../linux/a.c:12:3: warning: unused x'\n"
		     "\t@echo '$(ARCH) $(CROSS_COMPILE) $(W) $(KCFLAGS)'\n"
		     "bad:\n\t@echo 'b.c:1: error: no'; false\n");
	g_autoptr(GPtrArray) targets = g_ptr_array_new();
	g_autoptr(GHashTable) warnings = NULL;
	g_autofree char *command = NULL;
	g_autofree char *log = NULL;
	g_autofree char *said = NULL;
	int status;

	g_setenv("ARCH", "arm", TRUE);
	g_setenv("KCFLAGS", "-DX", TRUE);
	kbuild->extra = TRUE;
	g_ptr_array_add(targets, "a.o");
	g_assert_true(kbuild_make(kbuild, targets, &status, NULL));
	g_assert_cmpint(status, ==, 0);
	g_assert_true(g_file_get_contents(kbuild->log, &log, NULL, NULL));
	/* nothing of the caller's environment */
	g_assert_nonnull(strstr(log, "s390 s390x-linux-gnu- 1 \n"));
	/* what make compiles to get ready is no progress */
	g_assert_cmpuint(kbuild->done, ==, 1);
	warnings = kbuild_warnings(kbuild);
	g_assert_cmpuint(g_hash_table_size(warnings), ==, 1);
	g_assert_cmpstr(g_hash_table_lookup(warnings,
					    "../linux/a.c: warning: unused x"),
			==, "../linux/a.c:12:3: warning: unused x");
	command = kbuild_command(kbuild, targets);
	g_assert_true(g_str_has_prefix(command, "make "));
	g_assert_nonnull(strstr(command, "ARCH=s390"));
	g_ptr_array_add(targets, "bad");
	g_assert_true(kbuild_make(kbuild, targets, &status, NULL));
	g_assert_cmpint(status, !=, 0);
	said = kbuild_complaint(kbuild);
	g_assert_cmpstr(said, ==, "b.c:1: error: no");
	kbuild_free(kbuild);
	fixture_remove(top);
}

static void test_configure(void)
{
	char *top = fixture_folder();
	struct kbuild *kbuild = make_kbuild(
		top, "allmodconfig:\n\tcp $(KCONFIG_ALLCONFIG) $(O)/.config\n"
		     "\techo run >>$(O)/runs\n"
		     "a_defconfig:\n\techo CONFIG_A=y >$(O)/.config\n"
		     "olddefconfig:\n\techo CONFIG_OLD=y >>$(O)/.config\n");
	g_autoptr(GError) error = NULL;

	g_assert_true(kbuild_configure(kbuild, "allmodconfig",
				       "# top\nCONFIG_X=y\n", &error));
	g_assert_no_error(error);
	g_assert_true(kbuild_enabled(kbuild, "X"));
	g_assert_false(kbuild_enabled(kbuild, "Y"));
	/* the same again is nothing, another one is another */
	g_assert_true(kbuild_configure(kbuild, "allmodconfig",
				       "# top\nCONFIG_X=y\n", &error));
	run("test 1 = $(wc -l <'%s/runs')", kbuild->output);
	g_assert_true(kbuild_configure(kbuild, "allmodconfig",
				       "# top\nCONFIG_X=n\n", &error));
	run("test 2 = $(wc -l <'%s/runs')", kbuild->output);
	g_assert_false(kbuild_enabled(kbuild, "X"));
	/* a default configuration, then the fragment, then what follows */
	g_assert_true(kbuild_configure(kbuild, "a_defconfig", "CONFIG_B=m\n",
				       &error));
	run("test 'CONFIG_A=y CONFIG_B=m CONFIG_OLD=y' = "
	    "\"$(echo $(cat '%s/.config'))\"",
	    kbuild->output);
	g_assert_false(kbuild_configure(kbuild, "none_defconfig", "", &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL);
	kbuild_free(kbuild);
	fixture_remove(top);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/kbuild/make", test_make);
	g_test_add_func("/kbuild/configure", test_configure);
	return g_test_run();
}
