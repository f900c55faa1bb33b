// SPDX-License-Identifier: GPL-2.0
#include "words/message.h"

#include <string.h>

#include "tree/change.h"
#include "words/house.h"
#include "words/message-part.h"
#include "words/prefix.h"
#include "site/site.h"
#include "words/smpl.h"
#include "words/subject.h"
#include "base/text.h"

const char *message_kind(enum patch_kind kind)
{
	static const char *const names[] = {
		[PATCH_HELPERS] = "helpers",
		[PATCH_BEHAVIOUR] = "behaviour",
		[PATCH_CORE] = "core",
		[PATCH_TEST] = "test",
		[PATCH_CONVERSION] = "conversion",
		[PATCH_QUESTION] = "question",
		[PATCH_TOOLING] = "tooling",
		[PATCH_FLIP] = "flip",
		[PATCH_LOCKDOWN] = "lockdown",
	};

	return names[kind];
}

enum stage message_stage(enum patch_kind kind)
{
	return kind == PATCH_FLIP	? STAGE_FLIP
	       : kind == PATCH_QUESTION ? STAGE_QUESTION
					: STAGE_MECHANICAL;
}

/* The parts of a conversion's body, in the order of most houses. */
static const char *const order_plain[] = {
	"context", "what",  "lifted", "unchanged", "reasons", "keepers",
	"left",	   "proof", "smpl",   "tool",	   NULL};
/* KVM wants the change first, and then what it is good for. */
static const char *const order_kvm[] = {
	"what", "lifted", "context", "unchanged", "reasons", "keepers",
	"left", "proof",  "smpl",    "tool",	  NULL};

/* A question says what is not clear, and no more. */
static const char *const order_question[] = {"question", "proof", "smpl",
					     "tool", NULL};

/* What flips the meaning says first what that is, and who merges it how. */
static const char *const order_flip[] = {"flip", "reasons", "left", "proof",
					 "smpl", "tool",    NULL};

static char *conversion_body(const struct message_input *in,
			     const struct patch *patch, const char *proof,
			     GError **error)
{
	enum house house = house_of(in->maintainers, patch);
	const char *const *order = patch->kind == PATCH_FLIP ? order_flip
				   : patch->kind == PATCH_QUESTION
					   ? order_question
				   : house == HOUSE_KVM_X86 ? order_kvm
							    : order_plain;
	g_autoptr(GString) body = g_string_new(NULL);

	for (; *order; order++) {
		g_autofree char *part =
			message_part(in, patch, *order, proof, error);

		if (!part)
			return NULL;
		text_add(body, part);
	}
	return g_strdup(body->str);
}

/*
 * The name of the patch's text: "[subject-]<kind>-<file>" where the campaign
 * has one for the patch's first file, else "[subject-]<kind>".
 */
static char *text_name(const struct message_input *in,
		       const struct patch *patch, const char *before)
{
	char *plain = g_strconcat(before, message_kind(patch->kind), NULL);
	g_autofree char *own = NULL;
	g_autofree char *stem = NULL;

	if (!patch->changes->len)
		return plain;
	stem = g_path_get_basename(
		((struct change *)patch->changes->pdata[0])->path);
	stem[strcspn(stem, ".")] = '\0';
	own = g_strdup_printf("%s-%s", plain, stem);
	if (!campaign_has_text(in->campaign, own))
		return plain;
	g_free(plain);
	return g_steal_pointer(&own);
}

/* Text of the patch's kind, notes of this tree, tool, links. */
static char *fixed_body(const struct message_input *in,
			const struct patch *patch, const char *proof,
			GError **error)
{
	g_autofree char *kind = text_name(in, patch, "");
	g_autofree char *links = g_strdup_printf("%s-links", kind);
	const char *const parts[] = {kind, "helper-notes", "proof",
				     patch->kind == PATCH_BEHAVIOUR
					     ? "tool-decision"
					     : "tool-template",
				     links};
	g_autoptr(GString) body = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *part = NULL;

		if (parts[i] == links &&
		    !campaign_has_text(in->campaign, links))
			continue;
		part = message_part(in, patch, parts[i], proof, error);
		if (!part)
			return NULL;
		text_add(body, part);
	}
	return g_strdup(body->str);
}

static char *stale_list(const struct message_input *in, const GPtrArray *stale,
			GError **error)
{
	g_autoptr(GString) out = NULL;
	g_autofree char *intro = NULL;

	if (!stale || !stale->len)
		return g_strdup("");
	intro = message_text(in, "notes", NULL, error);
	if (!intro)
		return NULL;
	out = g_string_new(intro);
	g_string_append_c(out, '\n');
	for (guint i = 0; i < stale->len; i++)
		g_string_append_printf(out, "\n  %s", (char *)stale->pdata[i]);
	return g_strdup(out->str);
}

/* Below the ---: what the receivers need, and no commit should carry. */
static char *make_notes(const struct message_input *in,
			const struct patch *patch, const GPtrArray *stale,
			GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *drafts =
		message_unwritten(in->campaign, patch)
			? message_text(in, "stub", NULL, error)
			: g_strdup("");
	g_autofree char *list = drafts ? stale_list(in, stale, error) : NULL;
	g_autofree char *again =
		list ? message_text(in, "again", NULL, error) : NULL;

	if (!again)
		return NULL;
	text_add(out, drafts);
	text_add(out, list);
	text_add(out, again);
	return g_strdup(out->str);
}

/* What belongs to the API and comes when all subsystems are done. */
static gboolean is_ending(const struct patch *patch)
{
	return patch->kind == PATCH_FLIP || patch->kind == PATCH_LOCKDOWN;
}

static struct prefix *make_prefix(const struct message_input *in,
				  const struct patch *patch)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	g_autoptr(GPtrArray) sites = message_sites(patch, in->sites, TRUE);
	enum house house = house_of(in->maintainers, patch);
	gboolean ends = is_ending(patch);
	struct prefix *prefix;
	gboolean none;

	/* the calls' own files: a header that changes with them is no topic */
	for (guint i = 0; !ends && i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (!g_ptr_array_find_with_equal_func(paths, site->file,
						      g_str_equal, NULL))
			g_ptr_array_add(paths, site->file);
	}
	if (patch->kind == PATCH_HELPERS || ends)
		g_ptr_array_add(paths, in->campaign->definitions);
	/* what the API changes in all of the tree is its whole folder's topic */
	if (ends && in->campaign->headers[1])
		g_ptr_array_add(paths, in->campaign->headers[1]);
	none = !paths->len;
	for (guint i = 0; none && i < patch->changes->len; i++)
		g_ptr_array_add(
			paths,
			((struct change *)patch->changes->pdata[i])->path);
	prefix = prefix_choose(in->history, paths, patch->entry);
	if (house == HOUSE_TIP || house == HOUSE_KVM_X86)
		prefix->capital = TRUE;
	return prefix;
}

static char *make_subject(const struct message_input *in,
			  const struct patch *patch,
			  const struct prefix *prefix, GError **error)
{
	g_autoptr(GPtrArray) converted = message_sites(patch, in->sites, TRUE);
	g_autoptr(GHashTable) values = NULL;
	g_autofree char *name = NULL;
	g_autofree char *text = NULL;

	/* a behaviour's file may hold calls that a later patch converts */
	if (converted->len && patch->kind != PATCH_BEHAVIOUR &&
	    !is_ending(patch))
		return (patch->kind == PATCH_QUESTION ? subject_question
						      : subject_convert)(
			in->campaign, prefix, converted, error);
	name = text_name(in, patch, "subject-");
	values = g_hash_table_new(g_str_hash, g_str_equal);
	for (char **pair = patch->values; pair && *pair; pair += 2)
		g_hash_table_insert(values, pair[0], pair[1]);
	text = campaign_text(in->campaign, name, values, error);
	return text ? subject_join(prefix, text) : NULL;
}

static void replace(char **field, char *value)
{
	g_free(*field);
	*field = value;
}

gboolean message_write(const struct message_input *in, struct patch *patch,
		       const GPtrArray *stale, const char *proof,
		       GError **error)
{
	gboolean conversion =
		patch->kind == PATCH_CONVERSION || patch->kind == PATCH_CORE ||
		patch->kind == PATCH_QUESTION || patch->kind == PATCH_FLIP;
	struct prefix *prefix = make_prefix(in, patch);
	g_autofree char *subject = make_subject(in, patch, prefix, error);
	g_autofree char *body = NULL;
	g_autofree char *notes = NULL;

	if (subject)
		body = conversion ? conversion_body(in, patch, proof, error)
				  : fixed_body(in, patch, proof, error);
	if (body)
		notes = make_notes(in, patch, stale, error);
	if (notes) {
		replace(&patch->prefix, g_strdup(prefix->text));
		replace(&patch->subject, g_steal_pointer(&subject));
		replace(&patch->body, g_steal_pointer(&body));
		replace(&patch->notes, *notes ? g_strdup(notes) : NULL);
	}
	prefix_free(prefix);
	return notes != NULL;
}
