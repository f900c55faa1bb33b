// SPDX-License-Identifier: GPL-2.0
#include "life/sequel-parts.h"

#include <string.h>

#include "base/text.h"
#include "life/edits.h"
#include "life/history-text.h"
#include "tree/change.h"
#include "tree/patch.h"
#include "words/message.h"

#define ID_LENGTH 12

/* The highest version below this one that was made. */
static const struct log_posting *last_before(const struct log_series *series,
					     guint version)
{
	const struct log_posting *found = NULL;

	while (series && !found && version > 1)
		found = logbook_posting(series, --version);
	return found;
}

static struct sequel *sequel_new(struct logbook *book, const char *only,
				 guint version)
{
	struct sequel *sequel = g_new0(struct sequel, 1);
	struct log_series *series = logbook_series(book, only, FALSE);

	sequel->book = book;
	sequel->only = g_strdup(only);
	sequel->version = version;
	sequel->said = g_string_new(NULL);
	sequel->posting = log_posting_new(sequel->version);
	sequel->before = last_before(series, sequel->version);
	sequel->change_id = series ? g_strdup(series->change_id) : NULL;
	return sequel;
}

/* Whether this is one of its packs. */
static gboolean is_part(const struct sequel *sequel,
			const struct log_series *series)
{
	return sequel->plan && g_str_has_prefix(series->only, sequel->plan);
}

struct sequel *sequel_open(const char *out, const char *campaign,
			   const char *only, guint version, GError **error)
{
	struct logbook *book = logbook_read(out, campaign, error);

	return book ? sequel_new(book, only ? only : "", MAX(version, 1))
		    : NULL;
}

GHashTable *sequel_plan(struct sequel *sequel, const char *plan)
{
	GHashTable *known =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	sequel->plan = g_strdup_printf("%s%splan %s: ", sequel->only,
				       *sequel->only ? ", " : "", plan);
	for (guint i = 0; i < sequel->book->series->len; i++) {
		const struct log_series *series =
			sequel->book->series->pdata[i];

		if (is_part(sequel, series))
			g_hash_table_insert(
				known,
				g_strdup(series->only + strlen(sequel->plan)),
				GUINT_TO_POINTER(series->pack));
	}
	return known;
}

struct sequel *sequel_part(const struct sequel *whole, const char *key,
			   guint number)
{
	g_autofree char *only = g_strconcat(whole->plan, key, NULL);
	struct sequel *part = sequel_new(whole->book, only, whole->version);

	part->lent = TRUE;
	part->pack = number;
	return part;
}

void sequel_free(struct sequel *sequel)
{
	if (!sequel)
		return;
	if (sequel->posting)
		log_posting_free(sequel->posting);
	if (!sequel->lent)
		logbook_free(sequel->book);
	g_free(sequel->only);
	g_free(sequel->plan);
	g_free(sequel->change_id);
	g_free(sequel->body);
	g_string_free(sequel->said, TRUE);
	g_free(sequel);
}

void sequel_each_patch(const struct logbook *book, sequel_patch_func func,
		       gpointer data)
{
	for (guint s = 0; s < book->series->len; s++) {
		const struct log_series *series = book->series->pdata[s];

		for (guint p = series->postings->len; p > 0; p--) {
			const struct log_posting *posting =
				series->postings->pdata[p - 1];

			for (guint i = 0; i < posting->patches->len; i++)
				func(data, posting, posting->patches->pdata[i]);
		}
	}
}

static void digest_tags(gpointer data,
			const struct log_posting *posting G_GNUC_UNUSED,
			const struct log_patch *patch)
{
	for (guint i = 0; i < patch->tags->len; i++) {
		const struct log_tag *tag = patch->tags->pdata[i];
		g_autofree char *print = edits_print(patch->edits);

		/* those in the mails come from those that were given */
		if (!tag->written)
			g_string_append_printf(data, "%s %s %s %s\n", patch->id,
					       print, tag->word, tag->who);
	}
}

/* The versions before, from this one on. */
static void digest_covers(GString *text, const struct log_series *series,
			  const struct log_posting *before)
{
	while (before) {
		g_string_append_printf(text, "\n%u %s", before->version,
				       before->cover);
		before = last_before(series, before->version);
	}
}

/* The change-id is none of it: the first run makes it, and it stays. */
char *sequel_digest(const struct sequel *sequel)
{
	g_autoptr(GString) text = g_string_new(NULL);

	digest_covers(text, logbook_series(sequel->book, sequel->only, FALSE),
		      sequel->before);
	for (guint i = 0; sequel->plan && i < sequel->book->series->len; i++) {
		const struct log_series *series =
			sequel->book->series->pdata[i];

		if (!is_part(sequel, series))
			continue;
		digest_covers(text, series,
			      last_before(series, sequel->version));
	}
	g_string_append_c(text, '\n');
	sequel_each_patch(sequel->book, digest_tags, text);
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str,
					     text->len);
}

gboolean sequel_is_noted(const struct sequel *sequel)
{
	const struct log_series *series =
		logbook_series(sequel->book, sequel->only, FALSE);

	if (!sequel->plan)
		return series && logbook_posting(series, sequel->version);
	for (guint i = 0; i < sequel->book->series->len; i++)
		if (is_part(sequel, sequel->book->series->pdata[i]) &&
		    logbook_posting(sequel->book->series->pdata[i],
				    sequel->version))
			return TRUE;
	return FALSE;
}

static gboolean ends_so(const char *word, const char *const *suffixes)
{
	for (; suffixes && *suffixes; suffixes++)
		if (g_str_has_suffix(word, *suffixes))
			return TRUE;
	return FALSE;
}

void sequel_count(struct sequel *sequel, const GPtrArray *references,
		  const char *const *suffixes)
{
	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		gboolean own = reference->fate == FATE_OWN;

		/* a #define of the name looks like a call of it later on */
		if ((reference->kind != REFERENCE_CALL && !own) ||
		    ends_so(reference->word, suffixes))
			continue;
		sequel->posting->places += !own;
		sequel->posting->converted += reference->fate == FATE_CONVERTED;
		g_ptr_array_add(sequel->posting->known,
				g_strconcat(reference->file, "\t",
					    reference->word,
					    own ? LOG_OWN : NULL, NULL));
	}
}

static const char *first_path(const struct patch *patch)
{
	const struct change *change =
		patch->changes->len ? patch->changes->pdata[0] : NULL;

	return change ? change->path : "";
}

/*
 * The same for what is for the same people in each version. Where two are, the
 * first file tells them apart.
 */
static char *id_of(const GPtrArray *patches, guint index)
{
	const struct patch *patch = patches->pdata[index];
	g_autoptr(GString) text = g_string_new(message_kind(patch->kind));
	g_autofree char *sum = NULL;
	guint alike = 0, turn = 0;

	for (guint i = 0; i < patches->len; i++) {
		const struct patch *other = patches->pdata[i];

		if (other->kind != patch->kind ||
		    g_strcmp0(other->key, patch->key))
			continue;
		alike++;
		turn += i < index &&
			!strcmp(first_path(other), first_path(patch));
	}
	g_string_append_printf(text, "\n%s\n", patch->key);
	if (alike > 1)
		g_string_append_printf(text, "%s\n%u", first_path(patch), turn);
	sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str,
					    text->len);
	return g_strndup(sum, ID_LENGTH);
}

static char *base_of(const struct tree *tree)
{
	if (!tree->commit)
		return g_strdup_printf("%s %s", tree->title, tree->version);
	return g_strdup_printf("%s %s (%.12s)", tree->title, tree->version,
			       tree->commit);
}

static void log_patches(struct sequel *sequel, const GPtrArray *patches,
			GPtrArray *edits)
{
	for (guint i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];
		g_autofree char *id = id_of(patches, i);
		struct log_patch *logged = log_patch_new(
			id, message_kind(patch->kind), patch->subject, "");

		g_ptr_array_unref(logged->edits);
		logged->edits = g_ptr_array_ref(edits->pdata[i]);
		g_ptr_array_add(sequel->posting->patches, logged);
		sequel_carry_tags(sequel, patch, logged);
	}
}

/* Notes and cover letter of a version that is not the first. */
static void tell(struct sequel *sequel, const struct tree *tree,
		 const GPtrArray *patches, const char *body)
{
	const struct log_series *series =
		logbook_series(sequel->book, sequel->only, FALSE);
	g_autofree char *cover = NULL;

	if (sequel->version > 1 && !sequel->before) {
		g_string_append_printf(
			sequel->said,
			"no earlier version of this series is known in '%s': "
			"the mails do not say what is new in v%u\n",
			sequel->book->path, sequel->version);
	}
	if (!sequel->before) {
		sequel->body = g_strdup(body);
		return;
	}
	for (guint i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];
		g_autofree char *notes = patch->notes;
		g_autofree char *news =
			history_of_patch(series, sequel->posting,
					 sequel->posting->patches->pdata[i]);

		patch->notes = notes && *notes
				       ? g_strconcat(news, "\n\n", notes, NULL)
				       : g_strdup(news);
	}
	cover = history_of_series(series, sequel->posting, tree);
	sequel->body = g_strconcat(body, *body ? "\n\n" : "", cover, NULL);
}

gboolean sequel_prepare(struct sequel *sequel, const struct tree *tree,
			const GPtrArray *patches, const char *body,
			const char *build, GError **error)
{
	g_autoptr(GPtrArray) edits = edits_of(patches, build, error);

	if (!edits)
		return FALSE;
	g_free(sequel->posting->base);
	sequel->posting->base = base_of(tree);
	log_patches(sequel, patches, edits);
	tell(sequel, tree, patches, body ? body : "");
	return TRUE;
}

/* The posting of the same mails, made before. */
static gboolean is_there(const struct log_series *series, const char *cover)
{
	for (guint i = 0; i < series->postings->len; i++) {
		const struct log_posting *posting = series->postings->pdata[i];

		if (!strcmp(posting->cover, cover))
			return TRUE;
	}
	return FALSE;
}

gboolean sequel_note(struct sequel *sequel, const struct series_result *result,
		     GError **error)
{
	struct log_posting *posting = sequel->posting;
	struct log_series *series;

	/* a folder without mails has no Message-ID that one could answer */
	if (!result->ids || result->ids->len != posting->patches->len + 1)
		return TRUE;
	series = logbook_series(sequel->book, sequel->only, TRUE);
	series->pack = sequel->pack;
	if (!series->change_id)
		series->change_id = g_strdup(result->change_id);
	posting->cover = g_strdup(result->ids->pdata[0]);
	posting->label = g_path_get_basename(result->folder);
	for (guint i = 0; i < posting->patches->len; i++) {
		struct log_patch *patch = posting->patches->pdata[i];

		g_free(patch->mail);
		patch->mail = g_strdup(result->ids->pdata[i + 1]);
	}
	if (!is_there(series, posting->cover)) {
		g_ptr_array_add(series->postings, posting);
		sequel->posting = NULL;
	}
	return logbook_write(sequel->book, error);
}
