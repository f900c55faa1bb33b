// SPDX-License-Identifier: GPL-2.0
#include "series/parcel.h"

#include <string.h>

#include "series/addendum.h"
#include "series/letters.h"
#include "series/manifest.h"
#include "series/output.h"
#include "series/repository.h"
#include "series/selfmail.h"
#include "tree/patch.h"
#include "words/message.h"

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
				   const struct series_result *made)
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
	if (made) {
		json_object_set_int_member(base, "local_changes", made->local);
		json_object_set_string_member(fields, "branch", made->branch);
		json_object_set_string_member(fields, "tip", made->tip);
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
gboolean series_add_rest(GPtrArray *files, const struct series *series,
			 const struct series_result *made,
			 const GPtrArray *mails, GError **error)
{
	g_autoptr(JsonObject) fields = NULL;
	g_autoptr(GBytes) manifest = NULL;

	add_extras(files, series);
	if (!add_report(files, series, mails, error))
		return FALSE;
	fields = manifest_fields(series, made);
	manifest = manifest_make(fields, files);
	add_file(files, MANIFEST_NAME, manifest);
	return TRUE;
}

/* A file of the mails: in the folder of their pack, where there is one. */
static void add_below(GPtrArray *files, const struct series *series,
		      const char *name, GBytes *data)
{
	g_autofree char *path =
		series->below ? g_build_filename(series->below, name, NULL)
			      : g_strdup(name);

	add_file(files, path, data);
}

/* All that is made of the mails. */
static gboolean add_mails(GPtrArray *files, const struct series *series,
			  struct repository *repository,
			  const struct letters *letters, GError **error)
{
	g_autoptr(GBytes) bundle = repository_bundle(repository, error);

	if (!bundle)
		return FALSE;
	for (guint i = 0; i < letters->names->len; i++)
		add_below(files, series, letters->names->pdata[i],
			  letters->mails->pdata[i]);
	/* what whoever sends the series sends to himself first */
	for (guint i = 0; i < letters->names->len; i++) {
		g_autofree char *name = selfmail_name(letters->names->pdata[i]);
		g_autoptr(GBytes) copy =
			selfmail_copy(letters->mails->pdata[i]);

		add_below(files, series, name, copy);
	}
	add_below(files, series, "series.mbox", letters->mbox);
	add_below(files, series, "series.bundle", bundle);
	return TRUE;
}

static void fill_result(struct series_result *result,
			struct repository *repository, struct letters *letters)
{
	result->branch = g_strdup(repository->branch);
	result->base = g_strdup(repository->start);
	result->tip = g_strdup(repository->tip);
	result->local = repository->local;
	result->mails = g_steal_pointer(&letters->names);
	result->ids = g_steal_pointer(&letters->ids);
	result->change_id = g_steal_pointer(&letters->change_id);
	result->refused = g_steal_pointer(&letters->refused);
}

/* The patches that lie below, and those of the series itself. */
static GPtrArray *with_ground(const struct series *series)
{
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; series->ground && i < series->ground->len; i++)
		g_ptr_array_add(all, series->ground->pdata[i]);
	for (guint i = 0; i < series->patches->len; i++)
		g_ptr_array_add(all, series->patches->pdata[i]);
	return all;
}

static gboolean make(const struct series *series, struct repository *repository,
		     GPtrArray *files, struct series_result *result,
		     GError **error)
{
	g_autoptr(GPtrArray) patches = with_ground(series);
	g_autoptr(GPtrArray) messages =
		letters_messages(series, patches, error);
	struct commits commits = {
		.patches = patches,
		.messages = messages,
		.ground = series->ground ? series->ground->len : 0,
		.all = series->all,
	};
	struct letters letters = {0};
	gboolean ok;

	ok = messages &&
	     repository_import(repository, &commits, series->identity, error) &&
	     letters_make(&letters, series, repository, error) &&
	     add_mails(files, series, repository, &letters, error);
	if (ok)
		fill_result(result, repository, &letters);
	letters_clear(&letters);
	return ok;
}

gboolean parcel_add(const struct series *series, const char *build,
		    GPtrArray *files, struct series_result *result,
		    GError **error)
{
	g_autofree char *branch = g_strdup_printf(
		"treewide/%s%s%s", series->label, series->below ? "/" : "",
		series->below ? series->below : "");
	struct repository *repository =
		repository_new(series->tree, build, branch, error);
	gboolean ok =
		repository && make(series, repository, files, result, error);

	repository_free(repository);
	return ok;
}

/* The mailboxes of the packs (struct series *), one behind the other. */
static GBytes *join_boxes(const GPtrArray *packs, const GPtrArray *files)
{
	GByteArray *all = g_byte_array_new();

	for (guint i = 0; i < packs->len; i++) {
		const struct series *pack = packs->pdata[i];
		g_autofree char *name =
			g_build_filename(pack->below, "series.mbox", NULL);

		for (guint k = 0; k < files->len; k++) {
			const struct output_file *file = files->pdata[k];
			gsize size;
			const guint8 *data;

			if (strcmp(file->name, name) != 0)
				continue;
			data = g_bytes_get_data(file->data, &size);
			g_byte_array_append(all, data, size);
		}
	}
	return g_byte_array_free_to_bytes(all);
}

gboolean parcel_add_whole(const struct series *whole, const GPtrArray *packs,
			  const char *build, GPtrArray *files,
			  struct series_result *result, GError **error)
{
	g_autofree char *branch =
		g_strconcat("treewide/", whole->label, "/all", NULL);
	g_autoptr(GPtrArray) messages =
		letters_messages(whole, whole->patches, error);
	struct commits commits = {whole->patches, messages, 0, NULL};
	struct repository *repository =
		messages ? repository_new(whole->tree, build, branch, error)
			 : NULL;
	g_autoptr(GBytes) mbox = join_boxes(packs, files);
	g_autoptr(GBytes) bundle = NULL;

	if (repository &&
	    repository_import(repository, &commits, whole->identity, error))
		bundle = repository_bundle(repository, error);
	if (bundle) {
		add_file(files, "series.mbox", mbox);
		add_file(files, "series.bundle", bundle);
		result->branch = g_strdup(repository->branch);
		result->base = g_strdup(repository->start);
		result->tip = g_strdup(repository->tip);
		result->local = repository->local;
	}
	repository_free(repository);
	return bundle != NULL;
}

gboolean parcel_add_manifest(const struct series *pack, GPtrArray *files,
			     const struct series_result *result, GError **error)
{
	g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(
		(GDestroyNotify)output_file_free);
	gsize length = strlen(pack->below) + 1;

	for (guint i = 0; i < files->len; i++) {
		const struct output_file *file = files->pdata[i];

		if (!strncmp(file->name, pack->below, length - 1) &&
		    file->name[length - 1] == '/')
			add_file(own, file->name + length, file->data);
	}
	/* its own files are added to these, and then the manifest */
	length = own->len;
	if (!series_add_rest(own, pack, result, result->mails, error))
		return FALSE;
	for (guint i = length; i < own->len; i++) {
		const struct output_file *file = own->pdata[i];

		add_below(files, pack, file->name, file->data);
	}
	return TRUE;
}
