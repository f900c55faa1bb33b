// SPDX-License-Identifier: GPL-2.0
/* page-first - what a reader should see before all else */
#include "report/html.h"
#include "report/page-parts.h"

static void add_item(GString *out, const struct report_place *place, guint id)
{
	html_add(out, "<li><a href=\"#p%u\">", id);
	html_add_path(out, place->file, place->line);
	html_add(out, " <code>%s%s</code></a>",
		 place->function ? place->function : "",
		 place->function ? "()" : "file scope");
	html_add(out, "<p>%s</p></li>\n",
		 place->gist			  ? place->gist
		 : place->state == REPORT_SUSPECT ? place->evidence
						  : place->outcome_reason);
}

static void add_list(GString *out, const struct report *report,
		     enum report_state state, const char *words)
{
	guint count = report_count(report, state);

	if (!count)
		return;
	html_add(out,
		 "<section class=\"first %s\">\n<h2>%u %s%s</h2>\n"
		 "<p>%s</p>\n<ol>\n",
		 report_state_name(state), count, page_state(report, state),
		 state == REPORT_SUSPECT && count != 1 ? "s" : "", words);
	for (guint i = 0; i < report->places->len; i++) {
		const struct report_place *place = report->places->pdata[i];

		if (place->state == state && !place->again)
			add_item(out, place, i + 1);
	}
	g_string_append(out, "</ol>\n</section>\n");
}

void page_first(GString *out, const struct report *report)
{
	add_list(out, report, REPORT_SUSPECT, report->suspects);
	add_list(out, report, REPORT_OPEN,
		 "Spatch has not read these, or no rule matched: somebody has "
		 "to look.");
}
