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
