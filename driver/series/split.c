// SPDX-License-Identifier: GPL-2.0
#include "series/split.h"

#include <string.h>

#include "tree/change.h"
#include "people/contact.h"
#include "base/error.h"
#include "base/linediff.h"
#include "people/maintainers.h"
#include "tree/patch.h"

gboolean split_by_parse(const char *word, enum split_by *by, GError **error)
{
	static const char *const words[] = {"subsystem", "maintainer", "file",
					    "none"};
	guint i;

	for (i = 0; i < G_N_ELEMENTS(words); i++)
		if (!g_strcmp0(word, words[i])) {
			*by = (enum split_by)i;
			return TRUE;
		}
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot split by '%s': choose subsystem, maintainer, file "
		    "or none",
		    word);
	return FALSE;
}

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The texts in order, ", " between them. */
static char *sorted_and_joined(GPtrArray *texts)
{
	GString *out = g_string_new(NULL);
	guint i;

	g_ptr_array_sort(texts, by_text);
	for (i = 0; i < texts->len; i++)
		g_string_append_printf(out, "%s%s", i ? ", " : "",
				       (char *)texts->pdata[i]);
	return g_string_free(out, FALSE);
}

/* Who maintains the entry, as one comparable text. */
static char *maintainers_of(struct maintainers *m, const char *title)
{
	GPtrArray *values = maintainers_field(m, title, 'M');
	GPtrArray *mails = g_ptr_array_new_with_free_func(g_free);
	struct contact contact;
	char *out;
	guint i;

	for (i = 0; i < values->len; i++) {
		contact_parse(values->pdata[i], &contact);
		g_ptr_array_add(mails, g_ascii_strdown(contact.mail, -1));
		contact_clear(&contact);
	}
	out = sorted_and_joined(mails);
	g_ptr_array_unref(values);
	g_ptr_array_unref(mails);
	return out;
}

/* How deep an F: is that names the folder of this path. */
static int folder_depth(const char *path)
{
	int n = 0;

	for (; *path; path++)
		n += *path == '/';
	return n;
}

const char *split_entry(struct maintainers *m, const char *path)
{
	GPtrArray *all = maintainers_entries(m, path, 0);
	GPtrArray *near = maintainers_entries(m, path, folder_depth(path));
	const char *title = all->len ? all->pdata[0] : NULL;
	char *people = title ? maintainers_of(m, title) : g_strdup("");
	gboolean same = *people != '\0';
	guint i;

	for (i = 1; same && i < near->len; i++) {
		char *others = maintainers_of(m, near->pdata[i]);

		same = !strcmp(people, others);
		if (same)
			title = near->pdata[i];
		g_free(others);
	}
	g_free(people);
	g_ptr_array_unref(all);
	g_ptr_array_unref(near);
	return title;
}

static char *people_key(struct maintainers *m, const char *path, GError **error)
{
	const char *paths[] = {path, NULL};
	GPtrArray *people = maintainers_patch_people(m, paths, NULL, error);
	GPtrArray *mails;
	char *key;
	guint i;

	if (!people)
		return NULL;
	mails = g_ptr_array_new_with_free_func(g_free);
	for (i = 0; i < people->len; i++) {
		const struct person *person = people->pdata[i];

		g_ptr_array_add(mails, g_ascii_strdown(person->mail, -1));
	}
	key = sorted_and_joined(mails);
	g_ptr_array_unref(mails);
	g_ptr_array_unref(people);
	return key;
}

static char *key_of(struct maintainers *m, const char *path, enum split_by by,
		    GError **error)
{
	const char *entry;
	char *folder, *key;

	switch (by) {
	case SPLIT_MAINTAINER:
		return people_key(m, path, error);
	case SPLIT_FILE:
		return g_strdup(path);
	case SPLIT_NONE:
		return g_strdup("everything");
	case SPLIT_SUBSYSTEM:
		break;
	}
	entry = split_entry(m, path);
	if (entry)
		return g_strdup(entry);
	folder = g_path_get_dirname(path);
	key = g_strconcat(folder, "/", NULL);
	g_free(folder);
	return key;
}

static gboolean at_or_below(const char *path, const char *only)
{
	gsize length;

	if (g_str_has_prefix(only, "./"))
		only += 2;
	length = strlen(only);
	while (length && only[length - 1] == '/')
		length--;
	return !strncmp(path, only, length) &&
	       (path[length] == '/' || !path[length]);
}

static gboolean wanted(struct maintainers *m, const char *path,
		       const char *only)
{
	return !only || at_or_below(path, only) ||
	       !g_strcmp0(only, split_entry(m, path)) ||
	       !g_strcmp0(only, maintainers_entry(m, path));
}

static gint by_path(gconstpointer a, gconstpointer b)
{
	const struct change *x = *(struct change *const *)a;
	const struct change *y = *(struct change *const *)b;

	return strcmp(x->path, y->path);
}

static gint by_first_path(gconstpointer a, gconstpointer b)
{
	const struct patch *x = *(struct patch *const *)a;
	const struct patch *y = *(struct patch *const *)b;

	return by_path(&x->changes->pdata[0], &y->changes->pdata[0]);
}

static gboolean add_change(struct maintainers *m, GHashTable *patches,
			   const struct change *change, enum split_by by,
			   GError **error)
{
	char *key = key_of(m, change->path, by, error);
	const char *entry = split_entry(m, change->path);
	struct patch *patch;

	if (!key)
		return FALSE;
	patch = g_hash_table_lookup(patches, key);
	if (!patch) {
		patch = patch_new(PATCH_CONVERSION, key);
		patch->entry = g_strdup(entry);
		g_hash_table_insert(patches, patch->key, patch);
	} else if (g_strcmp0(patch->entry, entry)) {
		g_clear_pointer(&patch->entry, g_free);
	}
	g_ptr_array_add(patch->changes,
			change_new(change->path, change->before, change->after,
				   change->mode));
	g_free(key);
	return TRUE;
}

/* The lines that the patch takes away and adds. */
static char *changed_lines(const struct patch *patch)
{
	GString *out = g_string_new(NULL);
	guint i;

	for (i = 0; i < patch->changes->len; i++) {
		const struct change *change = patch->changes->pdata[i];

		linediff_append(out, change->before, change->after);
	}
	return g_string_free(out, FALSE);
}

static gboolean add_people(struct maintainers *m, struct patch *patch,
			   GError **error)
{
	GPtrArray *paths = g_ptr_array_new(), *people;
	char *lines = changed_lines(patch);
	guint i;

	g_ptr_array_sort(patch->changes, by_path);
	for (i = 0; i < patch->changes->len; i++)
		g_ptr_array_add(
			paths,
			((struct change *)patch->changes->pdata[i])->path);
	g_ptr_array_add(paths, NULL);
	people = maintainers_patch_people(m, (const char *const *)paths->pdata,
					  lines, error);
	if (people) {
		g_ptr_array_unref(patch->people);
		patch->people = people;
	}
	g_ptr_array_unref(paths);
	g_free(lines);
	return people != NULL;
}

GPtrArray *split_changes(struct maintainers *m, const GPtrArray *changes,
			 enum split_by by, const char *only, GError **error)
{
	GHashTable *by_key = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *out =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	GHashTableIter iter;
	gpointer patch;
	gboolean ok = TRUE;
	guint i;

	for (i = 0; ok && i < changes->len; i++) {
		const struct change *change = changes->pdata[i];

		if (wanted(m, change->path, only))
			ok = add_change(m, by_key, change, by, error);
	}
	g_hash_table_iter_init(&iter, by_key);
	while (g_hash_table_iter_next(&iter, NULL, &patch)) {
		ok = ok && add_people(m, patch, error);
		g_ptr_array_add(out, patch);
	}
	g_hash_table_unref(by_key);
	if (ok && only && !out->len) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "nothing changes in '%s': it is neither a path "
			    "with changes nor the title of a MAINTAINERS entry "
			    "that has some",
			    only);
		ok = FALSE;
	}
	g_ptr_array_sort(out, by_first_path);
	if (!ok)
		g_clear_pointer(&out, g_ptr_array_unref);
	return out;
}

gboolean split_add_one(GPtrArray *list, struct maintainers *m,
		       enum patch_kind kind, const char *only,
		       const GPtrArray *changes, GError **error)
{
	GPtrArray *patches;

	if (!changes->len)
		return TRUE;
	patches = split_changes(m, changes, SPLIT_NONE, only, error);
	if (!patches)
		return FALSE;
	for (guint i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];

		patch->kind = kind;
		g_ptr_array_add(list, patch);
	}
	g_ptr_array_set_free_func(patches, NULL);
	g_ptr_array_unref(patches);
	return TRUE;
}
