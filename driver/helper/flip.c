// SPDX-License-Identifier: GPL-2.0
#include "helper/flip.h"

#include <string.h>

#include "tree/change.h"
#include "tree/tree.h"
#include "helper/changing.h"
#include "helper/document.h"
#include "code/include.h"
#include "rewrite/layout.h"
#include "site/reference.h"
#include "site/site.h"
#include "helper/split-raw.h"
#include "helper/template.h"

/* Shared by all steps. */
struct flipping {
	const struct flip_input *in;
	struct flip *flip;
	/* struct site *: calls that get the API's own functions */
	GPtrArray *stay;
};

void flip_free(struct flip *flip)
{
	if (!flip)
		return;
	g_ptr_array_unref(flip->changes);
	g_ptr_array_unref(flip->blockers);
	g_ptr_array_unref(flip->notes);
	g_free(flip);
}

/* The member of this name if it changes its meaning, or NULL. */
static const struct member *flips(const struct flipping *f, const char *name)
{
	const struct member *member = family_find(f->in->family, name);

	return member && split_can(f->in->campaign, member) &&
			       member->refusal != REFUSAL_ALWAYS
		       ? member
		       : NULL;
}

/* --- blockers */

static struct site *site_at(const struct flipping *f,
			    const struct reference *reference)
{
	for (guint i = 0; i < f->in->sites->len; i++) {
		struct site *site = f->in->sites->pdata[i];

		if (site->offset == reference->offset &&
		    !strcmp(site->file, reference->file))
			return site;
	}
	return NULL;
}

/* Whether the flip does not change what this call does. */
static gboolean is_safe(const struct site *site)
{
	return site->outcome == OUTCOME_SHORTTERM ||
	       site->verdict == VERDICT_LONGTERM || site->fits;
}

static gboolean is_core(const struct flipping *f, const char *path)
{
	return g_str_has_prefix(path, f->in->campaign->core) &&
	       strcmp(path, f->in->campaign->definitions) != 0;
}

static gboolean is_use(const struct reference *reference)
{
	return reference->kind == REFERENCE_CALL ||
	       reference->kind == REFERENCE_NAME ||
	       (reference->kind == REFERENCE_USER &&
		tree_in_kernel(reference->file));
}

static void find_blockers(struct flipping *f)
{
	for (guint i = 0; i < f->in->references->len; i++) {
		const struct reference *reference = f->in->references->pdata[i];
		struct site *site;

		if (!is_use(reference) || !flips(f, reference->word))
			continue;
		site = site_at(f, reference);
		if (site && is_safe(site))
			continue;
		if (site && is_core(f, site->file))
			g_ptr_array_add(f->stay, site);
		else
			g_ptr_array_add(
				f->flip->blockers,
				g_strdup_printf(
					"%s:%u: %s of %s", reference->file,
					reference->line,
					reference->kind == REFERENCE_CALL
						? "call"
						: "use",
					reference->word));
	}
}

/* --- what changes */

/* The current text of the file: in this patch, or after earlier ones. */
static struct source *open_now(const struct flipping *f, const char *path,
			       GError **error)
{
	GBytes *bytes = g_hash_table_lookup(f->in->contents, path);

	for (guint i = 0; i < f->flip->changes->len; i++) {
		const struct change *change = f->flip->changes->pdata[i];

		if (!strcmp(change->path, path))
			bytes = change->after;
	}
	return bytes ? source_new(path, bytes)
		     : changing_open(f->in->tree, f->flip->changes, path,
				     error);
}

/* Removes the flags, by the conversion's changes of the same text. */
static void drop_flags(struct flipping *f)
{
	for (guint i = 0; i < f->in->drops->len; i++) {
		const struct change *change = f->in->drops->pdata[i];

		g_ptr_array_add(f->flip->changes,
				change_new(change->path, change->before,
					   change->after, change->mode));
	}
}

/* Replaces the text of one raw function; an error if it is not as expected. */
static gboolean turn_one(struct flipping *f, const struct member *member,
			 const struct source *source, struct edits *edits,
			 GError **error)
{
	const struct flip_input *in = f->in;
	g_autofree char *before =
		split_text(in->campaign, member, in->templates, FALSE, error);
	g_autofree char *after = before ? split_text(in->campaign, member,
						     in->templates, TRUE, error)
					: NULL;
	const char *at;

	if (!after)
		return FALSE;
	at = g_strstr_len(source->text, source->length, before);
	if (at)
		edits_add(edits, at - source->text, strlen(before), after);
	else
		g_ptr_array_add(f->flip->blockers,
				g_strdup_printf("%s: %s() is not what the "
						"first patch makes of it",
						source->path, member->name));
	return TRUE;
}

static gboolean turn(struct flipping *f, GError **error)
{
	const char *path = f->in->campaign->definitions;
	struct source *source = open_now(f, path, error);
	struct edits *edits = edits_new();
	gboolean ok = source != NULL;

	for (guint i = 0; ok && i < f->in->family->members->len; i++) {
		const struct member *member = f->in->family->members->pdata[i];

		if (flips(f, member->name) && !member->means_longterm)
			ok = turn_one(f, member, source, edits, error);
	}
	ok = ok && changing_apply(f->in->tree, f->flip->changes, source, edits,
				  error);
	edits_free(edits);
	source_free(source);
	return ok;
}

/* The family's names in a file's code, in order. */
static GArray *names_in(const struct source *source, const char *family)
{
	GArray *names = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < source->count; i++)
		if (source->tokens[i].kind == TOKEN_IDENT &&
		    source_starts(source, i, family))
			g_array_append_val(names, i);
	return names;
}

/*
 * The site's name in the current text: conversions rename, but never add or
 * remove a name of the family.
 */
static guint token_now(const struct flipping *f, const struct site *site,
		       const struct source *now, GError **error)
{
	GBytes *bytes = tree_read(f->in->tree, site->file, error);
	struct source *then = bytes ? source_new(site->file, bytes) : NULL;
	g_autoptr(GArray) before =
		then ? names_in(then, f->in->campaign->family) : NULL;
	g_autoptr(GArray) behind = names_in(now, f->in->campaign->family);
	guint token = G_MAXUINT;

	for (guint i = 0; then && before->len == behind->len && i < before->len;
	     i++)
		if (then->tokens[g_array_index(before, guint, i)].offset ==
		    site->offset)
			token = g_array_index(behind, guint, i);
	source_free(then);
	g_clear_pointer(&bytes, g_bytes_unref);
	return token;
}

/* The names that get the prefix; one that is not found is a blocker. */
static GArray *places_of(struct flipping *f, const char *path,
			 const struct source *source, GError **error)
{
	GArray *places = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < f->stay->len; i++) {
		const struct site *site = f->stay->pdata[i];
		guint token;

		if (strcmp(site->file, path))
			continue;
		token = token_now(f, site, source, error);
		if (token != G_MAXUINT)
			g_array_append_val(places,
					   source->tokens[token].offset);
		else
			g_ptr_array_add(f->flip->blockers,
					g_strdup_printf("%s:%u: call of %s",
							path, site->line,
							site->callee));
	}
	return places;
}

/* The file with the new names, and the calls laid out for them. */
static GBytes *rename_calls(const struct flipping *f,
			    const struct source *source, const GArray *places,
			    GError **error)
{
	const struct campaign *campaign = f->in->campaign;
	guint longer = strlen(campaign->internal_prefix);
	struct edits *edits = edits_new();
	GBytes *text;

	for (guint i = 0; i < places->len; i++)
		edits_add(edits, g_array_index(places, guint, i), 0,
			  campaign->internal_prefix);
	if (!include_has(source, campaign->headers[1]))
		include_add(source, campaign->headers[1], edits);
	text = edits_apply(edits, source->bytes, error);
	/* from last to first: earlier places stay valid */
	for (guint i = places->len; text && i-- > 0;) {
		guint place = g_array_index(places, guint, i);
		GBytes *laid = layout_call(
			text, edits_map(edits, place) - longer, source, place);

		g_bytes_unref(text);
		text = laid;
	}
	edits_free(edits);
	return text;
}

/* Converts all calls of one file that get the API's own functions. */
static gboolean keep_file(struct flipping *f, const char *path, GError **error)
{
	struct source *source = open_now(f, path, error);
	GArray *places = source ? places_of(f, path, source, error) : NULL;
	GBytes *after = places ? rename_calls(f, source, places, error) : NULL;

	if (after)
		changing_put(f->in->tree, f->flip->changes, source, after);
	g_clear_pointer(&places, g_array_unref);
	source_free(source);
	if (!after)
		return FALSE;
	g_bytes_unref(after);
	return TRUE;
}

static gboolean keep(struct flipping *f, GError **error)
{
	g_autoptr(GHashTable) done = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < f->stay->len; i++) {
		const struct site *site = f->stay->pdata[i];

		if (g_hash_table_add(done, site->file) &&
		    !keep_file(f, site->file, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean document(struct flipping *f, GError **error)
{
	const struct campaign *campaign = f->in->campaign;
	g_autofree char *path =
		g_build_filename(f->in->templates, "document-flip.rst", NULL);
	struct template_words *words = template_words_new();
	g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *pieces = NULL;
	g_autofree char *text = NULL;
	g_autofree char *after = NULL;
	struct source *source;
	struct edits *edits;
	gboolean ok;

	template_word(words, "OPTOUT", campaign->optout_flag);
	if (polarity_has_flag(campaign->polarity))
		template_define(words, "OPTOUT");
	pieces = template_fill(path, words, error);
	template_words_free(words);
	if (!pieces || !tree_has(f->in->tree, campaign->document))
		return pieces != NULL;
	source = open_now(f, campaign->document, error);
	if (!source)
		return FALSE;
	text = g_strndup(source->text, source->length);
	after = document_edit(text, pieces, missing);
	edits = edits_new();
	if (strcmp(text, after))
		edits_add(edits, 0, source->length, after);
	ok = changing_apply(f->in->tree, f->flip->changes, source, edits,
			    error);
	for (guint i = 0; i < missing->len; i++)
		g_ptr_array_add(f->flip->notes,
				g_strdup_printf("%s has no paragraph with "
						"\"%s\" in this tree: that "
						"part is not updated.",
						campaign->document,
						(char *)missing->pdata[i]));
	edits_free(edits);
	source_free(source);
	return ok;
}

static int by_path(gconstpointer a, gconstpointer b)
{
	return strcmp((*(const struct change *const *)a)->path,
		      (*(const struct change *const *)b)->path);
}

struct flip *flip_make(const struct flip_input *in, GError **error)
{
	struct flip *flip = g_new0(struct flip, 1);
	g_autoptr(GPtrArray) stay = g_ptr_array_new();
	struct flipping f = {.in = in, .flip = flip, .stay = stay};
	gboolean ok = TRUE;

	flip->changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	flip->blockers = g_ptr_array_new_with_free_func(g_free);
	flip->notes = g_ptr_array_new_with_free_func(g_free);
	find_blockers(&f);
	if (!flip->blockers->len) {
		drop_flags(&f);
		ok = turn(&f, error) && keep(&f, error) && document(&f, error);
	}
	if (flip->blockers->len)
		g_ptr_array_set_size(flip->changes, 0);
	g_ptr_array_sort(flip->changes, by_path);
	if (!ok)
		g_clear_pointer(&flip, flip_free);
	return flip;
}
