/* SPDX-License-Identifier: GPL-2.0 */
/*
 * message-suite - what the mail says about the KUnit suite
 *
 * For message-part.c; see there.
 */
#ifndef TREEWIDE_MESSAGE_SUITE_H
#define TREEWIDE_MESSAGE_SUITE_H

#include <glib.h>

#include "words/message.h"

/*
 * The text "test" with the cases that the patch's suite really has: some are
 * left out where a tree lacks what they need. A case is described by the text
 * "case-<name>", else by its name. NULL on error. Free with g_free().
 */
char *message_suite(const struct message_input *in, const struct patch *patch,
		    GError **error);

#endif
