// SPDX-License-Identifier: GPL-2.0
#include "people/mailmap.h"

#include <string.h>

struct mailmap {
	/* Keys: a mail, or "name <mail>". */
	GHashTable *names; /* to the name, quoted where needed */
	GHashTable *mails;
};

/* One line in pieces: before <first> between <second>. */
struct line {
	char *before;
	char *first;
	char *between;
	char *second; /* NULL: the line has one address */
};

static gboolean line_cut(const char *text, struct line *line)
{
	const char *end = text + strlen(text) - 1;
	const char *open = strchr(text, '<'), *close, *open2;

	close = open ? strchr(open, '>') : NULL;
	if (!close || close == open + 1 || *end != '>')
		return FALSE;
	line->before = g_strndup(text, open - text);
	line->first = g_strndup(open + 1, close - open - 1);
	if (close == end)
		return TRUE;
	open2 = strchr(close, '<');
	if (!open2 || strchr(open2, '>') != end || end == open2 + 1)
		return FALSE;
	line->between = g_strstrip(g_strndup(close + 1, open2 - close - 1));
	line->second = g_strndup(open2 + 1, end - open2 - 1);
	return TRUE;
}

static void line_clear(struct line *line)
{
	g_free(line->before);
	g_free(line->first);
	g_free(line->between);
	g_free(line->second);
}

static void map_put(GHashTable *table, const char *key, const char *value)
{
	g_hash_table_replace(table, g_strdup(key), g_strdup(value));
}

static void add_line(struct mailmap *map, const struct line *line)
{
	struct contact real, wrong;
	char *key;

	if (!*line->before) {
		if (line->second && !*line->between)
			map_put(map->mails, line->second, line->first);
		return;
	}
	contact_set(&real, line->before, line->first);
	if (!line->second) {
		map_put(map->names, real.mail, real.name);
	} else if (!*line->between) {
		map_put(map->names, line->second, real.name);
		map_put(map->mails, line->second, real.mail);
	} else {
		contact_set(&wrong, line->between, line->second);
		key = contact_format(&wrong);
		map_put(map->names, key, real.name);
		map_put(map->mails, key, real.mail);
		g_free(key);
		contact_clear(&wrong);
	}
	contact_clear(&real);
}

struct mailmap *mailmap_parse(const char *text)
{
	struct mailmap *map = g_new0(struct mailmap, 1);
	char **lines = g_strsplit(text, "\n", -1), **p;

	map->names =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	map->mails =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (p = lines; *p; p++) {
		struct line line = {NULL};

		(*p)[strcspn(*p, "#")] = '\0';
		g_strstrip(*p);
		if (**p && line_cut(*p, &line))
			add_line(map, &line);
		line_clear(&line);
	}
	g_strfreev(lines);
	return map;
}

void mailmap_free(struct mailmap *map)
{
	if (!map)
		return;
	g_hash_table_unref(map->names);
	g_hash_table_unref(map->mails);
	g_free(map);
}

void mailmap_apply(const struct mailmap *map, struct contact *contact)
{
	char *whole = contact_format(contact);
	const char *key = whole, *name, *mail;

	if (!g_hash_table_contains(map->names, key) &&
	    !g_hash_table_contains(map->mails, key))
		key = contact->mail;
	name = g_hash_table_lookup(map->names, key);
	mail = g_hash_table_lookup(map->mails, key);
	if (name) {
		g_free(contact->name);
		contact->name = g_strdup(name);
	}
	if (mail) {
		/* key may point to the old mail */
		char *old = contact->mail;

		contact->mail = g_strdup(mail);
		g_free(old);
	}
	g_free(whole);
}
