// SPDX-License-Identifier: GPL-2.0
#include "verify/claims.h"

#include <string.h>

#include "tree/change.h"
#include "series/proof.h"

/* The patch's changes as applied by git am. */
static GPtrArray *changes_of(const struct verify *verify,
			     const struct posted_patch *patch)
{
	const struct rehearsal *rehearsal = verify->rehearsal;
	const char *old = rehearsal->commits->pdata[patch->number - 1];
	const char *new = rehearsal->commits->pdata[patch->number];
	GPtrArray *changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);

	for (guint i = 0; i < patch->files->len; i++) {
		const char *path = patch->files->pdata[i];
		g_autoptr(GBytes) before =
			rehearsal_content(rehearsal, old, path);
		g_autoptr(GBytes) after =
			rehearsal_content(rehearsal, new, path);

		g_ptr_array_add(changes,
				change_new(path, before, after, 0100644));
	}
	return changes;
}

static gboolean is_red(const struct verify *verify, guint number)
{
	for (guint c = 0; c < COLUMNS; c++)
		if (verify->cells[number - 1][c].held == HELD_RED)
			return TRUE;
	return FALSE;
}

static char *object_name(const char *file)
{
	return g_strdup_printf("%.*s.o", (int)(strrchr(file, '.') - file),
			       file);
}

/* Results for the patch; NULL: not all of its files were looked at. */
static GPtrArray *shown(const struct verify *verify, guint number)
{
	GPtrArray *objects = g_ptr_array_new_with_free_func(proof_object_free);

	for (guint i = 0; i < verify->objects->len; i++) {
		const struct verify_object *object = verify->objects->pdata[i];
		g_autofree char *name = object_name(object->file);
		g_autofree char *how = NULL;

		if (object->patch != number)
			continue;
		if (object->verdict == OBJECT_NOT_COVERED &&
		    verify->options.level < VERIFY_FULL)
			continue; /* not tried */
		if (object->arch)
			how = g_strdup_printf("%s, %s, %s without debugging",
					      object->compiler, object->arch,
					      object->config);
		g_ptr_array_add(
			objects,
			proof_object_new(name, how, verify_shown(object)));
	}
	return objects;
}

static gboolean holds(const GPtrArray *objects, const char *name)
{
	for (guint i = 0; i < objects->len; i++)
		if (!strcmp(((struct proof_object *)objects->pdata[i])->object,
			    name))
			return TRUE;
	return FALSE;
}

/* Adds earlier results for objects that this run did not look at. */
static void add_earlier(const struct verify *verify, const char *key,
			GPtrArray *objects)
{
	g_autoptr(GPtrArray) old = proof_get(verify->options.build, key);

	for (guint i = 0; old && i < old->len; i++) {
		const struct proof_object *object = old->pdata[i];

		if (!holds(objects, object->object))
			g_ptr_array_add(objects,
					proof_object_new(object->object,
							 object->how,
							 object->identical));
	}
}

static gboolean keep(const struct verify *verify, const struct proof_base *base,
		     const struct posted_patch *patch, GError **error)
{
	g_autoptr(GPtrArray) objects = shown(verify, patch->number);
	g_autoptr(GPtrArray) changes = NULL;
	g_autofree char *key = NULL;
	gboolean red = is_red(verify, patch->number);

	if (!red && !objects->len)
		return TRUE;
	changes = changes_of(verify, patch);
	key = proof_key(base, changes);
	if (red)
		g_ptr_array_set_size(objects, 0);
	else
		add_earlier(verify, key, objects);
	return proof_put(verify->options.build, key, objects, error);
}

gboolean claims_keep(const struct verify *verify, GError **error)
{
	struct proof_base *base =
		verify->campaign
			? proof_base_new(verify->tree, verify->campaign)
			: proof_base_of_rule(verify->tree,
					     verify->options.seed);
	gboolean ok = TRUE;

	for (guint i = 0; base && ok && i < verify->posted->patches->len; i++)
		ok = keep(verify, base, verify->posted->patches->pdata[i],
			  error);
	proof_base_free(base);
	return ok;
}
