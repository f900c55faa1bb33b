// SPDX-License-Identifier: GPL-2.0
#include "engine/course-report.h"

#include <string.h>

#include "apply/apply.h"
#include "engine/tables.h"
#include "report/patches.h"

/* Lines of a change that are shown of one place. */
#define SHOWN 24

/* Number of the patch that changes this file; 0: none. */
static guint patch_of(const struct course *course, const char *path)
{
	for (guint i = 0; i < course->patches->len; i++) {
		const struct patch *patch = course->patches->pdata[i];

		if (patch->kind == PATCH_CONVERSION &&
		    patch_change(patch, path))
			return i + 1;
	}
	return 0;
}

static void add_signed(GString *out, char sign, char **lines, guint first,
		       guint count, guint *shown)
{
	guint all = g_strv_length(lines);

	for (guint i = 0; i < count && first + i <= all; i++)
		if ((*shown)++ < SHOWN)
			g_string_append_printf(out, "%s%c%s",
					       out->len ? "\n" : "", sign,
					       lines[first + i - 1]);
}

static char **lines_of(GBytes *bytes)
{
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);
	g_autofree char *copy = g_strndup(text ? text : "", length);

	return g_strsplit(copy, "\n", -1);
}

/* What a file was and became, as lines; both NULL where nothing changed. */
struct side_lines {
	char **before, **after;
};

/* What goes and comes between a place's first line and its last. */
static char *diff_of(const struct applied *result,
		     const struct apply_place *place,
		     const struct side_lines *sides)
{
	GString *out = g_string_new(NULL);
	guint shown = 0;

	for (guint i = 0; sides->before && i < result->hunks->len; i++) {
		const struct apply_hunk *hunk =
			&g_array_index(result->hunks, struct apply_hunk, i);

		if (hunk->before < place->line || hunk->before > place->last)
			continue;
		add_signed(out, '-', sides->before, hunk->before, hunk->gone,
			   &shown);
		add_signed(out, '+', sides->after, hunk->after, hunk->come,
			   &shown);
	}
	if (shown > SHOWN)
		g_string_append_printf(out, "\n... and %u more lines",
				       shown - SHOWN);
	return g_string_free(out, FALSE);
}

static char *entry_of(const struct course *course, const char *path)
{
	return course->nobody
		       ? NULL
		       : g_strdup(maintainers_entry(course->maintainers, path));
}

static void add_place(struct report *report, const struct course *course,
		      const struct applied *result,
		      const struct apply_place *place,
		      const struct side_lines *sides)
{
	struct report_place *row;

	if (place->fate != APPLY_CHANGED && place->fate != APPLY_UNSEEN)
		return;
	row = report_place_add(report, result->path, place->line,
			       place->function);
	row->outcome = g_strdup(tables_fate(place->fate));
	row->outcome_reason = g_strdup(place->reason);
	row->subsystem = entry_of(course, result->path);
	row->patch = patch_of(course, result->path);
	row->state = place->fate == APPLY_UNSEEN ? REPORT_OPEN
		     : row->patch		 ? REPORT_CONVERTED
						 : REPORT_LEFT;
	if (row->state == REPORT_LEFT)
		row->outcome_reason =
			g_strdup("the series is about another part");
	if (place->fate == APPLY_CHANGED)
		row->diff = diff_of(result, place, sides);
	else
		report_step_add(row, "function", result->path, place->line,
				NULL);
}

static void add_result(struct report *report, const struct course *course,
		       const struct applied *result)
{
	struct side_lines sides = {NULL, NULL};

	if (result->before) {
		sides.before = lines_of(result->before);
		sides.after = lines_of(result->after);
	}
	for (guint k = 0; k < result->places->len; k++)
		add_place(report, course, result,
			  &g_array_index(result->places, struct apply_place, k),
			  &sides);
	g_strfreev(sides.before);
	g_strfreev(sides.after);
}

/* A mention of a name that goes away. */
static void add_mention(struct report *report, const struct course *course,
			const struct reference *row)
{
	struct report_place *place;

	/* functions are places, and what is converted stands in one */
	if (row->kind == REFERENCE_FUNCTION || row->fate == FATE_CONVERTED)
		return;
	if (row->fate != FATE_UNACCOUNTED && row->fate != FATE_UNPARSED) {
		report_rest_add(report, row->file, row->line, row->word,
				reference_kind_name(row->kind), row->reason);
		return;
	}
	place = report_place_add(report, row->file, row->line, NULL);
	place->word = g_strdup(row->word);
	place->outcome = g_strdup(reference_fate_name(row));
	place->outcome_reason = g_strdup(row->reason);
	place->subsystem = entry_of(course, row->file);
	place->state = REPORT_OPEN;
	report_step_add(place, "named", row->file, row->line, NULL);
}

struct report *course_report(const struct course *course, const char *command,
			     const GPtrArray *mails)
{
	const struct mission *mission = course->mission;
	const struct tree *tree = course->tree;
	struct report *report = report_new(
		mission->name, mission->title ? mission->title : mission->name);

	g_free(report->about);
	report->about = g_strdup(mission->message ? mission->message : "");
	report->kernel = g_strdup_printf("%s %s", tree->title, tree->version);
	report->base = g_strdup(tree->commit);
	report->command = g_strdup(command);
	report->tool =
		g_strconcat("Coccinelle ", course->spatch->version, NULL);
	report->references = course->account->rows->len;
	report->unaccounted = account_open(course->account);
	report_patches_add(report, course->patches, mails);
	for (guint i = 0; i < course->results->len; i++)
		add_result(report, course, course->results->pdata[i]);
	for (guint i = 0; i < course->account->rows->len; i++)
		add_mention(report, course, course->account->rows->pdata[i]);
	report_finish(report);
	return report;
}
