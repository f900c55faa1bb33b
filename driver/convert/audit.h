/* SPDX-License-Identifier: GPL-2.0 */
/*
 * audit - calls that say something else than their code does
 *
 *	audit = audit_new(conversion, decisions, &error);
 *	text = audit_text(audit, markdown);
 *	audit_free(audit);
 *
 * To be made after conversion_lifetimes(). In this order:
 *
 *	suspect		short-term by its flags, kept by the code
 *	needless	long-term by its flags, dropped before the call returns
 *	review		unknown lifetime
 *	no-flags	a pin by a function that takes no flags
 *	wrong-release	a release that is not meant for pins
 */
#ifndef TREEWIDE_AUDIT_H
#define TREEWIDE_AUDIT_H

#include <glib.h>

#include "convert/conversion.h"
#include "convert/decision.h"

enum audit_kind {
	AUDIT_SUSPECT,
	AUDIT_NEEDLESS,
	AUDIT_REVIEW,
	AUDIT_NO_FLAGS,
	AUDIT_RELEASE,
	AUDIT_KINDS,
};

struct audit_entry {
	enum audit_kind kind;
	const struct site *site; /* NULL: the function takes no flags */
	const struct evidence *evidence; /* of the pin */
	const struct evidence_release *release; /* AUDIT_RELEASE: that one */
	const struct decision *decision; /* what people decided, or NULL */
	GPtrArray *costs; /* char *: what the flag would cost here */
};

struct audit {
	const struct conversion *conversion;
	const struct decisions *decisions;
	GPtrArray *entries; /* struct audit_entry *, by kind and place */
};

/*
 * Fails with TREEWIDE_ERROR_INPUT if the campaign's audit.conf cannot be used.
 * conversion and decisions (may be NULL) must outlive it. Free with
 * audit_free().
 */
struct audit *audit_new(const struct conversion *conversion,
			const struct decisions *decisions, GError **error);
void audit_free(struct audit *audit);

/* "suspect" ... */
const char *audit_kind_name(enum audit_kind kind);

/* For people, as plain text or markdown. Free with g_free(). */
char *audit_text(const struct audit *audit, gboolean markdown);

/* One row per entry, after a header; a JSON array. Free with g_free(). */
char *audit_tsv(const struct audit *audit);
char *audit_json(const struct audit *audit);

#endif
