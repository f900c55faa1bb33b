/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pattern - one F:, X:, N: or K: line of MAINTAINERS
 *
 * F: and X: name files like a shell pattern, N: is a Perl regular expression on
 * the path, K: one on text. As in get_maintainer.pl an F: or X: only has to
 * match the beginning of the path; without a slash at its end it must also have
 * as many slashes as the path. Anything else in it ("[ch]") is a regular
 * expression.
 */
#ifndef TREEWIDE_PATTERN_H
#define TREEWIDE_PATTERN_H

#include <glib.h>

struct pattern {
	char letter; /* 'F', 'X', 'N' or 'K' */
	char *prefix; /* F, X: every match begins with this */
	gsize prefix_length;
	gboolean literal; /* F, X: there is nothing after the prefix */
	gboolean folder; /* F, X: ends in a slash */
	guint slashes; /* F, X: number of slashes */
	int depth; /* F: how specific; N: 0; -1: begins with * */
	char *expression; /* N, K, and F, X that are not literal */
	GRegex *regex; /* compiled from expression when first needed */
	GRegex *change; /* K: the same, for a changed line of a diff */
};

/*
 * Makes the pattern of one line. root is the tree, for folders without a
 * trailing slash; utf8: K: matches UTF-8 text, not bytes. Fails with
 * TREEWIDE_ERROR_INPUT if the expression is not valid. Free with
 * pattern_free().
 */
struct pattern *pattern_new(char letter, const char *value, const char *root,
			    gboolean utf8, GError **error);
void pattern_free(struct pattern *pattern);

/* Whether the pattern matches this path or, for K:, this text. */
gboolean pattern_matches(struct pattern *pattern, const char *text,
			 gsize length);

/*
 * Whether a K: matches this line of a diff as it does for the script: the
 * expression after "^[+-].*", which in "a|b" applies to a only.
 */
gboolean pattern_matches_change(struct pattern *pattern, const char *line);

#endif
