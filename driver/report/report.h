/* SPDX-License-Identifier: GPL-2.0 */
/*
 * report - what a page tells of a campaign: its places, patches and the rest
 *
 *	report = report_new("pin_user_pages", "mm: say how long pins live");
 *	place = report_place_add(report, "mm/gup_test.c", 146, "f");
 *	place->state = REPORT_LEFT;
 *	report_step_add(place, "stored", "mm/gup_test.c", 150, "t->pages = p");
 *	report_finish(report);
 *	html = report_page(report, tree);	(page.h)
 *	report_free(report);
 *
 * Whoever knows a campaign fills it: pinreport.h for the pins, the engine for
 * any other rule. Texts are kept as they are; the page escapes them.
 */
#ifndef TREEWIDE_REPORT_H
#define TREEWIDE_REPORT_H

#include <glib.h>

/* What became of a place, in the order in which a reader should look. */
enum report_state {
	REPORT_SUSPECT, /* what it says and what the code does part */
	REPORT_OPEN, /* nobody accounts for it, or spatch cannot read it */
	REPORT_LEFT, /* stays, for a reason */
	REPORT_CONVERTED,
	REPORT_FITS, /* right as it is */
	REPORT_STATES,
};

/* A line of the tree that shows something of a place. */
struct report_step {
	char *role; /* "stored", "dropped" ... */
	char *file;
	guint line;
	char *function; /* or NULL */
	char *text; /* the line, or statement; NULL: the tree's line */
	char *note; /* what else there is to say, or NULL */
};

struct report_note {
	char *what; /* "cost" ... */
	char *text;
};

struct report_place {
	char *file;
	guint line;
	char *function; /* or NULL: at file scope */
	char *word; /* what is called, or named; may be NULL */
	char *flags; /* the argument; may be NULL */
	/* as the tables have them; NULL where the campaign knows none */
	char *verdict, *reason, *lifetime, *evidence;
	char *outcome, *outcome_reason;
	char *says, *does; /* verdict and lifetime, as people say them */
	char *gist; /* of a suspect: what is the matter; NULL: evidence */
	enum report_state state;
	char *subsystem; /* entry of MAINTAINERS, or folder; never NULL when
			  * report_finish() is done */
	guint patch; /* number of the patch that changes it; 0: none */
	gboolean again; /* of two in one place the second: it does not count */
	GPtrArray *steps; /* struct report_step * */
	GPtrArray *notes; /* struct report_note * */
	char *diff; /* lines that go and come, "-" and "+" before them; or NULL */
};

struct report_patch {
	char *name; /* the mail's file; NULL: there is none */
	char *subject;
	char *kind; /* "conversion", "question" ... */
	guint files, people;
};

/* A mention in the tree that is no place: a comment, a name, a flag. */
struct report_rest {
	char *file;
	guint line;
	char *word, *kind;
	char *reason; /* why it stays; NULL: its kind says it all */
};

struct report {
	char *name; /* of the campaign */
	char *title; /* one line */
	char *about; /* paragraphs, a blank line between them; may be "" */
	char *kernel; /* "Linux 6.12.117" */
	char *base; /* commit, or NULL: a tarball */
	char *command; /* makes it again, or NULL */
	char *tool; /* "Coccinelle 1.1.1", or NULL */
	const char *one, *many; /* what a place is: "call", "calls" */
	const char *suspects; /* what is the matter with a suspect */
	gboolean planned; /* nothing has been converted yet */
	guint references, unaccounted; /* the ledger's; 0: there is none */
	GPtrArray *places; /* struct report_place * */
	GPtrArray *patches; /* struct report_patch *, from number 1 on */
	GPtrArray *rest; /* struct report_rest * */
};

/* Free with report_free(). */
struct report *report_new(const char *name, const char *title);
void report_free(struct report *report);

struct report_place *report_place_add(struct report *report, const char *file,
				      guint line, const char *function);
struct report_step *report_step_add(struct report_place *place,
				    const char *role, const char *file,
				    guint line, const char *text);
void report_note_add(struct report_place *place, const char *what,
		     const char *text);
struct report_rest *report_rest_add(struct report *report, const char *file,
				    guint line, const char *word,
				    const char *kind, const char *reason);

/*
 * Adds a step for each line that a sentence names, "l.237" of the place's own
 * file or "mm/gup.c:12", unless the place has a step there.
 */
void report_cite(struct report_place *place, const char *role,
		 const char *sentence);

/* Puts places into the order of their states; a subsystem is never NULL. */
void report_finish(struct report *report);

/* "suspect", "open", "left", "converted", "fits" */
const char *report_state_name(enum report_state state);

/* Whether anything is known of what a place says and does. */
gboolean report_judges(const struct report *report);

/* How many places are in a state; those that count. */
guint report_count(const struct report *report, enum report_state state);

#endif
