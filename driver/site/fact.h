/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fact - what the campaign's facts.cocci saw in a file
 *
 * A line of the rule's output is a kind, the file, the function, and one or two
 * places as line:column-line:column. facts_read() turns the lines into token
 * ranges of the units they speak of.
 */
#ifndef TREEWIDE_FACT_H
#define TREEWIDE_FACT_H

#include <glib.h>

enum fact_kind {
	FACT_CALL, /* name of a called function */
	FACT_ASSIGN, /* what is written; value */
	FACT_DECLARE, /* name of a local or global variable */
	FACT_ADDRESS, /* expression whose address is taken */
};

struct fact {
	enum fact_kind kind;
	guint first; /* tokens, both inclusive */
	guint last;
	guint value_first; /* FACT_ASSIGN: the value */
	guint value_last;
};

struct unit;

/*
 * Gives each unit its facts, sorted and without duplicates. units is indexed
 * by the number that the lines name as file ("17.c"). A line that names a place
 * where the unit has none takes the unit's facts away and sets its unread: none
 * of them can be trusted. Other lines that are no facts are an error
 * (TREEWIDE_ERROR_TOOL): they would be lost in silence.
 */
gboolean facts_read(const char *output, GPtrArray *units, GError **error);

#endif
