// SPDX-License-Identifier: GPL-2.0
#include "people/pattern.h"

#include <string.h>

#include "base/error.h"

/* Characters that are special in a regular expression but not in a shell. */
#define UNUSUAL "[](){}+|^$\\"

static gboolean compile(struct pattern *pattern, gboolean utf8, GError **error)
{
	GRegexCompileFlags flags = G_REGEX_NEWLINE_LF;
	GError *why = NULL;

	/* like Perl's /x: blanks and comments are ignored */
	if (pattern->letter == 'N' || pattern->letter == 'K')
		flags |= G_REGEX_EXTENDED;
	/* K: may be searched in whole files: six times as fast when compiled */
	if (pattern->letter == 'K')
		flags |= G_REGEX_OPTIMIZE;
	if (!utf8)
		flags |= G_REGEX_RAW;
	pattern->regex = g_regex_new(pattern->expression, flags, 0, &why);
	if (pattern->regex)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT, "%s",
		    why->message);
	g_error_free(why);
	return FALSE;
}

static guint count_slashes(const char *text, gsize length)
{
	guint n = 0;

	while (length--)
		n += *text++ == '/';
	return n;
}

/* The regular expression for a shell pattern. */
static char *shell_to_regex(const char *value)
{
	GString *out = g_string_new("^");

	for (; *value; value++) {
		if (*value == '.')
			g_string_append(out, "\\.");
		else if (*value == '*')
			g_string_append(out, ".*");
		else
			g_string_append_c(out, *value == '?' ? '.' : *value);
	}
	return g_string_free(out, FALSE);
}

/*
 * A folder may be named without its slash. The script looks for it under the
 * already converted name, so it never finds a name with a full stop.
 */
static gboolean is_folder(const char *value, const char *root)
{
	char *path;
	gboolean found;

	if (!*value || g_str_has_suffix(value, "/") ||
	    value[strcspn(value, ".*?" UNUSUAL)])
		return FALSE;
	path = g_build_filename(root, value, NULL);
	found = g_file_test(path, G_FILE_TEST_IS_DIR);
	g_free(path);
	return found;
}

/* The length of the prefix that every match has. */
static gsize literal_length(const char *value)
{
	gsize n = strcspn(value, "*?" UNUSUAL);

	if (strchr(value, '|'))
		return 0;
	/* a quantifier may make the character before it optional */
	if (n && value[n] && strchr("{+", value[n]))
		n--;
	return n;
}

static gboolean set_files(struct pattern *pattern, const char *value,
			  const char *root, GError **error)
{
	char *whole = is_folder(value, root) ? g_strconcat(value, "/", NULL)
					     : g_strdup(value);
	gsize length = strlen(whole);
	gboolean ok = TRUE;

	pattern->prefix_length = literal_length(whole);
	pattern->prefix = g_strndup(whole, pattern->prefix_length);
	pattern->literal = pattern->prefix_length == length;
	pattern->folder = length && whole[length - 1] == '/';
	pattern->slashes = count_slashes(whole, length);
	pattern->depth = pattern->slashes + !pattern->folder;
	if (*whole == '*')
		pattern->depth = -1;
	if (!pattern->literal) {
		pattern->expression = shell_to_regex(whole);
		/* patterns with only * and ? are valid: compile those later */
		if (whole[strcspn(whole, UNUSUAL)])
			ok = compile(pattern, FALSE, error);
	}
	g_free(whole);
	return ok;
}

struct pattern *pattern_new(char letter, const char *value, const char *root,
			    gboolean utf8, GError **error)
{
	struct pattern *pattern = g_new0(struct pattern, 1);
	gboolean ok;

	pattern->letter = letter;
	if (letter == 'F' || letter == 'X') {
		ok = set_files(pattern, value, root, error);
	} else {
		pattern->expression = g_strdup(value);
		ok = compile(pattern, letter == 'K' && utf8, error);
	}
	if (!ok)
		g_clear_pointer(&pattern, pattern_free);
	return pattern;
}

void pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	g_free(pattern->prefix);
	g_free(pattern->expression);
	g_clear_pointer(&pattern->regex, g_regex_unref);
	g_clear_pointer(&pattern->change, g_regex_unref);
	g_free(pattern);
}

static gboolean expression_matches(struct pattern *pattern, const char *text,
				   gsize length)
{
	/* Perl takes an empty pattern for the last one that matched */
	if (!*pattern->expression)
		return FALSE;
	if (!pattern->regex && !compile(pattern, FALSE, NULL))
		return FALSE;
	return g_regex_match_full(pattern->regex, text, length, 0, 0, NULL,
				  NULL);
}

gboolean pattern_matches(struct pattern *pattern, const char *text,
			 gsize length)
{
	if (pattern->letter == 'N' || pattern->letter == 'K')
		return expression_matches(pattern, text, length);
	if (length < pattern->prefix_length ||
	    memcmp(text, pattern->prefix, pattern->prefix_length))
		return FALSE;
	if (!pattern->folder && count_slashes(text, length) != pattern->slashes)
		return FALSE;
	return pattern->literal || expression_matches(pattern, text, length);
}

gboolean pattern_matches_change(struct pattern *pattern, const char *line)
{
	char *expression;

	if (!*pattern->expression)
		return FALSE;
	if (!pattern->change) {
		expression = g_strconcat("^[+-].*", pattern->expression, NULL);
		pattern->change = g_regex_new(
			expression, g_regex_get_compile_flags(pattern->regex),
			0, NULL);
		g_free(expression);
	}
	return pattern->change && g_regex_match(pattern->change, line, 0, NULL);
}
