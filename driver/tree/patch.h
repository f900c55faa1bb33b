/* SPDX-License-Identifier: GPL-2.0 */
/*
 * patch - the changes that go to one set of people with one message
 *
 * split makes patches from changes and people, message adds the words, series
 * writes them as commits and mails.
 */
#ifndef TREEWIDE_PATCH_H
#define TREEWIDE_PATCH_H

#include <glib.h>

/* Who gets a mail, and why. */
enum role {
	ROLE_MAINTAINER, /* M: */
	ROLE_REVIEWER, /* R: */
	ROLE_LIST, /* L: */
};

struct person {
	char *name; /* as written, without quotes; NULL for a bare address */
	char *mail; /* user@host */
	enum role role;
	char *entry; /* title of the MAINTAINERS entry that names them */
	char *status; /* that entry's S: ("Supported", "Odd Fixes"), or NULL */
};

struct person *person_new(const char *name, const char *mail, enum role role,
			  const char *entry, const char *status);
void person_free(struct person *person);

/* What a patch is for, in the order of the series. */
enum patch_kind {
	PATCH_HELPERS, /* helpers and their documentation: first */
	PATCH_BEHAVIOUR, /* a person decided to change a pin's lifetime */
	PATCH_CORE, /* callers in the core subsystem itself */
	PATCH_TEST, /* the KUnit suite */
	PATCH_CONVERSION, /* a subsystem's callers */
	PATCH_QUESTION, /* callers whose flags and code contradict each other */
	PATCH_TOOLING, /* semantic patch, checkpatch entry, document */
	PATCH_FLIP, /* the raw functions change their meaning */
	PATCH_LOCKDOWN, /* removes the raw functions: last */
};

struct patch {
	enum patch_kind kind;
	char *key; /* stable name of the group: entry title, file, ... */
	char *entry; /* most specific MAINTAINERS entry, or NULL */
	GPtrArray *changes; /* struct change *, by path; owned */
	GPtrArray *people; /* struct person *; owned */
	char *prefix; /* subject prefix: "RDMA/umem" */
	char *subject; /* whole subject without [PATCH]: "RDMA/umem: say ..." */
	char *body; /* wrapped at 75, no trailing newline; tags follow */
	char **values; /* PATCH_BEHAVIOUR: names and values for its texts */
	GPtrArray *tags; /* char *: "Acked-by: ...", after the body; or NULL */
	char *notes; /* text below the ---, or NULL */
};

struct patch *patch_new(enum patch_kind kind, const char *key);
void patch_free(struct patch *patch);

/* The patch's change of this file, or NULL. */
struct change *patch_change(const struct patch *patch, const char *path);

/* How much more often this word occurs after the patch than before. */
guint patch_marks(const struct patch *patch, const char *mark);

#endif
