// SPDX-License-Identifier: GPL-2.0
/* Whether the calls themselves were compiled, not only their files. */
#include <string.h>

#include "verify/condition.h"
#include "verify/object.h"
#include "verify/prover.h"
#include "verify/rebuild.h"

static struct source *open_base(const struct prover *prover, const char *file)
{
	g_autoptr(GBytes) bytes = tree_read(prover->verify->tree, file, NULL);

	return bytes ? source_new(file, bytes) : NULL;
}

static gboolean is_converted(const struct posted_site *site, const char *file)
{
	return !strcmp(site->file, file) && strcmp(site->outcome, "left") != 0;
}

/* The files with a converted call inside of #if: they are preprocessed, too. */
static GPtrArray *conditional_files(const struct prover *prover,
				    const GPtrArray *files)
{
	const GPtrArray *sites = prover->verify->posted->sites;
	GPtrArray *found = g_ptr_array_new();

	for (guint i = 0; i < files->len; i++) {
		struct source *source = open_base(prover, files->pdata[i]);
		gboolean any = FALSE;

		for (guint k = 0; source && k < sites->len && !any; k++) {
			const struct posted_site *site = sites->pdata[k];
			GPtrArray *symbols = NULL;

			if (is_converted(site, files->pdata[i]))
				symbols = condition_symbols(source, site->line);
			any = symbols != NULL;
			g_clear_pointer(&symbols, g_ptr_array_unref);
		}
		if (any)
			g_ptr_array_add(found, files->pdata[i]);
		source_free(source);
	}
	return found;
}

static gboolean preprocess(struct prover *prover, const GPtrArray *files,
			   GError **error)
{
	g_autoptr(GPtrArray) some = conditional_files(prover, files);
	g_autoptr(GPtrArray) targets = prover_targets(some, "i");
	int status;

	return !some->len ||
	       kbuild_make(prover->kbuild, targets, &status, error);
}

/*
 * Why a converted call of the file is missing from its object; NULL: none is.
 */
static char *missing_call(const struct prover *prover, const char *file,
			  GHashTable *calls)
{
	const GPtrArray *sites = prover->verify->posted->sites;
	g_autofree char *name = prover_target(file, "i");
	g_autofree char *path = kbuild_path(prover->kbuild, name);
	g_autofree char *text = NULL;

	if (!calls)
		return g_strdup_printf("does not compile for %s",
				       prover->kbuild->toolchain->title);
	g_file_get_contents(path, &text, NULL, NULL);
	for (guint i = 0; i < sites->len; i++) {
		const struct posted_site *site = sites->pdata[i];

		if (!is_converted(site, file))
			continue;
		if (!g_hash_table_contains(calls, site->callee))
			return g_strdup_printf(
				"compiled for %s without the call of %s() in "
				"%s()",
				prover->kbuild->toolchain->title, site->callee,
				site->function);
		if (text &&
		    !condition_survived(text, file, site->line, site->callee))
			return g_strdup_printf(
				"the call of %s() in %s() is off by #if",
				site->callee, site->function);
	}
	return NULL;
}

GPtrArray *prover_covered(struct prover *prover, const GPtrArray *files,
			  GError **error)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) calls = NULL;
	GPtrArray *covered;

	if (!prover->verify->campaign)
		return rebuild_covered(prover, files, error);
	for (guint i = 0; i < files->len; i++)
		g_ptr_array_add(paths, prover_object(prover, "before",
						     files->pdata[i]));
	calls = objects_calls(paths, prover->verify->campaign->family, error);
	if (!calls || !preprocess(prover, files, error))
		return NULL;
	covered = g_ptr_array_new();
	for (guint i = 0; i < files->len; i++) {
		char *why = missing_call(
			prover, files->pdata[i],
			g_hash_table_lookup(calls, paths->pdata[i]));

		if (why)
			g_hash_table_insert(prover->uncovered,
					    g_strdup(files->pdata[i]), why);
		else
			g_ptr_array_add(covered, files->pdata[i]);
	}
	return covered;
}
