/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pattern - one F:, X:, N: or K: line of MAINTAINERS
 *
 * F: and X: name files the way a shell would, N: is a Perl regular expression
 * on the path, K: one on text. As in get_maintainer.pl an F: or X: has only to
 * match the path's beginning; without a slash at its end it must also have as
 * many slashes as the path. What more it holds ("[ch]") is a regular expression.
 */
#ifndef TREEWIDE_PATTERN_H
#define TREEWIDE_PATTERN_H

#include <glib.h>

struct pattern {
	char letter; /* 'F', 'X', 'N' or 'K' */
	char *prefix; /* F, X: every match begins with this */
	gsize prefix_length;
	gboolean literal; /* F, X: the prefix is all there is */
	gboolean folder; /* F, X: ends in a slash */
	guint slashes; /* F, X: how many there are */
	int depth; /* F: how specific; N: 0; -1: begins with * */
	char *expression; /* N, K, and F, X that are not literal */
	GRegex *regex; /* made of expression when first needed */
	GRegex *change; /* K: the same, for a changed line of a diff */
};

/*
 * Makes the pattern of one line. root is the tree that a folder without its
 * slash is looked for in; utf8: K: is matched with UTF-8 text, not with bytes.
 * Fails with TREEWIDE_ERROR_INPUT when the expression is not valid. Free with
 * pattern_free().
 */
struct pattern *pattern_new(char letter, const char *value, const char *root,
			    gboolean utf8, GError **error);
void pattern_free(struct pattern *pattern);

/* Whether the pattern takes this path, or, for K:, this text. */
gboolean pattern_matches(struct pattern *pattern, const char *text,
			 gsize length);

/*
 * Whether a K: takes this line of a diff, read as the script reads it: the
 * expression behind "^[+-].*", which in "a|b" binds to a alone.
 */
gboolean pattern_matches_change(struct pattern *pattern, const char *line);

#endif
