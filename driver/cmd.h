/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd - the verbs of the program
 *
 * A verb parses its options, checks them, runs, prints, and returns the exit
 * status: 0 all is well, 1 done but something needs a look, 2 nothing done, 3
 * done, but for calls that spatch cannot read.
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
 * Parses options; the rest of the words goes to the option that is
 * G_OPTION_REMAINING. Prints the error, with the verb's name, and returns
 * FALSE when they are off.
 */
gboolean cmd_parse(int *argc, char ***argv, const GOptionEntry *options,
		   const char *summary, GError **error);

/* The same of several tables of options (ends with NULL). */
gboolean cmd_parse_tables(int *argc, char ***argv,
			  const GOptionEntry *const *tables,
			  const char *summary, GError **error);

/* The options of the verbs that read a kernel tree. */
struct cmd_tree {
	char *kernel; /* NULL: not given */
	char *driver; /* a driver's folder beside it; NULL: none. cmd_words() */
	char *campaign; /* cmd_parse_tree() names the program's own */
	char *build;
	int jobs, timeout; /* 0: not given */
	char *logins; /* file of other machines, or NULL */
	gboolean verbose;
};
#define CMD_BUILD    "build"
#define CMD_CAMPAIGN "cocci/pin_user_pages" /* see data.h */
#define CMD_TREE                           \
	{                                  \
		.build = (char *)CMD_BUILD \
	}

/*
 * cmd_parse() with these options besides the verb's own. at must outlive what
 * is made of it; the strings are never freed.
 */
gboolean cmd_parse_tree(int *argc, char ***argv, const GOptionEntry *options,
			struct cmd_tree *at, const char *summary,
			GError **error);

/*
 * Reads the words behind the options (target.h; NULL: none): the kinds of them
 * that a verb takes besides a driver's folder, which goes to at->driver. The
 * tree must be given, and nothing may have to be written into it or into the
 * driver: the build folder that nobody named is then one of the user's cache.
 */
gboolean cmd_words(struct cmd_tree *at, char *const *words, guint taken,
		   struct target *target, GError **error);

/*
 * What cmd_words() does about the build folder, once at->driver is known:
 * fails when the one that was named lies in what is only read.
 */
gboolean cmd_words_build(struct cmd_tree *at, GError **error);

/* What these options ask of a conversion. */
struct conversion_options cmd_options(const struct cmd_tree *at);

/*
 * Reads and decides the calls of a tree, as its files lie; with lifetimes on
 * request. Progress goes to standard error, when verbose. Free with
 * conversion_free().
 */
struct conversion *cmd_read(const struct conversion_options *options,
			    gboolean lifetimes, GError **error);

/* What the account of these references makes the exit status: 0, 1 or 3. */
int cmd_account(const GPtrArray *references);

/*
 * For verbs that only look: 3 where calls could not be read, else 0. They are
 * named on standard error if told is set: standard output is for machines then.
 */
int cmd_unparsed(const GPtrArray *references, gboolean told);

/* Prints "treewide VERB: message" and returns 2; frees the error. */
int cmd_fail(const char *verb, GError *error);

/*
 * For verbs that leave files: whether all that was printed could be written.
 * Says on standard error when it could not; that is no status 2 then.
 */
gboolean cmd_said(const char *verb);

/*
 * Whether 'verify' is given one mail, and what it does then: see
 * cmd-verify-mail.c. Returns the exit status.
 */
gboolean cmd_is_mail(const char *word);
int cmd_verify_mail(const char *kernel, const char *build, int jobs,
		    const char *path);

struct sequel;
struct series_result;

/*
 * Writes the series that is in place into the state of its campaign. FALSE: it could not be written; standard error
 * says so.
 */
gboolean cmd_note(const char *verb, struct sequel *sequel,
		  const struct series_result *result);

struct tree;

/*
 * The stamp (stamp.h) of a question about this tree: changes with the
 * question, the program, the tools, these files and folders, and each file of
 * the tree. NULL: the tree cannot be listed. Free with g_free().
 */
char *cmd_stamp(const struct tree *tree, const char *question,
		const char *const *places);

/*
 * Remembers the text under this name for this stamp (NULL: nothing to do); says
 * on standard error when that fails.
 */
void cmd_remember(const char *verb, const char *build, const char *name,
		  const char *stamp, const char *text);

struct decisions;

/*
 * The decisions of this file: NULL the campaign's, which need not exist;
 * "none": there are none.
 */
struct decisions *cmd_decisions(const char *campaign, const char *file,
				GError **error);

/*
 * Carries these decisions out: *conversion is replaced by one that builds upon
 * them. lenient as in decisions_match(). Returns struct behaviour *; free with g_ptr_array_unref().
 */
GPtrArray *cmd_behaviours(struct conversion **conversion,
			  const struct decisions *decisions, gboolean lenient,
			  GError **error);

/* Prints "  STEP    what". */
void cmd_step(const char *step, const char *what);

/*
 * On a terminal, a counter with the time left in the line below the last one,
 * which it leaves empty at the end; in a log, nothing.
 */
void cmd_progress(guint done, guint total);

#endif
