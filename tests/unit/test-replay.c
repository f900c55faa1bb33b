// SPDX-License-Identifier: GPL-2.0
/* Which semantic patches of a stranger's mail are run, and which are not. */
#include <string.h>

#include "engine/replay.h"

static void takes(const char *smpl, const char *options)
{
	g_assert_cmpstr(replay_refusal(smpl, options), ==, NULL);
}

static void refuses(const char *smpl, const char *options)
{
	g_assert_nonnull(replay_refusal(smpl, options));
}

static void test_plain(void)
{
	takes("@@ @@\n- old\n+ new\n  (...)\n", "");
	takes("@@ @@\n- old\n+ new\n", "--no-includes --include-headers");
	takes("@@ @@\n #include <linux/a.h>\n+#include <linux/b.h>\n", "");
	takes("@ script @ @@\n- description\n+ x\n", "");
}

static void test_code(void)
{
	refuses("@script:python@ p << r.p; @@\nimport os\n", "");
	refuses("@ script  :  ocaml @\n@@\n", "");
	refuses("@x depends on y@ @@\n\n@\nscript\n:python@\n@@\n", "");
	refuses("@initialize:python@ @@\nimport os\n", "");
	refuses("@finalize:ocaml@ @@\n", "");
	refuses("@r@ identifier f : script:python() { f }; @@\n f\n", "");
}

static void test_files(void)
{
	refuses("# include \"/etc/passwd\"\n@@ @@\n- a\n", "");
	refuses("#spatch --macro-file x\n@@ @@\n- a\n", "");
	refuses("using \"x.iso\"\n@@ @@\n- a\n", "");
	refuses("@@ @@\n- a\n", "--macro-file /etc/passwd");
	refuses("@@ @@\n- a\n", "--in-place");
	refuses("@@ @@\n- a\n", "--no-includes -o /tmp/x");
	refuses("@@ @@\n- a\n", "-I /etc");
}

static void test_line(void)
{
	g_autofree char *plain = replay_line("linux-6.12", "", TRUE, NULL);
	g_autofree char *full = replay_line("linux-6.12", "--no-includes",
					    FALSE, "https://example.org/t");

	g_assert_cmpstr(plain, ==,
			"Check: treewide verify --kernel linux-6.12 THIS-MAIL "
			"(treewide is a driver for Coccinelle)");
	g_assert_cmpstr(full, ==,
			"Check: treewide verify --kernel linux-6.12 THIS-MAIL "
			"(https://example.org/t); layout: no; spatch options: "
			"--no-includes");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/replay/plain", test_plain);
	g_test_add_func("/replay/code", test_code);
	g_test_add_func("/replay/files", test_files);
	g_test_add_func("/replay/line", test_line);
	return g_test_run();
}
