// SPDX-License-Identifier: GPL-2.0
#include "helper/optout.h"

#include <string.h>

#include "helper/changing.h"
#include "base/error.h"
#include "flags/flags.h"
#include "helper/template.h"

/* The bits used by flags of this kind in one file. */
static guint64 bits_in(const struct source *source, const char *prefix)
{
	guint64 bits = 0;

	for (guint i = 0; i < source->count; i++) {
		g_autofree char *word = NULL;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		if (g_str_has_prefix(word, prefix))
			bits |= flags_bit(source, word);
	}
	return bits;
}

/* The token of the flag where it is defined, or G_MAXUINT. */
static guint defined_at(const struct source *source, const char *flag,
			gboolean *macro)
{
	for (guint i = 1; i < source->count; i++) {
		guint next = source_next(source, i);

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    !source_is(source, i, flag))
			continue;
		*macro = source->tokens[i].directive == DIRECTIVE_DEFINE;
		if (*macro ? source_is(source, i - 1, "define")
			   : next < source->count &&
				     source_is(source, next, "="))
			return i;
	}
	return G_MAXUINT;
}

static char *fill(const struct campaign *campaign, const char *templates,
		  guint shift, gboolean macro, GError **error)
{
	struct template_words *words = template_words_new();
	g_autofree char *path = g_build_filename(templates, "optout.h", NULL);
	g_autofree char *number = g_strdup_printf("%u", shift);
	g_autofree char *value = g_strdup_printf("0x%02x", 1u << shift);
	char *text;

	template_word(words, "OPTOUT", campaign->optout_flag);
	template_word(words, "SHIFT", number);
	template_word(words, "VALUE", value);
	if (macro)
		template_define(words, "MACRO");
	text = template_fill(path, words, error);
	template_words_free(words);
	return text;
}

static gboolean define(const struct tree *tree, const struct campaign *campaign,
		       const char *templates, guint64 bits,
		       const struct source *source, guint at, gboolean macro,
		       GPtrArray *changes, GError **error)
{
	guint line = source->tokens[at].line, shift = 0;
	g_autofree char *text = NULL;
	struct edits *edits;
	gboolean ok;

	while (shift < 31 && bits & G_GUINT64_CONSTANT(1) << shift)
		shift++;
	if (shift == 31) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "no bit is free for %s in '%s'",
			    campaign->optout_flag, source->path);
		return FALSE;
	}
	text = fill(campaign, templates, shift, macro, error);
	if (!text)
		return FALSE;
	edits = edits_new();
	edits_add(edits,
		  line < source->line_count ? source->lines[line]
					    : source->length,
		  0, text);
	ok = changing_apply(tree, changes, source, edits, error);
	edits_free(edits);
	return ok;
}

gboolean optout_add(const struct tree *tree, const struct campaign *campaign,
		    const char *templates, GPtrArray *changes, GError **error)
{
	g_autoptr(GPtrArray) sources =
		g_ptr_array_new_with_free_func((GDestroyNotify)source_free);
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	guint64 bits = 0;

	for (guint i = 0; campaign->flag_files[i]; i++)
		g_ptr_array_add(paths, campaign->flag_files[i]);
	if (campaign->headers[1])
		g_ptr_array_add(paths, campaign->headers[1]);
	for (guint i = 0; i < paths->len; i++) {
		struct source *source;
		gboolean macro;

		if (!tree_has(tree, ((char *)paths->pdata[i])))
			continue;
		source = changing_open(tree, changes, ((char *)paths->pdata[i]),
				       error);
		if (!source)
			return FALSE;
		g_ptr_array_add(sources, source);
		bits |= bits_in(source, campaign->flag_prefix);
		if (defined_at(source, campaign->optout_flag, &macro) !=
		    G_MAXUINT)
			return TRUE;
	}
	for (guint i = 0; i < sources->len; i++) {
		gboolean macro;
		guint at =
			defined_at(sources->pdata[i], campaign->flag, &macro);

		if (at != G_MAXUINT)
			return define(tree, campaign, templates, bits,
				      sources->pdata[i], at, macro, changes,
				      error);
	}
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "no header of '%s' defines %s, which %s belongs beside",
		    tree->path, campaign->flag, campaign->optout_flag);
	return FALSE;
}
