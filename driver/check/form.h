/* SPDX-License-Identifier: GPL-2.0 */
/*
 * form - findings as text for people and machines
 *
 *	text = form_write(FORM_SARIF, &report);
 *
 * A file's name may hold any byte, and a message quotes source code: neither
 * may break a line of any form, or look like one.
 */
#ifndef TREEWIDE_FORM_H
#define TREEWIDE_FORM_H

#include <glib.h>

#include "check/finding.h"

enum form {
	FORM_GCC, /* file:line:column: error: ... */
	FORM_GITHUB, /* ::error file=...:: annotations */
	FORM_SARIF, /* SARIF 2.1.0 */
	FORM_JUNIT,
	FORM_JSON,
	FORM_LKP, /* as FORM_GCC, with old ones; new ones after ">> " */
};

struct check_report {
	const GPtrArray *findings; /* struct finding * */
	const GPtrArray *failures; /* struct failure * */
	const char *campaign; /* "pin_user_pages" */
	const char *kernel; /* "6.12.117" */
	const char *project; /* "QEMU"; NULL: Linux */
	gboolean rule; /* from a rule of the user's own */
	guint files; /* number of files that were checked */
	/* A finding's documentation page, by id, or NULL. */
	const char *pages[FINDING_COUNT];
};

/* The form of this name ("gcc", "github" ...); FALSE: there is none. */
gboolean form_of(const char *name, enum form *form);

/* The whole output. Free with g_free(). */
char *form_write(enum form form, const struct check_report *report);

/*
 * "sentence; what to do", in valid UTF-8 without control characters. Free with
 * g_free().
 */
char *form_message(const struct finding *finding);

/* Valid UTF-8; control characters become \n, \t, \ooo. Free with g_free(). */
char *form_plain(const char *text);

/*
 * A file's name for a line with colons: as it is, or in double quotes with C
 * escapes if it could be mistaken for something else. Free with g_free().
 */
char *form_file(const char *file);

/* The forms, each in form-<name>.c; all append to text. */
void form_gcc(GString *text, const struct check_report *report, gboolean lkp);
void form_github(GString *text, const struct check_report *report);
void form_sarif(GString *text, const struct check_report *report);
void form_junit(GString *text, const struct check_report *report);
void form_json(GString *text, const struct check_report *report);

#endif
