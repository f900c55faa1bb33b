// SPDX-License-Identifier: GPL-2.0
/* page-places - each place: a line, and behind it all that is known */
#include <string.h>

#include "report/html.h"
#include "report/page-parts.h"

/* Lines that are shown around one. */
#define AROUND 3

typedef const char *(*text_of)(const struct report_place *place);

static const char *says_of(const struct report_place *place)
{
	return place->says;
}

static const char *does_of(const struct report_place *place)
{
	return place->does;
}

static const char *subsystem_of(const struct report_place *place)
{
	return place->subsystem;
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A choice among the texts that places have; nothing where there is none. */
static void add_choice(GString *out, const struct report *report,
		       const char *head, const char *name, text_of text)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) values = g_ptr_array_new();

	for (guint i = 0; i < report->places->len; i++) {
		const char *value = text(report->places->pdata[i]);

		if (value && g_hash_table_add(seen, (gpointer)value))
			g_ptr_array_add(values, (gpointer)value);
	}
	if (values->len < 2)
		return;
	g_ptr_array_sort(values, by_text);
	html_add(out,
		 "<label>%s <select name=\"%s\"><option value=\"\">any"
		 "</option>",
		 head, name);
	for (guint i = 0; i < values->len; i++)
		html_add(out, "<option>%s</option>",
			 (const char *)values->pdata[i]);
	g_string_append(out, "</select></label>\n");
}

static void add_tools(GString *out, const struct report *report)
{
	html_add(out,
		 "<form class=\"tools\" role=\"search\" hidden>\n"
		 "<label class=\"q\">Search <input type=\"search\" name=\"q\" "
		 "placeholder=\"file, function, reason &hellip;\" "
		 "autocomplete=\"off\" spellcheck=\"false\" "
		 "aria-keyshortcuts=\"/\"></label>\n"
		 "<fieldset><legend>State</legend>");
	for (enum report_state s = 0; s < REPORT_STATES; s++)
		if (report_count(report, s))
			html_add(out,
				 "<label class=\"chip %s\"><input "
				 "type=\"checkbox\" name=\"state\" "
				 "value=\"%s\">%s <b>%u</b></label>",
				 report_state_name(s), report_state_name(s),
				 page_state(report, s),
				 report_count(report, s));
	g_string_append(out, "</fieldset>\n");
	add_choice(out, report, "Says", "says", says_of);
	add_choice(out, report, "Does", "does", does_of);
	add_choice(out, report, "Subsystem", "subsystem", subsystem_of);
	g_string_append(out,
			"<button type=\"reset\">Clear</button>\n"
			"<button type=\"button\" name=\"open\">Open all"
			"</button>\n<output aria-live=\"polite\"></output>\n"
			"</form>\n");
}

/* Some lines of the tree around one of them. */
static void add_lines(GString *out, struct sources *sources, const char *path,
		      guint line)
{
	guint first = line > AROUND ? line - AROUND : 1;

	g_string_append(out, "<pre tabindex=\"0\">");
	for (guint n = first; n <= line + AROUND; n++) {
		const char *text = sources_line(sources, path, n);
		const char *tag = n == line ? "mark" : "span";

		if (text)
			html_add(out, "<%s><i>%u</i>%s\n</%s>", tag, n, text,
				 tag);
	}
	g_string_append(out, "</pre>");
}

/* The statement, or else the tree's line without what it is indented by. */
static void add_code(GString *out, struct sources *sources,
		     const struct report_step *step)
{
	const char *text = step->text;

	if (!text)
		text = sources_line(sources, step->file, step->line);
	if (!text)
		return;
	while (g_ascii_isspace(*text))
		text++;
	html_add(out, "<code>%s</code>", text);
}

static void add_step(GString *out, struct sources *sources,
		     const struct report_step *step)
{
	gboolean shown = sources_line(sources, step->file, step->line) != NULL;

	g_string_append(out, shown ? "<li><details><summary>"
				   : "<li><div class=\"step\">");
	html_add(out, "<b>%s</b> ", step->role);
	html_add_path(out, step->file, step->line);
	if (step->function)
		html_add(out, " <span>%s()</span>", step->function);
	add_code(out, sources, step);
	if (step->note)
		html_add(out, "<span class=\"note\">%s</span>", step->note);
	if (shown) {
		g_string_append(out, "</summary>");
		add_lines(out, sources, step->file, step->line);
	}
	g_string_append(out, shown ? "</details></li>\n" : "</div></li>\n");
}

static void add_fact(GString *out, const char *head, const char *word,
		     const char *text)
{
	if (!word && !text)
		return;
	if (head)
		html_add(out, "<dt>%s</dt>", head);
	g_string_append(out, "<dd>");
	if (word)
		html_add(out, "<b>%s</b> ", word);
	html_add(out, "%s</dd>\n", text);
}

static void add_outcome(GString *out, const struct report *report,
			const struct report_place *place)
{
	const struct report_patch *patch =
		place->patch ? report->patches->pdata[place->patch - 1] : NULL;

	html_add(out, "<dt>State</dt><dd><b>%s</b> %s",
		 page_state(report, place->state), place->outcome_reason);
	if (patch && patch->name) {
		g_autofree char *link = html_link(patch->name);

		html_add(out, " <a href=\"%s\">patch %u: %s</a>", link,
			 place->patch, patch->subject);
	}
	g_string_append(out, "</dd>\n");
}

static void add_diff(GString *out, const char *diff)
{
	g_auto(GStrv) lines = g_strsplit(diff ? diff : "", "\n", -1);

	if (!diff || !*diff)
		return;
	g_string_append(out, "<pre class=\"diff\" tabindex=\"0\">");
	for (char **line = lines; *line; line++) {
		const char *tag = **line == '-'	  ? "del"
				  : **line == '+' ? "ins"
						  : "span";

		html_add(out, "<%s>%s\n</%s>", tag, *line, tag);
	}
	g_string_append(out, "</pre>\n");
}

static void add_details(GString *out, const struct report *report,
			struct sources *sources,
			const struct report_place *place)
{
	const char *last = NULL;

	g_string_append(out, "<div class=\"more\">\n<dl>\n");
	add_fact(out, "Says", place->says, place->reason);
	add_fact(out, "Does", place->does, place->evidence);
	add_outcome(out, report, place);
	add_fact(out, "Flags", NULL, place->flags);
	for (guint i = 0; i < place->notes->len; i++) {
		const struct report_note *note = place->notes->pdata[i];

		/* several costs have one head */
		add_fact(out, g_strcmp0(last, note->what) ? note->what : NULL,
			 NULL, note->text);
		last = note->what;
	}
	g_string_append(out, "</dl>\n");
	if (place->steps->len)
		g_string_append(out, "<ol class=\"chain\">\n");
	for (guint i = 0; i < place->steps->len; i++)
		add_step(out, sources, place->steps->pdata[i]);
	if (place->steps->len)
		g_string_append(out, "</ol>\n");
	add_diff(out, place->diff);
	g_string_append(out, "</div>\n");
}

static void add_place(GString *out, const struct report *report,
		      struct sources *sources, guint i)
{
	const struct report_place *place = report->places->pdata[i];
	const char *state = report_state_name(place->state);
	g_autofree char *name = g_path_get_basename(place->file);
	g_autofree char *folder =
		g_strndup(place->file, strlen(place->file) - strlen(name));

	html_add(out,
		 "<li class=\"place %s\" id=\"p%u\"><details><summary>"
		 "<span class=\"state\">%s</span>"
		 "<span class=\"where\"><span>%s</span><b>%s:%u</b></span>"
		 "<code>%s%s</code>",
		 state, i + 1, page_state(report, place->state), folder, name,
		 place->line, place->function ? place->function : "file scope",
		 place->function ? "()" : "");
	html_add(out,
		 "<span class=\"says\">%s</span><span class=\"does\">%s</span>"
		 "<span class=\"entry\">%s</span></summary>\n",
		 place->says, place->does, place->subsystem);
	add_details(out, report, sources, place);
	g_string_append(out, "</details></li>\n");
}

void page_places(GString *out, const struct report *report,
		 struct sources *sources)
{
	html_add(out,
		 "<section id=\"places\" class=\"places\">\n"
		 "<h2>All %s</h2>\n",
		 report->many);
	if (!report->places->len)
		html_add(out, "<p>There are none.</p>\n");
	else
		add_tools(out, report);
	html_add(out, "<ol class=\"list%s\">\n",
		 report_judges(report) ? "" : " plain");
	for (guint i = 0; i < report->places->len; i++)
		add_place(out, report, sources, i);
	g_string_append(out, "</ol>\n<p class=\"nothing\" hidden>Nothing is "
			     "like that.</p>\n</section>\n");
}
