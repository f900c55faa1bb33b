// SPDX-License-Identifier: GPL-2.0
#include "people/keyword.h"

#include <string.h>

typedef gboolean (*finder)(struct pattern *pattern, const void *text);

static gint by_number_as_text(gconstpointer a, gconstpointer b)
{
	const struct keyword *x = a, *y = b;
	char left[16], right[16];

	g_snprintf(left, sizeof(left), "%u", x->field->index);
	g_snprintf(right, sizeof(right), "%u", y->field->index);
	return strcmp(left, right);
}

static GArray *find_keywords(const GPtrArray *entries, finder finds,
			     const void *text)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct keyword));
	guint i, j;

	for (i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];

		for (j = 0; j < entry->fields->len; j++) {
			struct keyword keyword = {entry,
						  entry->fields->pdata[j]};

			if (keyword.field->letter == 'K' &&
			    finds(keyword.field->pattern, text))
				g_array_append_val(found, keyword);
		}
	}
	g_array_sort(found, by_number_as_text);
	return found;
}

static gboolean in_file(struct pattern *pattern, const void *text)
{
	const GString *whole = text;

	return pattern_matches(pattern, whole->str, whole->len);
}

GArray *keywords_in_file(const GPtrArray *entries, const GString *text)
{
	return find_keywords(entries, in_file, text);
}

/* A mail in pieces, each a list of char *. */
struct lines {
	GPtrArray *files; /* named by the diff */
	GPtrArray *message;
	GPtrArray *diff;
};

static gboolean in_lines(struct pattern *pattern, const void *text)
{
	const struct lines *lines = text;
	guint i;

	for (i = 0; i < lines->message->len; i++) {
		const char *line = lines->message->pdata[i];

		if (pattern_matches(pattern, line, strlen(line)))
			return TRUE;
	}
	for (i = 0; i < lines->diff->len; i++)
		if (pattern_matches_change(pattern, lines->diff->pdata[i]))
			return TRUE;
	return FALSE;
}

/* The word at p, or NULL. Free with g_free(). */
static char *word_at(const char *p)
{
	const char *end = p;

	while (*end && !g_ascii_isspace(*end))
		end++;
	return end > p ? g_strndup(p, end - p) : NULL;
}

/* The file of a "--- a/file" or "+++ b/file" line, or NULL. */
static char *file_of_header(const char *line)
{
	char *word, *slash, *out;

	if ((!g_str_has_prefix(line, "+++") &&
	     !g_str_has_prefix(line, "---")) ||
	    !g_ascii_isspace(line[3]))
		return NULL;
	word = word_at(line + 3 + strspn(line + 3, " \t\r"));
	slash = word ? strchr(word, '/') : NULL;
	out = g_strdup(slash ? slash + 1 : word);
	g_free(word);
	return out;
}

static gboolean add_word(GPtrArray *files, const char *p)
{
	char *word = word_at(p);

	if (word)
		g_ptr_array_add(files, word);
	return word != NULL;
}

/* Adds the files of a "diff --git" or "rename" line; FALSE: it is neither. */
static gboolean files_of_line(const char *line, GPtrArray *files)
{
	static const char *const one[] = {"rename from ", "rename to "};
	const char *b;
	guint i;

	for (i = 0; i < G_N_ELEMENTS(one); i++)
		if (g_str_has_prefix(line, one[i]))
			return add_word(files, line + strlen(one[i]));
	b = strstr(line, " b/");
	if (!g_str_has_prefix(line, "diff --git a/") || !b)
		return FALSE;
	return add_word(files, line + strlen("diff --git a/")) &&
	       add_word(files, b + 3);
}

static void lines_init(struct lines *lines, const char *mail, gboolean in_diff)
{
	char **all = g_strsplit(mail, "\n", -1), **p;
	char *file;

	lines->files = g_ptr_array_new_with_free_func(g_free);
	lines->message = g_ptr_array_new_with_free_func(g_free);
	lines->diff = g_ptr_array_new_with_free_func(g_free);
	for (p = all; *p; p++) {
		file = file_of_header(*p);
		if (file) {
			g_ptr_array_add(lines->files, file);
			in_diff = TRUE;
		} else if (!files_of_line(*p, lines->files) &&
			   !g_str_has_prefix(*p, "@@ -") &&
			   !g_str_has_prefix(*p, "Fixes:")) {
			g_ptr_array_add(in_diff ? lines->diff : lines->message,
					g_strdup(*p));
		}
	}
	g_strfreev(all);
}

static void lines_clear(struct lines *lines)
{
	g_ptr_array_unref(lines->files);
	g_ptr_array_unref(lines->message);
	g_ptr_array_unref(lines->diff);
}

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static char **sorted_and_unique(GPtrArray *files)
{
	GPtrArray *out = g_ptr_array_new();
	guint i;

	g_ptr_array_sort(files, by_text);
	for (i = 0; i < files->len; i++)
		if (!i || strcmp(files->pdata[i], files->pdata[i - 1]))
			g_ptr_array_add(out, g_strdup(files->pdata[i]));
	g_ptr_array_add(out, NULL);
	return (char **)g_ptr_array_free(out, FALSE);
}

GArray *keywords_in_mail(const GPtrArray *entries, const char *mail,
			 gboolean in_diff)
{
	struct lines lines;
	GArray *found;

	lines_init(&lines, mail, in_diff);
	found = find_keywords(entries, in_lines, &lines);
	lines_clear(&lines);
	return found;
}

char **keyword_mail_files(const char *mail)
{
	struct lines lines;
	char **out;

	lines_init(&lines, mail, FALSE);
	out = sorted_and_unique(lines.files);
	lines_clear(&lines);
	return out;
}
