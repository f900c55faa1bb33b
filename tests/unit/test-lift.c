// SPDX-License-Identifier: GPL-2.0
/* Which calls of the corpus's lift cases are lifted, and why others are not. */
#include <glib/gstdio.h>

#include "convert/conversion.h"
#include "site/ledger.h"
#include "site/reference.h"
#include "site/site.h"
#include "convert/survey.h"

static const struct {
	const char *what; /* a case of tests/corpus/lift */
	const char *why; /* the end of the reason */
} kept[] = {
	{"keep-callback", "its address is taken at FILE:10"},
	{"keep-unknown-value",
	 "it depends on run time what the call at l.19 passes"},
	{"keep-chosen-at-run-time",
	 "it depends on run time what the call at l.12 passes"},
	{"keep-called-from-other-files",
	 "pin_buf() is not static: its prototype, and callers in other files, "
	 "would have to change with it"},
	{"keep-local-also-feeds-another",
	 "FILE:15: gup_flags also feeds pr_debug() at l.14"},
	{"keep-local-cleared-for-one-call",
	 "FILE:14: FOLL_LONGTERM at l.16 is not just added to the flags"},
	{"keep-caller-is-a-macro", "the call at FILE:10 cannot be followed"},
	{"keep-parameter-also-tested", "pin_buf() also reads flags at l.7"},
	{"keep-parameter-given-to-another-function",
	 "pin_buf() also reads flags at l.9"},
	{"keep-name-is-taken", "there is a pin_buf_longterm already"},
	{"keep-call-in-a-condition",
	 "the call at l.9 is not a statement of its own"},
	{"keep-kernel-doc", "pin_buf() has kernel-doc of its own"},
	{"keep-kind-only-in-some-configurations",
	 "whether there is a caller for pin_buf_longterm() depends on the "
	 "configuration"},
};

static char *build;

static struct conversion *convert(const char *name)
{
	g_autofree char *kernel = g_test_build_filename(
		G_TEST_DIST, "..", "fixtures", "linux", NULL);
	g_autofree char *campaign = g_test_build_filename(
		G_TEST_DIST, "..", "..", "cocci", "pin_user_pages", NULL);
	g_autofree char *file = g_strdup_printf("%s.c", name);
	g_autofree char *path = g_test_build_filename(
		G_TEST_DIST, "..", "corpus", "lift", file, NULL);
	char *files[] = {path, NULL};
	struct conversion_options options = {
		.kernel = kernel,
		.campaign = campaign,
		.build = build,
		.jobs = 1,
		.lift = TRUE,
	};
	GError *error = NULL;
	struct conversion *conversion = conversion_new(&options, &error);

	g_assert_no_error(error);
	conversion_scan_files(conversion, files, &error);
	g_assert_no_error(error);
	conversion_decide(conversion, &error);
	g_assert_no_error(error);
	return conversion;
}

static void test_kept(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
		struct conversion *conversion = convert(kept[i].what);
		const struct site *site = conversion->sites->pdata[0];
		g_auto(GStrv) parts = g_strsplit(kept[i].why, "FILE", 2);
		g_autofree char *why = g_strjoinv(site->file, parts);

		g_assert_cmpuint(conversion->sites->len, ==, 1);
		g_assert_cmpint(site->outcome, ==, OUTCOME_LEFT);
		g_assert_null(site->lifted);
		g_assert_cmpuint(conversion->lift->files->len, ==, 0);
		if (!strstr(site->outcome_reason, "; not lifted: ") ||
		    !g_str_has_suffix(site->outcome_reason, why)) {
			g_test_message("%s: %s", kept[i].what,
				       site->outcome_reason);
			g_test_fail();
		}
		conversion_free(conversion);
	}
}

/* The first reference of this kind. */
static const struct reference *reference(const struct conversion *conversion,
					 enum reference_kind kind)
{
	for (guint i = 0; i < conversion->references->len; i++) {
		const struct reference *one = conversion->references->pdata[i];

		if (one->kind == kind)
			return one;
	}
	g_error("no such reference");
}

/* Two decided sites for a call, at its place; everything accounted for. */
static void test_halves(void)
{
	struct conversion *conversion = convert("two-levels");
	const struct site *kept_site = conversion->sites->pdata[0];
	const struct site *other = conversion->sites->pdata[1];
	GError *error = NULL;

	g_assert_cmpuint(conversion->sites->len, ==, 2);
	g_assert_cmpuint(survey_calls(conversion->sites), ==, 1);
	g_assert_cmpuint(kept_site->line, ==, other->line);
	g_assert_cmpuint(kept_site->offset, ==, other->offset);
	g_assert_cmpint(kept_site->verdict, ==, VERDICT_LONGTERM);
	g_assert_cmpint(kept_site->outcome, ==, OUTCOME_LONGTERM);
	g_assert_false(kept_site->again);
	g_assert_cmpstr(kept_site->reason, ==,
			"parameter flags of pin_some(): FOLL_LONGTERM from "
			"pin_in() at l.20; lifted into pin_buf_longterm() and "
			"pin_some_longterm()");
	g_assert_cmpuint(kept_site->removals->len, ==, 1);
	g_assert_cmpint(other->verdict, ==, VERDICT_SHORTTERM);
	g_assert_cmpint(other->outcome, ==, OUTCOME_SHORTTERM);
	g_assert_true(other->again);
	g_assert_cmpstr(other->reason, ==,
			"parameter flags of pin_buf(): 0 from copy_out() at "
			"l.26; parameter flags of pin_some(): FOLL_WRITE from "
			"copy_out() at l.25; lifted into pin_buf_shortterm() "
			"and pin_some_shortterm()");
	g_assert_cmpuint(other->removals->len, ==, 0);
	/* the calls of the other kind, for the lifetime of each */
	g_assert_cmpuint(kept_site->apart->len, ==, 2);
	g_assert_cmpuint(other->apart->len, ==, 1);

	conversion_rewrite(conversion, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(conversion->changes->len, ==, 1);
	conversion_account(conversion);
	g_assert_cmpuint(ledger_unaccounted(conversion->references), ==, 0);
	g_assert_cmpstr(reference(conversion, REFERENCE_CALL)->reason, ==,
			"lifted: now two calls");
	g_assert_cmpstr(reference(conversion, REFERENCE_FLAG)->reason, ==,
			"lifted into pin_some_longterm()");
	g_assert_cmpint(reference(conversion, REFERENCE_FLAG)->fate, ==,
			FATE_CONVERTED);
	conversion_free(conversion);
}

/* Who hands on, and who has a body that is shared, is known to messages. */
static void test_functions(void)
{
	struct conversion *conversion =
		convert("two-levels-share-their-bodies");
	const GPtrArray *functions = conversion->lift->functions;
	const struct lifted *low = functions->pdata[0];
	const struct lifted *up = functions->pdata[1];
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	g_assert_cmpuint(functions->len, ==, 2);
	g_assert_cmpstr(low->function, ==, "pin_buf");
	g_assert_cmpstr(low->body, ==, "__pin_buf");
	g_assert_cmpuint(low->entries->len, ==, 1);
	g_assert_cmpstr(low->entries->pdata[0], ==, "pin_buf_shortterm");
	g_assert_true(low->handed_on);
	g_assert_cmpstr(up->function, ==, "pin_some");
	g_assert_cmpuint(up->entries->len, ==, 2);
	g_assert_false(up->handed_on);
	lift_stale(conversion->lift, low->file, lines);
	g_assert_cmpuint(lines->len, ==, 0);
	g_ptr_array_unref(lines);
	conversion_free(conversion);
	conversion = convert("comment-names-the-function");
	low = conversion->lift->functions->pdata[0];
	g_assert_null(low->body);
	lines = g_ptr_array_new_with_free_func(g_free);
	lift_stale(conversion->lift, low->file, lines);
	g_assert_cmpuint(lines->len, ==, 2);
	g_assert_true(g_str_has_suffix(lines->pdata[0],
				       ":11: comment names pin_buf"));
	g_assert_true(
		g_str_has_suffix(lines->pdata[1], ":14: string names pin_buf"));
	g_ptr_array_unref(lines);
	conversion_free(conversion);
}

int main(int argc, char **argv)
{
	g_autofree char *clean = NULL;
	int status;

	g_test_init(&argc, &argv, NULL);
	build = g_dir_make_tmp("lift-XXXXXX", NULL);
	g_test_add_func("/lift/kept", test_kept);
	g_test_add_func("/lift/halves", test_halves);
	g_test_add_func("/lift/functions", test_functions);
	status = g_test_run();
	clean = g_strdup_printf("rm -rf '%s'", build);
	if (system(clean))
		status = 1;
	g_free(build);
	return status;
}
