/* SPDX-License-Identifier: GPL-2.0 */
/*
 * verify - proves a series against the real kernel, patch by patch
 *
 *	verify = verify_new(&options, &error);
 *	verify_run(verify, &error);
 *	verify_report(verify, &error);		(verify-report.h)
 *	status = verify_status(verify);
 *	verify_free(verify);
 *
 * Each step fills cells: a patch and a column. A cell is red only if something
 * was shown to be wrong. Steps that cannot be run are skipped, with the reason,
 * and counted; they never count as held.
 */
#ifndef TREEWIDE_VERIFY_H
#define TREEWIDE_VERIFY_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "verify/posted.h"
#include "verify/rehearsal.h"
#include "series/proof.h"
#include "tree/tree.h"

enum verify_level {
	VERIFY_QUICK, /* the mails */
	VERIFY_BUILD, /* plus object code, and builds on x86 */
	VERIFY_FULL, /* plus other architectures, and run time */
};

enum held {
	HELD_NOT_ASKED,
	HELD_OK,
	HELD_LOOK, /* a person has to look; the reason for it is known */
	HELD_SKIPPED,
	HELD_RED,
};

enum column {
	COLUMN_APPLIES,
	COLUMN_ALONE,
	COLUMN_MAIL,
	COLUMN_COVERED,
	COLUMN_PROVED,
	COLUMN_BUILDS,
	COLUMN_ARCHES,
	COLUMNS,
};

struct cell {
	enum held held;
	char *note; /* why it is not simply OK, or NULL */
	char *command; /* reproduces it, or NULL */
};

/* One step, or a part of one that can be skipped separately. */
struct verify_step {
	char *name; /* "objects clang x86_64" */
	enum held held;
	char *note; /* the reason, or a figure; or NULL */
	double seconds;
};

/* What was shown about one object file. */
enum verdict_of_object {
	OBJECT_NOT_COVERED, /* no configuration compiled the call */
	OBJECT_PROVED, /* identical with both expansions */
	OBJECT_VALUES_SAME, /* identical with the relaxed one only */
	OBJECT_LOOK, /* differs; for a change of behaviour: does not */
	OBJECT_BUILDS, /* compiles before and after; nothing else is claimed */
	OBJECT_DIFFERS, /* in each function that changes, as it should */
	OBJECT_VERDICTS,
};

struct verify_object {
	char *file; /* "net/rds/rdma.c" */
	guint patch; /* number of the patch that converts it */
	char *arch; /* "x86_64"; NULL: not covered */
	char *compiler; /* "clang 14.0.6" */
	char *config; /* "allmodconfig" */
	enum verdict_of_object verdict;
	gboolean red; /* differs, and no call explains it */
	char *why; /* for all but PROVED */
	char *report; /* file with the disassembly, or NULL */
};

void verify_object_free(gpointer object);

/* Whether everything that is claimed was shown. */
gboolean verify_shown(const struct verify_object *object);

struct verify_options {
	const char *kernel;
	const char *series; /* folder of the series */
	/*
	 * the campaign's folder; NULL: the series is that of a rule of the
	 * user's own, for any tree, without campaign or family
	 */
	const char *campaign;
	enum claim claim; /* for such a rule: what is to be shown */
	const char
		*equal; /* its header of new names in terms of old, or NULL */
	const char *seed; /* its mission_seed() */
	const char *wrappers; /* folder of the templates */
	const char *build;
	enum verify_level level;
	char **files; /* only these files are compiled; NULL: all */
	guint jobs;
	gboolean trust; /* run programs of tree and series without a sandbox */
	gboolean nobody; /* the tree has no MAINTAINERS: no recipients */
	/* Called at the start of each step. */
	void (*step)(const char *step, const char *what);
	/* Called with a step's progress, done 0: preparing; may be NULL. */
	void (*progress)(guint done, guint total);
};

struct verify {
	struct verify_options options;
	struct tree *tree;
	struct campaign *campaign;
	struct family *family;
	struct posted *posted;
	struct rehearsal *rehearsal;
	struct sandbox *sandbox; /* for programs of tree and series; or NULL */
	char *folder; /* build/verify/<label>, absolute */
	struct cell (*cells)[COLUMNS]; /* for each patch */
	GPtrArray *steps; /* struct verify_step * */
	GPtrArray *objects; /* struct verify_object * */
	char *clang; /* "clang 14.0.6 (allmodconfig ...)", or NULL */
};

/*
 * Opens tree, campaign and series. Fails with TREEWIDE_ERROR_INPUT if the
 * series was made for another version. Free with verify_free().
 */
struct verify *verify_new(const struct verify_options *options, GError **error);
void verify_free(struct verify *verify);

/* Runs the steps of the level. Fails only if no step can continue. */
gboolean verify_run(struct verify *verify, GError **error);

/*
 * Records a step that this machine or tree cannot run: named and counted, never
 * passed.
 */
void verify_skip(struct verify *verify, const char *name, const char *why);

/*
 * 0: everything that was run held; 1: something is red; 2: the level asks for
 * object code, and none could be compared.
 */
int verify_status(const struct verify *verify);

/* Sets a cell unless it is worse already; note and command may be NULL. */
void verify_mark(struct verify *verify, guint patch, enum column column,
		 enum held held, const char *note, const char *command);

/*
 * Begins a step and tells the user; verify_end() sets its result. note is
 * copied; NULL: nothing to say.
 */
struct verify_step *verify_begin(struct verify *verify, const char *step,
				 const char *name);
void verify_end(struct verify_step *step, enum held held, const char *note);

/* "-", "ok", "LOOK", "SKIPPED", "RED" */
const char *held_name(enum held held);
/* "applies" ... */
const char *column_name(enum column column);
/* "PROVED", "VALUES SAME", "LOOK", "NOT COVERED" */
const char *verdict_of_object_name(enum verdict_of_object verdict);

#endif
