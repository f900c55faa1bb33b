// SPDX-License-Identifier: GPL-2.0
#include "engine/gate.h"

#include <string.h>

#include "apply/apply.h"
#include "check/check.h"
#include "check/suppress.h"
#include "site/unit.h"

struct gate *gate_new(const struct course_options *options, GError **error)
{
	struct course_options own = *options;
	struct course *course;
	struct gate *gate;

	own.dirty = TRUE; /* nothing is written: as the files lie */
	course = course_new(&own, error);
	if (!course)
		return NULL;
	gate = g_new0(struct gate, 1);
	gate->course = course;
	gate->findings = findings_new();
	gate->failures = failures_new();
	return gate;
}

void gate_free(struct gate *gate)
{
	if (!gate)
		return;
	g_ptr_array_unref(gate->findings);
	g_ptr_array_unref(gate->failures);
	course_free(gate->course);
	g_free(gate);
}

/* One file that was looked at. */
struct looking {
	struct gate *gate;
	struct unit *unit;
	const struct applied *result; /* or NULL */
};

static void set_place(struct finding *finding, const struct looking *at,
		      guint offset)
{
	const struct source *source = at->unit->source;
	guint token = source_at(source, offset);
	const struct item *item = unit_item(at->unit, token);
	guint line = finding->line, from = source->lines[line - 1];
	guint to = line < source->line_count ? source->lines[line]
					     : source->length;
	g_autofree char *text = g_strndup(source->text + from, to - from);

	finding->function = item ? item_name(source, item) : NULL;
	finding->context = g_strdup(g_strstrip(text));
}

static void add_old_name(const struct looking *at, const struct reference *row)
{
	const struct mission *mission = at->gate->course->mission;
	struct finding *finding =
		findings_add(at->gate->findings, FINDING_OLD_NAME, row->file,
			     row->line, row->column + 1);

	finding->end_column = row->column + 1 + strlen(row->word);
	finding->word = g_strdup(row->word);
	finding->text =
		g_strdup_printf("%s is a name that is to be gone", row->word);
	finding->advice = g_strdup(mission->summary);
	set_place(finding, at, row->offset);
}

static void add_match(const struct looking *at, const struct apply_hunk *hunk)
{
	const struct mission *mission = at->gate->course->mission;
	const struct source *source = at->unit->source;
	guint line = MAX(MIN(hunk->before, source->line_count), 1);
	struct finding *finding =
		findings_add(at->gate->findings, FINDING_RULE_MATCHES,
			     at->unit->path, line, 1);

	finding->word = g_strdup(mission->name);
	finding->text = g_strdup_printf("the rule of %s would change this",
					mission->name);
	finding->advice = g_strdup(mission->summary);
	set_place(finding, at, source->lines[line - 1]);
}

/* Whether an old name was found on one of the hunk's lines. */
static gboolean is_told(const struct looking *at, const struct apply_hunk *hunk)
{
	for (guint i = 0; i < at->gate->findings->len; i++) {
		const struct finding *finding = at->gate->findings->pdata[i];

		if (finding->id == FINDING_OLD_NAME &&
		    finding->line >= hunk->before &&
		    finding->line < hunk->before + hunk->gone &&
		    !strcmp(finding->file, at->unit->path))
			return TRUE;
	}
	return FALSE;
}

static void look(const struct looking *at)
{
	const struct course *course = at->gate->course;
	const GPtrArray *rows = course->account->rows;
	gboolean enabled[FINDING_COUNT];
	g_autofree char *tag =
		g_strconcat(course->mission->name, "-allow:", NULL);

	for (guint i = 0; i < FINDING_COUNT; i++)
		enabled[i] = finding_is_of(i, TRUE);
	for (guint i = 0; i < rows->len; i++) {
		const struct reference *row = rows->pdata[i];

		if (!strcmp(row->file, at->unit->path) &&
		    row->kind != REFERENCE_FUNCTION &&
		    row->kind != REFERENCE_COMMENT &&
		    row->kind != REFERENCE_STRING &&
		    (row->fate == FATE_CONVERTED ||
		     row->fate == FATE_UNACCOUNTED))
			add_old_name(at, row);
	}
	for (guint i = 0; at->result && i < at->result->hunks->len; i++) {
		const struct apply_hunk *hunk =
			&g_array_index(at->result->hunks, struct apply_hunk, i);

		if (!is_told(at, hunk))
			add_match(at, hunk);
	}
	suppress_apply(at->unit, tag, enabled, at->gate->findings);
}

/* Functions and files that spatch has not seen. */
static void add_failures(struct gate *gate)
{
	const GPtrArray *rows = gate->course->account->rows;

	for (guint i = 0; i < rows->len; i++) {
		const struct reference *row = rows->pdata[i];
		g_autofree char *text = NULL;

		if (row->kind != REFERENCE_FUNCTION)
			continue;
		text = g_strdup_printf("%s: %s", row->word, row->reason);
		failures_add(gate->failures, row->file, row->line, text);
	}
}

/* The files with a row or a change. */
static GPtrArray *files_of(const struct gate *gate)
{
	const struct course *course = gate->course;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *files = g_ptr_array_new();

	for (guint i = 0; i < course->results->len; i++) {
		const struct applied *result = course->results->pdata[i];

		if (g_hash_table_add(seen, result->path))
			g_ptr_array_add(files, result->path);
	}
	for (guint i = 0; i < course->account->rows->len; i++) {
		const struct reference *row = course->account->rows->pdata[i];

		if (g_hash_table_add(seen, row->file))
			g_ptr_array_add(files, row->file);
	}
	return files;
}

static const struct applied *result_of(const struct gate *gate,
				       const char *path)
{
	const GPtrArray *results = gate->course->results;

	for (guint i = 0; i < results->len; i++)
		if (!strcmp(((struct applied *)results->pdata[i])->path, path))
			return results->pdata[i];
	return NULL;
}

static gboolean read_findings(struct gate *gate, GError **error)
{
	g_autoptr(GPtrArray) files = files_of(gate);

	gate->files = files->len;
	for (guint i = 0; i < files->len; i++) {
		const char *path = files->pdata[i];
		struct looking at = {gate, NULL, result_of(gate, path)};
		GBytes *bytes = tree_read(gate->course->tree, path, error);

		if (!bytes)
			return FALSE;
		at.unit = unit_new(path, bytes);
		look(&at);
		unit_free(at.unit);
		g_bytes_unref(bytes);
	}
	add_failures(gate);
	findings_finish(gate->findings);
	return TRUE;
}

gboolean gate_tree(struct gate *gate, GError **error)
{
	return course_run(gate->course, NULL, error) &&
	       read_findings(gate, error);
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

gboolean gate_texts(struct gate *gate, const GPtrArray *texts, GError **error)
{
	struct course *course = gate->course;
	g_autoptr(GPtrArray) paths = g_ptr_array_new();

	g_ptr_array_set_size(gate->findings, 0);
	g_ptr_array_set_size(gate->failures, 0);
	g_clear_pointer(&course->results, g_ptr_array_unref);
	account_free(course->account);
	course->account = account_new(course->mission->set);
	course->account->decided = course->mission->decisions;
	for (guint i = 0; i < texts->len; i++) {
		const struct check_text *text = texts->pdata[i];

		tree_lay(course->tree, text->path, text->bytes);
		g_ptr_array_add(paths, text->path);
	}
	g_ptr_array_sort(paths, by_text);
	return course_run(course, paths, error) && read_findings(gate, error);
}

char **gate_words(const struct gate *gate)
{
	const struct ruleset *set = gate->course->mission->set;
	GPtrArray *need = need_words(set->need);
	GPtrArray *words = g_ptr_array_new();

	for (guint i = 0; i < need->len; i++)
		g_ptr_array_add(words, g_strdup(need->pdata[i]));
	for (guint i = 0; i < set->retired->len; i++)
		g_ptr_array_add(
			words,
			g_strdup(((struct rulename *)set->retired->pdata[i])
					 ->name));
	/* a rule that needs no word may match anywhere */
	if (!words->len)
		g_ptr_array_add(words, g_strdup("\n"));
	g_ptr_array_add(words, NULL);
	g_ptr_array_unref(need);
	return (char **)g_ptr_array_free(words, FALSE);
}
