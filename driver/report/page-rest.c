// SPDX-License-Identifier: GPL-2.0
/* page-rest - what stays and why, and the mails */
#include <string.h>

#include "report/html.h"
#include "report/page-parts.h"

/* Mentions that stay for one reason, or are of one kind. */
struct pile {
	const char *why; /* not owned */
	GPtrArray *rest; /* struct report_rest * */
};

static void clear_pile(gpointer data)
{
	g_ptr_array_unref(((struct pile *)data)->rest);
}

static int by_size(gconstpointer a, gconstpointer b)
{
	const struct pile *x = a, *y = b;

	return x->rest->len != y->rest->len
		       ? (x->rest->len < y->rest->len) -
				 (x->rest->len > y->rest->len)
		       : strcmp(x->why, y->why);
}

/* with: those that stay for a reason, or else those of a kind. */
static GArray *piles_of(const struct report *report, gboolean with)
{
	GArray *piles = g_array_new(FALSE, FALSE, sizeof(struct pile));
	g_autoptr(GHashTable) at = g_hash_table_new(g_str_hash, g_str_equal);

	g_array_set_clear_func(piles, clear_pile);
	for (guint i = 0; i < report->rest->len; i++) {
		struct report_rest *rest = report->rest->pdata[i];
		const char *why = with ? rest->reason : rest->kind;
		gpointer index;

		if ((rest->reason != NULL) != with)
			continue;
		if (!g_hash_table_lookup_extended(at, why, NULL, &index)) {
			struct pile fresh = {why, g_ptr_array_new()};

			index = GUINT_TO_POINTER(piles->len);
			g_hash_table_insert(at, (gpointer)why, index);
			g_array_append_val(piles, fresh);
		}
		g_ptr_array_add(g_array_index(piles, struct pile,
					      GPOINTER_TO_UINT(index))
					.rest,
				rest);
	}
	g_array_sort(piles, by_size);
	return piles;
}

static void add_piles(GString *out, const struct report *report, gboolean with)
{
	g_autoptr(GArray) piles = piles_of(report, with);

	for (guint i = 0; i < piles->len; i++) {
		const struct pile *pile = &g_array_index(piles, struct pile, i);

		html_add(out,
			 "<details class=\"pile\"><summary><b>%u</b> %s"
			 "</summary>\n<ul>\n",
			 pile->rest->len, pile->why);
		for (guint k = 0; k < pile->rest->len; k++) {
			const struct report_rest *rest = pile->rest->pdata[k];

			g_string_append(out, "<li>");
			html_add_path(out, rest->file, rest->line);
			html_add(out, " <code>%s</code></li>\n", rest->word);
		}
		g_string_append(out, "</ul></details>\n");
	}
}

static void add_left_places(GString *out, const struct report *report)
{
	guint left = report_count(report, REPORT_LEFT);

	if (!left)
		return;
	html_add(out, "<ul class=\"left\">\n");
	for (guint i = 0; i < report->places->len; i++) {
		const struct report_place *place = report->places->pdata[i];

		if (place->state != REPORT_LEFT || place->again)
			continue;
		html_add(out, "<li><a href=\"#p%u\">", i + 1);
		html_add_path(out, place->file, place->line);
		html_add(out, " <code>%s%s</code></a><p>%s</p></li>\n",
			 place->function ? place->function : "",
			 place->function ? "()" : "", place->outcome_reason);
	}
	g_string_append(out, "</ul>\n");
}

void page_left(GString *out, const struct report *report)
{
	guint left = report_count(report, REPORT_LEFT);

	if (!left && !report->rest->len)
		return;
	g_string_append(out, "<section id=\"left\" class=\"rest\">\n"
			     "<h2>What stays, and why</h2>\n");
	add_left_places(out, report);
	if (report->rest->len)
		html_add(out, "<h3>Other mentions in the tree</h3>\n");
	add_piles(out, report, TRUE);
	add_piles(out, report, FALSE);
	g_string_append(out, "</section>\n");
}

static void add_patch(GString *out, const struct report_patch *patch, guint n)
{
	g_autofree char *link = patch->name ? html_link(patch->name) : NULL;

	html_add(out,
		 "<tr class=\"%s\"><td class=\"n\">%u</td><th "
		 "scope=\"row\">",
		 patch->kind, n);
	if (link)
		html_add(out, "<a href=\"%s\">%s</a>", link, patch->subject);
	else
		html_add(out, "%s", patch->subject);
	html_add(out,
		 "</th><td>%s</td><td class=\"n\">%u</td><td class=\"n\">%u"
		 "</td></tr>\n",
		 patch->kind, patch->files, patch->people);
}

void page_patches(GString *out, const struct report *report)
{
	if (!report->patches->len)
		return;
	g_string_append(out,
			"<section id=\"patches\" class=\"patches\">\n"
			"<h2>Patches</h2>\n<div class=\"wide\" tabindex=\"0\" "
			"role=\"region\" aria-label=\"Patches\"><table>\n"
			"<thead><tr><th scope=\"col\" class=\"n\">number</th>"
			"<th scope=\"col\">subject</th>"
			"<th scope=\"col\">kind</th>"
			"<th scope=\"col\" class=\"n\">files</th>"
			"<th scope=\"col\" class=\"n\">people and lists</th>"
			"</tr></thead>\n<tbody>\n");
	for (guint i = 0; i < report->patches->len; i++)
		add_patch(out, report->patches->pdata[i], i + 1);
	g_string_append(out, "</tbody></table></div>\n</section>\n");
}
