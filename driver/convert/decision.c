// SPDX-License-Identifier: GPL-2.0
#include "convert/decision.h"

#include <stdio.h>
#include <string.h>

#include "site/callid.h"
#include "base/error.h"
#include "site/reference.h"

/* A tree without this file is incomplete: no kernel can be built from it. */
#define WHOLE "init/main.c"

static void decision_free(gpointer data)
{
	struct decision *decision = data;

	g_free(decision->name);
	g_free(decision->file);
	g_strfreev(decision->functions);
	g_strfreev(decision->callees);
	g_free(decision->who);
	g_strfreev(decision->links);
	g_free(decision->reason);
	g_free(decision->cost);
	g_free(decision);
}

static gboolean G_GNUC_PRINTF(4, 5)
	fail(GError **error, const char *path, const char *group,
	     const char *format, ...)
{
	va_list more;
	char *text;

	va_start(more, format);
	text = g_strdup_vprintf(format, more);
	va_end(more);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot use '%s': decision [%s] %s", path, group, text);
	g_free(text);
	return FALSE;
}

const char *decided_name(enum decided decided)
{
	static const char *const names[] = {
		[DECIDED_LEAVE] = "leave",
		[DECIDED_LONGTERM] = "longterm",
		[DECIDED_SHORTTERM] = "shortterm",
	};

	return names[decided];
}

static gboolean read_decided(const char *word, enum decided *decided)
{
	for (*decided = 0; *decided <= DECIDED_SHORTTERM; (*decided)++)
		if (!g_strcmp0(word, decided_name(*decided)))
			return TRUE;
	return FALSE;
}

/* "6.1-7.2", "6.1-", "6.12" */
static gboolean read_versions(const char *text, struct decision *decision)
{
	g_auto(GStrv) ends = g_strsplit(text, "-", 2);
	int used = 0;

	if (!ends[0] ||
	    sscanf(ends[0], "%u.%u%n", &decision->from[0], &decision->from[1],
		   &used) != 2 ||
	    ends[0][used])
		return FALSE;
	if (!ends[1]) {
		memcpy(decision->to, decision->from, sizeof(decision->to));
		return TRUE;
	}
	return !*ends[1] || (sscanf(ends[1], "%u.%u%n", &decision->to[0],
				    &decision->to[1], &used) == 2 &&
			     !ends[1][used]);
}

static gboolean check_keys(GKeyFile *conf, const char *path, const char *group,
			   GError **error)
{
	static const char *const must[] = {"file",     "function", "callee",
					   "versions", "decision", "who",
					   "reason",   NULL};
	static const char *const may[] = {"link", "cost", NULL};
	g_auto(GStrv) keys = g_key_file_get_keys(conf, group, NULL, NULL);

	for (char **key = keys; *key; key++)
		if (!g_strv_contains(must, *key) && !g_strv_contains(may, *key))
			return fail(error, path, group, "has no key '%s'",
				    *key);
	for (const char *const *key = must; *key; key++) {
		g_autofree char *value =
			g_key_file_get_string(conf, group, *key, NULL);

		if (!value || !*value)
			return fail(error, path, group, "lacks '%s'", *key);
	}
	return TRUE;
}

static gboolean read_one(struct decision *decision, GKeyFile *conf,
			 const char *path, const char *group, GError **error)
{
	g_autofree char *versions = NULL;
	g_autofree char *word = NULL;

	if (!check_keys(conf, path, group, error))
		return FALSE;
	decision->name = g_strdup(group);
	decision->file = g_key_file_get_string(conf, group, "file", NULL);
	decision->functions =
		g_key_file_get_string_list(conf, group, "function", NULL, NULL);
	decision->callees =
		g_key_file_get_string_list(conf, group, "callee", NULL, NULL);
	decision->who = g_key_file_get_string(conf, group, "who", NULL);
	decision->links =
		g_key_file_get_string_list(conf, group, "link", NULL, NULL);
	decision->reason = g_key_file_get_string(conf, group, "reason", NULL);
	decision->cost = g_key_file_get_string(conf, group, "cost", NULL);
	versions = g_key_file_get_string(conf, group, "versions", NULL);
	word = g_key_file_get_string(conf, group, "decision", NULL);
	if (!read_versions(versions, decision))
		return fail(error, path, group,
			    "has versions '%s'; give '6.1-7.2', '6.1-' or "
			    "'6.12'",
			    versions);
	if (!read_decided(word, &decision->decided))
		return fail(error, path, group,
			    "says '%s'; it takes longterm, shortterm or leave",
			    word);
	if (decision->decided != DECIDED_LEAVE && !decision->cost)
		return fail(error, path, group,
			    "changes behaviour and lacks 'cost'");
	return TRUE;
}

struct decisions *decisions_load(const char *path, GError **error)
{
	struct decisions *decisions = g_new0(struct decisions, 1);
	g_autoptr(GKeyFile) conf = g_key_file_new();
	g_autoptr(GError) cause = NULL;
	g_auto(GStrv) groups = NULL;

	decisions->path = g_strdup(path);
	decisions->list = g_ptr_array_new_with_free_func(decision_free);
	if (!path)
		return decisions;
	if (!g_key_file_load_from_file(conf, path, G_KEY_FILE_NONE, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the decisions '%s': %s", path,
			    cause->message);
		decisions_free(decisions);
		return NULL;
	}
	groups = g_key_file_get_groups(conf, NULL);
	for (char **group = groups; *group; group++) {
		struct decision *decision = g_new0(struct decision, 1);

		g_ptr_array_add(decisions->list, decision);
		if (read_one(decision, conf, path, *group, error))
			continue;
		decisions_free(decisions);
		return NULL;
	}
	return decisions;
}

void decisions_free(struct decisions *decisions)
{
	if (!decisions)
		return;
	g_free(decisions->path);
	g_ptr_array_unref(decisions->list);
	g_free(decisions);
}

static int compare(const struct tree *tree, const guint version[2])
{
	return tree->major != version[0] ? (int)tree->major - (int)version[0]
					 : (int)tree->minor - (int)version[1];
}

static gboolean in_range(const struct decision *decision,
			 const struct tree *tree)
{
	return compare(tree, decision->from) >= 0 &&
	       (!decision->to[0] || compare(tree, decision->to) <= 0);
}

static gboolean is_one_of(char **patterns, const char *word)
{
	for (; *patterns; patterns++)
		if (g_pattern_match_simple(*patterns, word))
			return TRUE;
	return FALSE;
}

static gboolean is_about(const struct decision *decision, const char *file,
			 const char *function, const char *callee)
{
	return !strcmp(decision->file, file) &&
	       is_one_of(decision->functions, function ? function : "") &&
	       is_one_of(decision->callees, callee);
}

static gboolean meets(const struct decision *decision,
		      const struct conversion *conversion)
{
	const GPtrArray *others =
		conversion->lifetimes ? conversion->lifetimes->others : NULL;

	for (guint i = 0; i < conversion->calls->len; i++) {
		const struct callid *call = conversion->calls->pdata[i];

		if (is_about(decision, call->file, call->function,
			     call->callee))
			return TRUE;
	}
	for (guint i = 0; others && i < others->len; i++) {
		const struct evidence *other = others->pdata[i];

		if (is_about(decision, other->file, other->function,
			     other->callee))
			return TRUE;
	}
	return FALSE;
}

gboolean decisions_match(const struct decisions *decisions,
			 const struct conversion *conversion, gboolean lenient,
			 GError **error)
{
	const struct tree *tree = conversion->tree;

	for (guint i = 0; i < decisions->list->len; i++) {
		const struct decision *decision = decisions->list->pdata[i];

		if (!in_range(decision, tree) || meets(decision, conversion))
			continue;
		if (lenient && !tree_has(tree, WHOLE) &&
		    !tree_has(tree, decision->file))
			continue;
		return fail(error, decisions->path, decision->name,
			    "meets no call in Linux %s; correct it, or end its "
			    "versions before",
			    tree->version);
	}
	return TRUE;
}

/* A call whose name says the opposite of the decision, or NULL. */
static const struct reference *contrary(const struct decision *decision,
					const struct conversion *conversion)
{
	const char *suffix = decision->decided == DECIDED_LONGTERM
				     ? conversion->campaign->shortterm_suffix
				     : conversion->campaign->longterm_suffix;

	for (guint i = 0; decision->decided != DECIDED_LEAVE &&
			  i < conversion->references->len;
	     i++) {
		const struct reference *reference =
			conversion->references->pdata[i];
		const struct callid *call;

		if (reference->kind != REFERENCE_CALL ||
		    !g_str_has_suffix(reference->word, suffix))
			continue;
		call = callids_at(conversion->calls, reference->file,
				  reference->offset);
		if (call && is_about(decision, call->file, call->function,
				     call->callee))
			return reference;
	}
	return NULL;
}

gboolean decisions_agree(const struct decisions *decisions,
			 const struct conversion *conversion, GError **error)
{
	for (guint i = 0; i < decisions->list->len; i++) {
		const struct decision *decision = decisions->list->pdata[i];
		const struct reference *reference =
			in_range(decision, conversion->tree)
				? contrary(decision, conversion)
				: NULL;

		if (!reference)
			continue;
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot carry out decision [%s] at %s:%u: %s() "
			    "says the contrary by its name; change that call "
			    "by hand, with its comment",
			    decision->name, reference->file, reference->line,
			    reference->word);
		return FALSE;
	}
	return TRUE;
}

const struct decision *decisions_of(const struct decisions *decisions,
				    const struct tree *tree, const char *file,
				    const char *function, const char *callee)
{
	for (guint i = 0; decisions && i < decisions->list->len; i++) {
		const struct decision *decision = decisions->list->pdata[i];

		if (in_range(decision, tree) &&
		    is_about(decision, file, function, callee))
			return decision;
	}
	return NULL;
}

/* Whether the call already does what was decided. */
static gboolean obeys(const struct decision *decision, const struct site *site)
{
	return decision->decided == DECIDED_LEAVE ||
	       site->verdict == (decision->decided == DECIDED_LONGTERM
					 ? VERDICT_LONGTERM
					 : VERDICT_SHORTTERM);
}

gboolean decision_binds(const struct decision *decision,
			const struct site *site)
{
	return is_about(decision, site->file, site->function, site->callee) &&
	       !obeys(decision, site);
}

struct decision *decisions_next(const struct decisions *decisions,
				const struct conversion *conversion)
{
	for (guint i = 0; i < decisions->list->len; i++) {
		struct decision *decision = decisions->list->pdata[i];

		if (decision->carried || !in_range(decision, conversion->tree))
			continue;
		for (guint k = 0; k < conversion->sites->len; k++) {
			const struct site *site = conversion->sites->pdata[k];

			if (decision_binds(decision, site))
				return decision;
		}
	}
	return NULL;
}
