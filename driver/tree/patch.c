// SPDX-License-Identifier: GPL-2.0
#include "tree/patch.h"

#include <string.h>

#include "tree/change.h"

struct person *person_new(const char *name, const char *mail, enum role role,
			  const char *entry, const char *status)
{
	struct person *person = g_new0(struct person, 1);

	person->name = g_strdup(name);
	person->mail = g_strdup(mail);
	person->role = role;
	person->entry = g_strdup(entry);
	person->status = g_strdup(status);
	return person;
}

void person_free(struct person *person)
{
	if (!person)
		return;
	g_free(person->name);
	g_free(person->mail);
	g_free(person->entry);
	g_free(person->status);
	g_free(person);
}

struct patch *patch_new(enum patch_kind kind, const char *key)
{
	struct patch *patch = g_new0(struct patch, 1);

	patch->kind = kind;
	patch->key = g_strdup(key);
	patch->changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	patch->people =
		g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
	return patch;
}

void patch_free(struct patch *patch)
{
	if (!patch)
		return;
	g_free(patch->key);
	g_free(patch->entry);
	g_ptr_array_unref(patch->changes);
	g_ptr_array_unref(patch->people);
	g_free(patch->prefix);
	g_free(patch->subject);
	g_free(patch->body);
	g_free(patch->notes);
	g_strfreev(patch->values);
	g_clear_pointer(&patch->tags, g_ptr_array_unref);
	g_free(patch);
}

struct change *patch_change(const struct patch *patch, const char *path)
{
	for (guint i = 0; i < patch->changes->len; i++) {
		struct change *change = patch->changes->pdata[i];

		if (!strcmp(change->path, path))
			return change;
	}
	return NULL;
}

static guint count_word(GBytes *bytes, const char *word)
{
	gsize length, n = strlen(word);
	const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
	guint count = 0;

	for (const char *at = text; at; count++) {
		at = g_strstr_len(at, length - (at - text), word);
		if (!at)
			break;
		at += n;
	}
	return count;
}

guint patch_marks(const struct patch *patch, const char *mark)
{
	guint before = 0, after = 0;

	for (guint i = 0; i < patch->changes->len; i++) {
		const struct change *change = patch->changes->pdata[i];

		before += count_word(change->before, mark);
		after += count_word(change->after, mark);
	}
	return after > before ? after - before : 0;
}
