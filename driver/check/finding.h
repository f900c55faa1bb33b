/* SPDX-License-Identifier: GPL-2.0 */
/*
 * finding - what a check has to say of one place, and what it could not look at
 *
 *	findings = findings_new();
 *	finding = findings_add(findings, FINDING_RAW_CALL, "a.c", 12, 3);
 *	finding->text = g_strdup("...");
 *	findings_finish(findings);	sorted, with fingerprints
 *	g_ptr_array_unref(findings);
 *
 * A finding is one sentence and what to do about it. A failure is no finding:
 * it says what could not be looked at, and a check with one is never clean.
 */
#ifndef TREEWIDE_FINDING_H
#define TREEWIDE_FINDING_H

#include <glib.h>

enum finding_id {
	FINDING_RAW_CALL, /* of the old API, outside of its own folder */
	FINDING_FLAG, /* the campaign's flag, outside of the helpers */
	FINDING_NO_COMMENT, /* short-term call without its comment */
	FINDING_UNWRITTEN, /* with one that no person has written yet */
	FINDING_LONGTERM_COMMENT, /* long-term call without a comment */
	FINDING_CONTRADICTED, /* the comment says other than the code does */
	FINDING_SUSPECT, /* short-term by name, kept by the code */
	FINDING_RELEASE, /* a pinned page is dropped like any other page */
	FINDING_NO_REASON, /* a suppression without a reason */
	FINDING_UNUSED, /* a suppression that suppresses nothing */
	FINDING_NOT_FAST, /* a short-term call that is not the fast one */
	FINDING_OLD_NAME, /* of a rule: a name that is to be gone */
	FINDING_RULE_MATCHES, /* of a rule: it would change this */
	FINDING_COUNT,
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

/* Whether a finding makes the check fail. */
enum finding_state {
	FINDING_NEW, /* counts */
	FINDING_OLD, /* was there before the range of commits, or in the
			      * baseline */
	FINDING_SUPPRESSED, /* a comment in the code says why it may stay */
};

struct finding {
	enum finding_id id;
	enum finding_state state;
	char *file; /* relative to the tree's root */
	guint line; /* from 1 */
	guint column; /* in bytes, from 1 */
	guint end_column; /* behind the last byte of the word, from 1 */
	char *function; /* enclosing function or macro, or NULL */
	char *word; /* what it is about: the callee, the flag */
	char *text; /* one sentence, no full stop */
	char *advice; /* what to do */
	char *context; /* the code it is about, white space folded */
	char *fingerprint; /* by content, not by line; see findings_finish() */
};

struct failure {
	char *file; /* NULL: not about one file */
	guint line; /* 0: not about one line */
	char *text;
};

/* "raw-call": what suppressions, baselines and outputs call it. */
const char *finding_name(enum finding_id id);
/* The id of this name, FINDING_COUNT when there is none. */
enum finding_id finding_id_of(const char *name);
/* One line on what the finding is. */
const char *finding_title(enum finding_id id);
enum severity finding_severity(enum finding_id id);
/* "error", "warning", "note" */
const char *severity_name(enum severity severity);
/*
 * Whether a check by a rule of the user's own, or else by the analysis of calls,
 * can have such a finding.
 */
gboolean finding_is_of(enum finding_id id, gboolean rule);
/* Whether it is only looked for when asked for. */
gboolean finding_is_optional(enum finding_id id);

GPtrArray *findings_new(void);

/* Adds a finding at this place; its words are the caller's to fill in. */
struct finding *findings_add(GPtrArray *findings, enum finding_id id,
			     const char *file, guint line, guint column);

/*
 * Sorts by file and place, and gives each finding its fingerprint: 32 hex
 * digits over id, file, function, word and context, and, for equal ones, their
 * number. Lines that move do not change it.
 */
void findings_finish(GPtrArray *findings);

/* How many are in this state. */
guint findings_count(const GPtrArray *findings, enum finding_state state);

GPtrArray *failures_new(void);
void failures_add(GPtrArray *failures, const char *file, guint line,
		  const char *text);

#endif
