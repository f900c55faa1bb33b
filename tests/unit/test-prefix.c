// SPDX-License-Identifier: GPL-2.0
/* Subject prefixes: from a file's commits, else from its folder and entry. */
#include "words/house.h"
#include "words/prefix.h"
#include "tree/tree.h"

struct expectation {
	const char *path;
	const char *title;
	const char *text;
	gboolean capital;
};

static const struct expectation expectations[] = {
	{"arch/x86/kvm/svm/foo.c", NULL, "KVM: SVM", TRUE},
	{"arch/x86/kvm/foo.c", NULL, "KVM: x86", TRUE},
	{"arch/s390/kvm/foo.c", NULL, "KVM: s390", TRUE},
	{"arch/x86/foo/bar.c", NULL, "x86/foo", TRUE},
	{"arch/riscv/mm/bar.c", NULL, "riscv: mm", FALSE},
	{"drivers/infiniband/core/foo.c", NULL, "RDMA/foo", TRUE},
	{"drivers/infiniband/hw/foo/foo_bar.c", NULL, "RDMA/foo", TRUE},
	{"drivers/gpu/drm/foo/gem/foo_bar.c", NULL, "drm/foo", FALSE},
	{"drivers/media/pci/foo/foo-bar.c", NULL, "media: foo", FALSE},
	{"drivers/media/common/foo/bar.c", NULL, "media: foo", FALSE},
	{"drivers/media/platform/foo/core/bar.c", NULL, "media: foo", FALSE},
	{"drivers/staging/foo/interface/bar/bar.c", NULL, "staging: foo",
	 FALSE},
	{"drivers/scsi/foo.c", NULL, "scsi: foo", TRUE},
	/* what people call what lies elsewhere */
	{"arch/s390/kvm/pci.c", NULL, "KVM: s390: pci", TRUE},
	{"arch/x86/kvm/svm/sev.c", NULL, "KVM: SEV", TRUE},
	{"drivers/vdpa/vdpa_user/foo.c", NULL, "vduse", FALSE},
	{"kernel/trace/trace_events_user.c", NULL, "tracing/user_events", TRUE},
	{"kernel/trace/foo.c", NULL, "tracing", TRUE},
	{"net/xdp/foo.c", NULL, "xsk", FALSE},
	{"drivers/vfio/vfio_iommu_foo.c", NULL, "vfio/foo", FALSE},
	{"drivers/bus/bus.c", NULL, "bus", FALSE},
	{"drivers/iommu/iommufoo/bar.c", NULL, "iommufoo", TRUE},
	/* only the words of a file's name that the entry knows, too */
	{"drivers/fpga/foo-bar-dma-region.c", "FPGA FOO DRIVERS", "fpga: foo",
	 FALSE},
	{"drivers/misc/acme_sdfec.c", "ACME SD-FEC IP CORES",
	 "misc: acme_sdfec", FALSE},
	{"drivers/foo/devices/bar_baz_cdev.c", "FOO SUBSYSTEM", "foo", FALSE},
	{"drivers/foo/char/bar.c", NULL, "foo: bar", FALSE},
	{"fs/foo/foo-bar.c", NULL, "foo", FALSE},
	{"fs/exec.c", NULL, "fs", FALSE},
	{"io_uring/foo.c", NULL, "io_uring/foo", FALSE},
	{"lib/foo_bar.c", NULL, "foo_bar", FALSE},
	{"mm/foo_bar.c", NULL, "mm/foo_bar", FALSE},
	{"net/foo/bar.c", NULL, "net/foo", FALSE},
};

static void test_path(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(expectations); i++) {
		const struct expectation *e = &expectations[i];
		struct prefix *prefix = prefix_by_path(e->path, e->title);

		g_assert_cmpstr(prefix->text, ==, e->text);
		g_assert_cmpint(prefix->capital, ==, e->capital);
		prefix_free(prefix);
	}
}

/* The prefix of paths, which end with NULL; count subjects each, cycling. */
static char *choose(const char *const *paths, const char *const *subjects,
		    guint count)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new();
	struct history *history = history_new();
	struct prefix *prefix;
	char *text;

	for (; *paths; paths++) {
		g_ptr_array_add(files, (char *)*paths);
		for (guint i = 0; i < count; i++)
			history_add(
				history, *paths,
				subjects[i % g_strv_length((char **)subjects)]);
	}
	prefix = prefix_choose(history, files, NULL);
	text = g_strdup_printf("%s%s", prefix->text,
			       prefix->capital ? " Capital" : "");
	prefix_free(prefix);
	history_free(history);
	return text;
}

#define CHECK(expected, count, subjects, ...)                           \
	do {                                                            \
		const char *const paths[] = {__VA_ARGS__, NULL};        \
		g_autofree char *text = choose(paths, subjects, count); \
		g_assert_cmpstr(text, ==, expected);                    \
	} while (0)

static void test_history(void)
{
	static const char *const plain[] = {"foo: bar: fix a", "foo: bar: b",
					    "treewide: x", NULL};
	static const char *const upper[] = {"IB/foo: Fix a", "IB/foo: Do b",
					    "mm: c", NULL};
	static const char *const sentence[] = {"Merge nothing", "fix foo.c",
					       "foo.c: bar", NULL};
	static const char *const foreign[] = {"mm/gup: a", "mm/gup: b", NULL};
	static const char *const one[] = {"foo: baz: a", NULL};
	static const char *const few[] = {"foo: a", "b: c", "d: e", "f: g",
					  NULL};
	static const char *const odd[] = {"xsk: a", "xsk: b", "xsk: c", NULL};

	CHECK("foo: bar", 9, plain, "drivers/foo/bar.c");
	CHECK("IB/foo Capital", 30, upper, "drivers/infiniband/hw/foo/a.c");
	/* too little: one commit of a shallow clone; no prefix at all */
	CHECK("foo: bar", 2, one, "drivers/foo/bar.c");
	CHECK("foo: baz", 3, one, "drivers/foo/bar.c");
	CHECK("foo: bar", 12, few, "drivers/foo/bar.c");
	CHECK("foo: bar", 1, odd, "drivers/foo/bar.c");
	CHECK("foo: bar", 9, sentence, "drivers/foo/bar.c");
	/* an API's changes in a driver that sees few others */
	CHECK("foo: bar", 6, foreign, "drivers/foo/bar.c");
	/* a name that the path does not hold, but all commits have */
	CHECK("xsk", 12, odd, "net/xdp/bar.c");
	/* two files of which each has a part of its own */
	CHECK("foo", 8, ((const char *const[]){"foo: a: x", "foo: b: y", NULL}),
	      "drivers/foo/a.c", "drivers/foo/b.c");
}

/* One walk reads the subjects of all files from a real repository. */
static void test_read(void)
{
	static const char make[] =
		"cd \"$0\" && git init -q && git config user.name a && "
		"git config user.email a@b && printf 'VERSION = 6\\n"
		"PATCHLEVEL = 12\\nSUBLEVEL = 0\\nEXTRAVERSION =\\n' >Makefile && "
		"touch MAINTAINERS && mkdir -p lib mm && "
		"for n in 1 2 3; do echo $n >mm/a.c && git add . && "
		"git commit -qm \"mm/a: do $n\"; done && echo x >'lib/b c.c' && "
		"git add . && git commit -qm 'lib: b'";
	g_autofree char *dir = g_dir_make_tmp("prefix-XXXXXX", NULL);
	const char *argv[] = {"sh", "-ec", make, dir, NULL};
	const char *clean[] = {"rm", "-rf", dir, NULL};
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	g_autoptr(GError) error = NULL;
	struct history *history;
	struct tree *tree;
	int status;

	g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL,
				   G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
				   &status, NULL));
	g_assert_cmpint(status, ==, 0);
	tree = tree_open(dir, &error);
	g_assert_no_error(error);
	g_ptr_array_add(paths, (char *)"mm/a.c");
	g_ptr_array_add(paths, (char *)"lib/b c.c");
	history = history_read(tree, paths, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(history_subjects(history, "mm/a.c")->len, ==, 3);
	g_assert_cmpstr(history_subjects(history, "mm/a.c")->pdata[0], ==,
			"mm/a: do 3");
	g_assert_cmpuint(history_subjects(history, "lib/b c.c")->len, ==, 1);
	g_assert_null(history_subjects(history, "MAINTAINERS"));
	history_free(history);
	tree_free(tree);
	g_spawn_sync(NULL, (char **)clean, NULL, G_SPAWN_SEARCH_PATH, NULL,
		     NULL, NULL, NULL, NULL, NULL);
}

static void test_common(void)
{
	static const char *const none[] = {"", NULL};

	CHECK("virt: foo", 0, none, "drivers/virt/foo/a.c",
	      "drivers/virt/foo/b.c");
	CHECK("RDMA Capital", 0, none, "drivers/infiniband/core/a.c",
	      "drivers/infiniband/hw/b/c.c");
	CHECK("bus", 0, none, "drivers/bus/bus.c", "drivers/bus/foo.c");
	CHECK("media", 0, none, "drivers/media/pci/abc/a.c",
	      "drivers/media/pci/abd/b.c");
	CHECK("treewide", 0, none, "mm/a.c", "net/foo/b.c");
}

static const char maintainers[] =
	"\nA KVM\nM:\tx\nP:\tDocumentation/process/maintainer-kvm-x86.rst\n"
	"\nA TIP\nT:\tgit git://git.kernel.org/linux/kernel/git/tip/tip.git x\n"
	"\nA NET\nL:\tnetdev@vger.kernel.org\n"
	"\nA PLAIN\nL:\tlinux-mm@kvack.org\n\nB NET\nL:\tnetdev@vger.kernel.org\n";

static void test_house(void)
{
	static const struct {
		const char *title;
		enum house house;
	} cases[] = {
		{"A KVM", HOUSE_KVM_X86}, {"A TIP", HOUSE_TIP},
		{"A NET", HOUSE_NET},	  {"A PLAIN", HOUSE_PLAIN},
		{"NONE", HOUSE_PLAIN},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct patch *patch = patch_new(PATCH_CONVERSION, "key");

		patch->entry = g_strdup(cases[i].title);
		g_assert_cmpint(house_of(maintainers, patch), ==,
				cases[i].house);
		patch_free(patch);
	}
	g_assert_cmpstr(house_tag(HOUSE_NET), ==, "net-next");
	g_assert_null(house_tag(HOUSE_TIP));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/prefix/path", test_path);
	g_test_add_func("/prefix/history", test_history);
	g_test_add_func("/prefix/read", test_read);
	g_test_add_func("/prefix/common", test_common);
	g_test_add_func("/prefix/house", test_house);
	return g_test_run();
}
