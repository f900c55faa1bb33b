// SPDX-License-Identifier: GPL-2.0
#include "suite.h"

#include <string.h>

#include "campaign.h"
#include "change.h"
#include "error.h"
#include "template.h"
#include "tree.h"
#include "wrapper.h"

struct making {
	const struct tree *tree;
	const struct campaign *campaign;
	const char *templates;
	GPtrArray *changes;
	GPtrArray *notes;
};

static void add_change(const struct making *making, const char *path,
		       const char *before, const char *after)
{
	GBytes *old = before ? g_bytes_new(before, strlen(before)) : NULL;
	GBytes *new = g_bytes_new(after, strlen(after));

	g_ptr_array_add(
		making->changes,
		change_new(path, old, new,
			   before ? tree_mode(making->tree, path) : 0100644));
	g_clear_pointer(&old, g_bytes_unref);
	g_bytes_unref(new);
}

/* "NAME file word: text": names the condition when the file has the word. */
static gboolean check_need(const struct making *making, const char *need,
			   GPtrArray *have, GError **error)
{
	const char *colon = strchr(need, ':');
	char *head = g_strndup(need, colon ? (gsize)(colon - need) : 0);
	char **word = g_strsplit(head, " ", -1), *text = NULL;
	gboolean ok = TRUE;

	if (g_strv_length(word) != 3) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "the KUnit template's @need '%s' is no 'NAME file "
			    "word: text'",
			    need);
		ok = FALSE;
	} else if (tree_has(making->tree, word[1])) {
		text = tree_read_text(making->tree, word[1], error);
		ok = text != NULL;
	}
	if (ok && text && strstr(text, word[2]))
		g_ptr_array_add(have, g_strdup(word[0]));
	else if (ok)
		g_ptr_array_add(making->notes, g_strstrip(g_strdup(colon + 1)));
	g_free(text);
	g_strfreev(word);
	g_free(head);
	return ok;
}

/* The conditions that this tree meets, without TREEWIDE_. */
static GPtrArray *read_needs(const struct making *making, const char *template,
			     GError **error)
{
	GPtrArray *needs = template_facts(template, "need", error);
	GPtrArray *have = g_ptr_array_new_with_free_func(g_free);
	gboolean ok = needs != NULL;

	for (guint i = 0; ok && i < needs->len; i++)
		ok = check_need(making, needs->pdata[i], have, error);
	g_clear_pointer(&needs, g_ptr_array_unref);
	if (!ok)
		g_clear_pointer(&have, g_ptr_array_unref);
	return have;
}

/*
 * What the suite's call passes for each parameter: the suite has a start, a
 * number of pages, flags and an array of pages.
 */
static GPtrArray *call_arguments(const struct member *member)
{
	GPtrArray *arguments = g_ptr_array_new();
	guint integers = 0;

	for (guint i = 0; i < member->parameters->len; i++) {
		const struct parameter *parameter =
			member->parameters->pdata[i];
		const char *value = "NULL";

		if (i == member->flags)
			value = "gup_flags";
		else if (!strcmp(parameter->type, "struct page **"))
			value = "pages";
		else if (!strcmp(parameter->type, "struct mm_struct *"))
			value = "current->mm";
		else if (!strchr(parameter->type, '*'))
			value = integers++ ? "nr_pages" : "start";
		g_ptr_array_add(arguments, (char *)value);
	}
	return arguments;
}

/* The parameters of a suite's call, as its template names them. */
static GPtrArray *call_parameters(const char *template, GError **error)
{
	GPtrArray *facts = template_facts(template, "parameters", error);
	GPtrArray *parameters;
	char **part;

	if (!facts)
		return NULL;
	parameters = g_ptr_array_new_with_free_func(g_free);
	part = g_strsplit(facts->len ? facts->pdata[0] : "", ", ", -1);
	for (guint i = 0; part[i]; i++)
		g_ptr_array_add(parameters, g_strdup(part[i]));
	g_strfreev(part);
	g_ptr_array_unref(facts);
	return parameters;
}

/* Appends one template filled in for one helper. */
static gboolean add_part(const struct making *making, const char *file,
			 const struct wrapper *wrapper, const GPtrArray *have,
			 GString *out, GError **error)
{
	struct template_words *words = wrapper_words(wrapper);
	GPtrArray *arguments = call_arguments(wrapper->member);
	char *path = g_build_filename(making->templates, file, NULL);
	GPtrArray *parameters = call_parameters(path, error);
	char *call = g_strconcat(
		"try", wrapper->name + strlen(making->campaign->family), NULL);
	char *text = NULL;

	template_word(words, "CALL", call);
	template_list(words, "CALL_ARGUMENTS", arguments);
	template_define(words, wrapper->longterm ? "LONGTERM" : "SHORTTERM");
	for (guint i = 0; i < have->len; i++)
		template_define(words, have->pdata[i]);
	if (parameters) {
		template_list(words, "CALL_PARAMETERS", parameters);
		text = template_fill(path, words, error);
		g_ptr_array_unref(parameters);
	}
	if (text)
		g_string_append(out, text);
	template_words_free(words);
	g_ptr_array_unref(arguments);
	g_free(path);
	g_free(call);
	g_free(text);
	return text != NULL;
}

/* One part for every helper, as the value of a word of the suite. */
static gboolean add_parts(const struct making *making, const char *word,
			  const char *file, const char *between,
			  const GPtrArray *wrappers, const GPtrArray *have,
			  struct template_words *words, GError **error)
{
	GString *out = g_string_new(NULL);
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < wrappers->len; i++) {
		if (i)
			g_string_append(out, between);
		ok = add_part(making, file, wrappers->pdata[i], have, out,
			      error);
	}
	if (out->len)
		g_string_truncate(out, out->len - 1);
	template_word(words, word, out->str);
	g_string_free(out, TRUE);
	return ok;
}

static gboolean add_suite(const struct making *making,
			  const GPtrArray *wrappers, GError **error)
{
	char *template = g_build_filename(making->templates, "kunit.c", NULL);
	struct template_words *words = template_words_new();
	GPtrArray *have = read_needs(making, template, error);
	char *text = NULL;

	for (guint i = 0; have && i < have->len; i++)
		template_define(words, have->pdata[i]);
	if (have &&
	    add_parts(making, "CALLS", "kunit-call.c", "\n", wrappers, have,
		      words, error) &&
	    add_parts(making, "CASES", "kunit-case.c", "", wrappers, have,
		      words, error))
		text = template_fill(template, words, error);
	if (text)
		add_change(making, making->campaign->kunit, NULL, text);
	g_clear_pointer(&have, g_ptr_array_unref);
	template_words_free(words);
	g_free(template);
	g_free(text);
	return text != NULL;
}

/*
 * The text with `entry` behind the one that begins with the line `anchor`:
 * indented lines and a Kconfig comment about it belong to an entry. NULL when
 * there is no such line.
 */
static char *insert_entry(const char *text, const char *anchor,
			  const char *entry)
{
	const char *at = text;
	gboolean blank = FALSE;

	while (at && !g_str_has_prefix(at, anchor)) {
		at = strchr(at, '\n');
		at = at ? at + 1 : NULL;
	}
	if (!at)
		return NULL;
	do {
		at += strcspn(at, "\n");
		at += *at == '\n';
		blank |= *at == '\n';
	} while (*at &&
		 (g_ascii_isspace(*at) || g_str_has_prefix(at, "comment ")));
	return g_strdup_printf("%.*s%s%s%s", (int)(at - text), text, entry,
			       blank && *at ? "\n" : "", at);
}

/* Adds a template's text to the Kconfig or Makefile of the suite's folder. */
static gboolean add_entry(const struct making *making, const char *name,
			  GError **error)
{
	char *folder = g_path_get_dirname(making->campaign->kunit);
	char *path = g_build_filename(folder, name, NULL);
	char *file = g_strconcat("kunit.", name, NULL);
	char *template = g_build_filename(making->templates, file, NULL);
	char *object = g_path_get_basename(making->campaign->kunit);
	struct template_words *words = template_words_new();
	GPtrArray *anchors = template_facts(template, "after", error);
	char *before = NULL, *entry = NULL, *after = NULL;

	object[strlen(object) - 1] = 'o';
	template_word(words, "OBJECT", object);
	if (anchors)
		entry = template_fill(template, words, error);
	if (entry)
		before = tree_read_text(making->tree, path, error);
	for (guint i = 0; before && !after && i < anchors->len; i++)
		after = insert_entry(before, anchors->pdata[i], entry);
	if (before && !after) {
		after = g_strconcat(before, "\n", entry, NULL);
		g_ptr_array_add(
			making->notes,
			g_strdup_printf("The KUnit suite's entry stands "
					"at the end of %s.",
					path));
	}
	if (after)
		add_change(making, path, before, after);
	g_clear_pointer(&anchors, g_ptr_array_unref);
	template_words_free(words);
	g_free(object);
	g_free(template);
	g_free(file);
	g_free(folder);
	g_free(path);
	g_free(before);
	g_free(entry);
	g_free(after);
	return after != NULL;
}

gboolean suite_make(const struct tree *tree, const struct campaign *campaign,
		    const char *templates, const GPtrArray *wrappers,
		    GPtrArray *changes, GPtrArray *notes, GError **error)
{
	struct making making = {tree, campaign, templates, changes, notes};
	GPtrArray *tested;
	gboolean ok;

	if (tree_has(tree, campaign->kunit)) {
		g_ptr_array_add(notes,
				g_strdup_printf("This tree has %s already: it "
						"is not touched.",
						campaign->kunit));
		return TRUE;
	}
	tested = g_ptr_array_new();
	for (guint i = 0; i < wrappers->len; i++) {
		struct wrapper *wrapper = wrappers->pdata[i];

		if (!wrapper->member->no_errno)
			g_ptr_array_add(tested, wrapper);
		else
			g_ptr_array_add(notes,
					g_strdup_printf("The KUnit suite does "
							"not test %s(), which "
							"returns no errors.",
							wrapper->name));
	}
	ok = !tested->len || (add_suite(&making, tested, error) &&
			      add_entry(&making, "Kconfig", error) &&
			      add_entry(&making, "Makefile", error));
	g_ptr_array_unref(tested);
	return ok;
}
