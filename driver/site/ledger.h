/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ledger - the account of every reference: what became of it, and why
 *
 *	ledger_account(references, units, sites, family, campaign);
 *	count = ledger_unaccounted(references);
 *	text = ledger_tsv(references);
 */
#ifndef TREEWIDE_LEDGER_H
#define TREEWIDE_LEDGER_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "site/reference.h"

/*
 * Gives each reference that has none its fate: a call by its site's outcome, a
 * flag by the call that it goes to, everything else by its kind.
 */
void ledger_account(GPtrArray *references, GPtrArray *units, GPtrArray *sites,
		    const struct family *family,
		    const struct campaign *campaign);

/* How many references nobody accounts for. */
guint ledger_unaccounted(const GPtrArray *references);

/* How many calls spatch could not be shown in any way. */
guint ledger_unparsed(const GPtrArray *references);

/*
 * The references of this fate, "file:line: word", with a reason ": reason"
 * behind it: char *. Free with g_ptr_array_unref().
 */
GPtrArray *ledger_lines(const GPtrArray *references, enum reference_fate fate);

/*
 * The calls that spatch could not read, for people: how many, and a line each.
 * "" where there are none. Free with g_free().
 */
char *ledger_unparsed_text(const GPtrArray *references);

/*
 * A header row and a row for each reference: file, line, word, kind, fate,
 * reason. Tabs and newlines in a value become blanks. Free with g_free().
 */
char *ledger_tsv(const GPtrArray *references);

#endif
