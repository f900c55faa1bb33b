// SPDX-License-Identifier: GPL-2.0
#include "people/role.h"

#include <string.h>

/* Longer titles are cut. */
#define TITLE_MAX 50

static char *short_title(const struct dialect *dialect,
			 const struct entry *entry)
{
	gboolean wide =
		dialect->unicode && g_utf8_validate(entry->title, -1, NULL);
	glong length = wide ? g_utf8_strlen(entry->title, -1)
			    : (glong)strlen(entry->title);
	char *cut, *out;

	if (length <= TITLE_MAX)
		return g_strdup(entry->title);
	cut = wide ? g_utf8_substring(entry->title, 0, TITLE_MAX - 3)
		   : g_strndup(entry->title, TITLE_MAX - 3);
	out = g_strconcat(g_strchomp(cut), "...", NULL);
	g_free(cut);
	return out;
}

char *role_lower(const struct dialect *dialect, const char *text)
{
	if (dialect->unicode && g_utf8_validate(text, -1, NULL))
		return g_utf8_strdown(text, -1);
	return g_ascii_strdown(text, -1);
}

/* The script's word for a maintainer of an entry with this S:. */
static char *status_word(const struct dialect *dialect, const char *status)
{
	static const char *const words[][2] = {
		{"supported", "supporter"},	 {"maintained", "maintainer"},
		{"odd fixes", "odd fixer"},	 {"orphan", "orphan minder"},
		{"obsolete", "obsolete minder"},
	};
	char *text = role_lower(dialect, status ? status : "unknown");
	const char *word = NULL;
	guint i;

	for (i = 0; i < G_N_ELEMENTS(words); i++)
		if (!strcmp(text, words[i][0]))
			word = words[i][1];
	if (!dialect->status_roles)
		word = "maintainer";
	if (!strcmp(text, "buried alive in reporters"))
		word = "chief penguin";
	if (!word)
		return text;
	g_free(text);
	return g_strdup(word);
}

char *role_of_maintainer(const struct dialect *dialect,
			 const struct entry *entry)
{
	char *word = status_word(dialect, entry_status(entry));
	char *title = short_title(dialect, entry);
	char *out = g_strdup_printf("%s:%s", word, title);

	g_free(word);
	g_free(title);
	return out;
}

char *role_of_reviewer(const struct dialect *dialect, const struct entry *entry)
{
	char *title = short_title(dialect, entry);
	char *out = g_strdup_printf("reviewer:%s", title);

	g_free(title);
	return out;
}

char *role_of_list(const struct dialect *dialect, const struct entry *entry,
		   const char *more)
{
	const char *kind = strstr(more, "moderated") ? "moderated" : "open";
	char *title = short_title(dialect, entry);
	char *out;

	/* the list of last resort is everybody's */
	if (!strcmp(title, "THE REST"))
		out = g_strdup_printf("%s list", kind);
	else
		out = g_strdup_printf("%s list:%s", kind, title);
	g_free(title);
	return out;
}
