// SPDX-License-Identifier: GPL-2.0
#include "apply/nested.h"

#include <string.h>

#include "code/bracket.h"

/* A word of the rules, and what stands for it meanwhile. */
struct known_alias {
	char *word;
	char *later; /* where it lies around calls that come first */
	char *done; /* where it was shown */
};

struct nested {
	GBytes *text; /* what was shown bears its other name */
	GPtrArray *aliases; /* struct known_alias * */
};

/* A call of a word. */
struct call {
	guint token;
	guint close;
	const struct known_alias *alias;
	guint height; /* 1: no other call of a word is inside */
};

static void alias_free(gpointer data)
{
	struct known_alias *alias = data;

	g_free(alias->word);
	g_free(alias->later);
	g_free(alias->done);
	g_free(alias);
}

static const struct known_alias *alias_of(const struct nested *nested,
					  const struct source *source, guint i)
{
	for (guint k = 0; k < nested->aliases->len; k++) {
		const struct known_alias *alias = nested->aliases->pdata[k];

		if (source_is(source, i, alias->word))
			return alias;
	}
	return NULL;
}

/* The calls that bear their own name (struct call), by place. */
static GArray *calls_of(const struct nested *nested,
			const struct source *source)
{
	GArray *calls = g_array_new(FALSE, FALSE, sizeof(struct call));

	for (guint i = 0; i < source->count; i++) {
		struct call call = {.token = i, .height = 1};
		guint open = source_next(source, i);

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    !source_is(source, open, "("))
			continue;
		call.alias = alias_of(nested, source, i);
		call.close = source_close(source, open);
		if (call.alias && call.close < source->count)
			g_array_append_val(calls, call);
	}
	for (guint i = calls->len; i-- > 0;) {
		struct call *call = &g_array_index(calls, struct call, i);

		for (guint k = i + 1; k < calls->len; k++) {
			const struct call *its =
				&g_array_index(calls, struct call, k);

			if (its->token > call->close)
				break;
			call->height = MAX(call->height, its->height + 1);
		}
	}
	return calls;
}

/* A name as long that nobody has: one letter is another of its kind. */
static char *spare_name(GHashTable *names, const char *word)
{
	char *name = g_strdup(word);

	for (gsize i = strlen(name); i-- > 0;) {
		char own = name[i], first;

		if (!g_ascii_isalpha(own))
			continue;
		first = g_ascii_isupper(own) ? 'A' : 'a';
		for (guint k = 26; k-- > 0;) {
			name[i] = first + k;
			if (g_hash_table_add(names, g_strdup(name)))
				return name;
		}
		name[i] = own;
	}
	g_free(name);
	return NULL;
}

static GHashTable *names_of(const struct source *source,
			    const struct lookup *words)
{
	GHashTable *names =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < source->count; i++)
		if (source->tokens[i].kind == TOKEN_IDENT)
			g_hash_table_add(names, source_word(source, i));
	for (guint i = 0; i < words->list->len; i++)
		g_hash_table_add(names, g_strdup(words->list->pdata[i]));
	return names;
}

/* Whether each word that stands there has got its other names. */
static gboolean add_aliases(struct nested *nested, const struct source *source,
			    const struct lookup *words)
{
	g_autoptr(GHashTable) names = names_of(source, words);

	for (guint i = 0; i < words->list->len; i++) {
		const char *word = words->list->pdata[i];
		struct known_alias *alias;

		if (!g_ascii_isalpha(*word) && *word != '_')
			continue;
		alias = g_new0(struct known_alias, 1);
		alias->word = g_strdup(word);
		g_ptr_array_add(nested->aliases, alias);
		alias->later = spare_name(names, word);
		alias->done = spare_name(names, word);
		if (!alias->later || !alias->done)
			return FALSE;
	}
	return TRUE;
}

static gboolean is_deep(const GArray *calls)
{
	for (guint i = 0; i < calls->len; i++)
		if (g_array_index(calls, struct call, i).height > 1)
			return TRUE;
	return FALSE;
}

struct nested *nested_new(GBytes *copy, const struct lookup *words)
{
	struct nested *nested = g_new0(struct nested, 1);
	struct source *source = source_new("", copy);
	gboolean deep = FALSE;

	nested->text = g_bytes_ref(copy);
	nested->aliases = g_ptr_array_new_with_free_func(alias_free);
	if (add_aliases(nested, source, words)) {
		g_autoptr(GArray) calls = calls_of(nested, source);

		deep = is_deep(calls);
	}
	source_free(source);
	if (!deep)
		g_clear_pointer(&nested, nested_free);
	return nested;
}

void nested_free(struct nested *nested)
{
	g_bytes_unref(nested->text);
	g_ptr_array_unref(nested->aliases);
	g_free(nested);
}

GBytes *nested_next(struct nested *nested)
{
	struct source *source = source_new("", nested->text);
	g_autoptr(GArray) calls = calls_of(nested, source);
	char *text = g_memdup2(source->text, source->length);
	GBytes *shown = NULL;

	for (guint i = 0; i < calls->len; i++) {
		const struct call *call = &g_array_index(calls, struct call, i);
		const char *later = call->alias->later;

		if (call->height > 1)
			memcpy(text + source->tokens[call->token].offset, later,
			       strlen(later));
	}
	if (calls->len)
		shown = g_bytes_new(text, source->length);
	g_free(text);
	source_free(source);
	return shown;
}

/* Writes, for each name of one kind that is there, another in its place. */
static void rename_all(const struct nested *nested, const struct source *source,
		       char *text, gboolean done)
{
	for (guint i = 0; i < source->count; i++) {
		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		for (guint k = 0; k < nested->aliases->len; k++) {
			const struct known_alias *alias =
				nested->aliases->pdata[k];

			if (source_is(source, i,
				      done ? alias->done : alias->later))
				memcpy(text + source->tokens[i].offset,
				       alias->word, strlen(alias->word));
		}
	}
}

void nested_take(struct nested *nested, GBytes *result)
{
	struct source *source = source_new("", result);
	g_autoptr(GArray) calls = calls_of(nested, source);
	char *text = g_memdup2(source->text, source->length);

	for (guint i = 0; i < calls->len; i++) {
		const struct call *call = &g_array_index(calls, struct call, i);
		const char *done = call->alias->done;

		memcpy(text + source->tokens[call->token].offset, done,
		       strlen(done));
	}
	rename_all(nested, source, text, FALSE);
	g_bytes_unref(nested->text);
	nested->text = g_bytes_new_take(text, source->length);
	source_free(source);
}

GBytes *nested_end(const struct nested *nested)
{
	struct source *source = source_new("", nested->text);
	char *text = g_memdup2(source->text, source->length);
	GBytes *bytes;

	rename_all(nested, source, text, TRUE);
	bytes = g_bytes_new_take(text, source->length);
	source_free(source);
	return bytes;
}
