// SPDX-License-Identifier: GPL-2.0
#include "lifetime/lifetime.h"

#include <string.h>

#include "lifetime/handed-on.h"
#include "lifetime/pin.h"
#include "lifetime/world.h"

#define ROUNDS 8 /* times that more files are looked for */

/* Number of the argument that gets the pages. */
static int pages_argument(const struct family *family,
			  const struct lexicon *lexicon, const char *callee)
{
	const struct member *member =
		family ? family_find(family, callee) : NULL;

	if (!member)
		return lexicon_argument(lexicon, LEXICON_EXTRACT, callee);
	for (guint i = 0; i < member->parameters->len; i++) {
		const struct parameter *parameter =
			member->parameters->pdata[i];

		if (strstr(parameter->type, "struct page"))
			return i;
	}
	return -1;
}

static void list_sites(struct world *world, const struct family *family,
		       GPtrArray *sites, GArray *pins)
{
	for (guint i = 0; sites && i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		struct pin pin = {
			.unit = program_read(world->program, site->file),
			.callee = site->callee,
			.argument = pages_argument(family, world->lexicon,
						   site->callee),
		};

		pin.token = source_at(pin.unit->source, site->offset);
		pin.apart = site->apart;
		g_array_append_val(pins, pin);
	}
}

static void list_others(struct world *world, GArray *pins)
{
	const GPtrArray *words = lexicon_words(world->lexicon, LEXICON_EXTRACT);

	for (guint i = 0; i < words->len; i++) {
		const char *word = words->pdata[i];
		GArray *uses = program_uses(world->program, word, USE_CALL);

		for (guint k = 0; k < uses->len; k++) {
			const struct use *use =
				&g_array_index(uses, struct use, k);
			struct pin pin = {
				.unit = use->unit,
				.token = use->token,
				.callee = word,
				.argument = lexicon_argument(
					world->lexicon, LEXICON_EXTRACT, word),
			};

			g_array_append_val(pins, pin);
		}
		g_array_unref(uses);
	}
}

/* Looks at the pins that are still open; FALSE: none is. */
static gboolean find_pins(struct world *world, GArray *pins)
{
	gboolean any = FALSE;

	for (guint i = 0; i < pins->len; i++) {
		struct pin *pin = &g_array_index(pins, struct pin, i);

		if (pin->evidence && !pin->open)
			continue;
		g_clear_pointer(&pin->evidence, evidence_free);
		world->asked = FALSE;
		world->apart = pin->apart;
		pin->evidence = pin_look(world, pin);
		pin->open = world->asked;
		any |= pin->open;
	}
	return any;
}

/* Looks for the wanted words, folder by folder. */
static gboolean find_wanted(struct world *world, GError **error)
{
	GHashTable *folders =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
				      (GDestroyNotify)g_ptr_array_unref);
	GHashTableIter iter;
	gpointer word, folder, words;
	gboolean ok = TRUE;
	GList *keys;

	g_hash_table_iter_init(&iter, world->wanted);
	while (g_hash_table_iter_next(&iter, &word, &folder)) {
		words = g_hash_table_lookup(folders, folder);
		if (!words) {
			words = g_ptr_array_new();
			g_hash_table_insert(folders, folder, words);
		}
		g_ptr_array_add(words, word);
	}
	/* always in the same order, so that two runs are alike */
	keys = g_list_sort(g_hash_table_get_keys(folders),
			   (GCompareFunc)strcmp);
	for (GList *key = keys; ok && key; key = key->next)
		ok = program_find_below(world->program, key->data,
					g_hash_table_lookup(folders, key->data),
					error);
	g_list_free(keys);
	g_hash_table_unref(folders);
	return ok;
}

static gboolean find_words(struct world *world, GError **error)
{
	gboolean ok = find_wanted(world, error) &&
		      program_find_around(world->program, world->members,
					  world->tables, error);

	world_forget(world);
	return ok;
}

static void want_first(struct world *world)
{
	static const enum lexicon_class classes[] = {LEXICON_DROP,
						     LEXICON_EXTRACT};

	for (guint i = 0; i < G_N_ELEMENTS(classes); i++) {
		const GPtrArray *words =
			lexicon_words(world->lexicon, classes[i]);

		for (guint k = 0; k < words->len; k++)
			world_want(world, words->pdata[k], "");
	}
}

/* Sets what the sites, in the order of their evidence, are told. */
static void tell(struct lifetimes *lifetimes, GPtrArray *sites)
{
	for (guint i = 0; sites && i < sites->len; i++) {
		struct site *site = sites->pdata[i];
		struct evidence *evidence = lifetimes->sites->pdata[i];

		evidence->again = site->again;
		site->lifetime = evidence->lifetime;
		g_free(site->evidence);
		site->evidence = g_strdup(evidence->text);
	}
}

struct lifetimes *lifetimes_find(struct program *program,
				 const struct family *family,
				 const struct lexicon *lexicon,
				 GPtrArray *sites, GError **error)
{
	struct lifetimes *lifetimes = g_new0(struct lifetimes, 1);
	struct world world = {0};
	GArray *pins = g_array_new(FALSE, FALSE, sizeof(struct pin));
	guint count = 0;
	gboolean ok;

	lifetimes->sites = g_ptr_array_new_with_free_func(evidence_free);
	lifetimes->others = g_ptr_array_new_with_free_func(evidence_free);
	world_init(&world, program, lexicon);
	want_first(&world);
	ok = find_words(&world, error);
	if (ok) {
		list_sites(&world, family, sites, pins);
		count = pins->len;
		list_others(&world, pins);
	}
	for (guint round = 0; ok && round < ROUNDS; round++) {
		if (!find_pins(&world, pins))
			break;
		ok = find_words(&world, error);
	}
	for (guint i = 0; i < pins->len; i++) {
		struct evidence *evidence =
			g_array_index(pins, struct pin, i).evidence;

		g_ptr_array_add(i < count ? lifetimes->sites
					  : lifetimes->others,
				evidence);
	}
	g_array_unref(pins);
	for (guint i = 0; i < lifetimes->sites->len; i++) {
		struct evidence *evidence = lifetimes->sites->pdata[i];

		if (evidence && evidence->handed_on)
			handed_on(evidence, lifetimes->others);
	}
	world_clear(&world);
	if (ok)
		tell(lifetimes, sites);
	else
		g_clear_pointer(&lifetimes, lifetimes_free);
	return lifetimes;
}

/* The evidence of the pin at this place, taken off the list; or NULL. */
static struct evidence *take_at(GPtrArray *list, const struct site *site)
{
	for (guint i = 0; i < list->len; i++) {
		const struct evidence *evidence = list->pdata[i];

		if (evidence->offset == site->offset &&
		    !strcmp(evidence->file, site->file))
			return g_ptr_array_steal_index(list, i);
	}
	return NULL;
}

gboolean lifetimes_give(struct lifetimes *lifetimes, GPtrArray *sites)
{
	GPtrArray *own = g_ptr_array_new_with_free_func(evidence_free);
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		struct evidence *evidence =
			site->lifted ? NULL : take_at(lifetimes->sites, site);

		ok = evidence != NULL;
		if (ok)
			g_ptr_array_add(own, evidence);
	}
	if (!ok) {
		g_ptr_array_extend_and_steal(lifetimes->sites, own);
		return FALSE;
	}
	g_ptr_array_unref(lifetimes->sites);
	lifetimes->sites = own;
	tell(lifetimes, sites);
	return TRUE;
}

void lifetimes_free(struct lifetimes *lifetimes)
{
	if (!lifetimes)
		return;
	g_clear_pointer(&lifetimes->sites, g_ptr_array_unref);
	g_clear_pointer(&lifetimes->others, g_ptr_array_unref);
	g_free(lifetimes);
}

const struct evidence *lifetimes_of(const struct lifetimes *lifetimes,
				    const struct site *site)
{
	for (guint i = 0; i < lifetimes->sites->len; i++) {
		const struct evidence *evidence = lifetimes->sites->pdata[i];
		gboolean same = !strcmp(evidence->file, site->file) &&
				evidence->line == site->line &&
				evidence->again == site->again &&
				!strcmp(evidence->callee, site->callee);

		if (same)
			return evidence;
	}
	return NULL;
}
