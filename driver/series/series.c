// SPDX-License-Identifier: GPL-2.0
#include "series/series.h"

#include <string.h>

#include "series/addendum.h"
#include "tree/change.h"
#include "series/draft.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "series/letters.h"
#include "series/manifest.h"
#include "words/message.h"
#include "series/output.h"
#include "tree/patch.h"
#include "series/repository.h"
#include "series/selfmail.h"
#include "tree/state.h"

gboolean series_check(const struct series *series, GError **error)
{
	g_autoptr(GHashTable) states = NULL;
	g_autoptr(GPtrArray) messages = NULL;

	if (!series->patches->len)
		return TRUE;
	if (series->signoff && series->identity->editme) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot sign off: git knows no name and address; "
			    "set user.name and user.email");
		return FALSE;
	}
	states = state_replay(series->patches, series->patches->len, error);
	if (!states)
		return FALSE;
	messages = letters_messages(series, error);
	return messages != NULL;
}

gboolean series_patch_is_alone(const GPtrArray *patches, guint index)
{
	const struct patch *patch = patches->pdata[index];
	g_autoptr(GHashTable) one = state_replay(patches, 1, NULL);
	g_autoptr(GHashTable) all = NULL;
	guint i;

	if (!index)
		return TRUE;
	all = state_replay(patches, index, NULL);
	if (!one || !all)
		return FALSE;
	for (i = 0; i < patch->changes->len; i++) {
		const struct change *change = patch->changes->pdata[i];
		struct file_state *now = g_hash_table_lookup(all, change->path);
		struct file_state *then =
			g_hash_table_lookup(one, change->path);
		GBytes *there = then  ? then->last
				: now ? now->first
				      : change->before;

		/* equal text, not the same commit: a detour does no harm */
		if (there != change->before &&
		    (!there || !change->before ||
		     !g_bytes_equal(there, change->before)))
			return FALSE;
	}
	return TRUE;
}

static void add_file(GPtrArray *files, const char *name, GBytes *data)
{
	g_ptr_array_add(files, output_file_new(name, data));
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(a, b);
}

static void add_extras(GPtrArray *files, const struct series *series)
{
	g_autoptr(GList) names = NULL;
	GList *l;

	if (!series->files)
		return;
	names = g_list_sort(g_hash_table_get_keys(series->files), by_text);
	for (l = names; l; l = l->next)
		add_file(files, l->data,
			 g_hash_table_lookup(series->files, l->data));
}

static JsonObject *manifest_fields(const struct series *series,
				   const struct repository *repository)
{
	JsonObject *fields = json_object_new();
	JsonObject *base = json_object_new();
	JsonArray *kinds = json_array_new();
	g_autofree char *author = identity_text(series->identity);
	g_autoptr(GList) names = NULL;
	GList *l;

	json_object_set_string_member(fields, "series", series->label);
	json_object_set_string_member(base, "version", series->tree->version);
	if (series->tree->commit)
		json_object_set_string_member(base, "commit",
					      series->tree->commit);
	else
		json_object_set_boolean_member(base, "tarball", TRUE);
	json_object_set_object_member(fields, "base", base);
	if (repository) {
		json_object_set_int_member(base, "local_changes",
					   repository->local);
		json_object_set_string_member(fields, "branch",
					      repository->branch);
		json_object_set_string_member(fields, "tip", repository->tip);
	}
	json_object_set_string_member(fields, "author", author);
	json_object_set_int_member(fields, "patches", series->patches->len);
	for (guint i = 0; i < series->patches->len; i++) {
		const struct patch *patch = series->patches->pdata[i];

		json_array_add_string_element(kinds, message_kind(patch->kind));
	}
	json_object_set_array_member(fields, "kinds", kinds);
	names = series->manifest ? json_object_get_members(series->manifest)
				 : NULL;
	for (l = names; l; l = l->next)
		json_object_set_member(fields, l->data,
				       json_node_copy(json_object_get_member(
					       series->manifest, l->data)));
	return fields;
}

/* The page for people. */
static gboolean add_report(GPtrArray *files, const struct series *series,
			   const GPtrArray *mails, GError **error)
{
	g_autoptr(GBytes) page = NULL;
	char *text;

	if (!series->report)
		return TRUE;
	text = series->report(series->report_data, mails, error);
	if (!text)
		return FALSE;
	page = g_bytes_new_take(text, strlen(text));
	add_file(files, REPORT_NAME, page);
	return TRUE;
}

/* The caller's files and the manifest, which knows those before it. */
static gboolean add_rest(GPtrArray *files, const struct series *series,
			 const struct repository *repository,
			 const GPtrArray *mails, GError **error)
{
	g_autoptr(JsonObject) fields = NULL;
	g_autoptr(GBytes) manifest = NULL;

	add_extras(files, series);
	if (!add_report(files, series, mails, error))
		return FALSE;
	fields = manifest_fields(series, repository);
	manifest = manifest_make(fields, files);
	add_file(files, MANIFEST_NAME, manifest);
	return TRUE;
}

/* What whoever sends the series sends to himself first. */
static void add_selfmails(GPtrArray *files, const struct letters *letters)
{
	for (guint i = 0; i < letters->names->len; i++) {
		g_autofree char *name = selfmail_name(letters->names->pdata[i]);
		g_autoptr(GBytes) copy =
			selfmail_copy(letters->mails->pdata[i]);

		add_file(files, name, copy);
	}
}

/* All files of the folder, the manifest last. */
static GPtrArray *make_files(const struct series *series,
			     struct repository *repository,
			     struct letters *letters, GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(
		(GDestroyNotify)output_file_free);
	g_autoptr(GBytes) bundle = repository_bundle(repository, error);
	guint i;

	if (!bundle)
		return NULL;
	for (i = 0; i < letters->names->len; i++)
		add_file(files, letters->names->pdata[i],
			 letters->mails->pdata[i]);
	add_selfmails(files, letters);
	add_file(files, "series.mbox", letters->mbox);
	add_file(files, "series.bundle", bundle);
	if (!add_rest(files, series, repository, letters->names, error))
		return NULL;
	return g_steal_pointer(&files);
}

static void fill_result(struct series_result *result,
			const struct series *series, const char *out,
			struct repository *repository, struct letters *letters,
			char *kept)
{
	result->folder = g_build_filename(out, series->label, NULL);
	result->kept = kept;
	result->branch = g_strdup(repository->branch);
	result->base = g_strdup(repository->start);
	result->tip = g_strdup(repository->tip);
	result->local = repository->local;
	result->mails = g_steal_pointer(&letters->names);
	result->ids = g_steal_pointer(&letters->ids);
	result->change_id = g_steal_pointer(&letters->change_id);
	result->refused = g_steal_pointer(&letters->refused);
}

static gboolean write_with(const struct series *series, const char *out,
			   struct repository *repository,
			   struct series_result *result, GError **error)
{
	g_autoptr(GPtrArray) messages = letters_messages(series, error);
	g_autoptr(GPtrArray) files = NULL;
	struct letters letters = {0};
	char *kept = NULL;
	gboolean ok;

	ok = messages &&
	     repository_import(repository, series->patches, messages,
			       series->identity, error) &&
	     letters_make(&letters, series, repository, error);
	if (ok)
		files = make_files(series, repository, &letters, error);
	ok = files && output_write(out, series->label, files, series->others,
				   &kept, error);
	if (ok)
		fill_result(result, series, out, repository, &letters, kept);
	letters_clear(&letters);
	return ok;
}

/* A folder without patches. */
static gboolean write_account(const struct series *series, const char *out,
			      struct series_result *result, GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(
		(GDestroyNotify)output_file_free);
	char *kept = NULL;

	if (!add_rest(files, series, NULL, NULL, error) ||
	    !output_write(out, series->label, files, series->others, &kept,
			  error))
		return FALSE;
	result->folder = g_build_filename(out, series->label, NULL);
	result->kept = kept;
	result->mails = g_ptr_array_new_with_free_func(g_free);
	return TRUE;
}

gboolean series_write(const struct series *series, const char *out,
		      const char *build, struct series_result *result,
		      GError **error)
{
	g_autofree char *branch = g_strconcat("treewide/", series->label, NULL);
	struct repository *repository;
	GError *cause = NULL;
	gboolean ok = FALSE;

	if (!series_check(series, error))
		return FALSE;
	if (!series->patches->len)
		return write_account(series, out, result, error);
	interrupt_hold();
	repository = repository_new(series->tree, build, branch, &cause);
	if (repository)
		ok = write_with(series, out, repository, result, &cause);
	/* Ctrl-C reaches git too: what it says then is not the reason */
	if (!ok && interrupt_pending(error))
		g_clear_error(&cause);
	else if (!ok)
		g_propagate_error(error, cause);
	repository_free(repository);
	interrupt_release();
	return ok;
}

void series_result_clear(struct series_result *result)
{
	g_free(result->folder);
	g_free(result->kept);
	g_free(result->branch);
	g_free(result->base);
	g_free(result->tip);
	g_clear_pointer(&result->mails, g_ptr_array_unref);
	g_clear_pointer(&result->ids, g_ptr_array_unref);
	g_free(result->change_id);
	g_clear_pointer(&result->refused, g_ptr_array_unref);
	memset(result, 0, sizeof(*result));
}
