// SPDX-License-Identifier: GPL-2.0
#include "program/program.h"

#include <string.h>

#include "program/program-parts.h"
#include "program/wordindex.h"

/* All uses of one word in the files below a number. */
struct sought_word {
	GArray *uses; /* struct use */
	guint hash;
	guint files;
};

static void word_free(gpointer data)
{
	struct sought_word *word = data;

	g_array_unref(word->uses);
	g_free(word);
}

static GArray *namesakes(struct program *program, const char *name)
{
	GArray *uses = g_hash_table_lookup(program->definitions, name);

	if (!uses) {
		uses = g_array_new(FALSE, FALSE, sizeof(struct use));
		g_hash_table_insert(program->definitions, g_strdup(name), uses);
	}
	return uses;
}

const GArray *program_namesakes(struct program *program, const char *name)
{
	return namesakes(program, name);
}

static void add_definitions(struct program *program, const struct file *file)
{
	const struct unit *unit = file->unit;

	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);
		struct use use = {.unit = unit,
				  .token = item->name,
				  .item = item,
				  .kind = USE_DEFINITION};
		char *name = item_name(unit->source, item);

		if (name)
			g_array_append_val(namesakes(program, name), use);
		g_free(name);
	}
}

void program_add(struct program *program, struct file *file)
{
	g_ptr_array_add(program->files, file);
	roster_add(program->roster, file->marks);
	g_clear_pointer(&file->marks, g_free);
	g_ptr_array_add(program->units, file->unit);
	g_hash_table_insert(program->by_unit, file->unit, file);
	g_hash_table_insert(program->by_path, file->unit->path, file);
	program_mark(program, file->unit->path);
	add_definitions(program, file);
}

struct program *program_new(const struct program_options *options)
{
	struct program *program = g_new0(struct program, 1);

	program->options = *options;
	if (!program->options.threads)
		program->options.threads = g_get_num_processors();
	program->roster = roster_new();
	program->files = g_ptr_array_new_with_free_func(program_file_free);
	program->units = g_ptr_array_new();
	program->by_unit = g_hash_table_new(NULL, NULL);
	program->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	program->known =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	program->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       word_free);
	program->definitions = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
	program->needed = g_hash_table_new(NULL, NULL);
	program->given = g_hash_table_new(NULL, NULL);
	for (guint i = 0; options->units && i < options->units->len; i++)
		program_add(program,
			    program_file_new(options->units->pdata[i], FALSE));
	return program;
}

void program_free(struct program *program)
{
	if (!program)
		return;
	roster_free(program->roster);
	g_ptr_array_unref(program->files);
	g_ptr_array_unref(program->units);
	g_hash_table_unref(program->by_unit);
	g_hash_table_unref(program->by_path);
	wordindex_free(program->own);
	g_free(program->read);
	g_hash_table_unref(program->known);
	g_hash_table_unref(program->words);
	g_hash_table_unref(program->definitions);
	g_hash_table_unref(program->needed);
	g_hash_table_unref(program->given);
	g_free(program);
}

const struct tree *program_tree(const struct program *program)
{
	return program->options.tree;
}

const GPtrArray *program_units(const struct program *program)
{
	return program->units;
}

const struct item *program_item(struct program *program,
				const struct unit *unit, guint token)
{
	const struct file *file = g_hash_table_lookup(program->by_unit, unit);

	return file && token < unit->source->count
		       ? program_file_item(file, token)
		       : NULL;
}

GArray *program_uses_in(struct program *program, const struct unit *unit,
			const char *name, guint kinds)
{
	GArray *uses = g_array_new(FALSE, FALSE, sizeof(struct use));
	const struct file *file = g_hash_table_lookup(program->by_unit, unit);

	if (file)
		program_file_uses(file, name, kinds, uses);
	return uses;
}

/* All uses of a word in the files read so far. */
static const GArray *all_uses(struct program *program, const char *name)
{
	struct sought_word *word = g_hash_table_lookup(program->words, name);

	if (!word) {
		word = g_new0(struct sought_word, 1);
		word->uses = g_array_new(FALSE, FALSE, sizeof(struct use));
		word->hash = program_file_hash(name);
		g_hash_table_insert(program->words, g_strdup(name), word);
	}
	for (;;) {
		word->files =
			roster_next(program->roster, word->hash, word->files);
		if (word->files >= program->files->len)
			break;
		program_file_uses(program->files->pdata[word->files++], name,
				  USE_ANY, word->uses);
	}
	return word->uses;
}

GArray *program_uses(struct program *program, const char *name, guint kinds)
{
	GArray *uses = g_array_new(FALSE, FALSE, sizeof(struct use));
	const GArray *all = all_uses(program, name);

	for (guint i = 0; i < all->len; i++) {
		const struct use *use = &g_array_index(all, struct use, i);

		if (use->kind & kinds)
			g_array_append_val(uses, *use);
	}
	return uses;
}

static gboolean is_static(const struct unit *unit, const struct item *item)
{
	for (guint i = item->first; i < item->name; i++)
		if (source_is(unit->source, i, "static"))
			return TRUE;
	return item->kind == ITEM_MACRO;
}

gboolean program_is_private(const struct unit *unit, const struct item *item)
{
	return g_str_has_suffix(unit->path, ".c") && is_static(unit, item);
}

GArray *program_definitions(struct program *program, const struct unit *unit,
			    const char *name)
{
	const GArray *all = g_hash_table_lookup(program->definitions, name);
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct use));

	for (guint i = 0; all && i < all->len; i++) {
		const struct use *use = &g_array_index(all, struct use, i);

		if (use->unit == unit)
			g_array_append_val(found, *use);
	}
	if (found->len)
		return found;
	for (guint i = 0; all && i < all->len; i++) {
		const struct use *use = &g_array_index(all, struct use, i);

		if (!program_is_private(use->unit, use->item))
			g_array_append_val(found, *use);
	}
	return found;
}

/* Whether the unit has another, static function of this name. */
static gboolean has_own(struct program *program, const struct unit *unit,
			const char *name, const struct item *item)
{
	const GArray *all = g_hash_table_lookup(program->definitions, name);
	gboolean found = FALSE;

	for (guint i = 0; all && i < all->len; i++) {
		const struct use *use = &g_array_index(all, struct use, i);

		found |= use->unit == unit && use->item != item &&
			 is_static(unit, use->item);
	}
	return found;
}

GArray *program_uses_of(struct program *program, const struct unit *unit,
			const struct item *item, guint kinds)
{
	char *name = item_name(unit->source, item);
	const struct unit *last = NULL;
	gboolean foreign = FALSE;
	GArray *uses, *kept;

	if (!name)
		return g_array_new(FALSE, FALSE, sizeof(struct use));
	if (program_is_private(unit, item)) {
		uses = program_uses_in(program, unit, name, kinds);
		g_free(name);
		return uses;
	}
	uses = program_uses(program, name, kinds);
	kept = g_array_new(FALSE, FALSE, sizeof(struct use));
	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);

		if (use->unit != last)
			foreign = use->unit != unit &&
				  has_own(program, use->unit, name, item);
		last = use->unit;
		if (!foreign)
			g_array_append_val(kept, *use);
	}
	g_array_unref(uses);
	g_free(name);
	return kept;
}
