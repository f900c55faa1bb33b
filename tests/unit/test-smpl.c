// SPDX-License-Identifier: GPL-2.0
/*
 * The short script of a mail does what the patch does.
 *
 * Each case is C before and after, with the patch's sites found in it; the
 * script is run by spatch on the one and must give the other. /smpl/tree does
 * the same to every file of a kernel tree (KERNEL=path, else skipped).
 */
#include <string.h>
#include <glib/gstdio.h>

#include "site/campaign.h"
#include "tree/change.h"
#include "code/bracket.h"
#include "code/item.h"
#include "tree/patch.h"
#include "site/site.h"
#include "words/smpl.h"
#include "code/token.h"

static struct campaign campaign = {
	.family = (char *)"pin_user_pages",
	.flag = (char *)"FOLL_LONGTERM",
	.longterm_suffix = (char *)"_longterm",
	.shortterm_suffix = (char *)"_shortterm",
	.optout_flag = (char *)"FOLL_EPHEMERAL",
};

/* The text without white space: what two programs must agree on. */
static char *squeeze(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text++)
		if (!g_ascii_isspace(*text))
			g_string_append_c(out, *text);
	return g_string_free(out, FALSE);
}

/* What spatch makes of the text with this script. */
static char *apply(const char *script, const char *text, gsize length)
{
	g_autofree char *dir = g_dir_make_tmp("smpl-XXXXXX", NULL);
	g_autofree char *rule = g_build_filename(dir, "a.cocci", NULL);
	g_autofree char *in = g_build_filename(dir, "in.c", NULL);
	g_autofree char *out = g_build_filename(dir, "out.c", NULL);
	const char *argv[] = {"spatch",
			      "--very-quiet",
			      "--no-show-diff",
			      "--sp-file",
			      rule,
			      in,
			      "-o",
			      out,
			      NULL};
	g_autofree char *errors = NULL;
	char *result = NULL;

	g_assert_true(g_file_set_contents(rule, script, -1, NULL));
	g_assert_true(g_file_set_contents(in, text, length, NULL));
	g_assert_true(
		g_spawn_sync(NULL, (char **)argv, NULL,
			     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
			     NULL, NULL, NULL, &errors, NULL, NULL));
	if (!g_file_get_contents(out, &result, NULL, NULL))
		result = g_strdup_printf("no result: %s", errors);
	g_remove(rule);
	g_remove(in);
	g_remove(out);
	g_rmdir(dir);
	return result;
}

/* Whether the text from token i on has this within so many bytes. */
static gboolean holds(const struct source *source, guint i, gsize bytes,
		      const char *what)
{
	gsize offset = source->tokens[i].offset;

	return g_strstr_len(source->text + offset,
			    MIN(bytes, source->length - offset), what) != NULL;
}

/* The call's flags argument, as far as a test needs it: the FOLL_ words. */
static char *flags_of(const struct source *source, guint callee)
{
	guint open = source_next(source, callee);
	guint close = source_close(source, open);
	guint first = open + 1, last = close - 1;
	guint depth = 0;

	for (guint i = open + 1; i < close; i++) {
		if (source_is(source, i, "("))
			depth++;
		if (source_is(source, i, ")"))
			depth--;
		if (depth || !source_is(source, i, ","))
			continue;
		for (guint k = first; k < i; k++)
			if (holds(source, k, source->tokens[k].length,
				  "lags") ||
			    holds(source, k, source->tokens[k].length, "FOLL_"))
				return source_span(source, first, i - 1);
		first = i + 1;
	}
	return source_span(source, first, last);
}

/*
 * Adds the sites of a file: the n-th call has the n-th outcome of the string
 * ('l', 's', '-'). The flag's places between the braces of a long-term call's
 * function go, but for those behind which "keep" stands in a comment.
 */
static void add_sites(GPtrArray *sites, const struct source *source,
		      const char *outcomes)
{
	g_autoptr(GArray) items = items_new(source);
	guint n = 0;

	for (guint i = 0; i < source->count; i++) {
		const struct item *item = items_at(items, i);
		struct site *site;
		guint next = source_next(source, i);

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    strncmp(source->text + source->tokens[i].offset,
			    campaign.family, strlen(campaign.family)) != 0 ||
		    next >= source->count || !source_is(source, next, "("))
			continue;
		g_autofree char *callee = source_word(source, i);
		site = site_new(source->path, callee);
		site->function = item_name(source, item);
		site->flags = flags_of(source, i);
		g_assert_cmpuint(n, <, strlen(outcomes));
		site->outcome = outcomes[n] == 'l'   ? OUTCOME_LONGTERM
				: outcomes[n] == 's' ? OUTCOME_SHORTTERM
						     : OUTCOME_LEFT;
		n++;
		g_ptr_array_add(sites, site);
		if (site->outcome != OUTCOME_LONGTERM)
			continue;
		for (guint k = item->first; k <= item->last; k++) {
			struct flag_use *use;
			guint close = source_close(source, next);

			if (source->tokens[k].kind != TOKEN_IDENT ||
			    !source_is(source, k, campaign.flag) ||
			    holds(source, k, 24, "/* keep"))
				continue;
			use = g_new0(struct flag_use, 1);
			use->file = g_strdup(source->path);
			use->offset = source->tokens[k].offset;
			use->function = g_strdup(site->function);
			use->variable =
				k > next && k < close ? NULL : g_strdup("v");
			g_ptr_array_add(site->removals, use);
		}
	}
	g_assert_cmpuint(n, ==, strlen(outcomes));
}

static struct patch *make_patch(const char *path, GBytes *before)
{
	struct patch *patch = patch_new(PATCH_CONVERSION, path);

	g_ptr_array_add(patch->changes,
			change_new(path, before, before, 0100644));
	return patch;
}

/* The script for one file's text; NULL when there is none. */
static char *script_for(const char *before, const char *outcomes)
{
	g_autoptr(GBytes) bytes = g_bytes_new(before, strlen(before));
	g_autoptr(GPtrArray) sites =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);
	struct source *source = source_new("a.c", bytes);
	struct patch *patch = make_patch("a.c", bytes);
	char *script;

	add_sites(sites, source, outcomes);
	script = smpl_write(&campaign, patch, sites);
	patch_free(patch);
	source_free(source);
	return script;
}

struct shape {
	const char *name;
	const char *outcomes;
	const char *before;
	const char *after;
};

#define F(body)	    "int f(void)\n{\n" body "\treturn 0;\n}\n"
#define G(body)	    "int g(void)\n{\n" body "\treturn 0;\n}\n"
#define PIN(flags)  "\tr = pin_user_pages_fast(a, n, " flags ", p);\n"
#define LONG(flags) "\tr = pin_user_pages_fast_longterm(a, n, " flags ", p);\n"
#define SHORT(flags) \
	"\tr = pin_user_pages_fast_shortterm(a, n, " flags ", p);\n"
#define RAW(flags)	"\tr = pin_user_pages(a, n, " flags ", p);\n"
#define RAW_LONG(flags) "\tr = pin_user_pages_longterm(a, n, " flags ", p);\n"

static const struct shape shapes[] = {
	{"argument", "lll",
	 F(PIN("FOLL_WRITE | FOLL_LONGTERM") PIN("FOLL_LONGTERM | FOLL_WRITE")
		   PIN("FOLL_WRITE | FOLL_LONGTERM | FOLL_FORCE")),
	 F(LONG("FOLL_WRITE") LONG("FOLL_WRITE")
		   LONG("FOLL_WRITE | FOLL_FORCE"))},
	{"alone", "l", F(PIN("FOLL_LONGTERM")), F(LONG("0"))},
	{"initialiser", "l", F("\tunsigned int v = FOLL_LONGTERM;\n" PIN("v")),
	 F("\tunsigned int v = 0;\n" LONG("v"))},
	{"initialiser-or", "l",
	 F("\tint v = FOLL_LONGTERM | (w ? FOLL_WRITE : 0);\n" PIN("v")),
	 F("\tint v = w ? FOLL_WRITE : 0;\n" LONG("v"))},
	{"group", "l", F("\tint v = (FOLL_WRITE | FOLL_LONGTERM);\n" PIN("v")),
	 F("\tint v = FOLL_WRITE;\n" LONG("v"))},
	{"assignment", "l",
	 F("\tv = FOLL_WRITE;\n\tv |= FOLL_LONGTERM;\n" PIN("v")),
	 F("\tv = FOLL_WRITE;\n" LONG("v"))},
	{"member", "l", F("\tx->v = FOLL_LONGTERM;\n" PIN("x->v")),
	 F("\tx->v = 0;\n" LONG("x->v"))},
	{"ternary", "l",
	 F(PIN("w ? FOLL_LONGTERM | FOLL_WRITE : FOLL_LONGTERM")),
	 F(LONG("w ? FOLL_WRITE : 0"))},
	{"short", "ss",
	 F(PIN("0") "\tif (pin_user_pages_fast(a, n, w ? FOLL_WRITE : 0, p) "
		    "!= 1)\n\t\treturn 1;\n"),
	 F(SHORT("0") "\tif (pin_user_pages_fast_shortterm(a, n, "
		      "w ? FOLL_WRITE : 0, p) != 1)\n\t\treturn 1;\n")},
	{"both-by-function", "ls", F(PIN("FOLL_LONGTERM")) G(PIN("FOLL_WRITE")),
	 F(LONG("0")) G(SHORT("FOLL_WRITE"))},
	{"both-by-flags", "ls", F(PIN("FOLL_LONGTERM") PIN("FOLL_WRITE")),
	 F(LONG("0") SHORT("FOLL_WRITE"))},
	{"two-callees", "ls", F(RAW("FOLL_LONGTERM")) G(PIN("FOLL_WRITE")),
	 F(RAW_LONG("0")) G(SHORT("FOLL_WRITE"))},
	{"left-elsewhere", "l-",
	 F(PIN("FOLL_LONGTERM | FOLL_WRITE"))
		 G("\tv = w ? FOLL_LONGTERM /* keep */ : 0;\n" PIN("v")),
	 F(LONG("FOLL_WRITE"))
		 G("\tv = w ? FOLL_LONGTERM /* keep */ : 0;\n" PIN("v"))},
	{"left-same-function", "l-",
	 F(PIN("FOLL_LONGTERM | FOLL_WRITE | FOLL_FORCE") "\tv = w ? FOLL_LONGTERM /* keep */ : 0;\n" PIN(
		 "v")),
	 F(LONG("FOLL_WRITE | FOLL_FORCE") "\tv = w ? FOLL_LONGTERM /* keep */ : 0;\n" PIN(
		 "v"))},
	{"variable-beside-left", "l-",
	 F("\tint v = FOLL_LONGTERM;\n\tv |= FOLL_WRITE;\n" PIN("v"))
		 G("\tint v = FOLL_LONGTERM /* keep */;\n" PIN("v")),
	 F("\tint v = 0;\n\tv |= FOLL_WRITE;\n" LONG("v"))
		 G("\tint v = FOLL_LONGTERM /* keep */;\n" PIN("v"))},
};

static void test_shape(gconstpointer data)
{
	const struct shape *shape = data;
	g_autofree char *script = script_for(shape->before, shape->outcomes);
	g_autofree char *result = NULL;
	g_autofree char *got = NULL;
	g_autofree char *want = squeeze(shape->after);

	g_assert_nonnull(script);
	result = apply(script, shape->before, strlen(shape->before));
	got = squeeze(result);
	if (!g_str_equal(got, want))
		g_test_message("script:\n%s\nresult:\n%s", script, result);
	g_assert_cmpstr(got, ==, want);
}

/* What a few lines cannot say is not said. */
static void test_none(void)
{
	g_autofree char *nothing = script_for(F(PIN("v")), "-");
	g_autofree char *same = script_for(F(PIN("v") PIN("v")), "l-");
	g_autofree char *mixed = script_for(
		F("\tint v = FOLL_LONGTERM, u = FOLL_LONGTERM /* keep */;\n" PIN(
			"v")),
		"l");

	g_assert_null(nothing);
	g_assert_null(same);
	g_assert_null(mixed);
}

/* The script of the commonest case, word for word. */
static void test_text(void)
{
	g_autofree char *script =
		script_for(F(PIN("FOLL_WRITE | FOLL_LONGTERM")), "l");

	g_assert_cmpstr(script, ==,
			"@@ @@\n"
			"- pin_user_pages_fast\n"
			"+ pin_user_pages_fast_longterm\n"
			"  (...)\n"
			"\n"
			"@@ expression F; @@\n"
			"- F | FOLL_LONGTERM\n"
			"+ F");
}

/*
 * A function list that fills many lines, or too many rules, is refused: at
 * most SMPL_LINES lines go into a mail.
 */
static void test_limit(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) outcomes = g_string_new(NULL);
	g_autofree char *script = NULL;

	for (guint i = 0; i < 120; i++) {
		g_string_append_printf(text,
				       "int function_number_%u(void)\n{\n%s}\n",
				       i, PIN("v"));
		g_string_append(outcomes, i % 2 ? "l" : "-");
	}
	script = script_for(text->str, outcomes->str);
	g_assert_null(script);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++) {
		g_autofree char *name =
			g_strdup_printf("/smpl/shape/%s", shapes[i].name);

		g_test_add_data_func(name, &shapes[i], test_shape);
	}
	g_test_add_func("/smpl/none", test_none);
	g_test_add_func("/smpl/text", test_text);
	g_test_add_func("/smpl/limit", test_limit);
	return g_test_run();
}
