// SPDX-License-Identifier: GPL-2.0
#include "report/page.h"

#include <string.h>

#include "report/assets.h"
#include "report/data.h"
#include "report/html.h"
#include "report/page-parts.h"
#include "series/addendum.h"

const char *page_state(const struct report *report, enum report_state state)
{
	static const char *const names[] = {
		[REPORT_SUSPECT] = "suspect",
		[REPORT_OPEN] = "not accounted for",
		[REPORT_LEFT] = "left",
		[REPORT_CONVERTED] = "converted",
		[REPORT_FITS] = "right as it is",
	};

	if (report->planned && state == REPORT_CONVERTED)
		return "to convert";
	/* before a conversion, what is open is what spatch cannot read */
	return report->planned && state == REPORT_OPEN ? "not readable"
						       : names[state];
}

static void add_head(GString *out, const struct report *report)
{
	g_autofree char *style = assets_hash(assets_style);
	g_autofree char *script = assets_hash(assets_script);

	html_add(out,
		 "<!doctype html>\n<html lang=\"en\">\n<head>\n"
		 "<meta charset=\"utf-8\">\n"
		 "<meta name=\"viewport\" "
		 "content=\"width=device-width, initial-scale=1\">\n"
		 "<meta http-equiv=\"Content-Security-Policy\" "
		 "content=\"default-src 'none'; style-src '%s'; "
		 "script-src '%s'; img-src data:; base-uri 'none'; "
		 "form-action 'none'\">\n"
		 "<meta name=\"color-scheme\" content=\"light dark\">\n"
		 "<link rel=\"icon\" href=\"data:,\">\n"
		 "<title>%s, %s: report</title>\n<style>",
		 style, script, report->name, report->kernel);
	g_string_append_printf(out, "%s</style>\n</head>\n", assets_style);
}

static void add_about(GString *out, const struct report *report)
{
	g_auto(GStrv) parts = g_strsplit(report->about, "\n\n", -1);

	if (!*report->about)
		return;
	g_string_append(out, "<div class=\"about\">\n");
	for (char **part = parts; *part; part++)
		html_add(out, "<p>%s</p>\n", *part);
	g_string_append(out, "</div>\n");
}

static void add_title(GString *out, const struct report *report)
{
	html_add(out,
		 "<body>\n<a class=\"skip\" href=\"#places\">Skip to all "
		 "%s</a>\n<header class=\"top\">\n"
		 "<p class=\"kicker\">%s <span>on</span> %s</p>\n"
		 "<h1>%s</h1>\n",
		 report->many, report->name, report->kernel, report->title);
	add_about(out, report);
	g_string_append(out, "</header>\n<main>\n");
}

/* A number that leads to the places it counts. */
static void add_number(GString *out, const struct report *report,
		       enum report_state state)
{
	guint count = report_count(report, state);
	const char *name = page_state(report, state);
	gboolean many = state == REPORT_SUSPECT && count != 1;

	/* that there is none of these is worth to be said */
	if (!count && state != REPORT_OPEN &&
	    !(state == REPORT_SUSPECT && report_judges(report)))
		return;
	html_add(out,
		 "<li class=\"%s%s\"><a href=\"#places\" data-state=\"%s\">"
		 "<b>%u</b> %s%s</a></li>\n",
		 report_state_name(state), count ? "" : " none",
		 report_state_name(state), count, name, many ? "s" : "");
}

static void add_numbers(GString *out, const struct report *report)
{
	guint all = 0;

	for (enum report_state s = 0; s < REPORT_STATES; s++)
		all += report_count(report, s);
	html_add(out,
		 "<section aria-label=\"Numbers\">\n<ul class=\"numbers\">\n"
		 "<li class=\"all\"><a href=\"#places\" data-state=\"\">"
		 "<b>%u</b> %s</a></li>\n",
		 all, all == 1 ? report->one : report->many);
	for (enum report_state s = 0; s < REPORT_STATES; s++)
		add_number(out, report, s);
	if (report->patches->len)
		html_add(out,
			 "<li class=\"mails\"><a href=\"#patches\"><b>%u</b> "
			 "%s</a></li>\n",
			 report->patches->len,
			 report->patches->len == 1 ? "patch" : "patches");
	g_string_append(out, "</ul>\n");
	if (report->references)
		html_add(
			out,
			"<p class=\"ledger\">The ledger has %u mentions in the "
			"tree; %u of them are not accounted for.</p>\n",
			report->references, report->unaccounted);
	g_string_append(out, "</section>\n");
}

static void add_foot(GString *out, const struct report *report)
{
	g_string_append(out, "</main>\n<footer>\n<dl>\n");
	if (report->base)
		html_add(out, "<dt>Base</dt><dd><code>%s</code></dd>\n",
			 report->base);
	if (report->command)
		html_add(out,
			 "<dt>To make it again</dt><dd><code>%s</code></dd>\n",
			 report->command);
	html_add(out,
		 "<dt>Made by</dt><dd>treewide%s%s, campaign %s</dd>\n</dl>\n"
		 "</footer>\n",
		 report->tool ? " with " : "", report->tool, report->name);
}

static void add_data(GString *out, const struct report *report)
{
	g_autofree char *data = report_data(report);

	g_string_append(out, "<script type=\"application/json\" id=\"data\">");
	html_add_json(out, data);
	g_string_append_printf(out, "</script>\n<script>%s</script>\n",
			       assets_script);
}

char *report_page(const struct report *report, const struct tree *tree)
{
	struct sources *sources = sources_new(tree);
	GString *out = g_string_new(NULL);

	add_head(out, report);
	add_title(out, report);
	add_numbers(out, report);
	page_first(out, report);
	page_map(out, report);
	page_places(out, report, sources);
	page_left(out, report);
	page_patches(out, report);
	g_string_append(out, ADDENDUM_SEEN_OPEN ADDENDUM_SEEN_CLOSE "\n");
	add_foot(out, report);
	add_data(out, report);
	g_string_append(out, "</body>\n</html>\n");
	sources_free(sources);
	return g_string_free(out, FALSE);
}
