// SPDX-License-Identifier: GPL-2.0
#include "verify/rebuild.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "code/item.h"
#include "verify/condition.h"
#include "verify/object.h"
#include "verify/states.h"

/* The campaign's header in the copy, and how code includes it. */
#define EQUAL_PATH "include/treewide-equal.h"
#define EQUAL_NAME "treewide-equal.h"

const char *rebuild_lacks(const struct tree *tree)
{
	if (!tree_has(tree, "scripts/Makefile.build"))
		return "the tree has no kbuild (scripts/Makefile.build)";
	return NULL;
}

/* Old lines that a hunk removes, or that it comes after. */
struct line_range {
	guint first, last;
};

static GArray *changed_ranges(const struct prover *prover, const char *file)
{
	const struct verify *verify = prover->verify;
	g_autofree char *diff = rehearsal_diff(
		verify->rehearsal, states_converted_commit(verify), file);
	g_auto(GStrv) lines = g_strsplit(diff ? diff : "", "\n", -1);
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));

	for (guint i = 0; lines[i]; i++) {
		struct line_range range;
		guint count = 1;

		if (sscanf(lines[i], "@@ -%u,%u", &range.first, &count) < 1)
			continue;
		range.first = MAX(range.first, 1);
		range.last = range.first + MAX(count, 1) - 1;
		g_array_append_val(ranges, range);
	}
	return ranges;
}

static struct source *open_before(const struct prover *prover, const char *file)
{
	g_autoptr(GHashTable) ready = states_ready(prover->verify);
	GBytes *bytes = g_hash_table_lookup(ready, file);

	return bytes ? source_new(file, bytes) : NULL;
}

/* --- covered */

static gboolean is_conditional(const struct source *source,
			       const GArray *ranges)
{
	for (guint i = 0; i < ranges->len; i++) {
		const struct line_range *range =
			&g_array_index(ranges, struct line_range, i);
		GPtrArray *symbols = condition_symbols(source, range->first);

		if (symbols) {
			g_ptr_array_unref(symbols);
			return TRUE;
		}
	}
	return FALSE;
}

/* Preprocesses the files with a change inside of #if. */
static gboolean preprocess(struct prover *prover, const GPtrArray *files,
			   GError **error)
{
	g_autoptr(GPtrArray) some = g_ptr_array_new();
	g_autoptr(GPtrArray) targets = NULL;
	int status;

	for (guint i = 0; i < files->len; i++) {
		struct source *source = open_before(prover, files->pdata[i]);
		g_autoptr(GArray) ranges =
			changed_ranges(prover, files->pdata[i]);

		if (source && is_conditional(source, ranges))
			g_ptr_array_add(some, files->pdata[i]);
		source_free(source);
	}
	targets = prover_targets(some, "i");
	return !some->len ||
	       kbuild_make(prover->kbuild, targets, &status, error);
}

/* Whether a word of these lines is left; lines without words do not count. */
static gboolean survives(const struct source *source,
			 const struct line_range *range, const char *text)
{
	gboolean any = FALSE;

	for (guint i = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];
		g_autofree char *word = NULL;

		if (token->line < range->first || token->line > range->last ||
		    token->kind != TOKEN_IDENT ||
		    token->directive != DIRECTIVE_NONE)
			continue;
		any = TRUE;
		word = source_word(source, i);
		if (condition_survived(text, source->path, token->line, word))
			return TRUE;
	}
	return !any;
}

/* Why a change of the file is not in its object; NULL: all are. */
static char *missing_change(const struct prover *prover, const char *file)
{
	g_autofree char *object = prover_object(prover, "before", file);
	g_autofree char *name = prover_target(file, "i");
	g_autofree char *path = kbuild_path(prover->kbuild, name);
	g_autoptr(GArray) ranges = NULL;
	g_autofree char *text = NULL;
	struct source *source;
	char *why = NULL;

	if (!g_file_test(object, G_FILE_TEST_EXISTS))
		return g_strdup_printf("does not compile for %s, even without "
				       "the series",
				       prover->kbuild->toolchain->title);
	source = open_before(prover, file);
	ranges = changed_ranges(prover, file);
	if (source && is_conditional(source, ranges))
		g_file_get_contents(path, &text, NULL, NULL);
	for (guint i = 0; text && i < ranges->len && !why; i++) {
		const struct line_range *range =
			&g_array_index(ranges, struct line_range, i);

		if (!survives(source, range, text))
			why = g_strdup_printf("the change at line %u is off "
					      "by #if",
					      range->first);
	}
	source_free(source);
	return why;
}

GPtrArray *rebuild_covered(struct prover *prover, const GPtrArray *files,
			   GError **error)
{
	GPtrArray *covered;

	if (!preprocess(prover, files, error))
		return NULL;
	covered = g_ptr_array_new();
	for (guint i = 0; i < files->len; i++) {
		char *why = missing_change(prover, files->pdata[i]);

		if (why)
			g_hash_table_insert(prover->uncovered,
					    g_strdup(files->pdata[i]), why);
		else
			g_ptr_array_add(covered, files->pdata[i]);
	}
	return covered;
}

/* --- converted */

gboolean rebuild_pass(struct prover *prover, const GPtrArray *files,
		      GError **error)
{
	const struct verify *verify = prover->verify;
	gboolean expand =
		verify->options.claim == CLAIM_SAME && verify->options.equal;
	g_autoptr(GHashTable) state =
		states_converted(verify, expand ? EQUAL_NAME : NULL);
	g_autofree char *text = NULL;
	gsize length;

	if (expand) {
		if (!g_file_get_contents(verify->options.equal, &text, &length,
					 error))
			return FALSE;
		g_hash_table_insert(state, g_strdup(EQUAL_PATH),
				    g_bytes_new(text, length));
	}
	return prover_pass(prover, "converted", files, state, error);
}

/* --- judgement */

/* The named functions around these lines, each once: char *. */
static GPtrArray *functions_of(const struct source *source,
			       const GArray *ranges)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) items = items_new(source);

	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);
		guint first = source->tokens[item->first].line;
		guint last = source->tokens[item->last].line;
		gboolean any = FALSE;

		for (guint k = 0; k < ranges->len && !any; k++) {
			const struct line_range *range =
				&g_array_index(ranges, struct line_range, k);

			any = range->first <= last && range->last >= first;
		}
		if (any && item->kind == ITEM_FUNCTION)
			g_ptr_array_add(names, item_name(source, item));
	}
	return names;
}

static char *join(const GPtrArray *names)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(text, "%s%s()", i ? ", " : "",
				       (char *)names->pdata[i]);
	return g_string_free(text, FALSE);
}

/* The functions that the object has and that do not differ. */
static GPtrArray *unchanged(const struct prover *prover,
			    const struct verify_object *object,
			    const char *path, const GPtrArray *differ,
			    GError **error)
{
	g_autoptr(GTree) there =
		object_read(prover->kbuild->toolchain, path, error);
	struct source *source = open_before(prover, object->file);
	g_autoptr(GArray) ranges = changed_ranges(prover, object->file);
	g_autoptr(GPtrArray) all = source ? functions_of(source, ranges) : NULL;
	GPtrArray *same = there ? g_ptr_array_new_with_free_func(g_free) : NULL;

	source_free(source);
	for (guint i = 0; same && all && i < all->len; i++)
		/* an inlined function is part of another one */
		if (g_tree_lookup(there, all->pdata[i]) &&
		    !g_ptr_array_find_with_equal_func((GPtrArray *)differ,
						      all->pdata[i],
						      g_str_equal, NULL))
			g_ptr_array_add(same, g_strdup(all->pdata[i]));
	return same;
}

static gboolean judge_behaviour(const struct prover *prover,
				struct verify_object *object,
				const char *before, const GPtrArray *differ,
				GError **error)
{
	g_autoptr(GPtrArray) same =
		unchanged(prover, object, before, differ, error);
	g_autofree char *list = same ? join(same) : NULL;

	if (!same)
		return FALSE;
	object->verdict = same->len ? OBJECT_LOOK : OBJECT_DIFFERS;
	if (same->len)
		object->why = g_strdup_printf(
			"the change in %s changes no object code", list);
	return TRUE;
}

/* Compares two objects whose bytes differ. */
static gboolean look(const struct prover *prover, struct verify_object *object,
		     const char *before, const char *after, GError **error)
{
	char *report =
		g_strdup_printf("%s/look/%s.%s.diff", prover->verify->folder,
				object->file, prover->kbuild->toolchain->name);
	g_autoptr(GPtrArray) names = object_differences(
		prover->kbuild->toolchain, before, after, report, error);
	g_autofree char *list = names ? join(names) : NULL;

	object->report = report;
	if (!names)
		return FALSE;
	if (prover->verify->options.claim == CLAIM_BEHAVIOUR)
		return judge_behaviour(prover, object, before, names, error);
	object->red = TRUE;
	object->why = g_strdup_printf(
		"%s; the campaign says that the object code is the same",
		names->len ? list : "data or names differ, no function");
	return TRUE;
}

gboolean rebuild_judge(struct prover *prover, struct verify_object *object,
		       GError **error)
{
	enum claim claim = prover->verify->options.claim;
	g_autofree char *before = prover_object(prover, "before", object->file);
	g_autofree char *after =
		prover_object(prover, "converted", object->file);

	object->verdict = OBJECT_LOOK;
	if (!g_file_test(after, G_FILE_TEST_EXISTS)) {
		object->red = TRUE;
		object->why = g_strdup("does not compile after the conversion");
		return TRUE;
	}
	if (claim == CLAIM_BUILDS) {
		object->verdict = OBJECT_BUILDS;
		return TRUE;
	}
	if (!object_same(before, after))
		return look(prover, object, before, after, error);
	if (claim == CLAIM_SAME)
		object->verdict = OBJECT_PROVED;
	else
		object->why = g_strdup("no change of it changes any object "
				       "code");
	return TRUE;
}
