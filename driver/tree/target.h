/* SPDX-License-Identifier: GPL-2.0 */
/*
 * target - what the words behind a verb's options stand for
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
 *	any other folder	a driver that is not in the tree
 *	all else		a place: FILE, FILE:LINE; whether it is there is
 *				for the verb to say
 *
 * Names of the tree come before those of the current folder, but for what
 * begins with "/" or is ".", "..", "./..." or "../..."; a folder that is
 * there as both is an error.
 */
#ifndef TREEWIDE_TARGET_H
#define TREEWIDE_TARGET_H

#include <glib.h>

/* What a word can be; or'ed together, what a verb takes. */
enum target_kind {
	TARGET_RULE = 1 << 0,
	TARGET_DRIVER = 1 << 1,
	TARGET_PLACE = 1 << 2,
	TARGET_INPUT = 1 << 3,
};

struct target {
	char *rule; /* a .cocci file's path, or a campaign's folder; or NULL */
	char *driver; /* a driver's folder; or NULL */
	char **places; /* as they were given; NULL: none */
	gboolean input; /* "-" was given */
};

/*
 * What one word stands for. kernel may be NULL: no tree is given. *path gets
 * the rule's, driver's or place's path as it can be opened, or NULL where the
 * place is not there; free with g_free(). 0, with TREEWIDE_ERROR_INPUT: the
 * word has no meaning, or two.
 */
enum target_kind target_kind(const char *word, const char *kernel, char **path,
			     GError **error);

/*
 * Reads all words (NULL: none, else it ends with NULL). Fails with
 * TREEWIDE_ERROR_INPUT when a word is of a kind that is not among those taken,
 * when there are two rules or two drivers, or when "-" is not alone beside
 * them. target_clear() accepts a zeroed target.
 */
gboolean target_read(struct target *target, char *const *words,
		     const char *kernel, guint taken, GError **error);
void target_clear(struct target *target);

#endif
