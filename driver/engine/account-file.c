// SPDX-License-Identifier: GPL-2.0
#include "engine/account-file.h"

#include <string.h>

#include "engine/mention.h"
#include "site/unit.h"

/* One file on its way into the account. */
struct filing {
	struct account *account;
	const struct applied *result; /* or NULL */
	struct unit *unit;
	gboolean code; /* of any language */
	gboolean kernel; /* built from, as far as its place tells */
	GArray *mentions; /* struct mention */
	GPtrArray *rows; /* struct reference *, of the same index */
};

static enum reference_kind kind_of(const struct filing *file, guint offset)
{
	const struct source *source = file->unit->source;
	guint token = source_at(source, offset);
	const struct item *item;

	if (!file->code)
		return REFERENCE_DOCUMENT;
	item = items_at(file->unit->items, token);
	if (file->kernel && item && item->kind == ITEM_MACRO &&
	    item->name == token)
		return REFERENCE_DEFINITION;
	return reference_kind_at(file->unit, offset, file->kernel);
}

static gboolean is_text(enum reference_kind kind)
{
	return kind == REFERENCE_COMMENT || kind == REFERENCE_STRING ||
	       kind == REFERENCE_DOCUMENT;
}

/* A header's name stands in quotes, as a string does. */
static enum reference_kind kind_of_header(const struct filing *file,
					  guint offset)
{
	const struct source *source = file->unit->source;
	guint token = source_at(source, offset);

	if (token == source->count || source->tokens[token].offset > offset)
		token--;
	if (!file->code)
		return REFERENCE_DOCUMENT;
	if (source->tokens[token].kind == TOKEN_COMMENT)
		return REFERENCE_COMMENT;
	return source->tokens[token].directive == DIRECTIVE_NONE
		       ? REFERENCE_STRING
		       : REFERENCE_NAME;
}

static void add_rows(struct filing *file)
{
	for (guint i = 0; i < file->mentions->len; i++) {
		const struct mention *mention =
			&g_array_index(file->mentions, struct mention, i);
		struct reference *row = g_new0(struct reference, 1);

		row->file = g_strdup(file->unit->path);
		row->offset = mention->offset;
		row->line = source_line(file->unit->source, mention->offset);
		row->column =
			source_column(file->unit->source, mention->offset);
		row->word = g_strdup(mention->name->name);
		row->kind = mention->name->kind == RULENAME_HEADER
				    ? kind_of_header(file, mention->offset)
				    : kind_of(file, mention->offset);
		g_ptr_array_add(file->rows, row);
	}
}

/* --- what is gone */

static void after_place(const struct filing *file, const GArray *mentions,
			const struct unit *after, const struct apply_hunk *hunk,
			const struct reference *row, guint *same)
{
	for (guint i = 0; i < mentions->len; i++) {
		const struct mention *mention =
			&g_array_index(mentions, struct mention, i);
		guint line = source_line(after->source, mention->offset);

		if (line < hunk->after || line >= hunk->after + hunk->come ||
		    strcmp(mention->name->name, row->word))
			continue;
		*same += is_text(row->kind) ==
			 is_text(file->code ? reference_kind_at(after,
								mention->offset,
								file->kernel)
					    : REFERENCE_DOCUMENT);
	}
}

/*
 * The mentions of a hunk's lines that do not come back in what stands there
 * afterwards: from the first on, as many as are missing.
 */
static void mark_hunk(struct filing *file, const GArray *mentions,
		      const struct unit *after, const struct apply_hunk *hunk)
{
	for (guint i = 0; i < file->rows->len; i++) {
		struct reference *row = file->rows->pdata[i];
		guint same = 0, before = 0;

		if (row->line < hunk->before ||
		    row->line >= hunk->before + hunk->gone)
			continue;
		after_place(file, mentions, after, hunk, row, &same);
		/* those of the kind from here on, this one included */
		for (guint k = i; k < file->rows->len; k++) {
			const struct reference *other = file->rows->pdata[k];

			before += other->line < hunk->before + hunk->gone &&
				  !strcmp(other->word, row->word) &&
				  is_text(other->kind) == is_text(row->kind);
		}
		if (before > same)
			row->fate = FATE_CONVERTED;
	}
}

static void mark_gone(struct filing *file)
{
	const struct applied *result = file->result;
	struct unit *after;
	GArray *mentions;
	gsize length;
	const char *text;

	if (!result || !result->hunks->len)
		return;
	text = g_bytes_get_data(result->after, &length);
	after = unit_new(result->path, result->after);
	mentions = mentions_find(text, length, file->account->set->retired);
	for (guint i = 0; i < result->hunks->len; i++)
		mark_hunk(file, mentions, after,
			  &g_array_index(result->hunks, struct apply_hunk, i));
	g_array_unref(mentions);
	unit_free(after);
}

/* --- what stays */

/* Whether a member is named here: x->name, .name = , or (*name)(...). */
static gboolean is_member(const struct source *source, guint token)
{
	guint before = source_prev(source, token);
	guint first =
		before == G_MAXUINT ? before : source_prev(source, before);

	if (before == G_MAXUINT)
		return FALSE;
	return source_is(source, before, "->") ||
	       source_is(source, before, ".") ||
	       (source_is(source, before, "*") && first != G_MAXUINT &&
		source_is(source, first, "(") &&
		source_is(source, source_next(source, token), ")") &&
		source_is(source,
			  source_next(source, source_next(source, token)),
			  "("));
}

/* Whether the name is that of a member, or of what is no member. */
static gboolean is_another(const struct filing *file,
			   const struct mention *mention)
{
	const struct source *source = file->unit->source;
	guint token = source_at(source, mention->offset);

	switch (mention->name->kind) {
	case RULENAME_HEADER:
	case RULENAME_TYPE:
		return FALSE;
	case RULENAME_MEMBER:
		return source_is(source, source_next(source, token), "(") &&
		       !is_member(source, token);
	default:
		return is_member(source, token);
	}
}

static const struct apply_place *place_at(const struct applied *result,
					  guint line)
{
	for (guint i = 0; result && i < result->places->len; i++) {
		const struct apply_place *place =
			&g_array_index(result->places, struct apply_place, i);

		if (line >= place->line && line <= place->last)
			return place;
	}
	return NULL;
}

static const char *decision(const struct filing *file, guint offset)
{
	GHashTable *decided = file->account->decided;
	guint token = source_at(file->unit->source, offset);
	const struct item *item = unit_item(file->unit, token);
	g_autofree char *name =
		item ? item_name(file->unit->source, item) : NULL;
	g_autofree char *place =
		g_strdup_printf("%s:%s", file->unit->path, name ? name : "");
	const char *why;

	if (!decided)
		return NULL;
	why = g_hash_table_lookup(decided, place);
	return why ? why : g_hash_table_lookup(decided, file->unit->path);
}

static void set(struct reference *row, enum reference_fate fate,
		const char *reason)
{
	row->fate = fate;
	g_free(row->reason);
	row->reason = g_strdup(reason);
}

/* Why a mention in code that nobody decided about is still there. */
static const char *open_reason(const struct filing *file,
			       const struct reference *row)
{
	const struct apply_place *place = place_at(file->result, row->line);

	if (file->result && file->result->unseen)
		return file->result->unseen;
	if (place && place->fate == APPLY_UNSEEN)
		return place->reason;
	if (row->kind == REFERENCE_DEFINITION)
		return "a definition";
	if (!g_str_has_suffix(row->file, ".c") &&
	    !g_str_has_suffix(row->file, ".h"))
		return "no C file, which no rule changes";
	if (place)
		return "spatch read it, and no rule matched";
	return "no rule was run here";
}

static void settle(struct filing *file, guint i, gboolean own)
{
	struct reference *row = file->rows->pdata[i];
	const char *why = decision(file, row->offset);

	if (row->fate == FATE_CONVERTED)
		return;
	if (is_text(row->kind))
		set(row, FATE_KIND, NULL);
	else if (own)
		set(row, FATE_OWN, NULL);
	else if (why)
		set(row, FATE_LEFT, why);
	else if (row->kind == REFERENCE_PROTOTYPE ||
		 row->kind == REFERENCE_EXPORT)
		set(row, FATE_OWN, NULL);
	else if (!file->kernel && !file->result)
		set(row, FATE_LEFT, "not built into a kernel");
	else if (is_another(file,
			    &g_array_index(file->mentions, struct mention, i)))
		set(row, FATE_LEFT, "something else of that name");
	else
		set(row, FATE_UNACCOUNTED, open_reason(file, row));
}

/* Whether the file defines a name that no rule defines anew. */
static gboolean defines(const struct filing *file)
{
	for (guint i = 0; i < file->rows->len; i++) {
		const struct reference *row = file->rows->pdata[i];
		const struct mention *mention =
			&g_array_index(file->mentions, struct mention, i);

		if (row->kind == REFERENCE_DEFINITION &&
		    row->fate != FATE_CONVERTED && !mention->name->defined)
			return TRUE;
	}
	return FALSE;
}

static gboolean is_own(struct filing *file)
{
	GPtrArray *own = file->account->own;

	if (g_ptr_array_find_with_equal_func(own, file->unit->path, g_str_equal,
					     NULL))
		return TRUE;
	if ((file->result && file->result->hunks->len) || !defines(file))
		return FALSE;
	g_ptr_array_add(own, g_strdup(file->unit->path));
	return TRUE;
}

static void count(struct account *account, const struct reference *row)
{
	account->converted += row->fate == FATE_CONVERTED;
	account->left += row->fate == FATE_LEFT;
	account->stale += row->fate == FATE_KIND;
}

void account_file(struct account *account, const char *path, GBytes *before,
		  const struct applied *result)
{
	gsize length;
	const char *text = g_bytes_get_data(before, &length);
	struct filing file = {
		.account = account,
		.result = result,
		.code = reference_is_code(path),
		.kernel = result || tree_in_kernel(path),
		.mentions = mentions_find(text, length, account->set->retired),
		.rows = g_ptr_array_new(),
	};
	gboolean own;

	file.unit = unit_new(path, before);
	add_rows(&file);
	mark_gone(&file);
	own = is_own(&file);
	for (guint i = 0; i < file.rows->len; i++) {
		settle(&file, i, own);
		count(account, file.rows->pdata[i]);
		g_ptr_array_add(account->rows, file.rows->pdata[i]);
	}
	g_ptr_array_unref(file.rows);
	g_array_unref(file.mentions);
	unit_free(file.unit);
}
