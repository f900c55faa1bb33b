/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ruleset - the semantic patches of one campaign, and what follows from them
 *
 *	set = ruleset_read(paths, &error);
 *	if (set->idle)
 *		say(set->idle);
 *	use(set->retired);  use(set->fresh);  use(set->need);
 *	ruleset_free(set);
 *
 * The files run in order, each upon what the ones before it left. A file with
 * "virtual patch" runs with -D patch; rules that only other modes have do not
 * count.
 */
#ifndef TREEWIDE_RULESET_H
#define TREEWIDE_RULESET_H

#include <glib.h>

#include "rule/cocci.h"

/* What a name of a rule is, told by the words around it there. */
enum rulename_kind {
	RULENAME_OTHER, /* a constant, a variable, an enum value ... */
	RULENAME_CALLED, /* a function, or a macro with arguments */
	RULENAME_MEMBER, /* behind -> or ., or a member's initialiser */
	RULENAME_TYPE, /* behind struct, union or enum; a typedef */
	RULENAME_HEADER, /* "linux/timer.h", of an #include line */
};

struct rulename {
	char *name;
	enum rulename_kind kind;
	const struct cocci *file;
	guint rule; /* number of the rule in that file, from 0 */
	/* the rule rewrites what defines it, too: nothing of it is own */
	gboolean defined;
};

/* One file's part. */
struct rulefile {
	struct cocci *cocci;
	gboolean patch; /* runs with -D patch */
	gboolean *active; /* of each rule: it can run at all */
	struct need **needs; /* of each rule: where it stands, one function */
	struct need *
		*full; /* of each rule: in a file, with what it builds on */
	struct need *need; /* of a whole file, for anything to change */
	char *whole; /* why copies of single functions will not do, or NULL */
	char *place; /* why the file must lie in its own tree, or NULL */
	gboolean types; /* that is for types alone */
	char *again; /* the rule that can match what it writes, or NULL */
	gboolean single; /* each rule matches one call, and nothing else */
	gboolean python; /* a script runs: spatch starts slowly */
};

struct ruleset {
	GPtrArray *files; /* struct rulefile *, in order */
	/*
	 * Names that should be gone in the end: in minus lines, in no plus and
	 * no context line, and a rule needs no other word to match. In order of
	 * appearance. Empty: old names live on (memdup_user).
	 */
	GPtrArray *retired; /* struct rulename * */
	GPtrArray *fresh; /* struct rulename *: in plus lines only */
	struct need *need; /* of a whole file, for anything to change */
	/* One sentence: why nothing can change ("... only reports"), or NULL. */
	char *idle;
};

/*
 * Reads these files (NULL at the end), with what they #include. Fails as
 * cocci_read() does. Free with ruleset_free().
 */
struct ruleset *ruleset_read(const char *const *paths, GError **error);
void ruleset_free(struct ruleset *set);

/* A key of the first file's "//# treewide:" lines that has it, or NULL. */
const char *ruleset_setting(const struct ruleset *set, const char *key);

/* Whether what one rule finds, or a script keeps, says what another does. */
gboolean ruleset_linked(const struct rulefile *file);

/* The name among these (struct rulename *), or NULL. */
const struct rulename *ruleset_find(const GPtrArray *names, const char *name);

#endif
