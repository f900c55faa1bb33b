/* SPDX-License-Identifier: GPL-2.0 */
/* phrase-subject - the one line of a patch that a rule made; for phrase.c */
#ifndef TREEWIDE_PHRASE_SUBJECT_H
#define TREEWIDE_PHRASE_SUBJECT_H

#include "engine/phrase.h"

/* Fills prefix and subject: at most TEXT_COLUMNS wide. */
void phrase_subject(const struct phrases *words, struct patch *patch);

#endif
