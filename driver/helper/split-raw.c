// SPDX-License-Identifier: GPL-2.0
#include "helper/split-raw.h"

#include <string.h>

#include "tree/change.h"
#include "helper/changing.h"
#include "base/edit.h"
#include "base/error.h"
#include "code/include.h"
#include "helper/optout.h"
#include "code/prototype.h"
#include "helper/template.h"
#include "helper/wrapper.h"

gboolean split_can(const struct campaign *campaign, const struct member *member)
{
	return member->flags != G_MAXUINT && member->source &&
	       !strcmp(member->source, campaign->definitions);
}

char *split_name(const struct campaign *campaign, const struct member *member)
{
	return g_strconcat(campaign->internal_prefix, member->name, NULL);
}

static char *fill(const struct campaign *campaign, const struct member *member,
		  const char *templates, const char *file, gboolean flipped,
		  GError **error)
{
	struct wrapper wrapper = {.member = member, .name = member->name};
	struct template_words *words = wrapper_words(&wrapper);
	g_autofree char *path = g_build_filename(templates, file, NULL);
	g_autofree char *name = split_name(campaign, member);
	char *text;

	template_word(words, "INTERNAL", name);
	template_word(words, "OPTOUT", campaign->optout_flag);
	if (polarity_has_flag(campaign->polarity))
		template_define(words, "OPTOUT");
	/* a function that refuses the flag cannot be passed it */
	if (flipped && member->refusal != REFUSAL_ALWAYS)
		template_define(words, "FLIPPED");
	text = template_fill(path, words, error);
	template_words_free(words);
	return text;
}

char *split_text(const struct campaign *campaign, const struct member *member,
		 const char *templates, gboolean flipped, GError **error)
{
	return fill(campaign, member, templates, "raw.c", flipped, error);
}

/* The only definition of this name, or NULL. */
static const struct prototype *definition_of(const GPtrArray *functions,
					     const char *name)
{
	const struct prototype *found = NULL;

	for (guint i = 0; i < functions->len; i++) {
		const struct prototype *function = functions->pdata[i];

		if (!function->body || strcmp(function->name, name))
			continue;
		if (found)
			return NULL;
		found = function;
	}
	return found;
}

/* Removes the line that exports the function: the new one has its own. */
static void drop_export(const struct source *source, const char *name,
			struct edits *edits)
{
	for (guint i = 0; i + 2 < source->count; i++) {
		g_autofree char *word = source_word(source, i);
		guint line = source->tokens[i].line;
		gsize end = line < source->line_count ? source->lines[line]
						      : source->length;

		if (g_str_has_prefix(word, "EXPORT_SYMBOL") &&
		    source_is(source, i + 2, name))
			edits_add(edits, source->lines[line - 1],
				  end - source->lines[line - 1], "");
	}
}

/* Moves the body to a function of another name, right after it. */
static gboolean split_one(const struct campaign *campaign,
			  const struct member *member, const char *templates,
			  const struct source *source,
			  const GPtrArray *functions, struct edits *edits,
			  GError **error)
{
	const struct prototype *function =
		definition_of(functions, member->name);
	g_autofree char *raw =
		split_text(campaign, member, templates, FALSE, error);
	g_autofree char *declaration = raw ? fill(campaign, member, templates,
						  "internal.h", FALSE, error)
					   : NULL;
	g_autofree char *both = NULL;
	const struct token *close;

	if (!declaration)
		return FALSE;
	if (!function) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' has not one definition of %s() that could be "
			    "split",
			    source->path, member->name);
		return FALSE;
	}
	/* after the existing head: a new body, and a head for the old one */
	*strrchr(declaration, ';') = '\0';
	both = g_strdup_printf("\n%s\n%s", raw, declaration);
	close = &source->tokens[function->close];
	edits_add(edits, close->offset + close->length, 0, both);
	drop_export(source, member->name, edits);
	return TRUE;
}

/* Splits the definitions of all members that are not split yet. */
static gboolean split_definitions(const struct tree *tree,
				  const struct campaign *campaign,
				  const struct family *family,
				  const char *templates, GPtrArray *changes,
				  GError **error)
{
	struct source *source =
		changing_open(tree, changes, campaign->definitions, error);
	struct edits *edits = edits_new();
	GPtrArray *functions =
		source ? prototypes_read(source, campaign->family) : NULL;
	gboolean ok = functions != NULL;

	for (guint i = 0; ok && i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];

		if (!member->is_split && split_can(campaign, member))
			ok = split_one(campaign, member, templates, source,
				       functions, edits, error);
	}
	ok = ok && changing_apply(tree, changes, source, edits, error);
	g_clear_pointer(&functions, g_ptr_array_unref);
	edits_free(edits);
	source_free(source);
	return ok;
}

static gboolean declare(const struct tree *tree,
			const struct campaign *campaign,
			const struct family *family, const char *templates,
			GPtrArray *changes, GError **error)
{
	struct source *source =
		changing_open(tree, changes, campaign->headers[1], error);
	struct edits *edits = edits_new();
	g_autoptr(GString) text = g_string_new("\n");
	gboolean ok = source != NULL;

	for (guint i = 0; ok && i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];
		g_autofree char *one = NULL;

		if (member->is_split || !split_can(campaign, member))
			continue;
		one = fill(campaign, member, templates, "internal.h", FALSE,
			   error);
		ok = one != NULL;
		if (ok)
			g_string_append(text, one);
	}
	if (ok)
		edits_add(edits, include_end(source), 0, text->str);
	ok = ok && changing_apply(tree, changes, source, edits, error);
	edits_free(edits);
	source_free(source);
	return ok;
}

static gboolean is_needed(const struct campaign *campaign,
			  const struct family *family)
{
	for (guint i = 0; i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];

		if (!member->is_split && split_can(campaign, member))
			return TRUE;
	}
	return FALSE;
}

gboolean split_prepare(const struct tree *tree, const struct campaign *campaign,
		       const struct family *family, const char *templates,
		       GPtrArray *changes, GError **error)
{
	if (!polarity_flips(campaign->polarity) || !is_needed(campaign, family))
		return TRUE;
	if (!campaign->headers[1]) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "the campaign names no internal header");
		return FALSE;
	}
	return split_definitions(tree, campaign, family, templates, changes,
				 error) &&
	       declare(tree, campaign, family, templates, changes, error) &&
	       (!polarity_has_flag(campaign->polarity) ||
		optout_add(tree, campaign, templates, changes, error));
}
