// SPDX-License-Identifier: GPL-2.0
#include "site/callid.h"
#include "rewrite/comment.h"
#include "base/edit.h"
#include "rewrite/rewrite-parts.h"
#include "site/site.h"
#include "rewrite/stub.h"

/* A comment on its way: the same place gets only one. */
struct note {
	struct comment_place place;
	const struct remark *remark; /* NULL: a stub */
	struct site *site;
};

static struct note *note_at(GArray *notes, guint offset)
{
	for (guint i = 0; i < notes->len; i++) {
		struct note *note = &g_array_index(notes, struct note, i);

		if (note->place.offset == offset)
			return note;
	}
	return NULL;
}

/* A text for this half of a lifted call, else one for the call. */
static const struct remark *remark_of(const struct rewrite *rewrite,
				      const struct site *site)
{
	g_autofree char *half = callid_helper(rewrite->campaign, site);
	const struct remark *remark;

	if (!rewrite->remarks)
		return NULL;
	remark = site->lifted ? remarks_find(rewrite->remarks, site->file,
					     site->function, half, site->turn)
			      : NULL;
	/* what is written of the call is the comment that a call must have */
	return remark || (site->lifted && site->outcome == OUTCOME_LONGTERM)
		       ? remark
		       : remarks_find(rewrite->remarks, site->file,
				      site->function, site->callee, site->turn);
}

/* Finds the place for the comment of one site. */
static void add_note(const struct rewrite *rewrite,
		     const struct file_draft *draft, struct site *site,
		     GArray *notes)
{
	const struct source *source = draft->now->source;
	guint token = draft_token(rewrite, draft, site);
	const struct item *item = unit_item(draft->now, token);
	struct note note = {.remark = remark_of(rewrite, site), .site = site};
	struct note *same;
	struct stmt *root;

	if (!item)
		return;
	root = stmt_parse(source, item);
	comment_find(source, item, root, token, &note.place);
	stmt_free(root);
	if (comment_present(source, &note.place,
			    rewrite->campaign->comment_tag))
		return;
	same = note_at(notes, note.place.offset);
	if (!same)
		g_array_append_val(notes, note);
	else if (note.remark && !same->remark)
		*same = note;
}

static char *text_of(const struct rewrite *rewrite, const struct note *note,
		     GError **error)
{
	if (note->remark)
		return g_strdup_printf("%s %s", rewrite->campaign->comment_tag,
				       note->remark->text);
	note->site->stub = TRUE;
	return stub_text(rewrite->campaign, note->site,
			 rewrite->lifetimes
				 ? lifetimes_of(rewrite->lifetimes, note->site)
				 : NULL,
			 error);
}

static void write_note(const struct source *source, const struct note *note,
		       enum comment_style style, const char *text,
		       struct edits *edits)
{
	guint from = note->place.offset;
	g_autofree char *lines =
		comment_above(source, &note->place, &from)
			? comment_join(source, &note->place, from, style, text)
			: comment_write(&note->place, style, text);

	edits_add(edits, from, note->place.offset - from, lines);
}

static gboolean wants_comment(const struct rewrite *rewrite,
			      const struct site *site)
{
	return (site->outcome == OUTCOME_SHORTTERM &&
		polarity_comments(rewrite->campaign->polarity)) ||
	       (site->outcome == OUTCOME_LONGTERM && rewrite->comment_longterm);
}

gboolean draft_add_comments(const struct rewrite *rewrite,
			    struct file_draft *draft, GError **error)
{
	enum comment_style style =
		comment_style_of(draft->unit->path, rewrite->networking);
	struct edits *edits = edits_new();
	GArray *notes = g_array_new(FALSE, FALSE, sizeof(struct note));
	GBytes *after = NULL;
	gboolean ok = TRUE;

	for (guint i = 0; i < draft->sites->len; i++)
		if (wants_comment(rewrite, draft->sites->pdata[i]))
			add_note(rewrite, draft, draft->sites->pdata[i], notes);
	for (guint i = 0; ok && i < notes->len; i++) {
		struct note *note = &g_array_index(notes, struct note, i);
		char *text = text_of(rewrite, note, error);

		ok = text != NULL;
		if (!ok)
			break;
		write_note(draft->now->source, note, style, text, edits);
		g_free(text);
	}
	if (ok)
		after = edits_apply(edits, draft->now->source->bytes, error);
	if (after) {
		draft_replace(draft, after);
		g_bytes_unref(after);
	}
	g_array_unref(notes);
	edits_free(edits);
	return after != NULL;
}
