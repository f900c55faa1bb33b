// SPDX-License-Identifier: GPL-2.0
#include "helper/suite.h"

#include <string.h>

#include "site/campaign.h"
#include "tree/change.h"
#include "base/error.h"
#include "helper/template.h"
#include "tree/tree.h"
#include "helper/wrapper.h"

struct suite_making {
	const struct tree *tree;
	const struct campaign *campaign;
	const char *templates;
	GPtrArray *have; /* char *: conditions that the tree meets */
	GPtrArray *changes;
	GPtrArray *notes;
};

static void add_change(const struct suite_making *making, const char *path,
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

/* A line "NAME file word: text" of the KUnit template. */
struct suite_need {
	char **word; /* words before the colon */
	const char *note;
	gboolean file; /* the tree has the file, */
	gboolean met; /* and the word in it */
};

/* Parses a line; free need.word with g_strfreev(). */
static gboolean read_need(const struct suite_making *making, const char *line,
			  struct suite_need *need, GError **error)
{
	const char *colon = strchr(line, ':');
	g_autofree char *head =
		g_strndup(line, colon ? (gsize)(colon - line) : 0);
	g_autofree char *text = NULL;

	*need = (struct suite_need){.word = g_strsplit(head, " ", -1)};
	if (g_strv_length(need->word) != 3) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "the KUnit template's '%s' is no 'NAME file "
			    "word: text'",
			    line);
		return FALSE;
	}
	need->note = colon + 1;
	need->file = tree_has(making->tree, need->word[1]);
	if (need->file)
		text = tree_read_text(making->tree, need->word[1], error);
	need->met = text && strstr(text, need->word[2]);
	return !need->file || text;
}

static void add_note(const struct suite_making *making,
		     const struct suite_need *need)
{
	g_ptr_array_add(making->notes, g_strstrip(g_strdup(need->note)));
}

/* Collects the conditions that this tree meets; notes the others. */
static gboolean read_needs(const struct suite_making *making,
			   const char *template, GError **error)
{
	GPtrArray *needs = template_facts(template, "need", error);
	gboolean ok = needs != NULL;

	for (guint i = 0; ok && i < needs->len; i++) {
		struct suite_need need;

		ok = read_need(making, needs->pdata[i], &need, error);
		if (ok && need.met)
			g_ptr_array_add(making->have, g_strdup(need.word[0]));
		else if (ok)
			add_note(making, &need);
		g_strfreev(need.word);
	}
	g_clear_pointer(&needs, g_ptr_array_unref);
	return ok;
}

/*
 * Whether the tree can have the suite at all; a note says why not. A tree
 * without the file is only a part of one.
 */
static gboolean read_musts(const struct suite_making *making,
			   const char *template, gboolean *can, GError **error)
{
	GPtrArray *musts = template_facts(template, "must", error);
	gboolean ok = musts != NULL;

	*can = TRUE;
	for (guint i = 0; ok && *can && i < musts->len; i++) {
		struct suite_need need;

		ok = read_need(making, musts->pdata[i], &need, error);
		*can = ok && (need.met || !need.file);
		if (ok && !*can)
			add_note(making, &need);
		g_strfreev(need.word);
	}
	g_clear_pointer(&musts, g_ptr_array_unref);
	return ok;
}

/*
 * The argument of the suite's call for each parameter: the suite has a start, a
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

/* The parameters of the suite's call, as its template names them. */
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

static void define_have(const struct suite_making *making,
			struct template_words *words)
{
	for (guint i = 0; i < making->have->len; i++)
		template_define(words, making->have->pdata[i]);
}

/* Appends one template filled in for one helper. */
static gboolean add_part(const struct suite_making *making, const char *file,
			 const struct wrapper *wrapper, GString *out,
			 GError **error)
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
	define_have(making, words);
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

/* Sets a word of the suite to one part for every helper. */
static gboolean add_parts(const struct suite_making *making, const char *word,
			  const char *file, const char *between,
			  const GPtrArray *wrappers,
			  struct template_words *words, GError **error)
{
	GString *out = g_string_new(NULL);
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < wrappers->len; i++) {
		if (i)
			g_string_append(out, between);
		ok = add_part(making, file, wrappers->pdata[i], out, error);
	}
	if (out->len)
		g_string_truncate(out, out->len - 1);
	template_word(words, word, out->str);
	g_string_free(out, TRUE);
	return ok;
}

static gboolean add_suite(const struct suite_making *making,
			  const char *template, const GPtrArray *wrappers,
			  GError **error)
{
	struct template_words *words = template_words_new();
	char *text = NULL;

	define_have(making, words);
	if (add_parts(making, "CALLS", "kunit-call.c", "\n", wrappers, words,
		      error) &&
	    add_parts(making, "CASES", "kunit-case.c", "", wrappers, words,
		      error))
		text = template_fill(template, words, error);
	if (text)
		add_change(making, making->campaign->kunit, NULL, text);
	template_words_free(words);
	g_free(text);
	return text != NULL;
}

/*
 * The text with `entry` after the entry that begins with the line `anchor`, its
 * indented lines and a Kconfig comment about it. NULL: there is no such line.
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
static gboolean add_entry(const struct suite_making *making, const char *name,
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
	define_have(making, words);
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

/*
 * The helpers whose refusal differs visibly from a pin of no pages; notes get
 * the others.
 */
static GPtrArray *find_tested(const struct suite_making *making,
			      const GPtrArray *wrappers)
{
	GPtrArray *tested = g_ptr_array_new();

	for (guint i = 0; i < wrappers->len; i++) {
		struct wrapper *wrapper = wrappers->pdata[i];

		if (!wrapper->member->no_errno)
			g_ptr_array_add(tested, wrapper);
		else
			g_ptr_array_add(making->notes,
					g_strdup_printf("The KUnit suite does "
							"not test %s(), which "
							"returns no errors.",
							wrapper->name));
	}
	return tested;
}

gboolean suite_make(const struct tree *tree, const struct campaign *campaign,
		    const char *templates, const GPtrArray *wrappers,
		    GPtrArray *changes, GPtrArray *notes, GError **error)
{
	g_autoptr(GPtrArray) have = g_ptr_array_new_with_free_func(g_free);
	struct suite_making making = {tree, campaign, templates,
				      have, changes,  notes};
	g_autofree char *template = NULL;
	g_autoptr(GPtrArray) tested = NULL;
	gboolean can;

	if (tree_has(tree, campaign->kunit)) {
		g_ptr_array_add(notes,
				g_strdup_printf("This tree has %s already: it "
						"is not touched.",
						campaign->kunit));
		return TRUE;
	}
	template = g_build_filename(templates, "kunit.c", NULL);
	if (!read_musts(&making, template, &can, error))
		return FALSE;
	if (!can)
		return TRUE;
	tested = find_tested(&making, wrappers);
	return !tested->len || (read_needs(&making, template, error) &&
				add_suite(&making, template, tested, error) &&
				add_entry(&making, "Kconfig", error) &&
				add_entry(&making, "Makefile", error));
}
