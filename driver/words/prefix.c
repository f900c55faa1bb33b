// SPDX-License-Identifier: GPL-2.0
#include "words/prefix.h"

#include <string.h>

/* A prefix has at most so many parts: "staging: media: atomisp". */
#define PARTS 3

void prefix_free(struct prefix *prefix)
{
	if (!prefix)
		return;
	g_free(prefix->text);
	g_free(prefix);
}

/* Whether this is shaped like a part of a prefix, and not a file's name. */
static gboolean is_part(const char *part)
{
	gsize length = strlen(part);

	return length && length <= 24 && g_ascii_isalnum(*part) &&
	       strspn(part, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_/.,+-") ==
		       length &&
	       !g_str_has_suffix(part, ".c") && !g_str_has_suffix(part, ".h");
}

/* The parts of a subject's prefix and, behind them, its summary. */
static char **split_subject(const char *subject)
{
	g_auto(GStrv) pieces = g_strsplit(subject, ": ", PARTS + 1);
	GPtrArray *parts = g_ptr_array_new();
	guint i = 0;

	while (pieces[i] && pieces[i + 1] && is_part(pieces[i]))
		g_ptr_array_add(parts, g_strdup(pieces[i++]));
	g_ptr_array_add(parts, g_strjoinv(": ", pieces + i));
	g_ptr_array_add(parts, NULL);
	return (char **)g_ptr_array_free(parts, FALSE);
}

/* The most frequent part at this depth; *count says how often. */
static const char *most_frequent(const GPtrArray *subjects, guint depth,
				 guint *count)
{
	g_autoptr(GHashTable) counts =
		g_hash_table_new(g_str_hash, g_str_equal);
	const char *best = NULL;

	*count = 0;
	for (guint i = 0; i < subjects->len; i++) {
		char **parts = subjects->pdata[i];
		guint n;

		if (g_strv_length(parts) <= depth + 1)
			continue;
		n = GPOINTER_TO_UINT(
			    g_hash_table_lookup(counts, parts[depth])) +
		    1;
		g_hash_table_insert(counts, parts[depth], GUINT_TO_POINTER(n));
		if (n > *count) {
			*count = n;
			best = parts[depth];
		}
	}
	return best;
}

/* Drops the subjects that have another part at this depth. */
static void keep_only(GPtrArray *subjects, guint depth, const char *part)
{
	for (guint i = subjects->len; i-- > 0;) {
		char **parts = subjects->pdata[i];

		if (g_strv_length(parts) <= depth + 1 ||
		    !g_str_equal(parts[depth], part))
			g_ptr_array_remove_index(subjects, i);
	}
}

/* Whether a word of the prefix stands in the path, too. */
static gboolean is_about(const char *part, const char *path)
{
	g_auto(GStrv) words = g_strsplit_set(part, "/.,+-_", -1);
	g_autofree char *low = g_ascii_strdown(path, -1);

	for (char **word = words; *word; word++) {
		g_autofree char *low_word = g_ascii_strdown(*word, -1);

		if (strlen(low_word) > 1 && strstr(low, low_word))
			return TRUE;
	}
	return FALSE;
}

/*
 * A first part counts as evidence when a third of the commits have it, or half
 * of at least ten where the path does not confirm it: tree-wide changes leave
 * their prefixes in drivers that see few others.
 */
static gboolean is_enough(const char *part, guint count, guint total,
			  const GPtrArray *paths)
{
	if (!part || count < 3)
		return FALSE;
	if (is_about(part, paths->pdata[0]))
		return count * 3 >= total;
	return total >= 10 && count * 2 >= total;
}

static gboolean mostly_capital(const GPtrArray *subjects, guint depth)
{
	guint n = 0;

	for (guint i = 0; i < subjects->len; i++) {
		char **parts = subjects->pdata[i];

		n += g_ascii_isupper(parts[depth][0]) ? 1 : 0;
	}
	return n * 2 > subjects->len;
}

static struct prefix *prefix_by_history(const struct history *history,
					const GPtrArray *paths)
{
	g_autoptr(GPtrArray) subjects =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	g_autoptr(GString) text = g_string_new(NULL);
	struct prefix *prefix;
	guint depth;

	for (guint i = 0; i < paths->len; i++) {
		const GPtrArray *list =
			history_subjects(history, paths->pdata[i]);

		for (guint k = 0; list && k < list->len; k++)
			if (!g_str_has_prefix(list->pdata[k], "Revert "))
				g_ptr_array_add(subjects,
						split_subject(list->pdata[k]));
	}
	for (depth = 0; depth < PARTS; depth++) {
		guint count, total = subjects->len;
		g_autofree char *part =
			g_strdup(most_frequent(subjects, depth, &count));

		if (!depth && !is_enough(part, count, total, paths))
			return NULL;
		if (depth && (!part || count < 2 || count * 2 <= total))
			break;
		keep_only(subjects, depth, part);
		g_string_append_printf(text, "%s%s", depth ? ": " : "", part);
	}
	prefix = g_new0(struct prefix, 1);
	prefix->text = g_strdup(text->str);
	prefix->capital = mostly_capital(subjects, depth);
	return prefix;
}

/* Cuts text down to the leading parts that it shares with other. */
static void cut_to_common(char *text, const char *other)
{
	gsize end = 0, i;

	for (i = 0; text[i] && text[i] == other[i]; i++)
		if (text[i] == ':' || text[i] == '/')
			end = i;
	if ((!text[i] || strchr(":/", text[i])) &&
	    (!other[i] || strchr(":/", other[i])))
		end = i;
	text[end] = '\0';
}

struct prefix *prefix_choose(const struct history *history,
			     const GPtrArray *paths, const char *title)
{
	struct prefix *prefix = NULL;

	if (history && paths->len)
		prefix = prefix_by_history(history, paths);
	if (prefix)
		return prefix;
	for (guint i = 0; i < paths->len; i++) {
		struct prefix *one = prefix_by_path(paths->pdata[i], title);

		if (!prefix) {
			prefix = one;
			continue;
		}
		cut_to_common(prefix->text, one->text);
		prefix->capital = prefix->capital && one->capital;
		prefix_free(one);
	}
	if (!prefix)
		prefix = g_new0(struct prefix, 1);
	if (!prefix->text || !*prefix->text) {
		g_free(prefix->text);
		prefix->text = g_strdup("treewide");
		prefix->capital = FALSE;
	}
	return prefix;
}
