// SPDX-License-Identifier: GPL-2.0
#include "series/letters.h"

#include <string.h>

#include "series/draft.h"
#include "base/error.h"
#include "series/mail.h"
#include "tree/patch.h"
#include "people/addressee.h"

/* Whether the last paragraph is made of "Some-tag: value" lines. */
static gboolean ends_in_tags(const char *body)
{
	const char *gap = g_strrstr(body, "\n\n");
	g_auto(GStrv) lines = g_strsplit(gap ? gap + 2 : body, "\n", -1);
	guint i;

	for (i = 0; lines[i]; i++) {
		if (!g_regex_match_simple("^[A-Z][A-Za-z-]*: \\S", lines[i], 0,
					  0))
			return FALSE;
	}
	return i > 0;
}

/* What people have said of the patch, behind the tags that it has. */
static char *with_tags(const char *body, const GPtrArray *tags)
{
	GString *text = g_string_new(body);

	for (guint i = 0; tags && i < tags->len; i++)
		g_string_append_printf(text, "%s%s",
				       !text->len		 ? ""
				       : ends_in_tags(text->str) ? "\n"
								 : "\n\n",
				       (char *)tags->pdata[i]);
	return g_string_free(text, FALSE);
}

static char *make_message(const struct series *series, const char *subject,
			  const char *body)
{
	GString *text = g_string_new(subject);

	g_string_append(text, "\n");
	if (*body)
		g_string_append_printf(text, "\n%s\n", body);
	if (series->signoff) {
		g_autofree char *who = identity_text(series->identity);
		g_autofree char *line =
			g_strconcat("Signed-off-by: ", who, NULL);

		/* it may stand there already */
		if (!g_str_has_suffix(body, line))
			g_string_append_printf(text, "%s%s\n",
					       ends_in_tags(body) ? "" : "\n",
					       line);
	}
	return g_string_free(text, FALSE);
}

static char *patch_message(const struct series *series,
			   const struct patch *patch, GError **error)
{
	g_autofree char *what =
		g_strdup_printf("the subject of patch '%s'", patch->key);
	g_autofree char *in_body = NULL;
	g_autofree char *in_notes = NULL;
	g_autofree char *tagged = NULL;
	g_autofree char *body = NULL;
	g_autofree char *notes = NULL;

	if (!mail_check_subject(patch->subject, what, error))
		return NULL;
	in_body = g_strdup_printf("the message of \"%s\"", patch->subject);
	in_notes = g_strdup_printf("the notes of \"%s\"", patch->subject);
	tagged = with_tags(patch->body ? patch->body : "", patch->tags);
	body = mail_guard(tagged, in_body, error);
	notes = body ? mail_guard(patch->notes, in_notes, error) : NULL;
	return notes ? make_message(series, patch->subject, body) : NULL;
}

/*
 * The cover letter's text. git says the base commit of a checkout itself; a
 * tarball has none that anyone could fetch.
 */
static char *cover_text(const struct series *series, GError **error)
{
	g_autofree char *body =
		mail_guard(series->cover.body, "the cover letter", error);

	if (!body)
		return NULL;
	if (series->tree->commit)
		return g_steal_pointer(&body);
	return g_strdup_printf("%s%sbase: %s %s (tarball)", body,
			       *body ? "\n\n" : "", series->tree->title,
			       series->tree->version);
}

GPtrArray *letters_messages(const struct series *series,
			    const GPtrArray *patches, GError **error)
{
	g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *cover = cover_text(series, error);
	guint i;

	if (!cover || !mail_check_subject(series->cover.subject,
					  "the cover letter's subject", error))
		return NULL;
	for (i = 0; i < patches->len; i++) {
		char *message = patch_message(series, patches->pdata[i], error);

		if (!message)
			return NULL;
		g_ptr_array_add(messages, message);
	}
	return g_steal_pointer(&messages);
}

/*
 * What all Message-IDs of the series share: a hash of everything that is sent.
 * The last commit's name stands for base, contents, messages and author.
 */
static char *thread_hash(const struct series *series,
			 const struct repository *repository, const char *cover)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(GString) text = g_string_new(NULL);
	guint i;

	g_string_append_printf(text, "%s %s %u %d\n%s\n%s\n",
			       series->tree->version, repository->tip,
			       MAX(series->reroll, 1), series->rfc,
			       series->cover.subject, cover);
	for (i = 0; i < series->patches->len; i++) {
		const struct patch *patch = series->patches->pdata[i];

		g_string_append_printf(text, "%u %s\n", i,
				       patch->notes ? patch->notes : "");
	}
	g_checksum_update(sum, (const guchar *)text->str, text->len);
	return g_strndup(g_checksum_get_string(sum), 20);
}

/* "20 hex digits-number-treewide@host", the host being the author's. */
static char *message_id(const struct identity *identity, const char *hash,
			guint number)
{
	const char *at = strrchr(identity->mail, '@');
	g_autofree char *host = g_strdup(at ? at + 1 : "");

	g_strcanon(host, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-", '-');
	return g_strdup_printf("%s-%u-treewide@%s", hash, number,
			       *host ? host : "localhost");
}

/*
 * What the versions of a series have in common, in b4's form: the day of the
 * first base, a name, and a word of its own.
 */
static char *new_change_id(const struct series *series,
			   const struct repository *repository)
{
	g_autoptr(GDateTime) date =
		g_date_time_new_from_unix_utc(repository->date);
	g_autofree char *day = date ? g_date_time_format(date, "%Y%m%d")
				    : g_strdup("19700101");
	g_autofree char *name = g_ascii_strdown(series->name, -1);
	g_autofree char *text = NULL;
	g_autofree char *sum = NULL;

	g_strcanon(name, G_CSET_a_2_z G_CSET_DIGITS "_", '-');
	text = g_strdup_printf("%s\n%s\n%s\n%s", series->name,
			       series->tree->version,
			       series->tree->commit ? series->tree->commit : "",
			       series->identity->mail);
	sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	return g_strdup_printf("%s-%s-%.12s", day, name, sum);
}

static char *find_change_id(const struct series *series,
			    const struct repository *repository)
{
	if (series->change_id)
		return g_strdup(series->change_id);
	return series->name ? new_change_id(series, repository) : NULL;
}

static gboolean add_letter(struct letters *letters, const struct draft *draft,
			   const struct mail *mail, GError **error)
{
	GBytes *text = mail_compose(draft->text, mail, error);

	if (!text)
		return FALSE;
	g_ptr_array_add(letters->names, g_strdup(draft->name));
	g_ptr_array_add(letters->ids, g_strdup(mail->id));
	g_ptr_array_add(letters->mails, text);
	return TRUE;
}

static void add_refused(struct letters *letters, struct addressees *addressees)
{
	guint i;

	for (i = 0; i < addressees->refused->len; i++) {
		char *who = addressees->refused->pdata[i];

		if (!g_ptr_array_find_with_equal_func(letters->refused, who,
						      g_str_equal, NULL))
			g_ptr_array_add(letters->refused, g_strdup(who));
	}
}

/* Whose Message-ID stands for the helpers; NULL: there are none. */
static char *helpers_id(const struct series *series, const char *hash)
{
	const struct patch *first = series->patches->pdata[0];

	if (series->needs)
		return g_strdup(series->needs);
	return first->kind == PATCH_HELPERS
		       ? message_id(series->identity, hash, 1)
		       : NULL;
}

/* Where the helpers are, for who gets this patch and not that one. */
static char *needs_line(const struct series *series, const struct patch *patch,
			const char *hash)
{
	g_autofree char *id = NULL;

	if (patch->kind == PATCH_HELPERS ||
	    series->cover.people_to == PEOPLE_ALL)
		return NULL;
	id = helpers_id(series, hash);
	return id ? g_strdup_printf("Helpers: https://lore.kernel.org/r/%s", id)
		  : NULL;
}

/*
 * The notes of a patch, where what it needs is, and how to hold its diff
 * against its own script.
 */
static char *notes_of(const struct series *series, const struct patch *patch,
		      const char *hash)
{
	const char *notes = patch->notes ? patch->notes : "";
	g_autofree char *needs = needs_line(series, patch, hash);
	gboolean checks = series->check && patch->body &&
			  strstr(patch->body, "// </smpl>");

	return g_strdup_printf("%s%s%s%s%s", notes,
			       *notes && (needs || checks) ? "\n\n" : "",
			       needs ? needs : "", needs && checks ? "\n" : "",
			       checks ? series->check : "");
}

static struct addressees *addressees_of(const struct series *series,
					const struct patch *patch)
{
	if (patch && patch->kind == PATCH_HELPERS &&
	    series->cover.people_to == PEOPLE_ALL)
		return addressees_of_helpers(patch->people,
					     series->all ? series->all
							 : series->patches);
	return patch ? addressees_of_patch(patch->people)
		     : addressees_of_cover(series->cover.people,
					   series->patches, series->cover.to,
					   series->cover.quoted);
}

/* The helpers are for their own people. */
static struct addressees *with_takers(const struct series *series,
				      const struct patch *patch)
{
	struct addressees *addressees = addressees_of(series, patch);

	if (patch && patch->kind != PATCH_HELPERS)
		addressees_put_takers(addressees, series->takers);
	return addressees;
}

/* Mail number 0 is the cover letter. */
static gboolean make_letter(struct letters *letters,
			    const struct series *series, const char *hash,
			    const struct draft *draft, guint number,
			    GError **error)
{
	const struct patch *patch =
		number ? series->patches->pdata[number - 1] : NULL;
	g_autofree char *id = message_id(series->identity, hash, number);
	g_autofree char *parent = message_id(series->identity, hash, 0);
	g_autofree char *below = patch ? notes_of(series, patch, hash) : NULL;
	g_autofree char *notes = mail_guard(below, "the notes", error);
	struct addressees *addressees = with_takers(series, patch);
	struct mail mail = {
		.author = series->identity,
		.addressees = addressees,
		.id = id,
		.parent = patch ? parent : NULL,
		.notes = notes,
		.change_id = patch ? NULL : letters->change_id,
		.rfc = patch && patch->kind == PATCH_QUESTION && !series->rfc,
	};
	gboolean ok = notes && add_letter(letters, draft, &mail, error);

	add_refused(letters, addressees);
	addressees_free(addressees);
	return ok;
}

GBytes *letters_mbox(const GPtrArray *mails, guint first)
{
	GByteArray *mbox = g_byte_array_new();

	for (guint i = first; i < mails->len; i++) {
		gsize size;
		const guint8 *text = g_bytes_get_data(mails->pdata[i], &size);

		g_byte_array_append(mbox, text, size);
		/* a mail box wants a blank line before the next "From " */
		if (size < 2 || text[size - 2] != '\n')
			g_byte_array_append(mbox, (const guint8 *)"\n", 1);
	}
	return g_byte_array_free_to_bytes(mbox);
}

static GPtrArray *make_drafts(const struct series *series,
			      struct repository *repository, const char *cover,
			      GError **error)
{
	g_autofree char *prefix =
		g_strconcat(series->rfc ? "RFC PATCH" : "PATCH",
			    series->tag ? " " : NULL, series->tag, NULL);
	struct draft_options options = {
		.identity = series->identity,
		.prefix = prefix,
		.reroll = series->reroll,
		.signature = series->signature,
		.cover_subject = series->cover.subject,
		.cover_body = cover,
	};
	GPtrArray *drafts = drafts_make(repository, &options, error);

	if (drafts && drafts->len != series->patches->len + 1) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "git format-patch wrote %u mails for %u patches "
			    "and a cover letter",
			    drafts->len, series->patches->len);
		g_clear_pointer(&drafts, g_ptr_array_unref);
	}
	return drafts;
}

gboolean letters_make(struct letters *letters, const struct series *series,
		      struct repository *repository, GError **error)
{
	g_autofree char *cover = cover_text(series, error);
	g_autofree char *hash = NULL;
	g_autoptr(GPtrArray) drafts = NULL;
	guint i;

	if (cover)
		drafts = make_drafts(series, repository, cover, error);
	if (!drafts)
		return FALSE;
	hash = thread_hash(series, repository, cover);
	letters->change_id = find_change_id(series, repository);
	letters->names = g_ptr_array_new_with_free_func(g_free);
	letters->ids = g_ptr_array_new_with_free_func(g_free);
	letters->refused = g_ptr_array_new_with_free_func(g_free);
	letters->mails =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	for (i = 0; i < drafts->len; i++) {
		if (!make_letter(letters, series, hash, drafts->pdata[i], i,
				 error))
			return FALSE;
	}
	letters->mbox = letters_mbox(letters->mails, 1);
	return TRUE;
}

void letters_clear(struct letters *letters)
{
	g_clear_pointer(&letters->names, g_ptr_array_unref);
	g_clear_pointer(&letters->ids, g_ptr_array_unref);
	g_clear_pointer(&letters->change_id, g_free);
	g_clear_pointer(&letters->mails, g_ptr_array_unref);
	g_clear_pointer(&letters->refused, g_ptr_array_unref);
	g_clear_pointer(&letters->mbox, g_bytes_unref);
}
