// SPDX-License-Identifier: GPL-2.0
#include "life/burndown.h"

#include <string.h>

#include "life/latecomer.h"
#include "site/table.h"

static void burn_free(gpointer data)
{
	struct burn_patch *burn = data;

	standing_clear(&burn->standing);
	g_free(burn);
}

static guint last_version(const struct log_series *series)
{
	guint last = 0;

	for (guint i = 0; i < series->postings->len; i++)
		last = MAX(last,
			   ((struct log_posting *)series->postings->pdata[i])
				   ->version);
	return last;
}

static gboolean has_patch(const GPtrArray *patches, const char *id)
{
	for (guint i = 0; i < patches->len; i++) {
		const struct burn_patch *burn = patches->pdata[i];

		if (!strcmp(burn->patch->id, id))
			return TRUE;
	}
	return FALSE;
}

/* Each patch once, as the last version has it that has it. */
static void add_patches(struct burndown *burndown, const struct tree *tree)
{
	for (guint v = last_version(burndown->series); v > 0; v--) {
		const struct log_posting *posting =
			logbook_posting(burndown->series, v);

		for (guint i = 0; posting && i < posting->patches->len; i++) {
			const struct log_patch *patch =
				posting->patches->pdata[i];
			struct burn_patch *burn;

			if (has_patch(burndown->patches, patch->id))
				continue;
			burn = g_new0(struct burn_patch, 1);
			burn->version = v;
			burn->patch = patch;
			standing_of(patch, posting->seen, tree,
				    &burn->standing);
			g_ptr_array_add(burndown->patches, burn);
		}
	}
}

struct burndown *burndown_new(const struct log_series *series,
			      const struct tree *tree, GError **error)
{
	const struct log_posting *last =
		logbook_posting(series, last_version(series));
	struct burndown *burndown = g_new0(struct burndown, 1);

	burndown->series = series;
	burndown->now = g_strdup_printf("%s %s", tree->title, tree->version);
	burndown->patches = g_ptr_array_new_with_free_func(burn_free);
	burndown->part = series->pack && last && !last->known->len;
	if (last && !burndown->part &&
	    !latecomers_find(last, tree, &burndown->late, &burndown->left,
			     error)) {
		burndown_free(burndown);
		return NULL;
	}
	if (!burndown->late)
		burndown->late = g_ptr_array_new();
	add_patches(burndown, tree);
	return burndown;
}

void burndown_free(struct burndown *burndown)
{
	if (!burndown)
		return;
	g_free(burndown->now);
	g_ptr_array_unref(burndown->patches);
	g_clear_pointer(&burndown->late, g_ptr_array_unref);
	g_free(burndown);
}

gboolean burndown_calls(const struct burndown *burndown)
{
	for (guint i = 0; i < burndown->patches->len; i++) {
		const struct burn_patch *burn = burndown->patches->pdata[i];

		if (standing_calls(burn->standing.state))
			return TRUE;
	}
	return burndown->late->len > 0;
}

/* "Acked-by Jane Doe, Tested-by Kim Lee" */
static char *tags_of(const struct log_patch *patch)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < patch->tags->len; i++) {
		const struct log_tag *tag = patch->tags->pdata[i];
		gsize name = strcspn(tag->who, "<");

		g_string_append_printf(text, "%s%s %.*s", i ? ", " : "",
				       tag->word, (int)name, tag->who);
		g_string_truncate(text, strlen(g_strchomp(text->str)));
	}
	return g_string_free(text, FALSE);
}

static void add_patch_text(GString *out, const struct burn_patch *burn)
{
	const struct standing *standing = &burn->standing;
	g_autofree char *tags = tags_of(burn->patch);

	g_string_append_printf(out, "  %-14s v%u  %s\n",
			       standing_name(standing->state), burn->version,
			       burn->patch->subject);
	if (standing->state == STANDING_PARTLY ||
	    (standing->state == STANDING_REWORK && standing->done))
		g_string_append_printf(out,
				       "      %u of its %u changes are there\n",
				       standing->done, standing->all);
	for (guint i = 0; i < standing->lost->len; i++)
		g_string_append_printf(out, "      changed since: %s\n",
				       (char *)standing->lost->pdata[i]);
	if (*tags)
		g_string_append_printf(out, "      %s\n", tags);
}

static guint count_state(const struct burndown *burndown,
			 enum standing_state state)
{
	guint n = 0;

	for (guint i = 0; i < burndown->patches->len; i++)
		n += ((struct burn_patch *)burndown->patches->pdata[i])
			     ->standing.state == state;
	return n;
}

static void add_late_text(GString *out, const struct burndown *burndown)
{
	for (guint i = 0; i < burndown->late->len; i++) {
		const struct latecomer *late = burndown->late->pdata[i];

		g_string_append_printf(out, "  new: %s:%s: %s()", late->file,
				       late->lines, late->word);
		if (late->more > 1 || strchr(late->lines, ','))
			g_string_append_printf(out, ", %u more than before",
					       late->more);
		if (late->commit)
			g_string_append_printf(out, " - %s (\"%s\"), %s",
					       late->commit, late->subject,
					       late->author);
		g_string_append_c(out, '\n');
	}
}

static guint count_late(const struct burndown *burndown)
{
	guint n = 0;

	for (guint i = 0; i < burndown->late->len; i++)
		n += ((struct latecomer *)burndown->late->pdata[i])->more;
	return n;
}

/* A line for each version, and what is left of the old names. */
static void add_versions(GString *out, const struct burndown *burndown)
{
	const struct log_series *series = burndown->series;

	g_string_append(out, burndown->part
				     ? "\nversion  patches  made for\n"
				     : "\nversion  uses  converted  patches  "
				       "made for\n");
	for (guint v = 1; v <= last_version(series); v++) {
		const struct log_posting *posting = logbook_posting(series, v);

		if (!posting)
			continue;
		g_string_append_printf(out, "v%-6u  ", v);
		if (!burndown->part)
			g_string_append_printf(out, "%4u  %9u  ",
					       posting->places,
					       posting->converted);
		g_string_append_printf(
			out, "%7u  %s%s\n", posting->patches->len,
			posting->base,
			posting->seen ? "" : " (not seen in a mailbox)");
	}
	if (!burndown->part)
		g_string_append_printf(
			out, "now      %4u  %u of them new  %s\n",
			burndown->left, count_late(burndown), burndown->now);
}

char *burndown_text(const struct burndown *burndown)
{
	const struct log_series *series = burndown->series;
	GString *out = g_string_new(NULL);

	if (*series->only)
		g_string_append_printf(out, "%s:\n", series->only);
	g_string_append_printf(out, "%s, held against %s\n", series->change_id,
			       burndown->now);
	for (guint i = 0; i < burndown->patches->len; i++)
		add_patch_text(out, burndown->patches->pdata[i]);
	add_late_text(out, burndown);
	add_versions(out, burndown);
	g_string_append_printf(out, "\n%u patches: %u applied, %u to rework\n",
			       burndown->patches->len,
			       count_state(burndown, STANDING_APPLIED),
			       count_state(burndown, STANDING_REWORK) +
				       count_state(burndown, STANDING_PARTLY));
	return g_string_free(out, FALSE);
}

static void add_row(GString *out, const char *kind, guint version,
		    const char *state, const char *name, guint done, guint all,
		    const char *more)
{
	g_autofree char *v = g_strdup_printf("%u", version);
	g_autofree char *n = g_strdup_printf("%u", done);
	g_autofree char *of = g_strdup_printf("%u", all);

	table_row(out, kind, v, state, name, n, of, more, NULL);
}

char *burndown_tsv(const struct burndown *burndown)
{
	const struct log_series *series = burndown->series;
	guint last = last_version(series);
	GString *out = g_string_new(NULL);

	for (guint v = 1; v <= last; v++) {
		const struct log_posting *posting = logbook_posting(series, v);

		if (posting)
			add_row(out, "version", v,
				posting->seen ? "sent" : "written",
				posting->base, posting->converted,
				posting->places, series->change_id);
	}
	if (!burndown->part)
		add_row(out, "now", last, "left", burndown->now,
			count_late(burndown), burndown->left,
			series->change_id);
	for (guint i = 0; i < burndown->patches->len; i++) {
		const struct burn_patch *burn = burndown->patches->pdata[i];
		g_autofree char *tags = tags_of(burn->patch);

		add_row(out, "patch", burn->version,
			standing_name(burn->standing.state),
			burn->patch->subject, burn->standing.done,
			burn->standing.all, tags);
	}
	for (guint i = 0; i < burndown->late->len; i++) {
		const struct latecomer *late = burndown->late->pdata[i];
		g_autofree char *place = g_strdup_printf(
			"%s:%s: %s()", late->file, late->lines, late->word);

		add_row(out, "new", last, "not converted", place, late->more,
			late->more, late->commit ? late->commit : "");
	}
	return g_string_free(out, FALSE);
}
