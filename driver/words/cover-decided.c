// SPDX-License-Identifier: GPL-2.0
#include "words/cover-decided.h"

#include <string.h>

#include "tree/change.h"
#include "words/message-part.h"
#include "base/text.h"

static gboolean share_file(const struct patch *a, const struct patch *b)
{
	for (guint i = 0; i < a->changes->len; i++)
		for (guint k = 0; k < b->changes->len; k++)
			if (!strcmp(((struct change *)a->changes->pdata[i])
					    ->path,
				    ((struct change *)b->changes->pdata[k])
					    ->path))
				return TRUE;
	return FALSE;
}

/* Whether a patch needs this decision's; those at the end need all. */
static gboolean comes_after(const struct patch *patch,
			    const struct patch *decision)
{
	return (patch->kind == PATCH_CORE || patch->kind == PATCH_CONVERSION) &&
	       share_file(patch, decision);
}

gboolean cover_is_decided(const GPtrArray *patches, const struct patch *patch)
{
	gboolean is = patch->kind == PATCH_BEHAVIOUR;

	for (guint i = 0; !is && i < patches->len; i++) {
		const struct patch *other = patches->pdata[i];

		is = other->kind == PATCH_BEHAVIOUR &&
		     comes_after(patch, other);
	}
	return is;
}

static char *place_of(const GPtrArray *places, guint index)
{
	return places && index < places->len ? g_strdup(places->pdata[index])
					     : g_strdup_printf("%u", index + 1);
}

/* "patch 6", "patches 6 and 9": what needs this decision's; "": nothing. */
static char *numbers_after(const GPtrArray *patches, const GPtrArray *places,
			   const struct patch *decision)
{
	g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *list = NULL;

	for (guint i = 0; i < patches->len; i++)
		if (comes_after(patches->pdata[i], decision))
			g_ptr_array_add(numbers, place_of(places, i));
	list = text_list(numbers, "");
	return numbers->len
		       ? g_strdup_printf("patch%s %s",
					 numbers->len > 1 ? "es" : "", list)
		       : g_strdup("");
}

static const char *value_of(const struct patch *patch, const char *name)
{
	for (char **pair = patch->values; pair && *pair; pair += 2)
		if (!strcmp(pair[0], name))
			return pair[1];
	return "";
}

char *cover_decisions(const struct message_input *in, const GPtrArray *patches,
		      const GPtrArray *places, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < patches->len; i++) {
		const struct patch *patch = patches->pdata[i];
		g_autofree char *number = place_of(places, i);
		g_autofree char *after = numbers_after(patches, places, patch);
		g_autofree char *text = NULL;

		if (patch->kind != PATCH_BEHAVIOUR)
			continue;
		text = message_text(
			in, *after ? "cover-decision-before" : "cover-decision",
			(const char *const[]){"NUMBER", number, "SUBJECT",
					      patch->subject, "WHO",
					      value_of(patch, "WHO"), "AFTER",
					      after, NULL},
			error);
		if (!text)
			return NULL;
		g_string_append_printf(out, "- %s\n", text);
	}
	return g_strdup(out->str);
}
