// SPDX-License-Identifier: GPL-2.0
#include "verify/arches.h"

#include <string.h>

#include "verify/builds.h"
#include "verify/condition.h"
#include "verify/kconfig.h"
#include "verify/makefile.h"
#include "verify/prover.h"
#include "verify/proving.h"
#include "verify/verify.h"

/* Default configurations of an architecture that are tried per file. */
#define TRIES 4

/* A file that is left, and what it takes to compile it. */
struct stray {
	char *file; /* not owned */
	GPtrArray *symbols; /* in its Makefiles and the #ifs around its calls */
	GPtrArray *inner; /* in the #ifs only */
	GPtrArray *folders; /* of arch/, best first */
};

static void stray_free(gpointer data)
{
	struct stray *stray = data;

	g_ptr_array_unref(stray->symbols);
	g_ptr_array_unref(stray->inner);
	g_ptr_array_unref(stray->folders);
	g_free(stray);
}

/* The symbols in the #ifs around the file's converted calls. */
static GPtrArray *inner_symbols(const struct verify *verify, const char *file)
{
	g_autoptr(GBytes) bytes = tree_read(verify->tree, file, NULL);
	struct source *source = bytes ? source_new(file, bytes) : NULL;
	GPtrArray *inner = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; source && i < verify->posted->sites->len; i++) {
		const struct posted_site *site =
			verify->posted->sites->pdata[i];
		GPtrArray *symbols = NULL;

		if (!strcmp(site->file, file) &&
		    strcmp(site->outcome, "left") != 0)
			symbols = condition_symbols(source, site->line);
		if (symbols)
			g_ptr_array_extend_and_steal(inner, symbols);
	}
	source_free(source);
	return inner;
}

static struct stray *stray_new(const struct verify *verify,
			       const struct kconfig *kconfig, char *file)
{
	struct stray *stray = g_new0(struct stray, 1);

	stray->file = file;
	stray->symbols = makefile_symbols(verify->tree, file);
	stray->inner = inner_symbols(verify, file);
	for (guint i = 0; i < stray->inner->len; i++)
		g_ptr_array_add(stray->symbols,
				g_strdup(stray->inner->pdata[i]));
	if (g_str_has_prefix(file, "arch/")) {
		const char *name = file + strlen("arch/");

		stray->folders = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(stray->folders,
				g_strndup(name, strcspn(name, "/")));
	} else {
		stray->folders = kconfig_folders(kconfig, stray->symbols);
	}
	return stray;
}

static void add_lines(GString *text, const GPtrArray *symbols)
{
	for (guint i = 0; i < symbols->len; i++)
		g_string_append_printf(text, "CONFIG_%s=y\n",
				       (char *)symbols->pdata[i]);
}

/*
 * Tries one configuration for some strays; removes those that it covers from
 * both lists.
 */
static gboolean try_config(struct prover *prover, const char *target,
			   const char *slim, GPtrArray *strays, GPtrArray *left,
			   GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new();
	g_autoptr(GPtrArray) covered = g_ptr_array_new();
	g_autoptr(GString) fragment = g_string_new(slim);

	for (guint i = 0; i < strays->len; i++) {
		const struct stray *stray = strays->pdata[i];

		g_ptr_array_add(files, stray->file);
		add_lines(fragment, g_str_has_prefix(target, "all")
					    ? stray->inner
					    : stray->symbols);
	}
	g_hash_table_remove_all(prover->uncovered);
	if (!kbuild_configure(prover->kbuild, target, fragment->str, error) ||
	    !proving_compare(prover, files, error))
		return FALSE;
	for (guint i = strays->len; i > 0; i--) {
		const struct stray *stray = strays->pdata[i - 1];

		if (g_hash_table_contains(prover->uncovered, stray->file))
			continue;
		g_ptr_array_add(covered, stray->file);
		g_ptr_array_remove(left, stray->file);
		g_ptr_array_remove_index(strays, i - 1);
	}
	return !covered->len || builds_shipped(prover, target, fragment->str,
					       covered, COLUMN_ARCHES, error);
}

/*
 * Tries allmodconfig, then those of the folder's own configurations that fit.
 */
static gboolean try_folder(struct prover *prover, const struct kconfig *kconfig,
			   const char *folder, const char *slim,
			   GPtrArray *strays, GPtrArray *left, GError **error)
{
	g_autoptr(GPtrArray) symbols = g_ptr_array_new();
	g_autoptr(GPtrArray) configs = NULL;

	if (!try_config(prover, "allmodconfig", slim, strays, left, error))
		return FALSE;
	if (!strays->len)
		return TRUE;
	for (guint i = 0; i < strays->len; i++) {
		const struct stray *stray = strays->pdata[i];

		for (guint k = 0; k < stray->symbols->len; k++)
			g_ptr_array_add(symbols, stray->symbols->pdata[k]);
	}
	configs = kconfig_defconfigs(kconfig, folder, symbols);
	for (guint i = 0; strays->len && i < MIN(configs->len, TRIES); i++)
		if (!try_config(prover, configs->pdata[i], slim, strays, left,
				error))
			return FALSE;
	return TRUE;
}

/* A failure of one architecture does not stop the others. */
static gboolean run_folder(struct verify *verify, struct replica *replica,
			   const struct kconfig *kconfig, const char *folder,
			   GPtrArray *strays, GPtrArray *left, GError **error)
{
	g_autofree char *slim = proving_fragment(verify, error);
	g_autofree char *name = g_strdup_printf("arch/%s", folder);
	g_autofree char *why = NULL;
	g_autoptr(GError) cause = NULL;
	struct toolchain *gcc;
	struct prover *prover;

	if (!slim)
		return FALSE;
	gcc = toolchain_gcc(folder, &why);
	if (!gcc) {
		verify_skip(verify, name, why);
		return TRUE;
	}
	prover = prover_new(verify, replica, gcc);
	if (!try_folder(prover, kconfig, folder, slim, strays, left, &cause))
		verify_skip(verify, name, cause->message);
	prover_free(prover);
	toolchain_free(gcc);
	return TRUE;
}

gboolean arches_run(struct verify *verify, struct replica *replica,
		    GPtrArray *left, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(stray_free);
	const char *const *folders = toolchain_folders();
	struct kconfig *kconfig;
	gboolean ok = TRUE;

	if (!left->len)
		return TRUE;
	kconfig = kconfig_new(verify->tree, error);
	if (!kconfig)
		return FALSE;
	for (guint i = 0; i < left->len; i++)
		g_ptr_array_add(all,
				stray_new(verify, kconfig, left->pdata[i]));
	for (guint i = 0; ok && folders[i]; i++) {
		g_autoptr(GPtrArray) strays = g_ptr_array_new();

		for (guint k = 0; k < all->len; k++) {
			struct stray *stray = all->pdata[k];

			if (g_ptr_array_find(left, stray->file, NULL) &&
			    g_ptr_array_find_with_equal_func(stray->folders,
							     folders[i],
							     g_str_equal, NULL))
				g_ptr_array_add(strays, stray);
		}
		if (strays->len)
			ok = run_folder(verify, replica, kconfig, folders[i],
					strays, left, error);
	}
	kconfig_free(kconfig);
	return ok;
}
