// SPDX-License-Identifier: GPL-2.0
/* course-compose - the patches of a series: second half of course.h */
#include <string.h>

#include "series/audience.h"
#include "tree/change.h"
#include "engine/course.h"
#include "base/error.h"
#include "engine/frame.h"
#include "tree/history.h"
#include "engine/opening.h"
#include "engine/phrase.h"
#include "engine/script.h"
#include "series/planwords.h"
#include "series/squash.h"
#include "words/subject.h"
#include "engine/together.h"

/* Takes the changes of these paths out of the list. */
static GPtrArray *take_out(GPtrArray *changes, const GPtrArray *paths)
{
	GPtrArray *taken =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);

	for (guint i = 0; i < changes->len;) {
		const struct change *change = changes->pdata[i];

		if (g_ptr_array_find_with_equal_func((GPtrArray *)paths,
						     change->path, g_str_equal,
						     NULL))
			g_ptr_array_add(taken,
					g_ptr_array_steal_index(changes, i));
		else
			i++;
	}
	return taken;
}

/* A patch that is one because its parts would not build alone. */
static gboolean add_joint(struct course *course, GPtrArray *patches,
			  const GPtrArray *changes, const char *only,
			  GError **error)
{
	static const char *const mark[] = {"JOINT", "1", NULL};
	g_autoptr(GPtrArray) whole = NULL;
	struct patch *patch;

	if (only) {
		/* a pilot takes it whole or not at all */
		whole = split_changes(course->maintainers, changes, SPLIT_NONE,
				      only, NULL);
		if (!whole)
			return TRUE;
	}
	if (!split_add_one(patches, course->maintainers, PATCH_CONVERSION, NULL,
			   changes, error))
		return FALSE;
	patch = patches->pdata[patches->len - 1];
	patch->values = g_strdupv((char **)mark);
	return TRUE;
}

static int by_first_path(gconstpointer a, gconstpointer b)
{
	const struct patch *x = *(struct patch *const *)a;
	const struct patch *y = *(struct patch *const *)b;

	return strcmp(((struct change *)x->changes->pdata[0])->path,
		      ((struct change *)y->changes->pdata[0])->path);
}

/* Moves the patches of one list to the end of the other. */
static void move(GPtrArray *to, GPtrArray *from)
{
	while (from->len)
		g_ptr_array_add(to, g_ptr_array_steal_index(from, 0));
}

static gboolean add_conversions(struct course *course,
				const struct course_how *how, GError **error)
{
	g_autoptr(GPtrArray) changes = course_changes(course);
	g_autoptr(GPtrArray) joint =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	g_autoptr(GPtrArray) groups =
		together_find(course->mission, course->tree, course->results,
			      course->options.jobs, error);
	g_autoptr(GPtrArray) others = NULL;

	for (guint i = 0; groups && i < groups->len; i++) {
		g_autoptr(GPtrArray) taken =
			take_out(changes, groups->pdata[i]);

		if (!add_joint(course, joint, taken, how->only, error))
			return FALSE;
	}
	if (!groups)
		return FALSE;
	if (changes->len || !joint->len) {
		others = split_changes(course->maintainers, changes, how->by,
				       joint->len ? NULL : how->only, error);
		if (!others)
			return FALSE;
		move(joint, others);
	}
	g_ptr_array_sort(joint, by_first_path);
	move(course->patches, joint);
	return TRUE;
}

/* What comes last, as soon as no use of an old name is left. */
static gboolean add_after(struct course *course, const struct course_how *how,
			  GError **error)
{
	const GPtrArray *paths = course->mission->after;

	if (!paths->len)
		return TRUE;
	g_ptr_array_unref(course->withheld);
	course->withheld = account_lines(course->account, ACCOUNT_OPEN);
	if (how->only)
		g_ptr_array_add(course->withheld,
				g_strdup("this is a pilot series"));
	if (course->withheld->len)
		return TRUE;
	for (guint i = 0; i < course->patches->len; i++)
		frame_lay(course->tree, course->patches->pdata[i]);
	for (guint i = 0; i < paths->len; i++) {
		struct patch *patch = frame_read(course->tree, PATCH_LOCKDOWN,
						 paths->pdata[i],
						 course->options.build, error);

		if (!patch)
			return FALSE;
		frame_lay(course->tree, patch);
		g_ptr_array_add(course->patches, patch);
	}
	return TRUE;
}

/* What a pilot leaves out is accounted for as that. */
static void leave_unselected(struct course *course)
{
	g_autoptr(GHashTable) selected =
		g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < course->patches->len; i++) {
		const struct patch *patch = course->patches->pdata[i];

		for (guint k = 0; k < patch->changes->len; k++)
			g_hash_table_add(
				selected,
				((struct change *)patch->changes->pdata[k])
					->path);
	}
	account_pilot(course->account, selected);
}

static gboolean add_all(struct course *course, const struct course_how *how,
			GError **error)
{
	struct patch *script;
	GError *cause = NULL;
	guint before;

	before = course->before->len;
	move(course->patches, course->before);
	if (!add_conversions(course, how, error))
		return FALSE;
	if (how->plan == PLAN_API &&
	    !squash_mechanical(course->patches, course->maintainers, NULL,
			       how->max > before ? how->max - before : 0,
			       error))
		return FALSE;
	if (how->only)
		leave_unselected(course);
	script = script_patch(course->mission, course->tree, &cause);
	if (script)
		g_ptr_array_add(course->patches, script);
	if (cause) {
		g_propagate_error(error, cause);
		return FALSE;
	}
	return add_after(course, how, error);
}

/* Whom a patch is for that no split has made. */
static gboolean add_people(struct course *course, struct patch *patch,
			   GError **error)
{
	g_autoptr(GPtrArray) one = g_ptr_array_new();

	if (patch->people->len)
		return TRUE;
	if (!split_add_one(one, course->maintainers, patch->kind, NULL,
			   patch->changes, error))
		return FALSE;
	if (one->len) {
		struct patch *made = one->pdata[0];

		audience_join(patch->people, made->people);
		patch_free(made);
	}
	return TRUE;
}

static struct history *read_history(const struct course *course, GError **error)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new();

	for (guint i = 0; i < course->patches->len; i++) {
		const struct patch *patch = course->patches->pdata[i];

		for (guint k = 0; k < patch->changes->len; k++)
			g_ptr_array_add(
				paths,
				((struct change *)patch->changes->pdata[k])
					->path);
	}
	return history_read(course->tree, paths, error);
}

/* What verify has shown, and of what; base NULL: nothing was ever shown. */
struct shown {
	struct tree *tree; /* as the series finds it */
	struct proof_base *base;
	char *equal;
};

/* Claims are tied to the tree without what this run has laid over it. */
static void shown_open(struct shown *shown, const struct course *course)
{
	const struct course_options *o = &course->options;
	g_autofree char *seed = mission_seed(course->mission);

	if (!o->build || !proof_any(o->build))
		return;
	shown->equal = mission_equal(course->mission);
	shown->tree = tree_open_any(o->kernel, NULL);
	if (shown->tree)
		shown->base = proof_base_of_rule(shown->tree, seed);
}

static void shown_close(struct shown *shown)
{
	proof_base_free(shown->base);
	tree_free(shown->tree);
	g_free(shown->equal);
}

static gboolean write_each(struct course *course, const struct phrases *words,
			   const struct shown *shown, GError **error)
{
	for (guint i = 0; i < course->patches->len; i++) {
		struct patch *patch = course->patches->pdata[i];
		gboolean ok = add_people(course, patch, error);

		g_autofree char *proof = NULL;

		if (ok && shown->base)
			proof = proof_claim_text(course->options.build,
						 shown->base, patch->changes,
						 course->mission->claim,
						 shown->equal != NULL);
		if (ok && patch->kind == PATCH_CONVERSION)
			ok = phrase_write(words, patch, proof, error);
		if (!ok ||
		    !audience_of_words(course->maintainers, patch, error))
			return FALSE;
	}
	subject_distinct(course->patches);
	return TRUE;
}

static gboolean write_words(struct course *course, const struct course_how *how,
			    GError **error)
{
	struct history *history = read_history(course, error);
	g_autofree char *maintainers =
		course->nobody
			? g_strdup("")
			: tree_read_text(course->tree, "MAINTAINERS", error);
	struct phrases words = {
		.mission = course->mission,
		.history = history,
		.maintainers = maintainers,
		.results = course->results,
		.account = course->account,
		.spatch = course->spatch->version,
		.command = how->command,
	};
	g_autoptr(GPtrArray) places =
		course->plan ? plan_places(course->plan) : NULL;
	g_autofree char *merge =
		course->plan ? planwords_merge(course->plan) : NULL;
	struct opening opening = {
		.merge = merge,
		.places = places,
		.tree = course->tree,
		.identity = how->identity,
		.patches = course->patches,
		.withheld = course->withheld,
		.nobody = course->nobody,
	};
	g_autofree char *in_tree = script_path(course->mission, course->tree);
	g_autofree char *proof = NULL;
	struct shown shown = {0};
	gboolean ok;

	shown_open(&shown, course);
	if (shown.base)
		proof = proof_claim_cover_text(
			course->options.build, shown.base, course->patches,
			course->mission->claim, shown.equal != NULL);
	opening.proof = proof;
	words.rule_path = in_tree;
	ok = history && maintainers &&
	     write_each(course, &words, &shown, error) &&
	     opening_write(&words, &opening, &course->subject, &course->body,
			   error);
	shown_close(&shown);
	history_free(history);
	return ok;
}

/* A file of the API itself: what a patch in front changes, or the first own. */
static const char *home_of(const struct course *course)
{
	const struct patch *first =
		course->patches->len ? course->patches->pdata[0] : NULL;

	if (first && first->kind == PATCH_HELPERS)
		return ((struct change *)first->changes->pdata[0])->path;
	return course->account->own->len ? course->account->own->pdata[0]
					 : NULL;
}

/* The packs of a plan; the patches come in their order from here on. */
static void make_plan(struct course *course, const struct course_how *how)
{
	GPtrArray *ordered;

	if (how->plan == PLAN_NONE || !course->patches->len)
		return;
	course->plan =
		plan_new(how->plan, how->max, course->maintainers,
			 course->patches, home_of(course), how->known, NULL);
	ordered = plan_patches(course->plan);
	g_ptr_array_set_free_func(course->patches, NULL);
	g_ptr_array_unref(course->patches);
	g_ptr_array_set_free_func(ordered, (GDestroyNotify)patch_free);
	course->patches = ordered;
}

gboolean course_compose(struct course *course, const struct course_how *how,
			GError **error)
{
	if (!add_all(course, how, error))
		return FALSE;
	make_plan(course, how);
	return write_words(course, how, error);
}
