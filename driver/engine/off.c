// SPDX-License-Identifier: GPL-2.0
#include "engine/off.h"

#include <string.h>

/* A mode that nobody asks for. */
#define NEVER "treewide_never"

/* "@x depends on y@" becomes "@x depends on (y) && treewide_never@". */
static void add_head(GString *out, const char *text, const char *end)
{
	const char *depends = g_strstr_len(text, end - text, "depends on ");
	const char *stop = end;
	static const char *const ends[] = {" exists", " forall", " using ",
					   " disable ", " expression"};

	if (!depends) {
		/* what qualifies the rule stands behind depends on */
		for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
			const char *p = g_strstr_len(text, end - text, ends[i]);

			if (p && p < stop)
				stop = p;
		}
		g_string_append_len(out, text, stop - text);
		g_string_append(out, " depends on " NEVER);
		g_string_append_len(out, stop, end - stop);
		return;
	}
	depends += strlen("depends on ");
	for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
		const char *p = g_strstr_len(depends, end - depends, ends[i]);

		if (p && p < stop)
			stop = p;
	}
	g_string_append_len(out, text, depends - text);
	g_string_append_c(out, '(');
	g_string_append_len(out, depends, stop - depends);
	g_string_append(out, ") && " NEVER);
	g_string_append_len(out, stop, end - stop);
}

char *off_text(const struct cocci *cocci, guint rule)
{
	const struct cocci_rule *off = cocci->rules->pdata[rule];
	const struct cocci_rule *first = cocci->rules->pdata[0];
	g_auto(GStrv) lines = g_strsplit(cocci->text, "\n", -1);
	GString *out = g_string_new(NULL);

	for (guint i = 0; lines[i]; i++) {
		const char *at = strchr(lines[i], '@');
		const char *end = at ? strchr(at + 1, '@') : NULL;

		if (i + 1 == first->line)
			g_string_append(out, "virtual " NEVER "\n\n");
		if (i + 1 == off->line && end) {
			add_head(out, lines[i], end);
			g_string_append(out, end);
		} else {
			g_string_append(out, lines[i]);
		}
		if (lines[i + 1])
			g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

struct ruleset *off_read(const struct ruleset *set, guint file, guint rule,
			 const char *folder, GError **error)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *off = g_build_filename(folder, "off.cocci", NULL);
	g_autofree char *text = NULL;

	for (guint i = 0; i < set->files->len; i++) {
		const struct rulefile *one = set->files->pdata[i];

		g_ptr_array_add(paths,
				g_strdup(i == file ? off : one->cocci->path));
		if (i == file)
			text = off_text(one->cocci, rule);
	}
	g_ptr_array_add(paths, NULL);
	if (!g_file_set_contents(off, text, -1, error))
		return NULL;
	return ruleset_read((const char *const *)paths->pdata, error);
}
