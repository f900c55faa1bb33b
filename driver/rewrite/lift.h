/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lift - a call whose callers want different things is made two
 *
 *	lift = lift_new(&input, sites);
 *	file = lift_file(lift, "arch/x86/kvm/svm/sev.c");
 *	text = file->after->source->bytes;
 *	at = lift_offset(file, site);
 *	lift_free(lift);
 *
 * Where a function pins with flags that its callers give, and some of these
 * pass the flag and others do not, the choice moves to the callers: f() becomes
 * f_longterm() and f_shortterm(), and each caller says by name which it wants. A
 * function of a few statements is written twice, and each of the two calls what
 * is of its kind. Else the two are thin and share the body, which is told by a
 * bool which of two calls to make: the call stands in the midst of its work. A
 * parameter that carries nothing else goes; one that carries other flags stays.
 * A caller that only hands its own parameter on is lifted as well.
 *
 * Each lifted call becomes two sites at the place of the one, decided, with
 * the old name still: renaming them, taking the flag away where the callers
 * write it (in the argument, or to a local that feeds nothing else), laying out
 * and commenting is rewrite's work, as for all others.
 *
 * A call is left, with the reason, where not every caller is known or says for
 * sure what it wants, where the function is not static (its prototype, in a header that
 * others include, and their calls would change in the same patch), where
 * its parameter is read for anything else, or where the call stands inside a
 * larger statement. Nothing else than C source of one file changes.
 */
#ifndef TREEWIDE_LIFT_H
#define TREEWIDE_LIFT_H

#include <glib.h>

#include "site/campaign.h"
#include "base/edit.h"
#include "program/program.h"
#include "site/site.h"
#include "flags/upstream.h"

struct lift_input {
	const struct campaign *campaign;
	const struct flags *flags;
	struct program *program;
	struct upstream *upstream;
};

/* A function that was lifted, for messages. */
struct lifted {
	char *file;
	char *function; /* what it was called */
	char *parameter; /* that told which kind */
	char *body; /* the body's name, NULL: none is shared */
	GPtrArray *entries; /* char *: names that callers use, if any */
	gboolean handed_on; /* some callers call the body */
};

/* A call that stands on its own lines anew: to be laid out. */
struct lift_call {
	guint before; /* offset of its name in the file */
	guint anchor; /* offset of the edit that it stands in, */
	guint into; /* so far into what replaces it */
	guint after; /* its name in the new text */
};

struct lift_file {
	const struct unit *unit; /* the file as the tree has it */
	struct unit *after; /* lifted, nothing renamed yet; owned */
	struct edits *edits; /* what leads from one to the other */
	GHashTable *places; /* site -> struct lift_place; lift.c's own */
	GArray *calls; /* struct lift_call: of lifted functions */
};

struct lift {
	GPtrArray *files; /* struct lift_file * */
	GPtrArray *functions; /* struct lifted * */
	GPtrArray *nodes; /* lift.c's own */
};

/*
 * Decides which CONDITIONAL sites (struct site *) are lifted, and puts two in
 * the place of each; the others get the reason why not. What the input names
 * must outlive the lift. Free with lift_free().
 */
struct lift *lift_new(const struct lift_input *input, GPtrArray *sites);
void lift_free(struct lift *lift);

/* What becomes of this file before anything is renamed; NULL: nothing. */
const struct lift_file *lift_file(const struct lift *lift, const char *path);

/*
 * Adds a line for each comment and string of this file that names a function
 * that has gone: "a.c:12: comment names f" (char *).
 */
void lift_stale(const struct lift *lift, const char *path, GPtrArray *lines);

/* Where the callee of this site, or the byte at offset, stands in it. */
guint lift_offset(const struct lift_file *file, const struct site *site);
guint lift_map(const struct lift_file *file, guint offset);

#endif
