// SPDX-License-Identifier: GPL-2.0
#include "check/baseline.h"

#include <string.h>

#include "base/error.h"
#include "check/finding.h"

#define HEADER                                                       \
	"# treewide check: findings that may stay, see --baseline\n" \
	"# fingerprint\tid\tfile\tfunction\tword\n"
#define NONE "-"

static char *escaped(const char *text)
{
	char *out = g_strescape(text ? text : NONE, NULL);

	return out;
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts by id, file, function and word, not by fingerprint. */
static int by_line(gconstpointer a, gconstpointer b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	int order = strcmp(strchr(x, '\t'), strchr(y, '\t'));

	return order ? order : by_text(a, b);
}

char *baseline_write(const GPtrArray *findings)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	GString *text = g_string_new(HEADER);

	for (guint i = 0; i < findings->len; i++) {
		const struct finding *finding = findings->pdata[i];
		char *file, *function, *word;

		if (finding->state == FINDING_SUPPRESSED)
			continue;
		file = escaped(finding->file);
		function = escaped(finding->function);
		word = escaped(finding->word);
		g_ptr_array_add(lines,
				g_strdup_printf("%s\t%s\t%s\t%s\t%s\n",
						finding->fingerprint,
						finding_name(finding->id), file,
						function, word));
		g_free(file);
		g_free(function);
		g_free(word);
	}
	g_ptr_array_sort(lines, by_line);
	for (guint i = 0; i < lines->len; i++)
		g_string_append(text, lines->pdata[i]);
	g_ptr_array_unref(lines);
	return g_string_free(text, FALSE);
}

static char *plain(const char *text)
{
	return strcmp(text, NONE) ? g_strcompress(text) : NULL;
}

static gboolean read_line(const char *line, GPtrArray *findings)
{
	char **words = g_strsplit(line, "\t", -1);
	gboolean ok = g_strv_length(words) == 5 && strlen(words[0]) == 32 &&
		      finding_id_of(words[1]) != FINDING_COUNT;

	if (ok) {
		char *file = g_strcompress(words[2]);
		struct finding *finding = findings_add(
			findings, finding_id_of(words[1]), file, 0, 0);

		finding->fingerprint = g_strdup(words[0]);
		finding->function = plain(words[3]);
		finding->word = plain(words[4]);
		g_free(file);
	}
	g_strfreev(words);
	return ok;
}

GPtrArray *baseline_read(const char *text, const char *name, GError **error)
{
	GPtrArray *findings = findings_new();
	char **lines = g_strsplit(text, "\n", -1);

	for (guint i = 0; lines[i]; i++) {
		if (!*lines[i] || *lines[i] == '#' ||
		    read_line(lines[i], findings))
			continue;
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read line %u of the baseline '%s'; write "
			    "it anew with --write-baseline",
			    i + 1, name);
		g_clear_pointer(&findings, g_ptr_array_unref);
		break;
	}
	g_strfreev(lines);
	return findings;
}

/* Compares what does not change when a call's arguments are edited. */
static gboolean same_place(const struct finding *a, const struct finding *b)
{
	return a->id == b->id && !strcmp(a->file, b->file) &&
	       !g_strcmp0(a->function, b->function) &&
	       !g_strcmp0(a->word, b->word);
}

static gboolean take(GPtrArray *before, const struct finding *finding,
		     gboolean exact)
{
	for (guint i = 0; i < before->len; i++) {
		const struct finding *old = before->pdata[i];

		if (exact ? strcmp(old->fingerprint, finding->fingerprint)
			  : !same_place(old, finding))
			continue;
		g_ptr_array_remove_index(before, i);
		return TRUE;
	}
	return FALSE;
}

void baseline_mark_old(GPtrArray *now, const GPtrArray *before)
{
	GPtrArray *left = g_ptr_array_new();

	for (guint i = 0; i < before->len; i++) {
		struct finding *old = before->pdata[i];

		if (old->state != FINDING_SUPPRESSED)
			g_ptr_array_add(left, old);
	}
	for (int exact = 1; exact >= 0; exact--) {
		for (guint i = 0; i < now->len; i++) {
			struct finding *finding = now->pdata[i];

			if (finding->state == FINDING_NEW &&
			    take(left, finding, exact))
				finding->state = FINDING_OLD;
		}
	}
	g_ptr_array_unref(left);
}
