// SPDX-License-Identifier: GPL-2.0
#include "verify/builds.h"

#include <string.h>

#include "verify/door.h"
#include "verify/object.h"
#include "verify/proving.h"
#include "verify/states.h"

/*
 * Files that only a flip changes are converted by no patch, and must compile,
 * too.
 */
static void add_flipped(const struct verify *verify, GPtrArray *all)
{
	const struct posted_patch *flip = posted_flip(verify->posted);

	for (guint i = 0; flip && i < flip->files->len; i++)
		if (g_str_has_suffix(flip->files->pdata[i], ".c") &&
		    tree_has(verify->tree, flip->files->pdata[i]) &&
		    !g_ptr_array_find_with_equal_func(
			    all, flip->files->pdata[i], g_str_equal, NULL))
			g_ptr_array_add(all, flip->files->pdata[i]);
}

GPtrArray *builds_files(const struct verify *verify, const GPtrArray *files)
{
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; i < files->len; i++)
		g_ptr_array_add(all, files->pdata[i]);
	if (!verify->campaign)
		return all;
	if (!g_ptr_array_find_with_equal_func(
		    all, verify->campaign->definitions, g_str_equal, NULL))
		g_ptr_array_add(all, verify->campaign->definitions);
	door_files(verify, all);
	add_flipped(verify, all);
	return all;
}

/* The patch whose file this compiler message names; 0: none. */
static guint patch_of_line(const struct verify *verify, const char *line)
{
	for (guint i = verify->posted->patches->len; i > 0; i--) {
		const struct posted_patch *patch =
			verify->posted->patches->pdata[i - 1];

		for (guint k = 0; k < patch->files->len; k++)
			if (strstr(line, patch->files->pdata[k]))
				return patch->number;
	}
	return 0;
}

/* Marks new warnings; returns their number. */
static guint mark_new(struct prover *prover, enum column column,
		      const char *command, GString *homeless)
{
	g_autoptr(GHashTable) now = kbuild_warnings(prover->kbuild);
	GHashTableIter iter;
	gpointer key, line;
	guint new = 0;

	g_hash_table_iter_init(&iter, now);
	while (g_hash_table_iter_next(&iter, &key, &line)) {
		guint patch;

		if (prover->warnings &&
		    g_hash_table_contains(prover->warnings, key))
			continue;
		new ++;
		patch = patch_of_line(prover->verify, line);
		if (patch)
			verify_mark(prover->verify, patch, column, HELD_RED,
				    line, command);
		else
			g_string_append_printf(homeless, "%s%s",
					       homeless->len ? "; " : "",
					       (char *)line);
	}
	return new;
}

/*
 * The first helper that a converted call of the file must use and whose name is
 * not in the object; NULL: none.
 */
static const char *missing_helper(const struct verify *verify, const char *file,
				  GHashTable *calls, char **name)
{
	/* with a flip the raw function means long-term */
	gboolean flips = posted_flip(verify->posted) != NULL;

	for (guint i = 0; i < verify->posted->sites->len; i++) {
		const struct posted_site *site =
			verify->posted->sites->pdata[i];
		const char *suffix =
			!strcmp(site->outcome, "longterm")
				? (flips ? NULL
					 : verify->campaign->longterm_suffix)
			: !strcmp(site->outcome, "shortterm")
				? verify->campaign->shortterm_suffix
				: NULL;
		g_autofree char *helper = NULL;

		if (!suffix || strcmp(site->file, file) != 0)
			continue;
		helper = g_strconcat(site->callee, suffix, NULL);
		if (!g_hash_table_contains(calls, helper))
			return *name = g_steal_pointer(&helper);
	}
	return NULL;
}

/* Every file that compiled before must compile now, and call its helpers. */
static gboolean mark_objects(struct prover *prover, const GPtrArray *files,
			     enum column column, const char *command,
			     GError **error)
{
	const struct campaign *campaign = prover->verify->campaign;
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) calls = NULL;

	for (guint i = 0; i < files->len; i++)
		g_ptr_array_add(paths, prover_object(prover, "shipped",
						     files->pdata[i]));
	/* a rule may leave no call, or remove none */
	calls = objects_calls(paths, campaign ? campaign->family : "\n", error);
	for (guint i = 0; calls && i < files->len; i++) {
		const struct posted_patch *patch = posted_patch_of(
			prover->verify->posted, files->pdata[i]);
		g_autofree char *old =
			prover_object(prover, "before", files->pdata[i]);
		GHashTable *names = g_hash_table_lookup(calls, paths->pdata[i]);
		g_autofree char *helper = NULL;
		g_autofree char *note = NULL;

		if (!patch || !g_file_test(old, G_FILE_TEST_EXISTS))
			continue;
		if (!names)
			note = g_strdup_printf("%s does not compile",
					       (char *)files->pdata[i]);
		else if (campaign &&
			 !g_hash_table_contains(prover->uncovered,
						files->pdata[i]) &&
			 missing_helper(prover->verify, files->pdata[i], names,
					&helper))
			note = g_strdup_printf("%s has no call of %s()",
					       (char *)files->pdata[i], helper);
		verify_mark(prover->verify, patch->number, column,
			    note ? HELD_RED : HELD_OK, note, command);
	}
	return calls != NULL;
}

/* Marks the frame of the series, which has no converted calls. */
static void mark_frame(struct prover *prover, enum column column,
		       const GPtrArray *files)
{
	for (guint i = 0; i < files->len; i++) {
		g_autofree char *path =
			prover_object(prover, "shipped", files->pdata[i]);

		for (guint k = 0; k < prover->verify->posted->patches->len;
		     k++) {
			const struct posted_patch *patch =
				prover->verify->posted->patches->pdata[k];

			if (!g_file_test(path, G_FILE_TEST_EXISTS) ||
			    !posted_touches(patch, files->pdata[i]))
				continue;
			verify_mark(prover->verify, patch->number, column,
				    HELD_OK, NULL, NULL);
		}
	}
}

static GPtrArray *shipped_files(const struct prover *prover,
				const GPtrArray *files, GHashTable *state)
{
	const struct campaign *campaign = prover->verify->campaign;
	GPtrArray *all = builds_files(prover->verify, files);

	if (campaign && g_hash_table_lookup(state, campaign->kunit) &&
	    !g_ptr_array_find_with_equal_func(all, campaign->kunit, g_str_equal,
					      NULL))
		g_ptr_array_add(all, campaign->kunit);
	return all;
}

gboolean builds_shipped(struct prover *prover, const char *target,
			const char *fragment, const GPtrArray *files,
			enum column column, GError **error)
{
	struct verify *verify = prover->verify;
	g_autofree char *name = g_strdup_printf(
		"as shipped, W=1, %s, %s", prover->kbuild->toolchain->version,
		prover->kbuild->toolchain->title);
	g_autofree char *again =
		g_strconcat(fragment, "# with the series\n", NULL);
	struct verify_step *step = verify_begin(verify, "CC", name);
	g_autoptr(GHashTable) state = states_shipped(verify);
	g_autoptr(GPtrArray) all = shipped_files(prover, files, state);
	g_autoptr(GPtrArray) targets = prover_targets(all, "o");
	g_autofree char *command = kbuild_command(prover->kbuild, targets);
	g_autoptr(GString) homeless = g_string_new(NULL);
	guint new;

	if (!replica_put(prover->replica, state, error) ||
	    !kbuild_configure(prover->kbuild, target, again, error) ||
	    !prover_pass(prover, "shipped", all, state, error) ||
	    !mark_objects(prover, files, column, command, error))
		return FALSE;
	mark_frame(prover, column, all);
	new = mark_new(prover, column, command, homeless);
	g_string_prepend(homeless, new ? "new warnings: " : "no new warning");
	verify_end(step, new ? HELD_RED : HELD_OK, homeless->str);
	return !verify->campaign || door_try(prover, files, column, error);
}

static gboolean pass_before(struct prover *prover, const GPtrArray *files,
			    const char *what, GError **error)
{
	g_autofree char *name =
		g_strdup_printf("%s, before, W=1, %s, %s", what,
				prover->kbuild->toolchain->version,
				prover->kbuild->toolchain->title);
	struct verify_step *step = verify_begin(prover->verify, "CC", name);
	g_autoptr(GHashTable) state = prover->verify->campaign
					      ? states_base(prover->verify)
					      : states_ready(prover->verify);
	gboolean ok = prover_pass(prover, "before", files, state, error);

	verify_end(step, ok ? HELD_OK : HELD_SKIPPED,
		   ok ? NULL : (*error)->message);
	return ok;
}

/* Runs both passes with one compiler. */
static gboolean both(struct prover *prover, const char *target,
		     const char *fragment, const GPtrArray *files,
		     const char *what, GError **error)
{
	g_autoptr(GPtrArray) all = builds_files(prover->verify, files);
	g_autoptr(GPtrArray) covered = NULL;
	g_autoptr(GHashTable) state = states_base(prover->verify);

	if (!replica_put(prover->replica, state, error) ||
	    !kbuild_configure(prover->kbuild, target, fragment, error) ||
	    !pass_before(prover, all, what, error))
		return FALSE;
	covered = prover_covered(prover, files, error);
	return covered && builds_shipped(prover, target, fragment, files,
					 COLUMN_BUILDS, error);
}

gboolean builds_gcc(struct verify *verify, struct replica *replica,
		    const GPtrArray *files, GError **error)
{
	g_autofree char *fragment = proving_fragment(verify, error);
	g_autofree char *why = NULL;
	struct toolchain *gcc = toolchain_gcc("x86", &why);
	struct prover *prover;
	gboolean ok;

	if (!fragment || !gcc) {
		if (!gcc)
			verify_skip(verify, "build by gcc", why);
		toolchain_free(gcc);
		return fragment != NULL;
	}
	prover = prover_new(verify, replica, gcc);
	ok = both(prover, "allmodconfig", fragment, files, "x86", error);
	prover_free(prover);
	toolchain_free(gcc);
	return ok;
}

/* Configurations without an MMU, for architectures that have one. */
static const struct {
	const char *folder;
	const char *config;
} nommu[] = {
	{"arm", "mps2_defconfig"},
	{"sh", "rsk7203_defconfig"},
	{"riscv", "nommu_virt_defconfig"},
};

static gboolean run_nommu(struct verify *verify, struct replica *replica,
			  const struct toolchain *gcc, const char *config,
			  GError **error)
{
	struct prover *prover = prover_new(verify, replica, gcc);
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	gboolean ok;

	ok = both(prover, config, "CONFIG_WERROR=n\n", none, "MMU=n", error);
	if (ok && kbuild_enabled(prover->kbuild, "MMU"))
		verify_skip(verify, "MMU=n",
			    "the configuration has an MMU after all");
	prover_free(prover);
	return ok;
}

gboolean builds_nommu(struct verify *verify, struct replica *replica,
		      GError **error)
{
	g_autofree char *last = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(nommu); i++) {
		g_autofree char *path = g_strdup_printf(
			"%s/arch/%s/configs/%s", replica->folder,
			nommu[i].folder, nommu[i].config);
		g_autofree char *why = NULL;
		struct toolchain *gcc;
		gboolean ok;

		if (!g_file_test(path, G_FILE_TEST_EXISTS))
			continue;
		gcc = toolchain_gcc(nommu[i].folder, &why);
		if (!gcc) {
			if (!last)
				last = g_steal_pointer(&why);
			continue;
		}
		ok = run_nommu(verify, replica, gcc, nommu[i].config, error);
		toolchain_free(gcc);
		return ok;
	}
	verify_skip(verify, "MMU=n",
		    last ? last : "this tree has no such configuration");
	return TRUE;
}
