// SPDX-License-Identifier: GPL-2.0
#include "life/history-text.h"

#include "base/text.h"
#include "life/changes.h"

/* Lines of one version in a cover letter; each patch says its own. */
#define COVER_LINES 25
/* What lore.kernel.org finds a mail by. */
#define LINK "https://lore.kernel.org/r/"

/* The posting that this one followed, or NULL. */
static const struct log_posting *before_of(const struct log_series *series,
					   const struct log_posting *posting)
{
	const struct log_posting *found = NULL;

	for (guint version = posting->version; !found && version > 1;)
		found = logbook_posting(series, --version);
	return found;
}

static void add_item(GString *out, const char *line)
{
	g_autofree char *item =
		text_wrap_indent(line, "- ", "  ", TEXT_COLUMNS);

	g_string_append_printf(out, "%s\n", g_strchomp(item));
}

static void add_version(GString *out, guint version, const GPtrArray *lines,
			guint most)
{
	g_string_append_printf(out, "%sChanges in v%u:\n", out->len ? "\n" : "",
			       version);
	for (guint i = 0; i < MIN(lines->len, most); i++)
		add_item(out, lines->pdata[i]);
	if (lines->len > most)
		g_string_append_printf(out,
				       "- and %u more, which the patches "
				       "themselves tell\n",
				       lines->len - most);
	if (!lines->len)
		g_string_append(out, "- none\n");
}

char *history_of_patch(const struct log_series *series,
		       const struct log_posting *posting,
		       const struct log_patch *patch)
{
	GString *out = g_string_new(NULL);
	const struct log_posting *now = posting;
	const struct log_posting *before;

	while (patch && (before = before_of(series, now))) {
		const struct log_patch *origin = changes_origin(before, patch);
		g_autoptr(GPtrArray) lines = changes_of_patch(origin, patch);

		if (lines->len || now == posting)
			add_version(out, now->version, lines, G_MAXUINT);
		now = before;
		patch = origin;
	}
	g_strchomp(out->str);
	return g_string_free(out, FALSE);
}

char *history_of_series(const struct log_series *series,
			const struct log_posting *posting,
			const struct tree *tree)
{
	GString *out = g_string_new(NULL);
	const struct log_posting *now = posting;
	const struct log_posting *before;

	while ((before = before_of(series, now))) {
		g_autoptr(GPtrArray) lines = changes_of_series(
			before, now, now == posting ? tree : NULL);

		add_version(out, now->version, lines, COVER_LINES);
		g_string_append_printf(out, "- Link to v%u: %s%s\n",
				       before->version, LINK, before->cover);
		now = before;
	}
	g_strchomp(out->str);
	return g_string_free(out, FALSE);
}
