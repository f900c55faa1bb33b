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
#include "series/parcel.h"
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
	messages = letters_messages(series, series->patches, error);
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

static gboolean write_mails(const struct series *series, const char *out,
			    const char *build, struct series_result *result,
			    GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(
		(GDestroyNotify)output_file_free);

	result->folder = g_build_filename(out, series->label, NULL);
	return parcel_add(series, build, files, result, error) &&
	       series_add_rest(files, series, result, result->mails, error) &&
	       output_write(out, series->label, files, series->others,
			    &result->kept, error);
}

/* A folder without patches. */
static gboolean write_account(const struct series *series, const char *out,
			      struct series_result *result, GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(
		(GDestroyNotify)output_file_free);
	char *kept = NULL;

	if (!series_add_rest(files, series, NULL, NULL, error) ||
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
	struct series_result made = {0};
	GError *cause = NULL;
	gboolean ok;

	if (!series_check(series, error))
		return FALSE;
	if (!series->patches->len)
		return write_account(series, out, result, error);
	interrupt_hold();
	ok = write_mails(series, out, build, &made, &cause);
	/* Ctrl-C reaches git too: what it says then is not the reason */
	if (!ok && interrupt_pending(error))
		g_clear_error(&cause);
	else if (!ok)
		g_propagate_error(error, cause);
	if (ok)
		*result = made;
	else
		series_result_clear(&made);
	interrupt_release();
	return ok;
}

/* "01-akpm-mm/0000-cover-letter.patch" of each mail, in one list. */
static GPtrArray *all_mails(const GPtrArray *packs, const GPtrArray *results)
{
	GPtrArray *mails = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < packs->len; i++) {
		const struct series *pack = packs->pdata[i];
		const struct series_result *result = results->pdata[i];

		/* of cover letters, the first one alone */
		for (guint k = i > 0; k < result->mails->len; k++)
			g_ptr_array_add(
				mails, g_build_filename(pack->below,
							result->mails->pdata[k],
							NULL));
	}
	return mails;
}

static gboolean add_packs(const struct series *whole, const GPtrArray *packs,
			  const char *out, const char *build,
			  series_letter_func letter, gpointer data,
			  GPtrArray *files, GPtrArray *results, GError **error)
{
	for (guint i = 0; i < packs->len; i++) {
		struct series *pack = packs->pdata[i];
		struct series_result *result = g_new0(struct series_result, 1);

		if (!letter(data, i, results, error)) {
			g_free(result);
			return FALSE;
		}
		g_ptr_array_add(results, result);
		result->folder =
			g_build_filename(out, whole->label, pack->below, NULL);
		if (!series_check(pack, error) ||
		    !parcel_add(pack, build, files, result, error) ||
		    !parcel_add_manifest(pack, files, result, error))
			return FALSE;
	}
	return TRUE;
}

gboolean series_write_packs(const struct series *whole, const GPtrArray *packs,
			    const char *out, const char *build,
			    series_letter_func letter, gpointer data,
			    GPtrArray *results, GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(
		(GDestroyNotify)output_file_free);
	g_autoptr(GPtrArray) mails = NULL;
	struct series_result all = {0};
	GError *cause = NULL;
	char *kept = NULL;
	gboolean ok;

	interrupt_hold();
	ok = add_packs(whole, packs, out, build, letter, data, files, results,
		       &cause);
	if (ok) {
		mails = all_mails(packs, results);
		ok = parcel_add_whole(whole, packs, build, files, &all,
				      &cause) &&
		     series_add_rest(files, whole, &all, mails, &cause) &&
		     output_write(out, whole->label, files, whole->others,
				  &kept, &cause);
	}
	if (ok)
		((struct series_result *)results->pdata[0])->kept = kept;
	series_result_clear(&all);
	if (!ok && interrupt_pending(error))
		g_clear_error(&cause);
	else if (!ok)
		g_propagate_error(error, cause);
	interrupt_release();
	return ok;
}

void series_result_free(gpointer result)
{
	series_result_clear(result);
	g_free(result);
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
