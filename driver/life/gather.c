// SPDX-License-Identifier: GPL-2.0
#include "life/gather.h"

#include <string.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "life/logbook.h"
#include "life/trailer.h"

/* One of our mails. */
struct own {
	struct log_posting *posting;
	struct log_patch *patch; /* NULL: the cover letter */
};

struct gathering {
	const struct mailbox *box;
	GHashTable *own; /* Message-ID -> struct own * */
	GHashTable *mails; /* Message-ID -> struct boxed_mail * of the box */
	struct gathered *result;
};

static void add_own(GHashTable *own, const char *id,
		    struct log_posting *posting, struct log_patch *patch)
{
	struct own *one = g_new0(struct own, 1);

	one->posting = posting;
	one->patch = patch;
	g_hash_table_insert(own, (char *)id, one);
}

static GHashTable *own_mails(const GPtrArray *books)
{
	GHashTable *own =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);

	for (guint b = 0; b < books->len; b++) {
		const struct logbook *book = books->pdata[b];

		for (guint s = 0; s < book->series->len; s++) {
			const struct log_series *series =
				book->series->pdata[s];

			for (guint p = 0; p < series->postings->len; p++) {
				struct log_posting *posting =
					series->postings->pdata[p];

				add_own(own, posting->cover, posting, NULL);
				for (guint i = 0; i < posting->patches->len;
				     i++) {
					struct log_patch *patch =
						posting->patches->pdata[i];

					add_own(own, patch->mail, posting,
						patch);
				}
			}
		}
	}
	return own;
}

static const struct own *last_reference(const struct gathering *gathering,
					const struct boxed_mail *mail)
{
	for (guint i = mail->references->len; i > 0; i--) {
		const struct own *own = g_hash_table_lookup(
			gathering->own, mail->references->pdata[i - 1]);

		if (own)
			return own;
	}
	return NULL;
}

/*
 * Which of our mails this one answers in the end. The box may hold answers that
 * answer each other in a circle.
 */
static const struct own *answered(const struct gathering *gathering,
				  const struct boxed_mail *mail)
{
	g_autoptr(GHashTable) visited =
		g_hash_table_new(g_str_hash, g_str_equal);

	while (mail && g_hash_table_add(visited, mail->id)) {
		const struct own *own =
			g_hash_table_lookup(gathering->own, mail->parent);

		if (!own)
			own = last_reference(gathering, mail);
		if (own)
			return own;
		mail = g_hash_table_lookup(gathering->mails, mail->parent);
	}
	return NULL;
}

static gboolean has_tag(const struct log_patch *patch,
			const struct trailer *trailer)
{
	for (guint i = 0; i < patch->tags->len; i++) {
		const struct log_tag *tag = patch->tags->pdata[i];

		if (!strcmp(tag->word, trailer->word) &&
		    !strcmp(tag->who, trailer->who))
			return TRUE;
	}
	return FALSE;
}

static void give(const struct own *own, const struct trailer *trailer,
		 const char *reply, struct gathered *result)
{
	const GPtrArray *patches = own->posting->patches;
	guint given = 0;

	for (guint i = 0; i < patches->len; i++) {
		struct log_patch *patch = patches->pdata[i];

		if ((own->patch && own->patch != patch) ||
		    has_tag(patch, trailer))
			continue;
		g_ptr_array_add(
			patch->tags,
			log_tag_new(trailer->word, trailer->who, reply, FALSE));
		given++;
	}
	if (!given) {
		result->known++;
		return;
	}
	result->fresh++;
	g_string_append_printf(
		result->text, "%s: %s\n  v%u: %s\n", trailer->word,
		trailer->who, own->posting->version,
		own->patch ? own->patch->subject : "the whole series");
}

static void doubt(const struct own *own, const struct trailer *trailer,
		  const struct boxed_mail *mail, struct gathered *result)
{
	result->doubtful++;
	g_string_append_printf(
		result->text, "left: %s: %s\n  v%u: %s: %s (<%s>)\n",
		trailer->word, trailer->who, own->posting->version,
		own->patch ? own->patch->subject : "the whole series",
		trailer->doubt, mail->id);
}

static gboolean read_answer(struct gathering *gathering, const struct own *own,
			    const struct boxed_mail *mail, GError **error)
{
	struct gathered *result = gathering->result;
	GError *cause = NULL;
	g_autofree char *body = mailbox_body(gathering->box, mail, &cause);
	g_autoptr(GPtrArray) trailers = NULL;

	result->answers++;
	if (!body &&
	    g_error_matches(cause, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT)) {
		result->broken++;
		g_string_append_printf(result->text, "left: %s\n",
				       cause->message);
		g_error_free(cause);
		return TRUE;
	}
	if (!body) {
		g_propagate_error(error, cause);
		return FALSE;
	}
	trailers = trailers_find(body, mail->from);
	for (guint i = 0; i < trailers->len; i++) {
		const struct trailer *trailer = trailers->pdata[i];

		if (trailer->doubt)
			doubt(own, trailer, mail, result);
		else
			give(own, trailer, mail->id, result);
	}
	return TRUE;
}

static gboolean read_all(struct gathering *gathering, GError **error)
{
	const GPtrArray *mails = gathering->box->mails;

	for (guint i = 0; i < mails->len; i++) {
		const struct boxed_mail *mail = mails->pdata[i];
		const struct own *own =
			g_hash_table_lookup(gathering->own, mail->id);

		if (interrupt_pending(error))
			return FALSE;
		if (own) {
			own->posting->seen = TRUE;
			gathering->result->ours++;
			continue;
		}
		own = answered(gathering, mail);
		if (!own)
			continue;
		own->posting->seen = TRUE;
		if (!read_answer(gathering, own, mail, error))
			return FALSE;
	}
	return TRUE;
}

static void add_counts(struct gathered *result, guint mails)
{
	g_string_append_printf(
		result->text,
		"%u mails: %u of the series, %u answers; %u new tags, %u known "
		"before, %u left\n",
		mails, result->ours, result->answers, result->fresh,
		result->known, result->doubtful + result->broken);
}

struct gathered *gather_tags(const struct mailbox *box, const GPtrArray *books,
			     GError **error)
{
	struct gathered *result = g_new0(struct gathered, 1);
	struct gathering gathering = {
		.box = box,
		.own = own_mails(books),
		.mails = g_hash_table_new(g_str_hash, g_str_equal),
		.result = result,
	};
	gboolean ok;

	result->text = g_string_new(NULL);
	for (guint i = 0; i < box->mails->len; i++) {
		struct boxed_mail *mail = box->mails->pdata[i];

		if (*mail->id)
			g_hash_table_insert(gathering.mails, mail->id, mail);
	}
	ok = read_all(&gathering, error);
	g_hash_table_unref(gathering.own);
	g_hash_table_unref(gathering.mails);
	if (ok)
		add_counts(result, box->mails->len);
	else
		g_clear_pointer(&result, gathered_free);
	return result;
}

void gathered_free(struct gathered *gathered)
{
	if (!gathered)
		return;
	g_string_free(gathered->text, TRUE);
	g_free(gathered);
}
