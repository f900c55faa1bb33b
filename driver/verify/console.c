// SPDX-License-Identifier: GPL-2.0
#include "verify/console.h"

#include <stdlib.h>
#include <string.h>

#define UNENDED "a KUnit suite does not end"

static void wrong(struct console *console, const char *line)
{
	if (!console->first)
		console->first = g_strdup(line);
}

/* The line without its time stamp, stripped. Free with g_free(). */
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

/* "ok 3 a # SKIP why" -> "a". Free with g_free(). */
static char *result_name(const char *line)
{
	const char *name = strstr(line, "ok ") + strlen("ok ");
	const char *end;

	name += strspn(name, "0123456789");
	name += strspn(name, " -");
	end = strstr(name, " # ");
	return g_strndup(name, end ? (gsize)(end - name) : strlen(name));
}

/* Reads a result line: of a case, or the total of the innermost subtest. */
static void read_result(struct console *console, const char *line,
			GPtrArray *open)
{
	g_autofree char *name = result_name(line);
	gboolean bad = g_str_has_prefix(line, "not ok ");

	if (bad)
		wrong(console, line);
	if (!strcmp(name, open->pdata[open->len - 1])) {
		g_ptr_array_set_size(open, open->len - 1);
		return;
	}
	console->failed += bad;
	console->skipped += !bad && strstr(line, "# SKIP");
	console->passed += !bad && !strstr(line, "# SKIP");
}

static void read_exit(struct console *console, const char *program,
		      const char *number)
{
	g_autofree char *line = NULL;

	/* 4: some cases were skipped, all others passed */
	if (!strcmp(number, "0") || !strcmp(number, "4")) {
		console->runs++;
		return;
	}
	console->bad_runs++;
	line = g_strdup_printf("%s ends with %s", program, number);
	wrong(console, line);
}

/* Opens a subtest: the suite itself, or one inside of it. */
static gboolean read_subtest(const char *line, const char *suite,
			     GPtrArray *open)
{
	const char *name = line + strlen("# Subtest: ");

	if (!g_str_has_prefix(line, "# Subtest: ") ||
	    (!open->len && strcmp(name, suite)))
		return FALSE;
	g_ptr_array_add(open, g_strdup(name));
	return TRUE;
}

void console_read(struct console *console, const char *text, const char *suite)
{
	g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autofree char *program = NULL;

	memset(console, 0, sizeof(*console));
	for (guint i = 0; lines[i]; i++) {
		g_autofree char *line = plain(lines[i]);

		if (g_str_has_prefix(line, "treewide: run ")) {
			if (open->len)
				wrong(console, UNENDED);
			g_free(program);
			program = g_strdup(line + strlen("treewide: run "));
			g_ptr_array_set_size(open, 0);
		} else if (g_str_has_prefix(line, "treewide: exit ")) {
			read_exit(console, program ? program : "?",
				  line + strlen("treewide: exit "));
		} else if (!strcmp(line, "treewide: done")) {
			console->ended = TRUE;
		} else if (read_subtest(line, suite, open)) {
			continue;
		} else if (open->len && (g_str_has_prefix(line, "ok ") ||
					 g_str_has_prefix(line, "not ok "))) {
			read_result(console, line, open);
		} else if (!open->len && is_trouble(line)) {
			/*
			 * cases provoke warnings on purpose; other code must
			 * not warn
			 */
			wrong(console, line);
		}
	}
	if (open->len)
		wrong(console, UNENDED);
}

void console_release(struct console *console)
{
	g_clear_pointer(&console->first, g_free);
}
