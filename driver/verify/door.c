// SPDX-License-Identifier: GPL-2.0
#include "door.h"

#include <string.h>
#include <unistd.h>

#include "states.h"

static const struct posted_patch *lockdown_of(const struct verify *verify)
{
	const struct posted_patch *last =
		verify->posted->patches
			->pdata[verify->posted->patches->len - 1];

	return !strcmp(last->kind, "lockdown") ? last : NULL;
}

static gboolean is_code(const char *kind)
{
	static const char *const texts[] = {"comment", "documentation",
					    "string", "user space"};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		if (!strcmp(kind, texts[i]))
			return FALSE;
	return TRUE;
}

void door_files(const struct verify *verify, GPtrArray *files)
{
	g_autofree char *path =
		g_build_filename(verify->posted->folder, "ledger.tsv", NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (!lockdown_of(verify) ||
	    !g_file_get_contents(path, &text, NULL, NULL))
		return;
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 1; lines[0] && lines[i]; i++) {
		g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);

		/* file, line, word, kind */
		if (g_strv_length(cells) > 3 && is_code(cells[3]) &&
		    g_str_has_prefix(cells[0], verify->campaign->core) &&
		    g_str_has_suffix(cells[0], ".c") &&
		    !g_ptr_array_find_with_equal_func(files, cells[0],
						      g_str_equal, NULL))
			g_ptr_array_add(files,
					(char *)g_intern_string(cells[0]));
	}
}

/* A file whose call compiles here and that is not the API's own. */
static const char *caller_of(const struct prover *prover,
			     const GPtrArray *files)
{
	for (guint i = 0; i < files->len; i++)
		if (!g_str_has_prefix(files->pdata[i],
				      prover->verify->campaign->core) &&
		    !g_hash_table_contains(prover->uncovered, files->pdata[i]))
			return files->pdata[i];
	return NULL;
}

gboolean door_try(struct prover *prover, const GPtrArray *files,
		  enum column column, GError **error)
{
	const struct posted_patch *lockdown = lockdown_of(prover->verify);
	const char *file = caller_of(prover, files);
	g_autoptr(GHashTable) base = NULL;
	g_autoptr(GHashTable) state = NULL;
	g_autoptr(GPtrArray) one = g_ptr_array_new();
	g_autoptr(GPtrArray) targets = NULL;
	g_autofree char *path = NULL;
	g_autofree char *note = NULL;
	g_autofree char *command = NULL;
	gboolean open;
	int status;

	if (!lockdown || !file)
		return TRUE;
	base = states_base(prover->verify);
	state = states_shipped(prover->verify);
	g_hash_table_insert(state, g_strdup(file),
			    g_bytes_ref(g_hash_table_lookup(base, file)));
	g_ptr_array_add(one, (char *)file);
	targets = prover_targets(one, "o");
	command = kbuild_command(prover->kbuild, targets);
	path = kbuild_path(prover->kbuild, targets->pdata[0]);
	unlink(path);
	if (!replica_put(prover->replica, state, error) ||
	    !kbuild_make(prover->kbuild, targets, &status, error))
		return FALSE;
	open = g_file_test(path, G_FILE_TEST_EXISTS);
	note = g_strdup_printf("%s compiles with its raw calls", file);
	verify_mark(prover->verify, lockdown->number, column,
		    open ? HELD_RED : HELD_OK, open ? note : NULL, command);
	g_hash_table_unref(state);
	state = states_shipped(prover->verify);
	return replica_put(prover->replica, state, error);
}
