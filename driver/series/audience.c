// SPDX-License-Identifier: GPL-2.0
#include "audience.h"

#include <string.h>

#include "change.h"

static gboolean is_known(const GPtrArray *people, const struct person *person)
{
	for (guint i = 0; i < people->len; i++)
		if (!strcmp(((struct person *)people->pdata[i])->mail,
			    person->mail))
			return TRUE;
	return FALSE;
}

void audience_join(GPtrArray *people, GPtrArray *from)
{
	for (guint i = 0; i < from->len;) {
		if (is_known(people, from->pdata[i]))
			i++;
		else
			g_ptr_array_add(people,
					g_ptr_array_steal_index(from, i));
	}
}

/* The mail up to its diff: subject, body, notes, and what a diffstat names. */
static char *words_of(const struct patch *patch)
{
	GString *mail = g_string_new(NULL);

	g_string_append_printf(mail, "Subject: %s\n\n%s\n---\n", patch->subject,
			       patch->body);
	if (patch->notes)
		g_string_append_printf(mail, "%s\n", patch->notes);
	for (guint i = 0; i < patch->changes->len; i++)
		g_string_append_printf(
			mail, " %s\n",
			((struct change *)patch->changes->pdata[i])->path);
	return g_string_free(mail, FALSE);
}

gboolean audience_of_words(struct maintainers *maintainers, struct patch *patch,
			   GError **error)
{
	g_autofree char *mail = words_of(patch);
	GPtrArray *people = maintainers_mail_people(maintainers, mail, error);

	if (!people)
		return FALSE;
	audience_join(patch->people, people);
	g_ptr_array_unref(people);
	return TRUE;
}
