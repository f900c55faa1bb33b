// SPDX-License-Identifier: GPL-2.0
/* Suspects, contradicted comments and wrong releases, on sites made by hand. */
#include <string.h>

#include "check/check-lifetime.h"

static const char *const text =
	"int f(unsigned long a, struct page **p)\n"
	"{\n"
	"\t/* Pin lifetime: dropped by f() before it returns. */\n"
	"\treturn pin_user_pages_fast_shortterm(a, 1, 0, p);\n"
	"}\n";

static struct member fast = {.name = (char *)"pin_user_pages_fast",
			     .has_longterm = TRUE};

struct fixture {
	struct campaign campaign;
	struct family family;
	struct conversion conversion;
	struct check *check;
	struct unit *unit;
	struct site *site;
};

static void set_up(struct fixture *f, gconstpointer data)
{
	struct check_options options;
	GBytes *bytes = g_bytes_new(text, strlen(text));

	(void)data;
	f->campaign.longterm_suffix = "_longterm";
	f->campaign.shortterm_suffix = "_shortterm";
	f->campaign.comment_tag = "Pin lifetime:";
	f->campaign.unwritten_mark = "EDITME";
	f->conversion.campaign = &f->campaign;
	f->family.members = g_ptr_array_new();
	g_ptr_array_add(f->family.members, &fast);
	f->conversion.family = &f->family;
	check_options_init(&options);
	f->check = check_new(&options, &f->conversion);
	f->unit = unit_new("a.c", bytes);
	f->site = site_new("a.c", "pin_user_pages_fast");
	f->site->line = 4;
	f->site->column = 8;
	f->site->offset = strstr(text, "pin_user") - text;
	f->site->function = g_strdup("f");
	f->site->evidence = g_strdup("'x->pages = p' at a.c:9 keeps them");
	g_bytes_unref(bytes);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
	(void)data;
	site_free(f->site);
	g_ptr_array_unref(f->family.members);
	unit_free(f->unit);
	check_free(f->check);
}

static void expect(const struct fixture *f, guint count, ...)
{
	va_list more;

	g_assert_cmpuint(f->check->findings->len, ==, count);
	va_start(more, count);
	for (guint i = 0; i < count; i++)
		g_assert_cmpint(
			((struct finding *)f->check->findings->pdata[i])->id,
			==, va_arg(more, int));
	va_end(more);
}

static void test_escapes(struct fixture *f, gconstpointer data)
{
	const struct finding *finding;

	(void)data;
	f->site->lifetime = LIFETIME_ESCAPES;
	check_lifetime_of(f->check, f->unit, f->site, MEANING_SHORTTERM);
	expect(f, 2, FINDING_SUSPECT, FINDING_CONTRADICTED);
	finding = f->check->findings->pdata[0];
	g_assert_nonnull(strstr(finding->text, "a.c:9"));
	g_assert_nonnull(
		strstr(finding->advice, "pin_user_pages_fast_longterm()"));
}

/* What is called long-term may be kept; its comment must still be true. */
static void test_longterm(struct fixture *f, gconstpointer data)
{
	(void)data;
	f->site->lifetime = LIFETIME_ESCAPES;
	check_lifetime_of(f->check, f->unit, f->site, MEANING_LONGTERM);
	expect(f, 1, FINDING_CONTRADICTED);
}

static void test_no_claim(struct fixture *f, gconstpointer data)
{
	static const enum lifetime others[] = {LIFETIME_UNKNOWN,
					       LIFETIME_SCOPED, LIFETIME_ASYNC};

	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
		f->site->lifetime = others[i];
		check_lifetime_of(f->check, f->unit, f->site,
				  MEANING_SHORTTERM);
	}
	expect(f, 0);
}

static void test_release(struct fixture *f, gconstpointer data)
{
	struct evidence_release good = {.at = {"b.c", 7, 2, 6, "g", "drop(p)"}};
	struct evidence_release bad = {.at = {"b.c", 9, 2, 5, "g", "put(p)"},
				       .mismatch = TRUE};
	struct evidence evidence = {
		.file = "a.c", .line = 4, .callee = "pin_user_pages_fast"};

	(void)data;
	evidence.releases = g_ptr_array_new();
	g_ptr_array_add(evidence.releases, &good);
	g_ptr_array_add(evidence.releases, &bad);
	check_releases(f->check, &evidence);
	/* another pin that ends there is no second finding */
	check_releases(f->check, &evidence);
	expect(f, 1, FINDING_RELEASE);
	g_assert_cmpuint(((struct finding *)f->check->findings->pdata[0])->line,
			 ==, 9);
	g_ptr_array_unref(evidence.releases);
}

static void test_claims(void)
{
	g_assert_true(check_claims_scoped("dropped before it returns"));
	g_assert_true(check_claims_scoped("Before the ioctl returns, by f()"));
	g_assert_true(check_claims_scoped("within the same system call"));
	g_assert_false(check_claims_scoped("kept until release; f() returns"));
	g_assert_false(check_claims_scoped("dropped before the device sleeps"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/check-lifetime/escapes", struct fixture, NULL, set_up,
		   test_escapes, tear_down);
	g_test_add("/check-lifetime/longterm", struct fixture, NULL, set_up,
		   test_longterm, tear_down);
	g_test_add("/check-lifetime/no-claim", struct fixture, NULL, set_up,
		   test_no_claim, tear_down);
	g_test_add("/check-lifetime/release", struct fixture, NULL, set_up,
		   test_release, tear_down);
	g_test_add_func("/check-lifetime/claims", test_claims);
	return g_test_run();
}
