/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cocci - what one semantic patch is made of
 *
 *	cocci = cocci_read("timer.cocci", &error);
 *	use(cocci->summary);
 *	for (i = 0; i < cocci->rules->len; i++)
 *		use(cocci->rules->pdata[i]);
 *	cocci_free(cocci);
 *
 * The header is the one of the kernel's own scripts/coccinelle:
 *
 *	// SPDX-License-Identifier: GPL-2.0-only
 *	/// the summary, up to the first empty line
 *	///
 *	/// paragraphs of the message
 *	//# treewide: key=value
 *	// Confidence: High
 *	// Options: --no-includes --include-headers
 *
 * Read here: which words stand in minus, plus and context lines, what they are,
 * and which rule builds upon which. Whether spatch can read the file is for
 * spatch_check_rule(); a text that it takes is never refused here, and what is
 * not understood needs no words.
 */
#ifndef TREEWIDE_COCCI_H
#define TREEWIDE_COCCI_H

#include <glib.h>

#include "rule/need.h"
#include "code/token.h"

/* A name that a rule declares between its @@. */
struct metavar {
	char *kind; /* "expression", "identifier list", "struct foo *" */
	char *name; /* as the rule's own code calls it */
	char *rule; /* inherited from this rule ("virtual": given), or NULL */
	char *from; /* by this name there, or NULL */
	char **values; /* it is one of these, or NULL */
	gboolean typed; /* an expression of a certain type */
	char *tag; /* of which that is "struct tag", or points to; or NULL */
	gboolean literal; /* no variable: symbol, typedef, iterator name ... */
	gboolean optional; /* a script's, with a value where there is none */
};

enum cocci_kind {
	COCCI_CODE,
	COCCI_SCRIPT,
	COCCI_INITIALIZE,
	COCCI_FINALIZE,
};

enum cocci_mark {
	COCCI_CONTEXT,
	COCCI_MINUS,
	COCCI_PLUS,
	COCCI_STAR,
	COCCI_OPTIONAL, /* ? */
};

struct cocci_rule {
	enum cocci_kind kind;
	char *name; /* or NULL */
	char *depends; /* "patch && !context", or NULL */
	char *language; /* of a script: "python" */
	guint line; /* of its first @, from 1 */
	GPtrArray *metavars; /* struct metavar * */
	struct source *body; /* code, marks of column 0 blanked; script: NULL */
	char *script; /* the text of a script, or NULL */
	guint8 *marks; /* enum cocci_mark, of each line of body */
	char *heads; /* of each line of body: ( | & ) in column 0, or 0 */
	gboolean changes; /* it has minus or plus code */
	gboolean stars; /* it has * lines */
	gboolean toplevel; /* looks at more than the inside of a function */
};

struct cocci {
	char *path; /* as given */
	char *text;
	char *included; /* the texts of what it includes, or NULL */
	char *license; /* of the SPDX line, or NULL */
	char *summary; /* one line, or NULL */
	char *message; /* paragraphs, an empty line between them; "" */
	char *options; /* the words behind "Options:", "" */
	char *confidence; /* or NULL */
	GHashTable *settings; /* key -> value of "//# treewide:" lines */
	GPtrArray *virtuals; /* char * */
	GPtrArray
		*includes; /* char *: further files, as "#include" names them */
	GPtrArray *rules; /* struct cocci_rule *, in order */
};

/*
 * Reads a file. Fails with TREEWIDE_ERROR_INPUT where it cannot be read, is no
 * text or holds no rule, or a "//# treewide:" line has no key=value. Free
 * with cocci_free().
 */
struct cocci *cocci_read(const char *path, GError **error);

/* The same of a text; path is for its name. */
struct cocci *cocci_parse(const char *path, const char *text, GError **error);
void cocci_free(struct cocci *cocci);

/* The metavariable that the rule's code calls so, or NULL. */
const struct metavar *cocci_metavar(const struct cocci_rule *rule,
				    const char *name);

/* How the line of this token of the body is marked. */
enum cocci_mark cocci_mark(const struct cocci_rule *rule, guint token);

#endif
