// SPDX-License-Identifier: GPL-2.0
#include "life/logbook.h"

#include <string.h>

#include "base/error.h"
#include "life/edits.h"
#include "life/logbook-parts.h"

struct log_tag *log_tag_new(const char *word, const char *who,
			    const char *reply, gboolean written)
{
	struct log_tag *tag = g_new0(struct log_tag, 1);

	tag->word = g_strdup(word);
	tag->who = g_strdup(who);
	tag->reply = g_strdup(reply);
	tag->written = written;
	return tag;
}

void log_tag_free(gpointer data)
{
	struct log_tag *tag = data;

	g_free(tag->word);
	g_free(tag->who);
	g_free(tag->reply);
	g_free(tag);
}

static void log_patch_free(gpointer data)
{
	struct log_patch *patch = data;

	g_free(patch->id);
	g_free(patch->kind);
	g_free(patch->subject);
	g_free(patch->mail);
	g_ptr_array_unref(patch->edits);
	g_ptr_array_unref(patch->tags);
	g_free(patch);
}

struct log_patch *log_patch_new(const char *id, const char *kind,
				const char *subject, const char *mail)
{
	struct log_patch *patch = g_new0(struct log_patch, 1);

	patch->id = g_strdup(id);
	patch->kind = g_strdup(kind);
	patch->subject = g_strdup(subject);
	patch->mail = g_strdup(mail);
	patch->edits = g_ptr_array_new_with_free_func(edit_free);
	patch->tags = g_ptr_array_new_with_free_func(log_tag_free);
	return patch;
}

struct log_posting *log_posting_new(guint version)
{
	struct log_posting *posting = g_new0(struct log_posting, 1);

	posting->version = version;
	posting->known = g_ptr_array_new_with_free_func(g_free);
	posting->patches = g_ptr_array_new_with_free_func(log_patch_free);
	return posting;
}

void log_posting_free(gpointer data)
{
	struct log_posting *posting = data;

	g_free(posting->cover);
	g_free(posting->label);
	g_free(posting->base);
	g_ptr_array_unref(posting->known);
	g_ptr_array_unref(posting->patches);
	g_free(posting);
}

static void log_series_free(gpointer data)
{
	struct log_series *series = data;

	g_free(series->only);
	g_free(series->change_id);
	g_ptr_array_unref(series->postings);
	g_free(series);
}

struct logbook *logbook_new(const char *path, const char *campaign)
{
	struct logbook *book = g_new0(struct logbook, 1);

	book->path = g_strdup(path);
	book->campaign = g_strdup(campaign);
	book->series = g_ptr_array_new_with_free_func(log_series_free);
	return book;
}

void logbook_free(struct logbook *book)
{
	if (!book)
		return;
	g_free(book->path);
	g_free(book->campaign);
	g_ptr_array_unref(book->series);
	g_free(book);
}

struct log_series *logbook_series(struct logbook *book, const char *only,
				  gboolean make)
{
	struct log_series *series;

	for (guint i = 0; i < book->series->len; i++) {
		series = book->series->pdata[i];
		if (!strcmp(series->only, only))
			return series;
	}
	if (!make)
		return NULL;
	series = g_new0(struct log_series, 1);
	series->only = g_strdup(only);
	series->postings = g_ptr_array_new_with_free_func(log_posting_free);
	g_ptr_array_add(book->series, series);
	return series;
}

struct log_posting *logbook_posting(const struct log_series *series,
				    guint version)
{
	struct log_posting *found = NULL;

	for (guint i = 0; i < series->postings->len; i++) {
		struct log_posting *posting = series->postings->pdata[i];

		if (posting->version == version &&
		    (!found || posting->seen || !found->seen))
			found = posting;
	}
	return found;
}

struct log_patch *log_patch_find(const struct log_posting *posting,
				 const char *id)
{
	for (guint i = 0; i < posting->patches->len; i++) {
		struct log_patch *patch = posting->patches->pdata[i];

		if (!strcmp(patch->id, id))
			return patch;
	}
	return NULL;
}

/* A rule's name may hold what no file name can. */
static char *path_of(const char *out, const char *campaign)
{
	g_autofree char *name = g_strdup(campaign);
	g_autofree char *file = NULL;

	g_strdelimit(name, "/", '-');
	file = g_strconcat(name, LOGBOOK_SUFFIX, NULL);
	return g_build_filename(out, file, NULL);
}

struct logbook *logbook_read(const char *out, const char *campaign,
			     GError **error)
{
	g_autofree char *path = path_of(out, campaign);

	if (!g_file_test(path, G_FILE_TEST_EXISTS) &&
	    !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
		return logbook_new(path, campaign);
	return logbook_parse(path, error);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *logbook_all(const char *out, GError **error)
{
	g_autoptr(GPtrArray) books =
		g_ptr_array_new_with_free_func((GDestroyNotify)logbook_free);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		if (g_str_has_suffix(name, LOGBOOK_SUFFIX) && *name != '.')
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *path =
			g_build_filename(out, names->pdata[i], NULL);
		struct logbook *book = logbook_parse(path, error);

		if (!book)
			return NULL;
		g_ptr_array_add(books, book);
	}
	if (books->len)
		return g_steal_pointer(&books);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' holds no state of a campaign (*%s): 'treewide "
		    "generate' writes one beside the series",
		    out, LOGBOOK_SUFFIX);
	return NULL;
}
