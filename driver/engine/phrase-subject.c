// SPDX-License-Identifier: GPL-2.0
#include "engine/phrase-subject.h"

#include <string.h>

#include "tree/change.h"
#include "words/house.h"
#include "words/prefix.h"
#include "words/subject.h"
#include "base/text.h"

/* "<summary> in f() and 2 others", with so many functions named. */
static char *with_functions(const char *summary, const GPtrArray *functions,
			    guint named)
{
	g_autoptr(GPtrArray) some = g_ptr_array_new_with_free_func(g_free);
	guint others = functions->len - named;
	g_autofree char *list = NULL;

	if (!named)
		return g_strdup(summary);
	for (guint i = 0; i < named; i++)
		g_ptr_array_add(some,
				g_strconcat(functions->pdata[i], "()", NULL));
	if (others)
		g_ptr_array_add(some, others == 1 ? g_strdup("another")
						  : g_strdup_printf("%u others",
								    others));
	list = text_list(some, "");
	return g_strdup_printf("%s in %s", summary, list);
}

static gboolean fits(const char *subject)
{
	return g_utf8_strlen(subject, -1) <= TEXT_COLUMNS;
}

/* The words of a summary that is too long, as many as there is room for. */
static char *cut(const struct prefix *prefix, const char *summary)
{
	g_autofree char *whole = subject_join(prefix, summary);
	char *end = g_utf8_offset_to_pointer(
		whole, MIN(TEXT_COLUMNS - 3, g_utf8_strlen(whole, -1)));
	gsize room = end - whole;

	while (room > strlen(prefix->text) + 2 && whole[room] != ' ')
		room--;
	return g_strdup_printf("%.*s...", (int)room, whole);
}

static char *subject_of(const struct phrases *words,
			const struct prefix *prefix, const GPtrArray *functions)
{
	const char *summary = words->mission->summary;
	guint tries[] = {functions->len, MIN(functions->len, 2),
			 MIN(functions->len, 1), 0};

	for (gsize i = 0; i < G_N_ELEMENTS(tries); i++) {
		g_autofree char *text =
			with_functions(summary, functions, tries[i]);
		char *subject = subject_join(prefix, text);

		if (fits(subject))
			return subject;
		g_free(subject);
	}
	return cut(prefix, summary);
}

void phrase_subject(const struct phrases *words, struct patch *patch)
{
	enum house house = house_of(words->maintainers, patch);
	g_autoptr(GPtrArray) functions = phrase_functions(words, patch);
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	struct prefix *prefix;

	for (guint i = 0; i < patch->changes->len; i++)
		g_ptr_array_add(
			paths,
			((struct change *)patch->changes->pdata[i])->path);
	prefix = prefix_choose(words->history, paths, patch->entry);
	if (house == HOUSE_TIP || house == HOUSE_KVM_X86)
		prefix->capital = TRUE;
	g_free(patch->prefix);
	g_free(patch->subject);
	patch->prefix = g_strdup(prefix->text);
	patch->subject = subject_of(words, prefix, functions);
	prefix_free(prefix);
}
