/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ruleset-parts - what the parts of ruleset share: the whole (ruleset.c), the
 * words of one rule (ruleset-need.c), what rules depend on
 * (ruleset-depends.c), names that go and come (ruleset-names.c), whether copies
 * will do (ruleset-copies.c), what a rule does to its own work
 * (ruleset-again.c)
 */
#ifndef TREEWIDE_RULESET_PARTS_H
#define TREEWIDE_RULESET_PARTS_H

#include <glib.h>

#include "rule/ruleset.h"

/* What code of a rule means for its words. */
enum code_kind {
	CODE_TOKEN,
	CODE_OPEN, /* ( in column 0, or \( */
	CODE_OR,
	CODE_AND,
	CODE_CLOSE,
	CODE_MAYBE, /* <... */
	CODE_ONCE, /* <+... */
	CODE_END, /* ...> */
	CODE_HEADER, /* an #include line: token is its # */
};

struct code {
	enum code_kind kind;
	guint token;
};

/*
 * The code of a rule (struct code): no "when", no comments, no positions, and
 * no plus lines, or after: no minus lines. Free with g_array_unref().
 */
GArray *ruleset_code(const struct cocci_rule *rule, gboolean after);

/* What token i of a rule's code needs; NEED_ALWAYS: no word. */
struct need *ruleset_token(const struct cocci_rule *rule, guint i);

/* The name of the #include line that begins with this #, or NULL. */
char *ruleset_header(const struct source *source, guint hash);

/* What the rule's own code needs. */
struct need *ruleset_own_need(const struct cocci_rule *rule);

/*
 * What "depends on" needs; needs: of the rules before this one. NEED_NEVER: a
 * mode that is not the patch mode.
 */
struct need *ruleset_depends(const struct rulefile *file, guint rule,
			     struct need *const *needs);

/*
 * What the options give this virtual name: "" for "-D fix", "a" for "-D fix=a";
 * NULL: nothing. Free with g_free().
 */
char *ruleset_given(const struct cocci *cocci, const char *name);

/* Number of the rule that is called so, among those before `before`, or -1. */
int ruleset_rule(const struct cocci *cocci, const char *name, guint before);

/* Sets set->retired and set->fresh. */
void ruleset_read_names(struct ruleset *set);

/* "rule 'r' (line 12)"; g_free(). */
char *ruleset_called(const struct cocci_rule *rule);

/* Sets again and single of a file. */
void ruleset_read_again(struct rulefile *file);

/* Sets whole and place of a file. */
void ruleset_read_copies(struct rulefile *file);

#endif
