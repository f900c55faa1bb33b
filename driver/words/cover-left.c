// SPDX-License-Identifier: GPL-2.0
#include "words/cover-left.h"

#include "words/message-part.h"
#include "convert/reason.h"
#include "site/site.h"
#include "base/text.h"

/* The named text with its LIST; "" when the list is empty. */
char *cover_list(const struct cover_input *in, const char *name,
		 const char *list, GError **error)
{
	if (!*list)
		return g_strdup("");
	return message_text(in->message, name,
			    (const char *const[]){"LIST", list, NULL}, error);
}

/* The patches that ask: "Patch 7", "Patches 32 to 38". */
char *cover_questions(const struct cover_input *in, GError **error)
{
	g_autofree char *which = NULL;
	guint first = 0, last = 0;

	for (guint i = 0; i < in->patches->len; i++) {
		const struct patch *patch = in->patches->pdata[i];

		if (patch->kind != PATCH_QUESTION)
			continue;
		first = first ? first : i + 1;
		last = i + 1;
	}
	if (!first)
		return g_strdup("");
	which = in->places ? g_strdup(first == last ? "A patch of another part"
						    : "Patches of other parts")
		: first == last
			? g_strdup_printf("Patch %u", first)
			: g_strdup_printf("Patches %u to %u", first, last);
	return message_text(in->message,
			    first == last ? "cover-question"
					  : "cover-questions",
			    (const char *const[]){"WHICH", which, NULL}, error);
}

/* The number of the patch that converts calls of this file. */
static char *patch_number(const struct cover_input *in, const char *file)
{
	guint i;

	for (i = 0; i < in->patches->len; i++) {
		const struct patch *patch = in->patches->pdata[i];

		if (message_stage(patch->kind) == STAGE_MECHANICAL &&
		    patch_change(patch, file))
			break;
	}
	return cover_place(in, i);
}

/* Helpers of which one caller keeps what the others drop, as people know. */
char *cover_keepers(const struct cover_input *in, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i < in->message->sites->len; i++) {
		const struct site *site = in->message->sites->pdata[i];
		g_autofree char *text = NULL;
		g_autofree char *number = NULL;

		if (!site->known || site->outcome == OUTCOME_LEFT)
			continue;
		number = patch_number(in, site->file);
		text = message_text(
			in->message, "cover-keeper",
			(const char *const[]){"FUNCTION", site->function,
					      "FILE", site->file, "VIA",
					      site->via, "KEEPER", site->keeper,
					      "NUMBER", number, NULL},
			error);
		if (!text)
			return NULL;
		text_add(list, text);
	}
	return g_strdup(list->str);
}

/* Whether the letter speaks of this call that stays as it is. */
static gboolean is_told(const struct cover_input *in, const struct site *site)
{
	gboolean touched = !in->only;

	/* that it waits for the flip is said once, for all */
	if (site->outcome != OUTCOME_LEFT || site->fits || site->unselected ||
	    site->waits)
		return FALSE;
	/* a part has nothing to say of files beyond it */
	for (guint i = 0; !touched && i < in->patches->len; i++)
		touched =
			patch_change(in->patches->pdata[i], site->file) != NULL;
	return touched;
}

/* Calls that stay as they are, suspects first; not those of no concern. */
char *cover_left(const struct cover_input *in, GError **error)
{
	g_autoptr(GPtrArray) sites = g_ptr_array_new();
	g_autoptr(GPtrArray) suspects = g_ptr_array_new();
	g_autofree char *list = NULL;
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < in->message->sites->len; i++) {
		struct site *site = in->message->sites->pdata[i];

		if (is_told(in, site))
			g_ptr_array_add(
				site_is_suspect(site) ? suspects : sites, site);
	}
	list = reason_suspects(suspects, TRUE);
	first = cover_list(in, "cover-suspects-left", list, error);
	g_free(list);
	list = first ? reason_short_list(sites) : NULL;
	second = list ? cover_list(in, "cover-left", list, error) : NULL;
	if (!second)
		return NULL;
	text_add(out, first);
	text_add(out, second);
	return g_strdup(out->str);
}
