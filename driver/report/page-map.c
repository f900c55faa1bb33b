// SPDX-License-Identifier: GPL-2.0
/* page-map - subsystems as a treemap in SVG, and as a table */
#include <string.h>

#include "report/html.h"
#include "report/page-parts.h"
#include "report/treemap.h"

struct group {
	const char *name; /* of the subsystem; not owned */
	guint first; /* number of its first place */
	guint all, counts[REPORT_STATES];
};

static int by_size(gconstpointer a, gconstpointer b)
{
	const struct group *x = a, *y = b;

	if (x->all != y->all)
		return (x->all < y->all) - (x->all > y->all);
	for (enum report_state s = 0; s < REPORT_STATES; s++)
		if (x->counts[s] != y->counts[s])
			return (x->counts[s] < y->counts[s]) -
			       (x->counts[s] > y->counts[s]);
	return strcmp(x->name, y->name);
}

/* struct group, the largest first; of equal ones those to look at. */
static GArray *groups_of(const struct report *report)
{
	GArray *groups = g_array_new(FALSE, FALSE, sizeof(struct group));
	g_autoptr(GHashTable) at = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < report->places->len; i++) {
		const struct report_place *place = report->places->pdata[i];
		struct group fresh = {place->subsystem, i + 1, 0, {0}};
		struct group *group;
		gpointer index;

		if (place->again)
			continue;
		if (!g_hash_table_lookup_extended(at, place->subsystem, NULL,
						  &index)) {
			index = GUINT_TO_POINTER(groups->len);
			g_hash_table_insert(at, place->subsystem, index);
			g_array_append_val(groups, fresh);
		}
		group = &g_array_index(groups, struct group,
				       GPOINTER_TO_UINT(index));
		group->all++;
		group->counts[place->state]++;
	}
	g_array_sort(groups, by_size);
	return groups;
}

/* What an element's size is, in the coordinates of the map. */
static void add_area(GString *out, const struct treemap_area *area)
{
	char text[4][G_ASCII_DTOSTR_BUF_SIZE];
	const double values[] = {area->x, area->y, area->width, area->height};

	for (guint i = 0; i < 4; i++)
		g_ascii_formatd(text[i], sizeof(text[i]), "%.2f", values[i]);
	g_string_append_printf(out,
			       " x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"",
			       text[0], text[1], text[2], text[3]);
}

/* The group's states share its area. */
static void add_states(GString *out, const struct group *group,
		       const struct treemap_area *area)
{
	struct treemap_box boxes[REPORT_STATES];
	enum report_state states[REPORT_STATES];
	guint n = 0;

	/* the largest first, as treemap_lay() wants them */
	for (guint count = group->all; count; count--)
		for (enum report_state s = 0; s < REPORT_STATES; s++)
			if (group->counts[s] == count) {
				boxes[n] = (struct treemap_box){count, {0}};
				states[n++] = s;
			}
	treemap_lay(boxes, n, *area);
	for (guint i = 0; i < n; i++) {
		g_string_append_printf(out, "<rect class=\"%s\"",
				       report_state_name(states[i]));
		add_area(out, &boxes[i].area);
		g_string_append(out, "/>");
	}
}

/* About how broad a text is, in the letters of report.css. */
static double breadth(const char *text)
{
	double sum = 0;

	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		sum += g_unichar_isupper(c) ? 8.6 : 7.2;
	}
	return sum;
}

static void add_line(GString *out, guint x, guint y, const char *text)
{
	html_add(out, "<text aria-hidden=\"true\" x=\"%u\" y=\"%u\">%s</text>",
		 x, y, text);
}

/* What fits of a text, with dots where that is not all. */
static void add_cut(GString *out, guint x, guint y, const char *text,
		    double width)
{
	g_autoptr(GString) line = g_string_new(text);

	while (line->len && breadth(line->str) > width) {
		const char *end = line->str + line->len;
		const char *last = g_utf8_find_prev_char(line->str, end);

		g_string_truncate(line, last - line->str);
		last = g_utf8_find_prev_char(line->str, last);
		g_string_truncate(line, last ? last - line->str : 0);
		g_string_append(line, "…");
		if (line->len <= strlen("…"))
			return;
	}
	add_line(out, x, y, line->str);
}

/* The name in as many lines as there is room for, then the number. */
static void add_label(GString *out, const struct group *group,
		      const struct treemap_area *area)
{
	g_autofree char *name = html_clean(group->name);
	g_auto(GStrv) words = g_strsplit(name, " ", -1);
	g_autoptr(GString) line = g_string_new(NULL);
	guint x = (guint)area->x + 7, y = (guint)area->y + 17;
	guint last =
		area->height < 36 ? y : (guint)(area->y + area->height) - 24;
	double width = area->width - 12;

	if (area->width < 24 || area->height < 22)
		return;
	for (char **word = words; *word && y <= last; word++) {
		gsize length = line->len;

		g_string_append_printf(line, "%s%s", length ? " " : "", *word);
		if (!length || breadth(line->str) <= width || y + 14 > last)
			continue;
		g_string_truncate(line, length);
		add_cut(out, x, y, line->str, width);
		g_string_assign(line, *word);
		y += 14;
	}
	add_cut(out, x, y, line->str, width);
	if (area->height >= 36)
		html_add(
			out,
			"<text class=\"count\" aria-hidden=\"true\" x=\"%u\" y=\"%u\">%u</text>",
			x, y + 16, group->all);
}

/* "3 calls: 1 suspect, 2 converted" */
static char *told(const struct report *report, const struct group *group)
{
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "%s: %u %s", group->name, group->all,
			       group->all == 1 ? report->one : report->many);
	for (enum report_state s = 0; s < REPORT_STATES; s++)
		if (group->counts[s])
			g_string_append_printf(out, ", %u %s", group->counts[s],
					       page_state(report, s));
	return g_string_free(out, FALSE);
}

static void add_map(GString *out, const struct report *report,
		    const GArray *groups, const char *class, guint width,
		    guint height)
{
	g_autofree struct treemap_box *boxes =
		g_new0(struct treemap_box, groups->len);

	for (guint i = 0; i < groups->len; i++)
		boxes[i].weight = g_array_index(groups, struct group, i).all;
	treemap_lay(boxes, groups->len,
		    (struct treemap_area){0, 0, width, height});
	html_add(out,
		 "<svg class=\"%s\" viewBox=\"0 0 %u %u\" role=\"group\" "
		 "aria-label=\"%s by subsystem\">\n",
		 class, width, height, report->many);
	for (guint i = 0; i < groups->len; i++) {
		const struct group *group =
			&g_array_index(groups, struct group, i);
		g_autofree char *words = told(report, group);

		html_add(out,
			 "<a href=\"#p%u\" data-subsystem=\"%s\""
			 "><title>%s</title>",
			 group->first, group->name, words);
		add_states(out, group, &boxes[i].area);
		g_string_append(out, "<rect class=\"edge\"");
		add_area(out, &boxes[i].area);
		g_string_append(out, "/>");
		add_label(out, group, &boxes[i].area);
		g_string_append(out, "</a>\n");
	}
	g_string_append(out, "</svg>\n");
}

static void add_legend(GString *out, const struct report *report)
{
	g_string_append(out, "<ul class=\"legend\">");
	for (enum report_state s = 0; s < REPORT_STATES; s++)
		if (report_count(report, s))
			html_add(out, "<li class=\"%s\">%s</li>",
				 report_state_name(s), page_state(report, s));
	g_string_append(out, "</ul>\n");
}

static void add_table(GString *out, const struct report *report,
		      const GArray *groups)
{
	g_string_append(out,
			"<details class=\"astable\"><summary>The same as a "
			"table</summary>\n<div class=\"wide\" tabindex=\"0\" "
			"role=\"region\" aria-label=\"Subsystems\"><table>\n"
			"<thead><tr><th scope=\"col\">subsystem</th>");
	html_add(out, "<th scope=\"col\" class=\"n\">%s</th>", report->many);
	for (enum report_state s = 0; s < REPORT_STATES; s++)
		if (report_count(report, s))
			html_add(out, "<th scope=\"col\" class=\"n\">%s</th>",
				 page_state(report, s));
	g_string_append(out, "</tr></thead>\n<tbody>\n");
	for (guint i = 0; i < groups->len; i++) {
		const struct group *group =
			&g_array_index(groups, struct group, i);

		html_add(out,
			 "<tr><th scope=\"row\"><a href=\"#p%u\" "
			 "data-subsystem=\"%s\">%s</a></th>"
			 "<td class=\"n\">%u</td>",
			 group->first, group->name, group->name, group->all);
		for (enum report_state s = 0; s < REPORT_STATES; s++)
			if (report_count(report, s))
				html_add(out, "<td class=\"n\">%u</td>",
					 group->counts[s]);
		g_string_append(out, "</tr>\n");
	}
	g_string_append(out, "</tbody></table></div></details>\n");
}

void page_map(GString *out, const struct report *report)
{
	g_autoptr(GArray) groups = groups_of(report);

	if (!groups->len)
		return;
	html_add(out,
		 "<section class=\"map\">\n<h2>Where they are</h2>\n"
		 "<p>Each box is an entry of MAINTAINERS, as large as it has "
		 "%s.</p>\n",
		 report->many);
	add_legend(out, report);
	add_map(out, report, groups, "broad", 1120, 420);
	add_map(out, report, groups, "narrow", 340, 560);
	add_table(out, report, groups);
	g_string_append(out, "</section>\n");
}
