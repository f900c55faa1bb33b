// SPDX-License-Identifier: GPL-2.0
#include "series/audience.h"

#include <string.h>

#include "tree/change.h"

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

static gboolean are_known(const GPtrArray *people, const GPtrArray *more)
{
	for (guint i = 0; i < more->len; i++)
		if (!is_known(people, more->pdata[i]))
			return FALSE;
	return TRUE;
}

/* "drivers/x/y.c:7" becomes "y.c:7". */
static void drop_folders(char **text)
{
	g_autoptr(GRegex) regex = g_regex_new(
		"(?<![\\w/])(?:[\\w.+-]+/)+(?=[\\w.+-]+\\.[chS]\\b)", 0, 0,
		NULL);
	char *shorter;

	if (!*text)
		return;
	shorter = g_regex_replace_literal(regex, *text, -1, 0, "", 0, NULL);
	g_free(*text);
	*text = shorter;
}

gboolean audience_of_words(struct maintainers *maintainers, struct patch *patch,
			   GError **error)
{
	g_autofree char *mail = words_of(patch);
	GPtrArray *people = maintainers_mail_people(maintainers, mail, error);

	if (people && !are_known(patch->people, people)) {
		g_ptr_array_unref(people);
		g_free(mail);
		drop_folders(&patch->body);
		mail = words_of(patch);
		people = maintainers_mail_people(maintainers, mail, error);
	}
	if (!people)
		return FALSE;
	audience_join(patch->people, people);
	g_ptr_array_unref(people);
	return TRUE;
}
