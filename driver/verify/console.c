// SPDX-License-Identifier: GPL-2.0
#include "console.h"

#include <stdlib.h>
#include <string.h>

static void wrong(struct console *console, const char *line)
{
	if (!console->first)
		console->first = g_strdup(line);
}

/* A line without the time in front and white space around. Free with g_free() */
static char *plain(const char *line)
{
	const char *close = *line == '[' ? strchr(line, ']') : NULL;
	char *text = g_strdup(close ? close + 1 : line);

	return g_strstrip(text);
}

static gboolean is_trouble(const char *line)
{
	static const char *const words[] = {"WARNING: CPU",
					    "BUG: ", "Oops: ", "Kernel panic"};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(line, words[i]))
			return TRUE;
	return FALSE;
}

static void read_case(struct console *console, const char *line)
{
	if (g_str_has_prefix(line, "not ok ")) {
		console->failed++;
		wrong(console, line);
	} else if (strstr(line, "# SKIP")) {
		console->skipped++;
	} else {
		console->passed++;
	}
}

static void read_exit(struct console *console, const char *program,
		      const char *number)
{
	g_autofree char *line = NULL;

	/* 4: all that could be run passed, some was skipped */
	if (!strcmp(number, "0") || !strcmp(number, "4")) {
		console->runs++;
		return;
	}
	console->bad_runs++;
	line = g_strdup_printf("%s ends with %s", program, number);
	wrong(console, line);
}

void console_read(struct console *console, const char *text, const char *suite)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autofree char *subtest = g_strdup_printf("# Subtest: %s", suite);
	g_autofree char *program = NULL;
	gboolean inside = FALSE, warns = TRUE;

	memset(console, 0, sizeof(*console));
	for (guint i = 0; lines[i]; i++) {
		g_autofree char *line = plain(lines[i]);

		if (g_str_has_prefix(line, "treewide: run ")) {
			g_free(program);
			program = g_strdup(line + strlen("treewide: run "));
			inside = FALSE;
		} else if (g_str_has_prefix(line, "treewide: exit ")) {
			read_exit(console, program ? program : "?",
				  line + strlen("treewide: exit "));
		} else if (!strcmp(line, "treewide: done")) {
			console->ended = TRUE;
		} else if (!strcmp(line, subtest)) {
			inside = TRUE;
			warns = FALSE;
		} else if (inside && (g_str_has_prefix(line, "ok ") ||
				      g_str_has_prefix(line, "not ok "))) {
			read_case(console, line);
			/* the suite's own result ends it */
			if (g_str_has_suffix(line, suite))
				inside = FALSE, warns = TRUE;
		} else if (warns && is_trouble(line)) {
			wrong(console, line);
		}
	}
}

void console_release(struct console *console)
{
	g_clear_pointer(&console->first, g_free);
}
