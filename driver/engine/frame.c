// SPDX-License-Identifier: GPL-2.0
#include "engine/frame.h"

#include <string.h>

#include "tree/change.h"
#include "base/error.h"
#include "base/git.h"
#include "base/scratch.h"
#include "base/text.h"

/* A patch on its way from a file to changes. */
struct frame_reading {
	const struct tree *tree;
	const char *path; /* absolute */
	const char *folder; /* copies are below it */
	char **environ;
	struct patch *patch;
};

/* Applies it to the copies. */
static GBytes *git(const struct frame_reading *reading, GError **error)
{
	const char *argv[] = {"-C",    reading->folder,
			      "apply", "--whitespace=nowarn",
			      "-",     NULL};

	return git_run(reading->environ, argv, reading->path, error);
}

/* The names in "1\t2\tname\0..." */
static GPtrArray *names_of(GBytes *numstat)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	gsize length;
	const char *text = g_bytes_get_data(numstat, &length);
	const char *end = text + length;

	while (text < end) {
		const char *tab = strrchr(text, '\t');

		if (tab && tab[1])
			g_ptr_array_add(names, g_strdup(tab + 1));
		text += strlen(text) + 1;
	}
	return names;
}

static gboolean copy(const struct frame_reading *reading, const char *name,
		     GBytes **before, GError **error)
{
	g_autofree char *path = g_build_filename(reading->folder, name, NULL);
	g_autofree char *parent = g_path_get_dirname(path);
	gsize length;
	const char *text;

	*before = NULL;
	if (g_mkdir_with_parents(parent, 0700))
		return TRUE; /* git says what is wrong */
	if (!tree_has(reading->tree, name) &&
	    !(reading->tree->laid &&
	      g_hash_table_contains(reading->tree->laid, name)))
		return TRUE;
	*before = tree_read(reading->tree, name, error);
	if (!*before)
		return FALSE;
	text = g_bytes_get_data(*before, &length);
	return g_file_set_contents(path, text, length, error);
}

static gboolean add_change(const struct frame_reading *reading,
			   const char *name, GBytes *before, GError **error)
{
	g_autofree char *path = g_build_filename(reading->folder, name, NULL);
	g_autoptr(GBytes) after = NULL;
	char *text;
	gsize length;

	if (!g_file_get_contents(path, &text, &length, NULL)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' takes '%s' away, which a series cannot do "
			    "yet; leave the file there, empty of code",
			    reading->path, name);
		return FALSE;
	}
	after = g_bytes_new_take(text, length);
	g_ptr_array_add(
		reading->patch->changes,
		change_new(name, before, after,
			   before ? tree_mode(reading->tree, name) : 0100644));
	return TRUE;
}

/* Copies the files, applies the patch, reads what has become of them. */
static gboolean change_files(const struct frame_reading *reading,
			     const GPtrArray *names, GError **error)
{
	g_autoptr(GPtrArray) texts =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	g_autoptr(GBytes) done = NULL;

	for (guint i = 0; i < names->len; i++) {
		GBytes *before;

		if (!copy(reading, names->pdata[i], &before, error))
			return FALSE;
		g_ptr_array_add(texts, before);
	}
	done = git(reading, error);
	for (guint i = 0; done && i < names->len; i++)
		if (!add_change(reading, names->pdata[i], texts->pdata[i],
				error))
			return FALSE;
	return done != NULL;
}

static gboolean apply(const struct frame_reading *reading, GError **error)
{
	const char *argv[] = {
		"-C", reading->folder, "apply", "--numstat", "-z", "-", NULL};
	g_autoptr(GBytes) list =
		git_run(reading->environ, argv, reading->path, error);
	g_autoptr(GPtrArray) names = list ? names_of(list) : NULL;

	return names && change_files(reading, names, error);
}

/* Header lines of a mail, unfolded; NULL: it has none of the name. */
static char *header(const char *mail, const char *name)
{
	g_autofree char *key = g_strdup_printf("\n%s: ", name);
	g_autofree char *text = g_strconcat("\n", mail, NULL);
	const char *p = strstr(text, key), *end = strstr(text, "\n\n");
	GString *out;

	if (!p || (end && p > end))
		return NULL;
	out = g_string_new(NULL);
	for (p += strlen(key); *p; p++) {
		if (*p == '\n' && p[1] != ' ' && p[1] != '\t')
			break;
		if (*p != '\n')
			g_string_append_c(out, *p);
	}
	return g_string_free(out, FALSE);
}

/* "[PATCH 1/2] x: y" is "x: y". */
static const char *without_tag(const char *subject)
{
	const char *end = *subject == '[' ? strstr(subject, "] ") : NULL;

	return end ? end + 2 : subject;
}

/* Subject and message of a mail; of a bare diff, its file's name. */
static void read_words(struct patch *patch, const char *text, const char *path)
{
	g_autofree char *subject = header(text, "Subject");
	const char *body = subject ? strstr(text, "\n\n") : NULL;
	const char *end = body ? g_strstr_len(body, -1, "\n---\n") : NULL;

	if (body && !end)
		end = g_strstr_len(body, -1, "\ndiff --git ");
	if (body && end) {
		patch->body = g_strstrip(g_strndup(body, MAX(end - body, 0)));
	} else {
		patch->body = g_strdup("");
	}
	if (subject) {
		patch->subject = g_strdup(without_tag(subject));
	} else {
		char *name = g_path_get_basename(path);
		char *words = name + strspn(name, "0123456789-");

		words[strcspn(words, ".")] = '\0';
		patch->subject = g_strconcat(
			"treewide: ", g_strdelimit(words, "-_", ' '), NULL);
		g_free(name);
	}
	patch->prefix = g_strndup(patch->subject, strcspn(patch->subject, ":"));
}

struct patch *frame_read(const struct tree *tree, enum patch_kind kind,
			 const char *path, const char *build, GError **error)
{
	g_autofree char *full = g_canonicalize_filename(path, NULL);
	g_autofree char *text = NULL;
	g_autofree char *folder = NULL;
	g_autofree char *parent = NULL;
	struct scratch *scratch;
	struct frame_reading reading = {.tree = tree, .path = full};
	gboolean ok = FALSE;

	if (!g_file_get_contents(full, &text, NULL, error))
		return NULL;
	scratch = scratch_new(build, "frame", error);
	if (!scratch)
		return NULL;
	folder = g_canonicalize_filename(scratch->path, NULL);
	parent = g_path_get_dirname(folder);
	reading.folder = folder;
	reading.environ = g_environ_setenv(
		git_environ(NULL), "GIT_CEILING_DIRECTORIES", parent, TRUE);
	reading.patch = patch_new(kind, path);
	ok = apply(&reading, error);
	if (!ok && error && *error) {
		g_strdelimit((*error)->message, "\n", ' ');
		g_prefix_error(error, "'%s' does not apply to '%s': ", path,
			       tree->path);
	}
	read_words(reading.patch, text, path);
	g_strfreev(reading.environ);
	scratch_free(scratch);
	if (!ok)
		g_clear_pointer(&reading.patch, patch_free);
	return reading.patch;
}

void frame_lay(struct tree *tree, const struct patch *patch)
{
	for (guint i = 0; i < patch->changes->len; i++) {
		const struct change *change = patch->changes->pdata[i];

		tree_lay(tree, change->path, change->after);
	}
}
