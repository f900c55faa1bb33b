// SPDX-License-Identifier: GPL-2.0
/*
 * treewide survey --kernel PATH [DRIVER] [--format text|tsv|json|md|html]
 * [--gets]
 *
 * What the calls of a tree or an out-of-tree driver say and do, in numbers and
 * one by one; then the calls that take references instead of pins. Writes
 * nothing. If nothing has changed since the last run, prints that run's answer.
 */
#include <stdio.h>
#include <string.h>

#include "tree/beside.h"
#include "cmd.h"
#include "convert/conversion.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "site/ledger.h"
#include "people/maintainers.h"
#include "report/pinreport.h"
#include "site/site.h"
#include "convert/stamp.h"
#include "convert/survey.h"
#include "site/table.h"
#include "base/text.h"
#include "tree/tree.h"

/* Width of a terminal. */
#define COLUMNS 80

static struct cmd_tree at = CMD_TREE;
static char *format = "text";
static gboolean quick, gets;
static char **words;

static const GOptionEntry options[] = {
	{"format", 'f', 0, G_OPTION_ARG_STRING, &format,
	 "text, tsv, json, md or html", "FORM"},
	{"gets", 0, 0, G_OPTION_ARG_NONE, &gets,
	 "only the calls that take references instead of pins", NULL},
	{"no-lifetimes", 0, 0, G_OPTION_ARG_NONE, &quick,
	 "do not look for who drops the pins", NULL},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL,
	 "[DRIVER]"},
	{NULL}};

/* A site, and the MAINTAINERS entry that its file belongs to. */
struct placed {
	const struct site *site;
	const char *entry;
};

static int by_entry(gconstpointer a, gconstpointer b)
{
	const struct placed *x = a, *y = b;
	int order = strcmp(x->entry, y->entry);

	if (!order)
		order = strcmp(x->site->file, y->site->file);
	return order ? order : (int)x->site->offset - (int)y->site->offset;
}

/* people is NULL for an out-of-tree driver, which has no entries. */
static GArray *placed_of(const GPtrArray *sites, struct maintainers *people)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct placed));

	for (guint i = 0; i < sites->len; i++) {
		struct placed placed = {.site = sites->pdata[i]};

		if (people)
			placed.entry =
				maintainers_entry(people, placed.site->file);
		if (!placed.entry)
			placed.entry =
				people ? "(no entry)" : "not in the tree";
		g_array_append_val(list, placed);
	}
	g_array_sort(list, by_entry);
	return list;
}

/* A site's place and function, in one line of a terminal. */
static void add_place(GString *out, const struct site *site)
{
	const char *function = site->function ? site->function : "";
	g_autofree char *line =
		g_strdup_printf(":%u  %s()", site->line, function);
	glong room = COLUMNS - 2 - (glong)strlen(line);
	g_autofree char *path = text_path(site->file, MAX(room, 0));

	g_string_append_printf(out, "  %s%s\n", path, line);
}

/* A call: its place, then what it says and does. */
static void add_call(GString *out, const struct site *site)
{
	g_autofree char *text =
		g_strdup_printf("%s, %s: %s(%s)", verdict_name(site->verdict),
				lifetime_name(site->lifetime), site->callee,
				site->flags ? site->flags : "");
	g_autofree char *lines =
		text_wrap_indent(text, "    ", "      ", COLUMNS);

	add_place(out, site);
	g_string_append_printf(out, "%s\n", lines);
}

static gboolean is_first(const struct site *site)
{
	return site_is_suspect(site) && !site->again;
}

/* The calls to look at, and what to do with them. */
static void add_first(GString *out, const GPtrArray *sites, gboolean markdown)
{
	guint count = 0;

	for (guint i = 0; i < sites->len; i++)
		count += is_first(sites->pdata[i]) ? 1 : 0;
	if (!count)
		return;
	g_string_append_printf(out,
			       "%s%u short-term by the flags, kept by the "
			       "code:\n%s",
			       markdown ? "## " : "", count,
			       markdown ? "\n```\n" : "");
	for (guint i = 0; i < sites->len; i++)
		if (is_first(sites->pdata[i]))
			add_place(out, sites->pdata[i]);
	g_string_append_printf(out,
			       "%s\n'treewide audit' says why, and 'treewide "
			       "explain FILE:LINE' of one call; --format html\n"
			       "is a page with all of it.\n\n",
			       markdown ? "```\n" : "");
}

/* The sites by subsystem. */
static void add_sites(GString *out, const GPtrArray *sites,
		      struct maintainers *people, gboolean markdown)
{
	GArray *list = placed_of(sites, people);
	const char *entry = NULL;

	if (markdown)
		g_string_append(out, "| place | function | callee | flags | "
				     "verdict | lifetime | subsystem |\n"
				     "|---|---|---|---|---|---|---|\n");
	for (guint i = 0; i < list->len; i++) {
		const struct placed *p = &g_array_index(list, struct placed, i);
		const struct site *site = p->site;
		const char *function = site->function ? site->function : "";

		if (markdown) {
			g_auto(GStrv) parts = g_strsplit(
				site->flags ? site->flags : "", "|", -1);
			g_autofree char *flags = g_strjoinv("\\|", parts);

			g_string_append_printf(
				out,
				"| %s:%u | %s() | %s | %s | %s | %s | %s |\n",
				site->file, site->line, function, site->callee,
				flags, verdict_name(site->verdict),
				lifetime_name(site->lifetime), p->entry);
			continue;
		}
		if (g_strcmp0(entry, p->entry))
			g_string_append_printf(out, "%s%s\n", entry ? "\n" : "",
					       p->entry);
		entry = p->entry;
		add_call(out, site);
	}
	g_array_unref(list);
}

static void add_table(GString *out, const char *table, gboolean markdown)
{
	if (table)
		g_string_append_printf(out, "%s%s%s\n\n",
				       markdown ? "```\n" : "", table,
				       markdown ? "\n```" : "");
}

/* "Linux 6.12.1: 3 calls in 2 files" */
static void add_head(GString *out, const struct conversion *conversion)
{
	const struct tree *tree = conversion->tree;
	g_autofree char *name = g_path_get_basename(tree->path);

	if (tree->beside)
		g_string_append_printf(out, "%s, beside ", name);
	g_string_append_printf(out, "Linux %s: %u calls in %u", tree->version,
			       conversion->sites->len,
			       survey_files(conversion->sites));
	if (tree->beside)
		g_string_append_printf(out, " files (C files read: %u)\n\n",
				       beside_sources(tree));
	else
		g_string_append(out, " files\n\n");
}

static char *survey_text(const struct conversion *conversion,
			 struct maintainers *people, gboolean markdown)
{
	GString *out = g_string_new(NULL);
	char *verdicts = survey_verdicts(conversion->sites);
	char *lifetimes = survey_cross(conversion->sites);
	g_autofree char *unparsed =
		ledger_unparsed_text(conversion->references);

	add_head(out, conversion);
	if (*unparsed)
		g_string_append_printf(out, "%s\n", unparsed);
	add_table(out, verdicts, markdown);
	add_table(out, lifetimes, markdown);
	add_first(out, conversion->sites, markdown);
	add_sites(out, conversion->sites, people, markdown);
	g_free(verdicts);
	g_free(lifetimes);
	return g_string_free(out, FALSE);
}

/* References instead of pins; "" if the campaign does not ask for them. */
static char *gets_text(struct conversion *conversion, enum survey_form form,
		       GError **error)
{
	GError *cause = NULL;
	struct lifetimes *found = conversion_gets(conversion, &cause);
	char *text = NULL;

	if (found)
		text = survey_gets(found->others,
				   conversion->campaign->abroad
					   ? NULL
					   : conversion->campaign->core,
				   form);
	else if (cause)
		g_propagate_error(error, cause);
	else
		text = g_strdup("");
	lifetimes_free(found);
	return text;
}

/* The whole output. */
static char *result_of(struct conversion *conversion, GError **error)
{
	gboolean markdown = !strcmp(format, "md");
	struct maintainers *people = NULL;
	char *text, *more, *both;

	if (gets)
		return gets_text(conversion,
				 !strcmp(format, "tsv") ? SURVEY_TSV
				 : markdown		? SURVEY_MARKDOWN
							: SURVEY_TEXT,
				 error);
	if (!strcmp(format, "tsv"))
		return table_sites_tsv(conversion->sites);
	if (!strcmp(format, "json"))
		return table_sites_json(conversion->sites);
	if (!strcmp(format, "html"))
		return pinreport_page(&(struct pinreport){conversion}, NULL,
				      error);
	if (!conversion->tree->beside) {
		people = maintainers_load(conversion->tree, error);
		if (!people)
			return NULL;
	}
	text = survey_text(conversion, people, markdown);
	g_clear_pointer(&people, maintainers_free);
	if (quick)
		return text;
	more = gets_text(conversion, markdown ? SURVEY_MARKDOWN : SURVEY_TEXT,
			 error);
	both = more ? g_strconcat(text, *more ? "\n" : "", more, NULL) : NULL;
	g_free(more);
	g_free(text);
	return both;
}

/* A new answer; *status is 3 if some calls could not be parsed. */
static char *ask(int *status, GError **error)
{
	struct conversion_options o = cmd_options(&at);
	struct conversion *conversion = cmd_read(&o, !quick, error);
	char *text = conversion ? result_of(conversion, error) : NULL;
	gboolean machine =
		gets || (strcmp(format, "text") && strcmp(format, "md"));

	if (text)
		*status = cmd_unparsed(conversion->references, machine);
	conversion_free(conversion);
	return text;
}

/* The last run's answer, or a new one. */
static char *answer(int *status, GError **error)
{
	struct tree *tree = tree_open(at.kernel, error);
	g_autofree char *question = NULL;
	g_autofree char *stamp = NULL;
	char *text = NULL;

	if (!tree)
		return NULL;
	question = g_strdup_printf("survey %s %d %d %s", format, quick, gets,
				   tree->path);
	stamp = cmd_stamp(tree, question,
			  (const char *const[]){at.campaign, NULL});
	tree_free(tree);
	if (stamp)
		text = stamp_recall(at.build, question, stamp);
	if (text)
		return text;
	text = ask(status, error);
	/* calls that cannot be parsed are reported by every run */
	if (text && !*status)
		cmd_remember("survey", at.build, question, stamp, text);
	return text;
}

int cmd_survey(int argc, char **argv)
{
	static const char *const forms[] = {"text", "tsv",  "json",
					    "md",   "html", NULL};
	struct target target = {0};
	GError *error = NULL;
	int status = 0;
	char *text;

	if (!cmd_parse_tree(&argc, &argv, options, &at,
			    "Says of a tree's calls what they say and do.",
			    &error))
		return cmd_fail("survey", error);
	if (!g_strv_contains(forms, format) ||
	    (gets && (!strcmp(format, "json") || !strcmp(format, "html"))))
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "there is no form '%s': --format takes text, tsv, "
			    "json, md or html (with --gets no json or html)",
			    format);
	if (error || !cmd_words(&at, words, 0, &target, &error))
		return cmd_fail("survey", error);
	interrupt_hold();
	/* a driver is read quickly, and two trees would have to be watched */
	text = at.driver ? ask(&status, &error) : answer(&status, &error);
	if (!text)
		return cmd_fail("survey", error);
	fputs(text, stdout);
	g_free(text);
	interrupt_release();
	return status;
}
