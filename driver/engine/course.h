/* SPDX-License-Identifier: GPL-2.0 */
/*
 * course - from a rule and a tree to the patches of a series
 *
 *	course = course_new(&options, &error);
 *	ok = course_run(course, NULL, &error) && course_compose(course, &how, &error);
 *	use(course->patches);  use(course->subject);  use(course->body);
 *	course_free(course);
 *
 * The order of the patches: what the campaign puts before, the conversions by
 * subsystem, the rule for the tree's own coccicheck, what comes after, unless
 * a use of an old name is left.
 */
#ifndef TREEWIDE_COURSE_H
#define TREEWIDE_COURSE_H

#include <glib.h>

#include "engine/account.h"
#include "tree/identity.h"
#include "people/maintainers.h"
#include "engine/mission.h"
#include "spatch/spatch.h"
#include "series/plan.h"
#include "series/split.h"
#include "tree/tree.h"

struct course_options {
	const char *kernel; /* path of the tree */
	const char *rule; /* path of the semantic patch, or campaign */
	const char *build; /* folder for copies and caches */
	char *const *below; /* only these files and folders; NULL: all */
	guint jobs, timeout; /* 0: one a core; 120 s */
	const char *logins; /* other machines (logins.h), or NULL */
	gboolean dirty; /* take files that differ from HEAD */
	gboolean verbose;
	/* Told of each step as it begins. */
	void (*step)(const char *step, const char *what);
	void (*progress)(guint done, guint total); /* or NULL */
};

struct course {
	struct course_options options;
	struct tree *tree;
	struct mission *mission;
	struct spatch *spatch;
	GPtrArray *before; /* struct patch *: laid over the tree */
	GPtrArray *results; /* struct applied *, by path */
	struct account *account;
	struct maintainers *maintainers;
	gboolean nobody; /* the tree has no MAINTAINERS */
	GPtrArray *patches; /* struct patch *, in order */
	GPtrArray *withheld; /* char *: what is in the way of after/ */
	struct plan *plan; /* the packs; NULL: one series */
	char *subject, *body; /* of the cover letter */
};

struct course_how {
	enum split_by by;
	const char *only; /* a path or entry; NULL: all */
	const char *command; /* reproduces the series */
	const struct identity *identity;
	enum plan_kind plan; /* PLAN_NONE: one series */
	guint max; /* patches of a pack */
	GHashTable *known; /* numbers of packs, see plan_new(); or NULL */
};

/*
 * Opens tree, rule and tools. Fails with TREEWIDE_ERROR_INPUT. Free with
 * course_free().
 */
struct course *course_new(const struct course_options *options, GError **error);
void course_free(struct course *course);

/*
 * Runs the rules over the tree's candidates, or over these files of it (char *,
 * sorted; NULL: the candidates): results and account. Fails with TREEWIDE_ERROR_INPUT where
 * the rule can change nothing at all, saying why.
 */
gboolean course_run(struct course *course, const GPtrArray *files,
		    GError **error);

/* Makes the patches and their words. */
gboolean course_compose(struct course *course, const struct course_how *how,
			GError **error);

/* The changes (struct change *) of the results. g_ptr_array_unref(). */
GPtrArray *course_changes(const struct course *course);

#endif
