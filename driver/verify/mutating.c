// SPDX-License-Identifier: GPL-2.0
#include "verify/mutating.h"

#include <string.h>

#include "base/error.h"
#include "verify/mailcheck.h"
#include "verify/prover.h"
#include "verify/proving.h"
#include "verify/states.h"

static void result_free(gpointer data)
{
	struct mutating_result *result = data;

	g_free(result->file);
	g_free(result->what);
	g_free(result->verdict);
	g_free(result);
}

/* A difference that a call explains is excused: no file for mutants. */
static gboolean is_plain(const struct verify *verify, const char *file)
{
	for (guint i = 0; i < verify->posted->sites->len; i++) {
		const struct posted_site *site =
			verify->posted->sites->pdata[i];

		if (!strcmp(site->file, file) && site->crosses &&
		    strcmp(site->outcome, "left") != 0)
			return FALSE;
	}
	return TRUE;
}

static struct source *source_at_commit(const struct verify *verify,
				       const char *commit, const char *file)
{
	g_autoptr(GBytes) bytes =
		rehearsal_content(verify->rehearsal, commit, file);

	return bytes ? source_new(file, bytes) : NULL;
}

/* Finds a file for the mutation that no other mutation uses. */
static struct mutating_result *place(const struct verify *verify,
				     enum mutation mutation,
				     const GPtrArray *files, GHashTable *used,
				     GHashTable *texts)
{
	struct mutating_result *result = g_new0(struct mutating_result, 1);

	result->mutation = mutation;
	for (guint i = 0; i < files->len && !result->file; i++) {
		const char *file = files->pdata[i];
		struct source *before, *after;
		GBytes *text;

		if (g_hash_table_contains(used, file) ||
		    !is_plain(verify, file))
			continue;
		before = source_at_commit(
			verify, verify->rehearsal->commits->pdata[0], file);
		after = source_at_commit(verify, NULL, file);
		text = mutant_make(mutation, verify->campaign, verify->family,
				   before, after, &result->what);
		if (text) {
			result->file = g_strdup(file);
			g_hash_table_add(used, files->pdata[i]);
			g_hash_table_insert(texts, result->file, text);
		}
		source_free(before);
		source_free(after);
	}
	return result;
}

static gboolean pass(struct prover *prover, const char *name,
		     enum expansion expansion, const GPtrArray *files,
		     GHashTable *texts, GError **error)
{
	g_autoptr(GHashTable) state =
		states_expanded(prover->verify, TRUE, expansion, error);
	struct verify_step *step;
	GHashTableIter iter;
	gpointer path, bytes;
	gboolean ok;

	if (!state)
		return FALSE;
	step = verify_begin(prover->verify, "CC", name);
	g_hash_table_iter_init(&iter, texts);
	while (g_hash_table_iter_next(&iter, &path, &bytes))
		g_hash_table_insert(state, g_strdup(path), g_bytes_ref(bytes));
	ok = prover_pass(prover, name, files, state, error);
	verify_end(step, HELD_OK, NULL);
	return ok;
}

static void judge(GPtrArray *objects, GPtrArray *results)
{
	for (guint i = 0; i < objects->len; i++) {
		const struct verify_object *object = objects->pdata[i];

		for (guint k = 0; k < results->len; k++) {
			struct mutating_result *result = results->pdata[k];

			if (g_strcmp0(result->file, object->file) != 0)
				continue;
			result->verdict = g_strdup(
				verdict_of_object_name(object->verdict));
			result->caught = object->red;
		}
	}
	g_ptr_array_set_free_func(objects, verify_object_free);
	g_ptr_array_unref(objects);
}

/* Only calls that this machine compiles can show anything. */
static GPtrArray *compiled_files(struct prover *prover, GError **error)
{
	g_autoptr(GPtrArray) files = proving_host_files(prover->verify);
	g_autoptr(GHashTable) state = states_base(prover->verify);
	struct verify_step *step = verify_begin(prover->verify, "CC", "before");
	gboolean ok = prover_pass(prover, "before", files, state, error);

	verify_end(step, HELD_OK, NULL);
	return ok ? prover_covered(prover, files, error) : NULL;
}

static GPtrArray *run(struct prover *prover, GError **error)
{
	g_autoptr(GPtrArray) files = compiled_files(prover, error);
	g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) texts = g_hash_table_new_full(
		g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_bytes_unref);
	g_autoptr(GPtrArray) mutated = g_ptr_array_new();
	g_autoptr(GPtrArray) results =
		g_ptr_array_new_with_free_func(result_free);
	GPtrArray *objects = NULL;

	if (!files)
		return NULL;
	for (guint i = 0; i < MUTATIONS; i++) {
		struct mutating_result *result =
			place(prover->verify, i, files, used, texts);

		g_ptr_array_add(results, result);
		if (result->file)
			g_ptr_array_add(mutated, result->file);
	}
	if (pass(prover, "relaxed", EXPANSION_RELAXED, mutated, texts, error) &&
	    pass(prover, "strict", EXPANSION_STRICT, mutated, texts, error))
		objects = prover_judge(prover, mutated, error);
	if (!objects)
		return NULL;
	judge(objects, results);
	return g_steal_pointer(&results);
}

GPtrArray *mutating_run(struct verify *verify, GError **error)
{
	g_autofree char *folder =
		g_build_filename(verify->folder, "linux", NULL);
	g_autofree char *note = NULL;
	g_autofree char *why = NULL;
	g_autofree char *fragment = proving_fragment(verify, error);
	struct replica *replica = NULL;
	struct toolchain *clang = NULL;
	struct prover *prover = NULL;
	GPtrArray *results = NULL;

	if (!fragment || !mailcheck_apply(verify, error))
		return NULL;
	if (!replica_fits(folder, &note)) {
		g_set_error_literal(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
				    note);
		return NULL;
	}
	replica = replica_new(verify->tree, folder, error);
	if (!replica)
		return NULL;
	clang = toolchain_clang(replica->folder, verify->sandbox, &why);
	if (clang) {
		prover = prover_new(verify, replica, clang);
		if (kbuild_configure(prover->kbuild, "allmodconfig", fragment,
				     error))
			results = run(prover, error);
	} else {
		g_set_error_literal(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
				    why);
	}
	prover_free(prover);
	toolchain_free(clang);
	replica_free(replica);
	return results;
}
