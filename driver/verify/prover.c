// SPDX-License-Identifier: GPL-2.0
#include "verify/prover.h"

#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "verify/explain.h"
#include "verify/object.h"
#include "verify/rebuild.h"
#include "verify/states.h"

struct prover *prover_new(struct verify *verify, struct replica *replica,
			  const struct toolchain *toolchain)
{
	struct prover *prover = g_new0(struct prover, 1);

	prover->verify = verify;
	prover->replica = replica;
	prover->kbuild = kbuild_new(replica->folder, verify->folder, toolchain,
				    verify->sandbox);
	prover->kbuild->jobs = verify->options.jobs;
	prover->kbuild->progress = verify->options.progress;
	prover->kbuild->stable_lines = toolchain->clang;
	prover->kbuild->extra = TRUE;
	prover->store = g_build_filename(verify->folder, "objects",
					 toolchain->name, NULL);
	prover->uncovered =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return prover;
}

void prover_free(struct prover *prover)
{
	if (!prover)
		return;
	kbuild_free(prover->kbuild);
	g_hash_table_unref(prover->uncovered);
	g_clear_pointer(&prover->warnings, g_hash_table_unref);
	g_free(prover->store);
	g_free(prover);
}

char *prover_target(const char *file, const char *extension)
{
	const char *dot = strrchr(file, '.');

	return g_strdup_printf("%.*s.%s", (int)(dot - file), file, extension);
}

GPtrArray *prover_targets(const GPtrArray *files, const char *extension)
{
	GPtrArray *targets = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < files->len; i++)
		g_ptr_array_add(targets,
				prover_target(files->pdata[i], extension));
	return targets;
}

char *prover_object(const struct prover *prover, const char *pass,
		    const char *file)
{
	g_autofree char *object = prover_target(file, "o");

	return g_build_filename(prover->store, pass, object, NULL);
}

/* Keeps the object; if there is none, one of an earlier run must go. */
static gboolean keep(const struct prover *prover, const char *pass,
		     const char *file, GError **error)
{
	g_autofree char *object = prover_target(file, "o");
	g_autofree char *from = kbuild_path(prover->kbuild, object);
	g_autofree char *to = prover_object(prover, pass, file);
	g_autofree char *parent = g_path_get_dirname(to);
	g_autofree char *text = NULL;
	gsize size;

	g_mkdir_with_parents(parent, 0777);
	unlink(to);
	return !g_file_get_contents(from, &text, &size, NULL) ||
	       g_file_set_contents(to, text, size, error);
}

gboolean prover_pass(struct prover *prover, const char *pass,
		     const GPtrArray *files, GHashTable *state, GError **error)
{
	g_autoptr(GPtrArray) targets = prover_targets(files, "o");
	gboolean any = FALSE;
	int status;

	if (!replica_put(prover->replica, state, error))
		return FALSE;
	for (guint i = 0; i < targets->len; i++) {
		g_autofree char *path =
			kbuild_path(prover->kbuild, targets->pdata[i]);

		unlink(path);
	}
	if (!kbuild_make(prover->kbuild, targets, &status, error))
		return FALSE;
	if (!strcmp(pass, "before")) {
		g_clear_pointer(&prover->warnings, g_hash_table_unref);
		prover->warnings = kbuild_warnings(prover->kbuild);
	}
	for (guint i = 0; i < files->len; i++) {
		g_autofree char *path =
			prover_object(prover, pass, files->pdata[i]);

		if (!keep(prover, pass, files->pdata[i], error))
			return FALSE;
		any |= g_file_test(path, G_FILE_TEST_EXISTS);
	}
	/* a rule's series is to blame if nothing compiles any more */
	if (!prover->verify->campaign && strcmp(pass, "before") != 0)
		any = TRUE;
	if (!any && files->len) {
		g_autofree char *said = kbuild_complaint(prover->kbuild);

		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "nothing compiles for %s (%s): %s",
			    prover->kbuild->toolchain->title,
			    prover->kbuild->log, said);
	}
	return any || !files->len;
}

/* --- judgement */

static struct source *open_base(const struct prover *prover, const char *file)
{
	g_autoptr(GBytes) bytes = tree_read(prover->verify->tree, file, NULL);

	return bytes ? source_new(file, bytes) : NULL;
}

static char *join(const GPtrArray *names)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(text, "%s%s()", i ? ", " : "",
				       (char *)names->pdata[i]);
	return g_string_free(text, FALSE);
}

/* Whether all of these functions may differ. */
static gboolean all_explained(const struct prover *prover,
			      const struct source *before,
			      const GPtrArray *names)
{
	g_autoptr(GBytes) bytes = rehearsal_content(prover->verify->rehearsal,
						    NULL, before->path);
	struct source *after = bytes ? source_new(before->path, bytes) : NULL;
	g_autoptr(GHashTable) explained =
		explain_functions(prover->verify->posted, before, after);

	source_free(after);
	for (guint i = 0; i < names->len; i++)
		if (!g_hash_table_contains(explained, names->pdata[i]))
			return FALSE;
	return names->len > 0;
}

/* Reports what differs; red if nothing explains it. */
static gboolean look(struct prover *prover, struct verify_object *object,
		     const char *before, const char *after, GError **error)
{
	const struct posted *posted = prover->verify->posted;
	g_autofree char *report =
		g_strdup_printf("%s/look/%s.%s.diff", prover->verify->folder,
				object->file, prover->kbuild->toolchain->name);
	g_autoptr(GPtrArray) names = object_differences(
		prover->kbuild->toolchain, before, after, report, error);
	g_autofree char *list = names ? join(names) : NULL;
	g_autofree char *chain = NULL;
	struct source *source;

	if (!names)
		return FALSE;
	source = open_base(prover, object->file);
	chain = explain_chain(posted, source);
	object->red = !all_explained(prover, source, names) &&
		      !explain_behaviour(posted, object->file);
	source_free(source);
	object->report = g_steal_pointer(&report);
	object->why = g_strdup_printf(
		"%s; %s",
		names->len ? list : "data or names differ, no function",
		chain ? chain : "nothing explains it");
	return TRUE;
}

static gboolean judge(struct prover *prover, struct verify_object *object,
		      GError **error)
{
	g_autofree char *before = prover_object(prover, "before", object->file);
	g_autofree char *again =
		prover_object(prover, "before-strict", object->file);
	g_autofree char *relaxed =
		prover_object(prover, "relaxed", object->file);
	g_autofree char *strict = prover_object(prover, "strict", object->file);
	gboolean same = object_same(before, relaxed);
	gboolean gone = !g_file_test(relaxed, G_FILE_TEST_EXISTS) ||
			!g_file_test(strict, G_FILE_TEST_EXISTS);

	if (gone) {
		object->verdict = OBJECT_LOOK;
		object->red = TRUE;
		object->why = g_strdup("does not compile after the conversion");
		return TRUE;
	}
	if (same &&
	    object_same(states_has_helpers(prover->verify) ? again : before,
			strict)) {
		object->verdict = OBJECT_PROVED;
		return TRUE;
	}
	object->verdict = same ? OBJECT_VALUES_SAME : OBJECT_LOOK;
	return look(prover, object, before, same ? strict : relaxed, error);
}

GPtrArray *prover_judge(struct prover *prover, const GPtrArray *files,
			GError **error)
{
	GPtrArray *objects = g_ptr_array_new();

	for (guint i = 0; i < files->len; i++) {
		struct verify_object *object = g_new0(struct verify_object, 1);
		const struct posted_patch *patch = posted_patch_of(
			prover->verify->posted, files->pdata[i]);

		object->file = g_strdup(files->pdata[i]);
		object->patch = patch ? patch->number : 0;
		object->arch = g_strdup(prover->kbuild->toolchain->title);
		object->compiler = g_strdup(prover->kbuild->toolchain->version);
		object->config = g_strdup(prover->kbuild->config);
		g_ptr_array_add(objects, object);
		if (!(prover->verify->campaign
			      ? judge(prover, object, error)
			      : rebuild_judge(prover, object, error))) {
			g_ptr_array_set_free_func(objects, verify_object_free);
			g_ptr_array_unref(objects);
			return NULL;
		}
	}
	return objects;
}
