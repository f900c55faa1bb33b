// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem() */
#include "check/changed.h"

#include <string.h>

#include "check/check.h"
#include "base/error.h"
#include "site/alias.h"
#include "site/included.h"

gboolean changed_is_source(const char *path)
{
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h") ||
	       included_may_be_code(path);
}

gboolean changed_has_word(GBytes *bytes, const char *const *words)
{
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);

	for (; *words; words++)
		if (length && memmem(text, length, *words, strlen(*words)))
			return TRUE;
	return FALSE;
}

gboolean changed_concerns(const struct changed *changed,
			  const struct tree *tree, const char *path,
			  GBytes *bytes, const char *const *words)
{
	g_autoptr(GPtrArray) aliases = NULL;
	gboolean uses = FALSE;

	if (!changed->family || changed_has_word(bytes, words))
		return changed_has_word(bytes, words);
	aliases = aliases_new();
	aliases_reach(aliases, tree, path, bytes, changed->family, NULL);
	for (guint i = 0; i < aliases->len; i++) {
		const char *const name[] = {
			((struct alias *)aliases->pdata[i])->name, NULL};

		uses |= changed_has_word(bytes, name);
	}
	return uses;
}

void changed_clear(struct changed *changed)
{
	g_clear_pointer(&changed->now, g_ptr_array_unref);
	g_clear_pointer(&changed->before, g_ptr_array_unref);
}

/* The output's first line, or NULL when git fails. */
static char *ask(const struct tree *tree, const char *const *argv)
{
	char *out = NULL;

	if (!tree_git(tree, argv, &out, NULL))
		return NULL;
	out[strcspn(out, "\n")] = '\0';
	return out;
}

/* The commit to compare with. */
static char *base_of(const struct tree *tree, const char *rev, GError **error)
{
	char *wanted = g_strconcat(rev, "^{commit}", NULL);
	const char *const verify[] = {"rev-parse",	  "--verify", "--quiet",
				      "--end-of-options", wanted,     NULL};
	char *commit, *common = NULL;

	if (!tree->gitdir) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no git checkout, so there is no commit "
			    "'%s' to compare with; pass a patch on standard "
			    "input",
			    tree->path, rev);
		g_free(wanted);
		return NULL;
	}
	commit = ask(tree, verify);
	g_free(wanted);
	if (!commit) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' has no commit '%s'; fetch it first",
			    tree->path, rev);
		return NULL;
	}
	if (tree->commit) {
		const char *const merge_base[] = {"merge-base", commit,
						  tree->commit, NULL};

		common = ask(tree, merge_base);
	}
	if (!common || !*common) {
		g_free(common);
		return commit;
	}
	g_free(commit);
	return common;
}

static gboolean add_before(const struct tree *tree, const char *blob,
			   const char *path, struct changed *changed,
			   GError **error)
{
	const char *const argv[] = {"cat-file", "blob", blob, NULL};
	char *text = NULL;
	GBytes *bytes;

	if (!tree_git(tree, argv, &text, error))
		return FALSE;
	bytes = g_bytes_new_take(text, strlen(text));
	g_ptr_array_add(changed->before, check_text_new(path, bytes));
	g_bytes_unref(bytes);
	return TRUE;
}

/* Adds one file; fields: old mode, new mode, old blob, new blob, status. */
static gboolean add_file(const struct tree *tree, char **fields,
			 const char *path, const char *const *words,
			 struct changed *changed, GError **error)
{
	gboolean ok = TRUE;
	GBytes *bytes;

	if (!changed_is_source(path) || !g_str_has_prefix(fields[1], "100"))
		return TRUE;
	bytes = tree_read(tree, path, error);
	if (!bytes)
		return FALSE;
	changed->files += !included_may_be_code(path);
	if (changed_concerns(changed, tree, path, bytes, words)) {
		g_ptr_array_add(changed->now, check_text_new(path, bytes));
		if (g_str_has_prefix(fields[0], ":100"))
			ok = add_before(tree, fields[2], path, changed, error);
	}
	g_bytes_unref(bytes);
	return ok;
}

/* ":100644 100644 <blob> <blob> M\0path\0"; R and C have two paths. */
static gboolean read_raw(const struct tree *tree, const char *out,
			 const char *const *words, struct changed *changed,
			 GError **error)
{
	const char *p = out;
	gboolean ok = TRUE;

	while (ok && *p == ':') {
		char **fields = g_strsplit(p, " ", 5);
		const char *path = p + strlen(p) + 1;

		ok = g_strv_length(fields) == 5;
		if (ok && strchr("RC", *fields[4]))
			path += strlen(path) + 1;
		ok = ok && *path &&
		     (*fields[4] == 'D' ||
		      add_file(tree, fields, path, words, changed, error));
		p = path + strlen(path) + 1;
		g_strfreev(fields);
	}
	if (!ok && error && !*error)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "cannot read what 'git diff-index' says");
	return ok;
}

gboolean changed_since(const struct tree *tree, const char *rev,
		       const char *const *words, struct changed *changed,
		       GError **error)
{
	char *base = base_of(tree, rev, error);
	char *work = g_strconcat("--work-tree=", tree->path, NULL);
	const char *const argv[] = {work,
				    "diff-index",
				    "--raw",
				    "-z",
				    "-M",
				    "--no-abbrev",
				    "--no-ext-diff",
				    "--ignore-submodules=all",
				    base,
				    "--",
				    NULL};
	char *out = NULL;
	gboolean ok;

	changed->now = check_text_list();
	changed->before = check_text_list();
	changed->files = 0;
	ok = base && tree_git(tree, argv, &out, error) &&
	     read_raw(tree, out, words, changed, error);
	if (!ok)
		changed_clear(changed);
	g_free(out);
	g_free(work);
	g_free(base);
	return ok;
}
