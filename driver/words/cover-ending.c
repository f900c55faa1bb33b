// SPDX-License-Identifier: GPL-2.0
#include "words/cover-ending.h"

#include <string.h>

#include "words/message-part.h"
#include "base/text.h"

/* Whether nothing is left to do but to lock the door. */
gboolean cover_only_locks(const struct cover_input *in)
{
	return in->patches->len == 1 &&
	       ((struct patch *)in->patches->pdata[0])->kind == PATCH_LOCKDOWN;
}

#define PLACES 4 /* so many are named each, */
#define FILES  6 /* then so many files; the tables have all */

/* "file: 3 places" for lines that begin with "file:line: ". */
static GPtrArray *by_file(const GPtrArray *lines)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	g_autofree guint *counts = g_new0(guint, lines->len);
	GPtrArray *items = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < lines->len; i++) {
		const char *line = lines->pdata[i];
		char *file = g_strndup(line, strcspn(line, ":"));
		guint at = files->len;

		if (g_ptr_array_find_with_equal_func(files, file, g_str_equal,
						     &at))
			g_free(file);
		else
			g_ptr_array_add(files, file);
		counts[MIN(at, files->len - 1)]++;
	}
	for (guint i = 0; i < MIN(files->len, FILES); i++) {
		g_autofree char *places =
			text_count(counts[i], "place", "places");

		g_ptr_array_add(items, g_strdup_printf("%s: %s",
						       (char *)files->pdata[i],
						       places));
	}
	if (files->len > FILES)
		g_ptr_array_add(items, g_strdup_printf("and %u more files",
						       files->len - FILES));
	return items;
}

/* Why a patch is not there: the text, and who stands in its way. */
static char *withheld(const struct cover_input *in, const char *text,
		      const GPtrArray *blockers, GError **error)
{
	g_autoptr(GPtrArray) files = NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *intro = NULL;

	if (!blockers || !blockers->len)
		return g_strdup("");
	intro = message_text(in->message, text, NULL, error);
	if (!intro)
		return NULL;
	if (blockers->len > PLACES)
		blockers = files = by_file(blockers);
	g_string_append_printf(out, "%s\n", intro);
	for (guint i = 0; i < blockers->len; i++)
		g_string_append_printf(out, "\n  %s",
				       (char *)blockers->pdata[i]);
	return g_strdup(out->str);
}

gboolean cover_has_kind(const struct cover_input *in, enum patch_kind kind)
{
	for (guint i = 0; i < in->patches->len; i++)
		if (((struct patch *)in->patches->pdata[i])->kind == kind)
			return TRUE;
	return FALSE;
}

/* The patch in which the raw functions change their meaning. */
char *cover_flip(const struct cover_input *in, GError **error)
{
	const char *more = cover_has_kind(in, PATCH_BEHAVIOUR)
				   ? " and those named above"
				   : "";

	if (!cover_has_kind(in, PATCH_FLIP))
		return withheld(in, "flip-withheld", in->flip_blockers, error);
	return message_text(in->message, "cover-flip",
			    (const char *const[]){"DECIDED", more, NULL},
			    error);
}

/* The last patch, which takes away what nobody needs any more. */
char *cover_lockdown(const struct cover_input *in, GError **error)
{
	if (!cover_has_kind(in, PATCH_LOCKDOWN))
		return withheld(in, "lockdown-withheld", in->blockers, error);
	if (cover_only_locks(in))
		return g_strdup("");
	return message_text(in->message, "cover-lockdown", NULL, error);
}

/*
 * The meaning was to flip, and does not in this series; there is a text of this
 * name for that.
 */
gboolean cover_is_withheld(const struct cover_input *in, const char *text)
{
	g_autofree char *name = g_strconcat(text, "-withheld", NULL);

	return polarity_flips(in->message->campaign->polarity) &&
	       !cover_has_kind(in, PATCH_FLIP) &&
	       campaign_has_text(in->message->campaign, name);
}
