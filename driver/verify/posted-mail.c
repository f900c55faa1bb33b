// SPDX-License-Identifier: GPL-2.0
#include "verify/posted-mail.h"

#include <string.h>

#include "tree/state.h"

char *posted_subject(const char *mail)
{
	const char *head = g_strstr_len(mail, -1, "\nSubject: ");
	GString *text = g_string_new(NULL);
	const char *p, *end;

	if (!head)
		return g_string_free(text, FALSE);
	for (p = head + strlen("\nSubject: "); *p; p++) {
		if (*p == '\n' && p[1] != ' ' && p[1] != '\t')
			break;
		if (*p != '\n')
			g_string_append_c(text, *p);
	}
	end = *text->str == '[' ? strstr(text->str, "] ") : NULL;
	if (end)
		g_string_erase(text, 0, end + 2 - text->str);
	return g_string_free(text, FALSE);
}

/*
 * One side of the header's line: a/name, or "a/name" if git quotes it because
 * it is not plain. NULL: neither.
 */
static char *side_of(const char *word, gsize length, char side)
{
	gboolean quoted = length > 1 && *word == '"';
	g_autofree char *text = quoted ? g_strndup(word + 1, length - 2)
				       : g_strndup(word, length);
	g_autofree char *plain = quoted ? g_strcompress(text) : NULL;
	const char *name = quoted ? plain : text;

	if (quoted && word[length - 1] != '"')
		return NULL;
	return name[0] == side && name[1] == '/' ? g_strdup(name + 2) : NULL;
}

/*
 * Adds the file of "diff --git a/x b/x". FALSE: the two names differ, or lead
 * out of the tree or into .git.
 */
static gboolean add_name(GPtrArray *files, const char *line, const char *end)
{
	const char *from = line + strlen("diff --git ");
	/* both have the same length, so the second one's start is known */
	gsize length = end > from ? (end - from - 1) / 2 : 0;
	const char *to = from + length + 1;
	g_autofree char *old = NULL;
	g_autofree char *new = NULL;

	if (!length || from[length] != ' ' || to + length != end)
		return FALSE;
	old = side_of(from, length, 'a');
	new = side_of(to, length, 'b');
	if (!old || !new || strcmp(old, new) || !path_is_sane(new))
		return FALSE;
	g_ptr_array_add(files, g_steal_pointer(&new));
	return TRUE;
}

GPtrArray *posted_files(const char *diff)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	const char *p = diff;

	/* only a file's header begins like this; hunks have +, - or " " */
	while (p && *p) {
		const char *end;

		p += *p == '\n';
		end = p + strcspn(p, "\n");
		if (!g_str_has_prefix(p, "diff --git ") ||
		    !add_name(files, p, end)) {
			g_ptr_array_unref(files);
			return NULL;
		}
		p = strstr(end, "\ndiff --git ");
	}
	return files;
}
