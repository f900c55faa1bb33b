// SPDX-License-Identifier: GPL-2.0
#include "engine/phrase.h"

#include <string.h>

#include "apply/apply.h"
#include "tree/change.h"
#include "words/house.h"
#include "engine/phrase-subject.h"
#include "base/placeholder.h"
#include "engine/smpl-shown.h"
#include "base/text.h"

/* Files and functions that a message names one by one. */
#define FILES_NAMED	20
#define FUNCTIONS_NAMED 8

static const struct applied *result_of(const struct phrases *words,
				       const char *path)
{
	for (guint i = 0; i < words->results->len; i++) {
		const struct applied *result = words->results->pdata[i];

		if (!strcmp(result->path, path))
			return result;
	}
	return NULL;
}

/* The named functions of one file that change, each once. */
static void add_functions(GPtrArray *functions, const struct applied *result)
{
	for (guint i = 0; i < result->places->len; i++) {
		const struct apply_place *place =
			&g_array_index(result->places, struct apply_place, i);

		if (place->fate == APPLY_CHANGED && place->function &&
		    !g_ptr_array_find_with_equal_func(
			    functions, place->function, g_str_equal, NULL))
			g_ptr_array_add(functions, place->function);
	}
}

GPtrArray *phrase_functions(const struct phrases *words,
			    const struct patch *patch)
{
	GPtrArray *functions = g_ptr_array_new();

	for (guint i = 0; i < patch->changes->len; i++) {
		const struct change *change = patch->changes->pdata[i];
		const struct applied *result = result_of(words, change->path);

		if (result)
			add_functions(functions, result);
	}
	return functions;
}

char *phrase_count(const GPtrArray *results)
{
	guint functions = 0, files = 0;
	g_autofree char *in = NULL;

	for (guint i = 0; i < results->len; i++) {
		const struct applied *result = results->pdata[i];

		files += result->hunks->len > 0;
		for (guint k = 0; k < result->places->len; k++)
			functions += g_array_index(result->places,
						   struct apply_place, k)
					     .fate == APPLY_CHANGED;
	}
	in = text_count(files, "file", "files");
	if (!functions)
		return g_steal_pointer(&in);
	return g_strdup_printf("%u %s in %s", functions,
			       functions == 1 ? "place" : "places", in);
}

/* "f(), g() and 3 others"; "" for none. */
static char *name_some(const GPtrArray *functions)
{
	g_autoptr(GPtrArray) some = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < MIN(functions->len, FUNCTIONS_NAMED); i++)
		g_ptr_array_add(some,
				g_strconcat(functions->pdata[i], "()", NULL));
	if (functions->len > FUNCTIONS_NAMED)
		g_ptr_array_add(some, g_strdup_printf("%u others",
						      functions->len -
							      FUNCTIONS_NAMED));
	return text_list(some, "");
}

/* A line for each file: what changes there. */
static char *places(const struct phrases *words, const struct patch *patch)
{
	g_autoptr(GString) out = g_string_new(NULL);
	guint files = patch->changes->len;

	if (files == 1) {
		g_autoptr(GPtrArray) all = phrase_functions(words, patch);
		g_autofree char *names = name_some(all);

		return all->len ? g_strdup_printf("This changes %s.", names)
				: g_strdup("");
	}
	g_string_append(out, "This changes:\n\n");
	for (guint i = 0; i < MIN(files, FILES_NAMED); i++) {
		const struct change *change = patch->changes->pdata[i];
		const struct applied *result = result_of(words, change->path);
		g_autoptr(GPtrArray) functions = g_ptr_array_new();
		g_autofree char *names = NULL;

		if (result)
			add_functions(functions, result);
		names = name_some(functions);
		g_string_append_printf(out, "- %s%s%s\n", change->path,
				       *names ? ": " : "", names);
	}
	if (files > FILES_NAMED)
		g_string_append_printf(out, "- and %u files more\n",
				       files - FILES_NAMED);
	return g_strdup(out->str);
}

static char *script(const struct phrases *words)
{
	g_autofree char *shown = NULL;

	if (words->rule_path)
		return g_strdup_printf("The semantic patch that makes this "
				       "change is %s.",
				       words->rule_path);
	shown = smpl_shown(words->mission, SMPL_SHOWN_LINES);
	if (!shown)
		return g_strdup("The semantic patch that makes this change is "
				"in the cover letter.");
	return g_strdup_printf("The semantic patch that makes this change is "
			       "as follows:\n\n%s",
			       shown);
}

static char *tool(const struct phrases *words)
{
	return g_strdup_printf(
		"The whole patch is generated, with Coccinelle %s. To "
		"reproduce it:\n\n  %s",
		words->spatch, words->command);
}

static void set(GHashTable *values, const char *name, char *value)
{
	g_hash_table_insert(values, (char *)name, value);
}

/* "old() and other()" of rulenames. */
static char *names_of(const GPtrArray *names)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < names->len; i++) {
		const struct rulename *name = names->pdata[i];

		g_ptr_array_add(
			list,
			g_strconcat(name->name,
				    name->kind == RULENAME_CALLED ? "()" : "",
				    NULL));
	}
	return text_list(list, "");
}

static char *files_of(const struct patch *patch)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new();

	for (guint i = 0; i < patch->changes->len; i++)
		g_ptr_array_add(
			paths,
			((struct change *)patch->changes->pdata[i])->path);
	return text_list(paths, "");
}

char *phrase_text(const struct phrases *words, const struct patch *patch,
		  const char *name, const char *otherwise, GError **error)
{
	const struct mission *mission = words->mission;
	const char *text = g_hash_table_lookup(mission->texts, name);
	g_autoptr(GHashTable) values =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	char *filled;

	if (!text)
		return g_strdup(otherwise);
	set(values, "SUMMARY", g_strdup(mission->summary));
	set(values, "CAMPAIGN", g_strdup(mission->name));
	set(values, "SPATCH", g_strdup(words->spatch));
	set(values, "COMMAND", g_strdup(words->command));
	set(values, "OLD", names_of(mission->set->retired));
	set(values, "NEW", names_of(mission->set->fresh));
	if (patch) {
		g_autoptr(GPtrArray) functions = phrase_functions(words, patch);

		set(values, "FUNCTIONS", name_some(functions));
		set(values, "FILES", files_of(patch));
	}
	filled = placeholder_fill(text, values, error);
	if (!filled)
		g_prefix_error(error,
			       "cannot fill '%s/texts/%s.txt': ", mission->path,
			       name);
	return filled;
}

static gboolean add_part(const struct phrases *words, struct patch *patch,
			 GString *body, const char *name, char *otherwise,
			 GError **error)
{
	g_autofree char *text =
		phrase_text(words, patch, name, otherwise, error);
	g_autofree char *wrapped = text ? text_wrap(text, TEXT_COLUMNS) : NULL;

	if (wrapped)
		text_add(body, wrapped);
	g_free(otherwise);
	return wrapped != NULL;
}

/* Comments, strings and documents of these files that still say the old name. */
static char *notes(const struct phrases *words, const struct patch *patch)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < words->account->rows->len; i++) {
		const struct reference *row = words->account->rows->pdata[i];
		gboolean here = FALSE;

		if (row->fate != FATE_KIND)
			continue;
		for (guint k = 0; k < patch->changes->len && !here; k++)
			here = !strcmp(
				row->file,
				((struct change *)patch->changes->pdata[k])
					->path);
		if (here)
			g_string_append_printf(out, "\n  %s:%u: %s names %s",
					       row->file, row->line,
					       reference_kind_name(row->kind),
					       row->word);
	}
	if (!out->len)
		return NULL;
	return g_strdup_printf("Comments and strings that still say the old "
			       "name, left for a person:\n%s",
			       out->str);
}

gboolean phrase_write(const struct phrases *words, struct patch *patch,
		      const char *proof, GError **error)
{
	gboolean kvm = house_of(words->maintainers, patch) == HOUSE_KVM_X86;
	g_autoptr(GString) body = g_string_new(NULL);
	char *message = g_strdup(words->mission->message);

	/* KVM wants the change first, and then what it is good for */
	if (kvm && !add_part(words, patch, body, "places", places(words, patch),
			     error)) {
		g_free(message);
		return FALSE;
	}
	if (!add_part(words, patch, body, "context", message, error) ||
	    (!kvm && !add_part(words, patch, body, "places",
			       places(words, patch), error)) ||
	    !add_part(words, patch, body, "proof", g_strdup(proof ? proof : ""),
		      error) ||
	    !add_part(words, patch, body, "smpl", script(words), error) ||
	    !add_part(words, patch, body, "tool", tool(words), error))
		return FALSE;
	g_free(patch->body);
	patch->body = g_strdup(body->str);
	g_free(patch->notes);
	patch->notes = notes(words, patch);
	phrase_subject(words, patch);
	return TRUE;
}
