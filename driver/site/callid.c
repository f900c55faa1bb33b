// SPDX-License-Identifier: GPL-2.0
#include "site/callid.h"

#include <string.h>

#include "site/reference.h"
#include "site/unit.h"

static void callid_free(gpointer data)
{
	struct callid *call = data;

	g_free(call->file);
	g_free(call->function);
	g_free(call->callee);
	g_free(call);
}

/* The member that a name calls, itself or by one of its helpers. */
static const struct member *member_of(const struct family *family,
				      const struct campaign *campaign,
				      const char *word)
{
	const char *suffixes[] = {"", campaign->longterm_suffix,
				  campaign->shortterm_suffix};

	for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		const struct member *member;
		char *name;

		if (!g_str_has_suffix(word, suffixes[i]))
			continue;
		name = g_strndup(word, strlen(word) - strlen(suffixes[i]));
		member = family_find(family, name);
		g_free(name);
		if (member)
			return member;
	}
	return NULL;
}

static const struct unit *unit_of(const GPtrArray *units, const char *path)
{
	for (guint i = 0; i < units->len; i++)
		if (!strcmp(((struct unit *)units->pdata[i])->path, path))
			return units->pdata[i];
	return NULL;
}

static guint turn_of(const GPtrArray *calls, const struct callid *call)
{
	guint turn = 1;

	for (guint i = 0; i < calls->len; i++) {
		const struct callid *before = calls->pdata[i];

		turn += !strcmp(before->file, call->file) &&
			!strcmp(before->function, call->function) &&
			!strcmp(before->callee, call->callee);
	}
	return turn;
}

GPtrArray *callids_of(const GPtrArray *references, const GPtrArray *units,
		      const struct family *family,
		      const struct campaign *campaign)
{
	GPtrArray *calls = g_ptr_array_new_with_free_func(callid_free);

	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];
		const struct member *member =
			member_of(family, campaign, reference->word);
		const struct unit *unit = unit_of(units, reference->file);
		struct callid *call;

		if (reference->kind != REFERENCE_CALL || !member || !unit)
			continue;
		call = g_new0(struct callid, 1);
		call->file = g_strdup(reference->file);
		call->function = unit_holder(
			unit, source_at(unit->source, reference->offset));
		if (!call->function)
			call->function = g_strdup("");
		call->callee = g_strdup(member->name);
		call->offset = reference->offset;
		call->turn = turn_of(calls, call);
		g_ptr_array_add(calls, call);
	}
	return calls;
}

char *callid_helper(const struct campaign *campaign, const struct site *site)
{
	return g_strconcat(site->callee,
			   site->outcome == OUTCOME_LONGTERM
				   ? campaign->longterm_suffix
				   : campaign->shortterm_suffix,
			   NULL);
}

const struct callid *callids_at(const GPtrArray *calls, const char *file,
				guint offset)
{
	for (guint i = 0; i < calls->len; i++) {
		const struct callid *call = calls->pdata[i];

		if (call->offset == offset && !strcmp(call->file, file))
			return call;
	}
	return NULL;
}

gboolean callids_has(const GPtrArray *calls, const char *file,
		     const char *function, const char *callee, guint turn)
{
	for (guint i = 0; i < calls->len; i++) {
		const struct callid *call = calls->pdata[i];

		if (call->turn == turn && !strcmp(call->file, file) &&
		    !strcmp(call->function, function) &&
		    !strcmp(call->callee, callee))
			return TRUE;
	}
	return FALSE;
}
