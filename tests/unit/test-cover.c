// SPDX-License-Identifier: GPL-2.0
/* The cover letter: what is unfinished comes first, numbers are computed. */
#include <string.h>

#include "tree/change.h"
#include "words/cover.h"
#include "site/site.h"
#include "convert/survey.h"

static GPtrArray *sites;
static GPtrArray *patches;
static GPtrArray *helpers;
static struct campaign *campaign;

static void add_site(const char *file, guint line, const char *callee,
		     enum verdict verdict, enum outcome outcome)
{
	struct site *site = site_new(file, callee);

	site->line = line;
	site->function = g_strdup_printf("function_%u", line);
	site->reason = g_strdup("a reason");
	site->verdict = verdict;
	site->outcome = outcome;
	if (outcome == OUTCOME_LEFT)
		site->outcome_reason = g_strdup("the caller decides");
	g_ptr_array_add(sites, site);
}

static void add_patch(enum patch_kind kind, const char *before,
		      const char *after)
{
	g_autoptr(GBytes) a = g_bytes_new(before, strlen(before));
	g_autoptr(GBytes) b = g_bytes_new(after, strlen(after));
	struct patch *patch = patch_new(kind, "key");

	g_ptr_array_add(patch->changes, change_new("a.c", a, b, 0100644));
	g_ptr_array_add(patches, patch);
}

static void set_up(void)
{
	sites = g_ptr_array_new_with_free_func((GDestroyNotify)site_free);
	patches = g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	helpers = g_ptr_array_new();
	g_ptr_array_add(helpers, (char *)"pin_user_pages_longterm");
	add_site("a.c", 7, "pin_user_pages", VERDICT_LONGTERM,
		 OUTCOME_LONGTERM);
	add_site("a.c", 9, "pin_user_pages", VERDICT_CONDITIONAL, OUTCOME_LEFT);
	add_site("b/c.c", 3, "pin_user_pages_fast", VERDICT_SHORTTERM,
		 OUTCOME_SHORTTERM);
	add_patch(PATCH_HELPERS, "", "x");
	add_patch(PATCH_CONVERSION, "EDITME", "EDITME EDITME\n EDITME");
	add_patch(PATCH_CONVERSION, "", "EDITME");
}

static void tear_down(void)
{
	g_ptr_array_unref(sites);
	g_ptr_array_unref(patches);
	g_ptr_array_unref(helpers);
}

static char *letter(gboolean editme, const GPtrArray *unaccounted,
		    const char *commit)
{
	struct message_input message = {
		.campaign = campaign,
		.maintainers = "",
		.sites = sites,
		.helpers = helpers,
		.spatch = "9.9",
		.command = "do it",
	};
	struct identity identity = {(char *)"EDITME",
				    (char *)"editme@example.org", editme};
	struct tree tree = {.version = (char *)"6.99",
			    .commit = (char *)commit};
	struct cover_input in = {.message = &message,
				 .tree = &tree,
				 .patches = patches,
				 .identity = &identity,
				 .unaccounted = unaccounted};
	g_autofree char *subject = NULL;
	GError *error = NULL;
	char *body;

	g_assert_true(cover_write(&in, &subject, &body, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(subject, ==, campaign->title);
	return body;
}

/* Checks that the words occur in this order; each exactly here or later. */
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

static void test_unfinished(void)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new();
	g_autofree char *body = NULL;

	set_up();
	g_ptr_array_add(lines, (char *)"d.c:5: odd");
	body = letter(TRUE, lines, NULL);
	g_assert_cmpuint(cover_unwritten(campaign, patches), ==, 3);
	/* in the first paragraph; the sender's own affairs are not in a mail */
	check_order(body, (const char *const[]){"  d.c:5: odd", "In May 2023",
						"say EDITME are drafts", NULL});
	g_assert_null(strstr(body, "editme@example.org"));
	tear_down();
}

static void test_finished(void)
{
	g_autofree char *body = NULL;

	set_up();
	g_ptr_array_set_size(patches, 1);
	body = letter(FALSE, NULL, "0123456789abcdef");
	g_assert_null(strstr(body, "EDITME"));
	g_assert_null(strstr(body, "does not account"));
	tear_down();
}

static void test_body(void)
{
	static const char *const words[] = {
		"*_longterm() adds the flag",
		"FOLL_EPHEMERAL would",
		"Linux 6.99 has 3 calls in 2 files",
		"  pin_user_pages          1      .        1          1",
		"  total                   1      1        1          2",
		"- function_9() (a.c:9): the caller decides",
		"(2 patches)",
		"immutable branch",
		"Coccinelle 9.9",
		"  do it",
		NULL,
	};
	static const char *const links[] = {
		"Link: https://lore.kernel.org/r/8b898768-a3c0-198d-a70c-9aa96b7f4a29@redhat.com [1]",
		"Link: https://lore.kernel.org/r/ZGWnq/dAYELyKpTy@infradead.org [2]",
		"Link: https://lore.kernel.org/r/106e7886-ef02-4979-b96d-66d33cfa119c@lucifer.local [3]",
		"Link: https://lore.kernel.org/r/1ced7f32-553e-2a5b-eec9-f794d7983d56@nvidia.com [4]",
		NULL,
	};
	g_autofree char *body = NULL;
	g_auto(GStrv) lines = NULL;

	set_up();
	body = letter(FALSE, NULL, NULL);
	check_order(body, words);
	check_order(body, links);
	/* nothing of helpers that the series does not make */
	g_assert_null(strstr(body, "_shortterm()"));
	lines = g_strsplit(body, "\n", -1);
	for (char **line = lines; *line; line++)
		if (!g_str_has_prefix(*line, "Link: "))
			g_assert_cmpint(strlen(*line), <=, 75);
	tear_down();
}

/* A tree that has the helpers gets no patch for them. */
static void test_declared(void)
{
	g_autofree char *body = NULL;

	set_up();
	g_ptr_array_remove_index(patches, 0);
	body = letter(FALSE, NULL, NULL);
	g_assert_nonnull(strstr(body, "The tree has the helpers already"));
	g_assert_null(strstr(body, "Patch 1 adds"));
	tear_down();
}

/* What changes behaviour is named, with what needs it, and not counted. */
static void test_decided(void)
{
	struct patch *patch;
	g_autofree char *body = NULL;
	g_autofree char *declared = NULL;

	set_up();
	add_patch(PATCH_BEHAVIOUR, "", "x");
	patch = patches->pdata[3];
	g_free(patch->subject);
	patch->subject = g_strdup("a: pin long-term");
	patch->values = g_strsplit("WHO|A. Person", "|", -1);
	/* both conversions are of its file, and then one of another */
	body = letter(FALSE, NULL, NULL);
	check_order(body, (const char *const[]){
				  "because people decided so",
				  "- patch 4, \"a: pin long-term\": A. Person;",
				  "patches 2 and 3 can",
				  "(no patches not named", NULL});
	patch = patches->pdata[2];
	g_free(((struct change *)patch->changes->pdata[0])->path);
	((struct change *)patch->changes->pdata[0])->path = g_strdup("b/c.c");
	g_ptr_array_remove_index(patches, 0);
	declared = letter(FALSE, NULL, NULL);
	check_order(declared,
		    (const char *const[]){"patch 1 can only come after it",
					  "Each patch not named above applies",
					  NULL});
	tear_down();
}

static void test_survey(void)
{
	g_autofree char *none = NULL;
	g_autofree char *some = NULL;

	set_up();
	none = survey_lifetimes(sites);
	g_assert_null(none);
	((struct site *)sites->pdata[0])->lifetime = LIFETIME_ESCAPES;
	some = survey_lifetimes(sites);
	g_assert_cmpstr(
		some, ==,
		"                       scoped  async  escapes  unknown\n"
		"  pin_user_pages            .      .        1        1\n"
		"  pin_user_pages_fast       .      .        .        1\n"
		"  total                     .      .        1        2");
	g_assert_cmpuint(survey_files(sites), ==, 2);
	tear_down();
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
	g_test_add_func("/cover/unfinished", test_unfinished);
	g_test_add_func("/cover/finished", test_finished);
	g_test_add_func("/cover/body", test_body);
	g_test_add_func("/cover/declared", test_declared);
	g_test_add_func("/cover/decided", test_decided);
	g_test_add_func("/cover/survey", test_survey);
	status = g_test_run();
	campaign_free(campaign);
	return status;
}
