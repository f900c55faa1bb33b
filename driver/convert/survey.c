// SPDX-License-Identifier: GPL-2.0
#include "convert/survey.h"

#include <string.h>

#include "lifetime/evidence.h"
#include "site/site.h"
#include "site/table.h"
#include "base/text.h"

/* Width of a terminal. */
#define COLUMNS 80

/* A column of a table: its head, and whether a call counts in it. */
struct column {
	const char *head;
	gboolean (*counts)(const struct site *site);
};

static gboolean is_longterm(const struct site *site)
{
	return site->verdict == VERDICT_LONGTERM && !site->lifted;
}

static gboolean is_shortterm(const struct site *site)
{
	return site->verdict == VERDICT_SHORTTERM && !site->lifted;
}

static gboolean is_conditional(const struct site *site)
{
	return site->verdict == VERDICT_CONDITIONAL || site->lifted;
}

static gboolean is_converted(const struct site *site)
{
	return site->outcome != OUTCOME_LEFT && site->stage != STAGE_QUESTION;
}

static gboolean is_asked(const struct site *site)
{
	return site_outcome(site, STAGE_QUESTION) != OUTCOME_LEFT;
}

static gboolean is_left(const struct site *site)
{
	return site->outcome == OUTCOME_LEFT;
}

static gboolean is_scoped(const struct site *site)
{
	return site->lifetime == LIFETIME_SCOPED;
}

static gboolean is_async(const struct site *site)
{
	return site->lifetime == LIFETIME_ASYNC;
}

static gboolean is_escaping(const struct site *site)
{
	return site->lifetime == LIFETIME_ESCAPES;
}

static gboolean is_unknown(const struct site *site)
{
	return site->lifetime == LIFETIME_UNKNOWN;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* One row. A zero is printed as a dot, which is easier to skip. */
static void add_row(GString *out, const GPtrArray *sites, const char *head,
		    const struct column *columns, int width)
{
	g_string_append_printf(out, "\n  %-*s", width, head);
	for (; columns->head; columns++) {
		g_autofree char *number = NULL;
		guint n = 0;

		for (guint i = 0; i < sites->len; i++) {
			const struct site *site = sites->pdata[i];

			n += !site->again && columns->counts(site) ? 1 : 0;
		}
		number = n ? g_strdup_printf("%u", n) : g_strdup(".");
		g_string_append_printf(out, "  %*s", (int)strlen(columns->head),
				       number);
	}
}

/* The sites of a callee that count in a column; column NULL: all. */
static GPtrArray *some_of(const GPtrArray *sites, const char *callee,
			  const struct column *column)
{
	GPtrArray *some = g_ptr_array_new();

	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (!site->again && g_str_equal(site->callee, callee) &&
		    (!column || column->counts(site)))
			g_ptr_array_add(some, site);
	}
	return some;
}

/* Rows by callee, and within it by the columns of by (NULL: one row each). */
static char *table(const GPtrArray *sites, const struct column *columns,
		   const struct column *by)
{
	static const struct column all[] = {{"", NULL}, {NULL}};
	g_autoptr(GPtrArray) callees = sites_callees(sites);
	GString *out = g_string_new(NULL), *rows = g_string_new(NULL);
	int width = strlen("total"), extra = 0;

	g_ptr_array_sort(callees, by_name);
	for (const struct column *c = by; c && c->head; c++)
		extra = MAX(extra, (int)strlen(c->head) + 2);
	for (guint i = 0; i < callees->len; i++)
		width = MAX(width, (int)strlen(callees->pdata[i]));
	for (guint i = 0; i < callees->len; i++)
		for (const struct column *c = by ? by : all; c->head; c++) {
			g_autoptr(GPtrArray) some = some_of(
				sites, callees->pdata[i], by ? c : NULL);
			g_autofree char *head =
				by ? g_strdup_printf("%-*s  %s", width,
						     (char *)callees->pdata[i],
						     c->head)
				   : g_strdup(callees->pdata[i]);

			if (some->len)
				add_row(rows, some, head, columns,
					width + extra);
		}
	if (callees->len > 1)
		add_row(rows, sites, "total", columns, width + extra);
	g_string_append_printf(out, "  %-*s", width + extra, "");
	for (const struct column *c = columns; c->head; c++)
		g_string_append_printf(out, "  %s", c->head);
	g_string_append(out, rows->str);
	g_string_free(rows, TRUE);
	return g_string_free(out, FALSE);
}

char *survey_verdicts(const GPtrArray *sites)
{
	static const struct column columns[] = {
		{"long", is_longterm},
		{"short", is_shortterm},
		{"depends", is_conditional},
		{"converted", is_converted},
		{"asked", is_asked},
		{"left", is_left},
		{NULL},
	};

	return table(sites, columns, NULL);
}

static const struct column lifetimes[] = {
	{"scoped", is_scoped},
	{"async", is_async},
	{"escapes", is_escaping},
	{"unknown", is_unknown},
	{NULL},
};

static gboolean any_known(const GPtrArray *sites)
{
	for (guint i = 0; i < sites->len; i++)
		if (!is_unknown(sites->pdata[i]))
			return TRUE;
	return FALSE;
}

char *survey_lifetimes(const GPtrArray *sites)
{
	return any_known(sites) ? table(sites, lifetimes, NULL) : NULL;
}

char *survey_cross(const GPtrArray *sites)
{
	static const struct column verdicts[] = {
		{"long-term", is_longterm},
		{"short-term", is_shortterm},
		{"depends", is_conditional},
		{NULL},
	};

	return any_known(sites) ? table(sites, lifetimes, verdicts) : NULL;
}

guint survey_calls(const GPtrArray *sites)
{
	guint calls = 0;

	for (guint i = 0; i < sites->len; i++)
		calls += !((struct site *)sites->pdata[i])->again;
	return calls;
}

/* What drops the pages: the chain that the lifetime rests on, or the calls. */
static char *release_of(const struct evidence *evidence)
{
	GString *out = g_string_new(evidence->way);

	for (guint i = 0; !out->len && i < evidence->callers->len; i++) {
		const struct evidence_caller *caller =
			evidence->callers->pdata[i];

		if (caller->drop)
			g_string_append_printf(out, "%s() in %s()",
					       caller->drop, caller->function);
	}
	if (!out->len)
		g_string_append(out, "not seen");
	return g_string_free(out, FALSE);
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct evidence *x = *(struct evidence *const *)a;
	const struct evidence *y = *(struct evidence *const *)b;
	int order = strcmp(x->file, y->file);

	return order ? order : (int)x->line - (int)y->line;
}

/* Two lines of a terminal, or more. */
static void add_get_text(GString *out, const struct evidence *get,
			 const char *release)
{
	const char *function = get->function ? get->function : "";
	g_autofree char *line =
		g_strdup_printf(":%u  %s()", get->line, function);
	glong room = COLUMNS - 2 - (glong)strlen(line);
	g_autofree char *path = text_path(get->file, MAX(room, 0));
	g_autofree char *text =
		g_strdup_printf("%s, %s: %s", lifetime_name(get->lifetime),
				get->callee, release);
	g_autofree char *lines =
		text_wrap_indent(text, "    ", "      ", COLUMNS);

	g_string_append_printf(out, "  %s%s\n%s\n", path, line, lines);
}

static void add_get(GString *out, const struct evidence *get,
		    enum survey_form form)
{
	const char *function = get->function ? get->function : "";
	g_autofree char *release = release_of(get);
	g_autofree char *line = g_strdup_printf("%u", get->line);

	if (form == SURVEY_TSV)
		table_row(out, get->file, line, function, get->callee,
			  lifetime_name(get->lifetime), release, get->text,
			  NULL);
	else if (form == SURVEY_MARKDOWN)
		g_string_append_printf(out, "| %s:%u | %s() | %s | %s | %s |\n",
				       get->file, get->line, function,
				       get->callee,
				       lifetime_name(get->lifetime), release);
	else
		add_get_text(out, get, release);
}

char *survey_gets(const GPtrArray *gets, const char *core,
		  enum survey_form form)
{
	g_autoptr(GPtrArray) mine = g_ptr_array_new();
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < gets->len; i++)
		if (!core ||
		    !g_str_has_prefix(((struct evidence *)gets->pdata[i])->file,
				      core))
			g_ptr_array_add(mine, gets->pdata[i]);
	g_ptr_array_sort(mine, by_place);
	if (form == SURVEY_TSV)
		table_row(out, "file", "line", "function", "callee", "lifetime",
			  "release", "evidence", NULL);
	else
		g_string_append_printf(out,
				       "%u calls%s%s take "
				       "references instead of pins\n\n",
				       mine->len, core ? " outside of " : "",
				       core ? core : "");
	if (form == SURVEY_MARKDOWN)
		g_string_append(out, "| place | function | callee | lifetime | "
				     "release |\n|---|---|---|---|---|\n");
	for (guint i = 0; i < mine->len; i++)
		add_get(out, mine->pdata[i], form);
	return g_string_free(out, FALSE);
}

guint survey_files(const GPtrArray *sites)
{
	g_autoptr(GHashTable) files = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < sites->len; i++)
		g_hash_table_add(files, ((struct site *)sites->pdata[i])->file);
	return g_hash_table_size(files);
}
