/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd - the verbs of the program
 *
 * A verb parses its options, checks them, runs, prints, and returns the exit
 * status. 0: all is well, 1: done, but something needs attention, 2: nothing
 * was done, 3: done, except for calls that spatch cannot parse.
 */
#ifndef TREEWIDE_CMD_H
#define TREEWIDE_CMD_H

#include <glib.h>

#include "convert/conversion.h"
#include "tree/target.h"

int cmd_audit(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_comments(int argc, char **argv);
int cmd_convert(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_generate(int argc, char **argv);
int cmd_maintainers(int argc, char **argv);
int cmd_plan(int argc, char **argv);
int cmd_new(int argc, char **argv);
int cmd_ready(int argc, char **argv);
int cmd_status(int argc, char **argv);
int cmd_tags(int argc, char **argv);
int cmd_survey(int argc, char **argv);
int cmd_test(int argc, char **argv);
int cmd_verify(int argc, char **argv);

/*
 * Parses options; the other words go to the G_OPTION_REMAINING option. On a
 * wrong option returns FALSE with the error set.
 */
gboolean cmd_parse(int *argc, char ***argv, const GOptionEntry *options,
		   const char *summary, GError **error);

/* The same for several tables of options (NULL-terminated). */
gboolean cmd_parse_tables(int *argc, char ***argv,
			  const GOptionEntry *const *tables,
			  const char *summary, GError **error);

/* The options of verbs that read a kernel tree. */
struct cmd_tree {
	char *kernel; /* NULL: not given */
	/* folder of an out-of-tree driver (cmd_words()); or NULL */
	char *driver;
	char *campaign; /* default: the program's own, by cmd_parse_tree() */
	char *build;
	int jobs, timeout; /* 0: not given */
	char *logins; /* file that lists other machines, or NULL */
	gboolean verbose;
};
#define CMD_BUILD    "build"
#define CMD_CAMPAIGN "cocci/pin_user_pages" /* see data.h */
#define CMD_TREE                           \
	{                                  \
		.build = (char *)CMD_BUILD \
	}

/*
 * cmd_parse() with these options in addition to the verb's own. at must outlive
 * everything made from it; its strings are never freed.
 */
gboolean cmd_parse_tree(int *argc, char ***argv, const GOptionEntry *options,
			struct cmd_tree *at, const char *summary,
			GError **error);

/*
 * Reads the words after the options (target.h; NULL: none). taken: the kinds
 * that the verb accepts in addition to a driver's folder, which goes to
 * at->driver. The tree must be given, and the build folder must be outside of
 * tree and driver: the default one is replaced by one in the user's cache.
 */
gboolean cmd_words(struct cmd_tree *at, char *const *words, guint taken,
		   struct target *target, GError **error);

/*
 * Checks or replaces the build folder for cmd_words(), once at->driver is
 * known: fails if the user named one inside of tree or driver.
 */
gboolean cmd_words_build(struct cmd_tree *at, GError **error);

/* The options of a conversion from those of the command line. */
struct conversion_options cmd_options(const struct cmd_tree *at);

/*
 * Reads and decides the calls of a tree, as its files are on disk; finds
 * lifetimes on request. If verbose, progress goes to standard error. Free with
 * conversion_free().
 */
struct conversion *cmd_read(const struct conversion_options *options,
			    gboolean lifetimes, GError **error);

/* The exit status for the account of these references: 0, 1 or 3. */
int cmd_account(const GPtrArray *references);

/*
 * For verbs that only read: 3 if calls could not be parsed, else 0. If told is
 * set they are named on standard error, because standard output is for
 * machines.
 */
int cmd_unparsed(const GPtrArray *references, gboolean told);

/* Prints "treewide VERB: message" and returns 2; frees the error. */
int cmd_fail(const char *verb, GError *error);

/*
 * For verbs that leave files: whether standard output could be written; reports
 * on standard error if not. Status 2 would be wrong then.
 */
gboolean cmd_said(const char *verb);

/*
 * Whether the word is a mail, and 'verify' for a single mail: see
 * cmd-verify-mail.c. Returns the exit status.
 */
gboolean cmd_is_mail(const char *word);
int cmd_verify_mail(const char *kernel, const char *build, int jobs,
		    const char *path);

struct sequel;
struct series_result;

/*
 * Records the series that was written in the state of its campaign. FALSE: that
 * could not be written, which is reported on standard error.
 */
gboolean cmd_note(const char *verb, struct sequel *sequel,
		  const struct series_result *result);

struct tree;

/*
 * The stamp (stamp.h) of a question about this tree: it changes with the
 * question, the program, the tools, these files and folders, and each file of
 * the tree. NULL: the tree cannot be listed. Free with g_free().
 */
char *cmd_stamp(const struct tree *tree, const char *question,
		const char *const *places);

/*
 * Keeps the text under this name for this stamp (NULL: does nothing); reports a
 * failure on standard error.
 */
void cmd_remember(const char *verb, const char *build, const char *name,
		  const char *stamp, const char *text);

struct decisions;

/*
 * Reads the decisions of this file. NULL: the campaign's file, which may be
 * missing; "none": there are no decisions.
 */
struct decisions *cmd_decisions(const char *campaign, const char *file,
				GError **error);

/*
 * Carries these decisions out: *conversion is replaced by one that builds upon
 * them. lenient as in decisions_match(). Returns struct behaviour *; free with
 * g_ptr_array_unref().
 */
GPtrArray *cmd_behaviours(struct conversion **conversion,
			  const struct decisions *decisions, gboolean lenient,
			  GError **error);

/* Prints "  STEP    what". */
void cmd_step(const char *step, const char *what);

/*
 * On a terminal, shows a counter with the time left in the line below the last
 * one, and clears it at the end; prints nothing to a log.
 */
void cmd_progress(guint done, guint total);

/* "3 of 47, 1.5 a second, about 29 s left"; "" at the end. Free with g_free(). */
char *cmd_how_far(guint done, guint total);

struct conversion_options;

/*
 * Has a conversion say what it does, in one line on standard error that is
 * written over, where that is a terminal; FALSE: it is none. cmd_watch_end()
 * takes the line away.
 */
gboolean cmd_watch(struct conversion_options *options);
void cmd_watch_end(void);

#endif
