/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lexicon - what the words of kernel code mean for the life of a pin
 *
 *	lexicon = lexicon_load("cocci/x/lifetime.conf", &error);
 *	argument = lexicon_argument(lexicon, LEXICON_DROP, "unpin_user_page");
 *	if (lexicon_has(lexicon, LEXICON_INSERT, "list_add"))
 *	lexicon_free(lexicon);
 *
 * Read from the campaign's lifetime.conf: the driver knows no function by
 * name. Words may be patterns with * and ?.
 */
#ifndef TREEWIDE_LEXICON_H
#define TREEWIDE_LEXICON_H

#include <glib.h>

enum lexicon_class {
	LEXICON_EXTRACT, /* pins too, but takes no flags */
	LEXICON_AGAIN, /* takes one more pin on pages that have one */
	LEXICON_ASKS, /* tells whether pages are pinned */
	LEXICON_DROP, /* drops a pin */
	LEXICON_NUMBER, /* is told how many pages to drop */
	LEXICON_OTHER, /* drops another kind of reference */
	LEXICON_TAKE, /* takes one of that kind */
	LEXICON_CONVERT, /* its result is the page in another form */
	LEXICON_FILL, /* puts pages into an object */
	LEXICON_CARRIER, /* a member that leads each driver to its own object */
	LEXICON_SWAP, /* two variables change their values */
	LEXICON_INSERT, /* makes an object findable */
	LEXICON_NEUTRAL, /* only looks */
	LEXICON_COUNTED, /* the last of several holders calls the function */
	LEXICON_COUNTING, /* tells of a count of holders */
	LEXICON_DEFERRED, /* calls the function later */
	LEXICON_LETGO, /* runs when user space lets go of a handle */
	LEXICON_USER, /* user space reaches this member of a table */
	LEXICON_DONE, /* an operation says that it is done */
	LEXICON_HANDLERS, /* is given a handler for that */
	LEXICON_WORK, /* binds a function to a work item */
	LEXICON_QUEUE, /* queues a work item */
	LEXICON_TEARDOWN, /* the driver or the machine goes away */
	LEXICON_NOTIFIER, /* an address range changes */
	LEXICON_CLASSES,
};

struct lexicon;

/*
 * Fails with TREEWIDE_ERROR_INPUT when the file cannot be read, or a key is
 * missing, unknown or malformed. Free with lexicon_free().
 */
struct lexicon *lexicon_load(const char *path, GError **error);

/*
 * The same, where a second file replaces some of the keys: for references that
 * are no pins. What drops them drops many another, so that lexicon_exact():
 * a release counts only where it reads the very place that keeps the pages.
 */
struct lexicon *lexicon_load_over(const char *path, const char *over,
				  GError **error);
gboolean lexicon_exact(const struct lexicon *lexicon);
void lexicon_free(struct lexicon *lexicon);

/* Whether the word is of this class. */
gboolean lexicon_has(const struct lexicon *lexicon, enum lexicon_class class,
		     const char *word);

/* The argument's number that the class gives with the word; -1: not of it. */
int lexicon_argument(const struct lexicon *lexicon, enum lexicon_class class,
		     const char *word);

/* The words of a class that are no patterns; owned by the lexicon. */
const GPtrArray *lexicon_words(const struct lexicon *lexicon,
			       enum lexicon_class class);

#endif
