// SPDX-License-Identifier: GPL-2.0
#include "program.h"

#include <string.h>

#include "fact.h"
#include "mask.h"
#include "wordindex.h"

/* A unit with the chains of its names. */
struct file {
	struct unit *unit;
	gboolean owned;
	guint *heads; /* token + 1 of the last name with this hash */
	guint *links; /* for each token: token + 1 of the one before it */
	guint mask;
	guint *items; /* for each token: number + 1 of its item */
};

struct program {
	struct program_options options;
	GPtrArray *files; /* struct file * */
	GPtrArray *units; /* struct unit *, the same */
	GHashTable *by_unit; /* unit -> struct file */
	GHashTable *by_path; /* path -> struct file */
	GPtrArray *paths; /* of the tree's sources, sorted */
	gboolean *read; /* which of them have been read */
	GHashTable *numbers; /* path -> its number in paths + 1 */
	struct wordindex *index; /* their words */
	GHashTable *known; /* words that were looked for */
	GHashTable *words; /* word -> struct word: uses found so far */
	GHashTable *definitions; /* word -> GArray of struct use */
	GHashTable *needed; /* item -> unit: facts asked for */
	GHashTable *given; /* item: facts given */
};

/* All uses of one word in the files up to a number. */
struct word {
	GArray *uses; /* struct use */
	guint files;
};

static void word_free(gpointer data)
{
	struct word *word = data;

	g_array_unref(word->uses);
	g_free(word);
}

static guint hash_word(const char *word, gsize length)
{
	guint hash = 5381;

	for (gsize i = 0; i < length; i++)
		hash = hash * 33 ^ (guchar)word[i];
	return hash ^ hash >> 15;
}

static void number_items(struct file *file)
{
	const struct unit *unit = file->unit;

	file->items = g_new0(guint, unit->source->count + 1);
	/* A macro inside a function stands before it in the list. */
	for (guint i = unit->items->len; i-- > 0;) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		for (guint k = item->first; k <= item->last; k++)
			file->items[k] = i + 1;
	}
}

static struct file *file_new(struct unit *unit, gboolean owned)
{
	struct file *file = g_new0(struct file, 1);
	const struct source *source = unit->source;
	guint size = 64;

	while (size < source->count)
		size *= 2;
	file->unit = unit;
	file->owned = owned;
	file->mask = size - 1;
	file->heads = g_new0(guint, size);
	file->links = g_new0(guint, source->count + 1);
	for (guint i = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];
		guint *head;

		if (token->kind != TOKEN_IDENT)
			continue;
		head = &file->heads[hash_word(source->text + token->offset,
					      token->length) &
				    file->mask];
		file->links[i] = *head;
		*head = i + 1;
	}
	number_items(file);
	return file;
}

static void file_free(gpointer data)
{
	struct file *file = data;

	if (file->owned)
		unit_free(file->unit);
	g_free(file->heads);
	g_free(file->links);
	g_free(file->items);
	g_free(file);
}

static void add_definitions(struct program *program, const struct file *file)
{
	const struct unit *unit = file->unit;

	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);
		struct use use = { .unit = unit, .token = item->name,
				   .item = item, .kind = USE_DEFINITION };
		char *name = item_name(unit->source, item);
		GArray *uses;

		if (!name)
			continue;
		uses = g_hash_table_lookup(program->definitions, name);
		if (!uses) {
			uses = g_array_new(FALSE, FALSE, sizeof(struct use));
			g_hash_table_insert(program->definitions, name, uses);
		} else {
			g_free(name);
		}
		g_array_append_val(uses, use);
	}
}

static void mark_read(struct program *program, const char *path)
{
	guint number = program->numbers ?
			       GPOINTER_TO_UINT(g_hash_table_lookup(
				       program->numbers, path)) :
			       0;

	if (number)
		program->read[number - 1] = TRUE;
}

static void add_file(struct program *program, struct file *file)
{
	g_ptr_array_add(program->files, file);
	g_ptr_array_add(program->units, file->unit);
	g_hash_table_insert(program->by_unit, file->unit, file);
	g_hash_table_insert(program->by_path, file->unit->path, file);
	mark_read(program, file->unit->path);
	add_definitions(program, file);
}

struct program *program_new(const struct program_options *options)
{
	struct program *program = g_new0(struct program, 1);

	program->options = *options;
	if (!program->options.threads)
		program->options.threads = g_get_num_processors();
	program->files = g_ptr_array_new_with_free_func(file_free);
	program->units = g_ptr_array_new();
	program->by_unit = g_hash_table_new(NULL, NULL);
	program->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	program->known =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	program->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       word_free);
	program->definitions =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
				      (GDestroyNotify)g_array_unref);
	program->needed = g_hash_table_new(NULL, NULL);
	program->given = g_hash_table_new(NULL, NULL);
	for (guint i = 0; options->units && i < options->units->len; i++)
		add_file(program, file_new(options->units->pdata[i], FALSE));
	return program;
}

void program_free(struct program *program)
{
	if (!program)
		return;
	g_ptr_array_unref(program->files);
	g_ptr_array_unref(program->units);
	g_hash_table_unref(program->by_unit);
	g_hash_table_unref(program->by_path);
	g_clear_pointer(&program->index, wordindex_free);
	g_clear_pointer(&program->numbers, g_hash_table_unref);
	g_free(program->read);
	g_clear_pointer(&program->paths, g_ptr_array_unref);
	g_hash_table_unref(program->known);
	g_hash_table_unref(program->words);
	g_hash_table_unref(program->definitions);
	g_hash_table_unref(program->needed);
	g_hash_table_unref(program->given);
	g_free(program);
}

/* Lists and indexes the tree's sources, at the first question. */
static gboolean make_index(struct program *program, GError **error)
{
	GPtrArray *all;

	if (program->index)
		return TRUE;
	all = tree_files(program->options.tree, error);
	if (!all)
		return FALSE;
	program->paths = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < all->len; i++)
		if (wordindex_is_kernel(all->pdata[i]))
			g_ptr_array_add(program->paths,
					g_strdup(all->pdata[i]));
	g_ptr_array_unref(all);
	program->read = g_new0(gboolean, program->paths->len + 1);
	program->numbers = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < program->paths->len; i++)
		g_hash_table_insert(program->numbers, program->paths->pdata[i],
				    GUINT_TO_POINTER(i + 1));
	for (guint i = 0; i < program->units->len; i++)
		mark_read(program,
			  ((struct unit *)program->units->pdata[i])->path);
	program->index = wordindex_new(program->options.tree->path,
				       program->paths,
				       program->options.threads, error);
	return program->index != NULL;
}

/* What the threads that read files share. */
struct haul {
	const struct tree *tree;
	GPtrArray *paths; /* char * */
	struct file **files;
	GError **errors;
	gint next;
};

static gpointer read_files(gpointer data)
{
	struct haul *haul = data;
	guint i;

	while ((i = g_atomic_int_add(&haul->next, 1)) < haul->paths->len) {
		const char *path = haul->paths->pdata[i];
		GBytes *bytes = tree_read(haul->tree, path, &haul->errors[i]);

		if (!bytes)
			continue;
		haul->files[i] = file_new(unit_new(path, bytes), TRUE);
		g_bytes_unref(bytes);
	}
	return NULL;
}

/* Takes over what was read, in the order of the paths. */
static gboolean take_files(struct program *program, struct haul *haul,
			   GError **error)
{
	gboolean ok = TRUE;

	for (guint i = 0; i < haul->paths->len; i++) {
		if (haul->files[i])
			add_file(program, haul->files[i]);
		if (haul->errors[i] && ok)
			g_propagate_error(error,
					  g_steal_pointer(&haul->errors[i]));
		ok &= haul->files[i] != NULL;
		g_clear_error(&haul->errors[i]);
	}
	return ok;
}

static gboolean read_paths(struct program *program, GPtrArray *paths,
			   GError **error)
{
	struct haul haul = { .tree = program->options.tree,
			     .paths = paths,
			     .files = g_new0(struct file *, paths->len + 1),
			     .errors = g_new0(GError *, paths->len + 1) };
	guint count = MIN(program->options.threads, paths->len);
	GThread **threads = g_new0(GThread *, count + 1);
	gboolean ok;

	for (guint i = 0; i < count; i++)
		threads[i] = g_thread_new("program", read_files, &haul);
	for (guint i = 0; i < count; i++)
		g_thread_join(threads[i]);
	ok = take_files(program, &haul, error);
	g_free(threads);
	g_free(haul.files);
	g_free(haul.errors);
	return ok;
}

/* The first path that is not before this text. */
static guint first_from(const struct program *program, const char *text)
{
	guint low = 0, high = program->paths->len;

	while (low < high) {
		guint mid = low + (high - low) / 2;

		if (strcmp(program->paths->pdata[mid], text) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static gboolean search(struct program *program, const char *folder,
		       const GPtrArray *words, GError **error)
{
	guint first = 0, end;
	GPtrArray *paths;
	GArray *found;
	gboolean ok;

	if (!make_index(program, error))
		return FALSE;
	end = program->paths->len;
	if (*folder) {
		/* '0' is the letter behind '/' */
		char *from = g_strconcat(folder, "/", NULL);
		char *to = g_strconcat(folder, "0", NULL);

		first = first_from(program, from);
		end = first_from(program, to);
		g_free(from);
		g_free(to);
	}
	found = wordindex_find(program->index, words, first, end,
			       program->read);
	paths = g_ptr_array_new();
	for (guint i = 0; i < found->len; i++)
		g_ptr_array_add(paths, program->paths->pdata[g_array_index(
					       found, guint, i)]);
	ok = read_paths(program, paths, error);
	g_ptr_array_unref(paths);
	g_array_unref(found);
	return ok;
}

/* What `known` holds for a word: it alone, or with the folder. */
static char *known_key(const char *word, const char *folder)
{
	return *folder ? g_strconcat(word, " ", folder, NULL) : g_strdup(word);
}

gboolean program_find_below(struct program *program, const char *folder,
			    const GPtrArray *words, GError **error)
{
	GPtrArray *fresh = g_ptr_array_new();
	gboolean ok = TRUE;

	for (guint i = 0; i < words->len; i++)
		if (*(char *)words->pdata[i] &&
		    !program_knows(program, words->pdata[i], folder))
			g_ptr_array_add(fresh, words->pdata[i]);
	if (fresh->len && program->options.tree)
		ok = search(program, folder, fresh, error);
	for (guint i = 0; ok && i < fresh->len; i++)
		g_hash_table_add(program->known,
				 known_key(fresh->pdata[i], folder));
	g_ptr_array_unref(fresh);
	return ok;
}

gboolean program_find(struct program *program, const GPtrArray *words,
		      GError **error)
{
	return program_find_below(program, "", words, error);
}

gboolean program_knows(const struct program *program, const char *word,
		       const char *folder)
{
	char *key;
	gboolean knows;

	if (g_hash_table_contains(program->known, word))
		return TRUE;
	if (!folder || !*folder)
		return FALSE;
	key = known_key(word, folder);
	knows = g_hash_table_contains(program->known, key);
	g_free(key);
	return knows;
}

const struct unit *program_read(struct program *program, const char *path)
{
	struct file *file = g_hash_table_lookup(program->by_path, path);
	GBytes *bytes;

	if (file)
		return file->unit;
	if (!program->options.tree || !tree_has(program->options.tree, path))
		return NULL;
	bytes = tree_read(program->options.tree, path, NULL);
	if (!bytes)
		return NULL;
	file = file_new(unit_new(path, bytes), TRUE);
	g_bytes_unref(bytes);
	add_file(program, file);
	return file->unit;
}

const GPtrArray *program_units(const struct program *program)
{
	return program->units;
}

static const struct item *item_of(const struct file *file, guint token)
{
	guint number = file->items[token];

	return number ? &g_array_index(file->unit->items, struct item,
				       number - 1)
		      : NULL;
}

const struct item *program_item(struct program *program,
				const struct unit *unit, guint token)
{
	const struct file *file = g_hash_table_lookup(program->by_unit, unit);

	return file && token < unit->source->count ? item_of(file, token)
						   : NULL;
}

static void add_uses(const struct file *file, const char *name, guint kinds,
		     GArray *uses)
{
	const struct source *source = file->unit->source;
	guint at = file->heads[hash_word(name, strlen(name)) & file->mask];
	guint begin = uses->len;

	for (; at; at = file->links[at - 1]) {
		struct use use = {.unit = file->unit, .token = at - 1};

		if (!source_is(source, use.token, name) ||
		    source->tokens[use.token].directive > DIRECTIVE_DEFINE)
			continue;
		use.item = item_of(file, use.token);
		use.kind = use_kind_at(file->unit, use.token, use.item);
		if (use.kind & kinds)
			g_array_append_val(uses, use);
	}
	/* chains run backwards */
	for (guint i = begin, k = uses->len; i + 1 < k; i++) {
		struct use swap = g_array_index(uses, struct use, i);

		k--;
		g_array_index(uses, struct use, i) =
			g_array_index(uses, struct use, k);
		g_array_index(uses, struct use, k) = swap;
	}
}

GArray *program_uses_in(struct program *program, const struct unit *unit,
			const char *name, guint kinds)
{
	GArray *uses = g_array_new(FALSE, FALSE, sizeof(struct use));
	const struct file *file = g_hash_table_lookup(program->by_unit, unit);

	if (file)
		add_uses(file, name, kinds, uses);
	return uses;
}

/* Everything that is known of a word, up to the files read last. */
static const GArray *all_uses(struct program *program, const char *name)
{
	struct word *word = g_hash_table_lookup(program->words, name);

	if (!word) {
		word = g_new0(struct word, 1);
		word->uses = g_array_new(FALSE, FALSE, sizeof(struct use));
		g_hash_table_insert(program->words, g_strdup(name), word);
	}
	for (; word->files < program->files->len; word->files++)
		add_uses(program->files->pdata[word->files], name, USE_ANY,
			 word->uses);
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

/* Whether the unit has a function of this name that only it can see. */
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

gboolean program_has_facts(const struct program *program,
			   const struct item *item)
{
	return g_hash_table_contains(program->given, item);
}

/* Facts that the unit came with: a function with one was shown to spatch. */
static gboolean came_with_facts(const struct unit *unit,
				const struct item *item)
{
	guint low = 0, high = unit->facts->len;

	while (low < high) {
		guint mid = low + (high - low) / 2;

		if (g_array_index(unit->facts, struct fact, mid).first <
		    item->first)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < unit->facts->len; low++) {
		const struct fact *fact =
			&g_array_index(unit->facts, struct fact, low);

		if (fact->first > item->last)
			break;
		if (fact->kind != FACT_DECLARE ||
		    (item->kind == ITEM_FUNCTION && fact->first > item->body))
			return TRUE;
	}
	return FALSE;
}

void program_need(struct program *program, const struct unit *unit,
		  const struct item *item)
{
	if (!item || program_has_facts(program, item))
		return;
	if (came_with_facts(unit, item))
		g_hash_table_add(program->given, (gpointer)item);
	else
		g_hash_table_insert(program->needed, (gpointer)item,
				    (gpointer)unit);
}

/* The copy of a unit in which only the functions asked for have bodies. */
static GBytes *copy_of(struct program *program, const struct unit *unit)
{
	struct mask *mask = mask_new(unit->source, unit->items);
	GBytes *text;

	if (!unit->balanced)
		mask_keep_all(mask);
	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		if (g_hash_table_lookup(program->needed, item) == unit)
			mask_keep(mask, item->first);
	}
	text = mask_text(mask);
	mask_free(mask);
	return text;
}

static gboolean run_facts(struct program *program, GPtrArray *units,
			  GPtrArray *copies, GError **error)
{
	struct spatch_run *run = NULL;
	gboolean ok;

	if (!spatch_run(program->options.spatch, program->options.facts_rule,
			copies, &run, error))
		return FALSE;
	ok = facts_read(run->output->str, units, error);
	for (guint i = 0; ok && i < units->len; i++) {
		struct unit *unit = units->pdata[i];

		if (run->failed[i] && !unit->unread)
			unit->unread = g_strdup(run->failed[i]);
	}
	spatch_run_free(run);
	return ok;
}

gboolean program_facts(struct program *program, GError **error)
{
	GHashTable *seen = g_hash_table_new(NULL, NULL);
	GPtrArray *units = g_ptr_array_new();
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	GHashTableIter iter;
	gpointer item, unit;
	gboolean ok = TRUE;

	g_hash_table_iter_init(&iter, program->needed);
	while (g_hash_table_iter_next(&iter, &item, &unit))
		g_hash_table_add(seen, unit);
	/* in the order of the units, so that two runs are alike */
	for (guint i = 0; i < program->units->len; i++) {
		if (!g_hash_table_contains(seen, program->units->pdata[i]))
			continue;
		g_ptr_array_add(units, program->units->pdata[i]);
		g_ptr_array_add(copies,
				copy_of(program, program->units->pdata[i]));
	}
	if (units->len && program->options.spatch)
		ok = run_facts(program, units, copies, error);
	g_hash_table_iter_init(&iter, program->needed);
	while (ok && g_hash_table_iter_next(&iter, &item, &unit)) {
		g_hash_table_add(program->given, item);
		g_hash_table_iter_remove(&iter);
	}
	g_hash_table_unref(seen);
	g_ptr_array_unref(units);
	g_ptr_array_unref(copies);
	return ok;
}
