// SPDX-License-Identifier: GPL-2.0
/* The page of a report: what a hostile tree cannot do, its data, its order. */
#include "report/page.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "report/assets.h"
#include "report/html.h"
#include "series/addendum.h"

static const char *const hostile[] = {
	"</script><script>alert(1)</script>",
	"\"><img src=x onerror=alert(1)>",
	"' onmouseover='alert(1)",
	"<!--verify--> <!--/verify-->",
	"\n\"verify\":1\n}",
	"]]> <!-- <style>*{display:none}</style>",
	"&lt;b&gt; &#60; %s %u %n",
	"\xff\xfe latin \xe9",
	"bidi \xe2\x80\xae"
	"dne \xe2\x81\xa6 x",
	"nul-like \x01 \x1b[31m \x7f",
	"javascript:alert(1)",
};

static guint count(const char *text, const char *word)
{
	guint n = 0;

	for (; (text = strstr(text, word)); text += strlen(word))
		n++;
	return n;
}

static char *between(const char *text, const char *open, const char *close)
{
	const char *from = strstr(text, open);
	const char *to;

	g_assert_nonnull(from);
	from += strlen(open);
	to = strstr(from, close);
	g_assert_nonnull(to);
	return g_strndup(from, to - from);
}

static void test_escape(void)
{
	GString *out = g_string_new(NULL);
	g_autofree char *clean = html_clean("a\xff\x01\xe2\x80\xae\tb");
	g_autofree char *link = html_link("a b:\"<c>.patch");

	g_assert_cmpstr(clean, ==, "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\tb");
	html_add(out, "<b title=\"%s\">%u</b>%s", "\"<>&", 7u,
		 (const char *)NULL);
	g_assert_cmpstr(out->str, ==, "<b title=\"&quot;&lt;&gt;&amp;\">7</b>");
	g_string_truncate(out, 0);
	html_add_json(out, "{\"a\":\"</script>&\"}");
	g_assert_cmpstr(out->str, ==,
			"{\"a\":\"\\u003c/script\\u003e\\u0026\"}");
	g_assert_cmpstr(link, ==, "./a%20b%3A%22%3Cc%3E.patch");
	g_string_truncate(out, 0);
	html_add_path(out, "a/<b>.c", 3);
	g_assert_cmpstr(out->str, ==,
			"<span class=\"path\">a/<wbr>&lt;b&gt;.c:3</span>");
	g_string_free(out, TRUE);
}

/* Every text of every kind is this one. */
static struct report *report_of(const char *text)
{
	struct report *report = report_new(text, text);
	struct report_patch *patch = g_new0(struct report_patch, 1);

	g_free(report->about);
	report->about = g_strdup(text);
	report->kernel = g_strdup(text);
	report->base = g_strdup(text);
	report->command = g_strdup(text);
	report->tool = g_strdup(text);
	patch->name = g_strdup(text);
	patch->subject = g_strdup(text);
	patch->kind = g_strdup(text);
	g_ptr_array_add(report->patches, patch);
	for (enum report_state s = 0; s < REPORT_STATES; s++) {
		struct report_place *place =
			report_place_add(report, text, s + 1, text);

		place->word = g_strdup(text);
		place->flags = g_strdup(text);
		place->verdict = g_strdup(text);
		place->reason = g_strdup(text);
		place->lifetime = g_strdup(text);
		place->evidence = g_strdup(text);
		place->outcome = g_strdup(text);
		place->outcome_reason = g_strdup(text);
		place->says = g_strdup(text);
		place->does = g_strdup(text);
		place->gist = s % 2 ? g_strdup(text) : NULL;
		place->subsystem = g_strdup(text);
		place->diff = g_strconcat("-", text, NULL);
		place->state = s;
		place->patch = s == REPORT_CONVERTED ? 1 : 0;
		report_step_add(place, text, text, 1, text)->note =
			g_strdup(text);
		report_note_add(place, text, text);
	}
	report_rest_add(report, text, 1, text, text, text);
	report_rest_add(report, text, 1, text, text, NULL);
	report_finish(report);
	return report;
}

static JsonObject *data_of(const char *page, JsonParser *parser)
{
	g_autofree char *json =
		between(page, "<script type=\"application/json\" id=\"data\">",
			"</script>");

	g_assert_true(json_parser_load_from_data(parser, json, -1, NULL));
	return json_node_get_object(json_parser_get_root(parser));
}

/* The page without its own script and style. */
static char *bare(const char *page)
{
	g_auto(GStrv) one = g_strsplit(page, assets_script, 2);
	g_autofree char *half = g_strjoinv("", one);
	g_auto(GStrv) two = g_strsplit(half, assets_style, 2);

	g_assert_cmpuint(g_strv_length(one), ==, 2);
	g_assert_cmpuint(g_strv_length(two), ==, 2);
	return g_strjoinv("", two);
}

/* The tags of a page, with names of attributes, but no values: a set. */
static GHashTable *tags_of(const char *page)
{
	GHashTable *tags =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GRegex) tag = g_regex_new(
		"<[!/]?[a-z1-6-]+(?: [a-zA-Z-]+(?:=\"[^\"<>]*\")?)*/?>", 0, 0,
		NULL);
	g_autoptr(GRegex) value = g_regex_new("\"[^\"]*\"", 0, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	g_autofree char *text = bare(page);
	guint found = 0;

	g_regex_match(tag, text, 0, &match);
	for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
		g_autofree char *word = g_match_info_fetch(match, 0);

		g_hash_table_add(tags, g_regex_replace_literal(value, word, -1,
							       0, "", 0, NULL));
		found++;
	}
	/* whatever begins like one is one, but for "<!--/verify-->" */
	g_assert_cmpuint(count(text, "<"), ==, found + 1);
	return tags;
}

/* No tag, attribute or script but the program's own. */
static void check_hostile(const char *text, GHashTable *own)
{
	struct report *report = report_of(text);
	g_autofree char *page = report_page(report, NULL);
	g_autofree char *clean = html_clean(text);
	g_autoptr(JsonParser) parser = json_parser_new();
	g_autoptr(GHashTable) tags = tags_of(page);
	JsonObject *data = data_of(page, parser);
	JsonArray *places = json_object_get_array_member(data, "places");
	static const char *const once[] = {"<!--verify-->", "<!--/verify-->",
					   "\n\"verify\":null\n}", "</html>"};
	GHashTableIter iter;
	gpointer tag;

	for (guint i = 0; i < G_N_ELEMENTS(once); i++)
		g_assert_cmpuint(count(page, once[i]), ==, 1);
	g_hash_table_iter_init(&iter, tags);
	while (g_hash_table_iter_next(&iter, &tag, NULL))
		if (!g_hash_table_contains(own, tag))
			g_error("a tag of the tree's own: %s", (char *)tag);
	g_assert_true(g_utf8_validate(page, -1, NULL));
	g_assert_null(strstr(page, "\xe2\x80\xae"));
	g_assert_null(strstr(page, "href=\"javascript"));
	g_assert_cmpuint(json_array_get_length(places), ==, REPORT_STATES);
	for (guint i = 0; i < REPORT_STATES; i++) {
		JsonObject *place = json_array_get_object_element(places, i);

		g_assert_cmpstr(json_object_get_string_member(place, "file"),
				==, clean);
		g_assert_cmpstr(json_object_get_string_member(place, "reason"),
				==, clean);
	}
	report_free(report);
}

static void test_hostile(void)
{
	struct report *harmless = report_of("a/harmless one\n+text");
	g_autofree char *plain = report_page(harmless, NULL);
	g_autoptr(GHashTable) own = tags_of(plain);

	for (guint i = 0; i < G_N_ELEMENTS(hostile); i++)
		check_hostile(hostile[i], own);
	report_free(harmless);
}

/* The page forbids all scripts and styles but those that it has. */
static void test_policy(void)
{
	struct report *report = report_of("x");
	g_autofree char *page = report_page(report, NULL);
	g_autofree char *script =
		between(page, "</script>\n<script>", "</script>");
	g_autofree char *style = between(page, "<style>", "</style>");
	g_autofree char *script_hash = assets_hash(script);
	g_autofree char *style_hash = assets_hash(style);
	g_autofree char *want = g_strdup_printf(
		"default-src 'none'; style-src '%s'; script-src '%s';",
		style_hash, script_hash);

	g_assert_nonnull(strstr(page, want));
	g_assert_null(strstr(page, " style="));
	g_assert_null(strstr(page, "http:"));
	g_assert_null(strstr(page, "https:"));
	g_assert_null(strstr(page, "@import"));
	report_free(report);
}

static void test_addendum(void)
{
	struct report *report = report_of("x");
	g_autofree char *page = report_page(report, NULL);
	g_autofree char *full = addendum_fill(page, "{\"red\":1}", "<p>r</p>");
	g_autofree char *again = addendum_fill(full, "{\"red\":2}", "<p>s</p>");
	g_autofree char *empty = addendum_empty(again);
	g_autofree char *twice = g_strconcat(page, page, NULL);
	g_autoptr(JsonParser) parser = json_parser_new();
	JsonObject *data = data_of(again, parser);

	g_assert_cmpint(
		json_object_get_int_member(
			json_object_get_object_member(data, "verify"), "red"),
		==, 2);
	g_assert_nonnull(strstr(again, "<p>s</p>"));
	g_assert_null(strstr(again, "<p>r</p>"));
	g_assert_cmpstr(empty, ==, page);
	g_assert_null(addendum_empty("somebody's own page"));
	g_assert_null(addendum_empty(twice));
	report_free(report);
}

static void test_order(void)
{
	struct report *report = report_new("x", "x");
	static const enum report_state states[] = {
		REPORT_FITS, REPORT_CONVERTED, REPORT_SUSPECT, REPORT_LEFT,
		REPORT_OPEN};

	for (guint i = 0; i < G_N_ELEMENTS(states); i++)
		report_place_add(report, "a/b.c", 9 - i, NULL)->state =
			states[i];
	report_place_add(report, "a/a.c", 1, NULL)->state = REPORT_SUSPECT;
	report_finish(report);
	for (guint i = 0; i < report->places->len; i++) {
		const struct report_place *place = report->places->pdata[i];

		g_assert_cmpuint(place->state, ==, i ? i - 1 : 0);
		g_assert_cmpstr(place->subsystem, ==, "a");
	}
	g_assert_cmpstr(((struct report_place *)report->places->pdata[0])->file,
			==, "a/a.c");
	report_free(report);
}

static void test_cite(void)
{
	struct report *report = report_new("x", "x");
	struct report_place *place = report_place_add(report, "a/b.c", 5, "f");
	static const char *const want[] = {"a/b.c:5", "a/b.c:7", "mm/g-p.c:12",
					   "x.h:3"};

	report_step_add(place, "pinned", "a/b.c", 5, NULL);
	report_cite(place, "flags",
		    "local f = 0 at l.5, |= W at l.7; from mm/g-p.c:12, x.h:3 "
		    "and l.7; l.x il.9 a:b:1 y.c: 2");
	report_cite(place, "flags", NULL);
	g_assert_cmpuint(place->steps->len, ==, G_N_ELEMENTS(want));
	for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
		const struct report_step *step = place->steps->pdata[i];
		g_autofree char *at =
			g_strdup_printf("%s:%u", step->file, step->line);

		g_assert_cmpstr(at, ==, want[i]);
	}
	report_free(report);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/report/escape", test_escape);
	g_test_add_func("/report/hostile", test_hostile);
	g_test_add_func("/report/policy", test_policy);
	g_test_add_func("/report/addendum", test_addendum);
	g_test_add_func("/report/order", test_order);
	g_test_add_func("/report/cite", test_cite);
	return g_test_run();
}
