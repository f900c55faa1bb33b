/* SPDX-License-Identifier: GPL-2.0 */
/*
 * finding - what a check reports about one place, or could not look at
 *
 *	findings = findings_new();
 *	finding = findings_add(findings, FINDING_RAW_CALL, "a.c", 12, 3);
 *	finding->text = g_strdup("...");
 *	findings_finish(findings);	sorted, with fingerprints
 *	g_ptr_array_unref(findings);
 *
 * A finding is one sentence and advice. A failure is not a finding: it says
 * what could not be checked, and a check with a failure is never clean.
 */
#ifndef TREEWIDE_FINDING_H
#define TREEWIDE_FINDING_H

#include <glib.h>

enum finding_id {
	FINDING_RAW_CALL, /* call of the old API outside of its own folder */
	FINDING_FLAG, /* the campaign's flag, outside of the helpers */
	FINDING_NO_COMMENT, /* short-term call without its comment */
	FINDING_UNWRITTEN, /* short-term call whose comment nobody wrote yet */
	FINDING_LONGTERM_COMMENT, /* long-term call without a comment */
	FINDING_CONTRADICTED, /* comment and code contradict each other */
	FINDING_SUSPECT, /* short-term by name, kept by the code */
	FINDING_RELEASE, /* a pinned page is dropped like any other page */
	FINDING_NO_REASON, /* a suppression without a reason */
	FINDING_UNUSED, /* a suppression that suppresses nothing */
	FINDING_NOT_FAST, /* a short-term call that is not the fast one */
	FINDING_OLD_NAME, /* of a rule: a name that it removes everywhere */
	FINDING_RULE_MATCHES, /* of a rule: code that it would change */
	FINDING_COUNT,
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

/* Whether a finding makes the check fail. */
enum finding_state {
	FINDING_NEW, /* counts */
	/* was there before the range of commits, or is in the baseline */
	FINDING_OLD,
	FINDING_SUPPRESSED, /* a comment in the code says why it may stay */
};

struct finding {
	enum finding_id id;
	enum finding_state state;
	char *file; /* relative to the tree's root */
	guint line; /* from 1 */
	guint column; /* in bytes, from 1 */
	guint end_column; /* column after the word, from 1 */
	char *function; /* enclosing function or macro, or NULL */
	char *word; /* its subject: the callee, the flag */
	char *text; /* one sentence, no full stop */
	char *advice; /* what to do */
	char *context; /* the code in question, white space folded */
	char *fingerprint; /* by content, not by line; see findings_finish() */
};

struct failure {
	char *file; /* NULL: not about one file */
	guint line; /* 0: not about one line */
	char *text;
};

/* "raw-call": its name in suppressions, baselines and outputs. */
const char *finding_name(enum finding_id id);
/* The id of this name, or FINDING_COUNT. */
enum finding_id finding_id_of(const char *name);
/* One line that describes the finding. */
const char *finding_title(enum finding_id id);
enum severity finding_severity(enum finding_id id);
/* "error", "warning", "note" */
const char *severity_name(enum severity severity);
/*
 * Whether such a finding can come from a check by a rule of the user's own
 * (rule), or from the analysis of calls (!rule).
 */
gboolean finding_is_of(enum finding_id id, gboolean rule);
/* Whether it is looked for on request only. */
gboolean finding_is_optional(enum finding_id id);

GPtrArray *findings_new(void);

/* Adds a finding at this place; the caller fills in its texts. */
struct finding *findings_add(GPtrArray *findings, enum finding_id id,
			     const char *file, guint line, guint column);

/*
 * Sorts by file and position, and gives each finding its fingerprint: 32 hex
 * digits over id, file, function, word and context, plus a number for equal
 * ones. It does not change when lines move.
 */
void findings_finish(GPtrArray *findings);

/* The number of findings in this state. */
guint findings_count(const GPtrArray *findings, enum finding_state state);

GPtrArray *failures_new(void);
void failures_add(GPtrArray *failures, const char *file, guint line,
		  const char *text);

#endif
