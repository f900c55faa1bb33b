/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wording - the words of a composed series: each message and the cover letter
 *
 *	compose->patches = ...; compose->helpers = ...;
 *	ok = wording_write(compose, conversion, &options, &error);
 *
 * What the words say is decided in messages, covers and proofs; here all that
 * they look at is brought together.
 */
#ifndef TREEWIDE_WORDING_H
#define TREEWIDE_WORDING_H

#include <glib.h>

struct compose;
struct compose_options;
struct conversion;

/*
 * Fills in the words of each patch, who gets it by what it says, and subject,
 * body and unwritten of compose. Fails when history, MAINTAINERS or a text of
 * the campaign cannot be read.
 */
gboolean wording_write(struct compose *compose,
		       const struct conversion *conversion,
		       const struct compose_options *options, GError **error);

#endif
