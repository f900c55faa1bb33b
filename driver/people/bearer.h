/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bearer - which of several spellings of a person to use
 *
 *	known = bearers_new(dialect, mailmap);
 *	bearers_settle(known, &contact);	once for each, in order
 *	bearers_free(known);
 *
 * Two contacts with the same name or the same address are one person, listed as
 * first seen, after .mailmap.
 */
#ifndef TREEWIDE_BEARER_H
#define TREEWIDE_BEARER_H

#include "people/contact.h"
#include "people/dialect.h"
#include "people/mailmap.h"

struct bearers;

/* dialect and mailmap must outlive the result. */
struct bearers *bearers_new(const struct dialect *dialect,
			    const struct mailmap *mailmap);
void bearers_free(struct bearers *known);

/* Replaces name and address by those to use. */
void bearers_settle(struct bearers *known, struct contact *contact);

#endif
