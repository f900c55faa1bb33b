// SPDX-License-Identifier: GPL-2.0
#include "verify/verify-page.h"

#include "report/html.h"
#include "verify/verify-report.h"

static const char *class_of(enum held held)
{
	return held == HELD_RED ? "bad" : held == HELD_LOOK ? "look" : "held";
}

static void add_open(GString *out, const char *label)
{
	html_add(out,
		 "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
		 "aria-label=\"%s\"><table>\n<thead><tr>",
		 label);
}

static void add_row(GString *out, const struct verify *verify, guint i)
{
	const struct posted_patch *patch = verify->posted->patches->pdata[i];

	html_add(out, "<tr><td class=\"n\">%u</td><th scope=\"row\">%s</th>",
		 i + 1, patch->subject);
	for (guint c = 0; c < COLUMNS; c++) {
		const struct cell *cell = &verify->cells[i][c];

		html_add(out,
			 "<td><span class=\"%s\" title=\"%s\">%s</span></td>",
			 class_of(cell->held), cell->note,
			 held_name(cell->held));
	}
	g_string_append(out, "</tr>\n");
}

static void add_patches(GString *out, const struct verify *verify)
{
	add_open(out, "Patches, as verified");
	g_string_append(out, "<th scope=\"col\" class=\"n\">patch</th>"
			     "<th scope=\"col\">subject</th>");
	for (guint c = 0; c < COLUMNS; c++)
		html_add(out, "<th scope=\"col\">%s</th>", column_name(c));
	g_string_append(out, "</tr></thead>\n<tbody>\n");
	for (guint i = 0; i < verify->posted->patches->len; i++)
		add_row(out, verify, i);
	g_string_append(out, "</tbody></table></div>\n");
}

static void add_steps(GString *out, const struct verify *verify)
{
	if (!verify->steps->len)
		return;
	g_string_append(out, "<h3>Steps</h3>\n");
	add_open(out, "Steps");
	g_string_append(out, "<th scope=\"col\">step</th><th scope=\"col\">"
			     "result</th><th scope=\"col\">what</th></tr>"
			     "</thead>\n<tbody>\n");
	for (guint i = 0; i < verify->steps->len; i++) {
		const struct verify_step *step = verify->steps->pdata[i];

		html_add(out,
			 "<tr><th scope=\"row\">%s</th><td><span "
			 "class=\"%s\">%s</span></td><td>%s</td></tr>\n",
			 step->name, class_of(step->held),
			 held_name(step->held), step->note);
	}
	g_string_append(out, "</tbody></table></div>\n");
}

/* Adds the objects that are not proved, with the reason. */
static void add_objects(GString *out, const struct verify *verify)
{
	guint proved = 0;

	if (!verify->objects->len)
		return;
	g_string_append(out, "<h3>Objects</h3>\n<ul>\n");
	for (guint i = 0; i < verify->objects->len; i++) {
		const struct verify_object *object = verify->objects->pdata[i];

		if (object->verdict == OBJECT_PROVED)
			proved++;
		else
			html_add(out,
				 "<li><span class=\"%s\">%s</span> <span "
				 "class=\"path\">%s</span>: %s</li>\n",
				 object->red ? "bad" : "look",
				 verdict_of_object_name(object->verdict),
				 object->file, object->why);
	}
	html_add(out, "<li>%u of %u are PROVED</li>\n</ul>\n", proved,
		 verify->objects->len);
}

char *verify_page(const struct verify *verify)
{
	struct verify_counts counts = verify_count(verify);
	GString *out = g_string_new(NULL);

	html_add(out,
		 "<section id=\"verify\" class=\"patches\">\n"
		 "<h2>Does it hold?</h2>\n<p>%u held, %u to look at, "
		 "%u skipped, %u red</p>\n",
		 counts.held, counts.look, counts.skipped, counts.red);
	add_patches(out, verify);
	add_objects(out, verify);
	add_steps(out, verify);
	g_string_append(out, "</section>");
	return g_string_free(out, FALSE);
}
