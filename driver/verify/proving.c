// SPDX-License-Identifier: GPL-2.0
#include "verify/proving.h"

#include <string.h>

#include "base/error.h"
#include "verify/arches.h"
#include "verify/builds.h"
#include "verify/prover.h"
#include "verify/rebuild.h"
#include "verify/runtime.h"
#include "verify/states.h"
#include "verify/verify.h"

/* The folder of arch/ that the file is in, or NULL. Free with g_free(). */
static char *arch_of(const char *file)
{
	const char *name = file + strlen("arch/");

	if (!g_str_has_prefix(file, "arch/"))
		return NULL;
	return g_strndup(name, strcspn(name, "/"));
}

static gboolean is_asked(const struct verify *verify, const char *file)
{
	return !verify->options.files ||
	       g_strv_contains((const char *const *)verify->options.files,
			       file);
}

/* The C files whose code a conversion changes, in order of patches. */
static GPtrArray *converted_files(const struct verify *verify)
{
	GPtrArray *files = g_ptr_array_new();

	for (guint i = 0; i < verify->posted->patches->len; i++) {
		const struct posted_patch *patch =
			verify->posted->patches->pdata[i];

		if (posted_is_frame(patch) || !strcmp(patch->kind, "test"))
			continue;
		for (guint k = 0; k < patch->files->len; k++) {
			char *file = patch->files->pdata[k];

			if (g_str_has_suffix(file, ".c") &&
			    tree_in_kernel(file) &&
			    tree_has(verify->tree, file) &&
			    is_asked(verify, file) &&
			    !g_ptr_array_find(files, file, NULL))
				g_ptr_array_add(files, file);
		}
	}
	return files;
}

/* The files that this machine's architecture may compile. */
static GPtrArray *host_files(const GPtrArray *files)
{
	GPtrArray *host = g_ptr_array_new();

	for (guint i = 0; i < files->len; i++) {
		g_autofree char *arch = arch_of(files->pdata[i]);

		if (!arch || !strcmp(arch, "x86"))
			g_ptr_array_add(host, files->pdata[i]);
	}
	return host;
}

GPtrArray *proving_host_files(const struct verify *verify)
{
	g_autoptr(GPtrArray) files = converted_files(verify);

	return host_files(files);
}

/* The command that compares one object again and shows the difference. */
static char *command_of(const struct verify *verify,
			const struct verify_object *object)
{
	g_autofree char *output = g_path_get_dirname(verify->posted->folder);
	g_autofree char *kernel = g_shell_quote(verify->tree->path);
	g_autofree char *quoted = g_shell_quote(output);
	g_autofree char *build = g_shell_quote(verify->options.build);
	GString *text = g_string_new(NULL);

	g_string_printf(text,
			"make verify KERNEL=%s OUT=%s BUILD=%s LEVEL=%s "
			"FILES=%s",
			kernel, quoted, build,
			verify->options.level >= VERIFY_FULL ? "full" : "build",
			object->file);
	if (object->report)
		g_string_append_printf(text, "; cat %s", object->report);
	return g_string_free(text, FALSE);
}

static void take_objects(struct verify *verify, GPtrArray *objects)
{
	for (guint i = 0; i < objects->len; i++) {
		struct verify_object *object = objects->pdata[i];
		gboolean proved = verify_shown(object);
		g_autofree char *note =
			proved ? NULL
			       : g_strdup_printf("%s: %s", object->file,
						 object->why);
		g_autofree char *command = command_of(verify, object);

		/* for a rule it means that all uses are in the series */
		if (verify->campaign)
			verify_mark(verify, object->patch, COLUMN_COVERED,
				    HELD_OK, NULL, NULL);
		verify_mark(verify, object->patch, COLUMN_PROVED,
			    proved	  ? HELD_OK
			    : object->red ? HELD_RED
					  : HELD_LOOK,
			    note, command);
		g_ptr_array_add(verify->objects, object);
	}
	g_ptr_array_unref(objects);
}

static gboolean one_pass(struct prover *prover, const char *pass,
			 gboolean converted, enum expansion expansion,
			 const GPtrArray *files, GError **error)
{
	g_autofree char *name =
		g_strdup_printf("%u objects, %s, %s, %s", files->len, pass,
				prover->kbuild->toolchain->version,
				prover->kbuild->toolchain->title);
	struct verify_step *step = verify_begin(prover->verify, "CC", name);
	g_autoptr(GHashTable) state = NULL;
	gboolean ok;

	if (!prover->verify->campaign)
		state = states_ready(prover->verify);
	else if (!converted && !states_has_helpers(prover->verify))
		state = states_base(prover->verify);
	else
		state = states_expanded(prover->verify, converted, expansion,
					error);
	ok = state && prover_pass(prover, pass, files, state, error);
	verify_end(step, ok ? HELD_OK : HELD_SKIPPED,
		   ok ? NULL : (*error)->message);
	return ok;
}

/*
 * Compiles the files as the rule leaves them; the campaign's claim says what
 * that has to show.
 */
static gboolean converted_pass(struct prover *prover, const GPtrArray *files,
			       GError **error)
{
	g_autofree char *name =
		g_strdup_printf("%u objects, converted, %s, %s", files->len,
				prover->kbuild->toolchain->version,
				prover->kbuild->toolchain->title);
	struct verify_step *step = verify_begin(prover->verify, "CC", name);
	gboolean ok = rebuild_pass(prover, files, error);

	verify_end(step, ok ? HELD_OK : HELD_SKIPPED,
		   ok ? NULL : (*error)->message);
	return ok;
}

gboolean proving_compare(struct prover *prover, const GPtrArray *files,
			 GError **error)
{
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GPtrArray) covered = NULL;
	GPtrArray *objects = NULL;

	all = builds_files(prover->verify, files);
	if (one_pass(prover, "before", FALSE, EXPANSION_RELAXED, all, error))
		covered = prover_covered(prover, files, error);
	if (!covered)
		return FALSE;
	if (!covered->len)
		return TRUE;
	if (!prover->verify->campaign) {
		if (!converted_pass(prover, covered, error))
			return FALSE;
	} else if ((states_has_helpers(prover->verify) &&
		    !one_pass(prover, "before-strict", FALSE, EXPANSION_STRICT,
			      covered, error)) ||
		   !one_pass(prover, "relaxed", TRUE, EXPANSION_RELAXED,
			     covered, error) ||
		   !one_pass(prover, "strict", TRUE, EXPANSION_STRICT, covered,
			     error))
		return FALSE;
	objects = prover_judge(prover, covered, error);
	if (objects)
		take_objects(prover->verify, objects);
	return objects != NULL;
}

char *proving_fragment(const struct verify *verify, GError **error)
{
	g_autofree char *path = g_build_filename(verify->options.wrappers,
						 "verify", "slim.config", NULL);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, error);
	return text;
}

/*
 * On this machine's architecture, with clang; left gets the files that are not
 * covered.
 */
static gboolean prove_host(struct verify *verify, struct replica *replica,
			   const GPtrArray *files, GPtrArray *left,
			   GError **error)
{
	g_autofree char *why = NULL;
	g_autofree char *fragment = proving_fragment(verify, error);
	g_autoptr(GPtrArray) host = host_files(files);
	struct toolchain *clang;
	struct prover *prover;
	gboolean ok = FALSE;

	if (!fragment)
		return FALSE;
	clang = toolchain_clang(replica->folder, verify->sandbox, &why);
	if (!clang) {
		verify_skip(verify, "equal object code", why);
		return TRUE;
	}
	prover = prover_new(verify, replica, clang);
	ok = kbuild_configure(prover->kbuild, "allmodconfig", fragment,
			      error) &&
	     proving_compare(prover, host, error) &&
	     builds_shipped(prover, "allmodconfig", fragment, host,
			    COLUMN_BUILDS, error);
	for (guint i = 0; ok && i < files->len; i++)
		if (!g_ptr_array_find(host, files->pdata[i], NULL) ||
		    g_hash_table_contains(prover->uncovered, files->pdata[i]))
			g_ptr_array_add(left, files->pdata[i]);
	prover_free(prover);
	toolchain_free(clang);
	return ok;
}

/* Reports files for which no configuration was found, or tried. */
static void name_uncovered(struct verify *verify, const GPtrArray *left,
			   gboolean tried)
{
	for (guint i = 0; i < left->len; i++) {
		const char *file = left->pdata[i];
		const struct posted_patch *patch =
			posted_patch_of(verify->posted, file);
		struct verify_object *object;
		g_autofree char *note = g_strdup_printf(
			"%s: %s", file,
			tried ? "no configuration compiles the call"
			      : "not on x86; LEVEL=full tries other "
				"architectures");

		object = g_new0(struct verify_object, 1);
		object->file = g_strdup(file);
		object->patch = patch->number;
		object->why = g_strdup(note + strlen(file) + 2);
		g_ptr_array_add(verify->objects, object);
		verify_mark(verify, patch->number,
			    verify->campaign ? COLUMN_COVERED : COLUMN_PROVED,
			    tried ? HELD_LOOK : HELD_SKIPPED, note, NULL);
	}
}

/* Objects do not show what a flip does to calls that it leaves raw. */
static void name_flip(struct verify *verify)
{
	const struct posted_patch *flip = posted_flip(verify->posted);

	if (flip)
		verify_mark(verify, flip->number, COLUMN_PROVED, HELD_SKIPPED,
			    "it changes what the raw functions mean: objects "
			    "are compared as the patches before it leave them",
			    NULL);
}

static gboolean run_builds(struct verify *verify, struct replica *replica,
			   GError **error)
{
	g_autoptr(GPtrArray) files = converted_files(verify);
	g_autoptr(GPtrArray) left = g_ptr_array_new();
	g_autoptr(GPtrArray) host = NULL;

	if (!prove_host(verify, replica, files, left, error))
		return FALSE;
	if (verify->options.level >= VERIFY_FULL &&
	    !arches_run(verify, replica, left, error))
		return FALSE;
	name_flip(verify);
	name_uncovered(verify, left, verify->options.level >= VERIFY_FULL);
	host = host_files(files);
	if (!verify->campaign)
		return builds_gcc(verify, replica, host, error);
	return builds_gcc(verify, replica, host, error) &&
	       builds_nommu(verify, replica, error) &&
	       (verify->options.level < VERIFY_FULL ||
		runtime_run(verify, replica, error));
}

gboolean proving_run(struct verify *verify, GError **error)
{
	g_autofree char *folder =
		g_build_filename(verify->folder, "linux", NULL);
	g_autofree char *note = NULL;
	gboolean fits = replica_fits(folder, &note);
	struct verify_step *step = verify_begin(verify, "COPY", note);
	struct replica *replica;
	GError *cause = NULL;
	gboolean ok;

	if (!fits) {
		verify_end(step, HELD_SKIPPED, "not enough room on the disk");
		return TRUE;
	}
	replica = replica_new(verify->tree, folder, error);
	if (!replica)
		return FALSE;
	verify_end(step, HELD_OK, NULL);
	ok = run_builds(verify, replica, &cause);
	replica_free(replica);
	/* a tree that looks like Linux but cannot be configured like it */
	if (!verify->campaign &&
	    g_error_matches(cause, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL)) {
		verify_skip(verify, "object code and builds", cause->message);
		g_clear_error(&cause);
		return TRUE;
	}
	if (cause)
		g_propagate_error(error, cause);
	return ok;
}
