// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rule/cocci-parts.h"
#include "base/error.h"

/* What stands behind the word in a line, or NULL. */
static const char *behind(const char *line, const char *word)
{
	if (!g_str_has_prefix(line, word))
		return NULL;
	line += strlen(word);
	return line + strspn(line, " \t");
}

/* "key=value" of a line "//# treewide:". */
static gboolean read_setting(struct cocci *cocci, const char *words, guint line,
			     GError **error)
{
	const char *equals = strchr(words, '=');

	if (!equals || equals == words) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' line %u: '//# treewide:' is followed by "
			    "key=value",
			    cocci->path, line);
		return FALSE;
	}
	g_hash_table_replace(cocci->settings,
			     g_strstrip(g_strndup(words, equals - words)),
			     g_strstrip(g_strdup(equals + 1)));
	return TRUE;
}

/* The words of all such lines count, as coccicheck takes them. */
static void add_options(struct cocci *cocci, const char *words)
{
	char *all = cocci->options ? g_strjoin(" ", cocci->options, words, NULL)
				   : g_strdup(words);

	g_free(cocci->options);
	cocci->options = g_strchomp(all);
}

static void read_option(struct cocci *cocci, const char *line)
{
	const char *words;

	if ((words = behind(line, "SPDX-License-Identifier:")))
		cocci->license = g_strchomp(g_strdup(words));
	else if ((words = behind(line, "Confidence:")))
		cocci->confidence = g_strchomp(g_strdup(words));
	else if ((words = behind(line, "Options:")) && *words)
		add_options(cocci, words);
}

/* A line "///": of the summary up to the first that is empty, then message. */
static void read_words(const char *words, GString *summary, GString *message,
		       gboolean *is_message)
{
	if (!*words) {
		*is_message |= summary->len > 0;
		if (message->len && !g_str_has_suffix(message->str, "\n\n"))
			g_string_append(message, "\n");
	} else if (*is_message) {
		g_string_append_printf(message, "%s\n", words);
	} else {
		g_string_append_printf(summary, "%s%s", summary->len ? " " : "",
				       words);
	}
}

/* "  indented" stays so, but for the blank behind the slashes. */
static const char *words_of(const char *line)
{
	return line[0] == ' ' ? line + 1 : line;
}

gboolean cocci_read_heading(struct cocci *cocci, GError **error)
{
	char **lines = g_strsplit(cocci->text, "\n", -1);
	GString *summary = g_string_new(NULL), *message = g_string_new(NULL);
	gboolean is_message = FALSE, ok = TRUE;

	for (guint i = 0; ok && lines[i] && lines[i][0] != '@'; i++) {
		char *line = g_strchomp(lines[i]);
		const char *words;

		if ((words = behind(line, "///")))
			read_words(words_of(line + strlen("///")), summary,
				   message, &is_message);
		else if ((words = behind(line, "//#")) &&
			 (words = behind(words, "treewide:")))
			ok = read_setting(cocci, words, i + 1, error);
		else if ((words = behind(line, "//")))
			read_option(cocci, words);
	}
	g_strfreev(lines);
	if (summary->len)
		cocci->summary = g_strdup(summary->str);
	if (!cocci->options)
		cocci->options = g_strdup("");
	cocci->message = g_strchomp(g_string_free(message, FALSE));
	g_string_free(summary, TRUE);
	return ok;
}
