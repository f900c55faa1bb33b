// SPDX-License-Identifier: GPL-2.0
/* proof-claim - what may be said of a rule's series: the last part of proof.h */
#include "series/proof.h"

#include <string.h>

#include "tree/patch.h"
#include "base/text.h"

const char *claim_name(enum claim claim)
{
	static const char *const names[] = {"builds", "same-object",
					    "behaviour"};

	return names[claim];
}

static const char *says(enum claim claim, gboolean many)
{
	static const char *const words[][2] = {
		[CLAIM_BUILDS] = {"compiles before and after, without a new "
				  "warning",
				  "compile before and after, without a new "
				  "warning"},
		[CLAIM_SAME] = {"is byte-identical before and after",
				"are byte-identical before and after"},
		[CLAIM_BEHAVIOUR] = {"compiles before and after, and differs "
				     "in each function that changes",
				     "compile before and after, and differ in "
				     "each function that changes"},
	};

	return words[claim][many];
}

#define EXPANDED "With the new names expanded to the old ones, "

/* Objects (struct proof_object *) of a patch that are known; NULL: none. */
static GPtrArray *known(const char *build, const struct proof_base *base,
			const GPtrArray *changes)
{
	g_autofree char *key = base ? proof_key(base, changes) : NULL;

	return key ? proof_get(build, key) : NULL;
}

/* Names of those that hold and of those that nobody could compile. */
static void sort_out(const GPtrArray *objects, GPtrArray *held,
		     GPtrArray *missing, const char **how)
{
	for (guint i = 0; objects && i < objects->len; i++) {
		const struct proof_object *object = objects->pdata[i];

		if (!object->how) {
			g_ptr_array_add(missing, object->object);
		} else if (object->identical &&
			   (!*how || !strcmp(*how, object->how))) {
			*how = object->how;
			g_ptr_array_add(held, object->object);
		}
	}
}

static void add_missing(GString *text, const GPtrArray *missing)
{
	g_autofree char *list = text_list((GPtrArray *)missing, "");

	if (missing->len)
		g_string_append_printf(text,
				       "%sNot compiled in any configuration: "
				       "%s.",
				       text->len ? " " : "", list);
}

char *proof_claim_text(const char *build, const struct proof_base *base,
		       const GPtrArray *changes, enum claim claim,
		       gboolean expanded)
{
	g_autoptr(GPtrArray) objects = known(build, base, changes);
	g_autoptr(GPtrArray) held = g_ptr_array_new();
	g_autoptr(GPtrArray) missing = g_ptr_array_new();
	const char *how = NULL;
	GString *text = g_string_new(NULL);
	g_autofree char *list = NULL;

	sort_out(objects, held, missing, &how);
	list = text_list(held, "");
	if (held->len)
		g_string_append_printf(
			text, "%s%s %s (%s).",
			claim == CLAIM_SAME && expanded ? EXPANDED : "", list,
			says(claim, held->len > 1), how);
	add_missing(text, missing);
	return g_string_free(text, !text->len);
}

char *proof_claim_cover_text(const char *build, const struct proof_base *base,
			     const GPtrArray *patches, enum claim claim,
			     gboolean expanded)
{
	g_autoptr(GPtrArray) all =
		g_ptr_array_new_with_free_func(proof_object_free);
	g_autoptr(GPtrArray) held = g_ptr_array_new();
	g_autoptr(GPtrArray) missing = g_ptr_array_new();
	const char *how = NULL;
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < patches->len; i++) {
		const struct patch *patch = patches->pdata[i];
		GPtrArray *objects = known(build, base, patch->changes);

		if (objects)
			g_ptr_array_extend_and_steal(all, objects);
	}
	sort_out(all, held, missing, &how);
	if (held->len)
		g_string_append_printf(
			text, "%s%u object%s %s (%s); the patches name %s.",
			claim == CLAIM_SAME && expanded ? EXPANDED : "",
			held->len, held->len == 1 ? "" : "s",
			says(claim, held->len > 1), how,
			held->len == 1 ? "it" : "them");
	add_missing(text, missing);
	return g_string_free(text, !text->len);
}
