// SPDX-License-Identifier: GPL-2.0
#include "verify/door.h"

#include <string.h>
#include <unistd.h>

#include "verify/builds.h"
#include "verify/states.h"

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

/* Whether the code of this file of the tree has the word. */
static gboolean has_word(const struct verify *verify, const char *file,
			 const char *word)
{
	g_autoptr(GBytes) bytes = tree_read(verify->tree, file, NULL);
	struct source *source = bytes ? source_new(file, bytes) : NULL;
	gboolean found = FALSE;

	for (guint i = 0; source && i < source->count && !found; i++)
		found = source->tokens[i].kind == TOKEN_IDENT &&
			source_is(source, i, word);
	source_free(source);
	return found;
}

/* Whether the patch removes the raw functions, not only the flag. */
static gboolean takes_functions(const struct verify *verify,
				const struct posted_patch *lockdown)
{
	g_auto(GStrv) lines = g_strsplit(lockdown->diff, "\n", -1);

	for (guint i = 0; lines[i]; i++)
		if (*lines[i] == '-' && strchr(lines[i], '(') &&
		    strstr(lines[i], verify->campaign->family))
			return TRUE;
	return FALSE;
}

/*
 * A file outside of the API's folder that compiles with the series and whose
 * text from before it needs what the patch removes.
 */
static const char *caller_of(const struct prover *prover,
			     const struct posted_patch *lockdown,
			     const GPtrArray *files)
{
	const struct verify *verify = prover->verify;
	gboolean any = takes_functions(verify, lockdown);

	for (guint i = 0; i < files->len; i++) {
		const char *file = files->pdata[i];
		g_autofree char *object =
			prover_object(prover, "shipped", file);

		if (!g_str_has_prefix(file, verify->campaign->core) &&
		    !g_hash_table_contains(prover->uncovered, file) &&
		    g_file_test(object, G_FILE_TEST_EXISTS) &&
		    (any || has_word(verify, file, verify->campaign->flag)))
			return file;
	}
	return NULL;
}

gboolean door_try(struct prover *prover, const GPtrArray *files,
		  enum column column, GError **error)
{
	const struct posted_patch *lockdown = lockdown_of(prover->verify);
	g_autoptr(GPtrArray) all = builds_files(prover->verify, files);
	const char *file = lockdown ? caller_of(prover, lockdown, all) : NULL;
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
	note = g_strdup_printf("%s compiles as it was before the series", file);
	verify_mark(prover->verify, lockdown->number, column,
		    open ? HELD_RED : HELD_OK, open ? note : NULL, command);
	g_hash_table_unref(state);
	state = states_shipped(prover->verify);
	return replica_put(prover->replica, state, error);
}
