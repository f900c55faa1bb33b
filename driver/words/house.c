// SPDX-License-Identifier: GPL-2.0
#include "words/house.h"

#include <string.h>

/* A mark in an entry's lines, and the house that it gives away. */
struct house_mark {
	const char *letter;
	const char *text;
	enum house house;
};

static const struct house_mark marks[] = {
	{"P:", "maintainer-kvm-x86", HOUSE_KVM_X86},
	{"P:", "maintainer-tip", HOUSE_TIP},
	{"P:", "maintainer-netdev", HOUSE_NET},
	{"T:", "git/tip/tip.git", HOUSE_TIP},
	{"L:", "netdev@vger.kernel.org", HOUSE_NET},
};

/* The entry's lines, from the one behind its title to the next blank one. */
static char *entry_lines(const char *maintainers, const char *title)
{
	g_autofree char *line = g_strdup_printf("\n%s\n", title);
	const char *start = strstr(maintainers, line);
	const char *end;

	if (!start)
		return g_strdup("");
	start += strlen(line);
	end = strstr(start, "\n\n");
	return end ? g_strndup(start, end - start) : g_strdup(start);
}

static enum house house_by_lines(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
		for (char **line = lines; *line; line++)
			if (g_str_has_prefix(*line, marks[i].letter) &&
			    strstr(*line, marks[i].text))
				return marks[i].house;
	return HOUSE_PLAIN;
}

enum house house_of(const char *maintainers, const struct patch *patch)
{
	g_autofree char *lines =
		patch->entry ? entry_lines(maintainers, patch->entry) : NULL;
	enum house house = lines ? house_by_lines(lines) : HOUSE_PLAIN;

	for (guint i = 0; house == HOUSE_PLAIN && i < patch->people->len; i++) {
		const struct person *person = patch->people->pdata[i];

		if (person->role == ROLE_LIST &&
		    g_str_equal(person->mail, "netdev@vger.kernel.org") &&
		    g_strcmp0(person->entry, patch->entry) == 0)
			house = HOUSE_NET;
	}
	return house;
}

const char *house_tag(enum house house)
{
	return house == HOUSE_NET ? "net-next" : NULL;
}
