/* SPDX-License-Identifier: GPL-2.0 */
/*
 * target - the meaning of the words that follow a verb's options
 *
 *	struct target target = {0};
 *	ok = target_read(&target, words, at.kernel,
 *			 TARGET_DRIVER | TARGET_PLACE | TARGET_INPUT, &error);
 *	use(target.driver); use(target.places);
 *	target_clear(&target);
 *
 * A word means the same for every verb, and never two things:
 *
 *	-			a patch on standard input
 *	NAME.cocci		a rule, below the current folder or of the tree
 *	a folder with campaign.conf
 *				a rule: a campaign
 *	a folder of the tree, by its name there or by any path to it
 *				a place of the tree
 *	another folder with *.cocci and no C file beside it
 *				a rule: a campaign
 *	any other folder	an out-of-tree driver
 *	anything else		a place: FILE, FILE:LINE; the verb checks
 *				whether it exists
 *
 * Names of the tree take precedence over those of the current folder, except
 * for words that begin with "/" or are ".", "..", "./..." or "../..."; a folder
 * that exists in both is an error.
 */
#ifndef TREEWIDE_TARGET_H
#define TREEWIDE_TARGET_H

#include <glib.h>

/* What a word can be; or'ed together: what a verb accepts. */
enum target_kind {
	TARGET_RULE = 1 << 0,
	TARGET_DRIVER = 1 << 1,
	TARGET_PLACE = 1 << 2,
	TARGET_INPUT = 1 << 3,
};

struct target {
	char *rule; /* a .cocci file's path, or a campaign's folder; or NULL */
	char *driver; /* a driver's folder; or NULL */
	char **places; /* as given by the user; NULL: none */
	gboolean input; /* "-" was given */
};

/*
 * The kind of one word. kernel may be NULL: no tree is given. *path gets the
 * path to open for the rule, driver or place, or NULL for a place that does not
 * exist; free with g_free(). Returns 0 with TREEWIDE_ERROR_INPUT if the word
 * has no meaning, or two.
 */
enum target_kind target_kind(const char *word, const char *kernel, char **path,
			     GError **error);

/*
 * Reads all words (NULL: none, else NULL-terminated). Fails with
 * TREEWIDE_ERROR_INPUT if a word's kind is not in taken, if there are two rules
 * or two drivers, or if "-" comes together with a place. target_clear() accepts
 * a zeroed target.
 */
gboolean target_read(struct target *target, char *const *words,
		     const char *kernel, guint taken, GError **error);
void target_clear(struct target *target);

#endif
