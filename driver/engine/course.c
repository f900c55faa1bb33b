// SPDX-License-Identifier: GPL-2.0
#include "engine/course.h"

#include <string.h>

#include "apply/apply.h"
#include "tree/change.h"
#include "base/error.h"
#include "engine/frame.h"

static void step(const struct course *course, const char *what,
		 const char *words)
{
	if (course->options.step)
		course->options.step(what, words);
}

static gboolean open_tools(struct course *course, GError **error)
{
	const struct course_options *o = &course->options;
	struct spatch_options options = {
		.build = o->build,
		.jobs = o->jobs ? o->jobs : g_get_num_processors(),
		.timeout = o->timeout ? o->timeout : 120,
		.logins = o->logins,
		.verbose = o->verbose,
		.progress = o->progress,
	};

	course->spatch = spatch_new(&options, error);
	return course->spatch != NULL;
}

static gboolean open_people(struct course *course, GError **error)
{
	course->nobody = !tree_has(course->tree, "MAINTAINERS");
	course->maintainers = course->nobody
				      ? maintainers_nobody(course->tree)
				      : maintainers_load(course->tree, error);
	return course->maintainers != NULL;
}

struct course *course_new(const struct course_options *options, GError **error)
{
	struct course *course = g_new0(struct course, 1);

	course->options = *options;
	course->before =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	course->patches =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	course->withheld = g_ptr_array_new_with_free_func(g_free);
	course->tree = tree_open_any(options->kernel, error);
	if (course->tree)
		course->mission = mission_read(options->rule, error);
	if (!course->mission || !open_people(course, error) ||
	    !open_tools(course, error)) {
		course_free(course);
		return NULL;
	}
	course->account = account_new(course->mission->set);
	course->account->decided = course->mission->decisions;
	return course;
}

void course_free(struct course *course)
{
	if (!course)
		return;
	g_ptr_array_unref(course->before);
	g_clear_pointer(&course->results, g_ptr_array_unref);
	account_free(course->account);
	maintainers_free(course->maintainers);
	g_ptr_array_unref(course->patches);
	g_ptr_array_unref(course->withheld);
	spatch_free(course->spatch);
	mission_free(course->mission);
	tree_free(course->tree);
	plan_free(course->plan);
	g_free(course->subject);
	g_free(course->body);
	g_free(course);
}

/* What comes first is laid over the tree that the rules see. */
static gboolean lay_before(struct course *course, GError **error)
{
	const GPtrArray *paths = course->mission->before;

	/* a second run, for other files, finds them laid */
	for (guint i = course->before->len; i < paths->len; i++) {
		struct patch *patch;

		step(course, "BEFORE", paths->pdata[i]);
		patch = frame_read(course->tree, PATCH_HELPERS, paths->pdata[i],
				   course->options.build, error);
		if (!patch)
			return FALSE;
		frame_lay(course->tree, patch);
		g_ptr_array_add(course->before, patch);
	}
	return TRUE;
}

static gboolean check_clean(const struct course *course, GError **error)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new();

	if (!course->tree->gitdir || course->options.dirty)
		return TRUE;
	for (guint i = 0; i < course->results->len; i++)
		g_ptr_array_add(
			paths,
			((struct applied *)course->results->pdata[i])->path);
	for (guint i = 0; i < course->before->len; i++) {
		const struct patch *patch = course->before->pdata[i];

		for (guint k = 0; k < patch->changes->len; k++) {
			const struct change *change = patch->changes->pdata[k];

			if (change->before)
				g_ptr_array_add(paths, change->path);
		}
	}
	return tree_check_clean(course->tree, paths, NULL, error);
}

static gboolean apply_rules(struct course *course, const GPtrArray *files,
			    GError **error)
{
	const struct mission *mission = course->mission;
	const char *layout = mission_key(mission, "layout");
	g_auto(GStrv) own = mission_words(mission, "own");
	struct apply apply = {
		.tree = course->tree,
		.set = mission->set,
		.spatch = course->spatch,
		.build = course->options.build,
		.threads = course->options.jobs,
		.own = *own ? (const char *const *)own : NULL,
		.below = (const char *const *)course->options.below,
		.no_layout = layout && !strcmp(layout, "no"),
		.lean = TRUE,
		.progress = course->options.progress,
	};
	g_autoptr(GPtrArray) paths = NULL;
	g_autofree char *count = NULL;

	if (!files)
		step(course, "SCAN", course->tree->path);
	paths = files ? g_ptr_array_ref((GPtrArray *)files)
		      : apply_candidates(&apply, error);
	if (!paths)
		return FALSE;
	count = g_strdup_printf("%s on %u files", mission->name, paths->len);
	step(course, "SPATCH", count);
	course->results = apply_run(&apply, paths, error);
	return course->results != NULL;
}

static gboolean account(struct course *course, const GPtrArray *files,
			GError **error)
{
	g_auto(GStrv) own = mission_words(course->mission, "own");

	step(course, "LEDGER", "what became of each name and function");
	if (!account_names(course->account, course->tree, files,
			   course->results, own, course->options.jobs, error))
		return FALSE;
	account_functions(course->account, course->results);
	return TRUE;
}

static gboolean is_time_limit(const char *reason)
{
	return strstr(reason, "time limit") || strstr(reason, "--timeout");
}

/* Where nothing changes, what spatch fails at is the answer. */
static gboolean check_rule(const struct course *course, GError **error)
{
	const struct applied *first = NULL;
	g_autofree char *others = NULL;
	guint failed = 0;

	for (guint i = 0; i < course->results->len; i++) {
		const struct applied *result = course->results->pdata[i];

		if (result->before ||
		    (result->unseen && is_time_limit(result->unseen)))
			return TRUE;
		failed += result->unseen != NULL;
		if (result->unseen && !first)
			first = result;
	}
	if (!first)
		return TRUE;
	if (failed > 1)
		others = g_strdup_printf(", nor on %u other files", failed - 1);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' cannot be used on '%s'%s, and changes nothing else: "
		    "%s",
		    course->mission->path, first->path, others ? others : "",
		    first->unseen);
	return FALSE;
}

gboolean course_run(struct course *course, const GPtrArray *files,
		    GError **error)
{
	const struct ruleset *set = course->mission->set;

	if (set->idle) {
		g_set_error_literal(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    set->idle);
		return FALSE;
	}
	return lay_before(course, error) && apply_rules(course, files, error) &&
	       (files || check_rule(course, error)) &&
	       check_clean(course, error) && account(course, files, error);
}

GPtrArray *course_changes(const struct course *course)
{
	GPtrArray *changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);

	for (guint i = 0; i < course->results->len; i++) {
		const struct applied *result = course->results->pdata[i];

		if (result->before)
			g_ptr_array_add(changes,
					change_new(result->path, result->before,
						   result->after,
						   tree_mode(course->tree,
							     result->path)));
	}
	return changes;
}
