/* SPDX-License-Identifier: GPL-2.0 */
/*
 * message - the words of each patch: prefix, subject, body, notes
 *
 *	struct message_input in = {
 *		.campaign = campaign, .history = history,
 *		.maintainers = text, .sites = sites, .helpers = names,
 *		.spatch = "1.1.1", .command = "make generate KERNEL=linux",
 *	};
 *
 *	for each patch:
 *		if (!message_write(&in, patch, stale, proof, &error))
 *			...
 *	subject_distinct(patches);
 *
 * The words stand in the campaign's texts; this module computes what goes into
 * them and puts the paragraphs into the order that the patch's maintainers
 * want (house.h): context, change, reasons, script, tool; the change first for
 * KVM. Everything is wrapped at TEXT_COLUMNS but scripts, commands and links.
 */
#ifndef TREEWIDE_MESSAGE_H
#define TREEWIDE_MESSAGE_H

#include <glib.h>

#include "site/campaign.h"
#include "tree/history.h"
#include "tree/patch.h"
#include "site/site.h"

/* What all messages of a series are made from. Nothing is owned. */
struct message_input {
	const struct campaign *campaign;
	const struct history *history; /* NULL: none is known */
	const char *maintainers; /* text of the tree's MAINTAINERS */
	const GPtrArray *sites; /* struct site *: all of the tree */
	const GPtrArray *lifted; /* struct lifted *; may be NULL */
	const GPtrArray *helpers; /* char *: names of the helpers made */
	/* char *: a sentence each, about what this tree's helpers do
	 * otherwise; may be NULL */
	const GPtrArray *helper_notes;
	const GPtrArray *test_notes; /* the same for the KUnit suite */
	const char *spatch; /* Coccinelle's version: "1.1.1" */
	const char *command; /* reproduces the series */
};

/*
 * Fills prefix, subject, body and notes of the patch; what they held is freed.
 * stale (char *; may be NULL): places that the patch makes stale, one line
 * each, for below the ---. proof (may be NULL): a paragraph of what was shown
 * about this patch. Fails with TREEWIDE_ERROR_INPUT when the campaign lacks a
 * text; the patch is then unchanged.
 *
 * A patch that is no conversion, and not the helpers or their tests, takes its
 * words from the texts "subject-<kind>" and "<kind>" (message_kind()), or from
 * "subject-<kind>-<file>" and "<kind>-<file>" where the campaign has them for
 * its first file (without folder and ending).
 */
gboolean message_write(const struct message_input *in, struct patch *patch,
		       const GPtrArray *stale, const char *proof,
		       GError **error);

/* "helpers", "behaviour", "core", "test", "conversion", "question",
 * "tooling", "flip", "lockdown" */
const char *message_kind(enum patch_kind kind);

/* The stage whose calls a patch of this kind converts. */
enum stage message_stage(enum patch_kind kind);

/*
 * How many comments the patch adds that no person has written yet: lines with
 * the campaign's mark after the patch, less those before it.
 */
guint message_unwritten(const struct campaign *campaign,
			const struct patch *patch);

/* The patch's sites (struct site *): converted ones, or left ones. */
GPtrArray *message_sites(const struct patch *patch, const GPtrArray *sites,
			 gboolean converted);

#endif
