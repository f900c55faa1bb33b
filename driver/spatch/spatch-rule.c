// SPDX-License-Identifier: GPL-2.0
#include <string.h>
#include <sys/wait.h>

#include "base/error.h"
#include "spatch/spatch-parts.h"

char **spatch_rule_options(const char *rule, GError **error)
{
	GRegex *regex =
		g_regex_new("^// Options: *(.*)$", G_REGEX_MULTILINE, 0, NULL);
	GMatchInfo *match = NULL;
	char **words = NULL;
	char *text = NULL;

	if (!g_file_get_contents(rule, &text, NULL, NULL)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the semantic patch '%s'", rule);
		g_regex_unref(regex);
		return NULL;
	}
	if (g_regex_match(regex, text, 0, &match)) {
		char *line = g_match_info_fetch(match, 1);

		words = g_strsplit_set(g_strstrip(line), " ", -1);
		g_free(line);
	}
	g_match_info_free(match);
	g_regex_unref(regex);
	g_free(text);
	return words ? words : g_new0(char *, 1);
}

/* spatch's message about a rule that it cannot parse, shortened. */
static char *parse_error(const char *said)
{
	GRegex *regex = g_regex_new("parse error:? *\n *File \"[^\"]*\", line "
				    "(\\d+), column (\\d+)[^\n]*\n *around = "
				    "'([^\n]*)',",
				    0, 0, NULL);
	GMatchInfo *match = NULL;
	char *words = NULL;

	if (g_regex_match(regex, said, 0, &match)) {
		char *line = g_match_info_fetch(match, 1);
		char *around = g_match_info_fetch(match, 3);

		words = g_strdup_printf("parse error at line %s, at '%s'", line,
					around);
		g_free(line);
		g_free(around);
	}
	g_match_info_free(match);
	g_regex_unref(regex);
	return words;
}

/* How spatch ended without a parse error: its last words, or a signal. */
static char *last_words(const char *said, gint status)
{
	char *text = g_strchomp(g_strdup(said));
	char **lines = g_strsplit(text, "\n", -1);
	guint count = g_strv_length(lines);
	char *words = NULL;

	if (WIFSIGNALED(status))
		words = g_strdup_printf("spatch was killed by signal %d",
					WTERMSIG(status));
	else if (count && *lines[count - 1] &&
		 !g_str_has_prefix(lines[count - 1], "init_defs") &&
		 !g_str_has_prefix(lines[count - 1], "Warning"))
		words = g_strdup_printf("spatch says '%s'",
					g_strstrip(lines[count - 1]));
	if (!words)
		words = g_strdup_printf("spatch exited with status %d",
					WEXITSTATUS(status));
	g_strfreev(lines);
	g_free(text);
	return words;
}

gboolean spatch_check_rule(const struct spatch *spatch, const char *rule,
			   GError **error)
{
	GPtrArray *argv = spatch_words("spatch", "--parse-cocci", rule, NULL);
	struct ended ended;
	gboolean ok;

	g_ptr_array_add(argv, NULL);
	ok = spatch_command(spatch, argv, spatch->options.timeout, &ended,
			    error);
	if (ok && !ended_well(&ended)) {
		char *why = parse_error(ended.err);

		if (!why)
			why = last_words(ended.err, ended.status);
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "the semantic patch '%s' cannot be used: %s", rule,
			    why);
		g_free(why);
		ok = FALSE;
	}
	g_ptr_array_unref(argv);
	ended_clear(&ended);
	return ok;
}
