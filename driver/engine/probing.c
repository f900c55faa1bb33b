// SPDX-License-Identifier: GPL-2.0
#include "engine/probing.h"

#include <string.h>

#include "base/error.h"
#include "check/check.h"
#include "engine/newcomer.h"
#include "engine/reach.h"
#include "verify/claims.h"
#include "verify/mailcheck.h"
#include "verify/proving.h"
#include "verify/rebuild.h"

/* The C files of the conversions as the series leaves them. */
static GPtrArray *texts_of(const struct verify *verify)
{
	GPtrArray *texts = check_text_list();

	for (guint i = 0; i < verify->rehearsal->paths->len; i++) {
		const char *path = verify->rehearsal->paths->pdata[i];
		GBytes *bytes;

		if (!posted_patch_of(verify->posted, path) ||
		    (!g_str_has_suffix(path, ".c") &&
		     !g_str_has_suffix(path, ".h")))
			continue;
		bytes = rehearsal_content(verify->rehearsal, NULL, path);
		if (bytes)
			g_ptr_array_add(texts, check_text_new(path, bytes));
		g_clear_pointer(&bytes, g_bytes_unref);
	}
	return texts;
}

/* The rule of the campaign that can match what it writes, or NULL. */
static const char *rewriter(const struct gate *gate)
{
	const GPtrArray *files = gate->course->mission->set->files;

	for (guint i = 0; i < files->len; i++) {
		const struct rulefile *file = files->pdata[i];

		if (file->again)
			return file->again;
	}
	return NULL;
}

/* Whether the patch has written this line of the text as it leaves it. */
static gboolean is_written(const struct posted_patch *patch,
			   const GPtrArray *texts, const char *path, guint line)
{
	for (guint i = 0; i < texts->len; i++) {
		const struct check_text *text = texts->pdata[i];
		g_auto(GStrv) lines = NULL;
		g_autofree char *plus = NULL;
		gsize size;
		const char *data;

		if (strcmp(text->path, path))
			continue;
		data = g_bytes_get_data(text->bytes, &size);
		plus = g_strndup(data, size);
		lines = g_strsplit(plus, "\n", -1);
		if (!line || line > g_strv_length(lines))
			return FALSE;
		g_free(plus);
		plus = g_strdup_printf("\n+%s\n", lines[line - 1]);
		return strstr(patch->diff, plus) != NULL;
	}
	return FALSE;
}

/* What the rule does to what it has left behind: own are lines of its own. */
struct again {
	guint matches, own;
};

static void end_again(struct verify_step *step, const struct again *again,
		      const char *rule)
{
	g_autofree char *note = NULL;

	if (again->matches)
		note = g_strdup_printf("%u places would change again",
				       again->matches);
	else if (again->own)
		note = g_strdup_printf("nothing else changes, but %s matches "
				       "what it writes: run twice, it does "
				       "its work twice",
				       rule);
	verify_end(step,
		   again->matches ? HELD_RED
		   : again->own	  ? HELD_SKIPPED
				  : HELD_OK,
		   note ? note : "nothing changes");
}

/*
 * A change that the rule would still make is red in the file's patch, but where
 * a rule matches what it has written: f(b, a) for f(a, b) is never done.
 */
static gboolean probe_again(struct verify *verify, struct gate *gate,
			    GError **error)
{
	g_autoptr(GPtrArray) texts = texts_of(verify);
	g_autofree char *name =
		g_strdup_printf("the rule again, on %u files", texts->len);
	struct verify_step *step = verify_begin(verify, "AGAIN", name);
	const char *rule = rewriter(gate);
	struct again again = {0};

	if (!gate_texts(gate, texts, error))
		return FALSE;
	for (guint i = 0; i < gate->findings->len; i++) {
		const struct finding *finding = gate->findings->pdata[i];
		const struct posted_patch *patch =
			posted_patch_of(verify->posted, finding->file);
		g_autofree char *where = NULL;

		if (finding->id != FINDING_RULE_MATCHES || !patch)
			continue;
		if (rule &&
		    is_written(patch, texts, finding->file, finding->line)) {
			again.own++;
			continue;
		}
		where = g_strdup_printf("%s:%u: the rule would change it again",
					finding->file, finding->line);
		verify_mark(verify, patch->number, COLUMN_APPLIES, HELD_RED,
			    where, NULL);
		again.matches++;
	}
	end_again(step, &again, rule);
	return TRUE;
}

/* Each new name is one that the tree, or a patch in front, declares. */
static gboolean probe_declared(struct verify *verify, const struct gate *gate,
			       GError **error)
{
	const struct course *course = gate->course;
	struct verify_step *step =
		verify_begin(verify, "NAMES", "each new name is declared");
	g_autoptr(GPtrArray) list = newcomers_find(
		course->mission, course->tree, verify->options.jobs, error);
	g_autoptr(GError) missing = NULL;
	g_autofree char *all =
		list ? newcomers_missing(list, course->tree) : NULL;
	gboolean ok;

	if (!list)
		return FALSE;
	ok = newcomers_check(course->mission, course->tree,
			     verify->options.jobs, &missing);
	if (missing &&
	    !g_error_matches(missing, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT)) {
		g_propagate_error(error, g_steal_pointer(&missing));
		return FALSE;
	}
	/* what has its API from elsewhere cannot be asked */
	verify_end(step, !ok ? HELD_RED : all ? HELD_SKIPPED : HELD_OK, all);
	return TRUE;
}

/* The rule over the tree as it was, and over what the series leaves. */
static gboolean probe_rule(struct verify *verify, struct gate *gate,
			   GError **error)
{
	struct reach *reach = reach_new(verify, gate, error);

	if (!reach)
		return FALSE;
	reach_run(reach);
	reach_free(reach);
	return probe_again(verify, gate, error);
}

gboolean probing_run(struct verify *verify, struct gate *gate, GError **error)
{
	const char *lacks = rebuild_lacks(verify->tree);

	if (!mailcheck_run(verify, error) ||
	    !probe_declared(verify, gate, error) ||
	    !probe_rule(verify, gate, error))
		return FALSE;
	if (verify->options.level < VERIFY_BUILD)
		return TRUE;
	if (lacks) {
		verify_skip(verify, "object code and builds", lacks);
		return TRUE;
	}
	return proving_run(verify, error) && claims_keep(verify, error);
}
