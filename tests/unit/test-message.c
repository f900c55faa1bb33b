// SPDX-License-Identifier: GPL-2.0
/* Subject and body of a patch: what they say, in which order, how wide. */
#include <string.h>

#include "tree/change.h"
#include "words/message.h"
#include "site/site.h"
#include "words/subject.h"

static struct campaign *campaign;

static const char maintainers[] =
	"\nKVM\nP:\tDocumentation/process/maintainer-kvm-x86.rst\n"
	"\nTIP\nT:\tgit git://git.kernel.org/linux/kernel/git/tip/tip.git x86/mm\n"
	"\nPLAIN\nL:\tlinux-mm@kvack.org\n";

static struct site *make_site(const char *file, const char *function,
			      const char *callee, enum outcome outcome)
{
	struct site *site = site_new(file, callee);

	site->line = 42;
	site->function = g_strdup(function);
	site->flags = g_strdup("FOLL_WRITE");
	site->reason = g_strdup("flags are the constant FOLL_WRITE, which is "
				"written at l.41 and nowhere else");
	site->outcome = outcome;
	if (outcome == OUTCOME_LEFT)
		site->outcome_reason = g_strdup("its caller decides");
	return site;
}

static struct patch *make_patch(enum patch_kind kind, const char *path,
				const char *before, const char *after)
{
	g_autoptr(GBytes) a = g_bytes_new(before, strlen(before));
	g_autoptr(GBytes) b = g_bytes_new(after, strlen(after));
	struct patch *patch = patch_new(kind, path);

	g_ptr_array_add(patch->changes, change_new(path, a, b, 0100644));
	return patch;
}

static void write_patch(struct patch *patch, const GPtrArray *sites,
			const GPtrArray *stale, const char *proof)
{
	static char *names[] = {(char *)"pin_user_pages_longterm"};
	g_autoptr(GPtrArray) helpers = g_ptr_array_new();
	struct message_input in = {
		.campaign = campaign,
		.maintainers = maintainers,
		.sites = sites,
		.helpers = helpers,
		.spatch = "9.9",
		.command = "do --it",
	};
	g_autoptr(GError) error = NULL;

	g_ptr_array_add(helpers, names[0]);
	g_assert_true(message_write(&in, patch, stale, proof, &error));
	g_assert_no_error(error);
	g_assert_cmpint(g_utf8_strlen(patch->subject, -1), <=, 75);
}

static void check_width(const char *body)
{
	g_auto(GStrv) lines = g_strsplit(body, "\n", -1);

	for (char **line = lines; *line; line++)
		if (**line != ' ' && !g_str_has_prefix(*line, "Link: "))
			g_assert_cmpint(g_utf8_strlen(*line, -1), <=, 75);
}

static void check_order(const char *text, const char *const *words)
{
	for (; *words; words++) {
		const char *at = strstr(text, *words);

		if (!at)
			g_test_message("'%s' is not in, or not behind: %s",
				       *words, text);
		g_assert_nonnull(at);
		text = at + strlen(*words);
	}
}

static GPtrArray *sites_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)site_free);
}

#define PATH "drivers/media/pci/foo/foo-bar.c"

static void test_shortterm(void)
{
	g_autoptr(GPtrArray) sites = sites_new();
	g_autoptr(GPtrArray) stale = g_ptr_array_new();
	struct patch *patch = make_patch(PATCH_CONVERSION, PATH, "int a;\n",
					 "/* Pin lifetime: EDITME */\n");

	g_ptr_array_add(stale, (char *)PATH ":7: \"pin_user_pages failed\"");
	g_ptr_array_add(sites, make_site(PATH, "foo_map", "pin_user_pages_fast",
					 OUTCOME_SHORTTERM));
	g_ptr_array_add(sites, make_site(PATH, "foo_other",
					 "pin_user_pages_fast", OUTCOME_LEFT));
	g_ptr_array_add(sites, make_site("mm/other.c", "elsewhere",
					 "pin_user_pages", OUTCOME_LEFT));
	write_patch(patch, sites, stale, "Shown to be right.");
	g_assert_cmpstr(patch->prefix, ==, "media: foo");
	g_assert_cmpstr(patch->subject, ==,
			"media: foo: use pin_user_pages_fast_shortterm()");
	check_order(patch->body,
		    (const char *const[]){
			    "Without FOLL_LONGTERM",
			    "Use pin_user_pages_fast_shortterm() in foo_map()",
			    "No functional change",
			    "- foo_map() (foo-bar.c:42), short-term: flags are",
			    "Not converted:",
			    "- foo_other() (foo-bar.c:42): its caller decides",
			    "Shown to be right.", "but for the comments",
			    "\n // <smpl>\n",
			    "   foo_map(...) { <...\n - pin_user_pages_fast\n"
			    " + pin_user_pages_fast_shortterm\n",
			    "\n // </smpl>\n", "Coccinelle 9.9", NULL});
	g_assert_null(strstr(patch->body, "elsewhere"));
	/* what no commit should carry is below the --- */
	check_order(patch->notes,
		    (const char *const[]){"say EDITME are drafts",
					  "  " PATH ":7: \"pin_user",
					  "\n  do --it", NULL});
	check_width(patch->body);
	/* nothing that git am takes for the end of the message */
	g_assert_null(strstr(patch->body, "\n---"));
	g_assert_null(strstr(patch->body, "\n@@"));
	patch_free(patch);
}

/* Flags and code disagree: the subject claims nothing, the text asks. */
static void test_question(void)
{
	g_autoptr(GPtrArray) sites = sites_new();
	struct patch *patch = make_patch(PATCH_QUESTION, PATH, "int a;\n",
					 "/* Pin lifetime: EDITME */\n");
	struct site *site = make_site(PATH, "foo_map", "pin_user_pages_fast",
				      OUTCOME_SHORTTERM);

	site->stage = STAGE_QUESTION;
	site->evidence = g_strdup("foo_release() drops them");
	site->cost = g_strdup("migration can fail");
	g_ptr_array_add(sites, site);
	g_ptr_array_add(sites,
			make_site(PATH, "foo_other", "pin_user_pages_fast",
				  OUTCOME_SHORTTERM));
	write_patch(patch, sites, NULL, NULL);
	g_assert_cmpstr(
		patch->subject, ==,
		"media: foo: state how long the pin in foo_map() lives");
	check_order(patch->body,
		    (const char *const[]){
			    "- Flags: flags are", "- Code: foo_release() drops",
			    "- With FOLL_LONGTERM: migration can fail",
			    "There are two answers", "// <smpl>", "foo_map",
			    NULL});
	g_assert_null(strstr(patch->body, "foo_other"));
	/* the conversion beside it says nothing of the question */
	patch->kind = PATCH_CONVERSION;
	write_patch(patch, sites, NULL, NULL);
	g_assert_cmpstr(patch->subject, ==,
			"media: foo: use pin_user_pages_fast_shortterm()");
	g_assert_null(strstr(patch->body, "- foo_map() ("));
	patch_free(patch);
}

static void test_kvm(void)
{
	static const char path[] = "arch/x86/kvm/svm/foo.c";
	g_autoptr(GPtrArray) sites = sites_new();
	struct patch *patch = make_patch(PATCH_CONVERSION, path, "", "");

	g_ptr_array_add(sites, make_site(path, "foo", "pin_user_pages",
					 OUTCOME_LONGTERM));
	patch->entry = g_strdup("KVM");
	write_patch(patch, sites, NULL, NULL);
	g_assert_cmpstr(patch->subject, ==,
			"KVM: SVM: Use pin_user_pages_longterm()");
	check_order(patch->body,
		    (const char *const[]){
			    "Use pin_user_pages_longterm() in foo()",
			    "FOLL_LONGTERM says", "No functional", NULL});
	g_assert_null(strstr(patch->notes, "EDITME"));
	patch_free(patch);
}

/* The house wants an upper case letter where the folder does not. */
static void test_house(void)
{
	static const char *const titles[] = {"KVM", "TIP", "PLAIN"};
	static const char *const subjects[] = {
		"media: foo: Use pin_user_pages_longterm()",
		"media: foo: Use pin_user_pages_longterm()",
		"media: foo: use pin_user_pages_longterm()",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
		g_autoptr(GPtrArray) sites = sites_new();
		struct patch *patch =
			make_patch(PATCH_CONVERSION, PATH, "", "");

		g_ptr_array_add(sites, make_site(PATH, "foo", "pin_user_pages",
						 OUTCOME_LONGTERM));
		patch->entry = g_strdup(titles[i]);
		write_patch(patch, sites, NULL, NULL);
		g_assert_cmpstr(patch->subject, ==, subjects[i]);
		patch_free(patch);
	}
}

static void test_many(void)
{
	g_autoptr(GPtrArray) sites = sites_new();
	struct patch *patch = make_patch(PATCH_CONVERSION, PATH, "", "");

	g_ptr_array_add(sites, make_site(PATH, "foo_one", "pin_user_pages",
					 OUTCOME_LONGTERM));
	g_ptr_array_add(sites, make_site(PATH, "foo_one", "pin_user_pages",
					 OUTCOME_LONGTERM));
	((struct site *)sites->pdata[1])->line = 50;
	write_patch(patch, sites, NULL, NULL);
	g_assert_cmpstr(patch->subject, ==,
			"media: foo: use pin_user_pages_longterm()");
	g_assert_nonnull(strstr(patch->body, "(foo-bar.c:42,50), long-term"));

	g_ptr_array_add(sites, make_site(PATH, "foo_two", "pin_user_pages",
					 OUTCOME_LONGTERM));
	write_patch(patch, sites, NULL, NULL);
	g_assert_cmpstr(patch->subject, ==,
			"media: foo: use pin_user_pages_longterm()");

	g_ptr_array_add(sites,
			make_site(PATH, "foo_three_with_a_long_name",
				  "pin_user_pages_fast", OUTCOME_SHORTTERM));
	write_patch(patch, sites, NULL, NULL);
	g_assert_cmpstr(patch->subject, ==,
			"media: foo: use the pin lifetime helpers");
	g_assert_nonnull(strstr(patch->body, "Use\n\n- pin_user_pages_longt"));
	check_width(patch->body);

	/* no name at all, and one that fits no line */
	for (guint i = 0; i < sites->len; i++)
		g_clear_pointer(&((struct site *)sites->pdata[i])->function,
				g_free);
	write_patch(patch, sites, NULL, NULL);
	g_assert_cmpstr(patch->subject, ==,
			"media: foo: use the pin lifetime helpers");
	((struct site *)sites->pdata[0])->function = g_strnfill(80, 'f');
	write_patch(patch, sites, NULL, NULL);
	g_assert_cmpstr(patch->subject, ==,
			"media: foo: use the pin lifetime helpers");
	patch_free(patch);
}

static void test_fixed(void)
{
	g_autoptr(GPtrArray) sites = sites_new();
	struct patch *helpers = make_patch(PATCH_HELPERS, "mm/gup.c", "", "");
	struct patch *test = make_patch(
		PATCH_TEST, "mm/x_kunit.c", "",
		"\tKUNIT_CASE_PARAM(test_refuses_foll_longterm, gen),\n"
		"\tKUNIT_CASE(test_of_another_day),\n");
	struct patch *other = make_patch(PATCH_BEHAVIOUR, "mm/gup.c", "", "");
	struct message_input in = {.campaign = campaign,
				   .maintainers = "",
				   .sites = sites,
				   .spatch = "9.9",
				   .command = "do --it"};
	g_autoptr(GError) error = NULL;

	write_patch(helpers, sites, NULL, NULL);
	g_assert_cmpstr(helpers->subject, ==,
			"mm/gup: add helpers that state the lifetime of a pin");
	g_assert_nonnull(
		strstr(helpers->body, "\n  pin_user_pages_longterm()\n"));
	g_assert_nonnull(strstr(helpers->body, "\nLink: https://lore"));
	check_width(helpers->body);
	write_patch(test, sites, NULL, NULL);
	g_assert_true(g_str_has_prefix(test->subject, "mm/x_kunit: add KUnit"));
	g_assert_nonnull(strstr(test->body, "- FOLL_LONGTERM in the flags of"));
	g_assert_nonnull(strstr(test->body, "\n- test_of_another_day()\n"));
	g_assert_null(strstr(test->body, "page_mkwrite"));
	/* a kind without a text is an error, and leaves the patch alone */
	g_assert_false(message_write(&in, other, NULL, NULL, &error));
	g_assert_nonnull(strstr(error->message, "subject-behaviour"));
	g_assert_null(other->subject);
	patch_free(helpers);
	patch_free(test);
	patch_free(other);
}

/* Files of the API's own that others have converted are no topic of it. */
static void test_lockdown(void)
{
	g_autoptr(GPtrArray) sites = sites_new();
	struct patch *patch =
		make_patch(PATCH_LOCKDOWN, "mm/gup_test.c", "", "x");

	g_ptr_array_add(sites, make_site("mm/gup_test.c", "test_ioctl",
					 "pin_user_pages", OUTCOME_LONGTERM));
	write_patch(patch, sites, NULL, NULL);
	g_assert_nonnull(strstr(patch->subject, ": make pin_user_pages*() and "
						"FOLL_LONGTERM internal"));
	patch_free(patch);
}

static void test_distinct(void)
{
	g_autoptr(GPtrArray) patches =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < 5; i++) {
		struct patch *patch =
			make_patch(PATCH_CONVERSION,
				   i == 1 ? "net/b.c" : "net/a.c", "", "");

		patch->prefix = g_strdup("net");
		patch->subject = g_strdup(
			"net: say how long the pins of a_function_of_some_length() live, really");
		g_ptr_array_add(patches, patch);
	}
	subject_distinct(patches);
	for (guint i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];

		g_assert_true(g_hash_table_add(seen, patch->subject));
		g_assert_cmpint(strlen(patch->subject), <=, 75);
	}
}

int main(int argc, char **argv)
{
	g_autofree char *folder = NULL;
	int status;

	g_test_init(&argc, &argv, NULL);
	folder = g_test_build_filename(G_TEST_DIST, "..", "..", "cocci",
				       "pin_user_pages", NULL);
	campaign = campaign_load(folder, NULL);
	g_assert_nonnull(campaign);
	g_test_add_func("/message/shortterm", test_shortterm);
	g_test_add_func("/message/question", test_question);
	g_test_add_func("/message/kvm", test_kvm);
	g_test_add_func("/message/house", test_house);
	g_test_add_func("/message/many", test_many);
	g_test_add_func("/message/fixed", test_fixed);
	g_test_add_func("/message/lockdown", test_lockdown);
	g_test_add_func("/message/distinct", test_distinct);
	status = g_test_run();
	campaign_free(campaign);
	return status;
}
