// SPDX-License-Identifier: GPL-2.0
#include "posted-mail.h"

#include <string.h>

#include "state.h"

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
 * The name that a line of a file's header gives, without "a/" or "b/"; NULL: it
 * is none that a patch can change: it leads out of the tree, or into git's own
 * folder. What git would quote is none either, no file of a kernel is called so.
 */
static char *name_in(const char *name, gsize length)
{
	char *path = g_strndup(name, length);

	if (path_is_sane(path) && !strpbrk(path, "\"\\\t"))
		return path;
	g_free(path);
	return NULL;
}

/* Adds the file of "diff --git a/x b/x" that ends at end. */
static gboolean add_name(GPtrArray *files, const char *line, const char *end)
{
	const char *from = line + strlen("diff --git a/");
	/* both sides are one name, which says where the second begins */
	gsize length = end > from + 3 ? (end - from - 3) / 2 : 0;
	const char *to = from + length + 3;
	char *name = NULL;

	if (length && to + length == end && !strncmp(from + length, " b/", 3) &&
	    !strncmp(from, to, length))
		name = name_in(to, length);
	if (name)
		g_ptr_array_add(files, name);
	return name != NULL;
}

GPtrArray *posted_files(const char *diff)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	const char *p = diff;

	/* only headers of a file begin so: lines of a hunk begin with +, -, " " */
	while (p && *p) {
		const char *end;

		p += *p == '\n';
		end = p + strcspn(p, "\n");
		if (!g_str_has_prefix(p, "diff --git a/") ||
		    !add_name(files, p, end)) {
			g_ptr_array_unref(files);
			return NULL;
		}
		p = strstr(end, "\ndiff --git ");
	}
	return files;
}
