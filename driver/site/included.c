// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem() */
#include "site/included.h"

#include <string.h>

#include "site/reference.h"
#include "tree/sweep.h"
#include "tree/tree.h"

static gboolean ends_in_any(const char *path, const char *const *ends)
{
	for (; *ends; ends++)
		if (g_str_has_suffix(path, *ends))
			return TRUE;
	return FALSE;
}

static gboolean is_build_file(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	return g_str_has_prefix(name, "Makefile") ||
	       g_str_has_prefix(name, "Kbuild") ||
	       g_str_has_suffix(name, ".mk");
}

gboolean included_may_be_code(const char *path)
{
	static const char *const other[] = {".c",      ".h",	".S",	".rs",
					    ".dts",    ".dtsi", ".rst", ".yaml",
					    "Kconfig", NULL};
	const char *slash = strrchr(path, '/');

	return tree_in_kernel(path) && !ends_in_any(path, other) &&
	       !is_build_file(path) && strchr(slash ? slash : path, '.') &&
	       !strstr(path, "Kconfig");
}

/* Who is asked for, and who was seen to be code. */
struct asking {
	const GPtrArray *files;
	GArray *asked; /* guint: their numbers */
	gint *code; /* for each of them */
};

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Whether the line at p, with the name at `at`, includes that name. */
static gboolean includes(const char *p, const char *at)
{
	while (p < at && (*p == ' ' || *p == '\t'))
		p++;
	if (p == at || *p++ != '#')
		return FALSE;
	while (p < at && (*p == ' ' || *p == '\t'))
		p++;
	return at - p > 7 && !memcmp(p, "include", 7) && strchr("\"</", at[-1]);
}

/* Whether a build file's line makes objects or sources of the name in it. */
static gboolean builds(const char *p, const char *end)
{
	static const char *const words[] = {".c", ".o", ".h", "-include"};
	const char *comment = memchr(p, '#', end - p);

	end = comment ? comment : end;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (memmem(p, end - p, words[i], strlen(words[i])))
			return TRUE;
	return FALSE;
}

/* Whether the text says that a file of this name is code. */
static gboolean makes_code(const char *text, gsize length, const char *name,
			   gboolean build)
{
	const char *end = text + length, *at = text;
	gsize n = strlen(name);

	for (; (at = memmem(at, end - at, name, n)); at += n) {
		const char *first = memrchr(text, '\n', at - text);
		const char *last = memchr(at, '\n', end - at);
		char behind = at + n < end ? at[n] : '\n';

		first = first ? first + 1 : text;
		last = last ? last : end;
		if (g_ascii_isalnum(behind) || behind == '_' || behind == '.' ||
		    (at > text && (g_ascii_isalnum(at[-1]) || at[-1] == '_')))
			continue;
		if (includes(first, at) || (build && builds(first, last)))
			return TRUE;
	}
	return FALSE;
}

static void look(gpointer data, guint thread, guint file, const char *text,
		 gsize length)
{
	static const char *const other[] = {".S",    ".rs",  ".dts",
					    ".dtsi", ".rst", NULL};
	struct asking *asking = data;
	const char *path = asking->files->pdata[file];

	(void)thread;
	if (!length || ends_in_any(path, other))
		return;
	for (guint i = 0; i < asking->asked->len; i++) {
		guint number = g_array_index(asking->asked, guint, i);
		const char *name = base_of(asking->files->pdata[number]);

		if (!g_atomic_int_get(&asking->code[i]) &&
		    makes_code(text, length, name, is_build_file(path)))
			g_atomic_int_set(&asking->code[i], 1);
	}
}

GHashTable *included_code(const struct tree *tree, const GPtrArray *files,
			  const gboolean *found, guint threads, GError **error)
{
	g_autoptr(GArray) asked = g_array_new(FALSE, FALSE, sizeof(guint));
	GHashTable *code =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct asking asking = {.files = files, .asked = asked};
	struct sweep sweep = {
		.folder = tree->path,
		.files = files,
		.threads = sweep_threads(threads),
		.viewers = {{look, &asking}},
		.follow = tree->beside,
	};

	for (guint i = 0; i < files->len; i++)
		if (found[i] && included_may_be_code(files->pdata[i]))
			g_array_append_val(asked, i);
	if (!asked->len)
		return code;
	asking.code = g_new0(gint, asked->len);
	if (!sweep_run(&sweep, error))
		g_clear_pointer(&code, g_hash_table_unref);
	for (guint i = 0; code && i < asked->len; i++)
		if (asking.code[i])
			g_hash_table_add(code,
					 g_strdup(files->pdata[g_array_index(
						 asked, guint, i)]));
	g_free(asking.code);
	return code;
}
