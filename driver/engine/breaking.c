// SPDX-License-Identifier: GPL-2.0
#include "engine/breaking.h"

#include <string.h>

#include "base/compare.h"
#include "check/check.h"
#include "code/token.h"
#include "engine/reach.h"
#include "verify/mailcheck.h"
#include "verify/states.h"

const char *breakage_name(enum breakage breakage)
{
	static const char *const names[] = {"a hunk dropped", "a hunk doubled",
					    "two names exchanged",
					    "a neighbour's call changed"};

	return names[breakage];
}

/* --- lines */

/* The lines of a file before and after, and which go and come. */
struct sides {
	char **a, **b;
	guint n, m;
	gboolean *gone, *come;
};

static gboolean same(gconstpointer data, guint i, guint k)
{
	const struct sides *sides = data;

	return !strcmp(sides->a[i], sides->b[k]);
}

static char **lines_of(GBytes *text, guint *count)
{
	g_autofree char *all =
		g_strndup(g_bytes_get_data(text, NULL), g_bytes_get_size(text));
	char **lines = g_strsplit(all, "\n", -1);

	*count = g_strv_length(lines);
	return lines;
}

static void sides_open(struct sides *sides, GBytes *before, GBytes *after)
{
	sides->a = lines_of(before, &sides->n);
	sides->b = lines_of(after, &sides->m);
	sides->gone = g_new0(gboolean, sides->n + 1);
	sides->come = g_new0(gboolean, sides->m + 1);
	compare_sequences(sides->n, sides->m, same, sides, sides->gone,
			  sides->come);
}

static void sides_close(struct sides *sides)
{
	g_strfreev(sides->a);
	g_strfreev(sides->b);
	g_free(sides->gone);
	g_free(sides->come);
}

static void add_line(GString *text, const char *line, gboolean last)
{
	g_string_append(text, line);
	if (!last)
		g_string_append_c(text, '\n');
}

/* The first hunk as it was before; else all as it is after. */
static GBytes *drop(const struct sides *sides, guint *line)
{
	GString *text = g_string_new(NULL);
	gboolean done = FALSE;

	for (guint i = 0, k = 0; i < sides->n || k < sides->m;) {
		gboolean first = !done && (sides->gone[i] || sides->come[k]);

		if (first)
			*line = i + 1;
		done |= first;
		for (; sides->gone[i]; i++)
			if (first)
				add_line(text, sides->a[i], i + 1 == sides->n);
		for (; sides->come[k]; k++)
			if (!first)
				add_line(text, sides->b[k], k + 1 == sides->m);
		if (k < sides->m)
			add_line(text, sides->b[k], k + 1 == sides->m);
		i += i < sides->n;
		k += k < sides->m;
	}
	if (done)
		return g_string_free_to_bytes(text);
	g_string_free(text, TRUE);
	return NULL;
}

/* The first lines that come, twice. */
static GBytes *twice(const struct sides *sides, guint *line)
{
	GString *text = g_string_new(NULL);
	gboolean done = FALSE;

	for (guint k = 0; k < sides->m; k++) {
		guint from = k;

		if (!done && sides->come[k]) {
			for (; sides->come[k]; k++)
				add_line(text, sides->b[k], FALSE);
			*line = from + 1;
			done = TRUE;
			k = from;
		}
		add_line(text, sides->b[k], k + 1 == sides->m);
	}
	if (done)
		return g_string_free_to_bytes(text);
	g_string_free(text, TRUE);
	return NULL;
}

/* --- words */

static gboolean is_word(const struct source *source, guint i)
{
	static const char *const kept[] = {"return", "if",     "while", "for",
					   "switch", "sizeof", "else",	NULL};
	g_autofree char *word = NULL;

	if (source->tokens[i].kind != TOKEN_IDENT)
		return FALSE;
	word = source_word(source, i);
	return !g_strv_contains(kept, word);
}

/* The text with other words in the place of two tokens, in their order. */
static GBytes *replace(const struct source *source, guint first,
		       const char *one, guint second, const char *two)
{
	const struct token *a = &source->tokens[first];
	const struct token *b = &source->tokens[second];
	GString *text = g_string_new_len(source->text, a->offset);
	gsize behind = a->offset + a->length;

	g_string_append(text, one);
	g_string_append_len(text, source->text + behind, b->offset - behind);
	g_string_append(text, two);
	behind = b->offset + b->length;
	g_string_append_len(text, source->text + behind,
			    source->length - behind);
	return g_string_free_to_bytes(text);
}

/* Two different names of a line that comes. */
static GBytes *exchange(const struct sides *sides, const struct source *source,
			guint *line)
{
	for (guint i = 0; i < source->count; i++) {
		guint at = source->tokens[i].line;

		if (at > sides->m || !sides->come[at - 1] ||
		    !is_word(source, i))
			continue;
		for (guint k = i + 1;
		     k < source->count && source->tokens[k].line == at; k++) {
			g_autofree char *one = source_word(source, i);
			g_autofree char *two = source_word(source, k);

			if (!is_word(source, k) || !strcmp(one, two))
				continue;
			*line = at;
			return replace(source, i, two, k, one);
		}
	}
	return NULL;
}

/* A call on a line that no hunk touches. */
static GBytes *neighbour(const struct sides *sides, const struct source *source,
			 guint *line)
{
	guint depth = 0;

	for (guint i = 0; i + 1 < source->count; i++) {
		guint at = source->tokens[i].line;
		const struct token *token = &source->tokens[i];
		GString *text;

		depth += source_is(source, i, "{");
		depth -= depth && source_is(source, i, "}");
		if (!depth || at > sides->m || sides->come[at - 1] ||
		    !is_word(source, i) || !source_is(source, i + 1, "("))
			continue;
		*line = at;
		text = g_string_new_len(source->text,
					token->offset + token->length);
		g_string_append(text, "_other");
		g_string_append_len(
			text, source->text + token->offset + token->length,
			source->length - token->offset - token->length);
		return g_string_free_to_bytes(text);
	}
	return NULL;
}

GBytes *breakage_make(enum breakage breakage, const char *path, GBytes *before,
		      GBytes *after, guint *line)
{
	struct source *source = source_new(path, after);
	struct sides sides;
	GBytes *text = NULL;

	sides_open(&sides, before, after);
	switch (breakage) {
	case BREAKAGE_DROPPED:
		text = drop(&sides, line);
		break;
	case BREAKAGE_DOUBLED:
		text = twice(&sides, line);
		break;
	case BREAKAGE_EXCHANGED:
		text = exchange(&sides, source, line);
		break;
	case BREAKAGE_NEIGHBOUR:
		text = neighbour(&sides, source, line);
		break;
	case BREAKAGES:
		break;
	}
	sides_close(&sides);
	source_free(source);
	return text;
}

/* --- judgement */

static void result_free(gpointer data)
{
	struct breaking_result *result = data;

	g_free(result->file);
	g_free(result->what);
	g_free(result->verdict);
	g_free(result);
}

/* Whether the rule would change the text again; *ok: whether it was asked. */
static gboolean matches(struct gate *gate, const char *path, GBytes *text,
			gboolean *ok, GError **error)
{
	g_autoptr(GPtrArray) texts = check_text_list();

	g_ptr_array_add(texts, check_text_new(path, text));
	*ok = gate_texts(gate, texts, error);
	for (guint i = 0; *ok && i < gate->findings->len; i++) {
		const struct finding *finding = gate->findings->pdata[i];

		if (finding->id == FINDING_RULE_MATCHES ||
		    finding->id == FINDING_OLD_NAME)
			return TRUE;
	}
	return FALSE;
}

static gboolean judge(const struct reach *reach, struct gate *gate,
		      struct breaking_result *result, GBytes *text,
		      GError **error)
{
	g_autofree char *differs = reach_differs(reach, result->file, text);
	gboolean ok = TRUE, again = FALSE;

	/* what is dropped, the rule must find again by itself */
	if (result->breakage == BREAKAGE_DROPPED)
		again = matches(gate, result->file, text, &ok, error);
	else
		again = TRUE;
	if (ok && differs && again)
		result->verdict = g_strdup_printf(
			"%s%s", differs,
			result->breakage == BREAKAGE_DROPPED
				? "; the rule would change it again"
				: "");
	return ok;
}

static gboolean try(const struct reach *reach, struct gate *gate,
		    const struct verify *verify, struct breaking_result *result,
		    GError **error)
{
	g_autoptr(GHashTable) ready = states_ready(verify);
	const char *commit = states_converted_commit(verify);

	for (guint i = 0; i < verify->rehearsal->paths->len; i++) {
		const char *path = verify->rehearsal->paths->pdata[i];
		const struct posted_patch *patch =
			posted_patch_of(verify->posted, path);
		GBytes *before = g_hash_table_lookup(ready, path);
		g_autoptr(GBytes) after = NULL;
		g_autoptr(GBytes) text = NULL;
		guint line = 0;

		if (!patch || strcmp(patch->kind, "conversion") || !before)
			continue;
		after = rehearsal_content(verify->rehearsal, commit, path);
		if (after)
			text = breakage_make(result->breakage, path, before,
					     after, &line);
		if (!text)
			continue;
		result->file = g_strdup(path);
		result->what = g_strdup_printf("line %u", line);
		return judge(reach, gate, result, text, error);
	}
	return TRUE;
}

GPtrArray *breaking_run(struct verify *verify, struct gate *gate,
			GError **error)
{
	GPtrArray *results = g_ptr_array_new_with_free_func(result_free);
	struct reach *reach = NULL;
	gboolean ok = mailcheck_apply(verify, error);

	if (ok)
		reach = reach_new(verify, gate, error);
	ok = reach != NULL;
	for (guint i = 0; ok && i < BREAKAGES; i++) {
		struct breaking_result *result =
			g_new0(struct breaking_result, 1);

		result->breakage = i;
		g_ptr_array_add(results, result);
		ok = try(reach, gate, verify, result, error);
	}
	reach_free(reach);
	if (!ok)
		g_clear_pointer(&results, g_ptr_array_unref);
	return results;
}
