// SPDX-License-Identifier: GPL-2.0
/* What a series lacks is said to its sender: each thing, and nothing else. */
#include "series-fixture.h"

#include "series/todo.h"

static struct tree checkout = {
	.title = (char *)"Linux",
	.version = (char *)"7.2.0-rc3",
	.commit = (char *)"0123456789012345678901234567890123456789",
};
static struct identity jane = {.name = (char *)"Jane",
			       .mail = (char *)"jane@example.org"};
static struct identity nobody = {.name = (char *)"EDITME",
				 .mail = (char *)"editme@example.invalid",
				 .editme = TRUE};

static GPtrArray *two_patches(const char *first, const char *second)
{
	GPtrArray *patches = fixture_patches();
	struct patch *patch = fixture_patch(patches, "alpha: use map_short()");

	fixture_change(patch, "drivers/alpha.c", "x\ny\n", first);
	patch = fixture_patch(patches, "beta: state how long it lives");
	patch->kind = PATCH_QUESTION;
	fixture_change(patch, "drivers/beta.c", "x\ny\n", second);
	return patches;
}

/* The missing lines hold these words, one each, in order. */
static void expect(const struct todo_input *in, const char *const *words)
{
	struct todo *todo = todo_new(in);
	g_autofree char *screen = todo_screen(todo);
	guint n = g_strv_length((char **)words);

	g_assert_cmpuint(todo->missing->len, ==, n);
	for (guint i = 0; i < n; i++)
		g_assert_nonnull(strstr(todo->missing->pdata[i], words[i]));
	g_assert_true(!*screen == !n);
	g_assert_true(!strstr(todo->text, "\nMissing") == !n);
	/* the last lines of the screen are what is missing */
	if (n)
		g_assert_true(g_str_has_suffix(
			strrchr(g_strchomp(screen), '\n'),
			strchr(todo->missing->pdata[n - 1], ' ')));
	todo_free(todo);
}

static void test_ready(void)
{
	g_autoptr(GPtrArray) patches = two_patches("x\nz\n", "MARK\ny\n");
	struct todo_input in = {.tree = &checkout,
				.identity = &jane,
				.patches = patches,
				.signoff = TRUE,
				.mark = "MARK"};
	struct todo *todo;

	/* the draft of a question is no hindrance for the others */
	expect(&in, (const char *const[]){NULL});
	todo = todo_new(&in);
	g_assert_nonnull(strstr(
		todo->text,
		"[ ] Drafts (MARK) in patches that ask a question: 1; "));
	g_assert_nonnull(
		strstr(todo->text, "      1 in patch 2, beta: state how"));
	todo_free(todo);
}

static void test_all_missing(void)
{
	g_autoptr(GPtrArray) patches = two_patches("MARK\nMARK\ny\n", "x\nz\n");
	struct tree tarball = {.title = (char *)"Linux",
			       .version = (char *)"6.12.117"};
	struct todo_input in = {.tree = &tarball,
				.identity = &nobody,
				.patches = patches,
				.mark = "MARK"};

	expect(&in, (const char *const[]){"2 comments wait for a person (MARK)",
					  "Linux 6.12.117, is no commit",
					  "EDITME <editme@example.invalid>",
					  "signed off", NULL});
}

/* A stable release is no base, an -rc and a release are. */
static void test_base(void)
{
	static const struct {
		const char *version;
		gboolean fine;
	} cases[] = {{"6.12.117", FALSE},  {"6.12.0", TRUE},
		     {"6.12.0-rc7", TRUE}, {"7.2.1-test", FALSE},
		     {"7.2.0-next", TRUE}, {"6.12.9-rc1", TRUE},
		     {"5.10.223", FALSE},  {"0", TRUE},
		     {"6.12.10+", FALSE},  {"6.12", TRUE}};
	g_autoptr(GPtrArray) patches = two_patches("x\nz\n", "x\nz\n");
	struct tree tree = checkout;
	struct todo_input in = {.tree = &tree,
				.identity = &jane,
				.patches = patches,
				.signoff = TRUE};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		tree.version = (char *)cases[i].version;
		expect(&in, cases[i].fine ? (const char *const[]){NULL}
					  : (const char *const[]){
						    "stable release", NULL});
	}
	/* what another project calls its versions, nobody knows */
	tree.title = (char *)"QEMU";
	tree.version = (char *)"9.1.2";
	expect(&in, (const char *const[]){NULL});
}

static void test_nobody(void)
{
	g_autoptr(GPtrArray) patches = two_patches("x\nz\n", "x\nz\n");
	struct todo_input in = {.tree = &checkout,
				.identity = &jane,
				.patches = patches,
				.signoff = TRUE};
	struct patch *patch = patches->pdata[1];
	struct todo *todo = todo_new(&in);

	g_assert_null(strstr(todo->text, "no maintainer"));
	todo_free(todo);
	g_ptr_array_remove_index(patch->people, 0);
	todo = todo_new(&in);
	g_assert_nonnull(strstr(todo->text, "no maintainer"));
	g_assert_nonnull(strstr(todo->text, "      patch 2, beta: "));
	g_assert_null(strstr(todo->text, "patch 1, "));
	todo_free(todo);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/todo/ready", test_ready);
	g_test_add_func("/todo/all-missing", test_all_missing);
	g_test_add_func("/todo/base", test_base);
	g_test_add_func("/todo/nobody", test_nobody);
	return g_test_run();
}
