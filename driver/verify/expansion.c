// SPDX-License-Identifier: GPL-2.0
#include "verify/expansion.h"

#include <string.h>

#include "helper/template.h"

/* The names of the parameters [from, to), separated by commas. */
static char *names(const struct member *member, guint from, guint to)
{
	GString *text = g_string_new(NULL);

	for (guint i = from; i < to; i++) {
		const struct parameter *parameter =
			member->parameters->pdata[i];

		g_string_append_printf(text, "%s%s", i > from ? ", " : "",
				       parameter->name);
	}
	return g_string_free(text, FALSE);
}

static struct template_words *words_of(const struct campaign *campaign,
				       const struct member *member,
				       gboolean longterm,
				       enum expansion expansion)
{
	struct template_words *words = template_words_new();
	const struct parameter *flags =
		member->parameters->pdata[member->flags];
	g_autofree char *helper =
		g_strconcat(member->name,
			    longterm ? campaign->longterm_suffix
				     : campaign->shortterm_suffix,
			    NULL);
	guint count = member->parameters->len;
	g_autofree char *all = names(member, 0, count);
	g_autofree char *before = names(member, 0, member->flags);
	g_autofree char *behind = names(member, member->flags + 1, count);
	g_autofree char *first = g_strconcat(before, *before ? "," : "", NULL);
	g_autofree char *last = g_strconcat(*behind ? ", " : "", behind, NULL);

	template_word(words, "RAW", member->name);
	template_word(words, "HELPER", helper);
	template_word(words, "FLAGS", flags->name);
	template_word(words, "FLAG", campaign->flag);
	template_word(words, "PLAIN_ARGUMENTS", all);
	template_word(words, "PASSED_BEFORE", first);
	template_word(words, "PASSED_BEHIND", last);
	if (longterm)
		template_define(words, "ADDS_FLAG");
	if (expansion == EXPANSION_STRICT)
		template_define(words, "STRICT");
	return words;
}

GBytes *expansion_header(const struct tree *tree,
			 const struct campaign *campaign,
			 const struct family *family, const char *templates,
			 enum expansion expansion, GError **error)
{
	g_autofree char *path =
		g_build_filename(templates, "verify", "passthrough.h", NULL);
	g_autoptr(GBytes) header = tree_read(tree, campaign->headers[0], error);
	GString *text;

	if (!header)
		return NULL;
	text = g_string_new_len(g_bytes_get_data(header, NULL),
				g_bytes_get_size(header));
	for (guint i = 0; i < 2 * family->members->len; i++) {
		const struct member *member = family->members->pdata[i / 2];
		struct template_words *words;
		g_autofree char *macro = NULL;

		if (member->flags == G_MAXUINT)
			continue;
		words = words_of(campaign, member, i % 2, expansion);
		macro = template_fill(path, words, error);
		template_words_free(words);
		if (!macro) {
			g_string_free(text, TRUE);
			return NULL;
		}
		g_string_append(text, macro);
	}
	return g_string_free_to_bytes(text);
}
