/* SPDX-License-Identifier: GPL-2.0 */
/*
 * message-part - one paragraph of a patch's body
 *
 * For message.c and cover.c; see message.h.
 */
#ifndef TREEWIDE_MESSAGE_PART_H
#define TREEWIDE_MESSAGE_PART_H

#include <glib.h>

#include "words/message.h"

/*
 * The named part, wrapped; "" where the patch has none. "context", "what",
 * "unchanged", "reasons", "left", "stub", "proof", "smpl", "tool",
 * "test", "helper-notes"; any other name is that of a text. NULL on error. Free with
 * g_free().
 */
char *message_part(const struct message_input *in, const struct patch *patch,
		   const char *name, const char *proof, GError **error);

/*
 * A text of the campaign with the values every text may use (FAMILY, LONGTERM,
 * SHORTTERM, DEFINITIONS, DOCUMENT, TAG, MARK, CAMPAIGN, SPATCH, COMMAND,
 * HELPERS) and more (NULL-terminated pairs in an array; may be NULL), wrapped.
 */
char *message_text(const struct message_input *in, const char *name,
		   const char *const *more, GError **error);

/*
 * One sentence for each kind of helper that the series makes, from the texts
 * "<prefix>-longterm" and "<prefix>-shortterm"; "" without any. g_free().
 */
char *message_rules(const struct message_input *in, const char *prefix,
		    GError **error);

#endif
