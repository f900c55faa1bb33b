/* SPDX-License-Identifier: GPL-2.0 */
/*
 * message-question - what a mail says where flags and code part: for message-part.c
 */
#ifndef TREEWIDE_MESSAGE_QUESTION_H
#define TREEWIDE_MESSAGE_QUESTION_H

#include "words/message.h"

/* Paragraphs on these sites (struct site *), as message_part() makes them. */
char *message_keepers(const struct message_input *in, const GPtrArray *sites,
		      GError **error);
char *message_question(const struct message_input *in, const GPtrArray *sites,
		       GError **error);

#endif
