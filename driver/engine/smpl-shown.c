// SPDX-License-Identifier: GPL-2.0
#include "engine/smpl-shown.h"

#include <string.h>

#include "base/text.h"

/* Lines that say nothing to spatch. */
static gboolean is_comment(const char *line)
{
	line += strspn(line, " \t");
	return g_str_has_prefix(line, "//");
}

/* The code of one file: no comment lines, no two blank lines together. */
static guint add_code(GString *out, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	gboolean blank = TRUE;
	guint count = 0;

	for (char **line = lines; *line; line++) {
		g_autofree char *clean = g_strdup(*line);

		if (is_comment(clean))
			continue;
		g_strchomp(clean);
		if (blank && !*clean)
			continue;
		blank = !*clean;
		g_string_append_printf(out, "%s\n", clean);
		count++;
	}
	return count;
}

char *smpl_shown(const struct mission *mission, guint most)
{
	g_autoptr(GString) out = g_string_new("// <smpl>\n");
	guint lines = 0;

	for (guint i = 0; i < mission->set->files->len; i++) {
		const struct rulefile *file = mission->set->files->pdata[i];

		if (i)
			g_string_append_c(out, '\n');
		lines += add_code(out, file->cocci->text);
	}
	if (lines > most)
		return NULL;
	while (out->len > 1 && g_str_has_suffix(out->str, "\n\n"))
		g_string_truncate(out, out->len - 1);
	g_string_append(out, "// </smpl>");
	return text_indent(out->str, " ");
}
